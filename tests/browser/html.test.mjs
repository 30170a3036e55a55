// The Nu HTML checker finds no error on any page.

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { join } from 'node:path';
import { ROOT, SITE, none, test } from './site.mjs';

const JAR = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar', { paths: [ROOT] });

// It takes `'self'` for an origin that no file can have; the browser tests see what the policy really refuses.
const NOT_ON_DISK = /^Resource violates Content Security Policy \(meta tag\): external .* blocked by/;

test('every page by the Nu checker', async (t) => {
  const { stderr } = await promisify(execFile)('java', ['-jar', JAR, '--format', 'json', '--exit-zero-always', '--skip-non-html', SITE], {
    maxBuffer: 64 << 20,
  });
  const kinds = new Map();
  for (const { type, subType, message, url, lastLine } of JSON.parse(stderr).messages) {
    if (NOT_ON_DISK.test(message)) continue;
    const words = `${subType ?? type}: ${message}`;
    const place = `${decodeURIComponent(new URL(url).pathname).slice(join(SITE, '/').length)}:${lastLine}`;
    if (!kinds.has(words)) kinds.set(words, { wrong: type !== 'info', places: [] });
    kinds.get(words).places.push(place);
  }
  const told = [...kinds].map(([words, { wrong, places }]) => ({ wrong, line: `${words} (${places.length}: ${places.slice(0, 3).join(', ')})` }));
  for (const { wrong, line } of told) if (!wrong) t.diagnostic(line);
  none(told.filter(({ wrong }) => wrong).map(({ line }) => line));
});
