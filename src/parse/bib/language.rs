//! Names of languages, as babel, polyglossia and libraries have them, as tags.

use crate::model::LanguageTag;

/// Names that are not tags themselves. Variants that babel has only for their hyphenation count as one language.
const NAMES: &[(&str, &str)] = &[
    ("acadian", "fr-CA"),
    ("american", "en-US"),
    ("arabic", "ar"),
    ("australian", "en-AU"),
    ("austrian", "de-AT"),
    ("basque", "eu"),
    ("brazil", "pt-BR"),
    ("brazilian", "pt-BR"),
    ("british", "en-GB"),
    ("bulgarian", "bg"),
    ("canadian", "en-CA"),
    ("canadien", "fr-CA"),
    ("catalan", "ca"),
    ("chi", "zh"),
    ("chinese", "zh"),
    ("chinese-hans", "zh-Hans"),
    ("chinese-hant", "zh-Hant"),
    ("chinese-simplified", "zh-Hans"),
    ("chinese-traditional", "zh-Hant"),
    ("croatian", "hr"),
    ("czech", "cs"),
    ("danish", "da"),
    ("deu", "de"),
    ("dutch", "nl"),
    ("eng", "en"),
    ("english", "en"),
    ("esperanto", "eo"),
    ("estonian", "et"),
    ("farsi", "fa"),
    ("finnish", "fi"),
    ("fra", "fr"),
    ("francais", "fr"),
    ("fre", "fr"),
    ("french", "fr"),
    ("ger", "de"),
    ("german", "de"),
    ("germanb", "de"),
    ("greek", "el"),
    ("hebrew", "he"),
    ("hindi", "hi"),
    ("hungarian", "hu"),
    ("icelandic", "is"),
    ("indonesian", "id"),
    ("irish", "ga"),
    ("ita", "it"),
    ("italian", "it"),
    ("japanese", "ja"),
    ("jpn", "ja"),
    ("kor", "ko"),
    ("korean", "ko"),
    ("latin", "la"),
    ("latvian", "lv"),
    ("lithuanian", "lt"),
    ("magyar", "hu"),
    ("malay", "ms"),
    ("mongolian", "mn"),
    ("naustrian", "de-AT"),
    ("newzealand", "en-NZ"),
    ("ngerman", "de"),
    ("norsk", "nb"),
    ("norwegian", "no"),
    ("nswissgerman", "de-CH"),
    ("nynorsk", "nn"),
    ("persian", "fa"),
    ("polish", "pl"),
    ("por", "pt"),
    ("portuges", "pt"),
    ("portuguese", "pt"),
    ("romanian", "ro"),
    ("rus", "ru"),
    ("russian", "ru"),
    ("serbian", "sr"),
    ("serbianc", "sr-Cyrl"),
    ("slovak", "sk"),
    ("slovene", "sl"),
    ("slovenian", "sl"),
    ("spa", "es"),
    ("spanish", "es"),
    ("swedish", "sv"),
    ("swissgerman", "de-CH"),
    ("thai", "th"),
    ("turkish", "tr"),
    ("ukenglish", "en-GB"),
    ("ukrainian", "uk"),
    ("usenglish", "en-US"),
    ("vietnamese", "vi"),
    ("welsh", "cy"),
    ("zho", "zh"),
    ("afrikaans", "af"),
    ("albanian", "sq"),
    ("armenian", "hy"),
    ("belarusian", "be"),
    ("bengali", "bn"),
    ("bosnian", "bs"),
    ("breton", "br"),
    ("galician", "gl"),
    ("georgian", "ka"),
    ("kazakh", "kk"),
    ("macedonian", "mk"),
    ("marathi", "mr"),
    ("occitan", "oc"),
    ("sanskrit", "sa"),
    ("swahili", "sw"),
    ("tamil", "ta"),
    ("tibetan", "bo"),
    ("urdu", "ur"),
    ("khmer", "km"),
    ("lao", "lo"),
    ("nepali", "ne"),
    ("telugu", "te"),
    ("burmese", "my"),
    ("filipino", "fil"),
    ("tagalog", "fil"),
    ("uyghur", "ug"),
    ("中文", "zh"),
    ("日本語", "ja"),
    ("한국어", "ko"),
    ("deutsch", "de"),
    ("español", "es"),
    ("français", "fr"),
];

/// Returns the tag of a language by its name or tag. `None` if it is unknown.
pub(crate) fn language(name: &str) -> Option<LanguageTag> {
    let name = name.trim().replace('_', "-");
    let lower = name.to_lowercase();
    // `lang = {english and german}`: the first; `english (US)` has the name alone.
    let word = lower.split([' ', ',', ';', '(', '/']).next().unwrap_or_default();
    let known = NAMES.iter().find(|(known, _)| *known == word).map(|(_, tag)| *tag);
    LanguageTag::parse(known.unwrap_or_else(|| name.get(..word.len()).unwrap_or(word)))
}

#[cfg(test)]
mod tests {
    use super::language;

    #[test]
    fn names_and_tags() {
        for (name, tag) in [
            ("japanese", "ja"),
            ("ngerman", "de"),
            ("USenglish", "en-US"),
            ("en-us", "en-US"),
            ("zh_Hans", "zh-Hans"),
            ("english and french", "en"),
            ("jpn", "ja"),
            ("日本語", "ja"),
        ] {
            assert_eq!(language(name).map(|tag| tag.to_string()).as_deref(), Some(tag), "{name}");
        }
        assert_eq!(language("klingon"), None);
        assert_eq!(language(""), None);
    }

    #[test]
    fn every_name_leads_to_a_tag() {
        for (name, tag) in super::NAMES {
            assert!(language(name).is_some_and(|found| found.as_str() == *tag), "{name}");
        }
    }
}
