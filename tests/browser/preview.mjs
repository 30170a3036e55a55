// A copy of this repository's site that `kunten serve` shows, for tests and measures of it.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from './site.mjs';

export const KUNTEN = resolve(ROOT, process.env.KUNTEN ?? join(process.env.CARGO_TARGET_DIR ?? 'target', 'release/kunten'));
if (!existsSync(KUNTEN)) throw new Error(`no program ${KUNTEN}: cargo build --release`);

/** A folder with the files of a site: a copy of `from`, or of this repository's. */
export function copy(from = ROOT) {
  const root = mkdtempSync(join(tmpdir(), 'kunten-preview-'));
  for (const name of ['site.toml', 'content']) cpSync(join(from, name), join(root, name), { recursive: true });
  return root;
}

/** Serves the site in a folder until `end`, which deletes it. */
export async function preview(root, more = []) {
  const child = spawn(KUNTEN, ['serve', '--port', '0', '--site', root, ...more], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  const waiting = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    said.push(line);
    for (const one of waiting.filter(({ pattern }) => pattern.test(line))) {
      waiting.splice(waiting.indexOf(one), 1);
      one.done(line);
    }
  });
  const exited = once(child, 'exit');
  const [base] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    exited.then(([code]) => Promise.reject(new Error(`ended with ${code}: ${said.join('\n')}`))),
  ]);
  const path = (name) => join(root, name);
  return {
    base,
    child,
    said,
    root,
    read: (name) => readFileSync(path(name), 'utf8'),
    write: (name, text) => writeFileSync(path(name), text),
    edit(name, from, to) {
      const text = readFileSync(path(name), 'utf8');
      if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
      writeFileSync(path(name), text.replace(from, to));
    },
    /** The next line on standard error that matches. */
    line: (pattern) => new Promise((done) => waiting.push({ pattern, done })),
    /** As Ctrl-C does; the exit status. */
    async end() {
      child.kill('SIGINT');
      const [code] = await exited;
      rmSync(root, { recursive: true, force: true });
      return code;
    },
  };
}
