// Every page of the site: silent, from its own origin only, and never wider than the window.

import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { SITE, address, context, languages, none, pages, samples, test, watch } from './site.mjs';

const WIDTHS = [320, 390, 820, 1440];

for (const lang of [undefined, ...languages]) {
  test(`pages of ${lang ?? 'no language'}: no message, no foreign request, no sideways scroll`, async (t) => {
    const page = await (await context(t)).newPage();
    const faults = await watch(page);
    for (const { path, kind } of pages.filter((page) => page.lang === lang)) {
      await t.test(path, async () => {
        faults.length = 0;
        await page.goto(await address(path));
        const wide = [];
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          wide.push(...(await page.evaluate(tooWide, width)));
        }
        if (kind === 'reading' || kind === 'parallel') {
          await page.evaluate(() => {
            for (const details of document.querySelectorAll('details')) details.open = true;
          });
          for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 800 });
            wide.push(...(await page.evaluate(tooWide, `${width}, notes open`)));
          }
        }
        none([...faults, ...wide]);
      });
    }
  });
}

test('from the disk: styled and silent', async (t) => {
  const page = await (await context(t)).newPage();
  const faults = await watch(page);
  const plain = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
  for (const { path, html } of samples) {
    await t.test(path, async () => {
      faults.length = 0;
      await page.goto(pathToFileURL(join(SITE, path)).href);
      if (/rel="?stylesheet|<style>/.test(html)) {
        assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).fontFamily), plain, 'no style sheet');
      }
      none(faults);
    });
  }
});

// Runs in the page: what sticks out furthest, where the document is wider than the window.
function tooWide(width) {
  const room = document.documentElement.clientWidth;
  const { scrollWidth } = document.documentElement;
  if (scrollWidth <= room) return [];
  const culprits = [...document.body.querySelectorAll('*')]
    .filter((element) => element.getBoundingClientRect().right > room + 1)
    .sort((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)
    .slice(0, 3)
    .map((element) => `${element.localName}.${element.className} “${element.textContent.trim().slice(0, 40)}”`);
  return [`${width} px: ${scrollWidth} > ${room}: ${culprits.join('; ')}`];
}
