//! What a review says, and what it is silent about.

mod breaches;
mod collisions;
mod excerpts;
mod fingerprints;
mod limits;
mod usages;

use crate::config::{Config, FailOn, Globs};
use crate::date::Date;
use crate::diff::Side;
use crate::model;
use crate::report::text::Style;
use crate::report::{Format, ReviewReport};
use crate::review::{Options, Review, Scope};
use crate::source::{Documents, Role, Sources};
use crate::span::{SourceId, Span, Spanned};

/// A type that has one property.
const LOAN: &str = r#"{"name": "loan", "schema": {"properties": {"due": {"type": "string"}}}}"#;

/// The same type, written otherwise.
const LOAN_AGAIN: &str = "{\n  \"schema\": {\n    \"properties\": {\"due\": {\"type\": \"string\"}}\n  },\n  \"name\": \"loan\"\n}";

/// What is compared, by which settings.
struct Case<'c> {
    old: &'c str,
    new: &'c str,
    settings: &'c str,
    options: Options,
}

fn case<'c>(old: &'c str, new: &'c str) -> Case<'c> {
    Case { old, new, settings: "", options: Options::default() }
}

impl Case<'_> {
    /// Hands the review to `look`.
    fn review<T>(&self, look: impl FnOnce(&Review<'_>, &ReviewReport<'_>) -> T) -> T {
        let (config, faults) = Config::parse(self.settings, SourceId(0));
        assert_eq!(faults, []);
        let sources = |name: &str, text: &str, role| {
            let mut sources = Sources::new();
            sources.add(name, text.as_bytes().to_vec(), role);
            sources
        };
        let settings = sources("mosaic.toml", self.settings, Role::Settings);
        let old = sources("old.json", self.old, Role::Configuration);
        let new = sources("new.json", self.new, Role::Configuration);
        let (old_documents, _) = Documents::parse(&old);
        let (new_documents, _) = Documents::parse(&new);
        let (old_model, _) = model::lower(&old_documents, config.product);
        let (new_model, _) = model::lower(&new_documents, config.product);
        let old_side = Side { documents: &old_documents, model: &old_model };
        let new_side = Side { documents: &new_documents, model: &new_model };
        let review = Review::of(old_side, new_side, &config, &self.options);
        let report = ReviewReport::new(&review, settings, old.clone(), new.clone());
        look(&review, &report)
    }

    fn render(&self, format: Format) -> String {
        self.review(|_, report| format.render_review(report, Style::default()))
    }

    fn fingerprints(&self) -> Vec<String> {
        self.review(|review, _| review.changes.iter().map(|it| it.fingerprint.clone()).collect())
    }

    fn findings(&self) -> Vec<&'static str> {
        self.review(|review, _| review.findings.iter().map(|finding| finding.rule).collect())
    }
}

/// Returns a configuration of `types`.
fn objects(types: &[&str]) -> String {
    format!("{{\"objects\": [{}]}}", types.join(", "))
}

fn approve(fingerprint: &str, rest: &str) -> String {
    format!("[[diff.approve]]\nfingerprint = \"{fingerprint}\"\nreason = \"agreed\"\n{rest}")
}

#[test]
fn a_change_says_what_it_is_whom_it_hurts_and_where_it_stands() {
    let (old, new) = (objects(&[LOAN]), objects(&[]));
    let text = case(&old, &new).render(Format::Text);
    let lines: Vec<_> = text.lines().map(str::trim_start).collect();
    assert_eq!(lines[0], "BREAKING  loan  type-removed");
    let labels =
        ["breaking for rust, ", "do: ", "at: old.json:1:14 → ", "source: ", "fingerprint: "];
    for label in labels {
        assert!(lines[1..].iter().any(|line| line.starts_with(label)), "{label}: {text}");
    }
    assert!(text.ends_with("\n\n1 breaking\n"), "{text}");
}

