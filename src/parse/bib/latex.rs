//! LaTeX in the texts of a library, beyond the accents that the biblatex crate reads: as plain text. Nothing is run.

/// A text in which commands without meaning here give way to what they hold: `\emph{x}` to `x`.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (name, after) = rest.split_at(length);
        if name.is_empty() {
            // `\,` and its like are spaces; `\\` is one, too.
            let sign = rest.chars().next().filter(|c| matches!(c, ',' | ';' | ':' | '!' | '/' | '\\' | ' '));
            rest = &rest[sign.map_or(0, char::len_utf8)..];
            if matches!(sign, Some(',' | ';' | ':' | ' ' | '\\')) {
                out.push(' ');
            }
            continue;
        }
        match (after.strip_prefix('{').and_then(group), name) {
            (Some((_, after)), "href") => rest = after,
            (Some((inner, after)), "enquote" | "mkbibquote") => {
                out.extend(["“", &plain(inner), "”"]);
                rest = after;
            }
            (Some((inner, after)), _) => {
                out.push_str(&plain(inner));
                rest = after;
            }
            (None, _) => {
                out.push_str(sign(name).unwrap_or_default());
                rest = after.strip_prefix(' ').unwrap_or(after);
            }
        }
    }
    out.push_str(rest);
    out.replace("``", "“").replace("''", "”").replace('~', "\u{a0}")
}

/// Returns what comes before the closing brace, and what comes after it.
fn group(text: &str) -> Option<(&str, &str)> {
    let mut depth = 1usize;
    let end = text.bytes().position(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        depth == 0
    })?;
    Some((&text[..end], &text[end + 1..]))
}

/// Mathematics as text: `x^2` as x², `\alpha` as α, and of the rest the letters.
pub(super) fn math(text: &str) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    const LOWERED: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];
    let text = plain(&text.replace(['{', '}'], "\u{200b}")).replace("^\u{200b}", "^").replace("_\u{200b}", "_");
    let mut out = String::with_capacity(text.len());
    let mut digits: Option<[char; 10]> = None;
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let next = letters.peek().is_some_and(char::is_ascii_digit);
        match (c, c.to_digit(10), digits) {
            ('^', ..) if next => digits = Some(RAISED),
            ('_', ..) if next => digits = Some(LOWERED),
            (_, Some(digit), Some(those)) => out.push(those[digit as usize]),
            ('\u{200b}', ..) => digits = None,
            _ => {
                digits = None;
                out.push(c);
            }
        }
    }
    out.trim().to_owned()
}

/// A sign by its command.
fn sign(name: &str) -> Option<&'static str> {
    const SIGNS: &[(&str, &str)] = &[
        ("alpha", "α"),
        ("beta", "β"),
        ("gamma", "γ"),
        ("delta", "δ"),
        ("Delta", "Δ"),
        ("epsilon", "ε"),
        ("eta", "η"),
        ("theta", "θ"),
        ("kappa", "κ"),
        ("lambda", "λ"),
        ("Lambda", "Λ"),
        ("mu", "μ"),
        ("nu", "ν"),
        ("pi", "π"),
        ("rho", "ρ"),
        ("sigma", "σ"),
        ("Sigma", "Σ"),
        ("tau", "τ"),
        ("phi", "φ"),
        ("chi", "χ"),
        ("psi", "ψ"),
        ("omega", "ω"),
        ("Omega", "Ω"),
        ("times", "×"),
        ("cdot", "·"),
        ("pm", "±"),
        ("sim", "∼"),
        ("approx", "≈"),
        ("neq", "≠"),
        ("leq", "≤"),
        ("le", "≤"),
        ("geq", "≥"),
        ("ge", "≥"),
        ("infty", "∞"),
        ("to", "→"),
        ("rightarrow", "→"),
        ("leftrightarrow", "↔"),
        ("circ", "°"),
        ("prime", "′"),
        ("ell", "ℓ"),
        ("ldots", "…"),
        ("textquotesingle", "'"),
        ("euro", "€"),
        ("texteuro", "€"),
        ("textyen", "¥"),
        ("slash", "/"),
    ];
    SIGNS.iter().find(|(known, _)| *known == name).map(|(_, sign)| *sign)
}

#[cfg(test)]
mod tests {
    use super::{math, plain};

    #[test]
    fn commands_give_way_to_their_text() {
        for (latex, text) in [
            ("\\emph{a \\textbf{b}} c", "a b c"),
            ("\\relax x", "x"),
            ("\\href{https://e.org}here", "here"),
            ("\\enquote{a}, ``b''", "“a”, “b”"),
            ("10\\,km~away", "10 km\u{a0}away"),
            ("\\emph{open", "{open"),
            ("\\", ""),
            ("\\write18{rm}", "18{rm}"),
        ] {
            assert_eq!(plain(latex), text);
        }
    }

    #[test]
    fn mathematics_is_text() {
        for (latex, text) in
            [("x", "x"), ("_2", "₂"), ("10^{12}", "10¹²"), ("\\alpha_{10}x", "α₁₀x"), ("p \\leq 0.5", "p ≤0.5"), ("x^n", "x^n")]
        {
            assert_eq!(math(latex), text);
        }
    }
}
