//! Which references lead to which type, and which property of it each names as its reverse, so that
//! the question is not a walk.

use std::sync::OnceLock;

use crate::model::{Object, Property, Target};

/// The references that lead to managed types, sorted by these when one is first asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Inbound {
    leads: OnceLock<Vec<Lead>>,
}

/// That a reference leads to a type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Lead {
    /// The name of the type that it leads to.
    target: Box<str>,
    /// The property there that it names as its reverse; empty where it names none.
    reverse: Box<str>,
    /// The positions of the type and of the property that lead there.
    object: usize,
    property: usize,
}

impl Inbound {
    /// Returns those of `objects`, which are the same at each call, that lead to the type `target`, each
    /// once and in the order of `objects`.
    pub(super) fn to<'m, 'a>(
        &'m self,
        objects: &'m [Object<'a>],
        target: &str,
    ) -> impl Iterator<Item = (&'m Object<'a>, &'m Property<'a>)> {
        let leads = self.leads(objects);
        let start = leads.partition_point(|lead| *lead.target < *target);
        let leads = leads[start..].iter().take_while(move |lead| *lead.target == *target);
        let mut places: Vec<_> = leads.map(|lead| (lead.object, lead.property)).collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().map(|(object, property)| at(objects, object, property))
    }

    /// Returns those of `objects`, which are the same at each call, that lead to the type `target` and
    /// name its property `reverse` as their own reverse.
    pub(super) fn claims<'m, 'a>(
        &'m self,
        objects: &'m [Object<'a>],
        target: &str,
        reverse: &str,
    ) -> impl Iterator<Item = (&'m Object<'a>, &'m Property<'a>)> {
        let leads = self.leads(objects);
        let wanted = (target, reverse);
        let key = |lead: &Lead| (*lead.target).cmp(wanted.0).then((*lead.reverse).cmp(wanted.1));
        let start = leads.partition_point(|lead| key(lead).is_lt());
        let end = leads.partition_point(|lead| key(lead).is_le());
        let claims = if reverse.is_empty() { &[] } else { &leads[start..end] };
        claims.iter().map(|lead| at(objects, lead.object, lead.property))
    }

    fn leads(&self, objects: &[Object<'_>]) -> &[Lead] {
        self.leads.get_or_init(|| sorted(objects))
    }
}

fn at<'m, 'a>(
    objects: &'m [Object<'a>],
    object: usize,
    property: usize,
) -> (&'m Object<'a>, &'m Property<'a>) {
    let object = &objects[object];
    (object, &object.properties()[property])
}

fn sorted(objects: &[Object<'_>]) -> Vec<Lead> {
    let mut leads = Vec::new();
    for (object, declaring) in objects.iter().enumerate() {
        for (property, declared) in declaring.properties().iter().enumerate() {
            let Some(relationship) = declared.relationship() else { continue };
            let reverse = relationship.reverse_property_name().into_text().unwrap_or_default();
            let targets = relationship.targets.iter().filter_map(Target::type_name);
            leads.extend(targets.map(|target| Lead {
                target: target.into(),
                reverse: (*reverse).into(),
                object,
                property,
            }));
        }
    }
    leads.sort_unstable();
    leads
}
