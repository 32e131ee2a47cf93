//! A managed object as its derive sees it.

use proc_macro2::Span;
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
}

/// One member: the identifier, the revision or a property.
pub(crate) struct Member<'a> {
    pub(crate) field: &'a Ident,
    pub(crate) ty: &'a Type,
    pub(super) documentation: &'a [Attribute],
    pub(crate) name: String,
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
    ReadOnly,
    Secret,
}

impl<'a> Object<'a> {
    /// Reads the struct; all of its mistakes are reported together.
    pub(super) fn read(input: &'a DeriveInput) -> Result<Self, Error> {
        let mut errors = Errors::default();
        let attributes = Attributes::read(&input.attrs, Place::Object, &mut errors);
        let mut members: Vec<Member<'a>> = Vec::new();
        for (ident, field) in shape::named_fields(input, "ManagedObject")? {
            members.push(Member::read(ident, field, &attributes, &mut errors));
        }
        for (identity, ty) in [("id", "ObjectId"), ("rev", "Revision")] {
            if !members.iter().any(|member| member.field == identity) {
                let message = format!("expected a field `{identity}: {ty}`");
                errors.report(input.ident.span(), message);
            }
        }
        let path = attributes.path.unwrap_or_else(|| {
            let message = "expected `#[managed(path = \"managed/…\")]`";
            errors.report(input.ident.span(), message);
            LitStr::new("", Span::call_site())
        });
        let names = members.iter().map(|member| (member.name.clone(), member.field));
        shape::refuse_duplicates(names, &mut errors);
        errors.finish()?;
        members.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(Self { name: &input.ident, visibility: &input.vis, path, members })
    }
}

impl<'a> Member<'a> {
    fn read(
        field: &'a Ident,
        declaration: &'a syn::Field,
        object: &Attributes,
        errors: &mut Errors,
    ) -> Self {
        let attributes = Attributes::read(&declaration.attrs, Place::Property, errors);
        let read_only = attributes.restriction == Some(Restriction::ReadOnly);
        let secret = shape::argument_of(&declaration.ty, "WriteOnly").is_some();
        let (name, access) = match attributes.name {
            Some(name) => (name.value(), Access::of(secret, read_only)),
            None if field == "id" => ("_id".to_owned(), Access::Id),
            None if field == "rev" => ("_rev".to_owned(), Access::Revision),
            None => (field.unraw().to_string(), Access::of(secret, read_only)),
        };
        if secret && read_only {
            errors.report(field.span(), "expected a secret to be writable, found `read_only`");
        }
        let index = match access {
            Access::Id if object.id_indexed => Index::Indexed,
            _ => attributes.index.unwrap_or(Index::Unindexed),
        };
        Self {
            field,
            ty: &declaration.ty,
            documentation: &declaration.attrs,
            name,
            index,
            access,
            required: attributes.required,
        }
    }

    /// Returns the type of the property's values: the field's without what says that it may be missing.
    pub(super) fn value_type(&self) -> &'a Type {
        let argument = |name| shape::argument_of(self.ty, name);
        argument("Option").or_else(|| argument("WriteOnly")).unwrap_or(self.ty)
    }

    /// Returns whether a draft cannot do without this property.
    pub(super) const fn is_argument(&self) -> bool {
        self.required && matches!(self.access, Access::ReadWrite | Access::Secret)
    }
}

impl Access {
    const fn of(secret: bool, read_only: bool) -> Self {
        match (secret, read_only) {
            (true, _) => Self::Secret,
            (false, true) => Self::ReadOnly,
            (false, false) => Self::ReadWrite,
        }
    }
}
