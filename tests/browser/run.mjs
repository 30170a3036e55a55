// Runs the browser tests, all or those named (`node tests/browser/run.mjs notes links`), and prints a line for each, what failed
// in full, and one closing line with the two numbers.

import { run } from 'node:test';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Two files run side by side, the longest first.
const FIRST = ['access', 'notes', 'pages'];
const SUMMARY = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /;

const HERE = fileURLToPath(new URL('.', import.meta.url));
const all = readdirSync(HERE)
  .flatMap((name) => /^(.+)\.test\.mjs$/.exec(name)?.[1] ?? [])
  .sort((a, b) => rank(a) - rank(b));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length) {
  console.error(`no such tests: ${unknown.join(', ')}; there are ${all.join(', ')}`);
  process.exit(2);
}
const chosen = asked.length ? all.filter((name) => asked.includes(name)) : all;

for await (const line of report(events())) process.stdout.write(line);

function rank(name) {
  return FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length;
}

async function* events() {
  const files = chosen.map((name) => join(HERE, `${name}.test.mjs`));
  yield* run({ files, concurrency: 2 });
}

async function* report(source) {
  let passed = 0;
  let failed = 0;
  // Subtests are reported before the test that holds them: a test directly after a deeper one is their parent and not counted.
  let last = 0;

  for await (const { type, data } of source) {
    if (type === 'test:diagnostic' && !SUMMARY.test(data.message)) {
      yield `  · ${data.message}\n`;
    }
    if (type === 'test:stderr' || type === 'test:stdout') {
      yield data.message;
    }
    if (type !== 'test:pass' && type !== 'test:fail') continue;

    const holds = data.nesting < last;
    last = data.nesting;
    const indent = '  '.repeat(data.nesting);
    const seconds = (data.details.duration_ms / 1000).toFixed(1);
    if (data.skip !== undefined && data.skip !== false) {
      yield `${indent}- ${data.name}: left out${data.skip === true || data.skip === '' ? '' : ` (${data.skip})`}\n`;
    } else if (type === 'test:fail') {
      if (!holds) failed += 1;
      yield `${indent}✗ ${data.name} (${seconds} s)\n`;
      if (!holds) yield `${message(data.details.error).replace(/^/gm, `${indent}    `)}\n`;
    } else {
      if (!holds) passed += 1;
      if (data.nesting === 0) yield `✓ ${data.name} (${seconds} s)\n`;
    }
  }
  yield `${passed} passed, ${failed} failed\n`;
  if (failed || !passed) process.exitCode = 1;
}

// The words of a failed assertion are enough; only what nobody expected needs its stack.
function message(error) {
  const cause = error?.cause ?? error;
  return cause?.code === 'ERR_ASSERTION' ? cause.message : (cause?.stack ?? String(cause));
}
