//! Damages the first reading in one place at a time, 500 times with fixed seeds, and looks what Kunten says of it.
//!
//! Every damage that breaks a tie has to be told of at its line. What is let pass is listed with the reason; the table is
//! printed by `cargo test --test mutation -- --nocapture`.

mod damage;
mod kinds;
mod site;

use damage::Damage;
use kinds::{KINDS, Kind};
use kunten::{
    diagnostics::{Located, Severity},
    pipeline::{self, Options},
    write::Nowhere,
};
use site::{Content, Copy};
use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicU64, Ordering},
    thread,
};

const SEEDS: u64 = 500;

/// What is said of a damage, from the best to the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Answer {
    /// An error, and one of its two places is the damage.
    AtItsLine,
    /// An error whose words name the file that is damaged or gone.
    ByName,
    /// An error at another place.
    Elsewhere,
    /// A warning.
    Warned,
    /// Nothing.
    LetPass,
}

/// How one damage went.
#[derive(Debug)]
struct Outcome {
    kind: &'static Kind,
    seed: u64,
    answer: Answer,
    /// How many errors and warnings one damage made.
    told: usize,
    shown: String,
}

/// What is told: how bad, in which words, and the lines of its places.
type Told = (Severity, String, Vec<(String, usize)>);

fn run(copy: &Copy) -> Vec<Told> {
    let options = Options { drafts: false, today: "2026-11-30".parse().expect("a day") };
    let outcome = pipeline::build(copy.root(), options, Nowhere).expect("the machine works");
    let place = |at: &Located| (at.path.to_owned(), at.lines().0.0);
    let located = outcome.report.located(&outcome.sources);
    let told = located.iter().filter(|one| one.kind.severity() != Severity::Note);
    told.map(|one| {
        let places = std::iter::once(&one.at).chain(&one.beside).map(place).collect();
        (one.kind.severity(), format!("{}: {}", one.kind.code(), one.kind), places)
    })
    .collect()
}

fn answer(damage: &Damage, told: &[Told]) -> Answer {
    let at =
        |places: &Vec<(String, usize)>| places.iter().any(|(file, line)| *file == damage.file && damage.lines.contains(line));
    let errors: Vec<_> = told.iter().filter(|(severity, ..)| *severity == Severity::Error).collect();
    let name = damage.file.rsplit('/').next().unwrap_or_default();
    if errors.iter().any(|(.., places)| at(places)) {
        Answer::AtItsLine
    } else if errors
        .iter()
        .any(|(_, words, _)| words.contains(name) || damage.names.iter().any(|id| words.contains(&format!("`{id}`"))))
    {
        Answer::ByName
    } else if !errors.is_empty() {
        Answer::Elsewhere
    } else if !told.is_empty() {
        Answer::Warned
    } else {
        Answer::LetPass
    }
}

fn one(seed: u64, content: &Content, copy: &Copy) -> Outcome {
    let mut random = fastrand::Rng::with_seed(seed);
    // Every kind in turn; the place is random. A kind that finds nothing to damage leaves its turn to the next.
    let turn = usize::try_from(seed).expect("a small number");
    let (kind, damage) = (0..KINDS.len())
        .map(|k| &KINDS[(turn + k) % KINDS.len()])
        .find_map(|kind| (kind.make)(content, &mut random).map(|damage| (kind, damage)))
        .expect("something can be damaged");
    copy.with(content, &damage.changes, || {
        let told = run(copy);
        let lines: Vec<_> = told.iter().map(|(_, words, places)| format!("\n      {words} {places:?}")).collect();
        Outcome {
            kind,
            seed,
            answer: answer(&damage, &told),
            told: told.len(),
            shown: format!("{}:{:?} {}{}", damage.file, damage.lines, damage.what, lines.concat()),
        }
    })
}

fn all() -> Vec<Outcome> {
    let content = Content::of_this_repository();
    let next = AtomicU64::new(0);
    let work = || {
        let copy = Copy::new(&content);
        assert_eq!(run(&copy), [], "the reading is sound before it is damaged");
        let mut done = Vec::new();
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= SEEDS {
                return done;
            }
            done.push(one(seed, &content, &copy));
        }
    };
    let workers = thread::available_parallelism().map_or(2, usize::from).min(8);
    let mut all: Vec<Outcome> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|one| one.join().expect("no panic, whatever the damage")).collect()
    });
    all.sort_by_key(|one| one.seed);
    all
}

/// How many damages of each kind had which answer, and what may be let pass for which reason.
fn table(all: &[Outcome]) -> String {
    let mut lines = vec![format!(
        "{:40} {:>4} {:>7} {:>7} {:>9} {:>6} {:>8} {:>5}",
        "damage", "n", "at line", "by name", "elsewhere", "warned", "let pass", "told"
    )];
    let line = |name: &str, row: &[&Outcome]| {
        let count = |answer| row.iter().filter(|one| one.answer == answer).count();
        let most = row.iter().map(|one| one.told).max().unwrap_or_default();
        let [line, name_, elsewhere, warned, passed] =
            [Answer::AtItsLine, Answer::ByName, Answer::Elsewhere, Answer::Warned, Answer::LetPass].map(count);
        format!("{name:40} {:>4} {line:>7} {name_:>7} {elsewhere:>9} {warned:>6} {passed:>8} {most:>5}", row.len())
    };
    for kind in KINDS {
        lines.push(line(kind.name, &all.iter().filter(|one| one.kind.name == kind.name).collect::<Vec<_>>()));
    }
    lines.push(line("all", &all.iter().collect::<Vec<_>>()));
    lines.push("\nlet pass, or warned of only:".to_owned());
    lines.extend(KINDS.iter().filter_map(|kind| Some(format!("  {}: {}", kind.name, kind.passes?))));
    lines.join("\n")
}

#[test]
fn five_hundred_damages() {
    let all = all();
    assert_eq!(all.len() as u64, SEEDS);
    println!("{}", table(&all));
    // What breaks a tie is an error at its line, or, where that line is gone, one that names what is gone.
    let wrong: Vec<_> = all.iter().filter(|one| one.kind.passes.is_none() && one.answer > Answer::ByName).collect();
    let shown = wrong.iter().map(|one| format!("{} (seed {}): {:?}\n    {}", one.kind.name, one.seed, one.answer, one.shown));
    let shown = shown.collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{} damages are not told of as they should be:\n{shown}", wrong.len());
    let done: BTreeSet<_> = all.iter().map(|one| one.kind.name).collect();
    let undone: Vec<_> = KINDS.iter().map(|kind| kind.name).filter(|name| !done.contains(name)).collect();
    assert_eq!(undone, Vec::<&str>::new(), "kinds that found nothing to damage");
}
