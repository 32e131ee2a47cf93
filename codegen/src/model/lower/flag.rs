//! Flags that are written as texts, which the server refuses or reads as something else than they say.

use crate::diagnostic::{Fix, Level, Safety};
use crate::json::edit::{Edit, Path};
use crate::json::{Kind, Value};
use crate::model::keyword::Keyword;
use crate::model::lower::{Finding, Lowering};
use crate::model::read;

impl Lowering<'_> {
    /// Reports `value`, of the flag `keyword`, if it stands in quotes.
    pub(super) fn check_flag(&mut self, keyword: Keyword, value: Value<'_>) {
        // any other flag in quotes misleads the console alone
        let at_most = if keyword.is_strict_flag() { Level::Error } else { Level::Warning };
        self.check_flag_called(keyword.name(), at_most, value);
    }

    /// Reports `value`, of the flag `name`, if it stands in quotes, as at most so bad.
    pub(super) fn check_flag_called(&mut self, name: &str, at_most: Level, value: Value<'_>) {
        if value.kind() != Kind::String {
            return;
        }
        let text = value.as_str();
        let Some(text) = text.as_deref().filter(|_| !read::is_placeholder(value)) else {
            return;
        };
        let is_boolean = matches!(text, "true" | "false");
        let source = self.source;
        let finding = self.report(Finding {
            code: "boolean-as-string",
            level: Level::Warning,
            span: value.span(),
            message: format!(
                "expected `{name}` to be a boolean, found the text {}",
                value.excerpt()
            ),
            hint: if is_boolean {
                "remove the quotes"
            } else {
                "write true or false, without quotes"
            },
        });
        finding.at_most = at_most;
        if !is_boolean {
            return;
        }
        finding.fix = Some(Box::new(Fix {
            title: format!("write `{text}` without quotes"),
            safety: Safety::Safe,
            source,
            edits: vec![Edit::set(Path::of(value), text)],
        }));
    }
}
