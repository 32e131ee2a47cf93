//! Scripts that a layout keeps apart from the types: `event-scripts/TYPE_EVENT.js` beside the file of a type.
//!
//! Who pushes such a folder puts each of these files into the type at its event, in the place of what the
//! type says there (`companieshouse/forgerock-cloud-config`, `scripts/update-managed-objects.js`). The text of
//! the type is read with a reference to the file there, and written without it.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use crate::json::edit::{self, Edit, Path};
use crate::json::{self, Kind, Member, Value};
use crate::source::{Layout, Parsed, Role, Source, Sources, Written, files};
use crate::span::{SourceId, Span};

/// The folder of the scripts.
const FOLDER: &str = "event-scripts";

/// The events whose scripts are put in.
const EVENTS: [&str; 6] =
    ["onCreate", "onUpdate", "onDelete", "postCreate", "postDelete", "postUpdate"];

/// What a script in a file is, where nothing says otherwise.
const MEDIA_TYPE: &str = "text/javascript";

/// A reference to a file that the text of a type is read with, and not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Addition {
    /// The event whose script the file is.
    event: &'static str,
    /// The file, as the type names it.
    path: String,
    /// The bytes that are read.
    read: String,
    /// Those that are written there.
    written: String,
}

impl Sources {
    /// Reads the types with the scripts that their layout keeps in `event-scripts/`, as far as these are
    /// here: a front end does so when it has added the files that the types [name](super::named_files).
    pub fn take_in_event_scripts(&mut self) {
        let scripts = self.iter().filter(|(_, source)| source.role == Role::Script);
        let scripts = scripts.filter(|(_, source)| source.name.contains(FOLDER));
        let scripts: HashSet<_> = scripts.map(|(_, source)| source.name.clone()).collect();
        if scripts.is_empty() {
            return;
        }
        for source in &mut self.sources {
            if source.role == Role::Configuration {
                source.take_in(&scripts);
            }
        }
    }

    /// Returns whether scripts of a type are in `event-scripts/`.
    #[must_use]
    pub fn has_event_scripts(&self) -> bool {
        self.sources.iter().any(|source| !source.additions.is_empty())
    }

    /// Returns what the file of the source `id` has to hold for it to be read as `text`.
    #[must_use]
    pub fn written<'t>(&self, id: SourceId, text: &'t str) -> Cow<'t, str> {
        let source = self.get(id);
        if source.role != Role::Configuration || !self.has_event_scripts() {
            return Cow::Borrowed(text);
        }
        let before = source.written.as_ref().map_or(&*source.text, Written::text);
        Cow::Owned(without_references(source.without_additions(text).into_text(), before))
    }
}

impl Addition {
    /// Returns which bytes of the type `root`, whose text is `text`, are written otherwise, and as what: those
    /// at the event that were added, wherever else the same may stand.
    fn undo(&self, text: &str, root: Value<'_>) -> Option<(Range<usize>, &str)> {
        let hook = last_member(root, self.event)?;
        let file = last_member(hook.value, "file")?;
        if file.value.as_str()? != self.path {
            return None;
        }
        let (hook, file) = (hook.span().range(), file.span().range());
        let is_read = |end: &usize| text[..*end].ends_with(&self.read);
        if let Some(end) = [hook.end, file.end].into_iter().find(is_read) {
            return Some((end - self.read.len()..end, &self.written));
        }
        let is_in_place_of_text = !self.read.ends_with('}') && !self.written.is_empty();
        is_in_place_of_text.then_some((file, &*self.written))
    }
}

impl Source {
    /// Finds out what the file holds, once what is read is another.
    pub(super) fn settle(&mut self) {
        let is_otherwise = !self.additions.is_empty();
        self.written = is_otherwise.then(|| self.without_additions(&self.text));
    }

    fn without_additions(&self, text: &str) -> Written {
        let parsed = Parsed::new(SourceId::default(), text).0;
        // Where a script was put in anew, what the text said last is written.
        let undone = |root| self.additions.iter().rev().filter_map(move |it| it.undo(text, root));
        Written::new(text, parsed.document.root().into_iter().flat_map(undone).collect())
    }

    fn take_in(&mut self, scripts: &HashSet<String>) {
        let parsed = Parsed::new(SourceId::default(), &self.text).0;
        let Some((root, name)) = named_type(&parsed) else { return };
        let mut changes: Vec<_> = EVENTS
            .iter()
            .filter_map(|event| {
                let path = path(&name, event)?;
                let file = files::resolve(self, &path, Role::Script)?;
                let (place, read) =
                    scripts.contains(&file).then(|| change(root, event, &path))??;
                let written = self.text[place.clone()].to_owned();
                Some((place, Addition { event, path, read, written }))
            })
            .collect();
        changes.sort_by_key(|(place, _)| place.start);
        let mut text = String::with_capacity(self.text.len());
        let (mut end, mut additions) = (0, Vec::new());
        for (place, addition) in changes {
            text.push_str(&self.text[end..place.start]);
            text.push_str(&addition.read);
            end = place.end;
            additions.push(addition);
        }
        text.push_str(&self.text[end..]);
        self.text = text;
        self.additions.append(&mut additions);
        self.settle();
    }
}

