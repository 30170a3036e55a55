//! Where the text of a licence stands.

use spdx::Expression;

/// The addresses of the licences that an SPDX expression names, each once; none for what is no such expression.
///
/// Creative Commons licences are known by the addresses that their publisher asks for
/// (<https://wiki.creativecommons.org/wiki/Marking_your_work_with_a_CC_license>), all others by those of the SPDX list.
pub(super) fn addresses(license: &str) -> Vec<String> {
    let Ok(expression) = Expression::parse(license) else { return Vec::new() };
    let ids = expression.requirements().filter_map(|one| one.req.license.id());
    let mut all: Vec<String> = ids.map(|id| address(id.name)).collect();
    let mut seen = std::collections::HashSet::new();
    all.retain(|address| seen.insert(address.clone()));
    all
}

fn address(id: &str) -> String {
    let creative_commons = || {
        let (kind, version) = id.strip_prefix("CC-")?.rsplit_once('-')?;
        // Ported versions (`CC-BY-3.0-DE`) end in a country; the SPDX list knows their texts.
        let plain = version.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        plain.then(|| format!("https://creativecommons.org/licenses/{}/{version}/", kind.to_lowercase()))
    };
    match id {
        "CC0-1.0" => "https://creativecommons.org/publicdomain/zero/1.0/".to_owned(),
        _ => creative_commons().unwrap_or_else(|| format!("https://spdx.org/licenses/{id}.html")),
    }
}

#[cfg(test)]
mod tests {
    use super::addresses;

    #[test]
    fn known_licences_have_addresses() {
        for (license, address) in [
            ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
            ("CC-BY-NC-SA-3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
            ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
            ("CC-BY-3.0-DE", "https://spdx.org/licenses/CC-BY-3.0-DE.html"),
            ("MIT", "https://spdx.org/licenses/MIT.html"),
        ] {
            assert_eq!(addresses(license), [address]);
        }
        assert_eq!(addresses("MIT OR Apache-2.0 OR MIT").len(), 2);
        for unknown in ["All rights reserved", "© 2026 Ann", "", "CC-BY"] {
            assert!(addresses(unknown).is_empty(), "{unknown}");
        }
    }
}
