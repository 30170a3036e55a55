// What every browser test stands on: the built site, a server that has it under a sub-folder, and one browser.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, readdirSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const SITE = resolve(ROOT, process.env.KUNTEN_SITE ?? 'target/site');
export const WIDTHS = [390, 820, 1440];
const FOLDER = '/some/where/';

if (!existsSync(join(SITE, '.kunten-site'))) {
  throw new Error(`no built site in ${SITE}: cargo run --release -- build --output target/site`);
}

/** Every HTML file: its path in the site, its language (or none), its kind, its bytes. */
export const pages = readdirSync(SITE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(SITE.length + 1))
  .filter((path) => !path.startsWith('pagefind/'))
  .sort()
  .map((path) => {
    const html = readFileSync(join(SITE, path), 'utf8');
    const [folder, ...rest] = path.split('/');
    const lang = rest.length && existsSync(join(SITE, folder, 'index.html')) ? folder : undefined;
    return { path, lang, kind: kind(lang ? rest.join('/') : path, lang, html), size: html.length, html };
  });

export const languages = [...new Set(pages.flatMap((page) => page.lang ?? []))];

function kind(path, lang, html) {
  if (!lang) return path === 'index.html' ? 'root' : path.replace(/\.html$/, '');
  if (path === 'index.html') return 'home';
  if (path.endsWith('.parallel.html')) return 'parallel';
  if (path.startsWith('speakers/')) return 'speaker';
  if (path.startsWith('sources/')) return 'source';
  const list = /^(speakers|sources|claims)(\.\d+)?\.html$/.exec(path);
  if (list) return list[1];
  return html.includes('data-note=') ? 'reading' : 'plain';
}

/** The fullest page of every kind in every language, and for a speaker and a source the barest as well. */
export const samples = Object.values(Object.groupBy?.(pages, key) ?? group(pages)).flatMap((same) => {
  const sorted = [...same].sort((a, b) => b.size - a.size);
  return ['speaker', 'source'].includes(sorted[0].kind) && sorted.length > 1 ? [sorted[0], sorted.at(-1)] : [sorted[0]];
});

export const readings = samples.filter((page) => page.kind === 'reading' || page.kind === 'parallel');

function key(page) {
  return `${page.lang} ${page.kind}`;
}

function group(all) {
  const groups = {};
  for (const page of all) (groups[key(page)] ??= []).push(page);
  return groups;
}

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.xml': 'application/xml',
};

const servers = [];

/** Serves a folder, under another folder of its host; the address of its files. */
export async function serve(site) {
  const server = createServer((request, response) => {
    const path = pathOf(request.url);
    if (path === '/favicon.ico') {
      // Asked for of every domain where a page names no icon; above the folder, it is the host's and not the site's.
      response.writeHead(204).end();
      return;
    }
    const file = path.startsWith(FOLDER) && resolve(site, path.slice(FOLDER.length) || 'index.html');
    if (!file || !file.startsWith(site) || !existsSync(file) || !extname(file)) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    // Compressed as any host does it, so that what is timed is what a reader waits for.
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-encoding': 'gzip',
    });
    response.end(gzipSync(readFileSync(file)));
  });
  servers.push(server);
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${server.address().port}${FOLDER}`;
}

function pathOf(url) {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return '';
  }
}

let running;
let base;
const home = mkdtempSync(join(tmpdir(), 'kunten-browser-'));

/** The address of a page, served. */
export async function address(path) {
  base ??= serve(SITE);
  return (await base) + path;
}

/** A new context, as a reader who has never been here; closed with the test that asked for it. */
export async function context(t, options = {}) {
  running ??= chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // Without the first, nothing starts as root; without the others, the browser calls home.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home },
  });
  const opened = await (await running).newContext({ reducedMotion: 'reduce', ...options });
  opened.setDefaultTimeout(5000);
  t.after(() => opened.close());
  return opened;
}

/** Collects what a page should never have: messages, errors, failed requests, requests to an origin that is not that of `root`. */
export async function watch(page, root) {
  const { origin } = new URL(root ?? (await address('')));
  const faults = [];
  page.on('console', (message) => faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => {
    // The icon is fetched when all else is done; a test that goes on to the next page takes the fetch with it.
    if (request.failure()?.errorText === 'net::ERR_ABORTED' && /favicon/.test(request.url())) return;
    faults.push(`failed: ${request.url()} ${request.failure()?.errorText}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.protocol !== 'file:' && url.origin !== origin) {
      faults.push(`elsewhere: ${request.url()}`);
    }
  });
  return faults;
}

/** Whether a reader sees the element: rendered, with a box, in no closed disclosure. Runs in the page. */
export function seen(id) {
  const element = document.getElementById(id);
  return Boolean(
    element?.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true }) &&
      element.getClientRects().length &&
      element.innerText.trim(),
  );
}

/** Fails with what was found, one a line. */
export function none(faults) {
  if (!faults.length) return;
  const more = faults.length > 12 ? [`and ${faults.length - 12} more`] : [];
  assert.fail([...faults.slice(0, 12), ...more].join('\n'));
}

/** Two frames: styles and layout have settled after a change of size or scheme. */
export async function settle(page) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

after(async () => {
  await (await running)?.close();
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  rmSync(home, { recursive: true, force: true });
});

export { test };
