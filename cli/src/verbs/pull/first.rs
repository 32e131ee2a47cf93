//! A first pull, which makes the files.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result};
use mosaic_codegen::export::{Arrangement, Exported, export};
use mosaic_codegen::files::Inputs;
use mosaic_codegen::source::{Role, Source, Sources};

use super::Pull;
use crate::answer::{Answer, Close, files};
use crate::failure::Failure;
use crate::push::Snapshot;
use crate::steps::{Step, scripts_first};

/// What a first pull makes.
struct Made {
    steps: Vec<Step>,
    /// The texts of the files.
    texts: Sources,
    /// How many types there are.
    types: usize,
}

impl Pull<'_> {
    /// Makes the files, and tells what to do next.
    pub(super) fn make(&self, tenant: &Snapshot) -> Result<Answer> {
        let Made { steps, texts, types } = self.made(tenant)?;
        if let Some(step) = steps.iter().find(|step| step.path().exists() && !step.is_taken()) {
            let place = self.name_of(step.path());
            let problem = format!("expected nothing at `{place}` yet, found a file");
            return Err(Failure::new(problem, "move it away, or name another schema").into());
        }
        self.expect_own_files(&Inputs::new(&self.here), &texts, tenant)?;
        let review = if self.terminal.is_for_machines() {
            self.compare(&Sources::new(), tenant.sources())?
        } else {
            None
        };
        let files = files(&self.project.inputs, &steps);
        let answer = Answer { files, review, ..Answer::of(Close::Planned) };
        let (place, name) = (self.name_of(&self.place), self.connection.name());
        let types = if types == 1 { "1 type".to_owned() } else { format!("{types} types") };
        if self.arguments.dry_run {
            self.terminal.say(&format!("would write {place}: {types} of `{name}`"))?;
            return Ok(answer);
        }
        self.take(&steps, tenant)?;
        self.terminal.say(&format!("wrote {place}: {types} of `{name}`"))?;
        self.terminal
            .say("next: commit it; `mosaic lint` checks it, `mosaic generate` compiles it")?;
        Ok(Answer { close: Close::Written, ..answer })
    }

    /// Returns whether the files are some of those that a first pull makes, and no others: it was killed,
    /// or asked for in the same words again before it was remembered.
    pub(super) fn has_begun(&self, local: &Inputs, tenant: &Snapshot) -> Result<bool> {
        if self.base.read()?.is_some() {
            return Ok(false);
        }
        let Ok(Made { steps, .. }) = self.made(tenant) else { return Ok(false) };
        let texts: HashMap<_, _> = steps.iter().filter_map(Step::written).collect();
        let is_made = |source: &Source| {
            let text = texts.get(local.path(&source.name).as_path());
            text.is_some_and(|text| *text == source.text)
        };
        let is_asked_for = self.arguments.layout.is_some() || !steps.iter().all(Step::is_taken);
        Ok(is_asked_for && local.sources.iter().all(|(_, source)| is_made(source)))
    }

    /// Returns what a first pull makes.
    fn made(&self, tenant: &Snapshot) -> Result<Made> {
        let arrangement = self.arrangement()?;
        let exported = tenant.read(self.product(), |side| {
            let exported = export(side, arrangement).context("cannot lay out the configuration");
            exported.map(|exported| (exported, side.model.objects.len()))
        });
        let (Exported { index, files }, types) = exported?;
        let folder = if arrangement.is_folder() {
            self.place.as_path()
        } else {
            self.place.parent().unwrap_or(Path::new(""))
        };
        let files = scripts_first(&files);
        let files = files.map(|file| (folder.join(&file.name), file.text.clone(), file.role));
        let index = index.map(|text| (self.place.clone(), text, Role::Configuration));
        let (mut steps, mut made) = (Vec::new(), Inputs::new(&self.here));
        // What names other files comes when they are there.
        for (path, text, role) in files.chain(index) {
            made.add(made.name(&path), text.clone().into_bytes(), role);
            steps.push(Step::Write(path, text));
        }
        Ok(Made { steps, texts: made.sources, types })
    }

    /// Returns how the files are to be laid out.
    fn arrangement(&self) -> Result<Arrangement> {
        let is_folder = self.place.is_dir() || self.place.extension().is_none();
        let arrangement = match self.arguments.layout {
            Some(layout) => layout.into(),
            None if is_folder => Arrangement::FrConfigManager,
            None => Arrangement::Body,
        };
        if arrangement.is_folder() == is_folder {
            return Ok(arrangement);
        }
        let place = self.name_of(&self.place);
        let (expected, example) = if is_folder {
            ("a file", format!("{place}.json"))
        } else {
            ("a folder", self.name_of(&self.place.with_extension("")))
        };
        let problem =
            format!("expected {expected} for this layout, found `{place}` in the settings");
        Err(Failure::new(problem, format!("write `schema = \"{example}\"`")).into())
    }
}
