//! Japanese at the level of Markdown's events: what each text is read as.

use kunten::{
    diagnostics::Report,
    load::Files,
    model::{Node, Quantity},
    parse,
};
use proptest::prelude::*;
use pulldown_cmark::{Event, Tag, TagEnd};

/// A page's text as it is read: blocks with `¶` between, `<b>` for strong emphasis, `<i>` for emphasis, `⟦…⟧` for marks,
/// `<base:reading>` for ruby, `⏎` for a line end that stays.
fn read(text: &str) -> String {
    let mut files = Files::none();
    files.add("site.toml", "title = \"t\"\nlanguages = [\"ja\"]\n".into());
    files.add("content/page.ja.md", format!("---\ntitle: t\n---\n{text}"));
    let parsed = parse::parse(&files, false, &mut Report::default()).expect("the settings are right");
    let texts: Vec<_> = parsed.pages[0].texts.values().flatten().collect();
    let blocks: Vec<_> = texts[0].blocks.iter().map(|block| block.nodes.iter().map(one).collect::<String>()).collect();
    blocks.join("¶")
}

fn one<M>(node: &Node<M, Quantity>) -> String {
    match node {
        Node::Count(count) => count.to_string(),
        Node::Open(_) => "⟦".into(),
        Node::Close => "⟧".into(),
        Node::Ruby { base, reading } => format!("<{base}:{reading}>"),
        Node::Markdown(event) => match event {
            Event::Text(text) => text.to_string(),
            Event::Code(text) => format!("`{text}`"),
            Event::SoftBreak => "⏎".into(),
            Event::Start(Tag::Strong) => "<b>".into(),
            Event::End(TagEnd::Strong) => "</b>".into(),
            Event::Start(Tag::Emphasis) => "<i>".into(),
            Event::End(TagEnd::Emphasis) => "</i>".into(),
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => String::new(),
            other => format!("({other:?})"),
        },
    }
}

#[track_caller]
fn all(rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        assert_eq!(read(text), *expected, "{text}");
    }
}

#[test]
fn line_ends_between_full_width_characters_go() {
    all(&[
        ("一行目\n二行目", "一行目二行目"),
        ("「引用」\n、次", "「引用」、次"),
        ("前**強調**\n次", "前<b>強調</b>次"),
        ("前\n[記述](claim:a)\n次", "前⟦記述⟧次"),
        ("前\n{漢字|かんじ}\n次", "前<漢字:かんじ>次"),
        ("カナ\nｶﾅ", "カナ⏎ｶﾅ"),
    ]);
}

#[test]
fn other_line_ends_stay() {
    all(&[
        ("first\nsecond", "first⏎second"),
        ("一行目\nsecond", "一行目⏎second"),
        ("first\n二行目", "first⏎二行目"),
        ("第3\n回", "第3⏎回"),
        ("한국어\n문장", "한국어⏎문장"),
        ("一\n\n二", "一¶二"),
    ]);
}

#[test]
fn strong_emphasis_closes_after_a_japanese_bracket() {
    all(&[
        ("**「引用」**の", "<b>「引用」</b>の"),
        ("**文。**次", "<b>文。</b>次"),
        ("前**（甲）**後", "前<b>（甲）</b>後"),
        ("彼は**「甲」**と**「乙」**を見た", "彼は<b>「甲」</b>と<b>「乙」</b>を見た"),
        ("**「甲」**乙**「丙」**", "<b>「甲」</b>乙<b>「丙」</b>"),
        ("甲**乙\n丙。**丁", "甲<b>乙丙。</b>丁"),
        ("**20%**の", "<b>20%</b>の"),
    ]);
}

#[test]
fn strong_emphasis_in_and_around_marks() {
    all(&[
        ("[**「甲」**の](claim:a)", "⟦<b>「甲」</b>の⟧"),
        ("[甲は**「乙」**と**「丙」**だ](claim:a)", "⟦甲は<b>「乙」</b>と<b>「丙」</b>だ⟧"),
        ("**「甲」**[**「乙」**](claim:b)**「丙」**", "<b>「甲」</b>⟦<b>「乙」</b>⟧<b>「丙」</b>"),
        ("**「甲[乙](claim:b)」**丙", "<b>「甲⟦乙⟧」</b>丙"),
    ]);
}

