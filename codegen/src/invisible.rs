//! Which characters show nothing, or turn the text around them.

/// Returns whether `character` shows nothing or changes how its neighbours are shown: soft hyphens,
/// joiners, marks and overrides of direction, separators, tags.
///
/// Hostile text hides behind these, so no output lets them through; control characters are each
/// output's own business.
pub(crate) const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}
