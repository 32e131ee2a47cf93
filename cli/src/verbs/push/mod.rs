//! `mosaic push`: what the files say, brought to a tenant.

mod checks;
mod conclusion;
mod deletions;
mod proposal;
mod report;
mod resume;
mod saved;
mod show;

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;
use mosaic_codegen::catalog::Product;
use mosaic_codegen::config::Writable;
use mosaic_codegen::files::Project;
use mosaic_codegen::merge::WithoutBase;
use tokio::runtime::{self, Runtime};

use self::conclusion::Conclusion;
use self::proposal::Proposal;
use self::resume::OnRecord;
use self::saved::SavedPlan;
use crate::answer::{Answer, Close, answer, files};
use crate::base::Base;
use crate::failure::Failure;
use crate::input::Settings;
use crate::outcome::Outcome;
use crate::push::{Action, Errand, Ledger, LedgerGuard, Remote, Rules, silent};
use crate::reading::Reading;
use crate::tenant::{Access, Connection};
use crate::terminal::Terminal;

/// Bring the configuration to a tenant, without losing what others did there
///
/// The tenant is read first, and what the files changed since they were pulled is put into what it has now;
/// whatever they lack stays. The difference is shown with its verdicts, and nothing is written without
/// `--yes` or an answer. Then it is written, read back until it is there, and each type asked.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mosaic push                           show what would be written, and ask
  mosaic push dev --yes                 write it without a question
  mosaic push --dry-run                 only show
  mosaic push --plan plan.json          put on paper what would be written
  mosaic push --apply plan.json --yes   write that, and only that
  mosaic push --base v12:managed.json   from a fresh checkout: what was pushed last
  mosaic push --delete loan             let a type go that the files lack, with its records
  mosaic push --undo .mosaic/dev/undo/20261122T050607.123456Z.json
                                        put back what a push replaced

Exit codes: 0 it is there, or was, 1 the schema has new errors or a type does not answer, 2 could not
run, or not confirm, 3 refused: somebody else wrote, both changed the same, the tenant is not writable.")]
pub(crate) struct Arguments {
    /// The tenant, as `mosaic.toml` calls it; by default the only one
    tenant: Option<String>,

    /// Write without a question
    #[arg(long, short)]
    yes: bool,

    /// Show what would be written, and write nothing
    #[arg(long, conflicts_with_all = ["yes", "plan", "apply"])]
    dry_run: bool,

    /// Write to this file what would be done, and do nothing
    #[arg(long, value_name = "FILE", conflicts_with_all = ["yes", "apply", "undo"])]
    plan: Option<PathBuf>,

    /// Do what this plan says, unless the tenant or the files changed since
    #[arg(long, value_name = "FILE", conflicts_with_all = ["undo", "delete", "overwrite"])]
    apply: Option<PathBuf>,

    /// Put back the configuration in this file, which a push replaced
    #[arg(long, value_name = "FILE", conflicts_with = "overwrite")]
    undo: Option<PathBuf>,

    /// Delete this type, with all of its records; may be given several times
    #[arg(long, value_name = "TYPE")]
    delete: Vec<String>,

    /// What the files and the tenant had in common last, for a checkout that pulled nothing: a file, a
    /// folder, or `REVISION:PATH` of git
    #[arg(long, value_name = "SIDE", conflicts_with = "undo")]
    base: Option<String>,

    /// Where nothing was pulled yet, write what the files say over whatever the tenant has instead
    #[arg(long)]
    overwrite: bool,

    #[command(flatten)]
    settings: Settings,

    #[command(flatten)]
    access: Access,
}

/// One push: what it is about, and whom it talks to.
struct Push<'p> {
    arguments: &'p Arguments,
    terminal: &'p Terminal,
    project: &'p Project,
    connection: Connection,
    remote: Remote,
    ledger: Ledger,
    base: Base,
    runtime: Runtime,
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome> {
    let action = if arguments.undo.is_some() { Action::Undo } else { Action::Push };
    answer(action.name(), terminal, None, || push(arguments, terminal))
}

fn push(arguments: &Arguments, terminal: &Terminal) -> Result<Answer> {
    let mut project = arguments.settings.open()?;
    project.read_schema(None)?;
    let reading = Reading::of(&project.inputs, terminal);
    if reading.sound(project.config.product, |_| ())?.is_none() {
        return Ok(Answer::of(Close::Unreadable));
    }
    let connection = arguments.access.open(&project, arguments.tenant.as_deref())?;
    if connection.settings().writable == Writable::No && !arguments.dry_run {
        return Err(not_writable(connection.name()));
    }
    let base = Base::of(&project, &connection);
    let push = Push {
        arguments,
        terminal,
        project: &project,
        remote: connection.remote(),
        ledger: Ledger::of(base.folder()),
        base,
        connection,
        runtime: runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .context("cannot start the runtime")?,
    };
    let answer = push.run().unwrap_or_else(|error| Answer::told(&error, terminal));
    Ok(Answer { tenant: Some(push.name().to_owned()), ..answer })
}

