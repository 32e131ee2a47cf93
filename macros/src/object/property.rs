//! A managed object as its derive sees it.

use std::collections::BTreeSet;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Attribute, DeriveInput, Error, Ident, LitStr, Type, Visibility, ext::IdentExt};

use crate::{
    attribute::{Attributes, Errors, Index, Place, Restriction},
    shape,
};

/// A managed object: its struct and its members, sorted by name.
pub(crate) struct Object<'a> {
    pub(super) name: &'a Ident,
    pub(super) visibility: &'a Visibility,
    pub(super) path: LitStr,
    pub(super) members: Vec<Member<'a>>,
    pub(super) mistakes: Option<Error>,
}

/// One member: the identifier, the revision or a property.
pub(crate) struct Member<'a> {
    pub(crate) field: &'a Ident,
    pub(crate) ty: &'a Type,
    pub(super) documentation: &'a [Attribute],
    pub(crate) name: String,
    pub(super) constant: Ident,
    pub(super) index: Index,
    pub(super) access: Access,
    pub(super) required: bool,
}

/// Who writes a member, and whether it comes back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    Id,
    Revision,
    ReadWrite,
    Required,
    ReadOnly,
    Secret,
}

impl<'a> Object<'a> {
    /// Reads the struct; all of its mistakes are kept together, beside what could be read.
    pub(super) fn read(input: &'a DeriveInput) -> Result<Self, Error> {
        let mut errors = Errors::default();
        let attributes = Attributes::read(&input.attrs, Place::Object, &mut errors);
        let mut members: Vec<Member<'a>> = Vec::new();
        for (ident, field) in shape::named_fields(input, "ManagedObject")? {
            members.push(Member::read(ident, field, &attributes, &mut errors));
        }
        for access in [Access::Id, Access::Revision] {
            check_identity(access, &members, &input.ident, &mut errors);
        }
        let path = attributes.path.unwrap_or_else(|| {
            let message = "expected `#[managed(path = \"managed/…\")]`";
            errors.report(input.ident.span(), message);
            LitStr::new("", Span::call_site())
        });
        let names = members.iter().map(|member| (member.name.clone(), member.field));
        shape::refuse_duplicates(names, &mut errors);
        let constants = members.iter().map(|member| (member.constant.to_string(), member.field));
        shape::refuse_duplicates(constants, &mut errors);
        let mistakes = errors.finish().err();
        if mistakes.is_some() {
            keep_what_compiles(&mut members);
        }
        members.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(Self { name: &input.ident, visibility: &input.vis, path, members, mistakes })
    }

    /// Returns the identifier and the revision, whichever the struct lacks.
    pub(super) fn missing_identities(&self) -> impl Iterator<Item = Access> {
        let lacks = |access: &Access| !self.members.iter().any(|member| member.access == *access);
        [Access::Id, Access::Revision].into_iter().filter(lacks)
    }
}

/// Reports an identity that is missing, or whose field has another type.
fn check_identity(access: Access, members: &[Member<'_>], object: &Ident, errors: &mut Errors) {
    let (field, ty) = if access == Access::Id { ("id", "ObjectId") } else { ("rev", "Revision") };
    match members.iter().find(|member| member.access == access) {
        None => errors.report(object.span(), format!("expected a field `{field}: {ty}`")),
        Some(member) if !member.holds_identity() => {
            let message = format!("expected `{field}` to be of type `{ty}`");
            errors.push(Error::new_spanned(member.ty, message));
        }
        Some(_) => {}
    }
}

/// Leaves the members of which the expansion has no mistake of its own.
fn keep_what_compiles(members: &mut Vec<Member<'_>>) {
    let mut constants = BTreeSet::new();
    members
        .retain(|member| constants.insert(member.constant.to_string()) && member.holds_identity());
}

impl<'a> Member<'a> {
    fn read(
        field: &'a Ident,
        declaration: &'a syn::Field,
        object: &Attributes,
        errors: &mut Errors,
    ) -> Self {
        let mistakes = errors.count();
        let attributes = Attributes::read(&declaration.attrs, Place::Property, errors);
        let read_only = attributes.restriction == Some(Restriction::ReadOnly);
        let secret = shape::argument_of(&declaration.ty, "WriteOnly").is_some();
        let (name, access) = match &attributes.name {
            Some(name) => (name.value(), Access::of(secret, &attributes)),
            None if field == "id" => ("_id".to_owned(), Access::Id),
            None if field == "rev" => ("_rev".to_owned(), Access::Revision),
            None => (field.unraw().to_string(), Access::of(secret, &attributes)),
        };
        if secret && read_only {
            errors.report(field.span(), "expected a secret to be writable, found `read_only`");
        } else if attributes.required && read_only {
            let message = "expected a required property to be writable, found `read_only`";
            errors.report(field.span(), message);
        }
        // Where the class may be what is misspelled, the one that allows most.
        let otherwise = if errors.count() > mistakes { Index::Indexed } else { Index::Unindexed };
        let index = match access {
            Access::Id if object.id_indexed => Index::Indexed,
            _ => attributes.index.unwrap_or(otherwise),
        };
        Self {
            field,
            ty: &declaration.ty,
            documentation: &declaration.attrs,
            name,
            constant: shape::constant_name(field),
            index,
            access,
            required: attributes.required,
        }
    }

    /// Returns the type of the property's values: the field's without what says that it may be missing.
    pub(super) fn value_type(&self) -> TokenStream {
        let argument = |name| shape::argument_of(self.ty, name);
        match self.access {
            Access::Id => quote!(::mosaic::ObjectId),
            Access::Revision => quote!(::mosaic::Revision),
            _ => argument("Option")
                .or_else(|| argument("WriteOnly"))
                .unwrap_or(self.ty)
                .to_token_stream(),
        }
    }

    /// Returns whether a draft cannot do without this property.
    pub(super) const fn is_argument(&self) -> bool {
        match self.access {
            Access::Required => true,
            Access::Secret => self.required,
            Access::Id | Access::Revision | Access::ReadWrite | Access::ReadOnly => false,
        }
    }

    /// Returns whether the field has the type of the identity that it is, if it is one.
    fn holds_identity(&self) -> bool {
        let expected = match self.access {
            Access::Id => "ObjectId",
            Access::Revision => "Revision",
            _ => return true,
        };
        let Type::Path(path) = self.ty else {
            return false;
        };
        path.path.segments.last().is_some_and(|segment| segment.ident == expected)
    }
}

impl Access {
    const fn of(secret: bool, attributes: &Attributes) -> Self {
        match (attributes.restriction, attributes.required) {
            _ if secret => Self::Secret,
            (Some(Restriction::ReadOnly), _) => Self::ReadOnly,
            (_, true) => Self::Required,
            (_, false) => Self::ReadWrite,
        }
    }
}
