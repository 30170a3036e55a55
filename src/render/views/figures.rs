//! What people would rather look at: who says what, where the evidence comes from, and the sources in time. Places in
//! units of an SVG 340 wide, which is legible on a telephone.

use super::super::cx::PageCx;
use crate::model::{ClaimIx, Origin, Reading, SoKey, SourceIx, SpeakerIx};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The width of every figure.
pub(in crate::render) const WIDTH: usize = 340;

/// The figures of a reading.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct Figures {
    /// How wide each is.
    pub width: usize,
    /// Who says what.
    pub who: Who,
    /// Where the evidence comes from.
    pub origins: Origins,
    /// The sources in time; nothing where none is dated to the month.
    pub time: Option<Time>,
}

/// By speaker, one mark for each claim.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct Who {
    /// How high the figure is.
    pub height: usize,
    /// How many claims there are.
    pub claims: usize,
    /// The verdicts that occur.
    pub legend: Vec<LegendItem>,
    /// The speakers.
    pub rows: Vec<WhoRow>,
}

/// What a badge in the figure means.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct LegendItem {
    /// The verdict, as in a note’s `so`.
    pub so: &'static str,
    /// The same in words.
    pub words: String,
}

/// A speaker in the figure.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct WhoRow {
    /// The name.
    pub name: String,
    /// From this page to the speaker’s.
    pub href: String,
    /// How many claims there are.
    pub count: usize,
    /// Its height.
    pub y: usize,
    /// The claims.
    pub marks: Vec<Mark>,
    /// Each verdict in words, and how many have it.
    pub verdicts: Vec<(String, usize)>,
}

/// A claim in the shape of its badge.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct Mark {
    /// Where it stands.
    pub x: usize,
    /// Where it stands.
    pub y: usize,
    /// Its verdict, as in a note’s `so`.
    pub so: &'static str,
}

/// Sources and the origins behind them.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct Origins {
    /// How high the figure is.
    pub height: usize,
    /// How many sources there are.
    pub sources: usize,
    /// How many origins there are.
    pub count: usize,
    /// Origins behind several sources.
    pub fans: Vec<Fan>,
    /// How many stand behind one source each, or are their own.
    pub singles: usize,
    /// How many sources do not say where they have it from.
    pub unknown: usize,
    /// Every origin with its sources.
    pub table: Vec<FanNames>,
}

/// An origin behind several sources.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct Fan {
    /// What it is called.
    pub name: String,
    /// How many sources there are.
    pub count: usize,
    /// The origin’s height.
    pub y: usize,
    /// The heights of its sources.
    pub dots: Vec<usize>,
}

/// An origin in the table.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct FanNames {
    /// What it is called.
    pub origin: String,
    /// What its sources are called.
    pub sources: Vec<String>,
}

/// The sources by month.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct Time {
    /// How high the figure is.
    pub height: usize,
    /// The height of its base line.
    pub base: usize,
    /// The sources.
    pub dots: Vec<Dot>,
    /// Where years begin, and which.
    pub years: Vec<(usize, i32)>,
    /// Where the work stands, and its date in words.
    pub work: Option<(usize, String)>,
    /// How many sources have no month.
    pub undated: usize,
    /// The months with their sources.
    pub table: Vec<Month>,
}

/// A source in time.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct Dot {
    /// Where it stands.
    pub x: usize,
    /// Where it stands.
    pub y: usize,
    /// Whether it is from after the work.
    pub later: bool,
}

/// A month in the table.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::render) struct Month {
    /// The month, in words.
    pub name: String,
    /// What its sources are called.
    pub sources: Vec<String>,
}

impl Figures {
    pub fn new(cx: PageCx, reading: &Reading) -> Self {
        let sources = sources(reading);
        Self { width: WIDTH, who: who(cx, reading), origins: origins(cx, reading, &sources), time: time(cx, reading, &sources) }
    }
}

/// The sources of the evidence, each once, by id.
fn sources(reading: &Reading) -> Vec<SourceIx> {
    let mut all: Vec<_> = reading.claims.iter().flat_map(|claim| &claim.evidence).map(|one| one.source).collect();
    all.sort();
    all.dedup();
    all
}

fn who(cx: PageCx, reading: &Reading) -> Who {
    const STEP: usize = 17;
    const PER_LINE: usize = WIDTH / STEP;
    let mut by_speaker: BTreeMap<SpeakerIx, Vec<ClaimIx>> = BTreeMap::new();
    for (at, claim) in reading.numbered_claims() {
        for speaker in &claim.speakers {
            by_speaker.entry(*speaker).or_default().push(at);
        }
    }
    let mut sorted: Vec<_> = by_speaker.into_iter().collect();
    sorted.sort_by_key(|(speaker, claims)| (usize::MAX - claims.len(), *speaker));
    let mut y = 14;
    let rows = sorted.into_iter().map(|(speaker, mut claims)| {
        claims.sort_by_key(|at| reading.claim(*at).verdicts.so.key);
        let keys: Vec<_> = claims.iter().map(|at| reading.claim(*at).verdicts.so.key).collect();
        let mark = |(k, so): (usize, &SoKey)| Mark { x: (k % PER_LINE) * STEP, y: y + 7 + (k / PER_LINE) * STEP, so: so.key() };
        let marks = keys.iter().enumerate().map(mark).collect();
        let mut verdicts: Vec<(String, usize)> = Vec::new();
        for key in &keys {
            let words = cx.word(&format!("short-{}", key.key()));
            match verdicts.last_mut() {
                Some((last, count)) if *last == words => *count += 1,
                _ => verdicts.push((words, 1)),
            }
        }
        let link = cx.speaker_link(speaker);
        let row = WhoRow { name: link.item.text.clone(), href: link.item.href.clone(), count: keys.len(), y, marks, verdicts };
        y += 7 + keys.len().div_ceil(PER_LINE) * STEP + 24;
        row
    });
    let rows = rows.collect();
    let occurs: BTreeSet<SoKey> = reading.claims.iter().map(|claim| claim.verdicts.so.key).collect();
    let legend = occurs.iter().map(|so| LegendItem { so: so.key(), words: cx.word(&format!("short-{}", so.key())) });
    Who { rows, height: y.saturating_sub(18), claims: reading.claims.len(), legend: legend.collect() }
}