/// Returns the files of `event-scripts/` that may be there for the type that a text is, and where it says
/// what it is called.
pub(super) fn candidates(parsed: &Parsed<'_>) -> Vec<(String, Span)> {
    let Some((root, name)) = named_type(parsed) else { return Vec::new() };
    let span = root.get("name").map_or(root.span(), Value::span);
    EVENTS.iter().filter_map(|event| Some((path(&name, event)?, span))).collect()
}

/// Returns the file of the script of `event` of the type called `name`, seen from the file of the type;
/// nothing where its scripts are not in files of that folder.
#[must_use]
pub(crate) fn path(name: &str, event: &str) -> Option<String> {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
    let is_known = EVENTS.contains(&event) && !name.is_empty() && name.chars().all(is_plain);
    is_known.then(|| format!("{FOLDER}/{name}_{event}.js"))
}

/// Returns `text`, of a type that is new, without references to files that are put in by their names.
#[must_use]
pub fn without_event_scripts(text: String) -> String {
    without_references(text, "")
}

/// Returns `text`, of a type, without references to files that are put in by their names, but for those that
/// it had `before`.
fn without_references(text: String, before: &str) -> String {
    let parsed = Parsed::new(SourceId::default(), &text).0;
    let Some((root, name)) = named_type(&parsed) else { return text };
    let before = Parsed::new(SourceId::default(), before).0;
    let before = before.document.root();
    let edits = EVENTS.iter().filter_map(|event| {
        let hook = root.get(event)?;
        let file = hook.get("file")?;
        let path = path(&name, event)?;
        let is_named = |file: Value<'_>| file.as_str().as_deref() == Some(&*path);
        let was_named = || before?.get(event)?.get("file");
        if !is_named(file) || was_named().is_some_and(is_named) {
            return None;
        }
        let says_more = |(key, value): (Cow<'_, str>, Value<'_>)| {
            key != "file" && !(key == "type" && value.as_str().as_deref() == Some(MEDIA_TYPE))
        };
        let mut members = hook.members().map(|member| (member.key.name(), member.value));
        Some(Edit::remove(if members.any(says_more) { Path::of(file) } else { Path::of(hook) }))
    });
    let edits: Vec<_> = edits.collect();
    edit::apply(&text, &edits).unwrap_or(text)
}

/// Returns the type that a text is alone, and its name.
fn named_type<'p>(parsed: &'p Parsed<'_>) -> Option<(Value<'p>, Cow<'p, str>)> {
    let root = parsed.document.root().filter(|_| parsed.layout == Some(Layout::BareType))?;
    Some((root, root.get("name")?.as_str()?))
}

/// Returns which bytes of a type are read otherwise, and as what, so that the script at `event` is the file at
/// `path`; nothing where it is already.
fn change(root: Value<'_>, event: &str, path: &str) -> Option<(Range<usize>, String)> {
    let file = format!("\"file\": {}", json::quote(path));
    let typed = format!("\"type\": \"{MEDIA_TYPE}\", {file}");
    let whole = format!("{}: {{{typed}}}", json::quote(event));
    let Some(hook) = last_member(root, event) else {
        let last = root.members().last()?;
        let end = last.span().range().end;
        return Some((end..end, format!(",{}{whole}", blank_before(root, last.span()))));
    };
    if hook.value.kind() != Kind::Object || hook.value.members().next().is_none() {
        return Some((hook.span().range(), whole));
    }
    let named = |name| last_member(hook.value, name);
    let file = if named("type").is_some() { file } else { typed };
    if let Some(text) = named("source").or_else(|| named("file")) {
        let is_there = text.key.is("file") && text.value.as_str().as_deref() == Some(path);
        return (!is_there).then(|| (text.span().range(), file));
    }
    let end = hook.value.members().last()?.span().range().end;
    Some((end..end, format!(", {file}")))
}

/// Returns the member of `value` that counts for those called `name`.
fn last_member<'v>(value: Value<'v>, name: &str) -> Option<Member<'v>> {
    value.members().filter(|member| member.key.is(name)).last()
}

