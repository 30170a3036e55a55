//! Where sources have it from: the end of every chain of `reports`.

use crate::model::SourceIx;

/// What a source reports, as places.
#[derive(Debug, Clone, Default)]
pub(super) struct Reports {
    pub sources: Vec<SourceIx>,
    pub unknown: bool,
}

impl Reports {
    const fn is_origin(&self) -> bool {
        self.sources.is_empty() && !self.unknown
    }
}

/// The end of a chain: origins, each once, and whether it ends in the dark as well.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Ends {
    pub origins: Vec<SourceIx>,
    pub unknown: bool,
}

impl Ends {
    pub fn join(&mut self, other: &Self) {
        self.unknown |= other.unknown;
        for origin in &other.origins {
            if !self.origins.contains(origin) {
                self.origins.push(*origin);
            }
        }
    }
}

/// Chains that go round, each as the sources of its circle.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Circles {
    pub first: Vec<SourceIx>,
    pub rest: Vec<Vec<SourceIx>>,
}

/// Follows every chain to its end, or gives one circle of sources for each that goes round. No recursion: a chain may be
/// as long as there are sources. Every `reports` is followed once.
pub(super) fn ends(reports: &[Reports]) -> Result<Vec<Ends>, Circles> {
    let mut ends: Vec<Option<Ends>> = vec![None; reports.len()];
    // Of each source, how many of its reports have been followed, and where it stands on the path.
    let mut followed = vec![0; reports.len()];
    let mut on_path: Vec<Option<usize>> = vec![None; reports.len()];
    let mut met = Met::new(reports.len());
    let mut circles: Option<Circles> = None;
    for start in 0..reports.len() {
        let mut path = vec![start];
        on_path[start] = Some(0);
        while let Some(&at) = path.last() {
            if ends[at].is_some() {
                path.pop();
                on_path[at] = None;
                continue;
            }
            let Some(next) = reports[at].sources.get(followed[at]).map(|source| source.index()) else {
                ends[at] = Some(end(at, &reports[at], &ends, &mut met));
                continue;
            };
            match on_path[next] {
                _ if ends[next].is_some() => followed[at] += 1,
                Some(from) => {
                    let circle = path[from..].iter().map(|at| SourceIx::new(*at)).collect();
                    match &mut circles {
                        None => circles = Some(Circles { first: circle, rest: Vec::new() }),
                        Some(circles) => circles.rest.push(circle),
                    }
                    // So that the rest can be followed.
                    ends[at] = Some(Ends::default());
                }
                None => {
                    on_path[next] = Some(path.len());
                    path.push(next);
                }
            }
        }
    }
    circles.map_or_else(|| Ok(ends.into_iter().flatten().collect()), Err)
}

/// Which origins one source has met, each in the time of a look.
struct Met(Vec<usize>);

impl Met {
    fn new(sources: usize) -> Self {
        Self(vec![usize::MAX; sources])
    }

    /// Whether the source at `at` meets an origin for the first time.
    fn is_fresh(&mut self, at: usize, origin: SourceIx) -> bool {
        std::mem::replace(&mut self.0[origin.index()], at) != at
    }
}

fn end(at: usize, reports: &Reports, ends: &[Option<Ends>], met: &mut Met) -> Ends {
    if reports.is_origin() {
        return Ends { origins: vec![SourceIx::new(at)], unknown: false };
    }
    let mut end = Ends { origins: Vec::new(), unknown: reports.unknown };
    for next in reports.sources.iter().filter_map(|source| ends[source.index()].as_ref()) {
        end.unknown |= next.unknown;
        end.origins.extend(next.origins.iter().filter(|origin| met.is_fresh(at, **origin)));
    }
    end
}

#[cfg(test)]
mod tests {
    use super::{Circles, Ends, Reports, ends};
    use crate::model::SourceIx;

    fn ix(places: &[usize]) -> Vec<SourceIx> {
        places.iter().map(|at| SourceIx::new(*at)).collect()
    }

    fn reports(rows: &[&[usize]]) -> Vec<Reports> {
        rows.iter().map(|row| Reports { sources: ix(row), unknown: false }).collect()
    }

    #[test]
    fn ten_copies_of_one_report_have_one_origin() {
        let all = ends(&reports(&[&[2], &[2], &[3], &[]])).expect("no circle");
        assert!(all.iter().all(|end| *end == Ends { origins: ix(&[3]), unknown: false }));
    }

    #[test]
    fn a_list_joins_and_the_dark_is_kept_apart() {
        let mut rows = reports(&[&[1, 2], &[], &[]]);
        rows[2].unknown = true;
        let all = ends(&rows).expect("no circle");
        assert_eq!(all[0], Ends { origins: ix(&[1]), unknown: true });
    }

    #[test]
    fn a_circle_is_named() {
        assert_eq!(ends(&reports(&[&[1], &[2], &[1], &[]])).expect_err("a circle"), Circles { first: ix(&[1, 2]), rest: vec![] });
        assert_eq!(ends(&reports(&[&[0]])).expect_err("a circle"), Circles { first: ix(&[0]), rest: vec![] });
    }

    /// Each of many sources reports all of the last hundred, through one step.
    #[test]
    fn a_net_has_every_origin_once_in_the_order_of_its_reports() {
        let rows: Vec<Reports> = (0..1_200)
            .map(|k| match k {
                0..1_000 => ix(&[1_000 + k % 100, 1_000 + (k + 1) % 100]),
                1_000..1_100 => ix(&[1_100 + k % 100, 1_100 + (k + 7) % 100]),
                _ => Vec::new(),
            })
            .map(|sources| Reports { sources, unknown: false })
            .collect();
        let all = ends(&rows).expect("no circle");
        assert_eq!(all[0].origins, ix(&[1_100, 1_107, 1_101, 1_108]));
        assert_eq!(all[93].origins, ix(&[1_193, 1_100, 1_194, 1_101]));
    }

    #[test]
    fn a_chain_of_any_length_ends() {
        let rows: Vec<Reports> =
            (0..50_000).map(|k| Reports { sources: if k == 49_999 { vec![] } else { ix(&[k + 1]) }, unknown: false }).collect();
        assert_eq!(ends(&rows).expect("no circle")[0].origins, ix(&[49_999]));
    }
}
