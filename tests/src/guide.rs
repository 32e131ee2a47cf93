//! The code of a guide as a program: the examples of a section are one function, in their order.

use std::fmt::Write as _;

/// What surrounds the examples of a section.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Surroundings {
    Async,
    /// A thread that may wait.
    Blocking,
}

/// A section of a guide.
struct Section<'g> {
    title: &'g str,
    body: String,
    surroundings: Surroundings,
}

/// Returns a module with a function for each section of `guide` that has Rust, and the list of them.
///
/// An example that is marked `rust` is run, after those before it in its section; `rust,no_run` is
/// compiled alone; `rust,blocking` is run where waiting is allowed; `rust,ignore` is no part of it.
pub(crate) fn program(guide: &str) -> String {
    let sections: Vec<_> = guide.split("\n## ").filter_map(section).collect();
    let mut program = String::from("pub(super) const SECTIONS: &[(&str, Section)] = &[\n");
    for section in &sections {
        let _ = writeln!(program, "    ({:?}, {}),", section.title, name(section.title));
    }
    program.push_str("];\n");
    for Section { title, body, surroundings } in &sections {
        let (begin, end) = match surroundings {
            Surroundings::Async => ("async move {", "}"),
            Surroundings::Blocking => {
                ("async move { tokio::task::spawn_blocking(move || -> Outcome {", "}).await? }")
            }
        };
        let _ = write!(
            program,
            "\nfn {}(Start {{ tenant, users, ann }}: Start) -> Run {{\n    Box::pin({begin}\n{body}\
             Ok(())\n    {end})\n}}\n",
            name(title)
        );
    }
    program
}

/// Reads a section: its title is its first line.
fn section(text: &str) -> Option<Section<'_>> {
    let (title, text) = text.split_once('\n')?;
    let mut section = Section { title, body: String::new(), surroundings: Surroundings::Async };
    for block in text.split("\n```rust").skip(1) {
        let (mark, rest) = block.split_once('\n').unwrap_or_default();
        let code = rest.split("\n```").next().unwrap_or_default();
        match mark {
            ",no_run" => {
                let _ =
                    writeln!(section.body, "let _ = async || -> Outcome {{\n{code}\nOk(())\n}};");
                continue;
            }
            ",ignore" => continue,
            ",blocking" => section.surroundings = Surroundings::Blocking,
            _ => {}
        }
        let _ = writeln!(section.body, "{code}");
    }
    (!section.body.is_empty()).then_some(section)
}

/// Returns the name of the function of a section.
fn name(title: &str) -> String {
    let words = title.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join("_").to_lowercase()
}
