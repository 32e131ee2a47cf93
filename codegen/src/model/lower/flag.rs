//! Flags that are written as texts, which the server reads as something else than they say.

use crate::diagnostic::Level;
use crate::json::{Kind, Member};
use crate::model::lower::{Finding, Lowering};

impl Lowering<'_> {
    /// Warns if the flag that `member` is stands in quotes.
    pub(super) fn check_flag(&mut self, member: Member<'_>) {
        let Member { key, value } = member;
        if value.kind() != Kind::String {
            return;
        }
        let text = value.as_str();
        let Some(text @ ("true" | "false")) = text.as_deref() else {
            return;
        };
        self.report(Finding {
            code: "flag-in-quotes",
            level: Level::Warning,
            span: value.span(),
            message: format!(
                "expected `{}` to be a boolean, found the text \"{text}\"",
                key.name()
            ),
            hint: "remove the quotes",
        });
    }
}
