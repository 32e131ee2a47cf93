//! One pass over the model: each rule that runs is asked about every place of its kind.

use crate::diagnostic::{Diagnostic, Level};
use crate::model::{Hook, Kind, Object, Property};
#[cfg(feature = "javascript")]
use crate::rules::Reading;
use crate::rules::rule::{
    ModelCheck, ObjectCheck, PolicyCheck, PropertyCheck, RelationshipCheck, ScriptCheck,
};
use crate::rules::{
    Check, Context, Edge, Findings, Levels, ObjectSite, PolicySite, Rule, ScriptOwner, ScriptSite,
    Site,
};

/// Returns every breach of a rule in the configuration of `context`, type by type.
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

/// How many properties of a type a rule is asked about before the next rule is: enough that its code
/// stays at hand, and so few that they do.
const BATCH: usize = 64;

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

/// Asks each of `rules` about every one of `places`, which are properties by their names.
macro_rules! ask_of_all {
    ($walk:expr, $rules:ident, $places:expr) => {
        for &(rule, level, check) in &$walk.asked.$rules {
            $walk.findings.begin(rule, level);
            for (name, place) in $places {
                $walk.findings.turn_to(name);
                check(place, $walk.findings);
            }
        }
    };
}

impl<'l> Walk<'_, 'l> {
    fn object<'a>(&mut self, context: &Context<'_, 'a>, object: &'l Object<'a>) {
        let site = ObjectSite::of(context, object);
        self.findings.turn_to_object(object);
        ask!(self, object, &site);
        for hook in &object.hooks {
            self.script(&site, ScriptOwner::Event, hook);
        }
        for hook in &object.actions {
            self.script(&site, ScriptOwner::Action, hook);
        }
        for properties in object.properties().chunks(BATCH) {
            let named = |property: &'l Property<'a>| &*property.name.value;
            let sites =
                properties.iter().map(|property| (named(property), Site::of(&site, property)));
            self.properties(&sites.collect::<Vec<_>>());
        }
    }

    fn properties(&mut self, sites: &[(&'l str, Site<'_, '_>)]) {
        ask_of_all!(self, property, sites);
        ask_of_all!(self, every_property, sites);
        let edges = sites.iter().filter_map(|(name, site)| Some((*name, Edge::of(site)?)));
        let edges: Vec<_> = edges.collect();
        ask_of_all!(self, relationship, &edges);
        for (name, site) in sites {
            self.findings.turn_to(name);
            self.policies(site);
            self.scripts(site);
            self.nested(site, &site.property.kind);
        }
    }

    /// Visits the properties nested in `kind`, which is what `site` or its elements hold.
    ///
    /// The recursion follows the nesting of the text, which the parser limits.
    fn nested<'a>(&mut self, site: &Site<'_, 'a>, kind: &Kind<'a>) {
        match kind {
            Kind::Object(object) => {
                for property in &object.properties {
                    let nested = Site { property, parent: Some(site.property), ..*site };
                    let mark = self.findings.enter(&property.name.value);
                    ask!(self, every_property, &nested);
                    self.scripts(&nested);
                    self.nested(&nested, &property.kind);
                    self.findings.leave(mark);
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
                let policy = PolicySite::of(site, list, value);
                ask!(self, policy, &policy);
            }
        }
    }
}
