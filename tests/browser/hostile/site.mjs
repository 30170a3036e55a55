// A small site in two languages, with a place for a payload wherever an editor may write a text.

import { join } from 'node:path';

const SIGNS = /[!-/:-@[-`{-~]/g;
const UNPRINTABLE = /[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/g;

// JSON's strings are those of YAML and TOML too, once what these do not take bare is written as a number.
const quoted = (text) => JSON.stringify(text).replace(UNPRINTABLE, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
const escaped = (text) => text.replace(SIGNS, '\\$&');
const behind = (text) => `https://example.org/${text}`;
const asItIs = (text) => text;
const inALine = (text) => text.replace(/\s+/g, ' ');
// What the disk takes as a name: no slash, no NUL, 255 bytes. One that begins with a full stop or `#` would be passed over.
const nameOf = (text) => text.replace(/\0/g, '').replace(/\//g, '\u2215').replace(/^[.#]/, '_$&').slice(0, 80);

/**
 * Every place by its name: how the payload is put there, what it then reads as, and where pages show it (`*` is the folder of
 * the language in which it stands; an attribute comes after `@`).
 *
 * Where editors write Markdown there are two places, one in each language: the payload as it stands, which is often refused,
 * and with a backslash before every sign, which has to come out word by word. Addresses have a second one behind `https:`.
 */
export const places = new Map();

function add(name, put, read, ...shown) {
  places.set(name, { name, put, read, shown, index: places.size });
}

function plain(name, ...shown) {
  add(name, asItIs, asItIs, ...shown);
}

function address(name, ...shown) {
  add(name, asItIs, asItIs);
  add(`${name}, behind https`, behind, behind, ...shown);
}

function markdown(name, ...shown) {
  add(name, asItIs, undefined, ...shown);
  add(`${name}, escaped`, escaped, asItIs, ...shown);
}

// Ruby is short, and with a brace in it the braces are no ruby.
function ruby(name, shown) {
  const short = (text) => text.replace(/[{}]/g, '').slice(0, 60);
  add(name, short);
  add(`${name}, escaped`, (text) => escaped(short(text)), short, shown);
}

// A letter in front keeps lists of sources in their order. Hayagriva takes braces and backslashes for syntax.
function entry(letter, name, ...shown) {
  const put = (text) => `${letter} ${text}`;
  add(name, put, (text) => put(text.replace(/\\([\\{}])|[{}]/g, '$1')), ...shown);
}

const READING = '*/small.html';
const OG_TITLE = '[property="og:site_name"]@content';
const note = (selector) => [READING, `[data-note=sky] ${selector}`];
const form = (selector) => [READING, `#s-forms ${selector}`];
const more = (selector) => [READING, `#s-more ${selector}`];

plain('site title', ['*/index.html', 'h1'], ['*/index.html', 'title'], [READING, '.logo'], [READING, OG_TITLE]);
plain('site description', ['*/index.html', '.deck'], ['*/index.html', '[name=description]@content']);
address('site address', [READING, '[rel=canonical]@href']);
address('address for errors', note('.report@href'));
markdown('page title', ['*/about.html', 'h1'], ['*/about.html', 'title'], ['*/index.html', '.site li:last-child a']);
markdown('page text', ['*/about.html', '.prose']);
markdown('reading title', [READING, 'h1'], [READING, 'title'], ['*/index.html', 'h3 a'], ['*/claims.html', 'h3 a']);
markdown('reading summary', [READING, '.deck'], [READING, '[name=description]@content'], ['*/index.html', 'li > p']);
plain('licence', [READING, '.title .meta']);
markdown('editor', [READING, '.title .meta']);
markdown('who has checked', [READING, '.title .meta']);
markdown('witness', [READING, '.about-the-text dd']);
add('name of a picture', nameOf, nameOf, [READING, '.picture img@src']);
markdown('alternative text', [READING, 'img@alt']);
markdown('caption', [READING, '.picture figcaption']);
markdown('credit', [READING, '.credit']);
markdown('claim', ['*/claims.html', '.claim'], ['*/speakers/ann.html', '.claim']);
markdown('label', ['*/claims.html', '.label']);
markdown('note on a claim', note('.comment'));
markdown('place in a source', note('.ev .src'));
markdown('note on evidence', note('.what'));
markdown('change', note('.history li'));
markdown('remark', [READING, '.remarks .hd + p']);
markdown(
  'speaker',
  ['*/speakers/ann.html', 'h1'],
  [READING, '[data-speaker=ann]'],
  [READING, 'svg text'],
  [READING, 'svg desc'],
  ['*/claims.html', 'option'],
);
markdown('role', ['*/speakers/ann.html', '.deck'], ['*/speakers.html', '.people .meta']);
plain('own name', ['*/speakers/ann.html', '.facts dd']);
plain('name as written', ['*/speakers/ann.html', '.facts div + div dd']);
markdown('note on a speaker', ['*/speakers/ann.html', '.facts + p']);
address('link of a speaker', ['*/speakers/ann.html', '.facts a:last-child@href']);
entry('C', 'title of a source', ['*/sources/work.html', 'h1'], [READING, '.kicker a'], [READING, '[data-source=work]@title']);
entry('B', 'publisher', note('[data-source=post]'), ['*/sources/post.html', 'h1']);
// What follows a comma is a given name.
add('author', (text) => `A ${text}`, (text) => `A ${text}`.split(',')[0].trim(), ['*/sources/hill.html', 'h1']);
entry('D', 'title of a parent', [READING, '[data-note=rain] [data-source=hill]'], ['*/sources/hill.html', 'h1']);
address('address of a source', ['*/sources/post.html', '.address@href']);
address('archive', ['*/sources/hill.html', '.address@href']);
markdown('note on a source', ['*/sources/post.html', '.deck']);
markdown('section title', [READING, '#h-forms'], [READING, '.contents a']);
markdown('paragraph', form('p'));
markdown('heading', form('h3'));
markdown('list item', form('li'));
markdown('table cell', form('th'));
markdown('words of a mark', form('[data-claim=snow]'));
// A link in a link takes its place.
add('words of a link', asItIs);
add('words of a link, escaped', escaped, asItIs, form('a[href="claims.html"]'));
ruby('ruby base', more('ruby'));
ruby('ruby reading', more('rt'));
add('code', inALine, inALine, more('p code'));
plain('code block', more('pre'));
plain('info of a code block');
plain('address of a link');
add('address of a link, escaped', (text) => escaped(inALine(text)));
add(
  'address of a link, behind https',
  (text) => behind(escaped(inALine(text))),
  (text) => behind(inALine(text)),
  more('blockquote a@href'),
);
plain('title of a link');
add('title of a link, escaped', (text) => escaped(inALine(text)), inALine, more('a[title]@title'));
plain('address of a reference');
add('automatic link', inALine);
add('automatic link, behind https', (text) => behind(inALine(text)));
// Labels hold no spaces and no brackets, and 999 bytes.
add('name of a footnote', (text) => text.replace(/[\s[\]]+/g, '').slice(0, 200) || 'x');
markdown('footnote', more('.fn'));
add('section text', asItIs, undefined, [READING, '#s-text']);

/** Places whose faults show only when nothing else is wrong, since only whole pages tell them. */
const late = /^(address of a (link|reference)|automatic link|name of a (picture|footnote))/;

// What stands in a place when no payload does. Of an address's two places, the other one stands behind `https:` already.
function word({ name, put, index }) {
  const whole = /address of a|link of a|automatic/.test(name) && !name.endsWith('behind https');
  return put(whole ? `https://example.org/word${index}` : `word${index}`);
}

/**
 * The site with the payload in each of the places named: the text of each file, and where each place stands. `raw` is the
 * language that takes Markdown as it stands.
 */
export function draw(payload = '', taken = [], raw = 'en') {
  const files = {};
  const spots = new Map();
  const inPlace = new Set(taken);
  const words = (name) => (inPlace.has(name) ? places.get(name).put(payload) : word(places.get(name)));

  // A template whose values are places, or lists of places and words.
  const file = (path, lang) => (strings, ...values) => {
    let text = strings[0];
    values.forEach((value, at) => {
      for (const part of [value].flat()) {
        if (part.name) {
          const line = text.split('\n').length;
          const spot = { path, line, lang: part.lang ?? lang, exact: part.exact };
          spots.set(part.name, [...(spots.get(part.name) ?? []), spot]);
        }
        text += part.text ?? part;
      }
      text += strings[at + 1];
    });
    files[path] = text;
  };
  const bare = (name) => ({ name, text: words(name) });
  const one = (name, lang) => ({ name, lang, text: quoted(words(name)), exact: true });
  // An address is one value with two places.
  const web = (name) => one(inPlace.has(name) ? name : `${name}, behind https`);
  const both = (name, indent = '  ') =>
    ['en', 'ja'].flatMap((lang) => [`\n${indent}${lang}: `, one(lang === raw ? name : `${name}, escaped`, lang)]);

  file('site.toml')`languages = ["en", "ja"]
title = ${one('site title')}
description = ${one('site description')}
base_url = ${web('site address')}
contact = ${web('address for errors')}
`;
  file('content/speakers/ann.yaml')`kind: person
name:${both('speaker')}
role:${both('role')}
own_name: ${one('own name')}
as_written: ${one('name as written')}
note:${both('note on a speaker')}
links:
  - ${one('link of a speaker')}
  - ${one('link of a speaker, behind https')}
`;
  file('content/sources/work.yaml')`seen: whole
entry:
  type: book
  date: 2026-02-11
  title: ${one('title of a source')}
`;
  file('content/sources/post.yaml')`seen: whole
entry:
  type: book
  date: 2026-03-01
  title: A post
  publisher: ${one('publisher')}
  url: ${web('address of a source')}
note:${both('note on a source')}
`;
  file('content/sources/hill.yaml')`seen: whole
entry:
  type: article
  date: 2026-03-02
  title: An article
  author: ${one('author')}
  parent:
    type: newspaper
    title: ${one('title of a parent')}
archive: ${web('archive')}
`;
  const picture = `${words('name of a picture')}.svg`;
  file(`content/readings/small/${picture}`)`<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>${{ name: 'name of a picture', text: '\n' }}`;
  file('content/readings/small/reading.yaml')`title:${both('reading title')}
summary:${both('reading summary')}
work: work
witnesses:
  A:${both('witness', '    ')}
published: 2026-11-24
license: ${one('licence')}
editors:
  - name:${both('editor', '      ')}
    orcid: 0000-0002-1825-0097
checked:
  name:${both('who has checked', '    ')}
  date: 2026-11-24
pictures:
  quay:
    file: ${{ name: 'name of a picture', text: quoted(picture), exact: true }}
    alt:${both('alternative text', '      ')}
    caption:${both('caption', '      ')}
    credit:${both('credit', '      ')}
`;
  file('content/readings/small/claims.yaml')`sky:
  speaker: ann
  voice: quote
  kind: fact
  locus: A1
  text:${both('claim', '    ')}
  evidence:
    - source: post
      relation: differs
      at:${both('place in a source', '        ')}
      note:${both('note on evidence', '        ')}
  note:${both('note on a claim', '    ')}
  label:${both('label', '    ')}
  history:
    - date: 2026-12-01
      text:${both('change', '        ')}

rain:
  speaker: ann
  voice: narration
  kind: figure
  locus: A2
  text: { en: It rained., ja: 雨が降った。 }
  evidence:
    - { source: hill, relation: supports }

snow:
  speaker: ann
  voice: paraphrase
  kind: forecast
  locus: A3
  text: { en: It will snow., ja: 雪が降る。 }
`;
  file('content/readings/small/remarks.yaml')`slip:
  kind: correction
  inferred: false
  text:${both('remark', '    ')}
`;
  for (const lang of ['en', 'ja']) {
    const own = (name) => bare(lang === raw ? name : `${name}, escaped`);
    const title = (name) => one(own(name).name, lang);
    file(`content/about.${lang}.md`, lang)`---
title: ${title('page title')}
---

${own('page text')}
`;
    file(`content/readings/small/01-forms.${lang}.md`, lang)`---
title: ${title('section title')}
---

[The sky](claim:sky), [rain](claim:rain) and [a slip](remark:slip). Words ${own('paragraph')}

![](picture:quay)

### Words ${own('heading')}

- Words ${own('list item')}

| Words | ${own('table cell')} |
| --- | --- |

[Words ${own('words of a mark')}](claim:snow)

[Words ${own('words of a link')}](claims.html)
`;
    file(`content/readings/small/02-more.${lang}.md`, lang)`---
title: More
---

{${own('ruby base')}|かな}

{漢字|${own('ruby reading')}}

\`\` ${bare('code')} \`\`

~~~~~~ ${bare('info of a code block')}
${bare('code block')}
~~~~~~

> [words](<${bare('address of a link, behind https')}>)
>
> [words](<${own('address of a link')}>)
>
> [words](https://example.org "${own('title of a link')}")
>
> <${bare('automatic link')}>
>
> <${bare('automatic link, behind https')}>
>
> [words][there]

[there]: ${bare('address of a reference')}

Words[^${bare('name of a footnote')}] and words[^note].

[^${bare('name of a footnote')}]: Words

[^note]: Words ${own('footnote')}
`;
    file(`content/readings/small/03-text.${lang}.md`, lang)`---
title: Text
---

Words

${bare('section text')}
`;
  }
  return { files, spots, words };
}

/** Where nothing but an id, a name or a word of ours can stand: what a site then has instead of a file, or besides. */
export const refusing = new Map(
  Object.entries({
    'id of a claim': (text, files) => longer('small/claims.yaml', files, `${quoted(text)}: ${CLAIM}`),
    'id of a remark': (text, files) => longer('small/remarks.yaml', files, `${quoted(text)}: ${REMARK}`),
    'id of a picture': (text, files) => longer('small/reading.yaml', files, `  ${quoted(text)}: { held: false, alt: Words }\n`),
    'file of a picture': (text, files) => longer('small/reading.yaml', files, `  more: { file: ${quoted(text)}, alt: Words }\n`),
    'speaker of a claim': (text, files) => longer('small/claims.yaml', files, `more: ${CLAIM.replace('ann', quoted(text))}`),
    'source of evidence': (text, files) => longer('small/claims.yaml', files, `more: ${CLAIM.replace('post', quoted(text))}`),
    'key of a speaker': (text, files) => longer('../speakers/ann.yaml', files, `${quoted(text)}: Words\n`),
    'key of an entry': (text, files) => longer('../sources/work.yaml', files, `  ${quoted(text)}: Words\n`),
    'claim of a mark': (text, files) => longer('small/03-text.en.md', files, `\n[Words](<claim:${escaped(inALine(text))}>)\n`),
    'words of a picture': (text, files) => longer('small/03-text.en.md', files, `\n![${escaped(inALine(text))}](picture:quay)\n`),
    'language of words': (text, files) => longer('../about.en.md', files, `\n[Words](<lang:${escaped(inALine(text))}>)\n`),
    'address of a picture': (text, files) => longer('../about.en.md', files, `\n![Words](<${escaped(inALine(text))}>)\n`),
    'name of a speaker’s file': (text) => ({ [`content/speakers/${nameOf(text)}.yaml`]: 'name: Words\nkind: person\n' }),
    'name of a source’s file': (text) => ({ [`content/sources/${nameOf(text)}.yaml`]: 'entry: { type: web, title: Words }\nseen: not\n' }),
    'name of a section’s file': (text) => ({ [`content/readings/small/04-${nameOf(text)}.en.md`]: PAGE }),
    'name of a page’s file': (text) => ({ [`content/${nameOf(text)}.en.md`]: PAGE }),
    'name of a reading’s folder': (text) => ({ [`content/readings/${nameOf(text)}/reading.yaml`]: 'title: Words\n' }),
  }),
);

const PAGE = '---\ntitle: Words\n---\n\nWords\n';
const REMARK = '{ kind: context, inferred: false, text: Words }\n';
const CLAIM = '{ speaker: ann, voice: quote, kind: fact, locus: A1, text: Words, evidence: [{ source: post, relation: supports }] }\n';

function longer(path, files, text) {
  const at = join('content/readings', path);
  return { [at]: files[at] + text };
}

/** A section's or page's files in both languages are one: a fault in one of them can be told of in the other. Names are in NFC. */
export const fileOf = (path) => path.normalize('NFC').replace(/\.(en|ja)\.md$/, '.md');

/** All places in rounds, each with one place of a file at most: what is then told of a file is told of that place. */
export function inRounds() {
  const { files } = draw();
  const rounds = [];
  const turns = new Map();
  const all = [...places.keys(), ...refusing.keys()];
  for (const name of all.filter((name) => !late.test(name))) {
    const path = refusing.has(name) ? Object.keys(refusing.get(name)('', files))[0] : draw('', [name]).spots.get(name)[0].path;
    const file = path in files ? fileOf(path) : name;
    const turn = turns.get(file) ?? 0;
    turns.set(file, turn + 1);
    (rounds[turn] ??= []).push(name);
  }
  return [...rounds, ...all.filter((name) => late.test(name)).map((name) => [name])];
}
