//! `mosaic push` to a tenant that somebody writes to between the plan and the write.

use std::fmt::Write;
use std::io::Read;
use std::process::Stdio;

use crate::dev::{Dev, MANAGED, TITLE};
use crate::session::{Run, command};

/// So many properties that the plan is longer than what a pipe holds.
const MANY: usize = 1_500;

/// Returns a tenant to which many properties are to be pushed.
fn with_much_to_do() -> Dev {
    let dev = Dev::pulled(MANAGED, "");
    let mut many = String::new();
    for number in 0..MANY {
        write!(many, "\"p{number}\": {{\"type\": \"string\"}}, ").expect("a text grows");
    }
    dev.edit(TITLE, &format!("{many}{TITLE}"));
    dev
}

/// Pushes, and lets `meanwhile` happen when the plan is made and not yet read.
fn push_while(dev: &Dev, words: &str, meanwhile: impl FnOnce()) -> Run {
    let line = format!("push dev --key key.jwk --yes {words}");
    let mut command = command(&dev.session.path(""), &line);
    let mut child =
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    let mut stdout = child.stdout.take().expect("it is piped");
    let mut told = vec![0; 1];
    stdout.read_exact(&mut told).expect("the plan is told");
    meanwhile();
    stdout.read_to_end(&mut told).expect("it ends");
    let output = child.wait_with_output().expect("it ends");
    Run {
        code: output.status.code().expect("it ends by itself"),
        stdout: String::from_utf8(told).expect("it prints text"),
        stderr: String::from_utf8(output.stderr).expect("it prints text"),
    }
}

#[test]
fn what_somebody_else_wrote_meanwhile_is_told() {
    let dev = with_much_to_do();
    let others = MANAGED.replace("\"Mail\"", "\"Post\"");
    let run = push_while(&dev, "", || dev.colleague_pushes(&others, ""));
    insta::assert_snapshot!(format!("exit {}\n{}", run.code, run.stderr), @r"
    exit 3
    nothing was written: somebody else wrote to `dev` since; run it again
      title-changed reader.email
    ");
}

#[test]
fn both_values_are_told_of_what_somebody_else_changed_meanwhile() {
    let dev = with_much_to_do();
    dev.edit("\"Mail\"", "\"Address\"");
    let others = MANAGED.replace("\"Mail\"", "\"Post\"");
    let run = push_while(&dev, "", || dev.colleague_pushes(&others, ""));
    insta::assert_snapshot!(format!("exit {}\n{}", run.code, run.stderr), @r#"
    exit 3
    error: `reader.email` was changed here and there, and not to the same
      dev has {"type":"string","title":"Post","viewable":true}
      here is { "type": "string", "title": "Address", "viewable": true }
      help: `mosaic pull dev` brings it here to decide; then push again
    "#);
}
