//! One property, member by member.

use crate::diagnostic::Level;
use crate::json::{Kind as JsonKind, Member, Number, Value};
use crate::model::lower::placement::{Home, Placement};
use crate::model::lower::shape::Shape;
use crate::model::lower::{Finding, Lowering, read, relationship, schema, script};
use crate::model::{Policy, Property, Scope, Setting, Text, Virtual};
use crate::span::Spanned;

/// Where a property stands.
#[derive(Clone, Debug)]
pub(super) enum Depth<'h> {
    /// Among the properties of a type.
    Top(Home<'h>),
    /// Inside of another, which is kept so.
    Nested(Placement),
    /// In the list of an `OpenIDM` 2 or 3 type, which says what is special and no more.
    Legacy,
}

impl<'a> Lowering<'a> {
    /// Fills `property` with what its value declares.
    pub(super) fn property(&mut self, property: &mut Property<'a>, depth: &Depth<'_>) {
        let placement = match depth {
            Depth::Top(home) => self.place(*home, &property.name.value),
            Depth::Nested(placement) => placement.clone(),
            Depth::Legacy => self.place(Home::Repository, &property.name.value),
        };
        if !read::is_placeholder(property.value) {
            self.declaration(property, &placement, depth);
        }
        let settled = placement.settle(property);
        property.storage = settled.storage;
        property.index = settled.index;
    }

    fn declaration(
        &mut self,
        property: &mut Property<'a>,
        placement: &Placement,
        depth: &Depth<'_>,
    ) {
        let value = property.value;
        let mut shape = Shape::default();
        for member in value.members() {
            let name = member.key.name();
            if shape.keep(&name, member) {
                continue;
            }
            if let Some(flag) = flag(property, &name) {
                *flag = self.flag(member);
            } else if let Some(text) = text(property, &name) {
                *text = read::setting(member.value);
            } else if let Some(number) = number(property, &name) {
                *number = read::setting(member.value);
            } else {
                self.other_member(property, &name, member);
            }
        }
        if let Some(flag) = shape.required.take_if(|member| member.value.as_bool().is_some()) {
            property.required = flag.value.as_bool() == Some(true);
        }
        if !matches!(depth, Depth::Legacy) {
            (property.kind, property.nullable) = self.kind(&mut shape, value, placement);
        }
        property.enumeration = shape.take_enumeration();
        property.virtual_ = origin(property, &mut shape);
        shape.leave(&mut property.rest);
    }

    fn other_member(&mut self, property: &mut Property<'a>, name: &str, member: Member<'a>) {
        let value = member.value;
        let is_list = value.kind() == JsonKind::Array;
        match name {
            "policies" if is_list => property.policies = value.elements().map(policy).collect(),
            "scope" => property.scope = self.scope(value),
            "default" => property.default = Some(value),
            "encryption" => property.encryption = Some(value),
            "secureHash" => property.secure_hash = Some(value),
            "conditionalPolicies" => property.conditional_policies = Some(value),
            "fallbackPolicies" => property.fallback_policies = Some(value),
            "notifyRelationships" => {
                schema::list(&mut property.notify_relationships, member, &mut property.rest);
            }
            _ if self.catalog.is_property_hook(name) => {
                let name = Spanned::new(member.key.name(), member.key.span());
                script::add(&mut property.hooks, self.hook(name, value));
            }
            _ => property.rest.push(member),
        }
    }

    fn scope(&mut self, value: Value<'a>) -> Setting<'a, Scope> {
        let setting = read::setting(value);
        if matches!(setting, Setting::Other(_)) {
            self.report(Finding {
                code: "scope",
                level: Level::Error,
                span: value.span(),
                message: format!(
                    "expected `scope` to be `public` or `private`, found {}",
                    value.raw()
                ),
                hint: "the server refuses any other word",
            });
        }
        setting
    }
}

/// Returns how the value of `property` comes to be.
fn origin<'a>(property: &Property<'a>, shape: &mut Shape<'a>) -> Virtual<'a> {
    if !property.is_virtual.is_true() && !matches!(property.is_virtual, Setting::Placeholder(_)) {
        return Virtual::No;
    }
    let is_object = |member: &mut Member<'_>| member.value.kind() == JsonKind::Object;
    if let Some(member) = shape.query_config.take_if(is_object) {
        return Virtual::Derived(Box::new(relationship::query_config(member.value)));
    }
    let is_computed = property.hooks.iter().any(|hook| hook.name.value == "onRetrieve");
    if is_computed { Virtual::Computed } else { Virtual::Declared }
}

fn policy(value: Value<'_>) -> Policy<'_> {
    let id = value.get("policyId").map(read::setting).unwrap_or_default();
    Policy { id, params: value.get("params"), value }
}

/// Returns the flag of `property` that is called `name`.
fn flag<'p, 'a>(property: &'p mut Property<'a>, name: &str) -> Option<&'p mut Setting<'a, bool>> {
    Some(match name {
        "viewable" => &mut property.viewable,
        "searchable" => &mut property.searchable,
        "userEditable" => &mut property.user_editable,
        "isPersonal" => &mut property.is_personal,
        "isProtected" => &mut property.is_protected,
        "isConditional" => &mut property.is_conditional,
        "isTemporalConstraint" => &mut property.is_temporal_constraint,
        "isVirtual" => &mut property.is_virtual,
        "returnByDefault" => &mut property.return_by_default,
        "relationshipGrantTemporalConstraintsEnforced" => {
            &mut property.grant_temporal_constraints_enforced
        }
        _ => return None,
    })
}

/// Returns the text of `property` that is called `name`.
fn text<'p, 'a>(
    property: &'p mut Property<'a>,
    name: &str,
) -> Option<&'p mut Setting<'a, Text<'a>>> {
    Some(match name {
        "title" => &mut property.title,
        "description" => &mut property.description,
        "usageDescription" => &mut property.usage_description,
        "format" => &mut property.format,
        "pattern" => &mut property.pattern,
        "comparison" => &mut property.comparison,
        _ => return None,
    })
}

/// Returns the number of `property` that is called `name`.
fn number<'p, 'a>(
    property: &'p mut Property<'a>,
    name: &str,
) -> Option<&'p mut Setting<'a, Number<'a>>> {
    Some(match name {
        "minLength" => &mut property.min_length,
        "maxLength" => &mut property.max_length,
        "minimum" => &mut property.minimum,
        "maximum" => &mut property.maximum,
        _ => return None,
    })
}
