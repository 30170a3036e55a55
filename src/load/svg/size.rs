//! How large an SVG is drawn (SVG 2, "Intrinsic sizing properties").

use roxmltree::Node;

/// Units of CSS in pixels (CSS Values 4, "Absolute lengths").
const UNITS: [(&str, f64); 6] =
    [("px", 1.0), ("pt", 96.0 / 72.0), ("pc", 16.0), ("mm", 96.0 / 25.4), ("cm", 96.0 / 2.54), ("in", 96.0)];

/// The longest side of a drawing that has a shape and no size of its own.
const LONGEST: f64 = 10_000.0;

/// Width and height in pixels, from the attributes of these names or the shape of `viewBox`, which may count in any unit.
pub(super) fn of(root: Node) -> Option<(u64, u64)> {
    let side = |name| root.attribute(name).and_then(length);
    let shape = root.attribute("viewBox").and_then(shape);
    let (width, height) = match (side("width"), side("height"), shape) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((across, down))) => (width, width * down / across),
        (None, Some(height), Some((across, down))) => (height * across / down, height),
        (None, None, Some((across, down))) => {
            let scale = (LONGEST / across.max(down)).min(1.0);
            (across * scale, down * scale)
        }
        _ => return None,
    };
    Some((whole(width), whole(height)))
}

/// An absolute length in pixels; none for one that depends on where the picture is shown (`100%`, `2em`).
fn length(text: &str) -> Option<f64> {
    let text = text.trim();
    let unit = UNITS.iter().find_map(|(unit, pixels)| Some((text.strip_suffix(unit)?, *pixels)));
    let (number, pixels) = unit.unwrap_or((text, 1.0));
    positive(number).map(|number| number * pixels)
}

fn shape(text: &str) -> Option<(f64, f64)> {
    let numbers: Vec<_> = text.split(|c: char| c == ',' || c.is_ascii_whitespace()).filter(|one| !one.is_empty()).collect();
    let [_, _, width, height] = numbers[..] else { return None };
    positive(width).zip(positive(height))
}

fn positive(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite() && *number > 0.0)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is no larger and no smaller than what fits")]
fn whole(pixels: f64) -> u64 {
    pixels.round().clamp(1.0, f64::from(u32::MAX)) as u64
}
