// Whatever an editor pastes, no page does more than show it: no script runs, nothing is asked for elsewhere, and no page has an
// element or an attribute that it does not have with harmless words in the same places. What is refused is told of in its file.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after } from 'node:test';
import { ROOT, context, none, serve, test, watch } from './site.mjs';
import { look } from './hostile/look.mjs';
import { payloads } from './hostile/payloads.mjs';
import { draw, fileOf, inRounds, places, refusing } from './hostile/site.mjs';

import { KUNTEN } from './preview.mjs';

const folder = mkdtempSync(join(tmpdir(), 'kunten-hostile-'));
const built = join(folder, 'built');
after(() => rmSync(folder, { recursive: true, force: true }));

// Sites on the disk, of which only what changes is written; two, for as many processes at a time.
const sites = [1, 2].map((number) => ({ root: join(folder, `site-${number}`), files: {} }));
const rounds = inRounds();

test('payloads', async (t) => {
  const page = await (await context(t)).newPage();
  const root = await serve(built);
  const faults = await watch(page, root);
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });

  const plain = draw();
  const whole = await build('harmless', plain);
  none(whole.faults);
  writeFileSync(join(built, 'frames.html'), '<!DOCTYPE html><title>Frames</title>');
  await page.goto(`${root}frames.html`);
  none([...(await open(whole, plain.spots, places.keys(), ({ name }) => plain.words(name))), ...faults]);

  const taken = new Map([...places.keys()].map((name) => [name, 0]));
  const misplaced = [];
  let next = prepare(0);
  for (const [number, { group, text, makes, shows = text }] of payloads.entries()) {
    const { language, accepted, spots, told, site } = await next;
    next = number + 1 < payloads.length ? prepare(number + 1) : undefined;
    // Told of when it is awaited.
    next?.catch(() => {});
    for (const name of accepted) taken.set(name, taken.get(name) + 1);
    misplaced.push(...told.map((fault) => `${JSON.stringify(text).slice(0, 40)} as ${fault}`));

    await t.test(`${group}: ${JSON.stringify(text).slice(0, 70)}`, async () => {
      faults.length = 0;
      none(site.faults);
      assert.deepEqual(site.pages, whole.pages);
      // All pages of the language that has the payload escaped; the other one shows no more on those that are left out.
      const some = site.pages.filter((path) => !path.startsWith(language) || /small\.html|about|ann/.test(path));
      const found = await open({ ...site, pages: some }, spots, accepted, ({ read }) => read?.(text) ?? shows, makes);
      none([...found, ...faults]);
    });
    rmSync(join(built, site.name), { recursive: true, force: true });
  }

  await t.test('what is refused is told of in its file', () => none(misplaced));

  await t.test('every place takes a payload, or is one that takes none', () => {
    assert.ok(payloads.length >= 60, `${payloads.length} payloads`);
    assert.deepEqual([...taken].filter(([, count]) => count === 0).map(([name]) => name), []);
  });
  t.diagnostic(`${payloads.length} payloads in ${places.size + refusing.size} places`);

  /** Opens the pages of a site; all that is wrong in them. */
  function open({ name, pages }, spots, names, wordsOf, extra = []) {
    const wanted = {};
    for (const place of [...names].map((name) => places.get(name))) {
      const languages = (spots.get(place.name) ?? []).flatMap(({ lang }) => lang ?? ['en', 'ja']);
      for (const [[path, at], lang] of place.shown.flatMap((shown) => languages.map((lang) => [shown, lang]))) {
        (wanted[path.replace('*', lang)] ??= []).push({ name: place.name, at, words: wordsOf(place) });
      }
    }
    // Made for any depth of its host, 404.html has full addresses of the host that site.toml names: it is read and not opened.
    const read = { '404.html': readFileSync(join(built, name, '404.html'), 'utf8') };
    const opened = pages.filter((path) => !(path in read));
    return page.evaluate(look, { root: `${root}${name}/`, pages: opened, read, wanted, extra });
  }
});

