// What a reading costs its reader: bytes, and shifts while it loads. How long it takes is measured in benches/paint.mjs.

import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { address, context, readings, test } from './site.mjs';

// Each page holds its sources with their addresses, for paper. Japanese takes more bytes than English.
const BYTES = 115 * 1024;
const SHIFT = 0.01;

for (const reading of readings) {
  test(`${reading.path}: weight and shifts`, async (t) => {
    const page = await (await context(t, { viewport: { width: 390, height: 844 } })).newPage();
    const answers = [];
    page.on('response', (response) => answers.push(response));
    await page.addInitScript(() => {
      window.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shift += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(await address(reading.path), { waitUntil: 'networkidle' });
    const shift = await page.evaluate(() => window.shift);

    // To the end, so that pictures that wait for the reader are weighed too.
    await page.evaluate(async () => {
      for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
        scrollTo(0, y);
        await new Promise(requestAnimationFrame);
      }
    });
    await page.waitForLoadState('networkidle');
    const sizes = [];
    for (const answer of answers) sizes.push([answer.url(), gzipSync(await answer.body(), { level: 9 }).length]);
    const bytes = sizes.reduce((sum, [, size]) => sum + size, 0);
    t.diagnostic(`${reading.path}: ${bytes} bytes compressed in ${sizes.length} requests, layout shift ${shift.toFixed(4)}`);
    // The limit is a reading's; a parallel page holds two.
    if (reading.kind === 'reading') assert.ok(bytes <= BYTES, `${bytes} bytes: ${sizes.map((one) => one.join(' ')).join(', ')}`);
    assert.ok(shift < SHIFT, `layout shift ${shift}`);
  });
}
