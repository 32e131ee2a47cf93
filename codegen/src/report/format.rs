//! The formats that findings are told in: one list.

use crate::lint::Linted;
#[cfg(feature = "review")]
use crate::report::review::{self, ReviewReport};
use crate::report::text::Style;
use crate::report::{concise, github, gitlab, html, json, junit, markdown, sarif, text};
use crate::source::Sources;

/// What is told: findings, and the texts that they are about.
#[derive(Clone, Copy, Debug)]
pub struct Report<'r> {
    /// The texts.
    pub sources: &'r Sources,
    /// What was found in them.
    pub linted: &'r Linted,
}

/// Declares [`Format`] from one list of variants, names, purposes and renderers: of findings, and of
/// reviews.
macro_rules! formats {
    ($(
        $(#[doc = $doc:literal])+
        $variant:ident = $name:literal => $render:expr, $review:expr;
    )+) => {
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

            /// Returns `report` in this format; `style` is heeded as far as it fits.
            #[must_use]
            pub fn render(self, report: &Report<'_>, style: Style) -> String {
                let render: fn(&Report<'_>, Style) -> String = match self {
                    $(Self::$variant => $render,)+
                };
                render(report, style)
            }

            /// Returns `report` in this format; `style` is heeded as far as it fits.
            #[cfg(feature = "review")]
            #[must_use]
            pub fn render_review(self, report: &ReviewReport<'_>, style: Style) -> String {
                let render: fn(&ReviewReport<'_>, Style) -> String = match self {
                    $(Self::$variant => $review,)+
                };
                render(report, style)
            }
        }
    };
}

formats! {
    /// For a person: with the source, a caret and the way out.
    Text = "text" =>
        |report, style| text::render(report.sources, &report.linted.findings, style),
        review::text;
    /// For a person in a hurry, and for editors: one line each.
    Concise = "concise" => |report, _| concise::render(report), |report, _| review::concise(report);
    /// For a machine: one JSON object.
    Json = "json" => |report, _| json::render(report), |report, _| review::json(report);
    /// For code scanning: a SARIF 2.1.0 log.
    Sarif = "sarif" => |report, _| sarif::render(report), |report, _| report.as_findings(sarif::render);
    /// For GitHub: annotations of a workflow.
    Github = "github" => |report, _| github::render(report), |report, _| report.as_findings(github::render);
    /// For GitLab: a code quality report.
    Gitlab = "gitlab" => |report, _| gitlab::render(report), |report, _| report.as_findings(gitlab::render);
    /// For whatever shows test results: `JUnit` XML.
    Junit = "junit" => |report, _| junit::render(report), |report, _| report.as_findings(junit::render);
    /// For a comment or a summary: Markdown.
    Markdown = "markdown" => |report, style| markdown::render(report, style.title),
        |report, style| review::markdown(report, style.title);
    /// For a browser: one page that needs nothing else.
    Html = "html" => |report, style| html::render(report, style.title),
        |report, style| review::html(report, style.title);
}
