// The whole site by plain fetch, from its index on: every link meets a file, every fragment an id, every page is reached.

import { address, none, pages, test } from './site.mjs';

const TAG = /<([a-z][\w-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*\/?>/gi;
const ATTRIBUTE = /([^\s=>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/g;
const LINKS = new Set(['href', 'src', 'srcset', 'poster', 'data', 'action', 'xlink:href']);

test('every link of the served site', async (t) => {
  const root = await address('');
  const start = await address('index.html');
  const queue = [start];
  const seen = new Map([[start, undefined]]);
  const wanted = [];
  const broken = [];

  for (let url = queue.shift(); url; url = queue.shift()) {
    const response = await fetch(url);
    const from = seen.get(url) ?? 'the start';
    if (response.status !== 200) {
      broken.push(`${response.status}: ${url} (from ${from})`);
      await response.body?.cancel();
      continue;
    }
    const type = response.headers.get('content-type');
    const text = await response.text();
    const found = type.startsWith('text/html') ? html(text) : { ids: new Set(), links: type.startsWith('text/css') ? css(text) : [] };
    seen.set(url, found.ids);
    for (const link of found.links) {
      const there = new URL(link, url);
      if (!there.href.startsWith(root)) {
        if (there.origin === new URL(root).origin) broken.push(`outside the folder: ${link} (from ${url})`);
        continue;
      }
      const fragment = decodeURIComponent(there.hash.slice(1));
      there.hash = '';
      if (fragment) wanted.push([there.href, fragment, url]);
      if (!seen.has(there.href)) {
        seen.set(there.href, url);
        queue.push(there.href);
      }
    }
  }
  for (const [page, fragment, from] of wanted) {
    const ids = seen.get(page);
    if (ids instanceof Set && !ids.has(fragment)) broken.push(`no #${fragment}: ${page} (from ${from})`);
  }
  for (const { path, kind } of pages) {
    if (kind !== '404' && !seen.has(await address(path))) broken.push(`nothing leads to ${path}`);
  }
  none(broken);
  t.diagnostic(`${seen.size} files, ${wanted.length} fragments`);
});

function html(text) {
  const ids = new Set();
  const links = [];
  const bare = text.replace(/<!--.*?-->/gs, '').replace(/(<script\b[^>]*>).*?<\/script>/gs, '$1');
  for (const [, , attributes] of bare.matchAll(TAG)) {
    for (const [, name, ...values] of attributes.matchAll(ATTRIBUTE)) {
      const value = (values.find((value) => value !== undefined) ?? '').replace(/&amp;|&#38;/g, '&').replace(/&#x2F;/gi, '/');
      if (name === 'id') ids.add(value);
      else if (name === 'srcset') links.push(...value.split(',').map((one) => one.trim().split(/\s+/)[0]));
      else if (LINKS.has(name)) links.push(value);
    }
  }
  return { ids, links };
}

function css(text) {
  return [...text.matchAll(/url\(\s*["']?([^"')]+)/g)].map(([, link]) => link).filter((link) => !link.startsWith('data:'));
}
