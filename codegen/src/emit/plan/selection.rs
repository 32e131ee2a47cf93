//! Which types are generated, and what they are called.

use std::collections::HashMap;

use crate::config::{Config, Glob, MeantFor, closest};
use crate::diagnostic::{Diagnostic, Level};
use crate::emit::plan::type_names::{Origin, TypeNames};
use crate::emit::plan::{MARKERS_MODULE, Record, toml_key};
use crate::model::{Coverage, Model, Object};
use crate::names;
use crate::span::{Location, Spanned};

/// The types that the configuration selects, and their other names.
pub(super) struct Selection<'m, 'c> {
    objects: Vec<&'m Object<'m>>,
    renames: HashMap<&'c str, &'c str>,
}

impl<'m, 'c> Selection<'m, 'c> {
    /// Selects types, and reports the settings that fit none.
    pub(super) fn new(
        model: &'m Model<'m>,
        config: &'c Config,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut all: Vec<&Object<'_>> = model.objects.iter().collect();
        all.sort_by(|left, right| left.name.value.cmp(&right.name.value));
        all.dedup_by(|later, earlier| later.name.value == earlier.name.value);
        let known: Vec<&str> = all.iter().map(|object| &*object.name.value).collect();
        let unknown = UnknownType { known: &known, coverage: model.coverage, config };
        for table in &config.aliases {
            diagnostics.extend(unknown.check("alias-unknown-type", "alias", &table.object));
        }
        for rename in &config.generate.rename {
            diagnostics.extend(unknown.check(
                "rename-unknown-type",
                "generate.rename",
                &rename.object,
            ));
        }
        diagnostics.extend(useless_globs(&known, config));
        let types = &config.generate.types;
        all.retain(|object| types.includes(&object.name.value));
        if all.is_empty() {
            diagnostics.extend(nothing_selected(&known, config));
        }
        let renames = config.generate.rename.iter();
        let renames = renames.map(|rename| (&*rename.object.value, &*rename.name.value)).collect();
        Self { objects: all, renames }
    }

    /// Names the selected types, and reports those that would have one name.
    pub(super) fn records(
        self,
        type_names: &mut TypeNames,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Record<'m>> {
        let mut records = Vec::with_capacity(self.objects.len());
        let mut modules = names::Unique::with_taken([MARKERS_MODULE]);
        for object in self.objects {
            let own = &*object.name.value;
            let renamed = self.renames.get(own).copied();
            let name = renamed.map_or_else(|| names::type_name(own), str::to_owned);
            let origin = Origin {
                location: Location { source: object.source(), span: object.name.span },
                path: own.to_owned(),
                way_out: way_out(own, &name),
            };
            diagnostics.extend(type_names.claim(&name, origin));
            let module = modules.name(names::module(renamed.unwrap_or(own)));
            records.push(Record::new(object, name, module));
        }
        records
    }
}

fn way_out(object: &str, name: &str) -> String {
    format!("name it in `mosaic.toml`: `[generate.rename]` `{} = \"{name}2\"`", toml_key(object))
}

/// Reports settings for types that are not there.
struct UnknownType<'s> {
    known: &'s [&'s str],
    coverage: Coverage,
    config: &'s Config,
}

impl UnknownType<'_> {
    fn check(
        &self,
        code: &'static str,
        table: &str,
        object: &Spanned<String>,
    ) -> Option<Diagnostic> {
        if self.known.binary_search(&object.value.as_str()).is_ok() {
            return None;
        }
        let location = self.config.location(object.span);
        let name = object.value.escape_debug();
        let mut finding =
            Diagnostic::error(code, location, format!("the schema has no type `{name}`"))
                .at(format!("{table}.{}", object.value));
        let may_be_elsewhere = self.config.meant_for == MeantFor::AnySchema;
        if self.coverage == Coverage::Part || may_be_elsewhere {
            finding.level = Level::Warning;
        }
        Some(match closest(&object.value, self.known.iter().copied()) {
            Some(name) => finding.with_hint(format!("did you mean `{name}`?")),
            None => finding,
        })
    }
}

fn useless_globs(known: &[&str], config: &Config) -> Vec<Diagnostic> {
    let globs = config.generate.types.iter();
    let useless = globs.filter(|glob| !known.iter().any(|name| glob.matches(name)));
    let report = |glob: &Glob| {
        let text = &*glob.text.value;
        let message = format!("`{}` fits no type of the schema", text.escape_debug());
        let location = config.location(glob.text.span);
        let finding = Diagnostic::warning("glob-without-type", location, message);
        let finding = finding.at("generate.types");
        match closest(text.trim_start_matches('!'), known.iter().copied()) {
            Some(name) => finding.with_hint(format!("did you mean `{name}`?")),
            None => finding,
        }
    };
    useless.map(report).collect()
}

/// Reports that the globs leave none of the `known` types.
fn nothing_selected(known: &[&str], config: &Config) -> Option<Diagnostic> {
    let example = known.first()?;
    let glob = config.generate.types.iter().last()?;
    let message =
        format!("expected globs that choose a type, found none of {} chosen", known.len());
    let finding = Diagnostic::error("no-type-chosen", config.location(glob.text.span), message);
    Some(finding.at("generate.types").with_hint(format!("choose one, such as `{example}`")))
}
