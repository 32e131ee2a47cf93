//! What is said of changes whose verdict depends on what else the configurations say.

use mosaic_codegen::config::Config;
use mosaic_codegen::diff::{Consumer, Impact, Kind, Verdict, changes, impact};

use crate::mirror::{single, with_sides};

/// Returns the impact of the only change of `kind` between `old` and `new`.
pub(crate) fn only(kind: Kind, old: &str, new: &str) -> Impact {
    with_sides(&single(old), &single(new), |old, new| {
        let found = changes(old, new);
        let mut of_kind = found.iter().filter(|change| change.kind == kind);
        let change = of_kind.next().unwrap_or_else(|| panic!("{kind:?} is not among {found:#?}"));
        assert!(of_kind.next().is_none(), "{found:#?}");
        impact(change, old, new, [&Config::default(); 2])
    })
}

/// Returns a configuration of `types`, each a name and its properties.
pub(crate) fn of_types(types: &[(&str, &str)]) -> String {
    let types: Vec<_> = types
        .iter()
        .map(|(name, properties)| {
            format!(r#"{{"name":"{name}","schema":{{"properties":{{{properties}}}}}}}"#)
        })
        .collect();
    format!(r#"{{"objects":[{}]}}"#, types.join(","))
}

/// Returns the property `name`, which leads to the type `to` and names `reverse` as its other end.
fn edge(name: &str, to: &str, reverse: &str) -> String {
    format!(
        r#""{name}":{{"type":"relationship","reverseRelationship":true,"reversePropertyName":"{reverse}",
           "resourceCollection":[{{"path":"managed/{to}","query":{{"queryFilter":"true","fields":[]}}}}]}}"#
    )
}

/// Judges that `device.site` names `reverse` instead of `devices`, where sites have `properties`.
fn reversed(reverse: &str, properties: &str) -> Impact {
    let of =
        |name: &str| of_types(&[("device", &edge("site", "site", name)), ("site", properties)]);
    only(Kind::RelReverseChanged, &of("devices"), &of(reverse))
}

#[test]
fn a_reverse_that_no_property_is_breaks() {
    let impact = reversed("machines", &edge("devices", "device", "site"));
    assert_eq!(impact.of(Consumer::Wire), Verdict::Breaking);
    assert!(impact.because.contains("`site.machines` is not there"), "{}", impact.because);
}

