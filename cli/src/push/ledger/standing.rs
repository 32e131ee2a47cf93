//! Where a push stands whose process ended before it did.

use mosaic_codegen::catalog::Product;

use crate::push::Snapshot;

/// Where a push stands whose process ended before it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The tenant is as it was before.
    Before,
    /// Everything that was to be written is there.
    After,
    /// The tenant is neither: some of it is there, or somebody else wrote.
    Between,
}

impl Standing {
    /// Judges the configuration that is there `now`, of a push that was to make `after` of `before`.
    pub(crate) fn of(
        now: &Snapshot,
        before: &Snapshot,
        after: &Snapshot,
        product: Product,
    ) -> Self {
        if now.state() == before.state() {
            Self::Before
        } else if now.shows(before, after, product) {
            Self::After
        } else {
            Self::Between
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapshot(properties: &str) -> Snapshot {
        let text = format!(
            r#"{{"objects":[{{"name":"loan","schema":{{"properties":{{{properties}}}}}}}]}}"#
        );
        Snapshot::new("tenant", text)
    }

    #[test]
    fn a_tenant_says_where_a_push_stands() {
        let (title, date) = (r#""title":{"type":"string"}"#, r#""date":{"type":"string"}"#);
        let (before, after) = (snapshot(title), snapshot(&format!("{title},{date}")));
        let standing = |now: &Snapshot| Standing::of(now, &before, &after, Product::Aic);
        assert_eq!(standing(&before), Standing::Before);
        assert_eq!(standing(&after), Standing::After);
        let others = r#""isbn":{"type":"string"}"#;
        let with_others = snapshot(&format!("{date},{others},{title}"));
        assert_eq!(standing(&with_others), Standing::After, "what others add does not count");
        assert_eq!(standing(&snapshot(others)), Standing::Between);
    }
}
