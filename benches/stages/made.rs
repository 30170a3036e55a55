//! Made sites: as plain as the content can be that holds, in English and Japanese, the same at every run.

use fastrand::Rng;
use std::{fmt, fmt::Write as _, fs, path::Path};
use tempfile::TempDir;

/// In what respect a site is large, and how large. Where nothing else is said, a reading has forty claims, and the site twenty
/// speakers and thirty sources.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// So many readings.
    Readings(usize),
    /// One reading with so many claims.
    Claims(usize),
    /// So many claims, in readings of forty, all by one speaker.
    Speaker(usize),
    /// So many claims, in readings of forty, each with a source of its own.
    Sources(usize),
    /// One reading whose sources have it from one another, in one chain of so many `reports`.
    Chain(usize),
    /// The same where each of so many sources has it from the next forty.
    Net(usize),
}

/// Each shape in two sizes, small enough that all of them are measured within minutes. Nets are the smallest: each source in
/// one has a page that shows the ways to all that stand behind it.
pub const SHAPES: [Shape; 12] = [
    Shape::Readings(10),
    Shape::Readings(100),
    Shape::Claims(100),
    Shape::Claims(1000),
    Shape::Speaker(400),
    Shape::Speaker(4000),
    Shape::Sources(400),
    Shape::Sources(4000),
    Shape::Chain(100),
    Shape::Chain(1000),
    Shape::Net(25),
    Shape::Net(50),
];

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Readings(count) => write!(f, "readings {count}"),
            Self::Claims(count) => write!(f, "claims of a reading {count}"),
            Self::Speaker(count) => write!(f, "claims of a speaker {count}"),
            Self::Sources(count) => write!(f, "sources {count}"),
            Self::Chain(count) => write!(f, "chain of reports {count}"),
            Self::Net(count) => write!(f, "net of reports {count}"),
        }
    }
}

/// What a shape comes to.
struct Counts {
    readings: usize,
    /// Claims of each reading.
    claims: usize,
    speakers: usize,
    sources: usize,
    /// How many of the sources after it a source has it from.
    reports: usize,
}

impl Shape {
    fn counts(self) -> Counts {
        let usual = Counts { readings: 1, claims: 40, speakers: 20, sources: 30, reports: 0 };
        match self {
            Self::Readings(readings) => Counts { readings, ..usual },
            Self::Claims(claims) => Counts { claims, ..usual },
            Self::Speaker(claims) => Counts { readings: claims.div_ceil(40), speakers: 1, ..usual },
            Self::Sources(sources) => Counts { readings: sources.div_ceil(40), sources, ..usual },
            Self::Chain(sources) => Counts { sources, reports: 1, ..usual },
            Self::Net(sources) => Counts { sources, reports: 40, ..usual },
        }
    }

    /// Writes the site into a folder that goes when it is dropped.
    pub fn write(self) -> TempDir {
        let folder = TempDir::new().expect("a folder");
        let counts = self.counts();
        let content = folder.path().join("content");
        file(folder.path(), "site.toml", SITE);
        for speaker in 0..counts.speakers {
            let text = format!("name: {{ en: Speaker {speaker}, ja: 話者{speaker} }}\nkind: person\n");
            file(&content, &format!("speakers/speaker-{speaker}.yaml"), &text);
        }
        for source in 0..counts.sources {
            file(&content, &format!("sources/source-{source}.yaml"), &self::source(source, &counts));
        }
        for reading in 0..counts.readings {
            write_reading(&content.join("readings").join(self::reading(reading)), reading, &counts);
        }
        folder
    }
}

const SITE: &str =
    "title = { en = \"Made\", ja = \"合成\" }\nlanguages = [\"en\", \"ja\"]\nbase_url = \"https://example.org/\"\n";

/// The id of a reading.
pub fn reading(number: usize) -> String {
    format!("reading-{number:05}")
}

fn source(number: usize, counts: &Counts) -> String {
    let mut text = format!(
        "entry: {{ type: web, title: Source {number}, publisher: Press {number}, date: 2026-01-01, \
         url: {{ value: 'https://example.org/{number}', date: 2026-11-24 }} }}\nlanguage: en\nseen: whole\n"
    );
    let from: Vec<_> =
        (number + 1..counts.sources.min(number + 1 + counts.reports)).map(|next| format!("source-{next}")).collect();
    if !from.is_empty() {
        let _ = writeln!(text, "reports: [{}]", from.join(", "));
    }
    text
}

/// How many claims a section marks; so no section of a large reading grows beyond what is read.
const IN_SECTION: usize = 8;

fn write_reading(folder: &Path, number: usize, counts: &Counts) {
    let mut rng = Rng::with_seed(number as u64);
    let head = format!(
        "title: {{ en: Reading {number}, ja: 読解{number} }}\nsummary: {{ en: A made reading., ja: 合成した読解。 }}\n\
         work: source-0\nwitnesses: {{ A: {{ en: The text, ja: 本文 }} }}\npublished: 2026-11-24\nlicense: CC0-1.0\n"
    );
    file(folder, "reading.yaml", &head);
    let mut claims = String::new();
    for claim in 0..counts.claims {
        // Counted off, so that some claim names each of them; the first source is the work, which cannot support itself.
        let source = 1 + (number * counts.claims + claim) % (counts.sources - 1);
        let speaker = claim % counts.speakers;
        let (en, ja) = (english(&mut rng), japanese(&mut rng));
        let _ = write!(
            claims,
            "claim-{claim}:\n  speaker: speaker-{speaker}\n  voice: narration\n  kind: fact\n  locus: A{}\n  text:\n    en: {en}\n    \
             ja: {ja}\n  evidence:\n    - {{ source: source-{source}, relation: supports }}\n",
            claim + 1
        );
    }
    file(folder, "claims.yaml", &claims);
    for (section, first) in (0..counts.claims).step_by(IN_SECTION).enumerate() {
        let marked = first..counts.claims.min(first + IN_SECTION);
        let (mut en, mut ja) = (format!("---\ntitle: Part {section}\n---\n"), format!("---\ntitle: 第{section}部\n---\n"));
        for claim in marked {
            let _ = writeln!(en, "\n{} [{}](claim:claim-{claim}) {}", english(&mut rng), english(&mut rng), english(&mut rng));
            let _ = writeln!(ja, "\n{}[{}](claim:claim-{claim}){}", japanese(&mut rng), japanese(&mut rng), japanese(&mut rng));
        }
        file(folder, &format!("{:03}-part-{section}.en.md", section + 1), &en);
        file(folder, &format!("{:03}-part-{section}.ja.md", section + 1), &ja);
    }
}

/// A sentence of some ten words.
fn english(rng: &mut Rng) -> String {
    const WORDS: [&str; 12] =
        ["firm", "market", "model", "chip", "price", "plan", "city", "report", "rule", "harbour", "index", "school"];
    let words: Vec<_> = (0..rng.usize(8..14)).map(|_| WORDS[rng.usize(..WORDS.len())]).collect();
    format!("The {}.", words.join(" "))
}

/// The same in Japanese.
fn japanese(rng: &mut Rng) -> String {
    const WORDS: [&str; 12] = ["企業", "市場", "模型", "半導体", "価格", "計画", "都市", "報告", "規則", "港", "指数", "学校"];
    let words: Vec<_> = (0..rng.usize(4..8)).map(|_| WORDS[rng.usize(..WORDS.len())]).collect();
    format!("{}である。", words.join("の"))
}

fn file(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}
