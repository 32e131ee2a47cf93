//! Filters: what is printed is what a server reads.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[allow(unreachable_pub, reason = "shaped like generated code")]
mod model;
mod shared;

use model::{AlphaUser, AlphaUserCustomTier};
use mosaic::{
    DateTime, Indexed, Json, ObjectId, Property, QueryFilter, Scanned,
    filter::{Filter, MAXIMUM_DEPTH, Operator, Scalar, parse},
};
use proptest::prelude::*;

fn text(filter: &QueryFilter<AlphaUser>) -> &str {
    filter.text().unwrap()
}

#[test]
fn operators_follow_the_type_of_the_value() {
    let id = ObjectId::new("a/b").unwrap();
    let time: DateTime = "2026-03-01T12:00:00Z".parse().unwrap();
    let filters = [
        AlphaUser::USER_NAME.eq("an\"n\\"),
        AlphaUser::DEPARTMENT.starts_with("Sa"),
        AlphaUser::CUSTOM_TIER.scan().eq(AlphaUserCustomTier::Gold),
        AlphaUser::FR_INDEXED_INTEGER1.ge(-5),
        AlphaUser::SCORE.lt(1e300),
        AlphaUser::ALIAS_LIST.scan().contains("x"),
        AlphaUser::ID.scan().eq(&id),
        AlphaUser::SOFT_LOCK_UNTIL.gt(time),
        AlphaUser::MAIL.present(),
        AlphaUser::MAIL.is_in(["a", "b"]),
    ];
    let texts: Vec<&str> = filters.iter().map(text).collect();
    insta::assert_snapshot!(texts.join("\n"), @r#"
    /userName eq "an\"n\\"
    /frIndexedString3 sw "Sa"
    /custom_tier eq "gold"
    /frIndexedInteger1 ge -5
    /score lt 1.0E300
    /aliasList co "x"
    /_id eq "a/b"
    /frIndexedDate1 gt "2026-03-01T12:00:00.000Z"
    /mail pr
    /mail eq "a" or /mail eq "b"
    "#);
}

#[test]
fn a_scan_of_an_indexed_property_changes_nothing() {
    let filter = AlphaUser::USER_NAME.scan().eq("ann");
    assert_eq!(filter, AlphaUser::USER_NAME.eq("ann"));
    assert_eq!(
        AlphaUser::CUSTOM_TIER.scan().scan().present(),
        AlphaUser::CUSTOM_TIER.scan().present()
    );
}

#[test]
fn a_sort_key_says_which_end_comes_first() {
    assert_eq!(AlphaUser::USER_NAME.ascending().text(), "/userName");
    assert_eq!(AlphaUser::CUSTOM_TIER.descending().text(), "-/custom_tier");
    let odd = Property::<AlphaUser, String, Indexed>::new("a b");
    assert_eq!(odd.descending().text(), "-/a%20b");
}

#[test]
fn parentheses_stand_only_where_they_change_the_meaning() {
    let [a, b, c] = ["a", "b", "c"].map(|name| AlphaUser::USER_NAME.eq(name));
    let filter = !((a.clone() & b.clone()) | c.clone()) & (a | b) & c;
    insta::assert_snapshot!(text(&filter), @r#"! (/userName eq "a" and /userName eq "b" or /userName eq "c") and (/userName eq "a" or /userName eq "b") and /userName eq "c""#);
}

#[test]
fn literals_are_neutral_or_decide() {
    let a = || AlphaUser::USER_NAME.eq("a");
    assert_eq!(a() & QueryFilter::all(), a());
    assert_eq!(a() | QueryFilter::none(), a());
    assert_eq!(a() & QueryFilter::none(), QueryFilter::none());
    assert_eq!(QueryFilter::all() | a(), QueryFilter::all());
    assert_eq!(!QueryFilter::<AlphaUser>::all(), QueryFilter::none());
    assert_eq!(AlphaUser::USER_NAME.is_in(Vec::<String>::new()), QueryFilter::none());
}

#[test]
fn a_number_that_is_not_finite_is_never_printed() {
    assert_eq!(AlphaUser::SCORE.eq(f64::NAN), QueryFilter::none());
    assert_eq!(AlphaUser::SCORE.gt(f64::INFINITY), QueryFilter::none());
    assert_eq!(text(&AlphaUser::SCORE.lt(f64::INFINITY)), "/score le 1.7976931348623157E308");
}

#[test]
fn a_filter_that_is_too_deep_is_refused() {
    let condition = || AlphaUser::USER_NAME.eq("a");
    let deeper = |filter: QueryFilter<AlphaUser>| (filter | condition()) & condition();
    let deepest = (0..MAXIMUM_DEPTH).fold(condition(), |filter, _| deeper(filter));
    assert!(parse(text(&deepest)).is_ok());
    assert!(deeper(deepest).text().is_err());
}

#[test]
fn every_recorded_filter_is_read_as_the_server_reads_it() {
    let Some(vectors) = shared::vectors("queryfilter_parse.json") else {
        return;
    };
    assert!(vectors.len() > 100, "only {} vectors", vectors.len());
    for vector in vectors {
        let filter = vector["filter"].as_str().unwrap();
        match (parse(filter), vector.get("ast")) {
            (Ok(tree), Some(expected)) => {
                assert_eq!(&as_recorded(&tree), expected, "{filter}");
                assert_eq!(tree.to_string(), vector["canonical"], "{filter}");
            }
            (Err(error), None) => {
                let status = if error.pointer().is_some() { 500 } else { 400 };
                assert_eq!(vector["error"]["http_status"], status, "{filter}");
            }
            (outcome, _) => panic!("{filter}: {outcome:?}"),
        }
    }
}

/// Returns a tree in the form of the recordings.
fn as_recorded(filter: &Filter) -> Json {
    let many = |filters: &[Filter]| filters.iter().map(as_recorded).collect::<Json>();
    match filter {
        Filter::Literal(value) => serde_json::json!({"op": "literal", "value": value}),
        Filter::Present(field) => serde_json::json!({"op": "pr", "field": field}),
        Filter::And(filters) => serde_json::json!({"op": "and", "filters": many(filters)}),
        Filter::Or(filters) => serde_json::json!({"op": "or", "filters": many(filters)}),
        Filter::Not(filter) => serde_json::json!({"op": "not", "filter": as_recorded(filter)}),
        Filter::Comparison { field, operator, value } => {
            let (value, kind) = match value {
                Scalar::Text(text) => (Json::from(text.as_str()), "String"),
                Scalar::Integer(number) => (Json::from(*number), "Long"),
                Scalar::Double(number) => (Json::from(*number), "Double"),
                Scalar::Boolean(value) => (Json::from(*value), "Boolean"),
            };
            let mut tree = serde_json::json!(
                {"op": operator.word(), "field": field, "value": value, "valueType": kind}
            );
            if let Operator::Extended(word) = operator {
                tree["op"] = "ext".into();
                tree["operator"] = word.as_str().into();
            }
            tree
        }
    }
}

/// A filter beside the tree that a server has to make of its text.
type Pair = (QueryFilter<AlphaUser>, Filter);

const NAMES: [&str; 5] = ["mail", "custom_tier", "a b", "x/y", "żółć%\"{}"];

fn condition() -> impl Strategy<Value = Pair> {
    let name = || prop::sample::select(&NAMES[..]);
    let comparison = |name: &str, operator, value| Filter::Comparison {
        field: vec![name.to_owned()],
        operator,
        value,
    };
    prop_oneof![
        (name(), any::<String>()).prop_map(move |(name, value)| {
            let filter = Property::<_, String, Indexed>::new(name).eq(value.as_str());
            (filter, comparison(name, Operator::Equal, Scalar::Text(value)))
        }),
        (name(), any::<i64>()).prop_map(move |(name, value)| {
            let filter = Property::<_, i64, Scanned>::new(name).gt(value);
            (filter, comparison(name, Operator::Greater, Scalar::Integer(value)))
        }),
        (name(), prop::num::f64::NORMAL | prop::num::f64::SUBNORMAL | prop::num::f64::ZERO)
            .prop_map(move |(name, value)| {
                let filter = Property::<_, f64, Indexed>::new(name).le(value);
                (filter, comparison(name, Operator::LessOrEqual, Scalar::Double(value)))
            }),
        (name(), any::<bool>()).prop_map(move |(name, value)| {
            let filter = Property::<_, bool, Indexed>::new(name).eq(value);
            (filter, comparison(name, Operator::Equal, Scalar::Boolean(value)))
        }),
        name().prop_map(|name| {
            let filter = Property::<_, String, Indexed>::new(name).present();
            (filter, Filter::Present(vec![name.to_owned()]))
        }),
    ]
}

fn filter() -> impl Strategy<Value = Pair> {
    condition().prop_recursive(8, 40, 2, |inner| {
        let pair = (inner.clone(), inner.clone());
        prop_oneof![
            pair.clone().prop_map(|((a, x), (b, y))| (a & b, joined(x, y, Filter::And, conjuncts))),
            pair.prop_map(|((a, x), (b, y))| (a | b, joined(x, y, Filter::Or, disjuncts))),
            inner.prop_map(|(a, x)| (!a, Filter::Not(Box::new(x)))),
        ]
    })
}

/// Joins two trees as a server does: flat.
fn joined(
    one: Filter,
    other: Filter,
    join: fn(Vec<Filter>) -> Filter,
    split: fn(Filter) -> Vec<Filter>,
) -> Filter {
    let mut filters = split(one);
    filters.extend(split(other));
    join(filters)
}

fn conjuncts(filter: Filter) -> Vec<Filter> {
    match filter {
        Filter::And(filters) => filters,
        other => vec![other],
    }
}

fn disjuncts(filter: Filter) -> Vec<Filter> {
    match filter {
        Filter::Or(filters) => filters,
        other => vec![other],
    }
}

proptest! {
    #[test]
    fn what_is_printed_is_read_as_the_same_tree((filter, tree) in filter()) {
        prop_assert_eq!(parse(filter.text().unwrap()).unwrap(), tree);
    }

    #[test]
    fn a_filter_is_shown_as_the_text_that_is_sent((filter, _) in filter()) {
        prop_assert_eq!(filter.to_string(), filter.text().unwrap());
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "[a-z()! \"'\\\\/%.0-9]{0,60}") {
        let _ = parse(&text);
    }

    #[test]
    fn what_a_server_shows_means_the_same((_, tree) in filter()) {
        let shown = tree.to_string();
        if !shown.contains(['\\', '"']) {
            prop_assert_eq!(parse(&shown).unwrap(), tree);
        }
    }
}
