//! `rdvp-private`: a derived property does not copy what is secret.

use std::collections::HashMap;

use crate::diagnostic::Level;
use crate::model::{Object, Property};
use crate::rules::virtuals::derivation::Derivation;
use crate::rules::{Check, Context, Default, Findings, Fixes, Group, Rule};
use crate::span::Location;

pub(super) static RULE: Rule = Rule {
    name: "rdvp-private",
    group: Group::Virtual,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rdvp_private.md"),
    check: Check::Model(check),
};

fn check(context: &Context<'_, '_>, findings: &mut Findings<'_>) {
    let mut secrets = Secrets::default();
    let is_intact = |object: &&Object<'_>| context.documents.is_intact(object.source());
    for object in context.model.objects.iter().filter(is_intact) {
        findings.within_object(object, |findings| {
            for property in object.properties() {
                let derivation = Derivation::of(context, object, property);
                if let Some(derivation) = derivation.filter(|found| found.shipped().is_none()) {
                    copies(&derivation, &mut secrets, findings);
                }
            }
        });
    }
}

/// Reports each secret that `derivation` copies.
fn copies<'c, 'a>(
    derivation: &Derivation<'c, 'a>,
    secrets: &mut Secrets<'c, 'a>,
    findings: &mut Findings<'_>,
) {
    if derivation.config.fields.is_empty() {
        return;
    }
    let ends = derivation.ends().unwrap_or_default();
    for field in &derivation.config.fields {
        let secret = ends.iter().find_map(|end| {
            let secret = match &*field.value {
                "*" => secrets.first_of(end),
                name => end.property(name).filter(|property| property.is_secret()),
            };
            Some((end, secret?))
        });
        let Some((end, secret)) = secret else { continue };
        let message =
            format!("expected nothing secret to be copied, found `{}` in it", secret.name.value);
        let place = Location { source: end.source(), span: secret.name.span };
        findings.within(&derivation.property.name.value, |findings| {
            let _ = findings
                .report(field.span, message)
                .hint("list the properties that are needed, and none that is private or encrypted")
                .related(place, "private or encrypted");
        });
    }
}

/// The first secret of each type that was asked for.
#[derive(Default)]
struct Secrets<'c, 'a> {
    by_type: HashMap<&'c str, Option<&'c Property<'a>>>,
}

impl<'c, 'a> Secrets<'c, 'a> {
    fn first_of(&mut self, object: &'c Object<'a>) -> Option<&'c Property<'a>> {
        let find = || object.properties().iter().find(|property| property.is_secret());
        *self.by_type.entry(object.name.value.as_ref()).or_insert_with(find)
    }
}
