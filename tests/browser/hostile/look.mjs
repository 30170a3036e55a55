// What of a site's pages is looked at. It runs in the browser, in a page that holds each page of the site in a frame.

/**
 * Opens pages and tells all that should not be in them. `wanted` are the words that have to be read, `extra` the elements that
 * may be there beside those of the `harmless` site, which are kept in the first call.
 */
export async function look({ root, pages, read, wanted, extra }) {
  const OURS = { script: ['src', 'type'], link: ['rel', 'type'], code: [] };
  const faults = [];
  const harmless = (window.harmless ??= {});
  const tokens = (tags) => new Set(tags.flatMap((tag) => [tag, tag.replace(/<(\w+).*/, '</$1>')]));
  // Short numbers are marked in Japanese, words of another language anywhere.
  const allowed = tokens([...extra, '<span class=tcy>', '<span lang>']);
  // What may be left of a link whose address or title is broken.
  const ofLinks = tokens([...allowed, '<p>', '<a href>', '<a href title>', '<em>', '<strong>', '<del>', '<code>', '<br>']);

  const frames = await Promise.all(
    pages.map(async (path) => {
      const frame = document.createElement('iframe');
      frame.src = root + path;
      const loaded = new Promise((done) => frame.addEventListener('load', done));
      document.body.append(frame);
      await loaded;
      return [path, frame];
    }),
  );
  const parsed = Object.entries(read).map(([path, html]) => [path, new DOMParser().parseFromString(html, 'text/html')]);
  for (const [path, page] of [...frames.map(([path, frame]) => [path, frame.contentDocument]), ...parsed]) {
    const found = await inspect(path, page);
    faults.push(...found.map((fault) => `${path}: ${fault}`));
  }
  for (const [path, frame] of frames) {
    if (frame.contentDocument && frame.contentWindow.__hit !== undefined) faults.push(`${path}: a script has run`);
    frame.remove();
  }
  if (window.__hit !== undefined) faults.push('a script has run');
  return faults;

  async function inspect(path, page) {
    if (!page) return ['is on another site'];
    const elements = [];
    walk(page, elements);
    harmless[path] ??= elements;
    const wrong = [...difference(harmless[path], elements), ...addresses(page)];
    for (const data of page.querySelectorAll('script[type]')) JSON.parse(data.textContent);
    for (const image of page.images) {
      image.loading = 'eager';
      await image.decode().catch(() => wrong.push(`${image.src} is no picture`));
    }
    for (const { name, at, words } of wanted[path] ?? []) {
      const [selector, attribute] = at.split('@');
      const found = [...page.querySelectorAll(selector)];
      const texts = found.map((element) => (attribute ? element.getAttribute(attribute) : element.textContent));
      const isThere = attribute === 'href' || attribute === 'src' ? leads : (text, words) => spaced(text).includes(spaced(words));
      if (!texts.some((text) => isThere(text, words))) {
        wrong.push(`${name}: ${at} is ${JSON.stringify(texts).slice(0, 300)} and not ${JSON.stringify(words).slice(0, 300)}`);
      }
    }
    return wrong;
  }

  // Every element with the names of its attributes, and where it ends; of some attributes the values as well, which are ours.
  function walk(node, elements) {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.COMMENT_NODE) elements.push('<!---->');
      if (child.nodeType !== Node.ELEMENT_NODE) continue;
      const ours = OURS[child.localName] ?? ['class', 'http-equiv'];
      const attributes = [...child.attributes].map(({ name, value }) => (ours.includes(name) ? ` ${name}=${value}` : ` ${name}`));
      elements.push(`<${child.localName}${attributes.sort().join('')}>`);
      walk(child, elements);
      elements.push(`</${child.localName}>`);
    }
  }

  function difference(expected, found) {
    let at = 0;
    for (let k = 0; k < found.length; k += 1) {
      // What Markdown makes of a payload may come before what was to be there, or in its stead.
      while (found[k] !== expected[at] && !allowed.has(found[k]) && allowed.has(expected[at])) at += 1;
      if (found[k] === expected[at]) {
        at += 1;
        if (found[k] !== '<blockquote>') continue;
        while (found[k + 1] !== '</blockquote>') {
          k += 1;
          if (!ofLinks.has(found[k])) return [`${found[k]} stands among the links`];
        }
        while (expected[at] !== '</blockquote>') at += 1;
      } else if (!allowed.has(found[k])) {
        return [`${found[k]} stands where harmless words have ${expected[at]}, after ${expected.slice(Math.max(0, at - 3), at).join('')}`];
      }
    }
    return at < expected.length ? [`${expected[at]} is missing`] : [];
  }

  function addresses(page) {
    const names = ['href', 'src', 'srcset', 'action', 'formaction', 'data', 'poster', 'xlink:href', 'background', 'cite', 'ping'];
    const found = [];
    for (const element of page.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        if (/^on|^srcdoc$|^style$/i.test(name)) found.push(`${element.localName} has ${name}`);
        if (!names.includes(name) || !URL.canParse(value, page.baseURI)) continue;
        const { protocol } = new URL(value, page.baseURI);
        if (!['http:', 'https:', 'mailto:', 'about:'].includes(protocol)) found.push(`${element.localName} has ${name}=${value}`);
      }
    }
    return found;
  }

  function spaced(text) {
    return text.replace(/[\0\ufffd\ue000\ue001]/g, '').replace(/[“”‘’"']/g, '"').replace(/\s+/g, ' ').trim();
  }

  // What is escaped and what is not means the same, and a browser takes some signs for others.
  function leads(text, words) {
    const plain = (address) => unescaped(address, decodeURI).replace(/[\0\ufffd]/g, '').replace(/\/+$/, '').normalize('NFC');
    const read = (address) => plain(URL.canParse(address) ? new URL(address).href : address);
    return [plain, read].some((way) => way(text).includes(way(words))) || unescaped(text, decodeURIComponent).includes(words);
  }

  function unescaped(address, decode) {
    try {
      return decode(address);
    } catch {
      return address;
    }
  }
}
