// What a reader takes along: copied text is the text, and paper has the addresses of the sources.

import assert from 'node:assert/strict';
import { address, context, none, readings, test } from './site.mjs';

for (const reading of readings) {
  test(`${reading.path}: copied text has no note numbers and no signs`, async (t) => {
    const opened = await context(t, { permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await opened.newPage();
    await page.goto(await address(reading.path));
    const blocks = page.locator('.text .block:has(mark)');
    const faults = [];
    for (let at = 0; at < (await blocks.count()); at += 3) {
      const block = blocks.nth(at);
      // What stands there for the eye, numbers and signs left out.
      const words = await block.evaluate((element) => {
        const copy = element.cloneNode(true);
        for (const extra of copy.querySelectorAll('.ref, .remark-ref, .fn-ref, rp, rt')) extra.remove();
        getSelection().selectAllChildren(element);
        return copy.textContent.replace(/\s+/g, '');
      });
      await page.keyboard.press('ControlOrMeta+c');
      const copied = (await page.evaluate(() => navigator.clipboard.readText())).replace(/\s+/g, '');
      const readings = await block.evaluate((element) => [...element.querySelectorAll('rt')].map((one) => one.textContent));
      const plain = readings.reduce((text, one) => text.replace(`(${one})`, '').replace(one, ''), copied);
      if (plain !== words) faults.push(`${plain}\n  is not\n${words}`);
    }
    none(faults);
  });

  test(`${reading.path}: the sources are printed with their addresses`, async (t) => {
    const page = await (await context(t, { javaScriptEnabled: false, viewport: { width: 794, height: 1000 } })).newPage();
    await page.goto(await address(reading.path));
    await page.emulateMedia({ media: 'print' });
    const list = page.locator('.sources-cited li');
    assert.ok((await list.count()) > 0, 'no list');
    const hidden = await list.evaluateAll((items) => items.filter((item) => item.getBoundingClientRect().height < 5).length);
    assert.equal(hidden, 0, `${hidden} sources are not printed`);
    const addresses = await list.locator('.address').evaluateAll((links) => links.filter((link) => link.textContent !== link.getAttribute('href')).length);
    assert.equal(addresses, 0, 'addresses that are not spelled out');
    assert.ok((await list.locator('.address').count()) > (await list.count()) / 2, 'hardly any addresses');
  });
}