#[test]
fn a_type_that_is_written_otherwise_is_one_line() {
    let text = case(LOAN, LOAN_AGAIN).render(Format::Text);
    assert_eq!(text, "loan  text +6 −1  meaning: no change\n\nno change of meaning\n");
}

#[test]
fn many_types_that_are_written_otherwise_are_few_lines() {
    let named = |text: &str, name: &str| text.replace("loan", name);
    let small: Vec<_> = ["a", "b", "c", "d", "e"].map(|name| named(LOAN, name)).into();
    let mut old: Vec<_> = small.iter().map(String::as_str).collect();
    let new: Vec<_> = small.iter().map(|text| text.replace("{\"name", "{ \"name")).collect();
    let mut new: Vec<_> = new.iter().map(String::as_str).collect();
    old.push(LOAN);
    new.push(LOAN_AGAIN);
    let text = case(&objects(&old), &objects(&new)).render(Format::Text);
    let expected = [
        "loan           text +6 −1  meaning: no change",
        "a              text +1 −1  meaning: no change",
        "b              text +1 −1  meaning: no change",
        "3 other types  text +3 −3  meaning: no change",
        "",
        "no change of meaning",
    ];
    assert_eq!(text.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn a_text_that_was_moved_to_another_layout_is_not_written_otherwise() {
    let text = case(LOAN, &objects(&[LOAN_AGAIN])).render(Format::Text);
    assert_eq!(text, "no change of meaning\n");
}

#[test]
fn a_type_that_another_one_refers_to_is_told_as_written_otherwise() {
    let fee = |title: &str| {
        format!(
            r#"{{"name": "fee", "schema": {{"properties": {{"loan": {{"type": "relationship",
                "title": "{title}", "resourceCollection": [{{"path": "managed/loan"}}]}}}}}}}}"#
        )
    };
    let (old, new) = (objects(&[LOAN, &fee("Loan")]), objects(&[LOAN_AGAIN, &fee("The loan")]));
    case(&old, &new).review(|review, _| {
        assert_eq!(review.changes.len(), 1);
        assert_eq!(review.noise.iter().map(|noise| noise.object).collect::<Vec<_>>(), ["loan"]);
    });
}

#[test]
fn nothing_is_said_of_what_is_the_same() {
    case(LOAN, LOAN).review(|review, _| {
        assert!(review.changes.is_empty() && review.noise.is_empty());
        assert!(!review.fails(FailOn::Risky));
    });
    assert_eq!(case(LOAN, LOAN).render(Format::Text), "no change of meaning\n");
}

#[test]
fn a_fingerprint_survives_another_layout_and_no_other_meaning() {
    let known = case("{\"objects\": []}", LOAN).fingerprints();
    let list = format!("\n[{LOAN_AGAIN}]");
    assert_eq!(case("[]", &list).fingerprints(), known);
    let other = LOAN.replace("string", "number");
    assert_ne!(case("{\"objects\": []}", &other).fingerprints(), known);
    assert_eq!(known[0].len(), 16);
}

#[test]
fn two_changes_of_one_meaning_are_two() {
    let leads_to = |list: &str| {
        let end = format!("\"relationship\", \"resourceCollection\": [{list}]");
        LOAN.replacen("\"string\"", &end, 1)
    };
    let target = "{\"path\": \"managed/copy\"}";
    let found = case(&leads_to(""), &leads_to(&format!("{target}, {target}"))).fingerprints();
    assert!(found.len() == 2 && found[0] != found[1], "{found:?}");
}

#[test]
fn what_is_approved_does_not_fail_and_says_why() {
    let (old, new) = (objects(&[LOAN]), objects(&[]));
    let settings = approve(&case(&old, &new).fingerprints()[0], "");
    let approved = Case { settings: &settings, ..case(&old, &new) };
    approved.review(|review, _| {
        assert!(!review.fails(FailOn::Risky) && review.counts().approved == 1);
        assert_eq!(review.findings, []);
    });
    let text = approved.render(Format::Text);
    assert!(text.contains("(approved)") && text.contains("approved: agreed"), "{text}");
    assert!(case(&old, &new).review(|review, _| review.fails(FailOn::Breaking)));
}

