//! Flags that are written as texts, which the server reads as something else than they say.

use crate::diagnostic::Level;
use crate::json::{Kind, Value};
use crate::model::lower::{Finding, Lowering};

impl Lowering<'_> {
    /// Warns if `value`, of the flag `name`, stands in quotes.
    pub(super) fn check_flag(&mut self, name: &str, value: Value<'_>) {
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
            message: format!("expected `{name}` to be a boolean, found the text \"{text}\""),
            hint: "remove the quotes",
        });
    }
}
