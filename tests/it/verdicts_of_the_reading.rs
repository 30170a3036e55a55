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
    assert_eq!(english.lines().count(), 103);
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
beijing-meeting: supported 3 0
question-spotlight: unconfirmed 0 0
beijing-question: supported 2 0
lin-role: supported 2 0
contrast-headlines: unconfirmed 0 0
deepseek-shock: supported 2 0
deepseek-cost: differs 0 1
downloads-lead: supported 1 0
listings-raised: supported 3 0
falling-behind: unnamed unnamed-developers 0 0; disputed 1 2
chips-hurdle: unnamed unnamed-experts 0 0; supported 3 0
capital-hurdle: unnamed unnamed-experts 0 0; supported 3 0
tang-role: supported 2 0
tang-gap-widening: recorded tang-jie 3 0; disputed 1 1
openness-as-means: supported 2 0
openness-results: supported 2 0
applications: supported 2 0
industry-integration: supported 2 0
xi-models: work-only xi-jinping 0 0; unconfirmed 0 0
xi-chips: recorded xi-jinping 1 0; supported 1 0
xi-self-reliance: supported 1 0
qwen-passes-llama: supported 1 0
hf-leading: supported 2 0
airbnb-qwen: own 0 0
hk-listings: supported 2 0
listings-january: supported 3 0
startups-unicorn: supported 2 0
models-competitive: supported 2 0
zai-raised: supported 3 0
minimax-raised: supported 3 0
shares-jumped: supported 3 0
global-it-notice: supported 2 0
meta-manus: supported 2 0
manus-review: supported 2 0
manus-undo: came-about 2 0
deepseek-next: not-come-about 0 1
labs-go-open: supported 2 0
us-keeps-closed: differs 3 2
us-protect-ip: differs 2 1
zhao-costs: work-only poe-zhao 0 0; supported 2 0
zhao-role: supported 1 0
zhao-cloud: work-only poe-zhao 0 0; supported 1 0
zhao-startups: work-only poe-zhao 0 0; supported 2 0
open-share-30: recorded openrouter 1 0; own 0 0
qwen-400: own 0 0
qwen-billion: own 0 0
su-consensus: work-only lian-jye-su 0 0; differs 1 1
su-role: supported 1 0
xiao-role: supported 2 0
xiao-no-pay: work-only jenny-xiao 0 0; differs 2 1
china-leads-open: supported 3 0
closed-dominate: supported 3 0
closed-70: recorded openrouter 1 0; own 0 0
gap-small: differs 2 1
lin-compute: recorded justin-lin 3 0; supported 1 0
export-controls: supported 2 0
domestic-chips: supported 5 0
triolo-role: supported 1 0
triolo-volume: work-only paul-triolo 0 0; supported 4 0
fab-limits: differs 3 1
h200-approved: work-only paul-triolo 0 0; supported 2 0
h200-generations: work-only paul-triolo 0 0; supported 2 0
h200-import: work-only paul-triolo 0 0; differs 2 2
reuters-conditional: recorded reuters 1 0; disputed 1 1
vc-rounds: supported 2 0
thin-investors: supported 3 0
early-business: supported 2 0
early-listing: supported 3 0
xiao-exit: work-only jenny-xiao 0 0; supported 2 0
xiao-cash: work-only jenny-xiao 0 0; supported 2 0
xiao-home-market: work-only jenny-xiao 0 0; supported 1 0
giri-role: unconfirmed 0 0
giri-deployment: work-only deepika-giri 0 0; supported 2 0
giri-pervasive: work-only deepika-giri 0 0; supported 3 0
giri-not-best: work-only deepika-giri 0 0; supported 3 0
giri-industrialise: work-only deepika-giri 0 0; supported 2 0
action-plan: supported 2 0
action-plan-strategy: supported 1 0
steady-progress: supported 3 0
yao-role: supported 2 0
yao-catch-up: recorded yao-shunyu 1 0; supported 2 0
yao-better: recorded yao-shunyu 1 0; supported 2 0
yao-examples: recorded yao-shunyu 1 0; supported 2 0
yao-talent: work-only yao-shunyu 0 0; supported 2 0

"#]]
    );
}

#[test]
fn of_judgements() {
    assert_data_eq!(
        lines(true),
        str![[r#"
beijing-landmark: judgement 0 0
lin-blunt: judgement 0 0
lin-under-20: recorded justin-lin 2 1; judgement 1 1
lin-20-optimistic: recorded justin-lin 2 0; judgement 0 0
tang-acknowledge: recorded tang-jie 1 0; judgement 0 0
not-stagnant: judgement 0 0
different-strategy: judgement 2 0
manus-evidence: judgement 0 0
deepseek-symbol: judgement 2 0
momentum-open: judgement 1 0
geopolitical-risk: judgement 0 0
su-sanctions: work-only lian-jye-su 0 0; judgement 0 0
economic-reality: judgement 0 0
xiao-no-choice: work-only jenny-xiao 0 0; judgement 0 0
gap-cause: judgement 1 0
beijing-dilemma: work-only paul-triolo 0 0; judgement 0 0
not-underestimate: unnamed unnamed-experts 0 0; judgement 0 0
yao-culture: recorded yao-shunyu 0 2; judgement 0 1
yao-paradigm: recorded yao-shunyu 0 1; judgement 0 0

"#]]
    );
}
