//! Bytes and names that are no text.

use crate::site::Site;
use snapbox::{IntoData as _, assert_data_eq, str};

#[test]
fn k0102_a_file_is_not_utf8() {
    let site = Site::new().bytes("content/about.en.md", b"---\ntitle: Caf\xe9\n---\n");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0102]: the file is not UTF-8 (byte 14)
--> content/about.en.md
 = help: save it as UTF-8

"#]]
    );
}

#[test]
#[cfg(target_os = "linux")]
fn k0106_a_name_is_not_utf8() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt as _};
    let site = Site::new();
    let name = OsStr::from_bytes(b"caf\xe9.yaml");
    std::fs::write(site.root().join("content/speakers").join(name), "name: x").expect("a file");
    let told = site.told().replace(&site.root().display().to_string(), "[ROOT]");
    assert_data_eq!(
        told,
        str![[r#"
error[K0106]: the file's name is not UTF-8
--> [ROOT]/content/speakers/caf\xe9.yaml
 = help: rename the file

"#]]
        .raw()
    );
}

#[test]
fn a_folder_called_site_toml_is_no_site() {
    let site = Site::new().without("site.toml").file("site.toml/x", "");
    assert_data_eq!(
        site.told(),
        str![[r#"
error[K0101]: there is no site.toml here
--> site.toml
 = help: a site has site.toml and content/; give its folder with --site

"#]]
    );
}
