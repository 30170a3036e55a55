//! Renews `follows` in a section.

use super::{WriteError, whole};
use crate::model::Fingerprint;
use std::{fs, io, path::Path};

/// Writes which version a section follows into its front matter, and touches nothing else in the file. Returns whether that
/// changed it.
///
/// # Errors
/// If the file cannot be read or written; then it stays as it was.
pub fn stamp(root: &Path, path: &str, fingerprint: Fingerprint) -> Result<bool, WriteError> {
    let file = root.join(path);
    let failed = |error: io::Error| WriteError::Machine { path: file.clone(), error };
    let real = file.canonicalize().map_err(failed)?;
    let text = fs::read_to_string(&real).map_err(failed)?;
    let Some(stamped) = stamped(&text, fingerprint).filter(|stamped| *stamped != text) else { return Ok(false) };
    whole::replace(&real, stamped.as_bytes()).map_err(failed)?;
    Ok(true)
}

/// Returns the text with `follows`, in its place or as the last line of the front matter. `None` if there is no front matter.
fn stamped(text: &str, fingerprint: Fingerprint) -> Option<String> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_start_matches('\u{feff}').trim_end() == "---")?;
    let mut at = first.len();
    for line in lines {
        let end = &line[line.trim_end_matches(['\r', '\n']).len()..];
        // In quotes: some versions look like numbers.
        let follows = format!("follows: \"{fingerprint}\"{end}");
        if line.starts_with("follows:") {
            return Some(format!("{}{follows}{}", &text[..at], &text[at + line.len()..]));
        }
        if line.trim_end() == "---" {
            return Some(format!("{}{follows}{}", &text[..at], &text[at..]));
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::stamped;
    use crate::model::Fingerprint;

    #[test]
    fn only_that_line_changes() {
        let new = Fingerprint::of("");
        let stamped = |text| stamped(text, new);
        assert_eq!(
            stamped("---\ntitle: x\n---\nbody\n").as_deref(),
            Some("---\ntitle: x\nfollows: \"e3b0c44298fc1c14\"\n---\nbody\n")
        );
        let old = "\u{feff}---\r\nfollows: old\r\ntitle: x\r\n---\r\nfollows: me\r\n";
        let renewed = "\u{feff}---\r\nfollows: \"e3b0c44298fc1c14\"\r\ntitle: x\r\n---\r\nfollows: me\r\n";
        assert_eq!(stamped(old).as_deref(), Some(renewed));
        assert_eq!(stamped(renewed).as_deref(), Some(renewed));
        assert_eq!(stamped("no front matter"), None);
        assert_eq!(stamped("---\nno end"), None);
    }
}
