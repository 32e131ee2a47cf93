//! One property, member by member.

use crate::diagnostic::Level;
use crate::json::{Kind as JsonKind, Value};
use crate::model::keyword::{Keyword, Keywords};
use crate::model::lower::placement::{Home, Placement};
use crate::model::lower::shape::{Owner, Shape, is_list};
use crate::model::lower::{Finding, Lowering, relationship, script};
use crate::model::{Body, Hook, Property, Scope, Setting, Virtual, read};
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
            Depth::Legacy => {
                self.place(Home::Other(self.catalog.repository()), &property.name.value)
            }
        };
        if !read::is_placeholder(property.value) {
            self.declaration(property, &placement, depth);
        }
        let is_stored = matches!(property.virtual_, Virtual::No | Virtual::Unmarked(_));
        if placement.is_read_only && is_stored {
            property.virtual_ = Virtual::Maintained;
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
        let at_most = match depth {
            Depth::Top(_) | Depth::Legacy => Level::Error,
            Depth::Nested(_) => Level::Warning,
        };
        let (name, declaration) = (property.name.span, property.value.id());
        let owner = Owner { name, declaration, at_most };
        let mut shape = Shape::new(property.value, owner);
        self.members(property, &mut shape);
        shape.take_all(SETTINGS);
        if let Some(flag) = shape.take_if(Keyword::Required, |value| value.as_bool().is_some()) {
            property.required = flag.as_bool() == Some(true);
        }
        if matches!(depth, Depth::Legacy) {
            shape.take(Keyword::Name);
        } else {
            (property.kind, property.nullable) = self.kind(&mut shape, placement);
        }
        shape.take_if(Keyword::Policies, is_list);
        shape.take_if(Keyword::NotifyRelationships, is_list);
        property.enumeration = shape.take_enumeration();
        property.virtual_ = origin(&property.hooks, &mut shape);
        property.declarations = shape.declarations();
    }

    /// Looks at each member of `property` once: adds it to `shape` and checks it, or reads it where
    /// it is a hook.
    fn members(&mut self, property: &mut Property<'a>, shape: &mut Shape<'a>) {
        for member in property.value.members() {
            let name = member.key.name();
            match Keyword::read(&name) {
                Some(keyword) => {
                    shape.add(keyword, member.value);
                    self.check(keyword, member.value);
                }
                None if self.catalog.is_property_hook(&name) => {
                    let name = Spanned::new(name, member.key.span());
                    script::add(&mut property.hooks, self.hook(name, member.value));
                }
                None => property.has_foreign_members = true,
            }
        }
    }

    fn check(&mut self, keyword: Keyword, value: Value<'a>) {
        if FLAGS.contains(keyword) {
            self.check_flag(keyword, value);
        } else if LABELS.contains(keyword) {
            self.check_label(keyword.name(), value);
        } else if keyword == Keyword::Scope {
            self.check_scope(value);
        }
    }

    fn check_scope(&mut self, value: Value<'a>) {
        if matches!(read::setting::<Scope>(value), Setting::Other(_)) {
            self.report(Finding {
                code: "scope-value",
                level: Level::Error,
                span: value.span(),
                message: format!(
                    "expected `scope` to be `public` or `private`, found {}",
                    value.excerpt()
                ),
                hint: "the server refuses any other word",
            });
        }
    }
}

/// Returns how the value of a property with these `hooks` comes to be.
fn origin<'a>(hooks: &[Hook<'a>], shape: &mut Shape<'a>) -> Virtual<'a> {
    let is_virtual = shape.get(Keyword::IsVirtual).map_or(Setting::Absent, read::setting);
    let is_marked = is_virtual.is_true() || matches!(is_virtual, Setting::Placeholder(_));
    let is_object = |value: Value<'_>| value.kind() == JsonKind::Object;
    if let Some(config) = shape.take_if(Keyword::QueryConfig, is_object) {
        let config = Box::new(relationship::query_config(config));
        return if is_marked { Virtual::Derived(config) } else { Virtual::Unmarked(config) };
    }
    if !is_marked {
        return Virtual::No;
    }
    let runs = |hook: &Hook<'_>| {
        !matches!(hook.script.body, Body::Missing) || read::is_placeholder(hook.script.value)
    };
    let is_computed = hooks.iter().any(|hook| hook.is_run_at_read() && runs(hook));
    if is_computed { Virtual::Computed } else { Virtual::Declared }
}

/// What the consoles show, and the descriptions of the API.
const LABELS: Keywords = Keywords::new(&[Keyword::Title, Keyword::Description]);

/// What is true or false, whatever the property holds.
const FLAGS: Keywords = Keywords::new(&[
    Keyword::Viewable,
    Keyword::Searchable,
    Keyword::UserEditable,
    Keyword::IsPersonal,
    Keyword::IsProtected,
    Keyword::IsConditional,
    Keyword::IsTemporalConstraint,
    Keyword::IsVirtual,
    Keyword::ReturnByDefault,
    Keyword::GrantTemporalConstraintsEnforced,
]);

/// What means something whatever the property holds, and whatever the value is.
const SETTINGS: Keywords = FLAGS.or(Keywords::new(&[
    Keyword::Title,
    Keyword::Description,
    Keyword::UsageDescription,
    Keyword::Format,
    Keyword::Pattern,
    Keyword::Comparison,
    Keyword::MinLength,
    Keyword::MaxLength,
    Keyword::Minimum,
    Keyword::Maximum,
    Keyword::Scope,
    Keyword::Default,
    Keyword::Encryption,
    Keyword::SecureHash,
    Keyword::ConditionalPolicies,
    Keyword::FallbackPolicies,
]));
