//! The paths at which a server keeps the objects of types: `managed/alpha_user`.

/// How the path of each type begins.
const MANAGED: &str = "managed/";

/// Returns the path of the objects of the type called `name`.
#[must_use]
pub fn path_of_type(name: &str) -> String {
    format!("{MANAGED}{name}")
}

/// Returns the name of the type whose objects are at `path`; nothing where they are of the server itself,
/// or it is no path.
#[must_use]
pub fn type_of_path(path: &str) -> Option<&str> {
    path.strip_prefix(MANAGED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_of_a_type_leads_to_it() {
        for name in ["alpha_user", "managed/", ""] {
            assert_eq!(type_of_path(&path_of_type(name)), Some(name));
        }
        for path in ["internal/role", "managed", "/managed/alpha_user", "alpha_user", ""] {
            assert_eq!(type_of_path(path), None, "{path}");
        }
    }
}
