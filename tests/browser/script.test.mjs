// What the optional script adds: the place is kept when the language changes, switches are remembered, the ledger is filtered
// by its address. Everything else holds without it (notes.test.mjs).

import assert from 'node:assert/strict';
import { address, context, languages, pages, test } from './site.mjs';

const reading = pages.find((page) => page.kind === 'reading' && page.lang === languages[0]);
const japanese = pages.find((page) => page.kind === 'reading' && page.lang === 'ja');
const ledger = pages.find((page) => page.path === `${languages[0]}/claims.html`);

async function open(t, path) {
  const page = await (await context(t)).newPage();
  await page.goto(await address(path));
  return page;
}

const fragment = (page) => new URL(page.url()).hash;

test('changing the language keeps the claim, the note and the section', async (t) => {
  const page = await open(t, reading.path);
  const id = await page.locator('mark[data-claim]').nth(20).getAttribute('data-claim');
  for (const place of [`#${id}`, `#note-${id}`, '#s-compete']) {
    await page.goto((await address(reading.path)) + place);
    await page.locator('.languages a:not([aria-current])').click();
    await page.waitForURL(/\/ja\//);
    assert.equal(fragment(page), place);
    assert.ok(await page.locator(place).count());
  }
});

test('the view of both languages keeps them too, and leads back', async (t) => {
  const page = await open(t, reading.path);
  const id = await page.locator('mark[data-claim]').nth(20).getAttribute('data-claim');
  await page.goto(`${await address(reading.path)}#note-${id}`);
  await page.locator('.choose a:not([aria-current])').click();
  await page.waitForURL(/parallel/);
  assert.equal(fragment(page), `#note-${languages[0]}-${id}`);
  assert.ok(await page.locator(fragment(page)).isVisible());
  await page.locator('.choose a:not([aria-current])').click();
  await page.waitForURL((url) => !/parallel/.test(url.pathname));
  assert.equal(fragment(page), `#note-${id}`);
});

test('without a fragment, the section in view is kept', async (t) => {
  const page = await open(t, reading.path);
  await page.evaluate(() => document.getElementById('s-bottlenecks').scrollIntoView({ behavior: 'instant' }));
  await page.locator('.languages a:not([aria-current])').evaluate((link) => link.click());
  await page.waitForURL(/\/ja\//);
  assert.equal(fragment(page), '#s-bottlenecks');
});

test('furigana and vertical text are switches that are remembered', async (t) => {
  const page = await open(t, japanese.path);
  const direction = () => page.locator('.text').evaluate((text) => getComputedStyle(text).writingMode);
  const shown = () => page.locator('.text rt').first().evaluate((rt) => getComputedStyle(rt).display !== 'none');
  assert.deepEqual([await direction(), await shown()], ['horizontal-tb', true]);
  await page.locator('#tategaki').check();
  await page.locator('#furigana').uncheck();
  assert.deepEqual([await direction(), await shown()], ['vertical-rl', false]);
  await page.reload();
  assert.deepEqual([await direction(), await shown()], ['vertical-rl', false]);
});

test('the ledger is filtered by its address, and writes it', async (t) => {
  const page = await open(t, ledger.path);
  const visible = () => page.locator('.row:visible').count();
  const all = await visible();
  await page.locator('select[name=so]').selectOption('differs');
  const some = await visible();
  assert.ok(some > 0 && some < all, `${some} of ${all}`);
  assert.equal(new URL(page.url()).search, '?so=differs');
  await page.locator('select[name=voice]').selectOption('paraphrase');
  const fewer = await visible();
  assert.ok(fewer < some);
  assert.equal(await page.locator('output').textContent(), `${fewer}`);
  await page.goto(`${await address(ledger.path)}?so=differs&voice=paraphrase`);
  assert.equal(await visible(), fewer);
  await page.goto(`${await address(ledger.path)}?so=nothing`);
  assert.equal(await visible(), all);
});

test('without script the ledger has no filter and all claims', async (t) => {
  const page = await (await context(t, { javaScriptEnabled: false })).newPage();
  await page.goto(await address(ledger.path));
  assert.equal(await page.locator('form.filter').isVisible(), false);
  assert.ok((await page.locator('.row:visible').count()) >= 103);
});
