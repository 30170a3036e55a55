//! Marks and notes of a reading: the HTML as it stands.

use crate::site::{CLAIMS, EN, JA, Site};
use snapbox::{assert_data_eq, str};

/// The English blocks of the small site with this text at the end of its section.
#[track_caller]
fn english(text: &str) -> String {
    let text = format!("\n{text}\n");
    Site::new().more(&text, &text).built().inner("en/small.html", ".unit:last-child > .block")
}

#[test]
fn a_mark_ends_in_the_number_of_its_note() {
    let built = Site::new().built();
    assert_data_eq!(
        built.inner("en/small.html", ".block"),
        str![[r##"
<p>Ann says that <mark class="v-quote s-unconfirmed c1" data-claim="sky" id="sky">the sky is <span class="nb">green,<a aria-describedby="label-sky" class="ref s-unconfirmed" href="#note-sky" role="doc-noteref"><span class="vh">Note </span>1</a></span></mark> and that <mark class="v-narration s-supported c2" data-claim="rain" id="rain">it <span class="nb">rained.<a aria-describedby="label-rain" class="ref s-supported" href="#note-rain" role="doc-noteref"><span class="vh">Note </span>2</a></span></mark></p>
<p>She expects <mark class="v-paraphrase s-open c1" data-claim="snow" id="snow"><span class="nb">snow.<a aria-describedby="label-snow" class="ref s-open" href="#note-snow" role="doc-noteref"><span class="vh">Note </span>3</a></span></mark></p>

"##]]
    );
    assert_data_eq!(
        built.inner("ja/small.html", ".block"),
        str![[r##"
<p>アンは<mark class="v-quote s-unconfirmed c1" data-claim="sky" id="sky">空は緑<span class="nb">だ<a aria-describedby="label-sky" class="ref s-unconfirmed" href="#note-sky" role="doc-noteref"><span class="vh">注 </span>1</a></span></mark>と言う。<mark class="v-narration s-supported c2" data-claim="rain" id="rain">雨が降っ<span class="nb">た<a aria-describedby="label-rain" class="ref s-supported" href="#note-rain" role="doc-noteref"><span class="vh">注 </span>2</a></span></mark>とも言う。</p>
<p><mark class="v-paraphrase s-open c1" data-claim="snow" id="snow"><span class="nb">雪<a aria-describedby="label-snow" class="ref s-open" href="#note-snow" role="doc-noteref"><span class="vh">注 </span>3</a></span></mark>を見込む。</p>

"##]]
    );
}

#[test]
fn a_note_has_all_of_its_hooks() {
    assert_data_eq!(
        Site::new().built().outer("en/small.html", "[data-note=sky]"),
        str![[r##"
<aside aria-labelledby="label-sky" class="note v-quote s-unconfirmed c1" data-note="sky" role="doc-footnote">
<details><summary id="label-sky"><span class="vh">Note </span><b class="num">1</b> <span class="chip">No independent source found</span><span class="side"><span class="by">Ann</span> <span class="sd">Quoted: also recorded elsewhere (1)</span> <span class="st">Stated as fact: no independent source found</span></span></summary>
<div class="body" id="note-sky">
<p class="who"><b aria-hidden="true" class="num printed">1</b><a data-speaker="ann" href="speakers/ann.html">Ann</a><span class="how"> · quoted · fact · <a data-source="work" href="sources/work.html" title="The work">A1</a></span></p>
<dl class="verdicts">
<div><dt>Was it said?</dt><dd><span class="words" data-attest="1" data-of="ann" data-reword="0" data-said="recorded">also recorded elsewhere (1)</span> <span class="origins">Recorded by: <a href="sources/other.html">Another</a></span>
</dd></div>
<div><dt>Is it so?</dt><dd><span class="words so" data-against="0" data-agree="0" data-so="unconfirmed">no independent source found</span></dd></div>
</dl>
<ul class="ev">
<li class="r-attests"><span class="rel">has the same words</span> <span class="src"><a data-source="other" href="sources/other.html">Another</a></span></li>
</ul>
<details class="cite"><summary>Cite this claim</summary><p><a href="#sky">Link to this claim</a></p><p>Ann, quoted in “The work”, 11 February 2026 (line 1 of copy A), as restated in “A small reading”, claim 1.</p><p class="data-files"><a href="../data/small.en.bib">BibTeX</a> · <a href="../data/small.en.csl.json">CSL-JSON</a> · citation key <code>small-sky</code></p></details>
<p class="links"><a aria-label="Back to claim 1" href="#sky" role="doc-backlink">↩︎ Back</a> <a aria-label="日本語" href="../ja/small.html#sky" hreflang="ja" lang="ja">日本語</a></p>
</div></details></aside>

"##]]
    );
    assert_data_eq!(
        Site::new().built().outer("ja/small.html", "[data-note=snow]"),
        str![[r##"
<aside aria-labelledby="label-snow" class="note v-paraphrase s-open c1" data-note="snow" role="doc-footnote">
<details><summary id="label-snow"><span class="vh">注 </span><b class="num">3</b> <span class="chip">結果待ち</span><span class="side"><span class="by">アン</span> <span class="sd">間接引用：この記事のほかに記録は見つからず</span> <span class="st">予測：結果待ち</span></span></summary>
<div class="body" id="note-snow">
<p class="who"><b aria-hidden="true" class="num printed">3</b><a data-speaker="ann" href="speakers/ann.html">アン</a><span class="how"> · 間接引用 · 予測 · <a data-source="work" href="sources/work.html" title="The work">A4</a></span></p>
<dl class="verdicts">
<div><dt>本当にそう言ったか</dt><dd><span class="words" data-attest="0" data-of="ann" data-reword="0" data-said="work-only">この記事のほかに記録は見つからず</span></dd></div>
<div><dt>事実はどうか</dt><dd><span class="words so" data-against="0" data-agree="0" data-so="open">結果待ち</span></dd></div>
</dl>
<details class="cite"><summary>この記述を引用する</summary><p><a href="#snow">この記述へのリンク</a></p><p>アンの発言（間接引用）。「The work」2026年2月11日（写しAの4行目）。言い換えは『小さな読解』記述3による。</p><p class="data-files"><a href="../data/small.ja.bib">BibTeX</a> · <a href="../data/small.ja.csl.json">CSL-JSON</a> · 引用キー <code>small-snow</code></p></details>
<p class="links"><a aria-label="記述3へ戻る" href="#snow" role="doc-backlink">↩︎ 戻る</a> <a aria-label="English" href="../en/small.html#snow" hreflang="en" lang="en">English</a></p>
</div></details></aside>

"##]]
    );
}

#[test]
fn two_claims_on_one_run_are_nested() {
    let site =
        Site::new().edit(EN, "[snow](claim:snow)", "[snow](claim:snow,rain)").edit(JA, "(claim:snow)", "(claim:snow,rain)");
    assert_data_eq!(
        site.built().inner("en/small.html", ".block"),
        str![[r##"
<p>Ann says that <mark class="v-quote s-unconfirmed c1" data-claim="sky" id="sky">the sky is <span class="nb">green,<a aria-describedby="label-sky" class="ref s-unconfirmed" href="#note-sky" role="doc-noteref"><span class="vh">Note </span>1</a></span></mark> and that <mark class="v-narration s-supported c2" data-claim="rain" id="rain">it <span class="nb">rained.<a aria-describedby="label-rain" class="ref s-supported" href="#note-rain" role="doc-noteref"><span class="vh">Note </span>2</a></span></mark></p>
<p>She expects <mark class="v-paraphrase s-open c1" data-claim="snow" id="snow"><mark class="v-narration s-supported" data-claim="rain" id="rain-2"><span class="nb">snow.<a aria-describedby="label-rain" class="ref s-supported" href="#note-rain" role="doc-noteref"><span class="vh">Note </span>2</a></span></mark><a aria-describedby="label-snow" class="ref s-open" href="#note-snow" role="doc-noteref"><span class="vh">Note </span>3</a></mark></p>

"##]]
    );
}

#[test]
fn later_marks_of_a_claim_are_numbered() {
    let built = Site::new()
        .more("\nThe [green sky](claim:sky) and the [sky](claim:rain,sky).\n", "\n[緑の空](claim:sky)と[空](claim:rain,sky)。\n")
        .edit("content/readings/small/01-one.en.md", "title: One", "title: First")
        .built();
    assert_eq!(built.attributes("en/small.html", "mark[data-claim=sky]", "id"), ["sky", "sky-2", "sky-3"]);
    assert_eq!(built.attributes("en/small.html", "mark[data-claim=rain]", "id"), ["rain", "rain-2"]);
    assert_eq!(built.attributes("en/small.html", "[data-note]", "data-note"), ["sky", "rain", "snow"]);
    let back = ["../small.html#sky", "../small.html#sky-2", "../small.html#sky-3"];
    assert_eq!(built.attributes("en/speakers/ann.html", "a[data-claim=\"small#sky\"]", "href"), back);
    assert_eq!(built.attributes("en/sources/other.html", "a[data-claim=\"small#sky\"]", "href"), back);
    assert_eq!(built.attributes("ja/speakers/ann.html", "a[data-claim=\"small#sky\"]", "href"), back);
}

#[test]
fn claims_are_numbered_by_their_first_marks() {
    let site = Site::new().edit(
        EN,
        "[the sky is green](claim:sky), and that [it rained](claim:rain)",
        "[it rained](claim:rain), and that [the sky is green](claim:sky)",
    );
    let built = site.built();
    assert_eq!(built.attributes("en/small.html", "[data-note]", "data-note"), ["rain", "sky", "snow"]);
    assert_eq!(built.words("ja/small.html", "mark a.ref"), "注 2\n注 1\n注 3\n");
}

#[test]
fn marks_hold_emphasis_code_and_ruby() {
    assert_data_eq!(
        english("The [*sky*, `rain` **and** {雪|ゆき}](claim:snow)."),
        str![[r##"
<p>The <mark class="v-paraphrase s-open" data-claim="snow" id="snow-2"><em>sky</em>, <code>rain</code> <strong>and</strong> <ruby>雪<rp>(</rp><rt>ゆき</rt><rp>)</rp></ruby><span class="nb">.<a aria-describedby="label-snow" class="ref s-open" href="#note-snow" role="doc-noteref"><span class="vh">Note </span>3</a></span></mark></p>

"##]]
    );
    assert_data_eq!(
        english("[`code`](claim:snow)!"),
        str![[r##"
<p><mark class="v-paraphrase s-open" data-claim="snow" id="snow-2"><code>code</code><span class="nb">!<a aria-describedby="label-snow" class="ref s-open" href="#note-snow" role="doc-noteref"><span class="vh">Note </span>3</a></span></mark></p>

"##]]
    );
    assert_data_eq!(
        english("[{雪|ゆき}](claim:snow)"),
        str![[r##"
<p><mark class="v-paraphrase s-open" data-claim="snow" id="snow-2"><ruby>雪<rp>(</rp><rt>ゆき</rt><rp>)</rp></ruby><span class="nb"><a aria-describedby="label-snow" class="ref s-open" href="#note-snow" role="doc-noteref"><span class="vh">Note </span>3</a></span></mark></p>

"##]]
    );
}

#[test]
fn marks_are_escaped() {
    assert_data_eq!(
        english(r#"[a \< b & "c" \[d\]](claim:snow) &amp; e"#),
        str![[r##"
<p><mark class="v-paraphrase s-open" data-claim="snow" id="snow-2">a &lt; b &amp; "c" [d<span class="nb">]<a aria-describedby="label-snow" class="ref s-open" href="#note-snow" role="doc-noteref"><span class="vh">Note </span>3</a></span></mark> &amp; e</p>

"##]]
    );
}

#[test]
fn marks_of_speakers_sources_languages_and_other_readings() {
    assert_data_eq!(
        english("[Ann](speaker:ann), [a page](source:other), [雪](lang:ja), [rain](reading:small#rain)."),
        str![[r#"
<p><a class="name" href="speakers/ann.html">Ann</a>, <a href="sources/other.html">a page</a>, <span lang="ja">雪</span>, <a href="small.html#rain">rain</a>.</p>

"#]]
    );
}

#[test]
fn a_mark_of_another_reading_leads_there() {
    let reading = "title: Other\nsummary: s\nwork: work\nwitnesses: { A: a }\npublished: 2026-03-01\nlicense: CC0-1.0\n";
    let section = "---\ntitle: t\n---\n\n[x](claim:only), and [rain](reading:small#rain).\n";
    let claims =
        "only: { speaker: ann, voice: narration, kind: fact, locus: A1, text: t, note: 'See [rain](reading:small#rain).' }\n";
    let built = Site::new()
        .file("content/readings/large/reading.yaml", reading)
        .file("content/readings/large/claims.yaml", claims)
        .file("content/readings/large/01-one.en.md", section)
        .file("content/readings/large/01-one.ja.md", section)
        .built();
    assert_data_eq!(
        built.inner("ja/large.html", ".block"),
        str![[r##"
<p><mark class="v-narration s-unconfirmed c1" data-claim="only" id="only"><span class="nb">x,<a aria-describedby="label-only" class="ref s-unconfirmed" href="#note-only" role="doc-noteref"><span class="vh">注 </span>1</a></span></mark> and <a href="small.html#rain">rain</a>.</p>

"##]]
    );
    assert_data_eq!(
        built.inner("ja/large.html", "[data-note] .comment"),
        str![[r#"
See <a href="small.html#rain">rain</a>.

"#]]
    );
    let keys = ["small#sky", "small#rain", "small#snow", "large#only"];
    assert_eq!(built.attributes("en/speakers/ann.html", "a[data-claim]", "data-claim"), keys);
}

#[test]
fn remarks_are_marked_and_listed() {
    let remarks = "odd:\n  kind: translation\n  locus: A7\n  inferred: true\n  text: { en: An *odd* word., ja: 妙な語。 }\n  sources: [other]\n";
    let built = Site::new()
        .file("content/readings/small/remarks.yaml", remarks)
        .more("\nAn [odd](remark:odd) word, and [again](remark:odd).\n", "\n[妙な](remark:odd)語。\n")
        .built();
    assert_data_eq!(
        built.inner("en/small.html", ".unit:last-child > .block"),
        str![[r##"
<p>An <span class="remark-mark" data-remark="odd" id="remark-odd"><span class="nb">odd<a class="remark-ref" href="#note-remark-odd" role="doc-noteref"><span class="vh">Remark</span><span aria-hidden="true">※</span></a></span></span> word, and <span class="remark-mark" data-remark="odd" id="remark-odd-2"><span class="nb">again.<a class="remark-ref" href="#note-remark-odd" role="doc-noteref"><span class="vh">Remark</span><span aria-hidden="true">※</span></a></span></span></p>

"##]]
    );
    assert_data_eq!(
        built.outer("en/small.html", "#note-remark-odd"),
        str![[r##"
<li id="note-remark-odd">
<p class="hd"><span class="locus">A7</span> <span class="tag k-translation">translation</span> <span class="tag inferred">inferred</span></p>
<p>An <em>odd</em> word.</p>
<p class="src">Sources: <a href="sources/other.html">Another</a></p>
<p class="links"><a href="#remark-odd" role="doc-backlink">↩︎ Back to the text</a> <a href="#remark-odd-2" role="doc-backlink">↩︎ Back to the text</a> </p>
</li>

"##]]
    );
}

#[test]
fn a_remark_that_only_a_claim_names_stands_in_the_list() {
    let built = Site::new()
        .file("content/readings/small/remarks.yaml", "odd:\n  kind: context\n  inferred: false\n  text: Odd.\n")
        .edit(CLAIMS, "kind: forecast", "kind: forecast\n  wording: inferred\n  remark: odd")
        .built();
    assert_eq!(built.attributes("en/small.html", "[data-remark]", "id"), ["note-remark-odd"]);
    assert_data_eq!(
        built.outer("en/small.html", "[data-note=snow] .inferred"),
        str![[r##"
<p class="inferred">Our copy is unclear here: restated as probably meant · <a href="#note-remark-odd">See the remark</a></p>

"##]]
    );
}

#[test]
fn a_note_shows_later_developments_first_and_then_what_does_not_agree() {
    let evidence = "  evidence:
    - { source: other, relation: context }
    - { source: other, relation: supports, at: p. 3, note: 'It **did**.' }
    - { source: other, relation: disputes }
    - { source: other, relation: updates }
  note: 'See [all](claims.html).'
  due: 2029/2031
  history:
    - { date: 2026-12-01, text: Changed. }
";
    let built = Site::new().append(CLAIMS, evidence).built();
    let note = built.outer("en/small.html", "[data-note=snow] .body");
    assert_data_eq!(
        note,
        str![[r##"
<div class="body" id="note-snow">
<p class="who"><b aria-hidden="true" class="num printed">3</b><a data-speaker="ann" href="speakers/ann.html">Ann</a><span class="how"> · reported · forecast · <a data-source="work" href="sources/work.html" title="The work">A4</a></span></p>
<ul class="ev first">
<li class="r-updates"><span class="rel">later development</span> <span class="src"><a data-source="other" href="sources/other.html">Another</a></span></li>
<li class="r-disputes"><span class="rel">disputes it</span> <span class="src"><a data-source="other" href="sources/other.html">Another</a></span></li>
</ul>
<dl class="verdicts">
<div><dt>Was it said?</dt><dd><span class="words" data-attest="0" data-of="ann" data-reword="0" data-said="work-only">found only in this article</span></dd></div>
<div><dt>Is it so?</dt><dd><span class="words so" data-against="1" data-agree="1" data-so="disputed">disputed (1 agrees, 1 disputes)</span> <span class="origins">Says otherwise: <a href="sources/other.html">Another</a></span>
 <span class="origins">Agrees: <a href="sources/other.html">Another</a></span>
</dd></div>
</dl>
<p>Due: 2029 – 2031</p>
<p class="comment">See <a href="claims.html">all</a>.</p>
<ul class="ev">
<li class="r-supports"><span class="rel">agrees</span> <span class="what">It <strong>did</strong>.</span> <span class="src"><a data-source="other" href="sources/other.html">Another</a>, p. 3</span></li>
<li class="r-context"><span class="rel">background</span> <span class="src"><a data-source="other" href="sources/other.html">Another</a></span></li>
</ul>
<p class="changes">Changes</p>
<ul class="history">
<li><time datetime="2026-12-01">1 December 2026</time> Changed.</li>
</ul>
<details class="cite"><summary>Cite this claim</summary><p><a href="#snow">Link to this claim</a></p><p>Ann, reported in “The work”, 11 February 2026 (line 4 of copy A), as restated in “A small reading”, claim 3.</p><p class="data-files"><a href="../data/small.en.bib">BibTeX</a> · <a href="../data/small.en.csl.json">CSL-JSON</a> · citation key <code>small-snow</code></p></details>
<p class="links"><a aria-label="Back to claim 3" href="#snow" role="doc-backlink">↩︎ Back</a> <a aria-label="日本語" href="../ja/small.html#snow" hreflang="ja" lang="ja">日本語</a></p>
</div>

"##]]
    );
}

#[test]
fn unknown_origins_are_told_apart() {
    let built = Site::new().append("content/sources/other.yaml", "reports: unknown\n").built();
    let words = built.words("en/small.html", ".verdicts .words");
    let expected = [
        "found only in this article, +1 of unknown origin",
        "no independent source found",
        "no independent source found, +1 of unknown origin",
        "found only in this article",
        "not yet known",
    ];
    assert_eq!(words.lines().collect::<Vec<_>>(), expected);
}
