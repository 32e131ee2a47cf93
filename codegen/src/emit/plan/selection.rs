//! Which types are generated, and what they are called.

use std::collections::HashSet;

use crate::config::{Config, Glob, MeantFor, Suggestions};
use crate::diagnostic::{Diagnostic, Level};
use crate::emit::plan::renames::Renames;
use crate::emit::plan::targets;
use crate::emit::plan::type_names::{Origin, TypeNames, WayOut};
use crate::emit::plan::{MARKERS_MODULE, Record};
use crate::model::{Coverage, Model, Object, path_of_type, type_of_path};
use crate::names;
use crate::span::{Location, Spanned};

/// The types that the configuration selects.
pub(super) struct Selection<'m> {
    objects: Vec<&'m Object<'m>>,
}

impl<'m> Selection<'m> {
    /// Selects types, and reports the settings that fit none.
    pub(super) fn new(
        model: &'m Model<'m>,
        config: &Config,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut all: Vec<&Object<'_>> = model.objects.iter().collect();
        all.sort_by(|left, right| left.name.value.cmp(&right.name.value));
        all.dedup_by(|later, earlier| later.name.value == earlier.name.value);
        let known: Vec<&str> = all.iter().map(|object| &*object.name.value).collect();
        let suggestions = Suggestions::default();
        let mut unknown =
            UnknownType { known: &known, coverage: model.coverage, config, suggestions };
        for table in &config.aliases {
            diagnostics.extend(unknown.check("alias-unknown-type", "alias", &table.object));
        }
        let renames = &config.generate.rename;
        let paths = if renames.is_empty() { HashSet::new() } else { targets::all_paths(model) };
        for rename in renames {
            let own = &*rename.object.value;
            let is_type = |name: &str| known.binary_search(&name).is_ok();
            let is_path = |path: &str| paths.contains(path);
            if type_of_path(own).is_some_and(is_type) || is_path(own) || is_path(&path_of_type(own))
            {
                continue;
            }
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
        Self { objects: all }
    }

    /// Names the selected types.
    pub(super) fn records(
        self,
        renames: &Renames<'_>,
        type_names: &mut TypeNames,
    ) -> Vec<Record<'m>> {
        let mut records = Vec::with_capacity(self.objects.len());
        let mut modules = names::Unique::with_taken([MARKERS_MODULE]);
        for object in self.objects {
            let own = &*object.name.value;
            let chosen = renames.of_type(own);
            let name = chosen.map_or_else(|| names::type_name(own), str::to_owned);
            let origin = Origin {
                location: Location { source: object.source(), span: object.name.span },
                path: own.to_owned(),
                way_out: WayOut::Rename(own.to_owned()),
            };
            let claim = type_names.claim(&name, origin);
            let module = modules.name(names::module(chosen.unwrap_or(own)));
            records.push(Record::new(object, name, module, claim));
        }
        records
    }
}

/// Reports settings for types that are not there.
struct UnknownType<'s> {
    known: &'s [&'s str],
    coverage: Coverage,
    config: &'s Config,
    suggestions: Suggestions,
}

impl UnknownType<'_> {
    fn check(
        &mut self,
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
        Some(match self.suggestions.closest(&object.value, self.known.iter().copied()) {
            Some(name) => finding.with_hint(format!("did you mean `{name}`?")),
            None => finding.with_hint("take it out, or name a type of the schema"),
        })
    }
}

fn useless_globs(known: &[&str], config: &Config) -> Vec<Diagnostic> {
    let globs = config.generate.types.iter();
    let useless = globs.filter(|glob| !known.iter().any(|name| glob.matches(name)));
    let mut suggestions = Suggestions::default();
    let report = |glob: &Glob| {
        let text = &*glob.text.value;
        let message = format!("`{}` fits no type of the schema", text.escape_debug());
        let location = config.location(glob.text.span);
        let finding = Diagnostic::warning("glob-without-type", location, message);
        let finding = finding.at("generate.types");
        match suggestions.closest(text.trim_start_matches('!'), known.iter().copied()) {
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
