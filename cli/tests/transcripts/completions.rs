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

#[test]
fn the_help_of_a_verb_lists_the_formats_that_it_takes() {
    let session = Session::with_schema("{}");
    let all = formats(&session, "");
    for verb in verbs(&session) {
        let listed = formats(&session, &verb);
        let words = match verb.as_str() {
            "completions" => "completions bash",
            "explain" => "explain order-gap",
            verb => verb,
        };
        for format in &all {
            for line in [format!("{words} --format {format}"), format!("--format {format} {words}")]
            {
                let run = session.run(&line);
                let is_refused = ["invalid value", "as the format of"]
                    .into_iter()
                    .any(|words| run.stderr.contains(words));
                assert_eq!(is_refused, !listed.contains(format), "{line}: {run}");
                assert!(!is_refused || run.code == 2 && run.stdout.is_empty(), "{line}: {run}");
            }
        }
    }
    assert_eq!(formats(&session, "rules"), ["text", "json"]);
    assert_eq!((formats(&session, "lint"), all.len()), (all, 9));
}

/// Returns the formats that the help of `verb` lists; where it lists none, there is but one.
fn formats(session: &Session, verb: &str) -> Vec<String> {
    let help = session.run(&format!("{verb} --help")).stdout;
    let Some((_, option)) = help.split_once("--format <FORMAT>") else {
        return vec!["text".to_owned()];
    };
    let (option, _) = option.split_once("[default: text]").expect("one is the default");
    let values = option.lines().filter_map(|line| line.trim().strip_prefix("- "));
    values.filter_map(|line| line.split_once(':')).map(|(name, _)| name.to_owned()).collect()
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
