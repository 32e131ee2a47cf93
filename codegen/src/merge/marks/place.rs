//! Where the conflicts of a text stand.

use std::collections::{BTreeMap, HashMap};

use crate::json::edit::{Path, Segment};
use crate::json::{Kind, Member, Value};
use crate::merge::Conflict;
use crate::merge::address::Address;
use crate::source::{Documents, Layout, Parsed, Role, Sources};
use crate::span::Span;

/// Where the conflicts of a text stand.
pub(super) struct Places {
    /// One for each conflict.
    pub(super) places: Vec<Place>,
    /// What is in each object and array that a conflict is in, by where that begins.
    pub(super) containers: BTreeMap<u32, Vec<Span>>,
}

/// Where one conflict stands in a text.
pub(super) struct Place {
    /// The member or element, where it is there.
    pub(super) item: Option<Span>,
    /// The way to its value.
    pub(super) value: Option<Path>,
    /// What it is or would be in.
    pub(super) container: Path,
    /// Where that begins, behind its bracket.
    pub(super) start: u32,
    /// The place at the end of the container.
    pub(super) end: Segment,
}

/// A place, and what else is in its container.
struct Found<'v> {
    container: Value<'v>,
    item: Option<(Span, Value<'v>)>,
    end: Segment,
}

impl Places {
    /// Finds the places of `conflicts` in `text`.
    pub(super) fn find(text: &str, conflicts: &[Conflict<'_>]) -> Option<Self> {
        let mut sources = Sources::new();
        sources.add("", text.as_bytes().to_vec(), Role::Configuration);
        let (documents, _) = Documents::parse(&sources);
        let [parsed] = documents.parsed() else { return None };
        let (types, _) = documents.types();
        let mut named: HashMap<String, Value<'_>> = HashMap::new();
        for entry in types {
            let name = entry.value.get("name").and_then(Value::as_str);
            named.entry(name.unwrap_or_default().into_owned()).or_insert(entry.value);
        }
        let (mut places, mut containers) = (Vec::with_capacity(conflicts.len()), BTreeMap::new());
        for conflict in conflicts {
            let found = find(parsed, &named, &conflict.address)?;
            let place = found.place();
            containers.entry(place.start).or_insert_with(|| items(found.container));
            places.push(place);
        }
        Some(Self { places, containers })
    }
}

impl Found<'_> {
    fn place(&self) -> Place {
        Place {
            item: self.item.map(|(span, _)| span),
            value: self.item.map(|(_, value)| Path::of(value)),
            container: Path::of(self.container),
            start: self.container.span().start + 1,
            end: self.end.clone(),
        }
    }
}

/// Returns where the text `parsed`, which has these `types`, has what is at `address`.
fn find<'v>(
    parsed: &'v Parsed<'v>,
    types: &HashMap<String, Value<'v>>,
    address: &Address,
) -> Option<Found<'v>> {
    let object = address.object.as_ref().map(|name| types.get(name).copied());
    let Some((last, above)) = address.members.split_last() else {
        return find_type(parsed, object.flatten());
    };
    let root = match object {
        // The only type of a file is that one by whatever name.
        Some(_) if parsed.layout == Some(Layout::BareType) => parsed.document.root()?,
        Some(object) => object?,
        None => parsed.document.root()?,
    };
    let container = above.iter().try_fold(root, |value, name| value.get(name))?;
    let item = container.member(last).map(|member| (member.span(), member.value));
    Some(Found { container, item, end: Segment::Name(last.clone()) })
}

/// Returns where the type `object` stands or, where there is none, would stand.
fn find_type<'v>(parsed: &'v Parsed<'v>, object: Option<Value<'v>>) -> Option<Found<'v>> {
    let holder = parsed.holder()?;
    let container = holder.get("objects").filter(|objects| objects.kind() == Kind::Array);
    let container = container.unwrap_or(holder);
    let holds_operations = parsed.layout == Some(Layout::PatchOperations);
    let Some(object) = object else {
        let end = Segment::Index(container.len());
        let takes_types = container.kind() == Kind::Array && !holds_operations;
        return takes_types.then_some(Found { container, item: None, end });
    };
    let members = container.members().map(|member| (member.span(), member.value));
    let elements = container.elements().map(|value| (value.span(), value));
    let is_it = |value: Value<'_>| value.id() == object.id();
    let adds_it = |value: Value<'_>| holds_operations && value.get("value").is_some_and(is_it);
    let (span, _) = members.chain(elements).find(|(_, it)| is_it(*it) || adds_it(*it))?;
    Some(Found { container, item: Some((span, object)), end: Segment::Node(object.id()) })
}

/// Returns where the members or elements of `container` stand, in their order.
fn items(container: Value<'_>) -> Vec<Span> {
    let members = container.members().map(Member::span);
    members.chain(container.elements().map(Value::span)).collect()
}
