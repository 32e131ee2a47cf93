//! One property of a type that exists in two realms.

use crate::catalog::Realm;
use crate::config::SlotPart;
use crate::model::{Kind, Property, Setting, Text, is_placeholder};
use crate::rules::naming::used_slot::alias_of;
use crate::rules::{Findings, Site};
use crate::span::{Location, Span, Spanned};

/// A property in two realms: how it is in the first is how it should be in the second.
#[derive(Debug)]
pub(super) struct Twin<'t, 'c, 'a> {
    pub(super) sites: [&'t Site<'c, 'a>; 2],
    pub(super) realms: [Realm; 2],
    /// Where the settings ask for it.
    pub(super) asked: Location,
}

impl Twin<'_, '_, '_> {
    /// Reports what differs: what it holds, its title, its alias.
    pub(super) fn compare(&self, findings: &mut Findings<'_>) {
        if self.sites.iter().any(|site| is_placeholder(site.property.value)) {
            return;
        }
        self.compare_kinds(findings);
        self.compare_titles(findings);
        self.compare_aliases(findings);
    }

    fn compare_kinds(&self, findings: &mut Findings<'_>) {
        let [Some(wanted), Some(found)] = self.sites.map(|site| word(&site.property.kind)) else {
            return;
        };
        if wanted != found {
            let spans = self.sites.map(|site| site.span_of("type"));
            let said = [format!("the type `{wanted}`"), format!("`{found}`")];
            self.report(spans, said, findings);
        }
    }

    fn compare_titles(&self, findings: &mut Findings<'_>) {
        let [Some(wanted), Some(found)] = self.sites.map(|site| title(site.property)) else {
            return;
        };
        let [one, other] = self.realms;
        let expected = wanted.value.replace(one.title, other.title).replace(one.name, other.name);
        if expected != found.value {
            let quoted = |title: &str| format!("the title \"{}\"", title.escape_debug());
            let said = [
                if expected.is_empty() { "no title".to_owned() } else { quoted(&expected) },
                if found.value.is_empty() {
                    "none".to_owned()
                } else {
                    format!("\"{}\"", found.value.escape_debug())
                },
            ];
            self.report([wanted.span, found.span], said, findings);
        }
    }

    fn compare_aliases(&self, findings: &mut Findings<'_>) {
        let [one, _] = self.sites;
        let config = one.context().config;
        if one.slot().is_some() && config.naming.wants(SlotPart::Alias).is_some() {
            return; // `slot-alias` and `slot-shared` report these
        }
        let [wanted, found] = self.sites.map(|site| {
            alias_of(config, &site.object().name.value, &site.property.name.value)
                .map(|alias| format!("`{}`", alias.name.value))
        });
        if wanted != found {
            let wanted = wanted.map(|name| format!("the alias {name}"));
            let said = [
                wanted.unwrap_or_else(|| "no alias".to_owned()),
                found.unwrap_or_else(|| "none".to_owned()),
            ];
            let spans = self.sites.map(|site| site.property.name.span);
            self.report(spans, said, findings);
        }
    }

    /// Reports that the second one differs: what was expected there, and what was found.
    fn report(&self, spans: [Span; 2], said: [String; 2], findings: &mut Findings<'_>) {
        let ([one, other], [there, here], [wanted, found]) = (self.sites, spans, said);
        let first = &one.object().name.value;
        let message = format!("expected {wanted}, as `{first}` has it, found {found}");
        findings.within_object(other.object(), |findings| {
            findings.within(&other.property.name.value, |findings| {
                let _ = findings
                    .report(here, message)
                    .hint("make them agree: one of the realms is behind the other")
                    .related(one.owner.location(there), "the twin")
                    .related(self.asked, "asked for here");
            });
        });
    }
}

/// Returns the title and where it stands, empty where there is none; nothing where it is not told here.
fn title<'a>(property: &Property<'a>) -> Option<Spanned<Text<'a>>> {
    let empty = |span| Some(Spanned::new(Text::Borrowed(""), span));
    match property.title() {
        Setting::Given(title) if title.value.trim().is_empty() => empty(title.span),
        Setting::Given(title) => Some(title),
        Setting::Absent => empty(property.name.span),
        Setting::Null(value) => empty(value.span()),
        Setting::Placeholder(_) | Setting::Other(_) => None,
    }
}

/// Returns what a property holds, such as `array<string>`; nothing where it does not say.
fn word(kind: &Kind<'_>) -> Option<String> {
    let (mut depth, mut kind) = (0, kind);
    while let Kind::Array(items) = kind {
        (depth, kind) = (depth + 1, &items.kind);
    }
    let word = match kind {
        Kind::String => "string",
        Kind::Number | Kind::Integer => "number",
        Kind::Boolean => "boolean",
        Kind::Object(_) => "object",
        Kind::Relationship(_) => "relationship",
        Kind::Array(_) | Kind::Any => return None,
    };
    Some(format!("{}{word}{}", "array<".repeat(depth), ">".repeat(depth)))
}