#[test]
fn what_is_meant_literally_stays() {
    all(&[
        (r"甲\*\*「乙」\*\*丙", "甲**「乙」**丙"),
        (r"甲\**「乙」**丙", "甲**「乙」**丙"),
        ("甲`**「乙」**`丙", "甲`**「乙」**`丙"),
        ("***「甲」***乙", "***「甲」***乙"),
        ("**開いたまま「甲」", "**開いたまま「甲」"),
        ("甲 ** 乙", "甲 ** 乙"),
        ("甲****乙", "甲****乙"),
    ]);
}

#[test]
fn latin_text_is_left_to_commonmark() {
    all(&[
        ("a **bold** word", "a <b>bold</b> word"),
        ("a**\"b\"**c", "a**\"b\"**c"),
        ("**a** b **c**", "<b>a</b> b <b>c</b>"),
        ("__「甲」__ b", "<b>「甲」</b> b"),
    ]);
}

#[test]
fn single_asterisks_are_left_to_commonmark() {
    all(&[("*甲*乙", "<i>甲</i>乙"), ("*「甲」*乙", "*「甲」*乙")]);
}

#[test]
fn ruby() {
    all(&[
        ("{漢字|かんじ}を{読|よ}む", "<漢字:かんじ>を<読:よ>む"),
        ("[{漢字|かんじ}は](claim:a)", "⟦<漢字:かんじ>は⟧"),
        ("**{漢字|かんじ}**は", "<b><漢字:かんじ></b>は"),
        ("*{漢字|かんじ}* は", "<i><漢字:かんじ></i> は"),
        ("- {漢字|かんじ}", "(Start(List(None)))(Start(Item))<漢字:かんじ>(End(Item))(End(List(false)))"),
    ]);
}

#[test]
fn ruby_that_is_escaped_or_in_code_stays() {
    all(&[
        (r"\{漢字|かんじ}", "{漢字|かんじ}"),
        (r"{漢字\|かんじ}", "{漢字|かんじ}"),
        (r"{漢字|かんじ\}", "{漢字|かんじ}"),
        (r"\{甲|こう}と{乙|おつ}", "{甲|こう}と<乙:おつ>"),
        ("`{漢字|かんじ}`", "`{漢字|かんじ}`"),
        ("{漢字}", "{漢字}"),
    ]);
}

/// The letters of a text without what Markdown may take for markup, and how many asterisks there are.
fn letters_and_stars(text: &str) -> (String, usize) {
    (text.chars().filter(|c| *c != '*').collect(), text.matches('*').count())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is written, it is read.
    #[test]
    fn nothing_panics(text in r"[*_`~\\\[\]()!#>|{}<&;\-1. \n漢か「」。、aｶ한é:]{0,40}") {
        read(&text);
    }

    /// The same with marks, which are longer than chance would write them.
    #[test]
    fn marks_do_not_panic(parts in prop::collection::vec(prop::sample::select(vec![
        "[", "](claim:a)", "](lang:ja)", "](x.html)", "**", "*", "「", "」", "漢", "{漢|か}", "\\", "\n", "`", "a ", "![](picture:p)", "[^1]",
        "\n\n[^1]: ", "~~", "| a |\n| - |\n", "<b>", "&amp;",
    ]), 0..16)) {
        read(&parts.concat());
    }

    /// Pairing anew takes no letter away, and every asterisk is either shown or part of a pair.
    #[test]
    fn no_letter_is_lost(text in "あ[*漢「」。a]{0,24}") {
        let shown = read(&text);
        let markup = [("<b>", 2), ("</b>", 2), ("<i>", 1), ("</i>", 1)];
        let taken: usize = markup.iter().map(|(tag, stars)| shown.matches(tag).count() * stars).sum();
        let plain = markup.iter().fold(shown.clone(), |shown, (tag, _)| shown.replace(tag, ""));
        let (letters, stars) = letters_and_stars(&text);
        let (shown_letters, shown_stars) = letters_and_stars(&plain);
        prop_assert_eq!(letters, shown_letters);
        prop_assert_eq!(stars, shown_stars + taken);
    }

    /// Tags open and close in the right order.
    #[test]
    fn emphasis_nests(text in "あ[*漢「」。a]{0,24}") {
        let shown = read(&text);
        let mut open = Vec::new();
        for tag in shown.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag) {
            match tag.strip_prefix('/') {
                Some(name) => prop_assert_eq!(open.pop(), Some(name), "{}", shown),
                None => open.push(tag),
            }
        }
        prop_assert_eq!(open, Vec::<&str>::new());
    }
}
