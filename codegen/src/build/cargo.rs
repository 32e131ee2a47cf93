//! The lines that a build script says to cargo.

use std::io::{self, Write};
use std::path::PathBuf;

use crate::diagnostic::{Diagnostic, Level};
use crate::files::Inputs;
use crate::report::{Places, harmless};
use crate::source::Sources;

/// How many findings are shown as warnings; cargo shows each on a line of its own.
const LIMIT: usize = 20;

/// Asks for another run when one of `paths` changes.
pub(super) fn rerun_if_changed(cargo: &mut dyn Write, paths: &[PathBuf]) -> io::Result<()> {
    for path in paths {
        writeln!(cargo, "cargo::rerun-if-changed={}", path.display())?;
    }
    Ok(())
}

/// Says that a folder is not watched, since cargo would see each of its own changes there.
pub(super) fn warn_of_unwatched(cargo: &mut dyn Write, inputs: &Inputs) -> io::Result<()> {
    let Some(folder) = inputs.unwatched.first() else {
        return Ok(());
    };
    let folder = inputs.name(folder);
    writeln!(
        cargo,
        "cargo::warning=a new file in `{}` is not noticed; help: move the types into a folder of \
         their own, without folders such as `target` in it",
        harmless(&folder)
    )
}

/// Shows `diagnostics` as warnings, one line each: place, message, way out.
pub(super) fn warn(
    cargo: &mut dyn Write,
    sources: &Sources,
    diagnostics: &[Diagnostic],
) -> io::Result<()> {
    let places = Places::new(sources);
    let warnings = || diagnostics.iter().filter(|finding| finding.level >= Level::Warning);
    for diagnostic in warnings().take(LIMIT) {
        write!(cargo, "cargo::warning=")?;
        if let Some(place) = places.place(diagnostic.location) {
            let (line, column) = (place.start.line, place.start.column);
            write!(cargo, "{}:{line}:{column}: ", harmless(&place.source.name))?;
        }
        write!(cargo, "{} [{}]", harmless(&diagnostic.message), diagnostic.rule)?;
        if let Some(hint) = &diagnostic.hint {
            write!(cargo, "; help: {}", harmless(hint))?;
        }
        writeln!(cargo)?;
    }
    let hidden = warnings().count().saturating_sub(LIMIT);
    if hidden > 0 {
        writeln!(cargo, "cargo::warning=… and {hidden} more; `mosaic lint` shows them")?;
    }
    Ok(())
}
