//! What a rule is.

use crate::diagnostic::Level;
use crate::rules::{Context, Edge, Findings, ObjectSite, PolicySite, ScriptSite, Site};

/// One rule: what it is called, how bad a breach is, and what looks for it.
#[derive(Debug)]
pub struct Rule {
    /// The name, in kebab case; that of its two files.
    pub name: &'static str,
    /// The group that it is switched and listed with.
    pub group: Group,
    /// How bad a breach is.
    pub level: Level,
    /// Whether it runs unless it is asked for.
    pub default: Default,
    /// How far a breach can be mended by itself.
    pub fixes: Fixes,
    /// The page, in Markdown.
    pub page: &'static str,
    /// What looks for it.
    pub check: Check,
}

/// Whether a rule runs unless the settings or the command line say otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Default {
    /// It runs.
    On,
    /// It has to be asked for: many sound configurations break it.
    Off,
}

/// How far a breach of a rule can be mended without a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fixes {
    /// Not at all.
    None,
    /// Some or all breaches, after a look at the change.
    Proposed,
    /// Some or all breaches, unseen.
    Safe,
}

/// What looks for the breaches of a rule, and how often it is asked.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// The breach is found where the text is read and understood; there is nothing left to look for.
    Reading,
    /// Asked once for the whole configuration.
    Model(ModelCheck),
    /// Asked for every type.
    Object(ObjectCheck),
    /// Asked for every property of a type.
    Property(PropertyCheck),
    /// Asked for every property of a type, and for every one nested in it.
    EveryProperty(PropertyCheck),
    /// Asked for every reference that a type declares, alone or as the elements of an array.
    Relationship(RelationshipCheck),
    /// Asked for every script of a type, of an action or of a property at any depth.
    Script(ScriptCheck),
    /// Asked for every policy of a property of a type, conditional ones included.
    Policy(PolicyCheck),
    /// Nothing is asked: what would look for it reads JavaScript, and this build was made without the
    /// feature `javascript`.
    NeedsJavaScript,
    /// The breach is found when the exceptions of `mosaic.toml` are held against the findings.
    Exceptions,
}

/// What is asked about a configuration.
pub type ModelCheck = fn(&Context<'_, '_>, &mut Findings<'_>);

/// What is asked about a type.
pub type ObjectCheck = fn(&ObjectSite<'_, '_>, &mut Findings<'_>);

/// What is asked about a property.
pub type PropertyCheck = fn(&Site<'_, '_>, &mut Findings<'_>);

/// What is asked about a reference.
pub type RelationshipCheck = fn(&Edge<'_, '_>, &mut Findings<'_>);

/// What is asked about a script.
pub type ScriptCheck = fn(&ScriptSite<'_, '_>, &mut Findings<'_>);

/// What is asked about a policy.
pub type PolicyCheck = fn(&PolicySite<'_, '_>, &mut Findings<'_>);

/// Declares [`Group`] from one list.
macro_rules! groups {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal,)+) => {
        /// What rules are listed and switched together.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Group {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Group {
            /// Every group, in the order of the book.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// Returns the name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// Returns what it is about, in a phrase.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($doc,)+).trim_ascii(),)+
                }
            }
        }
    };
}

groups! {
    /// What the server refuses, or what breaks later.
    Correctness = "correctness",
    /// The vendor's types and properties.
    Defaults = "defaults",
    /// Where values are kept: prefixes, extension slots, indexes and limits.
    Storage = "storage",
    /// References between types, and the two ends that they have.
    Relationships = "relationships",
    /// Values that are computed or derived.
    Virtual = "virtual",
    /// What values are held to when they are written.
    Policies = "policies",
    /// What runs at events, in actions and for properties.
    Scripts = "scripts",
    /// Who may see and change a value, and how it is kept secret.
    Privacy = "privacy",
    /// What things are called, and the rules of one's own for it.
    Naming = "naming",
    /// Order, labels and what is left over from consoles.
    Style = "style",
    /// The exceptions themselves.
    Exceptions = "exceptions",
}

impl Rule {
    /// Returns whether `name` is its own, that of its group, or `all`.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        name == "all" || name == self.name || name == self.group.name()
    }

    /// Returns what it is for: the first paragraph of its page, on one line.
    #[must_use]
    pub fn purpose(&self) -> String {
        let lines = self.page.lines().skip_while(|line| line.is_empty() || line.starts_with('#'));
        lines.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
    }
}
