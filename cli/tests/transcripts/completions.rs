//! `mosaic completions`.

use crate::session::Session;

#[test]
fn every_shell_learns_every_verb() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = Session::new().run(&format!("completions {shell}"));
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{shell}");
        for verb in ["generate", "init", "slots", "completions"] {
            assert!(run.stdout.contains(verb), "{shell}: {verb}");
        }
    }
}

#[test]
fn every_verb_explains_itself_by_examples() {
    for verb in ["generate", "init", "slots", "completions"] {
        let run = Session::new().run(&format!("{verb} --help"));
        assert_eq!(run.code, 0, "{verb}");
        let examples = run.stdout.split("Examples:").nth(1).expect(verb);
        assert!(examples.contains(&format!("mosaic {verb}")), "{run}");
    }
}
