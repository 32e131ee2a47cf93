//! Conflicts written into a text, as git writes them, around the members that they are about.

use std::collections::HashMap;

use crate::json::edit::{self, Edit, Path, Segment};
use crate::json::{Kind, Value};
use crate::merge::Conflict;
use crate::merge::address::Address;
use crate::source::{Documents, Parsed, Role, Sources};
use crate::span::Span;

/// What the marks around a conflict say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// The name of our side.
    pub ours: String,
    /// The name of their side.
    pub theirs: String,
    /// How many characters a mark is long; git asks for seven.
    pub size: usize,
}

/// Returns `text`, the merged text of `ours`, with each of `conflicts` between marks; nothing where
/// one of them is about the text as a whole.
///
/// Without what is between the marks of one side, the text is JSON again, but for the comma before a
/// last member that the other side removed.
#[must_use]
pub fn mark(text: &str, conflicts: &[Conflict<'_>], labels: &Labels) -> Option<String> {
    let ours = Places::find(text, conflicts)?;
    let resolved = their_text(text, conflicts, &ours);
    let theirs = Places::find(&resolved, conflicts)?;
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let last = ours.last_absent();
    let mut blocks = Vec::with_capacity(conflicts.len());
    let places = ours.places.iter().zip(&theirs.places);
    for (position, (conflict, (ours, theirs))) in conflicts.iter().zip(places).enumerate() {
        let is_there = conflict.theirs.is_some();
        let their_lines = theirs.item.filter(|_| is_there).map(|span| Lines::of(&resolved, span));
        let block = Block { text, labels, newline };
        blocks.push(match ours.item {
            Some(span) => block.around(span, their_lines),
            None if ours.is_empty && last.get(&ours.start) == Some(&position) => {
                block.at(ours, their_lines?, "")
            }
            None => block.at(ours, their_lines?, ","),
        });
    }
    blocks.sort_by_key(|(span, _)| *span);
    let (mut output, mut copied) = (String::with_capacity(text.len()), 0);
    for (Span { start, end }, block) in blocks {
        output.push_str(&text[copied..start as usize]);
        output.push_str(&block);
        copied = end as usize;
    }
    output.push_str(&text[copied..]);
    Some(output)
}

/// Returns `text` with every conflict decided for `theirs`, but for what they remove.
fn their_text(text: &str, conflicts: &[Conflict<'_>], places: &Places) -> String {
    let edits = conflicts.iter().zip(&places.places).filter_map(|(conflict, place)| {
        let value = conflict.theirs?.value?.raw();
        Some(match &place.value {
            Some(path) => Edit::set(path.clone(), value),
            None => Edit::insert(place.container.clone().join(place.end.clone()), value),
        })
    });
    edit::apply(text, &edits.collect::<Vec<_>>()).unwrap_or_else(|_| text.to_owned())
}

/// Where the conflicts of a text stand.
struct Places {
    places: Vec<Place>,
}

/// Where one conflict stands in a text.
struct Place {
    /// The member or element, where it is there.
    item: Option<Span>,
    /// The way to its value.
    value: Option<Path>,
    /// What it is or would be in.
    container: Path,
    /// Where that begins, behind its bracket.
    start: u32,
    is_empty: bool,
    /// The place at the end of the container.
    end: Segment,
}

impl Places {
    /// Finds the places of `conflicts` in `text`.
    fn find(text: &str, conflicts: &[Conflict<'_>]) -> Option<Self> {
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
        let places = conflicts.iter().map(|conflict| find(parsed, &named, &conflict.address));
        Some(Self { places: places.collect::<Option<_>>()? })
    }

    /// Returns which of the conflicts is the last one in each container, of those about what is not
    /// there.
    fn last_absent(&self) -> HashMap<u32, usize> {
        let places = self.places.iter().enumerate();
        let absent = places.filter(|(_, place)| place.item.is_none());
        absent.map(|(position, place)| (place.start, position)).collect()
    }
}

/// Returns where the text `parsed`, which has these `types`, has what is at `address`.
fn find(
    parsed: &Parsed<'_>,
    types: &HashMap<String, Value<'_>>,
    address: &Address,
) -> Option<Place> {
    let object = address.object.as_ref().map(|name| types.get(name).copied());
    let Some((last, above)) = address.members.split_last() else {
        return find_type(parsed, object.flatten());
    };
    let root = match object {
        Some(object) => object?,
        None => parsed.document.root()?,
    };
    let container = above.iter().try_fold(root, |value, name| value.get(name))?;
    let member = container.member(last);
    let item = member.map(|member| (member.span(), member.value));
    Some(Place::new(container, item, Segment::Name(last.clone())))
}

/// Returns where the type `object` stands or, where there is none, would stand.
fn find_type(parsed: &Parsed<'_>, object: Option<Value<'_>>) -> Option<Place> {
    let holder = parsed.holder()?;
    let container = holder.get("objects").filter(|objects| objects.kind() == Kind::Array);
    let container = container.unwrap_or(holder);
    let Some(object) = object else {
        let is_list = container.kind() == Kind::Array;
        return is_list.then(|| Place::new(container, None, Segment::Index(container.len())));
    };
    let members = container.members().map(|member| (member.span(), member.value));
    let elements = container.elements().map(|value| (value.span(), value));
    let item = members.chain(elements).find(|(_, value)| value.id() == object.id())?;
    Some(Place::new(container, Some(item), Segment::Node(object.id())))
}

impl Place {
    fn new(container: Value<'_>, item: Option<(Span, Value<'_>)>, end: Segment) -> Self {
        Self {
            item: item.map(|(span, _)| span),
            value: item.map(|(_, value)| Path::of(value)),
            container: Path::of(container),
            start: container.span().start + 1,
            is_empty: container.is_empty(),
            end,
        }
    }
}

/// A member or element as it stands on its lines.
#[derive(Clone, Copy)]
struct Lines<'t> {
    /// The blanks before it, where nothing else is.
    indent: &'t str,
    item: &'t str,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str, span: Span) -> Self {
        let before = &text[..span.start as usize];
        let line = &before[before.rfind('\n').map_or(0, |end| end + 1)..];
        let is_blank = line.bytes().all(|byte| matches!(byte, b' ' | b'\t'));
        Self { indent: if is_blank { line } else { "" }, item: &text[span.range()] }
    }
}