fn origins(cx: PageCx, reading: &Reading, sources: &[SourceIx]) -> Origins {
    let mut behind: BTreeMap<Origin, Vec<SourceIx>> = BTreeMap::new();
    let mut unknown: BTreeSet<SourceIx> = BTreeSet::new();
    let mut met: BTreeSet<(Origin, SourceIx)> = BTreeSet::new();
    for one in reading.claims.iter().flat_map(|claim| &claim.evidence) {
        for origin in one.bearing() {
            if met.insert((origin, one.source)) {
                behind.entry(origin).or_default().push(one.source);
            }
        }
        if one.is_dark() {
            unknown.insert(one.source);
        }
    }
    let count = behind.len();
    let label = |at: &SourceIx| cx.label(*at).to_owned();
    let origins: Vec<Origin> = behind.keys().copied().collect();
    let more: BTreeMap<Origin, Option<String>> = origins.iter().copied().zip(cx.told_apart(&origins)).collect();
    let called = |origin: &Origin| {
        let more = more.get(origin).cloned().flatten().unwrap_or_default();
        cx.origin_name(*origin).to_owned() + &more
    };
    let mut sorted: Vec<_> = behind.into_iter().collect();
    sorted.sort_by_key(|(origin, list)| (usize::MAX - list.len(), called(origin)));
    let table = sorted.iter().map(|(origin, list)| FanNames {
        origin: match origin {
            Origin::Source(at) => cx.cited(*at).text.clone(),
            Origin::Speaker(_) => called(origin),
        },
        sources: list.iter().map(label).collect(),
    });
    let table = table.collect();
    let mut y = 4;
    let mut fans = Vec::new();
    for (origin, list) in sorted.iter().filter(|(_, list)| list.len() > 1) {
        let dots: Vec<usize> = (0..list.len()).map(|k| y + 6 + k * 10).collect();
        fans.push(Fan { name: shortened(&called(origin)), count: list.len(), y: y + 6 + (list.len() - 1) * 5, dots });
        y += list.len() * 10 + 12;
    }
    let singles = sorted.iter().filter(|(_, list)| list.len() == 1).count();
    Origins { height: y, sources: sources.len(), count, fans, singles, unknown: unknown.len(), table }
}

/// A name that fits beside its origin: full-width letters are as wide as two others.
fn shortened(name: &str) -> String {
    const ROOM: usize = 42;
    let mut width = 0;
    for (at, c) in name.char_indices() {
        width += if c > '\u{2e80}' { 2 } else { 1 };
        if width > ROOM {
            return format!("{}…", name[..at].trim_end());
        }
    }
    name.to_owned()
}

fn time(cx: PageCx, reading: &Reading, sources: &[SourceIx]) -> Option<Time> {
    const STEP: usize = 6;
    let month =
        |at: &SourceIx| cx.site().source(*at).date.and_then(|date| Some((i32::from(date.year()), i32::from(date.month()?))));
    let mut months: BTreeMap<(i32, i32), Vec<SourceIx>> = BTreeMap::new();
    for source in sources {
        if let Some(month) = month(source) {
            months.entry(month).or_default().push(*source);
        }
    }
    let number = |(year, month): (i32, i32)| year * 12 + month - 1;
    let work = month(&reading.work);
    let first = months.keys().copied().chain(work).map(number).min()?;
    let last = months.keys().copied().chain(work).map(number).max()?;
    let span = usize::try_from(last - first).ok()?.max(1);
    let x = |at: i32| usize::try_from(at - first).unwrap_or_default() * (WIDTH - 16) / span + 8;
    let tallest = months.values().map(Vec::len).max().unwrap_or_default();
    let base = tallest * STEP + 18;
    let mut dots = Vec::new();
    for (month, list) in &months {
        for k in 0..list.len() {
            dots.push(Dot { x: x(number(*month)), y: base - 4 - k * STEP, later: work.is_some_and(|work| *month > work) });
        }
    }
    let years = (first.div_euclid(12)..=last.div_euclid(12)).filter(|year| (first..=last).contains(&(year * 12)));
    let undated = sources.iter().filter(|source| month(source).is_none()).count();
    let table = months.iter().filter_map(|((year, month), list)| {
        let date = format!("{year:04}-{month:02}").parse().ok()?;
        Some(Month { name: cx.date(date), sources: list.iter().map(|at| cx.label(*at).to_owned()).collect() })
    });
    Some(Time {
        height: base + 16,
        base,
        dots,
        years: years.map(|year| (x(year * 12).clamp(14, WIDTH - 14), year)).collect(),
        work: work.zip(cx.site().source(reading.work).date).map(|(work, date)| (x(number(work)), cx.date(date))),
        undated,
        table: table.collect(),
    })
}
