//! What a `mosaic.toml` says, and what is said of a wrong one.

use insta::assert_snapshot;

use super::{CarriedAs, Config, Enums, FailOn, Layout, Named, SlotPart};
use crate::catalog::Product;
use crate::span::SourceId;

fn findings(text: &str) -> String {
    let (_, diagnostics) = Config::parse(text, SourceId(0));
    let line = |finding: &crate::Diagnostic| {
        let span = &text[finding.location.span.range()];
        let hint = finding.hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
        format!("{}: {} at `{}` [{}]{hint}\n", finding.rule, finding.message, span, finding.path)
    };
    diagnostics.iter().map(line).collect()
}

#[test]
fn a_name_in_an_object_stands_beside_its_property() {
    let text = "[alias.t]\n\"a/kind\" = \"a/x\"\n\"b/kind\" = \"a/y\"\n\"a/Kind\" = \"a/z\"\n";
    let (config, _) = Config::parse(text, SourceId(0));
    let names: Vec<_> = config.aliases_of("t").map(|alias| &*alias.name.value).collect();
    assert_eq!(names, ["kind"]);
    assert_snapshot!(findings(text), @r#"
    alias-name: expected a name beside `a/y`, found `b/kind` at `"b/kind"` [alias.t.b/kind] (call it `a/kind`)
    alias-name: expected a name in snake case, found `Kind` at `"a/Kind"` [alias.t.a/Kind] (call it `a/kind`)
    "#);
}

#[test]
fn every_key_is_read() {
    let text = r#"
        schema = "schemas/managed.json"
        product = "idm"
        [alias.alpha_user]
        soft_lock_until = { property = "frIndexedDate1", as = "datetime" }
        department = "frIndexedString3"
        [generate]
        types = ["alpha_*", "!alpha_usermeta"]
        output = "src/managed.rs"
        enums = "closed"
        derives = ["schemars::JsonSchema"]
        layout = "file-per-type"
        rename = { alpha_user = "User" }
    "#;
    let (config, diagnostics) = Config::parse(text, SourceId(3));
    assert_eq!(diagnostics, []);
    assert_eq!(config.source, SourceId(3));
    assert_eq!(
        config.schema.as_ref().map(|path| path.value.as_str()),
        Some("schemas/managed.json")
    );
    assert_eq!(config.product, Product::Idm);
    let aliases: Vec<_> = config
        .aliases_of("alpha_user")
        .map(|alias| {
            (
                &*alias.name.value,
                &*alias.property.value,
                alias.carried_as.map(|carried| carried.value),
            )
        })
        .collect();
    assert_eq!(
        aliases,
        [
            ("soft_lock_until", "frIndexedDate1", Some(CarriedAs::DateTime)),
            ("department", "frIndexedString3", None),
        ]
    );
    assert_eq!(config.generate.enums, Enums::Closed);
    assert_eq!(config.generate.layout, Layout::FilePerType);
    assert_eq!(config.generate.derives[0].value, "schemars::JsonSchema");
    assert_eq!(config.generate.rename[0].name.value, "User");
    assert!(config.generate.types.includes("alpha_user"));
    assert!(!config.generate.types.includes("alpha_usermeta"));
}

#[test]
fn an_empty_file_says_nothing() {
    let (config, diagnostics) = Config::parse("", SourceId(0));
    assert_eq!(diagnostics, []);
    assert!(config.schema.is_none() && config.generate.types.includes("anything"));
}

#[test]
fn unknown_keys_suggest_the_nearest_one() {
    assert_snapshot!(findings("shcema = \"x\"\ncolour = 1\n[generate]\nenum = \"open\"\n[lint]\nlevels = {}\n[lint.level]\ncustom-prefx = \"off\"\n"), @r"
    config-unknown-key: unknown key `shcema` at `shcema` [shcema] (did you mean `schema`?)
    config-unknown-key: unknown key `colour` at `colour` [colour] (expected `schema`, `product`, `alias`, `diff`, `generate`, `lint`, `naming` or `tenant`)
    config-unknown-key: unknown key `enum` at `enum` [generate.enum] (did you mean `enums`?)
    config-unknown-key: unknown key `levels` at `levels` [lint.levels] (did you mean `level`?)
    config-unknown-rule: expected a rule or a group of rules, found `custom-prefx` at `custom-prefx` [lint.level.custom-prefx] (did you mean `custom-prefix`?)
    ");
}

#[test]
fn a_value_of_the_wrong_type_says_what_was_expected() {
    assert_snapshot!(findings("schema = 3\nalias = true\n[generate]\ntypes = \"a\"\nderives = [1, \"Eq\"]\noutput = \"\"\n"), @r#"
    config-type: expected a string, found an integer at `3` [schema] (put it in double quotes)
    config-type: expected a table, found a boolean at `true` [alias] (write `[alias]`)
    config-type: expected a list of strings, found a string at `"a"` [generate.types] (write `["…", "…"]`)
    config-type: expected a string, found an integer at `1` [generate.derives] (put it in double quotes)
    config-value: expected a string, found an empty one at `""` [generate.output] (write what it is, or remove it)
    "#);
}

#[test]
fn an_unknown_word_says_which_words_there_are() {
    assert_snapshot!(findings("product = \"AIC\"\n[generate]\nenums = \"shut\"\nlayout = \"file-per-typ\"\n[alias.a]\nb = { property = \"c\", as = \"timestamp\" }\n"), @r#"
    config-value: expected `aic` or `idm`, found `AIC` at `"AIC"` [product] (did you mean `aic`?)
    config-value: expected `open` or `closed`, found `shut` at `"shut"` [generate.enums]
    config-value: expected `one-file` or `file-per-type`, found `file-per-typ` at `"file-per-typ"` [generate.layout] (did you mean `file-per-type`?)
    config-value: expected `date`, `datetime`, `integer`, `boolean` or `json`, found `timestamp` at `"timestamp"` [alias.a.b.as]
    "#);
}

#[test]
fn an_alias_needs_a_usable_name_and_a_property() {
    assert_snapshot!(findings("[alias.alpha_user]\nDepartment = \"x\"\nid = \"y\"\n\"a b\" = \"z\"\nself = \"s\"\nplain = {}\nodd = { propety = \"x\" }\ntype = \"t\"\n"), @r#"
    alias-name: expected a name in snake case, found `Department` at `Department` [alias.alpha_user.Department] (call it `department`)
    alias-name: expected a name for a field, found the reserved `id` at `id` [alias.alpha_user.id] (call it `id_`)
    alias-name: expected a name in snake case, found `a b` at `"a b"` [alias.alpha_user.a b] (call it `a_b`)
    alias-name: expected a name in snake case, found `self` at `self` [alias.alpha_user.self] (call it `self_`)
    config-value: expected the key `property`, which this alias is a name for at `{}` [alias.alpha_user.plain] (write `property = "…"` in it)
    config-unknown-key: unknown key `propety` at `propety` [alias.alpha_user.odd.propety] (did you mean `property`?)
    config-value: expected the key `property`, which this alias is a name for at `{ propety = "x" }` [alias.alpha_user.odd] (write `property = "…"` in it)
    "#);
}

#[test]
fn a_derive_that_is_given_anyway_is_refused() {
    assert_snapshot!(findings("[generate]\nderives = [\"Debug\", \"serde::Serialize\", \"not a path\", \"Eq\", \"Eq\"]\n"), @r#"
    config-derive: `Debug` is derived or implemented in any case at `"Debug"` [generate.derives] (take it out of the list)
    config-derive: `serde::Serialize` is derived or implemented in any case at `"serde::Serialize"` [generate.derives] (take it out of the list)
    config-derive: expected the path of a derive macro, found `not a path` at `"not a path"` [generate.derives] (take it out of the list)
    config-derive: `Eq` stands twice at `"Eq"` [generate.derives] (take it out of the list)
    "#);
}

#[test]
fn a_rename_needs_a_type_name() {
    assert_snapshot!(findings("[generate.rename]\nalpha_user = \"user\"\nbravo_user = \"User\"\n"), @r#"rename-name: expected a name in upper camel case, found `user` at `"user"` [generate.rename.alpha_user] (call it `User`)"#);
}

#[test]
fn every_syntax_error_is_reported() {
    assert_snapshot!(findings("schema = \n[generate\nenums = open\n"), @r#"
    config-syntax: unclosed table, expected `]` at `` [] (write TOML: `key = "value"` on a line, below the `[table]` that it belongs to)
    config-syntax: string values must be quoted, expected literal string at `` [] (write TOML: `key = "value"` on a line, below the `[table]` that it belongs to)
    "#);
}

#[test]
fn no_text_is_too_odd() {
    for text in
        ["[[alias]]", "alias.a.b.c.d = 1", "\u{feff}schema = 'x'", "[alias.\"\"]\na=''", "= ="]
    {
        let (_, diagnostics) = Config::parse(text, SourceId(0));
        for finding in diagnostics {
            assert!(text.get(finding.location.span.range()).is_some(), "{text}: {finding:?}");
        }
    }
}

#[test]
fn a_naming_policy_is_read() {
    let text = r#"
        [naming]
        slots = ["title", "owner"]
        forbidden = ["TMP"]
        twins = "agree"
        [[naming.pattern]]
        of = "property"
        types = ["alpha_*"]
        pattern = '^custom_[a-z]+$'
        message = "short names"
    "#;
    let (config, diagnostics) = Config::parse(text, SourceId(0));
    assert_eq!(diagnostics, []);
    let naming = &config.naming;
    assert!(naming.wants(SlotPart::Owner).is_some() && naming.wants(SlotPart::Alias).is_none());
    assert_eq!(naming.forbidden[0].value, "tmp");
    assert!(naming.wants_twins().is_some());
    let broken = |of, object, name| naming.broken(of, object, name).count();
    assert_eq!(broken(Named::Property, "alpha_user", "custom_size"), 0);
    assert_eq!(broken(Named::Property, "alpha_user", "custom_Size"), 1);
    assert_eq!(broken(Named::Property, "bravo_user", "custom_Size"), 0);
    assert_eq!(broken(Named::Relationship, "alpha_user", "custom_Size"), 0);
}

#[test]
fn a_wrong_naming_policy_says_what_was_expected() {
    assert_snapshot!(findings("[naming]\nslots = [\"titel\"]\nforbidden = [\"tmp value\"]\ntwins = true\n[[naming.pattern]]\nof = \"type\"\n[[naming.pattern]]\nof = \"propety\"\n[[naming.pattern]]\npattern = 'a'\n[[naming.pattern]]\nof = \"type\"\npattern = '(a'\n"), @r#"
    config-value: expected `title`, `description`, `alias` or `owner`, found `titel` at `"titel"` [naming.slots] (did you mean `title`?)
    config-value: expected one word, found 2 at `"tmp value"` [naming.forbidden] (names are looked at word by word)
    config-type: expected a string, found a boolean at `true` [naming.twins] (put it in double quotes)
    config-missing-key: expected the key `pattern` in `[[naming.pattern]]`, found none at `[[naming.pattern]]` [naming.pattern] (write `pattern = '^…$'`: the regular expression that names match)
    config-value: expected `type`, `property` or `relationship`, found `propety` at `"propety"` [naming.pattern.of] (did you mean `property`?)
    config-missing-key: expected the key `of` in `[[naming.pattern]]`, found none at `[[naming.pattern]]` [naming.pattern] (write `of = "type"`, `"property"` or `"relationship"`)
    config-value: expected a regular expression: found open group without closing ')' at `'(a'` [naming.pattern.pattern] (look-around and back-references are not known here; single quotes keep `\`)
    "#);
}

#[test]
fn an_alias_may_have_an_owner() {
    let text =
        "[alias.alpha_user]\ndesk = { property = \"frIndexedString3\", owner = \"people-team\" }\n";
    let (config, diagnostics) = Config::parse(text, SourceId(0));
    assert_eq!(diagnostics, []);
    let owners: Vec<_> = config.aliases_of("alpha_user").map(|alias| &alias.owner).collect();
    assert_eq!(owners[0].as_ref().map(|owner| owner.value.as_str()), Some("people-team"));
}

#[test]
fn a_feature_that_no_rule_knows_of_is_a_warning() {
    assert_eq!(findings("[lint]\nfeatures = [\"groups\"]\n"), "");
    assert_snapshot!(findings("[lint]\nfeatures = [\"grups\", \"x\"]\n"), @r#"
    config-unknown-feature: expected a feature that rules know of, found `grups` at `"grups"` [lint.features] (did you mean `groups`?)
    config-unknown-feature: expected a feature that rules know of, found `x` at `"x"` [lint.features] (take it out; known are `aiagent`, `am/2fa/profiles`, `groups`, `indexed/strings/6thru20`, `password/timestamps`)
    "#);
}

#[test]
fn approvals_are_read() {
    let text = r#"
        [diff]
        fail-on = "risky"
        [[diff.approve]]
        fingerprint = "0123456789abcdef"
        reason = "agreed with the portal team"
        until = 2027-01-31
        owner = "identity team"
    "#;
    let (config, diagnostics) = Config::parse(text, SourceId(0));
    assert_eq!(diagnostics, []);
    assert_eq!(config.diff.fail_on, FailOn::Risky);
    assert_eq!(config.diff.approvals[0].fingerprint.value, "0123456789abcdef");
}

#[test]
fn a_wrong_approval_says_what_was_expected() {
    assert_snapshot!(findings("[diff]\nfail-on = \"never ever\"\napprove = [1]\n"), @r#"
    config-value: expected `breaking`, `risky` or `never`, found `never ever` at `"never ever"` [diff.fail-on]
    config-type: expected a table, found an integer at `1` [diff.approve] (write `[diff.approve]`)
    "#);
    assert_snapshot!(findings("[[diff.approve]]\n[[diff.approve]]\nfingerprint = \"0123\"\n[[diff.approve]]\nfingerprint = \"0123456789abcdef\"\nreason = \" \"\n[[diff.approve]]\nfingerprnt = 1\n"), @r#"
    config-missing-key: expected the key `fingerprint` in `[[diff.approve]]`, found none at `[[diff.approve]]` [diff.approve] (write `fingerprint = "…"`: the 16 digits in the last line of the change)
    config-missing-key: expected the key `reason` in `[[diff.approve]]`, found none at `[[diff.approve]]` [diff.approve] (write `reason = "…"`: whoever reads it next year wants to know)
    config-value: expected a fingerprint, found `0123` at `"0123"` [diff.approve.fingerprint] (copy its 16 digits from a report of `mosaic diff`)
    config-missing-key: expected the key `reason` in `[[diff.approve]]`, found none at `[[diff.approve]]` [diff.approve] (write `reason = "…"`: whoever reads it next year wants to know)
    config-unknown-key: unknown key `fingerprnt` at `fingerprnt` [diff.approve.fingerprnt] (did you mean `fingerprint`?)
    "#);
}
