//! What the evidence of the first reading adds up to: a change of a rule shows here on real claims.

use crate::site::{css, run};
use scraper::{ElementRef, Html};
use snapbox::{assert_data_eq, str};
use std::path::Path;

/// `lin-under-20: recorded justin-lin 2 1; judgement 1 1`
fn verdicts(text: &str) -> String {
    let page = Html::parse_document(text);
    let (said, so) = (css("[data-said]"), css("[data-so]"));
    let row = |one: ElementRef, names: &[&str]| names.iter().filter_map(|name| one.attr(name)).collect::<Vec<_>>().join(" ");
    let note = |note: ElementRef| {
        let said = note.select(&said).map(|one| row(one, &["data-said", "data-of", "data-attest", "data-reword"]));
        let so = note.select(&so).map(|one| row(one, &["data-so", "data-agree", "data-against"]));
        let all: Vec<_> = said.chain(so).collect();
        format!("{}: {}\n", note.attr("data-note").unwrap_or_default(), all.join("; "))
    };
    page.select(&css("[data-note]")).map(note).collect()
}

/// The verdicts on the English page and on the Japanese one.
fn both() -> (String, String) {
    let outcome = run(Path::new(env!("CARGO_MANIFEST_DIR")), false);
    let files = outcome.published.expect("the reading holds").into_sink().into_files();
    let page = |lang: &str| verdicts(&String::from_utf8_lossy(&files[&format!("{lang}/china-ai-race.html")]));
    (page("en"), page("ja"))
}

#[test]
fn both_languages_have_the_same() {
    let (english, japanese) = both();
    let sorted = |text: &str| {
        let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&english), sorted(&japanese));
    assert_eq!(english.lines().count(), 86);
}

/// The lines with a judgement, or those without.
fn lines(judgements: bool) -> String {
    let wanted = |line: &&str| line.contains(" judgement ") == judgements;
    both().0.lines().filter(wanted).map(|line| line.to_owned() + "\n").collect()
}

#[test]
fn of_facts_figures_and_forecasts() {
    assert_data_eq!(
        lines(false),
        str![[r#"
beijing-meeting: supported 4 0
beijing-question: supported 2 0
deepseek-shock: supported 2 0
deepseek-cost: differs 0 1
downloads-lead: supported 2 0
listings-raised: supported 3 0
openness-as-means: own 0 0
applications: unconfirmed 0 0
xi-self-reliance: own 0 0
qwen-passes-llama: differs 1 1
airbnb-qwen: supported 1 0
hk-listings: supported 2 0
listings-january: supported 3 0
zai-raised: supported 3 0
minimax-raised: supported 3 0
shares-jumped: supported 3 0
meta-manus: supported 2 0
manus-review: supported 2 0
manus-undo: came-about 1 0
deepseek-next: not-come-about 0 1
labs-go-open: supported 1 0
us-keeps-closed: differs 1 1
open-share-30: recorded openrouter 1 0; own 0 0
qwen-400: own 0 0
qwen-billion: unconfirmed 0 0
china-leads-open: supported 2 0
closed-dominate: supported 1 0
closed-70: recorded openrouter 1 1; own 0 0
lin-compute: recorded justin-lin 3 0; unconfirmed 0 0
export-controls: supported 2 0
fab-limits: differs 1 1
h200-approved: work-only paul-triolo 0 0; supported 2 0
h200-generations: work-only paul-triolo 0 0; supported 2 0
h200-import: work-only paul-triolo 0 0; differs 1 1
reuters-conditional: recorded reuters 1 0; own 0 0
vc-rounds: supported 2 0
thin-investors: supported 3 0
action-plan: supported 1 0
action-plan-strategy: supported 1 0

"#]]
    );
}

#[test]
fn of_judgements() {
    assert_data_eq!(
        lines(true),
        str![[r#"
lin-under-20: recorded justin-lin 3 1; judgement 1 1
lin-20-optimistic: recorded justin-lin 2 0; judgement 0 0
contrast-headlines: judgement 0 0
falling-behind: unnamed unnamed-developers 0 0; judgement 1 1
chips-hurdle: unnamed unnamed-experts 0 0; judgement 1 0
capital-hurdle: unnamed unnamed-experts 0 0; judgement 2 0
tang-gap-widening: recorded tang-jie 4 0; judgement 0 1
tang-acknowledge: recorded tang-jie 1 0; judgement 0 0
not-stagnant: judgement 0 0
different-strategy: judgement 1 0
openness-results: judgement 2 0
xi-models: recorded xi-jinping 0 1; judgement 0 0
xi-chips: recorded xi-jinping 1 0; judgement 0 0
manus-evidence: judgement 0 0
deepseek-symbol: judgement 2 0
momentum-open: judgement 1 0
zhao-costs: work-only poe-zhao 0 0; judgement 0 0
zhao-cloud: work-only poe-zhao 0 0; judgement 1 0
zhao-startups: work-only poe-zhao 0 0; judgement 1 0
su-consensus: work-only lian-jye-su 0 0; judgement 1 0
geopolitical-risk: judgement 0 0
su-sanctions: work-only lian-jye-su 0 0; judgement 0 0
economic-reality: judgement 0 0
xiao-no-choice: work-only jenny-xiao 0 0; judgement 0 0
xiao-no-pay: work-only jenny-xiao 0 0; judgement 1 0
gap-small: judgement 1 0
gap-cause: judgement 1 0
domestic-chips: judgement 1 1
triolo-volume: work-only paul-triolo 0 0; judgement 1 1
beijing-dilemma: work-only paul-triolo 0 0; judgement 0 0
early-business: judgement 0 0
early-listing: judgement 1 0
xiao-exit: work-only jenny-xiao 0 0; judgement 0 0
xiao-cash: work-only jenny-xiao 0 0; judgement 2 0
xiao-home-market: work-only jenny-xiao 0 0; judgement 0 0
not-underestimate: unnamed unnamed-experts 0 0; judgement 1 0
giri-deployment: work-only deepika-giri 0 0; judgement 0 0
giri-pervasive: work-only deepika-giri 0 0; judgement 1 0
giri-not-best: work-only deepika-giri 0 0; judgement 1 0
giri-industrialise: work-only deepika-giri 0 0; judgement 0 0
steady-progress: judgement 0 0
yao-catch-up: recorded yao-shunyu 1 0; judgement 0 0
yao-better: recorded yao-shunyu 1 0; judgement 0 0
yao-examples: recorded yao-shunyu 1 0; judgement 0 0
yao-culture: recorded yao-shunyu 0 2; judgement 0 1
yao-talent: work-only yao-shunyu 0 0; judgement 0 0
yao-paradigm: recorded yao-shunyu 0 1; judgement 0 0

"#]]
    );
}