/// What writes marks.
struct Block<'b> {
    text: &'b str,
    labels: &'b Labels,
    newline: &'static str,
}

impl Block<'_> {
    /// Returns the bytes that go for the marks around what `ours` has at `span`, and the marks.
    fn around(&self, span: Span, theirs: Option<Lines<'_>>) -> (Span, String) {
        let ours = Lines::of(self.text, span);
        let rest = &self.text[span.end as usize..];
        let blanks = |text: &str| text.len() - text.trim_start_matches([' ', '\t', '\r']).len();
        let comma = if rest[blanks(rest)..].starts_with(',') { "," } else { "" };
        let mut behind = if comma.is_empty() { 0 } else { blanks(rest) + 1 };
        let line_end = behind + blanks(&rest[behind..]);
        if rest[line_end..].starts_with('\n') {
            behind = line_end + 1;
        }
        let begins_line = self.text[..span.start as usize - ours.indent.len()].ends_with('\n');
        let start = span.start - if begins_line { length(ours.indent) } else { 0 };
        let break_before = if begins_line { "" } else { self.newline };
        let theirs = theirs.map(|theirs| self.lines(theirs, comma)).unwrap_or_default();
        let block = self.block(&self.lines(ours, comma), &theirs);
        (Span::new(start, span.end + length(&rest[..behind])), format!("{break_before}{block}"))
    }

    /// Returns the place of what only `theirs` has, at the beginning of its container, and the marks.
    fn at(&self, place: &Place, theirs: Lines<'_>, comma: &str) -> (Span, String) {
        let block = self.block("", &self.lines(theirs, comma));
        let rest = self.text[place.start as usize..].trim_start_matches([' ', '\t', '\r']);
        // The line break that follows ends the last mark.
        let block = if rest.starts_with('\n') { block.trim_end() } else { &block };
        (Span::new(place.start, place.start), format!("{}{block}", self.newline))
    }

    fn lines(&self, lines: Lines<'_>, comma: &str) -> String {
        format!("{}{}{comma}{}", lines.indent, lines.item, self.newline)
    }

    fn block(&self, ours: &str, theirs: &str) -> String {
        let Labels { ours: our_name, theirs: their_name, size } = self.labels;
        let mark = |character: &str| character.repeat(*size);
        let newline = self.newline;
        format!(
            "{} {our_name}{newline}{ours}{}{newline}{theirs}{} {their_name}{newline}",
            mark("<"),
            mark("="),
            mark(">")
        )
    }
}

/// Returns the length of a part of a text, none of which is longer than 4 GiB.
fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}
