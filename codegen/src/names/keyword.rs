//! The words that Rust keeps for itself.

/// Keywords of every edition, strict and reserved, that may be raw identifiers; sorted.
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Keywords that may not be raw identifiers.
const NEVER_RAW: [&str; 5] = ["Self", "_", "crate", "self", "super"];

/// Names that a file cannot have everywhere, or that mean something to the compiler.
const TAKEN_FILES: [&str; 7] = ["aux", "con", "lib", "main", "mod", "nul", "prn"];

/// Returns whether `name` has to be raw to be an identifier.
pub(super) fn is_keyword(name: &str) -> bool {
    KEYWORDS.binary_search(&name).is_ok()
}

/// Returns whether `name` cannot be an identifier at all.
pub(super) fn is_never_raw(name: &str) -> bool {
    NEVER_RAW.contains(&name)
}

/// Returns whether a module in a file of its own cannot be called `name`.
pub(super) fn is_taken_file(name: &str) -> bool {
    TAKEN_FILES.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::KEYWORDS;

    #[test]
    fn the_keywords_are_sorted() {
        assert!(KEYWORDS.is_sorted());
    }

    #[test]
    fn the_keywords_are_those_of_the_parser() {
        for word in KEYWORDS {
            let plain = syn::parse_str::<syn::Ident>(word).is_ok();
            assert_eq!(plain, word == "gen", "{word}");
            assert!(syn::parse_str::<syn::Ident>(&format!("r#{word}")).is_ok(), "{word}");
        }
    }
}
