//! Which references name which property as their reverse, so that the question is not a walk.

use std::sync::OnceLock;

use crate::model::{Object, Property};

/// The references that name a reverse property, sorted by it when one is first asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct ReverseClaims {
    claims: OnceLock<Vec<Claim>>,
}

/// That one property is the reverse of another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Claim {
    /// The path of the type that has the reverse property, such as `managed/alpha_user`.
    path: Box<str>,
    reverse: Box<str>,
    /// The positions of the type and of the property that claim it.
    object: usize,
    property: usize,
}

impl ReverseClaims {
    /// Returns those of `objects`, which are the same at each call, that claim `property` of the type
    /// called `object`.
    pub(super) fn of<'m, 'a>(
        &'m self,
        objects: &'m [Object<'a>],
        object: &str,
        property: &str,
    ) -> impl Iterator<Item = (&'m Object<'a>, &'m Property<'a>)> {
        let claims = self.claims.get_or_init(|| sorted(objects));
        let wanted = (object, property);
        let key = |claim: &Claim| {
            let name = claim.path.strip_prefix(COLLECTION).unwrap_or_default();
            (name.cmp(wanted.0)).then_with(|| (*claim.reverse).cmp(wanted.1))
        };
        let start = claims.partition_point(|claim| key(claim).is_lt());
        let end = claims.partition_point(|claim| key(claim).is_le());
        claims[start..end].iter().map(|claim| {
            let object = &objects[claim.object];
            (object, &object.properties()[claim.property])
        })
    }
}

/// What the path of every type begins with.
const COLLECTION: &str = "managed/";

fn sorted(objects: &[Object<'_>]) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (position, object) in objects.iter().enumerate() {
        for (property, declared) in object.properties().iter().enumerate() {
            let Some(relationship) = declared.relationship() else { continue };
            let Some(reverse) = relationship.reverse_property_name().into_text() else { continue };
            let paths = relationship.targets.iter().filter_map(|target| target.path.get());
            claims.extend(paths.filter(|path| path.starts_with(COLLECTION)).map(|path| Claim {
                path: (**path).into(),
                reverse: (*reverse).into(),
                object: position,
                property,
            }));
        }
    }
    claims.sort_unstable();
    claims
}
