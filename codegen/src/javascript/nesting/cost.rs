//! How much stack a parser takes behind a sign or a word.
//!
//! What each costs was measured without optimisation, and a third was added.

/// How many bytes an open bracket costs.
pub(super) const BRACKET: usize = 4096;

/// How many bytes a closed bracket costs until what it is part of ends: each one of `a(1)(2)` is the
/// callee of the next.
pub(super) const CLOSED: usize = 2048;

/// Returns how many bytes the sign `sign` costs.
pub(super) fn of_sign(sign: char) -> usize {
    match sign {
        '@' | '<' | '?' => 4096,
        '>' => 3072, // of an arrow, whose parameters are closed by now
        '!' | '~' | '+' | '-' | '*' | '/' | '%' | '=' | '&' | '|' | '^' | ':' | '.' => 1024,
        _ => 0,
    }
}

/// Returns how many bytes `word` costs. Some of these are of TypeScript: a parser reads them, too, to say
/// that they do not belong here.
pub(super) fn of_word(word: &str) -> usize {
    match word {
        "for" | "with" => 6144, // with the scope that it opens, which every name inside is looked for in
        "abstract" | "as" | "asserts" | "async" | "await" | "class" | "delete" | "do" | "else"
        | "extends" | "if" | "in" | "infer" | "instanceof" | "is" | "keyof" | "new"
        | "readonly" | "satisfies" | "typeof" | "unique" | "void" | "while" | "yield" => 2048,
        _ => 0,
    }
}
