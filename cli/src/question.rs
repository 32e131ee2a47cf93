//! Questions to a person, and their answers.

use std::io::{BufRead, Write};

use anyhow::{Context, Result};
use mosaic_codegen::report::harmless;

/// Asks `question` on one stream, and returns the answer from the other; nothing at its end.
///
/// # Errors
///
/// If one of them fails.
pub(crate) fn ask(
    question: &str,
    answers: &mut dyn BufRead,
    questions: &mut dyn Write,
) -> Result<Option<String>> {
    let asked = write!(questions, "{} ", harmless(question)).and_then(|()| questions.flush());
    asked.context("cannot ask")?;
    let mut answer = String::new();
    let length = answers.read_line(&mut answer).context("cannot read the answer")?;
    Ok((length > 0).then(|| answer.trim().to_owned()))
}

/// Asks `question`, and returns whether the answer is yes: nothing else is.
///
/// # Errors
///
/// As [`ask`].
pub(crate) fn is_confirmed(
    question: &str,
    answers: &mut dyn BufRead,
    questions: &mut dyn Write,
) -> Result<bool> {
    let answer = ask(&format!("{question} [y/N]"), answers, questions)?;
    Ok(answer.is_some_and(|answer| matches!(answer.to_lowercase().as_str(), "y" | "yes")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_says_nothing_to_the_terminal() {
        let mut questions = Vec::new();
        ask("delete \u{1b}]0;x\u{7}?", &mut "".as_bytes(), &mut questions).unwrap();
        assert!(!questions.contains(&0x1b) && !questions.contains(&7), "{questions:?}");
    }

    #[test]
    fn only_yes_is_yes() {
        let is_yes = |answers: &str| {
            let mut questions = Vec::new();
            let answer = is_confirmed("write?", &mut answers.as_bytes(), &mut questions);
            assert_eq!(questions, b"write? [y/N] ");
            answer.unwrap()
        };
        for answers in ["y\n", "Y\n", "yes\r\n", " Yes \n", "y"] {
            assert!(is_yes(answers), "{answers:?}");
        }
        for answers in ["", "\n", "n\n", "N\n", "no\n", "yep\n", "\ny\n"] {
            assert!(!is_yes(answers), "{answers:?}");
        }
    }
}
