//! `rdvp-cycle`: derived properties do not feed each other in a circle.

use std::collections::{BTreeSet, HashMap};

use crate::diagnostic::Level;
use crate::model::{Object, Property};
use crate::rules::cycles::cycles;
use crate::rules::virtuals::derivation::Derivation;
use crate::rules::{Check, Context, Default, Findings, Fixes, Group, Rule};
use crate::span::Location;

pub(super) static RULE: Rule = Rule {
    name: "rdvp-cycle",
    group: Group::Virtual,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rdvp_cycle.md"),
    check: Check::Model(check),
};

/// How many of a circle are shown beside the first.
const SHOWN: usize = 5;

fn check(context: &Context<'_, '_>, findings: &mut Findings<'_>) {
    for circle in circles(context) {
        if let Some((first, others)) = circle.split_first() {
            report(first, others, findings);
        }
    }
}

/// Returns the properties that are derived from themselves, over others or not.
pub(in crate::rules) fn circular<'c, 'a>(context: &'c Context<'c, 'a>) -> Vec<&'c Property<'a>> {
    circles(context).into_iter().flatten().map(|derivation| derivation.property).collect()
}

/// Returns the groups of derivations that copy each other.
fn circles<'c, 'a>(context: &'c Context<'c, 'a>) -> Vec<Vec<Derivation<'c, 'a>>> {
    let derivations = derivations(context);
    let groups = cycles(&sources(&derivations)).into_iter();
    let circles = groups.map(|group| group.iter().map(|member| derivations[*member]).collect());
    circles.filter(|circle: &Vec<_>| !is_one_way(circle)).collect()
}

fn derivations<'c, 'a>(context: &'c Context<'c, 'a>) -> Vec<Derivation<'c, 'a>> {
    let is_intact = |object: &&Object<'_>| context.documents.is_intact(object.source());
    let objects = context.model.objects.iter().filter(is_intact);
    let properties =
        objects.flat_map(|object| object.properties().iter().map(move |it| (object, it)));
    properties.filter_map(|(object, property)| Derivation::of(context, object, property)).collect()
}

/// Returns for each of `derivations` those that it copies, by position.
fn sources(derivations: &[Derivation<'_, '_>]) -> Vec<Vec<usize>> {
    let positions: HashMap<_, _> = derivations
        .iter()
        .enumerate()
        .map(|(position, derivation)| (std::ptr::from_ref(derivation.property), position))
        .collect();
    let copied = |derivation: &Derivation<'_, '_>| {
        if derivation.config.fields.is_empty() {
            return Vec::new();
        }
        let ends = derivation.ends().unwrap_or_default();
        let fields = derivation.config.fields.iter();
        fields
            .flat_map(|field| ends.iter().filter_map(|end| end.property(&field.value)))
            .filter_map(|property| positions.get(&std::ptr::from_ref(property)).copied())
            .collect()
    };
    derivations.iter().map(copied).collect()
}

/// Returns whether all of `members` follow one relationship alone: that way, such as from child to
/// parent, nothing comes back.
fn is_one_way(members: &[Derivation<'_, '_>]) -> bool {
    let steps = members.iter().flat_map(|member| member.config.paths.iter().flatten());
    steps.map(|step| &step.value).collect::<BTreeSet<_>>().len() == 1
}

fn report(first: &Derivation<'_, '_>, others: &[Derivation<'_, '_>], findings: &mut Findings<'_>) {
    let name = &first.property.name;
    findings.within_object(first.owner, |findings| {
        findings.within(&name.value, |findings| {
            let message =
                format!("expected `{}` not to be derived from itself, found a circle", name.value);
            let mut report = findings
                .report(name.span, message)
                .hint("break it: each change goes around in it without an end");
            for other in others.iter().take(SHOWN) {
                let location =
                    Location { source: other.owner.source(), span: other.property.name.span };
                report = report.related(location, "derived from it, and the other way round");
            }
        });
    });
}
