//! Which property each alias is a name for.

use std::collections::HashMap;

use crate::config::{Alias, Config, Suggestions, TypeAliases};
use crate::diagnostic::Diagnostic;
use crate::emit::plan::{IDENTITY, name_location, shape};
use crate::model::{Kind, Object, Property};
use crate::names;
use crate::span::Span;

/// The aliases of one type, by the path of the property.
#[derive(Debug, Default)]
pub(super) struct Aliases<'c> {
    by_path: HashMap<Vec<String>, &'c Alias>,
}

impl<'c> Aliases<'c> {
    /// Finds the property of every alias in `table`, which is for `object`, and reports the aliases that make no sense.
    pub(super) fn resolve<'m>(
        object: &'m Object<'m>,
        table: &'c TypeAliases,
        config: &'c Config,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut resolver = Resolver {
            object,
            config,
            diagnostics,
            scopes: HashMap::new(),
            suggestions: Suggestions::default(),
        };
        let mut aliases = Self::default();
        for alias in &table.entries {
            resolver.resolve(alias, &mut aliases);
        }
        aliases
    }

    /// Returns the alias of the property at `path`.
    pub(super) fn get(&self, path: &[String]) -> Option<&'c Alias> {
        if self.by_path.is_empty() { None } else { self.by_path.get(path).copied() }
    }
}

/// The aliases of one type on their way to its properties.
struct Resolver<'r, 'm> {
    object: &'m Object<'m>,
    config: &'r Config,
    diagnostics: &'r mut Vec<Diagnostic>,
    scopes: HashMap<Vec<String>, Scope<'m>>,
    suggestions: Suggestions,
}

/// A property and the path that leads to it.
struct Place<'m> {
    property: &'m Property<'m>,
    path: Vec<String>,
}

/// The properties of a type or of an object inside it, by both of their names.
struct Scope<'m> {
    by_name: HashMap<&'m str, &'m Property<'m>>,
    by_field: HashMap<String, &'m Property<'m>>,
}

