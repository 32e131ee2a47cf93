//! Which product a configuration is for.

/// Which product a configuration is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Flavour {
    /// `PingOne` Advanced Identity Cloud: storage and indexes are the vendor's.
    #[default]
    Aic,
    /// Self-managed `PingIDM` or `OpenIDM`: storage and indexes are the owner's, and unknown here.
    Idm,
}

impl Flavour {
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

    /// Returns the product called `name`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|flavour| flavour.name() == name)
    }
}
