//! What programs read where nothing changed: a whole report, whatever the verb.

use mosaic_codegen::report::Format;

use serde_json::Value;

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
            let verb = line.split(' ').next().expect("a line begins with a verb");
            let expected = expected.replace("mosaic diff", &format!("mosaic {verb}"));
            let expected = match format {
                "text" => "",
                "json" => {
                    let told: Value = serde_json::from_str(&run.stdout).expect("one object");
                    let review: Value = serde_json::from_str(&expected).expect("a review");
                    assert_eq!(
                        (&told["outcome"], &told["review"]),
                        (&"nothing-to-do".into(), &review)
                    );
                    continue;
                }
                _ => &expected,
            };
            assert_eq!(run.stdout, expected, "{format}, {line}");
        }
    }
}
