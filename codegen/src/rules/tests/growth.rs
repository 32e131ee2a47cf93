//! No shape of a configuration takes more time than its size.

use std::fmt::Write as _;
use std::time::Instant;

use crate::config::Config;
use crate::lint::{self, Options};
use crate::source::{Role, Sources};

/// Returns a type of `count` references that all name `reverse` as the property at their other end.
fn references(count: usize, reverse: &str) -> String {
    let mut properties = String::new();
    for number in 0..count {
        let comma = if number == 0 { "" } else { "," };
        write!(
            properties,
            r#"{comma}"r{number}": {{"type": "relationship", "reverseRelationship": true,
                "reversePropertyName": "{reverse}", "resourceCollection": [
                    {{"path": "managed/alpha_device", "label": "Device"}}]}}"#
        )
        .expect("a string takes everything");
    }
    format!(
        r#"{{"objects": [{{"name": "alpha_device", "schema": {{"properties": {{{properties}}}}}}}]}}"#
    )
}

#[test]
fn many_ends_of_one_property_cost_no_more_than_their_number() {
    for reverse in ["missing", "r0"] {
        let mut sources = Sources::new();
        sources.add("managed.json", references(20_000, reverse).into(), Role::Configuration);
        let began = Instant::now();
        let found = lint::lint(&sources, &Config::default(), &Options::default()).findings;
        assert!(found.len() >= 19_999, "{}", found.len());
        // Looking through all of them for each takes a minute and more.
        assert!(began.elapsed().as_secs() < 30, "{:?}", began.elapsed());
    }
}
