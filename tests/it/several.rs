//! Many faults in one run: each is told once, in the order of their places, and none that only follows from another.

use crate::site::{CLAIMS, EN, JA, Site};
use snapbox::{assert_data_eq, str};

#[test]
fn the_small_site_holds() {
    let built = Site::new().built();
    assert_data_eq!(built.told.as_str(), str![]);
    assert_data_eq!(
        built.paths().join("\n"),
        str![[r#"
.kunten-site
404.html
assets/style.0fe6df0c6d.css
en/claims.html
en/index.html
en/small.html
en/sources.html
en/sources/other.html
en/sources/work.html
en/speakers.html
en/speakers/ann.html
index.html
ja/claims.html
ja/index.html
ja/small.html
ja/sources.html
ja/sources/other.html
ja/sources/work.html
ja/speakers.html
ja/speakers/ann.html
robots.txt
"#]]
    );
}
