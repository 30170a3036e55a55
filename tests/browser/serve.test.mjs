// While a site is served: what an editor saves is in the browser, at the same place; what is wrong is shown over the last good
// page; however an editor saves, it is one change.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  copyFileSync, existsSync, mkdirSync, mkdtempSync, closeSync, ftruncateSync, openSync, readFileSync, readdirSync, renameSync, rmSync, unlinkSync, writeFileSync, writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KUNTEN, copy, preview } from './preview.mjs';
import { context, none, test, watch } from './site.mjs';

const READING = 'content/readings/china-ai-race';
const SECTION = `${READING}/04-bottlenecks.en.md`;
const PAGE = 'en/china-ai-race.html';
const MADE = /^\d+ pages in|last good site is shown$/;

/** A page of a served site, with what it should never say. */
async function opened(t, path = PAGE) {
  const served = await preview(copy());
  t.after(() => served.end());
  const page = await (await context(t, { viewport: { width: 1440, height: 900 } })).newPage();
  const all = await watch(page, served.base);
  // A page that goes listens no more.
  const faults = { get: () => all.filter((fault) => !/events net::ERR_ABORTED/.test(fault)) };
  const listening = page.waitForResponse((answer) => answer.url().endsWith('/events'));
  await page.goto(served.base + path);
  await listening;
  return { served, page, faults };
}

/** The title of the section of SECTION, as it is written there. */
function title(served) {
  return /^title: "?(.*?)"?$/m.exec(served.read(SECTION))[1];
}

test('a change is in the browser, at the same place', async (t) => {
  const { served, page, faults } = await opened(t);
  const section = page.locator('#s-bottlenecks');
  await section.scrollIntoViewIfNeeded();
  const mark = section.locator('mark').nth(3);
  await mark.evaluate((one) => one.scrollIntoView({ block: 'start' }));
  const before = (await mark.boundingBox()).y;

  // Above what is looked at, so that the page there grows.
  const first = `${READING}/01-lead.en.md`;
  const lead = served.read(first);
  const heading = /^title: (.*)$/m.exec(lead)[0];
  served.write(first, lead.replace(heading, `title: "${'A much longer heading than it was '.repeat(12)}"`));
  await page.locator('h2', { hasText: 'A much longer heading' }).waitFor();
  await page.waitForLoadState('load');
  await page.waitForFunction(
    ([y]) => Math.abs(document.querySelectorAll('#s-bottlenecks mark')[3].getBoundingClientRect().y - y) < 3,
    [before],
  );
  none(faults.get());
});

test('a page that has not changed is not loaded anew', async (t) => {
  const { served, page } = await opened(t, 'ja/about.html');
  let loads = 0;
  page.on('load', () => (loads += 1));
  // What the page is told, heard beside it: first how things stand, then the change.
  const told = page.evaluate(() => {
    const events = new EventSource('/.kunten/events');
    const standing = new Promise((done) => events.addEventListener('message', done, { once: true }));
    window.change = standing.then(() => new Promise((done) => events.addEventListener('message', () => done(true), { once: true })));
    return standing.then(() => true);
  });
  assert.ok(await told);
  served.edit(SECTION, title(served), 'Another title');
  assert.ok(await page.evaluate(() => window.change));
  assert.equal(loads, 0);
  // This one is another then.
  served.edit('content/about.ja.md', '\n---\n\n', '\n---\n\n書き足した段落。\n\n');
  served.edit('content/about.en.md', '\n---\n\n', '\n---\n\nA paragraph that was added.\n\n');
  await page.locator('p', { hasText: '書き足した段落' }).waitFor();
  assert.equal(loads, 1);
});

test('a page to which one goes back is as it now is', async (t) => {
  const { served, page } = await opened(t);
  await page.goto(served.base + 'ja/about.html');
  const made = served.line(MADE);
  served.edit(SECTION, title(served), 'Changed meanwhile');
  await made;
  await page.goBack();
  await page.locator('h2', { hasText: 'Changed meanwhile' }).waitFor();
});

