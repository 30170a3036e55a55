//! The known name that was probably meant.

/// The known name nearest to one that is not known, if one is near enough to be meant.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let distance = |other: &str| strsim::damerau_levenshtein(name, other);
    let limit = (name.chars().count() / 3).max(1);
    let near = known.into_iter().map(|other| (distance(other), other)).filter(|(far, _)| *far <= limit);
    near.min().map(|(_, other)| other.to_owned())
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_enough_and_no_further() {
        let known = ["justin-lin", "tang-jie", "xi-jinping"];
        assert_eq!(nearest("justin-lim", known), Some("justin-lin".into()));
        assert_eq!(nearest("tnag-jie", known), Some("tang-jie".into()));
        assert_eq!(nearest("reuters", known), None);
    }
}
