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

/// What words of a name tell, in the singular. The first that fit win, so that more words stand before
/// one of them.
const WORDS: [(&[&str], Category); 22] = [
    (&["internal", "role"], Category::InternalRole),
    (&["internalrole"], Category::InternalRole),
    (&["privilege"], Category::Privilege),
    (&["endpoint"], Category::Endpoint),
    (&["mapping"], Category::Mapping),
    (&["sync"], Category::Mapping),
    (&["schedule"], Category::Schedule),
    (&["job"], Category::Schedule),
    (&["email"], Category::Email),
    (&["workflow"], Category::Workflow),
    (&["managed"], Category::Type),
    (&["event", "script"], Category::Type),
    (&["script"], Category::Script),
    (&["journey"], Category::Journey),
    (&["authentication", "tree"], Category::Journey),
    (&["authenticationtree"], Category::Journey),
    (&["auth", "tree"], Category::Journey),
    (&["node"], Category::Journey),
    (&["tree"], Category::Journey),
    (&["authentication"], Category::Authentication),
    (&["console"], Category::Console),
    (&["ui"], Category::Console),
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

    /// Returns what the file at `path`, inside of its tree, probably is: by its folder, the nearest one
    /// that tells, and by its own name where none does.
    pub(super) fn of_path(path: &str) -> Self {
        let (folders, file) = path.rsplit_once('/').unwrap_or(("", path));
        let of_folder = folders.rsplit('/').find_map(|folder| of_words(&words(folder)));
        of_folder.or_else(|| of_file(file)).unwrap_or(Self::Other)
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

/// Returns what the name of a file tells: a document's begins with what it is, as in
/// `schedule-nightly.json`, or that stands between dots, as in `Login.journey.json`. What a script is
/// called says what it does.
fn of_file(file: &str) -> Option<Category> {
    let is_document = file.to_ascii_lowercase().ends_with(".json");
    file.rsplit('.').find_map(|part| {
        let words = words(part);
        let fits = |known: &[&str]| {
            words.iter().map(String::as_str).take(known.len()).eq(known.iter().copied())
                && (is_document || words.len() == known.len())
        };
        WORDS.iter().find(|(known, _)| fits(known)).map(|(_, category)| *category)
    })
}

/// Returns what `words` of a folder's name tell, wherever in it they stand.
fn of_words(words: &[String]) -> Option<Category> {
    let fits = |known: &[&str]| words.windows(known.len()).any(|some| some == known);
    WORDS.iter().find(|(known, _)| fits(known)).map(|(_, category)| *category)
}

/// Returns the words that `name` is made of, in lower case and in the singular: `internal` and `role` of
/// `internal-roles` and `internalRoles`.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for character in name.chars() {
        if !character.is_alphanumeric() || character.is_uppercase() && was_lower {
            words.push(String::new());
        }
        was_lower = character.is_lowercase();
        if let Some(word) = words.last_mut().filter(|_| character.is_alphanumeric()) {
            word.extend(character.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    for word in &mut words {
        if word.len() > 3 && word.ends_with('s') {
            word.pop();
        }
    }
    words
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
            ("conf/endpoint-loans.json", Category::Endpoint),
            ("global/emailTemplate/welcome.json", Category::Email),
            ("x/Login.journey.json", Category::Journey),
            ("x/job-queue.script.js", Category::Script),
            ("readme.json", Category::Other),
        ];
        for (path, expected) in cases {
            assert_eq!(Category::of_path(path), expected, "{path}");
        }
    }

    #[test]
    fn a_part_of_a_word_tells_nothing() {
        for path in
            ["async-lib/a.js", "unmanaged/a.json", "street/a.js", "sync-users.js", "guide/a.js"]
        {
            assert_eq!(Category::of_path(path), Category::Other, "{path}");
        }
        assert_eq!(Category::of_path("scripts/async-lib/a.js"), Category::Script);
    }
}
