//! The layouts that a configuration comes in, recognised by content.

use crate::json::{Kind, Member, Value};
use crate::model::{is_placeholder, type_of_path};
use crate::source::Coverage;

/// How a text holds object types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// The body of `GET /openidm/config/managed`, or `conf/managed.json`: `{"objects":[…]}`.
    Body,
    /// An export of frodo: the body inside `idm.managed`. Its split form lists `file://` names.
    FrodoExport,
    /// An export of frodo of single types: `{"idm":{"managed/NAME":{…}}}` or
    /// `{"managed":{"NAME":{…}}}`.
    FrodoTypes,
    /// One type and nothing around it, as fr-config-manager writes it: `{"name":…,"schema":…}`.
    BareType,
    /// The types without the body around them: `[{"name":…,"schema":…}]`.
    TypeList,
    /// CREST patch operations that add types, at `objects/-`.
    PatchOperations,
}

/// A text that was recognised.
#[derive(Clone, Copy, Debug)]
pub(super) struct Recognised<'a> {
    /// How it holds types.
    pub(super) layout: Layout,
    /// The member of the text that holds them.
    pub(super) holder: Value<'a>,
    /// How well the text fits the layout.
    pub(super) fit: Fit,
}

/// How well a text fits a layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// What holds types is what it should be.
    Sure,
    /// Only the names are right: a configuration with a mistake, or something else altogether.
    Doubtful,
}

impl Layout {
    /// Returns whether a text of this layout holds every type of its tenant.
    #[must_use]
    pub const fn coverage(self) -> Coverage {
        match self {
            Self::Body | Self::FrodoExport => Coverage::Whole,
            Self::FrodoTypes | Self::BareType | Self::TypeList | Self::PatchOperations => {
                Coverage::Part
            }
        }
    }
}

/// Returns how `root` holds object types, if it does.
pub(super) fn recognise(root: Value<'_>) -> Option<Recognised<'_>> {
    [Fit::Sure, Fit::Doubtful].into_iter().find_map(|fit| {
        let (layout, holder) = match root.kind() {
            Kind::Object => recognise_object(root, fit)?,
            Kind::Array => recognise_array(root, fit)?,
            _ => return None,
        };
        Some(Recognised { layout, holder, fit })
    })
}

fn recognise_object(root: Value<'_>, fit: Fit) -> Option<(Layout, Value<'_>)> {
    if is_body(root, fit) {
        return Some((Layout::Body, root));
    }
    if is_type(root, fit) {
        return Some((Layout::BareType, root));
    }
    FRODO_CONTAINERS.iter().find_map(|path| recognise_frodo(root.at(path)?, fit))
}

/// Where an export of frodo keeps configurations: of one entity, of a whole tenant, of a type.
const FRODO_CONTAINERS: [&[&str]; 3] = [&["idm"], &["global", "idm"], &[]];

fn recognise_frodo(container: Value<'_>, fit: Fit) -> Option<(Layout, Value<'_>)> {
    if container.members().any(|member| type_of_path(&member.key.name()).is_some()) {
        return Some((Layout::FrodoTypes, container));
    }
    let managed = container.get("managed")?;
    if is_body(managed, fit) {
        return Some((Layout::FrodoExport, managed));
    }
    if is_type(managed, fit) {
        return Some((Layout::BareType, managed));
    }
    let holds_types = managed.members().any(|member| is_type(member.value, fit));
    holds_types.then_some((Layout::FrodoTypes, managed))
}

fn recognise_array(root: Value<'_>, fit: Fit) -> Option<(Layout, Value<'_>)> {
    if root.elements().any(|element| added_type(element).is_some()) {
        return Some((Layout::PatchOperations, root));
    }
    let is_list = root.elements().any(|element| is_type(element, fit));
    is_list.then_some((Layout::TypeList, root))
}

fn is_body(value: Value<'_>, fit: Fit) -> bool {
    let Some(objects) = value.get("objects") else {
        return false;
    };
    fit == Fit::Doubtful || objects.kind() == Kind::Array || is_placeholder(objects)
}

/// Returns the type that a patch operation adds, at the end of `objects` or at a position.
pub(super) fn added_type(operation: Value<'_>) -> Option<Value<'_>> {
    let adds = operation.get("operation")?.as_str()? == "add";
    let field = operation.get("field")?.as_str()?;
    let position = field.trim_start_matches('/').strip_prefix("objects/")?;
    let is_element = position == "-" || position.bytes().all(|byte| byte.is_ascii_digit());
    (adds && is_element).then(|| operation.get("value"))?
}

/// Returns whether `value` looks like one object type.
///
/// The name alone is too common to tell, so something that only a type has must stand beside it: a
/// schema, or the list of properties of `OpenIDM` 2 and 3.
pub(super) fn is_type(value: Value<'_>, fit: Fit) -> bool {
    let mut named = false;
    let mut telling = false;
    for Member { key, value } in value.members() {
        named |= key.is("name");
        telling |= match fit {
            Fit::Sure if key.is("schema") => value.kind() == Kind::Object || is_placeholder(value),
            Fit::Sure => key.is("properties") && value.kind() == Kind::Array,
            Fit::Doubtful => key.is("schema") || key.is("properties"),
        };
    }
    named && telling
}
