// What the browser tests print: a line for each test, what failed in full, and one closing line with the two numbers.

const SUMMARY = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /;

export default async function* report(source) {
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
}

// The words of a failed assertion are enough; only what nobody expected needs its stack.
function message(error) {
  const cause = error?.cause ?? error;
  return cause?.code === 'ERR_ASSERTION' ? cause.message : (cause?.stack ?? String(cause));
}
