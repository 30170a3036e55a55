// The schemas in a text editor: what yaml-language-server makes of them, over its protocol.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const KUNTEN = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target', 'release/kunten');

const { createMessageConnection, StreamMessageReader, StreamMessageWriter } = createRequire(import.meta.url)('vscode-jsonrpc/node');

const site = mkdtempSync(join(tmpdir(), 'kunten-schema-'));
let server;
let editor;

before(async () => {
  writeFileSync(join(site, 'site.toml'), 'title = "Small"\nlanguages = ["en", "ja"]\n');
  execFileSync(KUNTEN, ['schema', '--write', '--site', site], { stdio: 'pipe' });
  server = spawn(process.execPath, [resolve(ROOT, 'node_modules/yaml-language-server/bin/yaml-language-server'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  editor = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  // Nothing is asked of the network.
  const settings = { validate: true, hover: true, completion: true, schemaStore: { enable: false } };
  editor.onRequest('workspace/configuration', ({ items }) => items.map(({ section }) => (section === 'yaml' ? settings : {})));
  editor.onRequest('client/registerCapability', () => null);
  editor.listen();
  const root = { uri: String(pathToFileURL(site)), name: 'small' };
  await editor.sendRequest('initialize', {
    processId: process.pid,
    rootUri: root.uri,
    workspaceFolders: [root],
    capabilities: {
      workspace: { configuration: true },
      textDocument: {
        completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
        hover: { contentFormat: ['markdown'] },
        publishDiagnostics: {},
      },
    },
  });
  await editor.sendNotification('initialized', {});
});

after(() => {
  editor?.dispose();
  server?.kill();
  rmSync(site, { recursive: true, force: true });
});

let count = 0;

/** Opens a file whose schema is `name`, with the cursor at `|`; what is wrong with it comes without being asked for. */
async function open(name, text) {
  const depth = { claims: 3, remarks: 3, reading: 3, speaker: 2, source: 2 }[name];
  const folder = join(site, ...['content', 'readings', 'small'].slice(0, depth));
  const path = join(folder, `${name}-${count++}.yaml`);
  mkdirSync(dirname(path), { recursive: true });
  const uri = String(pathToFileURL(path));
  const line = `# yaml-language-server: $schema=${'../'.repeat(depth)}.kunten/${name}.schema.json\n`;
  const before = (line + text).split('|')[0].split('\n');
  const position = { line: before.length - 1, character: before.at(-1).length };
  const told = new Promise((done) => {
    const listener = editor.onNotification('textDocument/publishDiagnostics', ({ uri: of, diagnostics }) => {
      if (of !== uri) return;
      listener.dispose();
      done(diagnostics.map(({ range, message }) => `${range.start.line}: ${message}`));
    });
  });
  const textDocument = { uri, languageId: 'yaml', version: 1, text: line + text.replace('|', '') };
  await editor.sendNotification('textDocument/didOpen', { textDocument });
  return { at: { textDocument: { uri }, position }, told: await told };
}

async function offered(name, text) {
  const { at } = await open(name, text);
  const { items } = await editor.sendRequest('textDocument/completion', at);
  const about = ({ documentation }) => documentation?.value ?? documentation ?? '';
  return new Map(items.map((item) => [item.label, { about: about(item), inserts: item.insertText }]));
}

async function hover(name, text) {
  const { at } = await open(name, text);
  return (await editor.sendRequest('textDocument/hover', at)).contents.value;
}

const CLAIM = 'rain:\n  speaker: ann\n  voice: quote\n  kind: fact\n  locus: A1\n  text: It rained.\n';

test('a relation is one of seven words, each explained', async () => {
  const words = await offered('claims', `${CLAIM}  evidence:\n    - source: other\n      relation: |\n`);
  const all = ['attests', 'context', 'differs', 'disputes', 'rewords', 'supports', 'updates'];
  assert.deepEqual([...words.keys()].sort(), all);
  assert.equal(words.get('attests').about, 'Records that the speaker said it.');
});

test('the keys of a claim are offered, with what they mean', async () => {
  const keys = await offered('claims', `${CLAIM}  |\n`);
  const left = ['accept', 'due', 'evidence', 'history', 'label', 'note', 'party', 'remark', 'wording'];
  assert.deepEqual([...keys.keys()].sort(), left);
  assert.equal(keys.get('note').about, "A comment of the editor's.");
  assert.equal(keys.get('note').inserts, 'note:\n  en: $1\n  ja: $2');
});

test('the languages of the site are offered in a text', async () => {
  const keys = await offered('claims', `${CLAIM}  note:\n    en: Hard.\n    |\n`);
  assert.ok(keys.has('ja') && !keys.has('en'), [...keys.keys()].join());
});

test('the keys and types of an entry are offered', async () => {
  const keys = await offered('source', 'seen: whole\nentry:\n  type: web\n  |\n');
  for (const key of ['title', 'author', 'publisher', 'date', 'url', 'parent']) assert.ok(keys.get(key)?.about, key);
  const types = await offered('source', 'seen: whole\nentry:\n  title: A\n  type: |\n');
  assert.equal(types.get('legislation')?.about, 'A law, an order, an official plan.');
  assert.ok(!types.has('null') && !types.has('Web'), [...types.keys()].join());
  const parent = await offered('source', 'seen: whole\nentry:\n  title: A\n  type: article\n  parent:\n    type: |\n');
  assert.ok(parent.has('newspaper'), [...parent.keys()].join());
});

test('nobody is offered `null`', async () => {
  for (const key of ['due', 'remark', 'party', 'note', 'wording']) {
    const words = await offered('claims', `${CLAIM}  ${key}: |\n`);
    assert.ok(!words.has('null'), key);
  }
});

test('a key is explained where the pointer rests on it', async () => {
  const text = await hover('claims', CLAIM.replace('voice', 'vo|ice'));
  assert.match(text, /^How the work gives the claim\./);
  assert.match(text, /`hearsay`: "Is said to", "reportedly"\./);
});

test('what is right is let be', async () => {
  const claim = `${CLAIM}  note:\n  due: 2029/2031\n  evidence:\n    - { source: other, relation: attests, at: { en: p. 2, ja: 2頁 } }\n`;
  assert.deepEqual((await open('claims', claim)).told, []);
  const source = "entry: { type: web, title: '[notice]', publisher: { name: { en: Port, ja: 港 } }, date: ~2026-03 }\nseen: not\n";
  assert.deepEqual((await open('source', source)).told, []);
});

test('a slip is told at its line', async () => {
  const told = async (name, text) => (await open(name, text)).told;
  const evidence = '  evidence:\n    - { source: other, relation: attest }\n';
  assert.deepEqual(await told('claims', CLAIM + evidence), [
    '8: Value is not accepted. Valid values: "updates", "disputes", "differs", "supports", "attests", "rewords", "context".',
  ]);
  assert.deepEqual(await told('claims', CLAIM.replace('voice', 'vioce')), [
    '1: Missing property "voice".',
    '3: Property vioce is not allowed.',
  ]);
  assert.deepEqual(await told('claims', CLAIM.replace('A1', '70A')), [
    '5: write the letter of a copy and a line or a range, such as B70 or B69-76',
  ]);
  assert.deepEqual(await told('claims', `${CLAIM}  note: { en: Hard., jp: ひどい。 }\n`), ['7: Property jp is not allowed.']);
  assert.deepEqual(await told('claims', CLAIM.replace('rain', 'Rain')), [
    '1: ids are lower-case letters a to z, digits and single hyphens between them',
  ]);
  assert.deepEqual(await told('source', 'seen: whole\nentry: { type: web, titel: A }\n'), [
    '2: Property titel is not allowed.',
    '2: Missing property "title".',
  ]);
});
