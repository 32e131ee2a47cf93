//! The two ends of a reference: what each says of the other.

use crate::model::{
    Kind, Object, Property, Relationship, Setting, Text, is_placeholder, type_of_path,
};
use crate::rules::{Collection, Context, Edge};
use crate::span::{Location, Span, Spanned};

/// What a reference says of its other end.
#[derive(Clone, Debug)]
pub(super) enum Claim<'a> {
    /// That there is none.
    OneWay,
    /// That it is the property of this name.
    Named(Spanned<Text<'a>>),
    /// Nothing that can be followed: a placeholder, or what `rel-reverse-noname` or
    /// `rel-reverse-flag` reports.
    Unclear,
}

impl<'a> Claim<'a> {
    /// Returns what `relationship` says.
    pub(super) fn of(relationship: &Relationship<'a>) -> Self {
        let (flag, name) =
            (relationship.reverse_relationship(), relationship.reverse_property_name());
        let is_named = name.text().is_some();
        match (flag, name) {
            (Setting::Given(flag), Setting::Given(name)) if flag.value && is_named => {
                Self::Named(name)
            }
            (
                Setting::Absent | Setting::Null(_) | Setting::Given(Spanned { value: false, .. }),
                Setting::Absent | Setting::Null(_) | Setting::Given(_),
            ) if !is_named => Self::OneWay,
            _ => Self::Unclear,
        }
    }
}

/// One end of a reference.
#[derive(Clone, Copy, Debug)]
pub(super) struct End<'c, 'a> {
    pub(super) object: &'c Object<'a>,
    pub(super) property: &'c Property<'a>,
    pub(super) relationship: &'c Relationship<'a>,
}

/// What stands where a reference says that its other end is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Other<'c, 'a> {
    /// Nothing: the type has no property of that name.
    Missing,
    /// A property that refers to nothing.
    Plain(&'c Object<'a>, &'c Property<'a>),
    /// A reference.
    Reference(End<'c, 'a>),
}

/// Whether a reference leads to a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leads {
    /// One of its paths says so.
    There,
    /// All of its paths say otherwise.
    Elsewhere,
    /// A path cannot be followed, or there are more than any sound schema has.
    Unclear,
}

/// How many paths of a reference are followed from its other end. Without a bound, many references
/// that name one with many paths would take time without end.
const PATHS: usize = 100;

impl<'c, 'a> End<'c, 'a> {
    /// Returns the end that `edge` starts from.
    pub(super) fn of(edge: &Edge<'c, 'a>) -> Self {
        let (site, relationship) = (edge.site, edge.relationship);
        Self { object: site.object(), property: site.property, relationship }
    }

    /// Returns the place of `span`, which is in the type.
    pub(super) fn location(&self, span: Span) -> Location {
        Location { source: self.object.source(), span }
    }

    /// Returns what stands at the other end, in every type of `context` that a path leads to.
    pub(super) fn others(
        self,
        context: &Context<'c, 'a>,
    ) -> impl Iterator<Item = Other<'c, 'a>> + use<'c, 'a> {
        let context = *context;
        let name = match Claim::of(self.relationship) {
            Claim::Named(name) => Some(name.value),
            Claim::OneWay | Claim::Unclear => None,
        };
        let targets = self.relationship.targets.iter().take(PATHS);
        name.into_iter().flat_map(move |name| {
            targets.clone().filter_map(move |target| {
                let path = target.known_path()?;
                let Collection::Object(object) = context.collection(path) else { return None };
                Other::named(object, &name)
            })
        })
    }

    /// Returns whether it leads to the type called `name`.
    pub(super) fn leads_to(&self, context: &Context<'c, 'a>, name: &str) -> Leads {
        let targets = &self.relationship.targets;
        if targets.is_empty() || targets.len() > PATHS {
            return Leads::Unclear;
        }
        let mut leads = Leads::Elsewhere;
        for target in targets {
            match target.known_path() {
                Some(path) if type_of_path(path) == Some(name) => return Leads::There,
                Some(path) => match context.collection(path) {
                    Collection::Missing | Collection::Malformed => leads = Leads::Unclear,
                    Collection::Object(_) | Collection::Internal | Collection::Elsewhere => {}
                },
                None => leads = Leads::Unclear,
            }
        }
        leads
    }

    /// Returns whether it says that `other` is its reverse.
    pub(super) fn names(&self, context: &Context<'c, 'a>, other: &End<'_, '_>) -> bool {
        let Claim::Named(name) = Claim::of(self.relationship) else { return false };
        name.value == other.property.name.value
            && self.leads_to(context, &other.object.name.value) == Leads::There
    }

    /// Returns whether what it says of its other end is true there.
    pub(super) fn is_answered(&self, context: &Context<'c, 'a>) -> bool {
        self.others(context)
            .any(|other| matches!(other, Other::Reference(other) if other.names(context, self)))
    }
}

impl<'c, 'a> Other<'c, 'a> {
    /// Returns what `object` has under `name`; nothing where the schema does not tell.
    fn named(object: &'c Object<'a>, name: &str) -> Option<Self> {
        let Some(property) = object.property(name) else {
            return (!object.properties().is_empty()).then_some(Self::Missing);
        };
        if let Some(relationship) = property.relationship() {
            return Some(Self::Reference(End { object, property, relationship }));
        }
        let is_unknown = matches!(property.kind, Kind::Any) || is_placeholder(property.value);
        (!is_unknown).then_some(Self::Plain(object, property))
    }
}

/// Returns whether the other end of `edge` says what this one says of it: most do, and nothing is left
/// to look for. It is looked at once for all rules.
pub(super) fn is_answered(edge: &Edge<'_, '_>) -> bool {
    *edge.is_answered.get_or_init(|| {
        edge.relationship.targets.len() == 1 && End::of(edge).is_answered(edge.context())
    })
}

/// Returns the properties of the name that `end` gives to its other end and that say that `end` is
/// their own: `end` leads elsewhere than to them, which is reported where they name it.
pub(super) fn claimants<'c, 'a>(
    end: End<'_, 'a>,
    context: &'c Context<'_, 'a>,
) -> impl Iterator<Item = End<'c, 'a>> {
    let name = match Claim::of(end.relationship) {
        Claim::Named(name) => Some(name.value),
        Claim::OneWay | Claim::Unclear => None,
    };
    let claims = context.model.claims_on(&end.object.name.value, &end.property.name.value);
    claims.take(PATHS).filter_map(move |(object, property)| {
        let relationship = property.relationship()?;
        let is_named = name.as_ref() == Some(&property.name.value);
        is_named.then_some(End { object, property, relationship })
    })
}
