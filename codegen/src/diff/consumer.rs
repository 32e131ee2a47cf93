//! For whom a change is judged, and how it is judged.

/// Somebody, or something, that relies on a configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Consumer {
    /// Code that was compiled against what is generated from the old schema.
    Rust,
    /// A client that was built for the old schema and talks to the server.
    Wire,
    /// The records that are stored: whether they still exist, still pass, and survive being read,
    /// changed and written back.
    Records,
    /// Queries that somebody sends: whether they are still answered, and from an index.
    Queries,
    /// The console of administrators.
    Console,
    /// Whoever may see or edit values: end users, delegated administrators, privileges.
    Access,
}

impl Consumer {
    /// Every consumer, in the order that reports list them.
    pub const ALL: [Self; 6] =
        [Self::Rust, Self::Wire, Self::Records, Self::Queries, Self::Console, Self::Access];

    /// Returns the name, as reports spell it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rust => "rust",
            Self::Wire => "wire",
            Self::Records => "records",
            Self::Queries => "queries",
            Self::Console => "console",
            Self::Access => "access",
        }
    }
}

/// How much a change matters to a consumer; the worst is the greatest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// Nothing changes for it but what a person reads.
    #[default]
    Cosmetic,
    /// Something changes, and what worked before works as before.
    Safe,
    /// Something that worked before may not work any more, or means something else.
    Risky,
    /// Something that worked before does not work any more.
    Breaking,
}

impl Verdict {
    /// Every verdict, the worst first.
    pub const ALL: [Self; 4] = [Self::Breaking, Self::Risky, Self::Safe, Self::Cosmetic];

    /// Returns the name, as reports and settings spell it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cosmetic => "cosmetic",
            Self::Safe => "safe",
            Self::Risky => "risky",
            Self::Breaking => "breaking",
        }
    }
}
