//! What a policy is given for the parameters that the vendor's policy of that id takes.

use std::borrow::Cow;

use crate::catalog::CatalogParameter;
use crate::json::{Kind, Value};
use crate::model::{Text, is_placeholder};
use crate::rules::PolicySite;
use crate::span::Spanned;

/// Returns each parameter with what is given for it; without those that are left to a placeholder.
pub(super) fn given<'a>(
    site: &PolicySite<'_, 'a>,
) -> impl Iterator<Item = (&'static CatalogParameter, Value<'a>)> {
    let parameters = site.shipped().map_or(&[][..], |policy| &policy.parameters);
    let params = site.policy.params();
    parameters.iter().filter_map(move |parameter| {
        let value = params?.get(parameter.name)?;
        (!value.is_null() && !is_placeholder(value)).then_some((parameter, value))
    })
}

/// Returns the strings of a list, or of a text in which the parameter's separator parts them.
pub(super) fn strings<'a>(
    parameter: &CatalogParameter,
    value: Value<'a>,
) -> Vec<Spanned<Text<'a>>> {
    let whole = |text| Spanned::new(text, value.span());
    match (value.kind(), parameter.separator, value.as_str()) {
        (Kind::Array, ..) => {
            let elements = value.elements().filter(|element| !is_placeholder(*element));
            elements.filter_map(|item| Some(Spanned::new(item.as_str()?, item.span()))).collect()
        }
        (_, Some(separator), Some(text)) => {
            text.split(separator).map(|part| whole(Cow::Owned(part.trim().to_owned()))).collect()
        }
        (.., Some(text)) => vec![whole(text)],
        _ => Vec::new(),
    }
}
