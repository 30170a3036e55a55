//! Two things with one id on a page.

use crate::site::{CLAIMS, EN, JA, Site};
use snapbox::{assert_data_eq, str};

#[test]
fn k0406_two_things_with_one_id_are_both_named() {
    let more = "\nrain-2: { speaker: ann, voice: narration, kind: fact, locus: A1, text: t }\n";
    let again = "\n[a](claim:rain) [b](claim:rain-2)\n";
    let site = Site::new().append(CLAIMS, more).append(EN, again).append(JA, again);
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0406]: the id `rain-2` of the claim `rain-2` is taken by mark 2 of the claim `rain`, which has the same on the page
  --> content/readings/small/claims.yaml:26:1
   |
26 | rain-2: { speaker: ann, voice: narration, kind: fact, locus: A1, text: t }
   | ^^^^^^
   |
   = help: rename one of the two

"#]]
    );
}
