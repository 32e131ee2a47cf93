//! Every rule finds what it is for in a whole tenant, at its place, and nothing else is found.
//!
//! See `tests/plants/README.md` for what a planted defect is.

mod plant;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::thread;

use mosaic_codegen::config::Config;
use mosaic_codegen::diagnostic::has_errors;
use mosaic_codegen::fingerprint;
use mosaic_codegen::lint::{Options, lint};
use mosaic_codegen::report::Places;
use mosaic_codegen::rules::{self, Check, Default as Switch};
use mosaic_codegen::source::{Role, Sources};
use mosaic_codegen::{Diagnostic, Level};
use mosaic_tests::{shared, workspace};

use plant::{Plant, edited, extent, plants, sound};

/// Returns the whole tenants that defects are planted in: our own, and a real one where it is there.
fn tenants() -> Vec<PathBuf> {
    let ours = workspace().join("schemas/managed.json");
    [Some(ours), shared("corpus/whole/newest-tenant.json")].into_iter().flatten().collect()
}

/// Returns whether the rule called `name` has to be asked for.
fn is_off(name: &str) -> bool {
    rules::find(name).is_some_and(|rule| rule.default == Switch::Off)
}

/// What was found in one text.
struct Found {
    sources: Sources,
    findings: Vec<Diagnostic>,
}

impl Found {
    /// Lints `text` by `settings`, with `rule` running also where it is off by default.
    fn of(text: &str, settings: &str, rule: &str) -> Self {
        let mut sources = Sources::new();
        sources.add("managed.json", text.as_bytes().to_vec(), Role::Configuration);
        let (id, _) = sources.add("mosaic.toml", settings.as_bytes().to_vec(), Role::Settings);
        let (config, faults) = Config::parse(settings, id);
        assert!(!has_errors(&faults), "{faults:?}");
        let mut options = Options::default();
        if is_off(rule) {
            options
                .selection
                .levels
                .extend(rules::find(rule).map(|it| (it.name.to_owned(), Some(it.level))));
        }
        let findings = lint(&sources, &config, &options).findings;
        Self { sources, findings }
    }

    /// Returns what is here and was not found in `before`.
    fn new_since(&self, before: &Self) -> Vec<&Diagnostic> {
        let known: BTreeSet<_> = fingerprint::of(&before.findings).into_iter().collect();
        let new = self.findings.iter().zip(fingerprint::of(&self.findings));
        new.filter(|(_, fingerprint)| !known.contains(fingerprint)).map(|(new, _)| new).collect()
    }

    /// Returns the text under the caret of `finding`.
    fn text_at(&self, finding: &Diagnostic) -> &str {
        &self.sources.get(finding.location.source).text[finding.location.span.range()]
    }
}

/// Returns what is wrong with what was found of `plant` in `tenant`, of which `plain` is found without
/// settings; nothing where all is right.
fn judge(plant: &Plant, tenant: &str, plain: &Found) -> Result<(), String> {
    let is_plain = plant.settings.is_empty() && !is_off(&plant.rule);
    let special = (!is_plain).then(|| Found::of(tenant, &plant.settings, &plant.rule));
    let before = special.as_ref().unwrap_or(plain);
    let text = plant.edits.iter().try_fold(tenant.to_owned(), |text, edit| edited(&text, edit))?;
    let after = Found::of(&text, &plant.settings, &plant.rule);
    let new = after.new_since(before);
    let [finding] = new.as_slice() else {
        let told = |finding: &&Diagnostic| {
            format!("\n  {} at {}: {}", finding.rule, finding.path, finding.message)
        };
        return Err(format!("found {}:{}", new.len(), new.iter().map(told).collect::<String>()));
    };
    if finding.rule != plant.rule || finding.path != plant.path {
        return Err(format!("found {} at {}: {}", finding.rule, finding.path, finding.message));
    }
    let level = plant.level.unwrap_or(rules::find(&plant.rule).expect("a rule").level);
    if finding.level != level {
        return Err(format!("found it as {:?}", finding.level));
    }
    let under_caret = after.text_at(finding);
    if under_caret != plant.at {
        return Err(format!("found it at `{under_caret}`"));
    }
    if let Some(inside) = &plant.inside {
        let extent = extent(&text, inside)?;
        let (start, end) = (finding.location.span.start, finding.location.span.end);
        if start < extent.start || end > extent.end {
            let place = Places::new(&after.sources).place(finding.location).expect("a place");
            return Err(format!("found it in line {}, outside of {inside}", place.start.line));
        }
    }
    Ok(())
}

#[test]
fn every_planted_defect_is_found_at_its_place_and_nothing_else_is() {
    let plants = plants();
    for path in tenants() {
        let tenant = fs::read_to_string(&path).expect("a tenant can be read");
        let tenant = sound().iter().try_fold(tenant, |text, edit| edited(&text, edit));
        let tenant = tenant.expect("what is sound fits every tenant");
        let share = plants.len().div_ceil(thread::available_parallelism().map_or(1, usize::from));
        let faults = thread::scope(|scope| {
            let judges =
                plants.chunks(share.max(1)).map(|plants| scope.spawn(|| faults(plants, &tenant)));
            let judges: Vec<_> = judges.collect();
            judges
                .into_iter()
                .flat_map(|judge| judge.join().expect("a judge ends"))
                .collect::<Vec<_>>()
        });
        assert!(faults.is_empty(), "{}:\n{}", path.display(), faults.join("\n"));
    }
}

/// Returns what is wrong with what was found of each of `plants` in `tenant`.
fn faults(plants: &[Plant], tenant: &str) -> Vec<String> {
    let plain = Found::of(tenant, "", "");
    let faults = plants.iter().filter_map(|plant| {
        let fault = judge(plant, tenant, &plain).err()?;
        Some(format!("{} at {}: {fault}", plant.rule, plant.path))
    });
    faults.collect()
}

#[test]
fn what_is_added_before_a_defect_is_sound() {
    for path in tenants() {
        let tenant = fs::read_to_string(&path).expect("a tenant can be read");
        let with = sound().iter().try_fold(tenant.clone(), |text, edit| edited(&text, edit));
        let before = Found::of(&tenant, "", "");
        let after = Found::of(&with.expect("it fits"), "", "");
        let new: Vec<_> = after.new_since(&before);
        let new: Vec<_> = new
            .iter()
            .map(|new| format!("{} at {}: {}", new.rule, new.path, new.message))
            .collect();
        assert_eq!(new, Vec::<String>::new(), "{}", path.display());
    }
}

/// Rules on what no whole tenant shows: a type in a file of its own.
const OF_PARTS: [&str; 1] = ["script-file-missing"];

/// Rules on what the settings alone are wrong in.
const OF_SETTINGS: [&str; 1] = ["slot-shared"];

#[test]
fn every_error_and_every_warning_is_planted() {
    let planted: BTreeSet<_> = plants().into_iter().map(|plant| plant.rule).collect();
    let missing: Vec<_> = rules::all()
        .filter(|rule| rule.level >= Level::Warning && !planted.contains(rule.name))
        .filter(|rule| !matches!(rule.check, Check::Exceptions | Check::NeedsJavaScript))
        .map(|rule| rule.name)
        .filter(|name| !OF_PARTS.contains(name) && !OF_SETTINGS.contains(name))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}
