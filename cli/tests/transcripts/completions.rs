//! `mosaic completions`, and what every verb says of itself.

use crate::session::Session;

#[test]
fn every_shell_learns_every_verb() {
    let session = Session::new();
    let verbs = verbs(&session);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = session.run(&format!("completions {shell}"));
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{shell}");
        for verb in &verbs {
            assert!(run.stdout.contains(verb), "{shell}: {verb}");
        }
    }
}

#[test]
fn every_verb_explains_itself_by_examples() {
    let session = Session::new();
    for verb in verbs(&session) {
        let run = session.run(&format!("{verb} --help"));
        assert_eq!(run.code, 0, "{verb}");
        let examples = run.stdout.split("Examples:").nth(1).expect(&verb);
        assert!(examples.contains(&format!("mosaic {verb}")), "{run}");
    }
}

/// Returns the verbs that the help lists, but for the one that is clap's own.
fn verbs(session: &Session) -> Vec<String> {
    let help = session.run("--help").stdout;
    let (_, list) = help.split_once("Commands:\n").expect("the help lists the verbs");
    let lines = list.lines().take_while(|line| !line.is_empty());
    let named = lines.filter_map(|line| line.strip_prefix("  "));
    let named = named.filter(|line| !line.starts_with(' '));
    let verbs: Vec<_> = named
        .filter_map(|line| line.split_whitespace().next())
        .filter(|verb| *verb != "help")
        .map(str::to_owned)
        .collect();
    assert!(verbs.len() > 10, "{verbs:?}");
    verbs
}
