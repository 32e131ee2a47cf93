//! One pass over the model: every place is visited once, and asked of every rule that runs.

use std::cell::OnceCell;

use crate::diagnostic::{Diagnostic, Level};
use crate::model::{Hook, Kind, Object, Policy};
#[cfg(feature = "javascript")]
use crate::rules::Reading;
use crate::rules::rule::{
    ModelCheck, ObjectCheck, PolicyCheck, PropertyCheck, RelationshipCheck, ScriptCheck,
};
use crate::rules::{
    Check, Context, Edge, Findings, Levels, ObjectSite, PolicySite, Rule, ScriptOwner, ScriptSite,
    Site,
};

/// Returns every breach of a rule in the configuration of `context`, in the order of the model.
///
/// A type whose text has a fault of syntax is passed over: what was guessed around the fault says
/// nothing.
#[must_use]
pub fn check(context: &Context<'_, '_>, levels: &Levels) -> Vec<Diagnostic> {
    let asked = Asked::of(levels);
    let mut list = Vec::new();
    let mut findings = Findings::new(&mut list);
    for &(rule, level, check) in &asked.model {
        findings.begin(rule, level);
        check(context, &mut findings);
    }
    for object in &context.model.objects {
        if context.documents.is_intact(object.source()) {
            Walk { asked: &asked, findings: &mut findings }.object(context, object);
        }
    }
    list
}

/// The rules that run, by what they are asked about.
#[derive(Default)]
struct Asked {
    model: Vec<Ask<ModelCheck>>,
    object: Vec<Ask<ObjectCheck>>,
    property: Vec<Ask<PropertyCheck>>,
    every_property: Vec<Ask<PropertyCheck>>,
    relationship: Vec<Ask<RelationshipCheck>>,
    script: Vec<Ask<ScriptCheck>>,
    policy: Vec<Ask<PolicyCheck>>,
}

type Ask<F> = (&'static Rule, Level, F);

impl Asked {
    fn of(levels: &Levels) -> Self {
        let mut asked = Self::default();
        for (rule, level) in levels.running() {
            match rule.check {
                Check::Reading | Check::Exceptions | Check::NeedsJavaScript => {}
                Check::Model(check) => asked.model.push((rule, level, check)),
                Check::Object(check) => asked.object.push((rule, level, check)),
                Check::Property(check) => asked.property.push((rule, level, check)),
                Check::EveryProperty(check) => asked.every_property.push((rule, level, check)),
                Check::Relationship(check) => asked.relationship.push((rule, level, check)),
                Check::Script(check) => asked.script.push((rule, level, check)),
                Check::Policy(check) => asked.policy.push((rule, level, check)),
            }
        }
        asked
    }
}

struct Walk<'w, 'l> {
    asked: &'w Asked,
    findings: &'w mut Findings<'l>,
}

/// Asks each of `rules` about `place`.
macro_rules! ask {
    ($walk:expr, $rules:ident, $place:expr) => {
        for &(rule, level, check) in &$walk.asked.$rules {
            $walk.findings.begin(rule, level);
            check($place, $walk.findings);
        }
    };
}

impl Walk<'_, '_> {
    fn object<'a>(&mut self, context: &Context<'_, 'a>, object: &Object<'a>) {
        let site = ObjectSite::of(context, object);
        self.findings.source = object.source();
        let mark = self.findings.path.enter(&object.name.value);
        ask!(self, object, &site);
        for hook in &object.hooks {
            self.script(&site, ScriptOwner::Event, hook);
        }
        for hook in &object.actions {
            self.script(&site, ScriptOwner::Action, hook);
        }
        for property in object.properties() {
            self.property(&Site::of(&site, property));
        }
        self.findings.path.leave(mark);
    }

    fn property(&mut self, site: &Site<'_, '_>) {
        let mark = self.findings.path.enter(&site.property.name.value);
        ask!(self, property, site);
        ask!(self, every_property, site);
        if let Some(relationship) = site.relationship() {
            let is_array = matches!(site.property.kind, Kind::Array(_));
            let is_answered = OnceCell::new();
            let edge = Edge { site, relationship, is_array, is_answered };
            ask!(self, relationship, &edge);
        }
        self.policies(site);
        self.scripts(site);
        self.nested(site, &site.property.kind);
        self.findings.path.leave(mark);
    }

    /// Visits the properties nested in `kind`, which is what `site` or its elements hold.
    ///
    /// The recursion follows the nesting of the text, which the parser limits.
    fn nested<'a>(&mut self, site: &Site<'_, 'a>, kind: &Kind<'a>) {
        match kind {
            Kind::Object(object) => {
                for property in &object.properties {
                    let nested = Site { property, parent: Some(site.property), ..*site };
                    let mark = self.findings.path.enter(&property.name.value);
                    ask!(self, every_property, &nested);
                    self.scripts(&nested);
                    self.nested(&nested, &property.kind);
                    self.findings.path.leave(mark);
                }
            }
            Kind::Array(items) => self.nested(site, &items.kind),
            _ => {}
        }
    }

    fn scripts(&mut self, site: &Site<'_, '_>) {
        for hook in &site.property.hooks {
            self.script(site.owner, ScriptOwner::Property(site), hook);
        }
    }

    fn script(&mut self, object: &ObjectSite<'_, '_>, owner: ScriptOwner<'_, '_>, hook: &Hook<'_>) {
        #[cfg(feature = "javascript")]
        let reading = &Reading::default();
        let script = ScriptSite {
            object,
            owner,
            hook,
            #[cfg(feature = "javascript")]
            reading,
        };
        ask!(self, script, &script);
    }

    fn policies(&mut self, site: &Site<'_, '_>) {
        if self.asked.policy.is_empty() {
            return;
        }
        for list in site.property.policy_lists() {
            for value in list.elements() {
                let policy = PolicySite { site, list, policy: Policy { value } };
                ask!(self, policy, &policy);
            }
        }
    }
}
