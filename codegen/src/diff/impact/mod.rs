//! What a change does to whom.

use crate::diff::{Change, Consumer, Kind, Side, Verdict};

/// What a change does to each consumer, why, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impact {
    /// How it is judged for each consumer, in the order of [`Consumer::ALL`].
    verdicts: [Verdict; Consumer::ALL.len()],
    /// Why: one sentence.
    pub because: String,
    /// What to do first, in the imperative; nothing where there is nothing to do.
    pub todo: Option<String>,
    /// Where the fact is from: a document of the vendor or a measurement, as the rule book cites it.
    pub source: &'static str,
}

impl Impact {
    /// Returns how it is judged for `consumer`.
    #[must_use]
    pub const fn of(&self, consumer: Consumer) -> Verdict {
        self.verdicts[consumer as usize]
    }

    /// Returns the worst verdict of all consumers.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdicts.into_iter().max().unwrap_or_default()
    }
}

/// Returns what `change`, one of those between `old` and `new`, does to whom.
#[must_use]
pub fn impact(change: &Change<'_>, _old: Side<'_>, _new: Side<'_>) -> Impact {
    use Verdict::{Breaking, Cosmetic, Risky, Safe};
    match change.kind {
        Kind::TypeAdded => Impact {
            verdicts: [Safe, Safe, Cosmetic, Cosmetic, Safe, Cosmetic],
            because: "nobody relied on it".to_owned(),
            todo: None,
            source: "PingOne AIC documentation, \"Manage identity object types\"",
        },
        Kind::TypeRemoved | Kind::TypeRenamed => Impact {
            verdicts: [Breaking; 6],
            because: "its records can no longer be reached under this name".to_owned(),
            todo: Some("export the records and move whoever uses them first".to_owned()),
            source: "PingOne AIC documentation, \"Manage identity object types\"",
        },
        Kind::TypeLabelChanged
        | Kind::OrderChanged
        | Kind::EnumReordered
        | Kind::EnumLabelsChanged
        | Kind::RelLabelChanged
        | Kind::RelReordered
        | Kind::PolicyReordered
        | Kind::TitleChanged
        | Kind::DescriptionChanged
        | Kind::ArtefactChanged => Impact {
            verdicts: [Cosmetic; 6],
            because: "people alone read it".to_owned(),
            todo: None,
            source: "PingOne AIC documentation, \"Property settings\"",
        },
        _ => Impact {
            verdicts: [Risky; 6],
            because: "what worked before may work differently".to_owned(),
            todo: None,
            source: "PingOne AIC documentation, \"Property settings\"",
        },
    }
}
