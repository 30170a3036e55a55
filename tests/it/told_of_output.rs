//! K07 to K09: templates, messages, citation styles, and the bytes of the output. Each site breaks one rule.

use crate::site::{READING, Site};
use snapbox::{assert_data_eq, str};

#[test]
fn k0701_a_template_that_cannot_be_read() {
    assert_data_eq!(
        Site::new().file("templates/page.html", "<p>\n{% if x %}\n").told(),
        str![[r#"
error[K0701]: Unexpected end of input
 --> templates/page.html:2:11
  |
2 | {% if x %}
  |           ^

"#]]
    );
}

#[test]
fn k0701_a_template_that_fails() {
    let site = Site::new().file("templates/claims.html", "<p>{{ title }}</p>\n<p>{{ nothing.at.all }}</p>\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0701]: Variable `nothing` is not defined. Available variables: base_url, canonical, claims, description, lang, nav, path, report, root, site_title, title, twins (on en/claims.html)
 --> templates/claims.html:2:7
  |
2 | <p>{{ nothing.at.all }}</p>
  |       ^^^^^^^

"#]]
    );
}

#[test]
fn k0701_a_file_that_is_not_there() {
    let site = Site::new().file("templates/speakers.html", "{{ asset(name=\"logo.svg\") }}\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0701]: there is no file `logo.svg` in static/ (on en/speakers.html)
 --> templates/speakers.html:1:4
  |
1 | {{ asset(name="logo.svg") }}
  |    ^^^^^^^^^^^^^^^^^^^^^^

"#]]
    );
}

#[test]
fn k0702_a_message_that_a_language_lacks() {
    let site = Site::new().file("templates/messages/en.ftl", "my-own = Mine\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0702]: the message `my-own` is missing in `ja`
--> site.toml
 = help: add `my-own = …` to templates/messages/ja.ftl

"#]]
    );
}

#[test]
fn k0703_a_message_that_cannot_be_read() {
    let site = Site::new().file("templates/messages/ja.ftl", "home = 読解\nspeakers 話し手\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0703]: Expected a token starting with "="
 --> templates/messages/ja.ftl:2:10
  |
2 | speakers 話し手
  |          ^
  |
  = help: messages are in Fluent's form: `key = text`

"#]]
    );
}

#[test]
fn k0704_a_citation_style_that_is_not_known() {
    assert_data_eq!(
        Site::new().append("site.toml", "[citation]\nstyle = \"no-such-style\"\n").told(),
        str![[r#"
error[K0704]: the citation style `no-such-style` cannot be used: no bundled style has that name
--> site.toml
 = help: give the name of a bundled CSL style or the path of a .csl file of the site

"#]]
    );
}

#[test]
fn k0704_a_citation_style_that_cannot_be_read() {
    let site = Site::new()
        .append("site.toml", "[citation]\nstyle = { ja = \"templates/own.csl\" }\n")
        .file("templates/own.csl", "<style>");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0704]: the citation style `templates/own.csl` cannot be used: this is no independent CSL style: ill-formed document: start tag not closed: `</style>` not found before end of input
--> site.toml
 = help: give the name of a bundled CSL style or the path of a .csl file of the site

"#]]
    );
}

#[test]
fn k0801_a_dead_link() {
    assert_data_eq!(
        Site::new().more("\nSee [there](there.html).\n", "\n文。\n").told(),
        str![[r#"
error[K0801]: en/small.html links to `there.html`, which is not there
 --> content/readings/small/01-one.en.md:9:13
  |
9 | See [there](there.html).
  |             ^^^^^^^^^^
  |
  = help: an address leads from the page on which it stands, such as `speakers/ID.html` from a reading

"#]]
    );
}

#[test]
fn k0802_a_dead_fragment() {
    assert_data_eq!(
        Site::new().more("\nSee [there](#s-two).\n", "\n文。\n").told(),
        str![[r#"
error[K0802]: en/small.html links to `#s-two`, but nothing there has that id
 --> content/readings/small/01-one.en.md:9:13
  |
9 | See [there](#s-two).
  |             ^^^^^^
  |
  = help: a claim, remark, section or heading has an id; docs/templates.md lists them

"#]]
    );
}

#[test]
fn k0803_one_id_twice() {
    let site = Site::new().file("templates/speakers.html", "<p id=\"a\">{{ title }}</p><p id=\"a\"></p>\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0807]: en/speakers.html does not say that its language is `en`
 --> templates/speakers.html:1:1
  |
1 | <p id="a">{{ title }}</p><p id="a"></p>
  | ^
  |
  = help: its template needs `<html lang>`

error[K0808]: en/speakers.html has no link to itself in `ja`
 --> templates/speakers.html:1:1
  |
1 | <p id="a">{{ title }}</p><p id="a"></p>
  | ^
  |
  = help: its template needs `<link rel="alternate" hreflang>` for every language

error[K0803]: the id `a` stands twice on en/speakers.html
 --> templates/speakers.html:1:8
  |
1 | <p id="a">{{ title }}</p><p id="a"></p>
  |        ^
  |
  = help: rename the one that a template of the site has added

"#]]
    );
}

#[test]
fn k0804_one_path_twice() {
    assert_data_eq!(
        Site::new().file("static/root/EN/Claims.html", "mine").told(),
        str![[r#"
error[K0804]: a page of Kunten's and static/root/EN/Claims.html would both be written to EN/Claims.html
--> static/root/EN/Claims.html
 = help: rename one of the two

"#]]
    );
}

#[test]
fn k0804_a_picture_on_the_path_of_a_static_file() {
    let site = Site::new()
        .append(READING, "pictures:\n  map: { file: map.png, alt: A map }\n")
        .more("\n![](picture:map)\n", "\n![](picture:map)\n")
        .bytes("content/readings/small/map.png", b"one")
        .bytes("static/root/assets/small/map.png", b"another");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0804]: static/root/assets/small/map.png and content/readings/small/map.png would both be written to assets/small/map.png
--> content/readings/small/map.png
 = help: rename one of the two

"#]]
    );
}

#[test]
fn k0901_no_address() {
    use crate::site::run;
    use kunten::diagnostics::{Paint, draw};
    let outcome = run(&Site::new().root(), false);
    let all = outcome.report.located(&outcome.sources);
    let drawn: String = all.iter().map(|one| draw(one, Paint::PLAIN) + "\n").collect();
    assert_data_eq!(
        drawn,
        str![[r#"
note[K0901]: without `base_url` no canonical links, feeds or sitemap are written
 --> site.toml:1:1
  |
1 | title = { en = "Small", ja = "小さなサイト" }
  | ^
  |
  = help: add `base_url` to site.toml as soon as the site has an address

"#]]
    );
}

#[test]
fn a_page_that_fails_is_not_told_of_as_a_dead_link_as_well() {
    let site =
        Site::new().file("templates/claims.html", "{{ nothing.at.all }}\n").more("\nText.\n", "\n[あそこ](there.html)を見よ。\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0701]: Variable `nothing` is not defined. Available variables: base_url, canonical, claims, description, lang, nav, path, report, root, site_title, title, twins (on en/claims.html)
 --> templates/claims.html:1:4
  |
1 | {{ nothing.at.all }}
  |    ^^^^^^^

"#]]
    );
}