test('payloads in the address of a reader', async (t) => {
  const page = await (await context(t)).newPage();
  const root = await serve(built);
  const faults = await watch(page, root);
  await page.goto(`${root}harmless/en/claims.html`);
  for (const { text } of payloads.filter(({ text }) => text.length < 200)) {
    const link = await page.evaluate((text) => {
      history.replaceState(null, '', `?so=${encodeURIComponent(text)}&voice=${text}#${text}`);
      dispatchEvent(new PopStateEvent('popstate'));
      // What the script adds to the link is wanted, and not where it leads.
      addEventListener('click', (event) => event.preventDefault(), { once: true });
      const link = document.querySelector('.languages a:not([aria-current])');
      link.click();
      return link.href;
    }, text);
    if (!link.startsWith(`${root}harmless/ja/claims.html`)) faults.push(`${JSON.stringify(text)}: leads to ${link}`);
  }
  assert.equal(await page.evaluate(() => window.__hit), undefined);
  none(faults);
});

/** Tries a payload in every place, then builds a site that has it in all places that took it. */
async function prepare(number) {
  const { text } = payloads[number];
  // The language that takes Markdown as it stands.
  const language = number % 2 ? 'ja' : 'en';
  const told = [];
  const accepted = [];
  const left = [...rounds];
  const tryAll = async (site) => {
    for (let round = left.shift(); round; round = left.shift()) {
      const outcome = await attempt(site, round, text, language);
      told.push(...outcome.faults);
      accepted.push(...outcome.accepted);
    }
  };
  await Promise.all(sites.map(tryAll));
  const drawn = draw(text, accepted, language);
  return { language, accepted, spots: drawn.spots, told, site: await build(`${number}`, drawn) };
}

/** Checks the site with a payload in a round of places: which of them took it, and what is wrong about what was told. */
async function attempt(site, round, text, language) {
  const drawn = draw(text, round.filter((name) => places.has(name)), language);
  const spots = round.flatMap((name) => drawn.spots.get(name)?.map((spot) => ({ ...spot, name })) ?? []);
  for (const name of round.filter((name) => refusing.has(name))) {
    const more = refusing.get(name)(text, drawn.files);
    Object.assign(drawn.files, more);
    spots.push(...Object.keys(more).map((path) => ({ name, path })));
  }
  write(site, drawn.files);
  const { code, out, err } = await kunten('check', '--site', site.root, '--format', 'json');
  const where = round.join(', ');
  if (![0, 1].includes(code) || /panicked/.test(err)) return { accepted: [], faults: [`${where}: exit status ${code}: ${err}`] };

  const faults = [];
  const refused = new Set();
  const errors = JSON.parse(out).filter(({ severity }) => severity === 'error');
  if ((code === 1) !== errors.length > 0) faults.push(`${where}: exit status ${code} with ${errors.length} errors`);
  for (const { code, file, line, message } of errors) {
    const at = spots.find((spot) => fileOf(spot.path) === fileOf(file) && (!spot.exact || spot.line === line));
    if (!at) faults.push(`${where}: told of at ${file}:${line}: ${code} ${message}`);
    refused.add(at?.name ?? round[0]);
  }
  faults.push(...round.filter((name) => refusing.has(name) && !refused.has(name)).map((name) => `${name}: not refused`));
  return { accepted: round.filter((name) => places.has(name) && !refused.has(name)), faults };
}

/** Builds a site: its output's folder and pages. */
async function build(name, { files }) {
  write(sites[0], files);
  const { code, err } = await kunten('build', '--site', sites[0].root, '--output', join(built, name));
  if (code !== 0) {
    const errors = err.split('\n\n').filter((one) => !/^(warning|note)/.test(one));
    return { name, pages: [], faults: [`not built, exit status ${code}: ${errors.join('\n\n')}`] };
  }
  const all = readdirSync(join(built, name), { recursive: true });
  return { name, pages: all.filter((path) => path.endsWith('.html')).sort(), faults: [] };
}

function write(site, files) {
  for (const [path, text] of Object.entries(files)) {
    if (site.files[path] === text) continue;
    mkdirSync(dirname(join(site.root, path)), { recursive: true });
    writeFileSync(join(site.root, path), text);
  }
  for (const path of Object.keys(site.files).filter((path) => !(path in files))) {
    // A reading's folder goes with it.
    rmSync(join(site.root, path.endsWith('/reading.yaml') ? dirname(path) : path), { recursive: true });
  }
  site.files = files;
}

function kunten(...args) {
  const env = { ...process.env, NO_COLOR: '1', RAYON_NUM_THREADS: '1' };
  return new Promise((done) => {
    execFile(KUNTEN, args, { env, maxBuffer: 1 << 28, timeout: 20_000 }, (error, out, err) => {
      done({ code: error ? (error.code ?? error.signal) : 0, out, err: err || String(error) });
    });
  });
}
