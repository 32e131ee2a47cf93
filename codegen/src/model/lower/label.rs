//! Labels, which the server takes for texts.

use crate::diagnostic::Level;
use crate::json::{Kind, Value};
use crate::model::lower::{Finding, Lowering};
use crate::model::read;

impl Lowering<'_> {
    /// Reports `value`, of the label `name`, if it is no text; `null` is as good as none.
    pub(super) fn check_label(&mut self, name: &str, value: Value<'_>) {
        if matches!(value.kind(), Kind::String | Kind::Null) || read::is_placeholder(value) {
            return;
        }
        let found = value.kind().describe();
        self.report(Finding {
            code: "schema-nonstring-label",
            level: Level::Warning,
            span: value.span(),
            message: format!("expected `{name}` to be a string, found {found}"),
            hint: "write one text: translations belong into the locales of the console",
        });
    }
}
