//! Script objects.

use crate::json::Value;
use crate::model::lower::Lowering;
use crate::model::{Body, Hook, Script, Text, read};
use crate::source::{FILE_SCHEME, Role};
use crate::span::Spanned;

impl<'a> Lowering<'a> {
    pub(super) fn hook(&self, name: Spanned<Text<'a>>, value: Value<'a>) -> Hook<'a> {
        Hook { name, script: self.script(value) }
    }

    fn script(&self, value: Value<'a>) -> Script<'a> {
        Script {
            value,
            media_type: read::setting_of(value, "type"),
            body: self.body(value),
            globals: value.get("globals"),
        }
    }

    fn body(&self, script: Value<'a>) -> Body<'a> {
        let text = |name| {
            let value = script.get(name)?;
            Some(Spanned::new(value.as_str()?, value.span()))
        };
        if let Some(whole) = script.as_str().filter(|text| text.starts_with(FILE_SCHEME)) {
            return self.file(Spanned::new(whole, script.span()));
        }
        match (text("source"), text("file")) {
            (Some(source), _) if source.value.starts_with(FILE_SCHEME) => self.file(source),
            (Some(source), _) => Body::Inline(source),
            (None, Some(file)) => self.file(file),
            (None, None) => Body::Missing,
        }
    }

    fn file(&self, reference: Spanned<Text<'a>>) -> Body<'a> {
        let resolved = self.documents.resolve(self.source, &reference.value, Role::Script);
        Body::File { reference, resolved }
    }
}

/// Adds `hook` to `hooks`, in place of one of the same name: the last one counts.
pub(super) fn add<'a>(hooks: &mut Vec<Hook<'a>>, hook: Hook<'a>) {
    hooks.retain(|earlier| earlier.name != hook.name);
    hooks.push(hook);
}
