//! The crates that the compiler looks at: modules of generated code, with the code that is held against it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::RangeInclusive;
use std::path::Path;

use mosaic_tests::ScratchCrate;
use serde_json::Value;

use crate::compiler::{Answers, Asked, Complaint};
use crate::consumer::FUNCTION;

/// The most modules of a crate: enough to be worth a start of the compiler, few enough that the crates
/// keep all cores busy.
const MODULES: usize = 32;

/// What stands between what is generated and the code.
const HEADER: &str =
    "#[allow(warnings, clippy::all, clippy::pedantic)]\nmod consumer { use super::*;\n";

/// A module that is complained of so late that nothing before it can have stopped the compiler.
const WITNESS: &str = "#[allow(warnings)]\nfn witness(it: bool) { match it { true => () } }\n";

/// The crates of a workspace.
pub(crate) struct Bench<'q> {
    root: ScratchCrate,
    crates: BTreeMap<String, Crate<'q>>,
}

/// What is expected of a crate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// It compiles, without a warning.
    Sound,
    /// It fails, for its witness at least.
    Open,
}

struct Crate<'q> {
    side: Side,
    modules: BTreeMap<String, Module<'q>>,
}

/// A module: what is generated, and after it the code, each with its lines.
struct Module<'q> {
    generated: &'q str,
    code: Vec<(RangeInclusive<usize>, &'q str)>,
}

/// Where something is: the names of a crate and of a module in it, and the line.
type Place = (String, String, usize);

impl<'q> Bench<'q> {
    /// Makes the empty workspace `name`.
    pub(crate) fn new(name: &str) -> Self {
        Self { root: ScratchCrate::new(name), crates: BTreeMap::new() }
    }

    /// Writes crates for all that is `asked`.
    pub(crate) fn lay_out(&mut self, side: Side, asked: &Asked<'q>) {
        let asked: Vec<_> = asked.iter().collect();
        for (number, asked) in asked.chunks(MODULES).enumerate() {
            let name = format!("{}_{number}", side.name());
            let member = self.root.member(&name);
            let mut modules = BTreeMap::new();
            for (number, (generated, code)) in asked.iter().enumerate() {
                let (text, module) = laid_out(generated, code);
                let name = format!("module_{number}");
                member.module(&name, &text);
                modules.insert(name, module);
            }
            if side == Side::Open {
                member.module("witness", WITNESS);
                let module = Module { generated: WITNESS, code: Vec::new() };
                modules.insert("witness".to_owned(), module);
            }
            self.crates.insert(name, Crate { side, modules });
        }
    }

    /// Compiles all crates.
    ///
    /// # Panics
    ///
    /// If one of them was not looked at as a whole, or fails where nothing was laid out.
    pub(crate) fn compile(&self) -> Answers<'q> {
        let arguments = ["check", "--workspace", "--keep-going", "--message-format", "json"];
        let output = self.root.cargo(&arguments);
        let messages: Vec<Value> = String::from_utf8_lossy(&output.stdout)
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect();
        let mut unfinished: BTreeMap<_, _> =
            self.crates.keys().map(|name| (name.as_str(), None)).collect();
        for artifact in messages.iter().filter(|it| it["reason"] == "compiler-artifact") {
            unfinished.remove(artifact["target"]["name"].as_str().unwrap_or_default());
        }
        let mut answers = Answers::default();
        for ((name, module, line), words) in messages.iter().flat_map(errors) {
            let found = self.find(&name, &module);
            let (side, module) = found.unwrap_or_else(|| panic!("this is of no module:\n{words}"));
            if side == Side::Sound || module.generated == WITNESS {
                unfinished.remove(name.as_str());
            } else if let Some(first) = unfinished.get_mut(name.as_str()) {
                first.get_or_insert(words);
            }
            let complaint = Complaint { code: module.code_at(line), words: words.to_owned() };
            answers.add(module.generated, complaint);
        }
        let printed = String::from_utf8_lossy(&output.stderr);
        let first = unfinished.values().flatten().next().unwrap_or(&"nothing");
        assert!(
            unfinished.is_empty(),
            "{:?} were not looked at as a whole, and the first error is\n{first}\n{printed}",
            unfinished.keys()
        );
        answers
    }

    fn find(&self, name: &str, module: &str) -> Option<(Side, &Module<'q>)> {
        let found = self.crates.get(name)?;
        Some((found.side, found.modules.get(module)?))
    }
}

impl Side {
    fn name(self) -> &'static str {
        match self {
            Self::Sound => "sound",
            Self::Open => "open",
        }
    }
}

impl<'q> Module<'q> {
    /// Returns the code that `line` is of.
    fn code_at(&self, line: usize) -> Option<&'q str> {
        self.code.iter().find(|(lines, _)| lines.contains(&line)).map(|(_, code)| *code)
    }
}

/// Returns the text of a module with `code` after what is `generated`.
fn laid_out<'q>(generated: &'q str, code: &BTreeSet<&'q str>) -> (String, Module<'q>) {
    let mut text = format!("{generated}{HEADER}");
    let mut last = text.lines().count();
    let mut module = Module { generated, code: Vec::new() };
    for (number, code) in code.iter().enumerate() {
        let named = code.replacen(FUNCTION, &format!("use_{number}"), 1);
        writeln!(text, "{named}").expect("a string grows");
        let first = last + 1;
        last += named.lines().count();
        module.code.push((first..=last, *code));
    }
    text.push_str("}\n");
    (text, module)
}

/// Returns the errors that `message` is: what is said of each place that it points at.
fn errors(message: &Value) -> Vec<(Place, &str)> {
    let message = &message["message"];
    let words = message["rendered"].as_str().unwrap_or_default().trim_end();
    let spans = message["spans"].as_array().filter(|_| message["level"] == "error");
    let primary = spans.into_iter().flatten().filter(|span| span["is_primary"] == true);
    primary.filter_map(|span| Some((place(span)?, words))).collect()
}

fn place(span: &Value) -> Option<Place> {
    let file = Path::new(span["file_name"].as_str()?);
    let line = usize::try_from(span["line_start"].as_u64()?).ok()?;
    let name = |path: &Path| Some(path.file_stem()?.to_string_lossy().into_owned());
    Some((name(file.parent()?.parent()?)?, name(file)?, line))
}
