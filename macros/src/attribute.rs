//! `#[managed(…)]`: its keys, and every mistake in them.

use proc_macro2::{Span, TokenTree};
use syn::{Attribute, Error, Ident, LitStr, Path, Token, meta::ParseNestedMeta};

/// Errors of one derive, reported together.
#[derive(Default)]
pub(crate) struct Errors {
    combined: Option<Error>,
    count: usize,
}

impl Errors {
    pub(crate) fn push(&mut self, error: Error) {
        self.count += 1;
        match &mut self.combined {
            Some(combined) => combined.combine(error),
            None => self.combined = Some(error),
        }
    }

    pub(crate) fn report(&mut self, span: Span, message: impl std::fmt::Display) {
        self.push(Error::new(span, message));
    }

    /// Returns how many errors there are so far.
    pub(crate) const fn count(&self) -> usize {
        self.count
    }

    pub(crate) fn finish(self) -> Result<(), Error> {
        self.combined.map_or(Ok(()), Err)
    }
}

/// What `#[managed(…)]` says on a struct, a field or a variant.
#[derive(Default)]
pub(crate) struct Attributes {
    pub(crate) path: Option<LitStr>,
    pub(crate) of: Option<Path>,
    pub(crate) name: Option<LitStr>,
    pub(crate) property: Option<Ident>,
    pub(crate) index: Option<Index>,
    pub(crate) id_indexed: bool,
    pub(crate) required: bool,
    pub(crate) rest: bool,
    pub(crate) restriction: Option<Restriction>,
}

/// What nobody may do with a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Restriction {
    /// A client may not write it.
    ReadOnly,
    /// Nobody may see it in a log.
    Secret,
}

/// The index class that a field claims.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Index {
    Indexed,
    Unindexed,
    NotQueryable,
    Relationship,
}

/// Where an attribute stands, which decides its keys.
#[derive(Clone, Copy)]
pub(crate) enum Place {
    Object,
    Property,
    Projection,
    ProjectionField,
    Member,
    Variant,
    Nowhere,
}

impl Place {
    const fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Object => &["path", "id_indexed"],
            Self::Property => &[
                "name",
                "indexed",
                "unindexed",
                "not_queryable",
                "relationship",
                "required",
                "read_only",
            ],
            Self::Projection => &["of"],
            Self::ProjectionField => &["property"],
            Self::Member => &["name", "secret", "rest"],
            Self::Variant => &["name"],
            Self::Nowhere => &[],
        }
    }
}

impl Attributes {
    /// Reads all `#[managed(…)]` of an item.
    pub(crate) fn read(attributes: &[Attribute], place: Place, errors: &mut Errors) -> Self {
        let mut read = Self::default();
        for attribute in attributes {
            if !attribute.path().is_ident("managed") {
                continue;
            }
            let outcome = attribute.parse_nested_meta(|meta| read.take(&meta, place, errors));
            if let Err(error) = outcome {
                errors.push(error);
            }
        }
        read
    }

    fn take(
        &mut self,
        meta: &ParseNestedMeta<'_>,
        place: Place,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        let key = meta.path.get_ident().map(Ident::to_string).unwrap_or_default();
        if !place.keys().contains(&key.as_str()) {
            errors.push(meta.error(unknown_key(place)));
            return skip_value(meta);
        }
        match key.as_str() {
            "path" => set(&mut self.path, meta.value()?.parse()?, meta, errors),
            "of" => set(&mut self.of, meta.value()?.parse()?, meta, errors),
            "name" => set(&mut self.name, meta.value()?.parse()?, meta, errors),
            "property" => set(&mut self.property, meta.value()?.parse()?, meta, errors),
            "indexed" => set(&mut self.index, Index::Indexed, meta, errors),
            "unindexed" => set(&mut self.index, Index::Unindexed, meta, errors),
            "not_queryable" => set(&mut self.index, Index::NotQueryable, meta, errors),
            "relationship" => set(&mut self.index, Index::Relationship, meta, errors),
            "id_indexed" => self.id_indexed = true,
            "required" => self.required = true,
            "rest" => self.rest = true,
            "secret" => self.restriction = Some(Restriction::Secret),
            _ => self.restriction = Some(Restriction::ReadOnly),
        }
        Ok(())
    }
}

/// Reads over the value of a key, so that the keys behind it count.
fn skip_value(meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
    while !meta.input.is_empty() && !meta.input.peek(Token![,]) {
        meta.input.parse::<TokenTree>()?;
    }
    Ok(())
}

fn set<T>(place: &mut Option<T>, value: T, meta: &ParseNestedMeta<'_>, errors: &mut Errors) {
    if place.replace(value).is_some() {
        errors.push(meta.error("expected this to be said once"));
    }
}

fn unknown_key(place: Place) -> String {
    let keys: Vec<String> = place.keys().iter().map(|key| format!("`{key}`")).collect();
    if keys.is_empty() {
        return "expected no `#[managed(…)]` here".to_owned();
    }
    format!("unknown key, expected {}", keys.join(", "))
}