#[test]
fn a_reverse_that_is_no_reference_breaks() {
    let impact = reversed("machines", r#""machines":{"type":"string"}"#);
    assert_eq!(impact.of(Consumer::Wire), Verdict::Breaking);
    assert!(impact.because.contains("`site.machines` refers to nothing"), "{}", impact.because);
}

#[test]
fn a_reverse_that_leads_elsewhere_is_risky_and_named() {
    let impact = reversed("machines", &edge("machines", "device", "place"));
    assert_eq!(impact.verdict(), Verdict::Risky);
    assert!(impact.because.contains("`site.machines` does not name it back"), "{}", impact.because);
}

#[test]
fn a_reverse_that_names_it_back_is_risky_for_what_is_linked_already() {
    let impact = reversed("machines", &edge("machines", "device", "site"));
    assert_eq!(impact.verdict(), Verdict::Risky);
    assert!(impact.because.contains("what is linked stays"), "{}", impact.because);
}

#[test]
fn a_reverse_of_a_type_that_is_not_there_to_see_is_risky() {
    let of = |name: &str| of_types(&[("device", &edge("site", "site", name))]);
    let impact = only(Kind::RelReverseChanged, &of("devices"), &of("machines"));
    assert_eq!(impact.verdict(), Verdict::Risky);
}

#[test]
fn a_flag_without_a_name_is_refused_by_the_server() {
    let with = |flag: &str| {
        let site = format!(
            r#""site":{{"type":"relationship",{flag}"resourceCollection":[{{"path":"managed/site"}}]}}"#
        );
        of_types(&[("device", &site), ("site", "")])
    };
    let impact = only(Kind::RelReverseChanged, &with(""), &with(r#""reverseRelationship":true,"#));
    assert_eq!(impact.of(Consumer::Wire), Verdict::Breaking);
    assert_eq!(impact.of(Consumer::Records), Verdict::Breaking);
}

/// Returns whether the impact says that the server refuses the configuration for a name.
fn is_refusal(impact: &Impact, name: &str) -> bool {
    let todo = impact.todo.as_deref().unwrap_or_default();
    impact.because.contains("status 400") && todo.contains(&format!("`custom_{name}`"))
}

#[test]
fn the_other_end_of_a_new_relationship_needs_the_prefix_too() {
    let user = r#""mail":{"type":"string"}"#;
    let with = |types: [(&str, &str); 2]| of_types(&types);
    let owner = edge("owner", "alpha_user", "clients");
    let clients = format!("{user},{}", edge("clients", "alpha_client", "owner"));
    let old = with([("alpha_client", ""), ("alpha_user", user)]);
    for properties in [clients.as_str(), user] {
        let new = with([("alpha_client", &owner), ("alpha_user", properties)]);
        let impact = only(Kind::RelAdded, &old, &new);
        assert!(is_refusal(&impact, "clients"), "{impact:?}");
    }
    let new = with([
        ("alpha_client", &edge("owner", "alpha_user", "custom_clients")),
        ("alpha_user", user),
    ]);
    assert!(!only(Kind::RelAdded, &old, &new).because.contains("400"));
}

#[test]
fn a_policy_that_refuses_less_is_safe() {
    let with = |policy: &str, params: &str| {
        of_types(&[(
            "loan",
            &format!(
                r#""code":{{"type":"string","policies":[{{"policyId":"{policy}","params":{params}}}]}}"#
            ),
        )])
    };
    let judged = |policy: &str, old: &str, new: &str| {
        only(Kind::PolicyChanged, &with(policy, old), &with(policy, new))
    };
    for (policy, strict, loose) in [
        ("maximum-length", r#"{"maxLength":10}"#, r#"{"maxLength":"20"}"#),
        ("minimum-length", r#"{"minLength":20}"#, r#"{"minLength":10}"#),
        ("at-least-X-capitals", r#"{"numCaps":2}"#, r#"{"numCaps":1}"#),
        (
            "cannot-contain-characters",
            r#"{"forbiddenChars":["a","b"]}"#,
            r#"{"forbiddenChars":"b"}"#,
        ),
        ("cannot-contain-others", r#"{"disallowedFields":"a,b"}"#, r#"{"disallowedFields":["a"]}"#),
    ] {
        let loosened = judged(policy, strict, loose);
        assert_eq!(loosened.verdict(), Verdict::Safe, "{loosened:?}");
        assert!(loosened.because.contains("are accepted"));
        let tightened = judged(policy, loose, strict);
        assert_eq!(tightened.verdict(), Verdict::Risky, "{tightened:?}");
        assert!(tightened.because.contains("are refused"), "{}", tightened.because);
    }
    for (policy, old, new) in [
        ("valid-type", r#"{"types":["string"]}"#, r#"{"types":["string","null"]}"#),
        ("maximum-length", r#"{"maxLength":10}"#, r#"{"maxLength":20,"own":1}"#),
        ("cannot-contain-characters", r#"{"forbiddenChars":"a"}"#, r#"{"forbiddenChars":"b"}"#),
        ("own", r#"{"maxLength":10}"#, r#"{"maxLength":20}"#),
    ] {
        let unknown = judged(policy, old, new);
        assert_eq!(unknown.verdict(), Verdict::Risky, "{unknown:?}");
        assert!(unknown.because.contains("refuses other values"), "{}", unknown.because);
    }
}

#[test]
fn a_new_relationship_is_told_with_what_its_other_end_is() {
    let of = |site: &str, device: &str| of_types(&[("device", device), ("site", site)]);
    let added = |end: &str, other: &str| {
        let impact = only(Kind::RelAdded, &of("", ""), &of(other, end));
        (impact.verdict(), impact.because)
    };
    let end = edge("site", "site", "devices");
    let (verdict, because) = added(&end, &edge("devices", "device", "site"));
    assert_eq!(verdict, Verdict::Safe, "{because}");
    assert!(because.ends_with("and its other end `site.devices` are new"), "{because}");
    let plain = r#""devices":{"type":"string"}"#;
    let elsewhere = r#""devices":{"type":"relationship","resourceCollection":[]}"#;
    for (other, what) in
        [("", "is not there"), (plain, "refers to nothing"), (elsewhere, "name it")]
    {
        let with = of(other, &end);
        let impact = only(Kind::RelAdded, &of(other, ""), &with);
        assert_eq!(impact.verdict(), Verdict::Risky, "{impact:?}");
        assert!(impact.because.contains(what), "{}", impact.because);
    }
    let (_, because) = added(&edge("site", "elsewhere", "devices"), "");
    assert_eq!(because, "`device.site` is new", "what is not to be seen is not told of");
    let removed = only(Kind::RelRemoved, &of("", &end), &of("", "")).because;
    assert!(!removed.contains("devices"), "{removed}");
}

#[test]
fn an_end_that_was_there_before_the_prefix_is_not_refused() {
    let clients = edge("clients", "alpha_client", "owner");
    let old = of_types(&[("alpha_client", ""), ("alpha_user", &clients)]);
    let new = of_types(&[
        ("alpha_client", &edge("owner", "alpha_user", "clients")),
        ("alpha_user", &clients),
    ]);
    assert!(!only(Kind::RelAddedOneSide, &old, &new).because.contains("400"));
}

#[test]
fn a_reverse_a_target_and_a_type_that_ask_for_an_unprefixed_name_are_refused() {
    let user = ("alpha_user", r#""mail":{"type":"string"}"#);
    let named =
        |reverse: &str| of_types(&[("alpha_client", &edge("owner", "alpha_user", reverse)), user]);
    let reverse = only(Kind::RelReverseChanged, &named("custom_a"), &named("clients"));
    assert!(is_refusal(&reverse, "clients"), "{reverse:?}");
    let leading = |to: &str| of_types(&[("alpha_client", &edge("owner", to, "clients")), user]);
    let target = only(Kind::RelTargetAdded, &leading("alpha_site"), &leading("alpha_user"));
    assert!(is_refusal(&target, "clients"), "{target:?}");
    let added = only(Kind::TypeAdded, &of_types(&[user]), &named("clients"));
    assert!(is_refusal(&added, "clients"), "{added:?}");
}

/// Judges that `searchable` of a property of users became `new`.
fn searchable(name: &str, new: bool) -> Impact {
    let user = |flag: bool| {
        let property = format!(r#""{name}":{{"type":"string","searchable":{flag}}}"#);
        of_types(&[("alpha_user", &property)])
    };
    only(Kind::SearchableChanged, &user(!new), &user(new))
}

#[test]
fn searchable_of_a_shipped_property_is_the_vendors_to_decide() {
    let off = searchable("givenName", false);
    assert_eq!(off.of(Consumer::Console), Verdict::Risky);
    assert!(off.because.contains("the vendor"), "{}", off.because);
    let back = searchable("givenName", true);
    assert_eq!(back.verdict(), Verdict::Safe, "{back:?}");
    let slot = searchable("frIndexedString1", true);
    assert_eq!(slot.verdict(), Verdict::Safe, "{slot:?}");
    let on = searchable("passwordLastChangedTime", false);
    assert_eq!(on.of(Consumer::Console), Verdict::Risky);
}

#[test]
fn what_no_query_asks_for_is_risky_to_search_by() {
    let with = |flag: bool| {
        let site = format!(
            r#""site":{{"type":"relationship","searchable":{flag},"resourceCollection":[{{"path":"managed/site"}}]}}"#
        );
        of_types(&[("device", &site)])
    };
    let impact = only(Kind::SearchableChanged, &with(false), &with(true));
    assert_eq!(impact.of(Consumer::Console), Verdict::Risky);
}

#[test]
fn whatever_changes_a_type_that_the_vendor_keeps_is_risky() {
    let of = |hook: &str, properties: &str| {
        format!(
            r#"{{"name":"alpha_application",{hook}"schema":{{"properties":{{"name":{{"type":"string",
               "searchable":true,"viewable":true}},"authoritative":{{"type":"boolean","viewable":false}}{properties}}}}}}}"#
        )
    };
    let hook = r#""onUpdate":{"type":"text/javascript","source":"1"},"#;
    let old = of("", "");
    let told = |kind, new: &str| only(kind, &old, new);
    let viewable = old.replace(r#""viewable":false"#, r#""viewable":true"#);
    let cases = [
        told(Kind::TypeHookAdded, &of(hook, "")),
        told(Kind::ViewableChanged, &viewable),
        told(Kind::PropAdded, &of("", r#","tier":{"type":"string"}"#)),
    ];
    for impact in cases {
        assert!(impact.of(Consumer::Console) >= Verdict::Risky, "{impact:?}");
        assert!(impact.because.contains("the vendor does not let"), "{}", impact.because);
    }
    let back = only(Kind::ViewableChanged, &viewable, &old);
    assert!(!back.because.contains("the vendor does not let"), "{}", back.because);
    let shipped = told(Kind::PropAdded, &of("", r#","url":{"type":"string"}"#));
    assert_eq!(shipped.verdict(), Verdict::Safe, "{shipped:?}");
}

#[test]
fn a_value_that_went_and_stays_in_a_default_refuses_creates() {
    let tags = |listed: &str| {
        let items = format!(r#"{{"type":"string","enum":{listed}}}"#);
        let tags = format!(r#""tags":{{"type":"array","items":{items},"default":["a","b"]}}"#);
        of_types(&[("loan", &tags)])
    };
    let narrowed = |from: &str, to: &str| only(Kind::EnumNarrowed, &tags(from), &tags(to)).because;
    let gone = narrowed(r#"["a","b","c"]"#, r#"["a","c"]"#);
    assert!(gone.contains("stays in the default"), "{gone}");
    let other = narrowed(r#"["a","b","c"]"#, r#"["a","b"]"#);
    assert!(!other.contains("default"), "{other}");
}

#[test]
fn what_the_server_adds_by_itself_is_not_for_the_schema_api() {
    let meta =
        r#""_meta":{"type":"relationship","resourceCollection":[{"path":"internal/usermeta"}]}"#;
    let (without, with) = (of_types(&[("loan", "")]), of_types(&[("loan", meta)]));
    let added = only(Kind::RelAdded, &without, &with);
    assert_eq!(added.todo, None, "{added:?}");
    let removed = only(Kind::RelRemoved, &with, &without);
    assert!(removed.todo.is_some_and(|todo| !todo.contains("schema API")));
}

#[test]
fn a_type_that_goes_names_whatever_still_leads_to_it() {
    let to_site = |name: &str| {
        format!(
            r#""{name}":{{"type":"relationship","resourceCollection":[{{"path":"managed/site"}}]}}"#
        )
    };
    let device = format!("{},{}", to_site("site"), edge("former", "site", "devices"));
    let user = to_site("office");
    let old = of_types(&[("device", &device), ("site", ""), ("user", &user)]);
    let new = of_types(&[("device", &device), ("user", &user)]);
    let impact = only(Kind::TypeRemoved, &old, &new);
    for path in ["`device.former`", "`device.site`", "`user.office`"] {
        assert!(impact.because.contains(path), "{path}: {}", impact.because);
    }
}

#[test]
fn what_follows_a_renamed_type_is_told_with_it_and_once() {
    let serial = r#""serial":{"type":"string"},"model":{"type":"string"}"#;
    let user = |name: &str, stays: &str| {
        let edges = format!("{},{}", edge("owned", name, "owner"), edge("lent", stays, "lender"));
        of_types(&[(name, serial), ("user", &edges)])
    };
    let told = |new: &str| {
        with_sides(&single(&user("device", "device")), &single(new), |old, new| {
            let found = changes(old, new);
            let kinds: Vec<_> = found.iter().map(|change| change.kind).collect();
            assert_eq!(kinds, [Kind::TypeRenamed], "{found:#?}");
            impact(&found[0], old, new, [&Config::default(); 2])
        })
    };
    let impact = told(&user("devices", "devices"));
    assert!(impact.because.contains("`user.lent` and `user.owned` lead"), "{}", impact.because);
    assert!(impact.because.starts_with("perhaps"), "{}", impact.because);
    let impact = told(&user("devices", "device"));
    assert!(impact.because.contains("`user.owned` leads"), "{}", impact.because);
    assert!(impact.because.contains("`user.lent` still leads there"), "{}", impact.because);
}

/// Judges that a client got the script `source` at each read.
fn at_read(source: &str) -> Impact {
    let client = |hook: &str| {
        format!(
            r#"{{"name":"client",{hook}"schema":{{"properties":{{"id":{{"type":"string"}},"name":{{"type":"string"}}}}}}}}"#
        )
    };
    let source = serde_json::Value::from(source);
    let hook = format!(r#""onRead":{{"type":"text/javascript","source":{source}}},"#);
    only(Kind::TypeHookAdded, &client(""), &client(&hook))
}

#[test]
fn a_script_that_only_falls_back_at_a_read_is_safe() {
    for source in [
        "if (object.name == null) { object.name = object.id; }",
        "// of before\nif (!object.name) {\n  object.name = object.id;\n}",
        "object.name = object.name || object.id;",
        "object.name = object.name !== undefined ? object.name : object.id",
        "var v = object.name; if (!v) { v = object.id; } object.name = v;",
        "var o = object, old = o['id']; if (typeof o.name === 'undefined' && old) o['name'] = old;",
    ] {
        let impact = at_read(source);
        assert_eq!(impact.verdict(), Verdict::Safe, "{source}: {impact:?}");
        assert!(impact.because.contains("`name` the value of `id`"), "{}", impact.because);
    }
    let default =
        at_read("if (object.name === null || object.name === undefined) object.name = 'none';");
    assert!(default.because.contains("`name` a default"), "{}", default.because);
    assert_eq!(default.verdict(), Verdict::Safe);
}

#[test]
fn a_script_that_does_more_at_a_read_is_risky() {
    for source in [
        "object.name = object.id;",
        "if (object.name == 'x') object.name = 'y';",
        "if (!object.name) object.name = object.id; delete object.id;",
        "if (!object.name) object.name = object.id; logger.info('read');",
        "if (object.name) object.name = object.id;",
        "if (!object.name) { object.name = object.id; object.id = null; }",
        "if (!object.name) object.name = object.id; throw 1;",
        "object[object.id] = object.name;",
    ] {
        assert_eq!(at_read(source).verdict(), Verdict::Risky, "{source}");
    }
}

#[test]
fn a_script_without_end_is_followed_as_far_as_it_goes() {
    let chain =
        |count: usize| format!("object.name = object.name{};", " || object.id".repeat(count));
    assert_eq!(at_read(&chain(10)).verdict(), Verdict::Safe);
    assert_eq!(at_read(&chain(2_000)).verdict(), Verdict::Risky);
    let tests = "if (object.a) object.name = 1; else ".repeat(1_000);
    assert_eq!(at_read(&format!("{tests};")).verdict(), Verdict::Risky);
}