#[test]
fn an_approval_that_has_ended_is_a_finding_and_approves_nothing() {
    let (old, new) = (objects(&[LOAN]), objects(&[]));
    let settings = approve(&case(&old, &new).fingerprints()[0], "until = 2027-01-31\n");
    let on = |day| {
        let today = Some(Date { year: 2027, month: 1, day });
        let options = Options { today, ..Options::default() };
        Case { settings: &settings, options, ..case(&old, &new) }
    };
    assert!(on(31).findings().is_empty());
    let next_month = Some(Date { year: 2027, month: 2, day: 1 });
    let options = Options { today: next_month, ..Options::default() };
    let ended = Case { options, ..on(31) };
    assert_eq!(ended.findings(), ["approval-expired"]);
    assert!(ended.review(|review, _| review.fails(FailOn::Breaking)));
}

#[test]
fn an_approval_that_meets_no_change_is_a_finding_where_everything_is_looked_at() {
    let settings = approve("0123456789abcdef", "");
    let unused = Case { settings: &settings, ..case(LOAN, LOAN) };
    assert_eq!(unused.findings(), ["approval-unused"]);
    unused.review(|review, _| {
        assert!(review.fails(FailOn::Risky) && !review.fails(FailOn::Breaking));
    });
    let options = Options { scope: Scope::Excerpt, ..Options::default() };
    assert_eq!(Case { options, ..unused }.findings(), [""; 0]);
}

#[test]
fn only_the_wanted_types_are_looked_at() {
    let (old, new) = (objects(&[LOAN]), objects(&[&LOAN.replace("loan", "fee")]));
    let glob = Spanned::new("!loan".to_owned(), Span::default());
    let options = Options { types: Globs::new(vec![glob]), ..Options::default() };
    let paths = Case { options, ..case(&old, &new) }.review(|review, _| {
        review.changes.iter().map(|reviewed| reviewed.change.path.clone()).collect::<Vec<_>>()
    });
    assert_eq!(paths, ["fee"]);
}

#[test]
fn the_slots_relationships_and_attributes_in_use_are_counted() {
    let user = r#"{"name": "alpha_user", "schema": {"properties": {
        "frIndexedString1": {"type": "string", "title": "Logon"},
        "frIndexedString2": {"type": "string", "title": "Generic Indexed String 2"},
        "custom_desk": {"type": "relationship", "resourceCollection": [{"path": "managed/desk"}]}}}}"#;
    let role = r#"{"name": "alpha_role", "schema": {"properties": {"cost": {"type": "string"}}}}"#;
    let text = case(&objects(&[LOAN]), &objects(&[user, role])).render(Format::Text);
    let lines: Vec<_> = text.lines().filter(|line| line.starts_with("capacity")).collect();
    assert_eq!(
        lines,
        [
            "capacity: alpha_role custom attributes 1/12, was 0",
            "capacity: alpha_user frIndexedString 1/2, was 0 · custom relationships 1/10, was 0",
        ]
    );
}

#[test]
fn a_slot_that_no_tenant_declares_is_not_counted_as_left() {
    let user = |title: &str| {
        format!(
            r#"{{"name": "alpha_user", "schema": {{"properties": {{
                "frIndexedString1": {{"type": "string", "title": "{title}"}}}}}}}}"#
        )
    };
    let (free, last) = (objects(&[&user("Generic Indexed String 1")]), objects(&[&user("Logon")]));
    let footers = case(&free, &last).review(|review, report| {
        let [capacity] = review.capacity.as_slice() else { panic!("{:?}", review.capacity) };
        assert_eq!((capacity.old, capacity.new, capacity.limit), (0, 1, 1));
        [Format::Text, Format::Markdown, Format::Html]
            .map(|format| format.render_review(report, Style::default()))
    });
    for footer in footers {
        assert!(footer.contains("frIndexedString 1/1, was 0"), "{footer}");
    }
}

