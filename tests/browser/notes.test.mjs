// A note opens from its mark by mouse, by keyboard and by address, with JavaScript off, and leads back; it prints; it has its twin.

import assert from 'node:assert/strict';
import { address, context, languages, none, readings, samples, seen, test } from './site.mjs';

for (const reading of readings) {
  test(`${reading.path}: notes without JavaScript`, async (t) => {
    const opened = await context(t, { javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
    const page = await opened.newPage();
    const url = await address(reading.path);
    await page.goto(url);
    const marks = await page.evaluate(() =>
      [...document.querySelectorAll('mark [role=doc-noteref]')].map((ref, index) => ({
        index,
        claim: ref.closest('mark').dataset.claim,
        note: ref.hash.slice(1),
      })),
    );
    assert.ok(marks.length > 0, 'no marks');
    // A parallel page repeats what the two readings have shown mark by mark.
    const every = (step) => marks.filter(({ index }) => index % step === 0 || index === marks.length - 1);
    const many = every(reading.kind === 'reading' ? 1 : 5);
    // The browser tells of a new fragment a moment after the key or the click.
    const arrived = (id) =>
      page.waitForURL((url) => url.hash === `#${id}`, { timeout: 1500 }).then(
        () => [],
        () => [`${id}: the address is ${page.url()}`],
      );
    const closed = async () => {
      await page.goto('about:blank');
      await page.goto(url);
    };

    await t.test('every mark has its own note, and every note its own mark', async () => {
      none(await page.evaluate(ties));
    });

    await t.test('by mouse', async () => {
      const faults = [];
      await closed();
      for (const { index, note } of many) {
        // A later mark of a claim leads to a note that is open by now.
        const first = many.find((mark) => mark.note === note).index === index;
        if (first && (await page.evaluate(seen, note))) faults.push(`${note}: open before anybody asked`);
        await page.locator('mark [role=doc-noteref]').nth(index).click({ timeout: 1500 }).catch((error) => faults.push(`${note}: ${error.message}`));
        faults.push(...(await arrived(note)));
        if (!(await page.evaluate(seen, note))) faults.push(`${note}: not shown`);
      }
      none(faults);
    });

    await t.test('by keyboard; Tab goes on into the note', async () => {
      const faults = [];
      await closed();
      for (const { index, note } of many) {
        await page.locator('mark [role=doc-noteref]').nth(index).focus();
        await page.keyboard.press('Enter');
        faults.push(...(await arrived(note)));
        if (!(await page.evaluate(seen, note))) faults.push(`${note}: not shown`);
        await page.keyboard.press('Tab');
        const inside = await page.evaluate((id) => document.getElementById(id).contains(document.activeElement), note);
        if (!inside) faults.push(`${note}: Tab does not land in it`);
      }
      none(faults);
    });

    await t.test('by address, and back to the mark', async () => {
      for (const { note, claim } of every(9)) {
        await page.goto('about:blank');
        await page.goto(`${url}#${note}`);
        assert.ok(await page.evaluate(seen, note), `#${note} is not shown`);
        const back = page.locator(`[id="${note}"] [role=doc-backlink]`);
        const id = (await back.getAttribute('href')).slice(1);
        await back.click();
        none(await arrived(id));
        const mark = page.locator(`[id="${id}"]`);
        assert.equal(await mark.getAttribute('data-claim'), claim, `back from ${note}`);
        const inView = await mark.evaluate((element) => {
          const { top, bottom } = element.getBoundingClientRect();
          return bottom > 0 && top < innerHeight;
        });
        assert.ok(inView, `the mark ${claim} is not in view`);
      }
    });
  });

  test(`${reading.path}: all notes are printed`, async (t) => {
    const page = await (await context(t, { javaScriptEnabled: false })).newPage();
    await page.goto(await address(reading.path));
    await page.emulateMedia({ media: 'print' });
    for (const width of [794, 1200]) {
      await page.setViewportSize({ width, height: 1000 });
      const notes = await page.evaluate(() => [...document.querySelectorAll('[data-note] [id*="note-"]')].map((note) => note.id));
      assert.ok(notes.length > 0, 'no notes');
      const hidden = [];
      for (const note of notes) if (!(await page.evaluate(seen, note))) hidden.push(`${note}: not printed at ${width} px`);
      none(hidden);
    }
  });

  test(`${reading.path}: every note leads to its twin`, { skip: languages.length < 2 && 'one language only' }, async (t) => {
    const page = await (await context(t)).newPage();
    await page.goto(await address(reading.path));
    const twins = await page.evaluate(() =>
      [...document.querySelectorAll('[data-note]')].flatMap((note) => {
        const links = [...note.querySelectorAll('a[hreflang]')];
        return (links.length ? links : [{ href: '' }]).map((link) => ({ claim: note.dataset.note, lang: link.hreflang, href: link.href }));
      }),
    );
    const lost = [];
    const there = new Map();
    for (const { claim, lang, href } of twins) {
      if (!href) {
        lost.push(`${claim}: no twin`);
        continue;
      }
      const [url, fragment] = href.split('#');
      if (!there.has(url)) {
        await page.goto(url);
        there.set(url, await page.evaluate(() => ({
          lang: document.documentElement.lang,
          claims: Object.fromEntries(
            [...document.querySelectorAll('[id]')].map((element) => [
              element.id,
              element.dataset.claim ?? element.closest('[data-note]')?.dataset.note,
            ]),
          ),
        })));
      }
      const found = there.get(url);
      if (found.claims[fragment] !== claim) lost.push(`${claim}: ${href} is ${found.claims[fragment]}`);
      if (reading.kind === 'reading' && found.lang !== lang) lost.push(`${claim}: ${href} is in ${found.lang}, not ${lang}`);
    }
    none(lost);
  });
}

for (const sample of samples.filter((page) => page.lang && languages.length > 1)) {
  test(`${sample.path}: the language switch leads to the same page`, async (t) => {
    const page = await (await context(t, { javaScriptEnabled: false })).newPage();
    for (const other of languages.filter((lang) => lang !== sample.lang)) {
      await page.goto(await address(sample.path));
      await page.locator(`header a[hreflang="${other}"]`).first().click();
      await page.waitForURL(await address(sample.path.replace(sample.lang, other)));
      assert.equal(await page.evaluate(() => document.documentElement.lang), other);
    }
  });
}

// Runs in the page: a mark's number leads into a note of the same claim, which stands after it and leads back to it.
function ties() {
  const faults = [];
  const led = new Set();
  for (const mark of document.querySelectorAll('mark[data-claim]')) {
    const refs = [...mark.querySelectorAll('[role=doc-noteref]')].filter((ref) => ref.closest('mark') === mark);
    if (refs.length !== 1) faults.push(`${mark.id}: ${refs.length} numbers`);
    for (const ref of refs) {
      const note = document.getElementById(ref.hash.slice(1))?.closest('[data-note]');
      if (note?.dataset.note !== mark.dataset.claim) faults.push(`${mark.id}: leads to the note of ${note?.dataset.note}`);
      else if (!led.has(note) && !(mark.compareDocumentPosition(note) & Node.DOCUMENT_POSITION_FOLLOWING)) {
        faults.push(`${mark.id}: its note stands before it`);
      }
      led.add(note);
    }
  }
  const last = new Map();
  for (const note of document.querySelectorAll('[data-note]')) {
    const claim = note.dataset.note;
    if (!led.has(note)) faults.push(`${claim}: no mark leads to its note`);
    const back = document.getElementById(note.querySelector('[role=doc-backlink]')?.hash.slice(1));
    if (back?.dataset.claim !== claim) faults.push(`${claim}: the note leads back to ${back?.dataset.claim}`);
    // Numbers rise down the page, in each language for itself where there are two.
    const lang = note.closest('[lang]').lang;
    const number = Number(note.querySelector('.num')?.textContent);
    if (!(number > (last.get(lang) ?? 0))) faults.push(`${claim}: note ${number} after note ${last.get(lang)}`);
    last.set(lang, number);
  }
  return faults;
}
