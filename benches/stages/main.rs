//! What each stage of the pipeline takes on made sites that grow in one respect: `cargo bench --bench stages`. A word after
//! `--` picks benches or shapes by their names (`-- link`, `-- net`). What a whole run takes, and how it grows, `benches/growth`
//! measures.

mod made;

use divan::{Bencher, black_box};
use jiff::civil::date;
use kunten::{
    diagnostics::Report,
    link::{self, Site},
    load::{self, Files},
    model::PartialDate,
    parse::{self, Parsed},
    render::{self, Page, Pages, Tools},
    write::{self, Nowhere},
};
use made::{SHAPES, Shape};
use std::{path::Path, sync::Arc};

/// The program's own, so that what is measured is what runs.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// From the disk to what each file says by itself.
#[divan::bench(args = SHAPES, max_time = 5)]
fn load_and_parse(bencher: Bencher, shape: Shape) {
    let folder = shape.write();
    bencher.bench(|| parsed(&loaded(folder.path())));
}

/// From that to a site in which every id resolves, with all verdicts.
#[divan::bench(args = SHAPES, max_time = 5)]
fn link(bencher: Bencher, shape: Shape) {
    let files = files(shape);
    bencher.with_inputs(|| parsed(&files)).bench_values(linked);
}

/// One page: a reading with its notes.
#[divan::bench(args = SHAPES, max_time = 5)]
fn render_one_reading(bencher: Bencher, shape: Shape) {
    let pages = pages(&files(shape));
    let page = reading(&pages);
    bencher.bench(|| pages.render(black_box(page)).expect("a page"));
}

/// Every page made, and proved from its bytes, which go nowhere.
#[divan::bench(args = SHAPES, max_time = 5)]
fn proof(bencher: Bencher, shape: Shape) {
    let files = files(shape);
    let pages = pages(&files);
    bencher.bench(|| {
        let mut report = Report::default();
        let published = write::publish(&pages, &files, Nowhere, &mut report).expect("nothing is written, so nothing fails");
        published.unwrap_or_else(|| panic!("{report:?}"))
    });
}

/// The files of a shape; the folder is needed no longer, since they have no pictures.
fn files(shape: Shape) -> Files {
    loaded(shape.write().path())
}

fn loaded(folder: &Path) -> Files {
    load::load(folder, &mut Report::default()).expect("a folder")
}

fn parsed(files: &Files) -> Parsed {
    let mut report = Report::default();
    let parsed = parse::parse(files, false, &mut report);
    parsed.unwrap_or_else(|_| panic!("{report:?}"))
}

fn linked(parsed: Parsed) -> Site {
    let mut report = Report::default();
    let site = link::link(parsed, PartialDate::on(date(2026, 12, 31)), &mut report);
    site.unwrap_or_else(|_| panic!("{report:?}"))
}

fn pages(files: &Files) -> Pages {
    let mut report = Report::default();
    let parsed = parsed(files);
    let tools = Tools::new(&parsed.settings, files, &mut report);
    let pages = render::render(Arc::new(linked(parsed)), &tools, &mut report);
    pages.unwrap_or_else(|_| panic!("{report:?}"))
}

/// The English page of the first reading.
fn reading(pages: &Pages) -> &Page {
    let path = format!("en/{}.html", made::reading(0));
    pages.list().iter().find(|page| page.path.as_str() == path).expect("a page of the first reading")
}