test('what a browser has is not sent again', async (t) => {
  const { served, page } = await opened(t);
  // The page’s own script asks by HEAD.
  const asked = page.waitForResponse((answer) => answer.url() === served.base + PAGE && answer.request().method() === 'GET');
  await page.reload();
  const headers = await (await asked).request().allHeaders();
  assert.match(headers['if-none-match'], /^"[0-9a-f]{16}"$/);
  const { status } = await fetch(served.base + PAGE, { headers: { 'if-none-match': headers['if-none-match'] } });
  assert.equal(status, 304);
});

test('a picture that is opened by its own address runs no script, and is seen in a page', async (t) => {
  const root = copy();
  mkdirSync(join(root, 'static/root'), { recursive: true });
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="7" height="5" onload="document.documentElement.setAttribute('ran', 1)">
    <style>rect { fill: #123456 }</style><rect width="7" height="5"/>
    <script>document.documentElement.setAttribute('ran', 1)</script></svg>`;
  writeFileSync(join(root, 'static/root/picture.svg'), picture);
  const served = await preview(root);
  t.after(() => served.end());
  const page = await (await context(t)).newPage();
  await page.goto(served.base + 'picture.svg');
  const look = () => [document.documentElement.getAttribute('ran'), getComputedStyle(document.querySelector('rect')).fill];
  assert.deepEqual(await page.evaluate(look), [null, 'rgb(18, 52, 86)']);
  await page.goto(served.base + PAGE);
  const width = await page.evaluate(async () => {
    const image = Object.assign(new Image(), { src: '/picture.svg' });
    await image.decode();
    return image.naturalWidth;
  });
  assert.equal(width, 7);
});

test('what is wrong stands over the last good page, as check draws it, until it is mended', async (t) => {
  const { served, page, faults } = await opened(t);
  await page.evaluate(() => (window.untouched = true));
  const good = served.read(SECTION);
  served.write(SECTION, good.replace('](claim:', '](claim:no-such-'));
  const alert = page.locator('[role=alert]');
  await alert.waitFor();
  let told = '';
  try {
    execFileSync(KUNTEN, ['check', '--site', served.root, '--quiet'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    told = error.stdout;
  }
  assert.match(told, /no-such-/);
  // As a person copies it: what is shown, without the space at the ends of lines.
  assert.equal((await alert.locator('pre').evaluate((one) => one.textContent)).trim(), told.trim());
  assert.match(await alert.locator('strong').textContent(), /^\d+ errors?: the page is the last good one$/);
  assert.equal(await page.evaluate(() => window.untouched), true);

  // Loaded by hand, the page is still the good one, and what is wrong is still told.
  await page.reload();
  await alert.waitFor();
  assert.ok(await page.locator('#s-bottlenecks').count());

  served.write(SECTION, good.replace(title(served), 'Mended'));
  await page.locator('h2', { hasText: 'Mended' }).waitFor();
  assert.equal(await alert.count(), 0);
  none(faults.get());
});

test('carets stand under full-width characters', async (t) => {
  const { served, page } = await opened(t);
  served.edit(`${READING}/04-bottlenecks.ja.md`, '](claim:', '](claim:no-such-');
  const pre = page.locator('[role=alert] pre');
  await pre.waitFor();
  const [fault, caret] = await pre.evaluate((box) => {
    const edge = (text, within) => {
      const range = document.createRange();
      const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
      for (let node; (node = walker.nextNode()); ) {
        const at = node.data.indexOf(text);
        if (at < 0) continue;
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getBoundingClientRect().left;
      }
    };
    const line = [...box.children].findLast((row) => /\| .*claim:no-such/.test(row.textContent));
    const mark = line.nextElementSibling;
    return [edge('claim:no-such', line) ?? 0, edge('^', mark)];
  });
  assert.ok(Math.abs(fault - caret) < 2, `the fault begins at ${fault}, the caret at ${caret}`);
});

test('what is told runs neither over the page nor in its stead', async (t) => {
  const { served, page, faults } = await opened(t);
  page.on('dialog', (dialog) => assert.fail(dialog.message()));
  const hostile = '</pre><img src=x onerror=alert(1)><script>alert(1)</script>';
  const plain = async (text) => {
    assert.ok(text.includes('<img src=x onerror=alert(1)>'), text);
    assert.equal(await page.locator('img[src=x], pre script').count(), 0);
  };
  const speaker = served.read('content/speakers/cnn.yaml');
  served.write('content/speakers/cnn.yaml', `${speaker}"${hostile}": 1\n`);
  const alert = page.locator('[role=alert] pre');
  await alert.waitFor();
  await plain(await alert.textContent());
  none(faults.get());

  const other = await preview(served.root);
  t.after(() => other.end());
  await page.goto(other.base);
  await plain(await page.locator('pre').textContent());
});

test('a template that fails is told of, and the page stays', async (t) => {
  const { served, page } = await opened(t);
  mkdirSync(join(served.root, 'templates/parts'), { recursive: true });
  served.write('templates/parts/footer.html', '<footer>{{ nothing.at.all }}</footer>');
  await page.locator('[role=alert]', { hasText: 'footer.html' }).waitFor();
  assert.ok(await page.locator('#s-bottlenecks').count());
  served.write('templates/parts/footer.html', '<footer><p>A footer of our own</p></footer>');
  await page.locator('footer', { hasText: 'A footer of our own' }).waitFor();
  assert.equal(await page.locator('[role=alert]').count(), 0);
});

test('what only the bytes show is told of as well', async (t) => {
  const { served, page } = await opened(t);
  served.edit('content/about.en.md', '\n---\n\n', '\n---\n\n[Nowhere](no-such-page.html)\n\n');
  await page.locator('[role=alert]', { hasText: 'no-such-page.html' }).waitFor();
});

test('a site that is wrong from the beginning is told of, and shown when it is mended', async (t) => {
  const root = copy();
  const served = await (async () => {
    const good = join(root, SECTION);
    copyFileSync(good, `${good}~`);
    unlinkSync(good);
    return preview(root);
  })();
  t.after(() => served.end());
  const page = await (await context(t)).newPage();
  await page.goto(served.base + PAGE);
  assert.match(await page.locator('pre').textContent(), /04-bottlenecks/);
  renameSync(join(root, `${SECTION}~`), join(root, SECTION));
  await page.locator('#s-bottlenecks').waitFor();
});

test('however an editor saves, it is one change', async (t) => {
  const { served, page } = await opened(t);
  const path = join(served.root, SECTION);
  const good = served.read(SECTION);
  const old = title(served);
  const text = (name) => good.replace(old, name);
  const overwritten = (content, flags) => {
    const file = openSync(path, flags);
    if (flags === 'r+') ftruncateSync(file, 0);
    // In pieces, as it reaches the disk.
    const half = content.length >> 1;
    writeSync(file, content.slice(0, half));
    writeSync(file, content.slice(half));
    closeSync(file);
  };
  const ways = {
    // With `backupcopy=no`: tries whether the folder can be written, moves the file away, writes a new one.
    vim(content) {
      closeSync(openSync(join(served.root, READING, '4913'), 'w'));
      unlinkSync(join(served.root, READING, '4913'));
      renameSync(path, `${path}~`);
      overwritten(content, 'w');
      unlinkSync(`${path}~`);
    },
    // QSaveFile: a file of a random name, moved over the old one.
    kate(content) {
      const fresh = `${path}.aBcDeF`;
      const file = openSync(fresh, 'w');
      writeSync(file, content);
      closeSync(file);
      renameSync(fresh, path);
    },
    code: (content) => overwritten(content, 'r+'),
    emacs(content) {
      closeSync(openSync(join(served.root, READING, '#04-bottlenecks.en.md#'), 'w'));
      renameSync(path, `${path}~`);
      overwritten(content, 'w');
      unlinkSync(join(served.root, READING, '#04-bottlenecks.en.md#'));
    },
  };
  for (const [name, save] of Object.entries(ways)) {
    const before = served.said.filter((line) => MADE.test(line)).length;
    const content = text(`Saved by ${name}`);
    save(content);
    await page.locator('h2', { hasText: `Saved by ${name}` }).waitFor();
    // Whatever else this save leads to is over when the next one is seen.
    const next = `And after ${name}`;
    served.write(SECTION, text(next));
    await page.locator('h2', { hasText: next }).waitFor();
    const lines = served.said.filter((line) => MADE.test(line)).slice(before);
    assert.equal(lines.length, 2, `${name}: ${lines.join(', ')}`);
    assert.ok(!existsSync(`${path}.aBcDeF`));
  }
});

test('no page is stale after many saves, renames and deletions', async (t) => {
  const { served, page } = await opened(t);
  const good = served.read(SECTION);
  const old = title(served);
  const ja = `${READING}/04-bottlenecks.ja.md`;
  const count = Number(process.env.KUNTEN_SAVES ?? 16);
  const status = `/proc/${served.child.pid}/status`;
  const held = () => (existsSync(status) ? Math.round(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))[1] / 1024) : 0);
  const memory = [];
  const away = mkdtempSync(join(tmpdir(), 'kunten-away-'));
  t.after(() => rmSync(away, { recursive: true, force: true }));
  for (let k = 0; k < count; k += 1) {
    if (k % 4 === 1) {
      // Both languages under another number, and back.
      for (const name of [SECTION, ja]) renameSync(join(served.root, name), join(served.root, name.replace('04-', '14-')));
      for (const name of [SECTION, ja]) renameSync(join(served.root, name.replace('04-', '14-')), join(served.root, name));
    } else if (k % 4 === 2) {
      for (const name of [SECTION, ja]) {
        copyFileSync(join(served.root, name), join(away, 'kept'));
        unlinkSync(join(served.root, name));
        copyFileSync(join(away, 'kept'), join(served.root, name));
      }
    } else if (k % 4 === 3) {
      served.write(SECTION, good.slice(0, k * 7));
    }
    // What a verdict and lists on other pages hang on.
    if (k % 4 === 0) served.edit(`${READING}/claims.yaml`, ...(k % 8 ? ['differs', 'disputes'] : ['supports', 'differs']));
    served.write(SECTION, good.replace(old, `Heading ${k}!`));
    await page.locator('h2', { hasText: `Heading ${k}!` }).waitFor();
    memory.push(held());
  }
  t.diagnostic(`${count} rounds; memory at the quarters: ${[0.25, 0.5, 0.75, 1].map((part) => memory[Math.ceil(count * part) - 1]).join(', ')} MiB`);
  assert.equal(served.child.exitCode, null);
  const out = join(away, 'built');
  execFileSync(KUNTEN, ['build', '--quiet', '--site', served.root, '--output', out], { stdio: 'ignore' });
  const paths = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== '.kunten-site')
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(out.length + 1));
  const script = /<script src="\/\.kunten\/serve\.js" data-version="[0-9a-f]+" defer><\/script>\n/;
  const stale = [];
  for (const path of paths) {
    const answer = await fetch(served.base + path.split('/').map(encodeURIComponent).join('/'));
    const text = (await answer.text()).replace(script, '');
    if (text !== readFileSync(join(out, path), 'utf8')) stale.push(path);
  }
  assert.ok(paths.length > 100);
  none(stale);
});

test('Ctrl-C ends it in order, whatever is open', async (t) => {
  const served = await preview(copy());
  const page = await (await context(t)).newPage();
  const listening = page.waitForResponse((answer) => answer.url().endsWith('/events'));
  await page.goto(served.base + PAGE);
  await listening;
  assert.equal(await served.end(), 0);
});
