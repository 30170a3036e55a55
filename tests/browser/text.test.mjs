// Without style sheets, in a text browser, a reading is complete and in order.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { SITE, address, context, none, readings, test } from './site.mjs';

for (const reading of readings) {
  test(`${reading.path}: in order and complete in w3m`, async (t) => {
    const page = await (await context(t, { javaScriptEnabled: false })).newPage();
    await page.goto(await address(reading.path));
    const pieces = await page.evaluate(texts);
    const dump = bare(
      execFileSync('w3m', ['-dump', '-cols', '100', '-T', 'text/html', '-I', 'UTF-8', '-O', 'UTF-8', join(SITE, reading.path)], {
        encoding: 'utf8',
        maxBuffer: 64 << 20,
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
      }),
    );

    const count = (what) => pieces.filter((piece) => piece.what === what).length;
    assert.ok(count('title') && count('number') && count('note'), 'nothing to look for');
    const missing = [];
    let place = 0;
    for (const { what, text } of pieces) {
      const wanted = bare(text);
      const found = dump.indexOf(wanted, place);
      if (found >= 0) place = found + wanted.length;
      else missing.push(`${what}${dump.includes(wanted) ? ' out of order' : ''}: ${text.trim().slice(0, 80)}`);
    }
    none(missing);
    t.diagnostic(`${reading.path}: ${count('title')} titles, ${count('number')} numbers, ${count('note')} pieces of notes`);
  });
}

// Runs in the page: the section titles, the numbers at the marks with their words, and the notes piece by piece, in order.
function texts() {
  const own = 'p, dt, dd, li, summary';
  const plain = (node) => {
    const copy = node.cloneNode(true);
    for (const block of copy.querySelectorAll('p, dl, ul, ol')) block.remove();
    return copy.textContent;
  };
  return [...document.querySelectorAll(`section h2, mark [role=doc-noteref], [data-note] :is(${own})`)]
    .map((element) => {
      if (element.localName === 'h2') return { what: 'title', text: element.textContent };
      if (element.role === 'doc-noteref') return { what: 'number', text: element.textContent };
      return { what: 'note', text: plain(element) };
    })
    .filter(({ text }) => text.trim());
}

// Lines are broken and padded as w3m likes; what is left are the characters.
function bare(text) {
  return text.normalize('NFC').replace(/[\s\u200b-\u200d\u2060\ufe0e\ufe0f\u00ad]/g, '');
}
