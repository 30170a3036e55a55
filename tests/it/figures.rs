//! The figures of the evidence, each with the same as a table.

use crate::site::{Built, Site, run};
use snapbox::{assert_data_eq, str};
use std::{collections::BTreeSet, path::Path};

#[test]
fn who_says_what_where_it_comes_from_and_when() {
    let built = Site::new().built();
    assert_data_eq!(
        built.outer("en/small.html", ".figure"),
        str![[r#"
<figure class="figure">
<figcaption><b>Who says what</b> One mark for each of 3 claims, with its badge, by speaker.</figcaption>
<p aria-hidden="true" class="legend"><span class="s-supported"><b class="num"></b> Supported</span> <span class="s-unconfirmed"><b class="num"></b> No independent source found</span> <span class="s-open"><b class="num"></b> Not yet known</span> </p>
<svg aria-labelledby="who-t who-d" role="img" viewBox="0 0 340 44"><title id="who-t">Who says what</title><desc id="who-d">Ann 3</desc>
<text class="t" x="0" y="14">Ann <tspan class="n">3</tspan></text>
<circle class="b s-supported" cx="7" cy="28" r="6"></circle>
<circle class="b s-unconfirmed" cx="24" cy="28" r="6"></circle>
<path class="b s-open" d="M35 34v-6a6 6 0 1 1 6 6z"></path>

</svg>
<details class="data"><summary>The same as a table</summary><table><thead><tr><th scope="col">Speaker</th><th scope="col">Claims</th><th scope="col">Verdicts</th></tr></thead><tbody>
<tr><th scope="row"><a href="speakers/ann.html">Ann</a></th><td>3</td><td>Supported: 1; No independent source found: 1; Not yet known: 1</td></tr>
</tbody></table></details>
</figure>
<figure class="figure">
<figcaption><b>Where the evidence comes from</b> 1 source goes back to 1 origin. On the left the sources, on the right whom or what they have it from: several copies of one report count once.</figcaption>
<p class="more">1 more origin stands behind one source each, or is read directly. </p>
<details class="data"><summary>The same as a table</summary><table><thead><tr><th scope="col">Origin</th><th scope="col">Sources</th></tr></thead><tbody>
<tr><th scope="row">“Another”, 1 March 2026.</th><td>Another</td></tr>
</tbody></table></details>
</figure>
<figure class="figure">
<figcaption><b>The sources in time</b> One dot for each source, by month; the line is the article, 11 February 2026. Squares are later.</figcaption>
<svg aria-labelledby="time-t" role="img" viewBox="0 0 340 40"><title id="time-t">The sources in time</title>
<path class="ax" d="M0 24H340"></path>
<path class="work" d="M8 2V24"></path>
<rect class="dot" height="4" width="4" x="330" y="18"></rect>
</svg>
<details class="data"><summary>The same as a table</summary><table><thead><tr><th scope="col">Month</th><th scope="col">Sources</th></tr></thead><tbody>
<tr><th scope="row">March 2026</th><td>Another</td></tr>
</tbody></table></details>
</figure>

"#]]
    );
}

/// On our own site, where most verdicts occur, a badge in the figure has its word beside it and no word is without a badge.
#[test]
fn the_legend_has_the_verdicts_that_occur_and_no_other() {
    let built = Built::new(run(Path::new(env!("CARGO_MANIFEST_DIR")), false));
    for page in ["en/china-ai-race.html", "ja/china-ai-race.html"] {
        let verdicts = |selector: &str| -> BTreeSet<String> {
            let classes = built.attributes(page, selector, "class");
            let verdict = |class: &str| class.split(' ').find(|one| one.starts_with("s-")).map(str::to_owned);
            classes.iter().filter_map(|class| verdict(class)).collect()
        };
        let drawn = verdicts(".figure svg .b");
        assert!(drawn.contains("s-not-come-about"), "{drawn:?}");
        assert_eq!(verdicts(".legend > span"), drawn, "{page}");
    }
}
