//! Which product a configuration is for.

/// Which product a configuration is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Product {
    /// `PingOne` Advanced Identity Cloud: storage and indexes are the vendor's.
    #[default]
    Aic,
    /// Self-managed `PingIDM` or `OpenIDM`: storage and indexes are the owner's, and unknown here.
    Idm,
}

impl Product {
    /// All products, the default first.
    pub const ALL: [Self; 2] = [Self::Aic, Self::Idm];

    /// Returns the name in the catalog and in `mosaic.toml`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Aic => "aic",
            Self::Idm => "idm",
        }
    }

    /// Returns what the vendor calls it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Aic => "PingOne Advanced Identity Cloud",
            Self::Idm => "Self-managed PingIDM or OpenIDM",
        }
    }
}
