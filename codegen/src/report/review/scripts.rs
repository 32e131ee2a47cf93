//! The texts of scripts that changed, inline or in files of their own.

use foldhash::{HashMap, HashSet};

use crate::diff::{Change, Kind, Pair, Written};
use crate::model::Body;
use crate::report::review::ReviewReport;
use crate::source::Sources;
use crate::span::{Location, SourceId, Span};

/// The scripts that changes of a review are about.
pub(super) struct Scripts<'r> {
    /// What runs, by the address of what is written of the script.
    bodies: HashMap<usize, &'r Body<'r>>,
    sources: &'r Sources,
    /// By how much the ids of each side have grown.
    grown: Pair<u32>,
}

/// The text of a script.
#[derive(Clone, Copy)]
pub(super) struct Script<'r> {
    /// What runs.
    pub(super) text: &'r str,
    /// The file that it is alone in.
    file: Option<SourceId>,
}

impl<'r> Scripts<'r> {
    pub(super) fn new(report: &'r ReviewReport<'_>) -> Self {
        let mut bodies = HashMap::default();
        let mut seen = HashSet::default();
        for change in report.review.changes.iter().map(|reviewed| &reviewed.change) {
            if !is_changed_script(change.kind) {
                continue;
            }
            let Pair { old, new } = change.object;
            let objects = [old, new].into_iter().flatten();
            let objects = objects.filter(|object| seen.insert(std::ptr::from_ref(*object)));
            let of_types = objects.flat_map(|object| object.hooks.iter().chain(&object.actions));
            let Pair { old, new } = change.property;
            let of_properties = [old, new].into_iter().flatten().flat_map(|it| &it.hooks);
            for hook in of_types.chain(of_properties) {
                bodies.insert(hook.script.value.raw().as_ptr().addr(), &hook.script.body);
            }
        }
        Self { bodies, sources: &report.sources, grown: Pair::of(report.old, report.new) }
    }

    /// Returns what ran before and what runs now, where `change` is that another text does.
    pub(super) fn of(&self, change: &Change<'_>) -> Option<(Script<'r>, Script<'r>)> {
        if !is_changed_script(change.kind) {
            return None;
        }
        let (old, new) = change.written.both()?;
        let (grown_old, grown_new) = self.grown.both()?;
        let scripts = (self.script(old, grown_old)?, self.script(new, grown_new)?);
        (scripts.0.text != scripts.1.text).then_some(scripts)
    }

    fn script(&self, written: Written<'_>, grown: u32) -> Option<Script<'r>> {
        let body = *self.bodies.get(&written.value?.raw().as_ptr().addr())?;
        match body {
            Body::Inline(source) => Some(Script { text: &source.value, file: None }),
            Body::File { resolved, .. } => {
                let file = (*resolved)?.behind(grown);
                Some(Script { text: &self.sources.get(file).text, file: Some(file) })
            }
            Body::Missing => None,
        }
    }
}

impl Script<'_> {
    /// Returns the first line that is not as in `other`; nothing where no file has it alone.
    pub(super) fn first_difference(&self, other: &Self) -> Option<Location> {
        let lines = self.text.split_inclusive('\n');
        let same = lines.zip(other.text.split_inclusive('\n'));
        let same = same.take_while(|(one, other)| one.trim_end() == other.trim_end());
        let start: usize = same.map(|(line, _)| line.len()).sum();
        let line = self.text[start..].lines().next().unwrap_or_default();
        let offset = |position| u32::try_from(position).unwrap_or(u32::MAX);
        let span = Span::new(offset(start), offset(start + line.len()));
        self.file.map(|source| Location { source, span })
    }
}

/// Returns whether `kind` is that a script says something else.
const fn is_changed_script(kind: Kind) -> bool {
    matches!(kind, Kind::TypeHookChanged | Kind::PropHookChanged | Kind::ActionChanged)
}
