//! What programs read where nothing changed: a whole report, whatever the verb.

use mosaic_codegen::report::Format;

use crate::dev::{Dev, MANAGED};

#[test]
fn every_verb_writes_the_empty_report_that_diff_writes() {
    let dev = Dev::pulled(MANAGED, "");
    dev.session.put("same.json", MANAGED);
    for format in Format::ALL.iter().map(|format| format.name()) {
        let run = |line: &str| dev.session.run(&format!("{line} --format {format}"));
        let expected = run("diff managed.json same.json").stdout;
        for line in [
            "merge same.json --into managed.json",
            "pull dev --key key.jwk",
            "pull dev --check --key key.jwk",
            "push dev --dry-run --key key.jwk",
            "push dev --yes --key key.jwk",
        ] {
            let run = run(line);
            assert_eq!(run.code, 0, "{format}, {line}: {run}");
            let expected = match format {
                "text" => "",
                "json" if line.starts_with("push") => {
                    assert!(run.stdout.contains("nothing-to-do"), "{line}: {run}");
                    continue;
                }
                _ => &expected,
            };
            assert_eq!(run.stdout, expected, "{format}, {line}");
        }
    }
}
