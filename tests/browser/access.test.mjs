// axe finds nothing: WCAG 2.2 AA and best practice, every kind of page, three widths, light and dark, and a reading in every state.

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { WIDTHS, address, context, none, samples, settle, test } from './site.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SCHEMES = ['light', 'dark'];

for (const sample of samples) {
  test(`axe: ${sample.path}`, async (t) => {
    const page = await (await context(t)).newPage();
    await page.goto(await address(sample.path));
    await page.evaluate(AXE);
    await everywhere(t, page, '');
    if (sample.kind !== 'reading' && sample.kind !== 'parallel') return;

    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    // A parallel page shows the notes of two readings, which have had the dark themselves.
    await everywhere(t, page, ', all notes open', sample.kind === 'reading' ? SCHEMES : ['light']);

    if (sample.kind === 'reading' && await page.evaluate(() => Boolean(document.getElementById('tategaki')))) {
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = false;
        document.getElementById('tategaki').click();
      });
      await everywhere(t, page, ', tategaki');
    }
  });
}

async function everywhere(t, page, state, schemes = SCHEMES) {
  for (const width of WIDTHS) {
    for (const scheme of schemes) {
      await t.test(`${width} px, ${scheme}${state}`, async () => {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: scheme });
        await settle(page);
        // Of the rules, only those on colour see the scheme; the others have had their say in the light.
        const only = scheme === 'light' ? { type: 'tag', values: TAGS } : { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
        none(await violations(page, only));
      });
    }
  }
}

async function violations(page, runOnly) {
  const found = await page.evaluate(
    (runOnly) => axe.run({ runOnly, resultTypes: ['violations'], preload: false }).then((result) => result.violations),
    runOnly,
  );
  return found.map((rule) => {
    const places = rule.nodes.slice(0, 5).map((node) => `  ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`);
    return [`${rule.id} (${rule.nodes.length}): ${rule.help}`, ...places].join('\n');
  });
}
