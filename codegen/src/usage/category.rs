//! What kind of configuration a file is part of.

/// What kind of configuration names something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// A synchronisation mapping.
    Mapping,
    /// An internal role, with its privileges.
    InternalRole,
    /// What delegated administrators of organizations may do.
    Privilege,
    /// A journey, or a node of one.
    Journey,
    /// A script of access management, or of a library.
    Script,
    /// A custom endpoint.
    Endpoint,
    /// A scheduled job.
    Schedule,
    /// How clients and users are authenticated.
    Authentication,
    /// The consoles of administrators and end users.
    Console,
    /// The text of an e-mail.
    Email,
    /// A workflow of governance.
    Workflow,
    /// A hook, an action or a query of a managed object type.
    Type,
    /// Anything else.
    Other,
}

/// What part of a folder's name tells of the files in it. The first one that fits wins, so that a
/// longer word stands before one that it contains.
const FOLDERS: [(&str, Category); 22] = [
    ("internal-role", Category::InternalRole),
    ("internalrole", Category::InternalRole),
    ("internal_role", Category::InternalRole),
    ("privilege", Category::Privilege),
    ("endpoint", Category::Endpoint),
    ("mapping", Category::Mapping),
    ("sync", Category::Mapping),
    ("schedule", Category::Schedule),
    ("jobs", Category::Schedule),
    ("email", Category::Email),
    ("workflow", Category::Workflow),
    ("managed", Category::Type),
    ("event-script", Category::Type),
    ("script", Category::Script),
    ("journey", Category::Journey),
    ("authenticationtree", Category::Journey),
    ("auth-tree", Category::Journey),
    ("nodes", Category::Journey),
    ("trees", Category::Journey),
    ("authentication", Category::Authentication),
    ("console", Category::Console),
    ("ui-conf", Category::Console),
];

impl Category {
    /// Returns the name, as reports spell it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mapping => "mapping",
            Self::InternalRole => "internal-role",
            Self::Privilege => "privilege",
            Self::Journey => "journey",
            Self::Script => "script",
            Self::Endpoint => "endpoint",
            Self::Schedule => "schedule",
            Self::Authentication => "authentication",
            Self::Console => "console",
            Self::Email => "email",
            Self::Workflow => "workflow",
            Self::Type => "type",
            Self::Other => "other",
        }
    }

    /// Returns what the file at `path` probably is: by its folder, the nearest one that tells, and by
    /// its own name where none does.
    pub(super) fn of_path(path: &str) -> Self {
        let mut parts: Vec<_> = path.split('/').collect();
        let file = parts.pop();
        let parts = parts.into_iter().rev().chain(file);
        parts.map(str::to_ascii_lowercase).find_map(|part| of_part(&part)).unwrap_or(Self::Other)
    }

    /// Returns whether its names are those of IDM alone, and never those of the directory.
    pub(super) const fn is_of_idm(self) -> bool {
        match self {
            Self::Mapping
            | Self::InternalRole
            | Self::Privilege
            | Self::Endpoint
            | Self::Schedule
            | Self::Email
            | Self::Type => true,
            Self::Journey
            | Self::Script
            | Self::Authentication
            | Self::Console
            | Self::Workflow
            | Self::Other => false,
        }
    }
}

fn of_part(part: &str) -> Option<Category> {
    let (_, category) = FOLDERS.iter().find(|(word, _)| part.contains(word))?;
    Some(*category)
}

#[cfg(test)]
mod tests {
    use super::Category;

    #[test]
    fn a_file_is_what_its_nearest_telling_folder_says() {
        let cases = [
            ("config/internal-roles/SUPPORT.json", Category::InternalRole),
            ("config/connectors/mappings/ldap.json", Category::Mapping),
            ("config/managed-objects/event-scripts/alpha_user_onCreate.js", Category::Type),
            ("realms/alpha/scripts/scripts-content/Login.js", Category::Script),
            ("realms/alpha/journeys/Login/nodes/Set.json", Category::Journey),
            ("global/sync/sync.idm.json", Category::Mapping),
            ("sync.json", Category::Mapping),
            ("readme.json", Category::Other),
        ];
        for (path, expected) in cases {
            assert_eq!(Category::of_path(path), expected, "{path}");
        }
    }
}
