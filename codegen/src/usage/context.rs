//! What is known of a place before it is read: what kind of file it is in, and whose properties it names.

use std::borrow::Cow;

use crate::catalog::{Catalog, Realm};
use crate::javascript::{About, Holder};
use crate::json::{Kind, Value};
use crate::usage::category::Category;
use crate::usage::path;

/// What is known of a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'c> {
    pub(super) category: Category,
    /// The realm that it works in, where it works in one alone.
    pub(super) realm: Option<Realm>,
    /// Whose properties its settings name.
    pub(super) owner: Owner<'c>,
    /// What its scripts know as `object`.
    pub(super) object: Owner<'c>,
    /// What a mapping reads from.
    pub(super) source: Owner<'c>,
    /// What a mapping writes to.
    pub(super) target: Owner<'c>,
}

/// Whose property a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner<'c> {
    /// Perhaps that of any type.
    Unknown,
    /// That of this type.
    Type(&'c str),
    /// That of something that is no managed object.
    Foreign,
}

/// The keys whose path says of which type the settings beside them speak.
const PATHS: [&str; 7] = [
    "path",
    "resourcePath",
    "resource",
    "identityResource",
    "objectType",
    "object",
    "queryOnResource",
];

/// What the `_id` of a document of IDM begins with.
const IDS: [(&str, Category); 7] = [
    ("endpoint/", Category::Endpoint),
    ("schedule/", Category::Schedule),
    ("emailTemplate/", Category::Email),
    ("ui/", Category::Console),
    ("workflow/", Category::Workflow),
    ("sync", Category::Mapping),
    ("authentication", Category::Authentication),
];

impl<'c> Context<'c> {
    /// Returns what the name of a file tells of it.
    pub(super) fn of_file(name: &'c str) -> Self {
        let category = Category::of_path(name);
        let object = match category {
            Category::Type => type_of_hook(name).map_or(Owner::Unknown, Owner::Type),
            _ => Owner::Unknown,
        };
        Self {
            category,
            realm: realm_of(name),
            owner: Owner::Unknown,
            object,
            source: Owner::Unknown,
            target: Owner::Unknown,
        }
    }

    /// Returns what is known inside of an object that tells this of itself.
    pub(super) fn inside(mut self, told: &'c Told<'_>) -> Self {
        if let Some(category) = told.category(self.category) {
            self.category = category;
        }
        if let Some(name) = told.path.as_deref().and_then(path::managed_type) {
            self.owner = Owner::Type(name);
        }
        if let (Some(name), true) = (&told.name, told.has_schema) {
            let owner = Owner::Type(name);
            self = Self { category: Category::Type, owner, object: owner, ..self };
        }
        if let (Some(source), Some(target), true) =
            (&told.source, &told.target, told.has_properties)
        {
            self = Self { source: of_path(source), target: of_path(target), ..self };
            self.category = Category::Mapping;
        }
        self
    }

    /// Returns whose properties a filter or a list at `key` names.
    pub(super) fn owner_at(&self, key: &str) -> Owner<'c> {
        if self.category != Category::Mapping {
            return self.owner;
        }
        if key.starts_with("source") {
            self.source
        } else if key.starts_with("target") {
            self.target
        } else {
            self.owner
        }
    }

    /// Returns what type `holder`, an object of a script, is of.
    pub(super) fn owner_in_script<'s>(&'s self, holder: &'s Holder) -> Owner<'s> {
        match (&holder.about, holder.variable.as_deref()) {
            (About::Other, _) => Owner::Foreign,
            (About::Path(path), _) if path::is_unmanaged(path) => Owner::Foreign,
            (About::Path(path), _) => path::managed_type(path).map_or(Owner::Unknown, Owner::Type),
            (About::Unknown, Some("object" | "newObject" | "oldObject")) => self.object,
            (About::Unknown, Some("source")) => self.source,
            (About::Unknown, Some("target")) => self.target,
            (About::Unknown, _) => Owner::Unknown,
        }
    }
}