/// Returns what stands between a member of `root`, which is at `span`, and what is before it: new members are
/// laid out alike.
fn blank_before(root: Value<'_>, span: Span) -> &str {
    let before = &root.raw()[..(span.start - root.span().start) as usize];
    &before[before.trim_end().len()..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Places;
    use crate::span::Location;

    /// A type of which each event says something else.
    const CAR: &str = r#"{
  "name": "car",
  "onUpdate": {
    "type": "text/javascript",
    "source": "dead;"
  },
  "onDelete": {"globals": {}},
  "postCreate": null,
  "postDelete": {"file": "event-scripts/car_postDelete.js"},
  "schema": {"properties": {}}
}
"#;

    fn sources(events: &[&str]) -> Sources {
        read_with(CAR, events)
    }

    fn read_with(text: &str, events: &[&str]) -> Sources {
        let mut sources = Sources::new();
        sources.add("objects/car.json", text.into(), Role::Configuration);
        for event in events {
            let name = format!("objects/event-scripts/car_{event}.js");
            sources.add(name, b"live;".to_vec(), Role::Script);
        }
        sources.take_in_event_scripts();
        sources
    }

    /// The source of the type.
    const ID: SourceId = SourceId(0);

    #[test]
    fn each_script_of_the_folder_is_named_once_and_counts_instead_of_what_the_type_says() {
        let mut sources = sources(&EVENTS);
        let read = sources.get(ID).text.clone();
        assert!(
            read.contains(
                "},\n  \"onCreate\": {\"type\": \"text/javascript\", \
             \"file\": \"event-scripts/car_onCreate.js\"},\n  \"postUpdate\": {"
            ),
            "{read}"
        );
        assert!(!read.contains("dead;") && !read.contains("null"), "{read}");
        for event in EVENTS {
            assert_eq!(read.matches(&format!("car_{event}.js")).count(), 1, "{read}");
        }
        let (document, errors) = json::parse(&read);
        assert!(
            errors.is_empty() && document.root().is_some_and(|root| root.duplicates().is_empty())
        );
        sources.take_in_event_scripts();
        assert_eq!(sources.get(ID).text, read, "once is enough");
    }

    #[test]
    fn what_was_read_is_written_as_it_was() {
        for events in [&EVENTS[..], &["onUpdate"], &["onCreate", "postCreate"], &[]] {
            let sources = sources(events);
            let car = sources.get(ID);
            assert_eq!(sources.written(ID, &car.text), CAR, "{events:?}");
            let edited = car.text.replace("properties", "PROPERTIES");
            assert_eq!(sources.written(ID, &edited), CAR.replace("properties", "PROPERTIES"));
        }
    }

    #[test]
    fn a_reference_that_came_since_is_not_written() {
        let sources = sources(&["onUpdate"]);
        let car = sources.get(ID);
        let hook = r#"{"type": "text/javascript", "file": "event-scripts/car_onCreate.js"}"#;
        let text = edit::apply(&car.text, &[Edit::insert("onCreate", hook)]).expect("it is free");
        assert_eq!(sources.written(ID, &text), sources.written(ID, &car.text));
        let text = car.text.replace("\"type\": \"text/javascript\"", "\"type\": \"groovy\"");
        assert_eq!(
            sources.written(ID, &text),
            CAR.replace("text/javascript", "groovy"),
            "nor is more lost"
        );
    }

    #[test]
    fn the_same_reference_of_a_property_stays_there() {
        let text = r#"{
  "name": "car",
  "schema": {"properties": {
    "p": {"onStore": {"type": "text/javascript", "file": "event-scripts/car_onUpdate.js"}}
  }},
  "onUpdate": {"type": "text/javascript", "source": "dead;"}
}
"#;
        let sources = read_with(text, &["onUpdate"]);
        let read = &sources.get(ID).text;
        assert_eq!(sources.written(ID, read), text);
        let spaced = read.replace("\"file\": ", "\"file\":");
        let written = sources.written(ID, &spaced);
        assert_eq!(written, text.replace("\"file\": ", "\"file\":"), "laid out anew");
        let emptied = read.replace("\"type\": \"text/javascript\", ", "");
        let written = sources.written(ID, &emptied);
        assert!(written.contains("\"onUpdate\": {\"source\": \"dead;\"}"), "{written}");
    }

    #[test]
    fn what_is_told_of_a_type_is_where_its_file_has_it() {
        let text = "{\"onUpdate\": {\n\n}, \"name\": \"car\", \"onDelete\": {\"source\": \"\"}, \"schema\": {}}";
        for events in [&EVENTS[..], &["onUpdate"], &["onDelete"], &[]] {
            let sources = read_with(text, events);
            let text = &sources.get(ID).text;
            let places = Places::new(&sources);
            for (word, place) in [("onUpdate", "1:3"), ("name", "3:5"), ("schema", "3:48")] {
                let start = u32::try_from(text.find(word).expect("it is read")).expect("small");
                let location = Location { source: ID, span: Span::new(start, start + 3) };
                let told = places.place(location).expect("it is a source's").label();
                let is_replaced = word == "onUpdate" && events.contains(&word);
                let place = if is_replaced { "1:2" } else { place };
                assert_eq!(told, format!("objects/car.json:{place}"), "{events:?}");
            }
        }
    }
}
