//! What a report shows of the texts that changed.

use super::{case, objects};
use crate::config::Config;
use crate::diff::Side;
use crate::report::text::Style;
use crate::report::{Format, ReviewReport};
use crate::review::{Options, Review};
use crate::source::{Role, Sources};

/// Returns a type whose `onCreate` is `script`.
fn hooked(script: &str) -> String {
    let text =
        format!(r#"{{"name": "loan", "onCreate": {script}, "schema": {{"properties": {{}}}}}}"#);
    objects(&[&text])
}

/// Returns a type with a property under whose `key` stands `value`.
fn keyed(key: &str, value: &str) -> String {
    let text = format!(
        r#"{{"name": "loan", "schema": {{"properties": {{
            "due": {{"type": "string", "{key}": {value}}}}}}}}}"#
    );
    objects(&[&text])
}

/// Returns a script with `line` among many.
fn script(line: &str) -> String {
    let around = r"var a = 1;\n".repeat(300);
    format!(r#"{{"type": "text/javascript", "source": "{around}{line}\n{around}"}}"#)
}

fn policies(maximum: u32) -> String {
    format!(
        r#"[{{"policyId": "maximum-length", "params": {{"maxLength": {maximum}, "other": true}}}}]"#
    )
}

#[test]
fn every_report_for_a_reader_shows_the_line_of_a_script_that_changed() {
    let (old, new) = (hooked(&script("old();")), hooked(&script("object.admin();")));
    let review = case(&old, &new);
    let text = review.render(Format::Text);
    assert!(text.contains("\n            - old();\n            + object.admin();\n"), "{text}");
    assert!(!text.contains("var a"), "{text}");
    let html = review.render(Format::Html);
    assert!(html.contains("<pre>- old();\n+ object.admin();</pre>"), "{html}");
    let markdown = review.render(Format::Markdown);
    assert!(markdown.contains("<code>- old();</code>"), "{markdown}");
    let json: serde_json::Value =
        serde_json::from_str(&review.render(Format::Json)).expect("the report is JSON");
    let expected =
        serde_json::json!({"removed": ["old();"], "added": ["object.admin();"], "more": 0});
    assert_eq!(json["changes"][0]["excerpt"], expected);
}

#[test]
fn a_value_that_is_not_short_is_shown_by_its_members() {
    let (old, new) = (keyed("policies", &policies(10)), keyed("policies", &policies(5)));
    let text = case(&old, &new).render(Format::Text);
    assert!(text.contains("- \"maxLength\": 10\n            + \"maxLength\": 5\n"), "{text}");
    assert!(!text.contains("\"other\""), "{text}");
}

#[test]
fn a_value_that_stands_beside_its_place_is_shown_once() {
    let text = case(&keyed("maxLength", "10"), &keyed("maxLength", "5")).render(Format::Text);
    assert_eq!((text.matches(" 10").count(), text.matches("+ ").count()), (1, 0), "{text}");
}

#[test]
fn what_is_encrypted_is_not_shown() {
    let secret = |data: &str| {
        format!(
            r#"{{"type": "text/javascript", "source": "a();", "key": {{"$crypto": {{"data": "{data}"}}}}}}"#
        )
    };
    let stored = |data: &str| script(&format!(r#"a = {{\"$crypto\": \"{data}\"}};"#));
    for hook in [&secret as &dyn Fn(&str) -> String, &stored] {
        let (old, new) = (hooked(&hook("topsecret")), hooked(&hook("othersecret")));
        for format in Format::ALL {
            let text = case(&old, &new).render(*format);
            assert!(text.contains("loan") && !text.contains("secret"), "{text}");
        }
    }
    let (old, new) = (hooked(&script("a();")), hooked(&script("a(value.$crypto);")));
    assert!(case(&old, &new).render(Format::Text).contains("+ a(value.$crypto);"));
}

#[test]
fn what_is_encrypted_is_not_shown_however_it_is_spelled() {
    let long = r#", "cipher": "AES/CBC/PKCS5Padding", "key": "openidm-sym-default""#;
    for (name, more) in
        [("$crypto", ""), ("\\u0024crypto", ""), ("$crypto", long), ("\\u0024crypto", long)]
    {
        let value = |data: &str| format!(r#"{{"{name}": {{"data": "{data}"{more}}}}}"#);
        let [old, new] = ["topsecret", "othersecret"].map(|data| keyed("default", &value(data)));
        let review = case(&old, &new);
        for format in Format::ALL {
            let text = review.render(*format);
            assert!(text.contains("loan") && !text.contains("secret"), "{text}");
        }
        assert!(review.render(Format::Text).contains("an encrypted value"));
    }
}

#[test]
fn nothing_of_a_script_is_obeyed() {
    let hostile = r"x(`a`); \u001b[2J</pre></code><script>x</script>](http://a)|@all\u202e";
    let (old, new) = (hooked(&script("old();")), hooked(&script(hostile)));
    for format in Format::ALL {
        let text = case(&old, &new).render(*format);
        let obeyed = |letter: char| (letter.is_control() && letter != '\n') || letter == '\u{202e}';
        assert_eq!(text.find(obeyed), None, "{text}");
        match format {
            Format::Html => {
                assert!(!text.contains("<script") && !text.contains("J</pre"), "{text}");
            }
            Format::Markdown => {
                assert!(
                    !text.contains("<script") && !text.contains("](") && !text.contains('`'),
                    "{text}"
                );
            }
            _ => {}
        }
    }
}

/// Returns `loan.json` with its `onCreate` in `loan.js`, which says `script`, in a folder called `side`.
fn in_files(side: &str, script: &str) -> Sources {
    let mut sources = Sources::new();
    let hook = r#"{"type": "text/javascript", "file": "loan.js"}"#;
    let text =
        format!(r#"{{"name": "loan", "onCreate": {hook}, "schema": {{"properties": {{}}}}}}"#);
    sources.add(format!("{side}/loan.json"), text.into_bytes(), Role::Configuration);
    sources.add(format!("{side}/loan.js"), script.as_bytes().to_vec(), Role::Script);
    sources
}

#[test]
fn a_change_of_a_script_in_a_file_of_its_own_stands_at_its_line() {
    let (old, new) =
        (in_files("old", "a();\nb();\nc();\n"), in_files("new", "a();\n  x();\nc();\n"));
    let config = Config::default();
    let reports = Side::read(&old, config.product, |before| {
        Side::read(&new, config.product, |after| {
            let review = Review::of(before, after, &config, &Options::default());
            let report = ReviewReport::new(&review, Sources::new(), old.clone(), new.clone());
            [Format::Text, Format::Github].map(|it| it.render_review(&report, Style::default()))
        })
    });
    let expected =
        "at: old/loan.js:2:1 → new/loan.js:2:1\n            - b();\n            + x();\n";
    assert!(reports[0].contains(expected), "{}", reports[0]);
    assert!(reports[1].contains("file=new/loan.js,line=2,"), "{}", reports[1]);
}
