// From a save to the page in the browser: `node benches/reload.mjs [SITE [PAGE FILE]]`, after `cargo build --release`; without
// arguments, the first reading of this repository. Twenty edits of a paragraph, each timed from before the write to the moment at
// which the page with the new words has been laid out; beside it what a full build takes. A measure, not a test.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { KUNTEN, copy, preview } from '../tests/browser/preview.mjs';
import { ROOT, context } from '../tests/browser/site.mjs';

const [site = ROOT, path = 'en/china-ai-race.html', file = 'content/readings/china-ai-race/04-bottlenecks.en.md'] = process.argv.slice(2);
const EDITS = 20;

const served = await preview(copy(resolve(site)));
const page = await (await context({ after() {} }, { viewport: { width: 1440, height: 900 } })).newPage();
page.setDefaultTimeout(60000);
const listening = page.waitForResponse((answer) => answer.url().endsWith('/events'));
await page.goto(served.base + path);
await listening;

const good = served.read(file);
const title = /^title: "?(.*?)"?$/m.exec(good)[1];
const times = [];
const pid = served.child.pid;
const memory = () => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);
const before = memory();
for (let k = 0; k < EDITS; k += 1) {
  const words = `Edited ${k}!`;
  const start = Date.now();
  served.write(file, good.replace(title, words));
  await page.locator('h2', { hasText: words }).waitFor();
  // The clock of the page is that of this process: both are the machine's.
  const shown = await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(Date.now())))),
  );
  times.push(shown - start);
}
times.sort((a, b) => a - b);
const after = memory();
const base = served.base;

const builds = [];
const out = mkdtempSync(join(tmpdir(), 'kunten-full-'));
for (let k = 0; k < 3; k += 1) {
  const start = Date.now();
  execFileSync(KUNTEN, ['build', '--quiet', '--site', served.root, '--output', join(out, 'built')]);
  builds.push(Date.now() - start);
}
builds.sort((a, b) => a - b);
const made = served.said.filter((line) => /pages in/.test(line)).map((line) => Number(/in (\d+) ms/.exec(line)[1]));
const work = made.slice(1).sort((a, b) => a - b);
console.log(`${path} of ${base}`);
console.log(`edit to reload, ${EDITS} times: median ${times[EDITS >> 1]} ms, worst ${times.at(-1)} ms`);
console.log(`of that, making the site again: median ${work[work.length >> 1]} ms, worst ${work.at(-1)} ms (the first time ${made[0]} ms)`);
console.log(`full build, 3 times: median ${builds[1]} ms`);
console.log(`memory: ${before} MiB before, ${after} MiB after`);
rmSync(out, { recursive: true, force: true });
await served.end();
process.exit();
