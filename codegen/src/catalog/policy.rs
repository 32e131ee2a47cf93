//! The policies that the vendor ships.

/// A policy that the vendor ships.
#[derive(Clone, Debug)]
pub struct CatalogPolicy {
    /// Its `policyId`.
    pub id: &'static str,
    /// What it looks at.
    pub judges: Judged,
    /// What else has to be known to use it well.
    pub peculiarity: Option<Peculiarity>,
    /// What it takes in `params`.
    pub parameters: Vec<CatalogParameter>,
}

/// What a policy looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    /// Every value.
    Anything,
    /// Text; every other value passes.
    Text,
    /// Numbers, also those that are written as text; every other value passes.
    Number,
    /// The length of a value; what has none fails.
    Length,
}

/// What has to be known to use a policy well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peculiarity {
    /// It asks the repository for each value.
    Queries,
    /// `required` of the schema says the same.
    ImpliedByRequired,
    /// The console looks for it in the first place of the list alone.
    ReadFirst,
    /// With other parameters it says something else, so that it may stand twice.
    Repeatable,
}

/// What a policy takes in `params`.
#[derive(Clone, Copy, Debug)]
pub struct CatalogParameter {
    /// The name.
    pub name: &'static str,
    /// What is to be given.
    pub kind: ParameterKind,
    /// Whether the policy fails without it.
    pub is_required: bool,
    /// Whether it is given names of properties of the same type.
    pub names_properties: bool,
    /// Whether it lists what a text may not contain.
    pub lists_forbidden: bool,
    /// What parts the strings of a list where they are written as one string.
    pub separator: Option<&'static str>,
    /// What it limits.
    pub bound: Option<Bound>,
}

/// What is to be given for a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterKind {
    /// A string.
    String,
    /// A list of strings.
    Strings,
    /// A number.
    Number,
    /// A list of objects.
    Objects,
    /// A string that is a JavaScript regular expression.
    Pattern,
    /// A string that holds the flags of a regular expression.
    PatternFlags,
}

/// What a parameter limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The length of a text from below.
    Shortest,
    /// The length of a text from above.
    Longest,
    /// How many characters of some kind a text must hold.
    Contained,
    /// A number from below.
    Least,
    /// A number from above.
    Greatest,
}

impl ParameterKind {
    /// Returns the kind with its article, as messages name it.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::String | Self::Pattern | Self::PatternFlags => "a string",
            Self::Strings => "a list of strings",
            Self::Number => "a number",
            Self::Objects => "a list of objects",
        }
    }
}