impl Push<'_> {
    fn run(&self) -> Result<Answer> {
        let on_record = self.resume()?;
        let plan = self.arguments.apply.as_deref().map(SavedPlan::read).transpose()?;
        let rules = self.rules(plan.as_ref());
        let proposal = match &self.arguments.undo {
            Some(path) => self.propose_undo(path, &rules, &on_record)?,
            None => self.propose(&rules, &on_record)?,
        };
        if let Some(plan) = &plan {
            plan.check(&self.saved(&proposal, &rules)?)?;
        }
        if proposal.is_empty() {
            return self.write_nothing(&proposal, &rules, &on_record);
        }
        let answer = self.show(&proposal)?;
        if !self.is_sound(&proposal)? {
            return Ok(Answer { close: Close::Errors, ..answer });
        }
        let written = self.put_on_paper(&proposal, &rules)?;
        if self.is_look() {
            return Ok(Answer { files: files(&self.project.inputs, &written), ..answer });
        }
        if let Err(error) = self.ask() {
            let Answer { close, problem, .. } = Answer::told(&error, self.terminal);
            return Ok(Answer { close, problem, ..answer });
        }
        self.write(&proposal, &on_record, answer)
    }

    /// Ends where the tenant has all that was proposed.
    fn write_nothing(
        &self,
        proposal: &Proposal,
        rules: &Rules,
        on_record: &OnRecord,
    ) -> Result<Answer> {
        let silent = self.ask_in_passing(proposal, on_record);
        if silent.as_ref().is_ok_and(Vec::is_empty) {
            self.settle_in_passing(proposal, on_record)?;
        }
        let answer = self.show(proposal)?;
        self.terminal.say("nothing to do")?;
        let files = files(&self.project.inputs, &self.put_on_paper(proposal, rules)?);
        let Conclusion { close, problem, undo, silent } = self.conclude_asked(silent, on_record)?;
        Ok(Answer { close, problem, files, silent, undo, ..answer })
    }

    /// Returns whether nothing is to be written, neither there nor here.
    fn is_look(&self) -> bool {
        self.arguments.dry_run || self.arguments.plan.is_some()
    }

    /// Writes what was proposed, and tells how it ended; `answer` is what was told of the proposal.
    fn write(&self, proposal: &Proposal, on_record: &OnRecord, answer: Answer) -> Result<Answer> {
        let ledger = self.lock(on_record)?;
        if let Some(common) = &on_record.common {
            self.base.write(common)?;
        }
        let errand = Errand {
            remote: &self.remote,
            ledger: &ledger,
            product: self.product(),
            action: proposal.action,
            kept: &proposal.kept,
            former: proposal.former.clone(),
            unasked: on_record.unasked(&proposal.kept.before, self.product()),
            remembered: self.base.read()?.map(|base| base.state()),
        };
        let tell = |step: &str| drop(self.terminal.say(step));
        let ended = self.runtime.block_on(errand.run(tell))?;
        let conclusion = self.conclude(proposal, ended, &ledger)?;
        Ok(Answer {
            close: conclusion.close,
            problem: conclusion.problem,
            undo: conclusion.undo,
            silent: conclusion.silent,
            ..answer
        })
    }

    /// Asks the types that the push on record was about, and that it did not ask or that did not answer.
    fn ask_in_passing(&self, proposal: &Proposal, on_record: &OnRecord) -> Result<Vec<String>> {
        let types = on_record.unasked(&proposal.kept.before, self.product());
        if self.is_look() {
            return Ok(Vec::new());
        }
        let silent = self.runtime.block_on(silent(&self.remote, &types));
        silent.context("cannot ask whether the types answer that the last push was about")
    }

    /// Remembers what tenant and files have in common, where they are found to say the same; nobody relies
    /// on that.
    fn settle_in_passing(&self, proposal: &Proposal, on_record: &OnRecord) -> Result<()> {
        let common = &proposal.kept.common;
        if self.is_look() || (on_record.journal.is_none() && self.base.is(common)) {
            return Ok(());
        }
        let settled = self.lock(on_record).and_then(|ledger| {
            self.base.write(common)?;
            ledger.close()
        });
        if let Err(error) = settled {
            self.terminal.say(&format!("what both have in common is not remembered: {error:#}"))?;
        }
        Ok(())
    }

    /// Locks the record, which must be what was seen of it.
    fn lock(&self, on_record: &OnRecord) -> Result<LedgerGuard<'_>> {
        let ledger = self.ledger.lock()?;
        if ledger.journal()? == on_record.journal {
            return Ok(ledger);
        }
        let problem = "nothing was written: another push from here has begun since";
        Err(Failure::refused(problem, "run it again").into())
    }

    /// Returns by which rules the files are brought to the tenant.
    fn rules(&self, plan: Option<&SavedPlan>) -> Rules {
        // What a plan makes is held to its hash, whoever knows what was pulled.
        let overwrites = self.arguments.overwrite || plan.is_some();
        Rules {
            product: self.product(),
            deletes: match plan {
                Some(plan) => plan.deletes.clone(),
                None => self.arguments.delete.iter().cloned().collect::<BTreeSet<_>>(),
            },
            without_base: if overwrites { WithoutBase::Overlay } else { WithoutBase::Conflict },
        }
    }

    fn product(&self) -> Product {
        self.project.config.product
    }

    /// Returns what messages call the tenant.
    fn name(&self) -> &str {
        self.connection.name()
    }
}

fn not_writable(name: &str) -> anyhow::Error {
    let problem = format!("the settings do not let `{name}` be written");
    let way_out = format!(
        "static configuration is promoted, from development to staging to production; if `{name}` is \
         the tenant that people develop in, write `writable = true` in `[tenant.{name}]`"
    );
    Failure::refused(problem, way_out).into()
}