#[test]
fn what_the_server_adds_by_itself_takes_no_room() {
    let relationship = r#"{"type": "relationship", "resourceCollection": []}"#;
    let loan = format!(
        r#"{{"name": "loan", "schema": {{"properties": {{"due": {{"type": "string"}},
            "_meta": {relationship}, "_notifications": {relationship}}}}}}}"#
    );
    let text = case(&objects(&[LOAN]), &objects(&[&loan])).render(Format::Text);
    assert!(text.contains("loan._meta"), "{text}");
    assert!(!text.contains("capacity"), "{text}");
}

#[test]
fn a_comment_fits_and_says_what_it_leaves_out() {
    let types: Vec<_> =
        (0..2_000).map(|number| LOAN.replace("loan", &format!("loan{number}"))).collect();
    let types: Vec<_> = types.iter().map(String::as_str).collect();
    let new = objects(&types);
    let comment = case("{\"objects\": []}", &new).render(Format::Markdown);
    assert!(comment.chars().count() <= 65_536, "{}", comment.len());
    let told = comment.matches("<a id=").count();
    assert!(told > 50 && comment.contains(&format!("… and {} more", 2_000 - told)), "{told}");
    assert_eq!(comment.matches("<details").count(), comment.matches("</details>").count());
}

#[test]
fn a_name_that_fills_a_comment_is_cut_and_hides_no_other() {
    let long = LOAN.replace("loan", &"]".repeat(70_000));
    let comment = case(&objects(&[&long, LOAN]), "{\"objects\": []}").render(Format::Markdown);
    assert!(comment.chars().count() <= 65_536 && comment.contains("<b>loan</b>"), "{comment}");
    assert!(comment.contains("…</b>"), "{comment}");
}

#[test]
fn nothing_of_a_schema_is_obeyed() {
    let hostile = "\\u001b[2J</summary><script>x</script>`](http://a)|@all\\u202e";
    let new = objects(&[&LOAN.replace("loan", hostile)]);
    for format in Format::ALL {
        let text = case("{\"objects\": []}", &new).render(*format);
        let obeyed = |letter: char| (letter.is_control() && letter != '\n') || letter == '\u{202e}';
        assert_eq!(text.find(obeyed), None, "{text}");
        match format {
            Format::Html => assert!(!text.contains("<script"), "{text}"),
            Format::Markdown => {
                assert!(!text.contains("<script") && !text.contains("]("), "{text}");
            }
            _ => {}
        }
    }
}

#[test]
fn a_finding_of_what_is_gone_is_at_the_list_that_lacks_it() {
    let (old, new) = (objects(&[LOAN]), objects(&[]));
    let line = case(&old, &new).render(Format::Github);
    assert!(line.starts_with("::error title=type-removed,file=new.json,line=1,"), "{line}");
}

#[test]
fn what_only_people_see_is_told_in_brief() {
    let text = |title: &str, kind: &str| {
        format!(
            r#"{{"name": "book", "schema": {{"properties": {{
            "name": {{"type": "{kind}", "title": "{title}"}}}}}}}}"#
        )
    };
    let (old, new) = (text("A", "string"), text("B", "string"));
    let told = case(&old, &new).render(Format::Text);
    assert_eq!(told.lines().count(), 5, "{told}");
    let markdown = case(&old, &new).render(Format::Markdown);
    for absent in ["for everybody", "fingerprint", "source"] {
        assert!(!told.contains(absent) && !markdown.contains(absent), "{told}{markdown}");
    }
    let both = case(&old, &text("B", "number")).render(Format::Text);
    assert!(both.contains("fingerprint: ") && !both.contains("\n\n\n"), "{both}");
    let style = Style { limit: 0, ..Style::default() };
    let line = case(&old, &new).review(|_, report| Format::Text.render_review(report, style));
    let expected = "COSMETIC  book.name  title-changed: people alone read a title\n\n1 cosmetic\n";
    assert_eq!(line, expected);
}
