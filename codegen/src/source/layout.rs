//! The layouts that a configuration comes in, recognised by content.

use crate::json::{Kind, Value};
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
    match root.kind() {
        Kind::Object => recognise_object(root),
        Kind::Array => recognise_array(root),
        _ => None,
    }
}

fn recognise_object(root: Value<'_>) -> Option<Recognised<'_>> {
    if root.get("objects").is_some() {
        return Some(Recognised { layout: Layout::Body, holder: root });
    }
    if is_type(root) {
        return Some(Recognised { layout: Layout::BareType, holder: root });
    }
    FRODO_CONTAINERS.iter().find_map(|path| recognise_frodo(root.at(path)?))
}

/// Where an export of frodo keeps configurations: of one entity, of a whole tenant, of a type.
const FRODO_CONTAINERS: [&[&str]; 3] = [&["idm"], &["global", "idm"], &[]];

fn recognise_frodo(container: Value<'_>) -> Option<Recognised<'_>> {
    if container.members().any(|member| type_of_entity(&member.key.name()).is_some()) {
        return Some(Recognised { layout: Layout::FrodoTypes, holder: container });
    }
    let managed = container.get("managed")?;
    if managed.get("objects").is_some() {
        return Some(Recognised { layout: Layout::FrodoExport, holder: managed });
    }
    if is_type(managed) {
        return Some(Recognised { layout: Layout::BareType, holder: managed });
    }
    managed
        .members()
        .any(|member| is_type(member.value))
        .then_some(Recognised { layout: Layout::FrodoTypes, holder: managed })
}

fn recognise_array(root: Value<'_>) -> Option<Recognised<'_>> {
    if root.elements().any(|element| added_type(element).is_some()) {
        return Some(Recognised { layout: Layout::PatchOperations, holder: root });
    }
    let list = root.elements().any(is_type);
    list.then_some(Recognised { layout: Layout::TypeList, holder: root })
}

/// Returns the name of the type that the frodo entity `name` configures.
pub(super) fn type_of_entity(name: &str) -> Option<&str> {
    name.strip_prefix("managed/")
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
/// The name alone is too common to tell, so something that only a type has must stand beside it.
pub(super) fn is_type(value: Value<'_>) -> bool {
    let mut named = false;
    let mut telling = false;
    for member in value.members() {
        named |= member.key.is("name");
        telling |= member.key.is("schema") || member.key.is("properties");
    }
    named && telling
}
