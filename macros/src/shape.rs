//! What the derives ask of the shape of their input.

use syn::{
    Data, DeriveInput, Error, Field, Fields, GenericArgument, Ident, PathArguments, Type, Variant,
    ext::IdentExt,
};

use crate::attribute::Errors;

/// Returns the fields of a struct with named fields and no generics.
pub(crate) fn named_fields<'a>(
    input: &'a DeriveInput,
    derive: &str,
) -> Result<impl Iterator<Item = (&'a Ident, &'a Field)>, Error> {
    refuse_generics(input, derive)?;
    let Data::Struct(data) = &input.data else {
        return Err(Error::new_spanned(&input.ident, format!("expected a struct for `{derive}`")));
    };
    let Fields::Named(fields) = &data.fields else {
        let message = format!("expected a struct with named fields for `{derive}`");
        return Err(Error::new_spanned(&input.ident, message));
    };
    Ok(fields.named.iter().filter_map(|field| Some((field.ident.as_ref()?, field))))
}

/// Returns the variants of an enum without generics.
pub(crate) fn variants<'a>(
    input: &'a DeriveInput,
    derive: &str,
) -> Result<impl DoubleEndedIterator<Item = &'a Variant>, Error> {
    refuse_generics(input, derive)?;
    match &input.data {
        Data::Enum(data) if !data.variants.is_empty() => Ok(data.variants.iter()),
        Data::Enum(_) => {
            Err(Error::new_spanned(&input.ident, format!("expected a variant for `{derive}`")))
        }
        _ => Err(Error::new_spanned(&input.ident, format!("expected an enum for `{derive}`"))),
    }
}

fn refuse_generics(input: &DeriveInput, derive: &str) -> Result<(), Error> {
    if input.generics.params.is_empty() {
        return Ok(());
    }
    Err(Error::new_spanned(&input.generics, format!("expected no generics for `{derive}`")))
}

/// Returns the only type argument of a type such as `Option<T>`, given `Option`.
pub(crate) fn argument_of<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    let Type::Path(path) = ty else {
        return None;
    };
    let segment = path.path.segments.last().filter(|segment| segment.ident == name)?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    match arguments.args.first() {
        Some(GenericArgument::Type(argument)) if arguments.args.len() == 1 => Some(argument),
        _ => None,
    }
}

/// Returns the name of the constant that belongs to a field.
pub(crate) fn constant_name(field: &Ident) -> Ident {
    Ident::new(&field.unraw().to_string().to_uppercase(), field.span())
}

/// Reports names that occur twice.
pub(crate) fn refuse_duplicates<'a>(
    names: impl Iterator<Item = (String, &'a Ident)>,
    errors: &mut Errors,
) {
    let mut seen = std::collections::BTreeMap::new();
    for (name, ident) in names {
        if let Some(first) = seen.insert(name.clone(), ident) {
            errors.report(ident.span(), format!("`{first}` is named `{name}` too"));
        }
    }
}
