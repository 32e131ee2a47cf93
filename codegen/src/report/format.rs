//! The formats that findings are told in: one list.

use crate::lint::Linted;
use crate::report::text::Style;
use crate::report::{json, text};
use crate::source::Sources;

/// What is told: findings, and the texts that they are about.
#[derive(Clone, Copy, Debug)]
pub struct Report<'r> {
    /// The texts.
    pub sources: &'r Sources,
    /// What was found in them.
    pub linted: &'r Linted,
}

/// Declares [`Format`] from one list of variants, names, purposes and renderers.
macro_rules! formats {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal => $render:expr,)+) => {
        /// How findings are told.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Format {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Format {
            /// Every format.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// Returns the name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// Returns what it is for, in a phrase.
            #[must_use]
            pub const fn purpose(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($doc,)+).trim_ascii(),)+
                }
            }

            /// Returns `report` in this format; `style` is heeded by those for a person.
            #[must_use]
            pub fn render(self, report: &Report<'_>, style: Style) -> String {
                let render: fn(&Report<'_>, Style) -> String = match self {
                    $(Self::$variant => $render,)+
                };
                render(report, style)
            }
        }
    };
}

formats! {
    /// For a person: with the source, a caret and the way out.
    Text = "text" => |report, style| text::render(report.sources, &report.linted.findings, style),
    /// For a machine: one JSON object.
    Json = "json" => |report, _| json::render(report.sources, &report.linted.findings),
}