impl<'m> Resolver<'_, 'm> {
    fn resolve<'c>(&mut self, alias: &'c Alias, aliases: &mut Aliases<'c>) {
        let Some(place) = self.find(alias) else {
            return;
        };
        self.check_reserved(alias, &place);
        self.check_shadowing(alias, &place);
        self.check_type(alias, &place);
        let Some(first) = aliases.by_path.get(&place.path) else {
            aliases.by_path.insert(place.path, alias);
            return;
        };
        let (property, first) = (&place.property.name.value, &first.name);
        let message = format!("`{property}` has the alias `{}` already", first.value);
        let first = self.config.location(first.span);
        let finding = self.finding("alias-twice", alias, alias.name.span, message);
        let finding = finding.with_hint("remove one of them");
        self.diagnostics.push(finding.related(first, "the first alias"));
    }

    /// Returns the property that `alias` names, or reports that there is none.
    fn find(&mut self, alias: &Alias) -> Option<Place<'m>> {
        let wanted = &*alias.property.value;
        let mut properties = self.object.properties();
        let mut path = Vec::new();
        if let Some(property) = self.scope(&path, properties).by_name.get(wanted).copied() {
            return Some(Place { property, path: vec![wanted.to_owned()] });
        }
        let mut names = wanted.split('/').peekable();
        while let Some(name) = names.next() {
            let scope = self.scope(&path, properties);
            let Some(property) = scope.by_name.get(name).copied() else {
                self.report_unknown(alias, &path, name, properties);
                return None;
            };
            path.push(name.to_owned());
            if names.peek().is_none() {
                return Some(Place { property, path });
            }
            properties = sub_properties(property);
        }
        None
    }

    /// Returns the scope at `path`, which holds `properties`.
    fn scope(&mut self, path: &[String], properties: &'m [Property<'m>]) -> &Scope<'m> {
        self.scopes.entry(path.to_vec()).or_insert_with(|| Scope::new(properties))
    }

    fn report_unknown(
        &mut self,
        alias: &Alias,
        above: &[String],
        name: &str,
        siblings: &[Property<'_>],
    ) {
        let object = &self.object.name.value;
        let property = alias.property.value.escape_debug();
        let message = format!("`{object}` has no property `{property}`");
        let span = alias.property.span;
        let mut finding = self.finding("alias-unknown-property", alias, span, message);
        let names = siblings.iter().map(|property| &*property.name.value);
        if let Some(name) = self.suggestions.closest(name, names) {
            let path = [above, &[name.to_owned()]].concat().join("/");
            finding = finding.with_hint(format!("did you mean `{path}`?"));
        }
        self.diagnostics.push(finding);
    }

    fn check_reserved(&mut self, alias: &Alias, place: &Place<'_>) {
        let [name] = place.path.as_slice() else {
            return;
        };
        if IDENTITY.contains(&name.as_str()) {
            let message = format!("`{name}` is a field of every record and takes no alias");
            let finding = self.finding("alias-reserved", alias, alias.property.span, message);
            self.diagnostics.push(finding.with_hint("take the alias out"));
        }
    }

    /// Reports an alias that is the name of another property.
    fn check_shadowing(&mut self, alias: &Alias, place: &Place<'_>) {
        let above = &place.path[..place.path.len() - 1];
        let scope = self.scopes.get(above);
        let same = scope.and_then(|scope| scope.by_field.get(&alias.name.value.to_uppercase()));
        let Some(other) = same.copied().filter(|other| !std::ptr::eq(*other, place.property))
        else {
            return;
        };
        let message = format!("`{}` is the name of another property", alias.name.value);
        let location = name_location(self.object, other);
        let finding = self
            .finding("alias-shadows-property", alias, alias.name.span, message)
            .with_hint("choose a name that no property has")
            .related(location, "the property of that name");
        self.diagnostics.push(finding);
    }

    fn check_type(&mut self, alias: &Alias, place: &Place<'_>) {
        let Some(carried_as) = &alias.carried_as else {
            return;
        };
        if shape::carried(place.property, carried_as.value).is_some() {
            return;
        }
        let message = format!(
            "expected a type that `{}` can carry, found `{}`",
            place.property.name.value,
            carried_as.value.word()
        );
        let location = name_location(self.object, place.property);
        let finding = self
            .finding("alias-type", alias, carried_as.span, message)
            .with_hint(format!("the schema says {}", describe(&place.property.kind)))
            .related(location, "declared here");
        self.diagnostics.push(finding);
    }

    fn finding(
        &self,
        code: &'static str,
        alias: &Alias,
        span: Span,
        message: String,
    ) -> Diagnostic {
        Diagnostic::error(code, self.config.location(span), message)
            .at(format!("alias.{}.{}", self.object.name.value, alias.name.value))
    }
}

impl<'m> Scope<'m> {
    fn new(properties: &'m [Property<'m>]) -> Self {
        let name = |property: &'m Property<'m>| (&*property.name.value, property);
        let field = |property: &'m Property<'m>| {
            (names::field(&property.name.value).to_uppercase(), property)
        };
        Self {
            by_name: properties.iter().map(name).collect(),
            by_field: properties.iter().map(field).collect(),
        }
    }
}

/// Returns the properties of the objects in `property`.
pub(super) fn sub_properties<'m>(property: &'m Property<'m>) -> &'m [Property<'m>] {
    match &property.kind {
        Kind::Object(object) => &object.properties,
        Kind::Array(items) => match &items.kind {
            Kind::Object(object) => &object.properties,
            _ => &[],
        },
        _ => &[],
    }
}

fn describe(kind: &Kind<'_>) -> &'static str {
    match kind {
        Kind::String => "`string`: take `date`, `datetime` or `json`",
        Kind::Number | Kind::Integer => "`number`: take `integer` or `json`",
        Kind::Boolean => "`boolean`: take `json`",
        Kind::Object(_) => "`object`: take `json`",
        Kind::Array(_) => "`array`: `as` is what each element is carried as",
        Kind::Relationship(_) => "`relationship`, which is always a reference",
        Kind::Any => "nothing: take any",
    }
}