/// What the members of an object tell of it.
#[derive(Default)]
pub(super) struct Told<'v> {
    id: Option<Cow<'v, str>>,
    name: Option<Cow<'v, str>>,
    source: Option<Cow<'v, str>>,
    target: Option<Cow<'v, str>>,
    /// The path of the type that its settings speak of.
    path: Option<Cow<'v, str>>,
    has_schema: bool,
    has_properties: bool,
    has_privileges: bool,
    /// What a key tells that only one kind of document has.
    kind: Option<Category>,
}

impl<'v> Told<'v> {
    /// Returns what the members of `object` tell.
    pub(super) fn by(object: Value<'v>) -> Self {
        let mut told = Self::default();
        for member in object.members() {
            let (key, value) = (member.key.name(), member.value);
            match (&*key, value.kind()) {
                ("_id", Kind::String) => told.id = value.as_str(),
                ("name", Kind::String) => told.name = value.as_str(),
                ("source", Kind::String) => told.source = value.as_str(),
                ("target", Kind::String) => told.target = value.as_str(),
                ("schema", Kind::Object) => told.has_schema = true,
                ("properties" | "policies", Kind::Array) => told.has_properties = true,
                ("privileges", Kind::Array) => told.has_privileges = true,
                ("entryNodeId" | "_outcomes" | "trees", _) => told.kind = Some(Category::Journey),
                ("invokeService", _) => told.kind = Some(Category::Schedule),
                ("serverAuthContext" | "rsFilter", _) => {
                    told.kind = Some(Category::Authentication);
                }
                ("script", Kind::String | Kind::Array) => {
                    told.kind = told.kind.or(Some(Category::Script));
                }
                (key, Kind::String) if PATHS.contains(&key) => {
                    let text = value.as_str();
                    let leads = |text: &Cow<'_, str>| path::managed_type(text).is_some();
                    told.path = text.filter(leads).or(told.path);
                }
                _ => {}
            }
        }
        told
    }

    /// Returns what kind of document it is, where it says so; `outside` is what it is in.
    fn category(&self, outside: Category) -> Option<Category> {
        let id = self.id.as_deref().unwrap_or_default();
        if let Some((_, category)) = IDS.iter().find(|(start, _)| id.starts_with(start)) {
            return Some(*category);
        }
        let is_of_access = matches!(outside, Category::InternalRole | Category::Privilege);
        if self.has_privileges && !is_of_access {
            let is_role = self.name.is_some();
            return Some(if is_role { Category::InternalRole } else { Category::Privilege });
        }
        // A script within something else is part of that.
        let is_whole = matches!(outside, Category::Other | Category::Journey);
        self.kind.filter(|kind| *kind != Category::Script || is_whole)
    }
}

/// Returns whose properties a mapping names that reads from `path` or writes there.
fn of_path(path: &str) -> Owner<'_> {
    path::managed_type(path).map_or(Owner::Foreign, Owner::Type)
}

/// Returns the type whose hook the file is: `alpha_user.onCreate.js`, `alpha_user_onCreate.js`.
fn type_of_hook(name: &str) -> Option<&str> {
    let file = name.rsplit('/').next().unwrap_or(name);
    let (stem, ending) = file.split_once('.')?;
    if ending.contains('.') {
        return Some(stem);
    }
    let (owner, hook) = stem.rsplit_once('_')?;
    Catalog::embedded().is_object_hook(hook).then_some(owner)
}

/// Returns the realm that a folder of `path` is of: `realms/alpha`, `realm/root-alpha`.
fn realm_of(path: &str) -> Option<Realm> {
    let realms = Catalog::embedded().realms();
    path.split('/').find_map(|folder| {
        let name = folder.strip_prefix("root-").unwrap_or(folder);
        realms.iter().find(|realm| realm.name == name).copied()
    })
}
