//! Who may see what; judged before anything is looked for.

use http::StatusCode;
use mosaic::wire::Refusal;
use mosaic_codegen::catalog::Catalog;

use crate::oauth::Caller;

/// Refuses what is outside the access rules of `caller`.
///
/// A service account does not see the types that a tenant has for itself, whether or not there is such
/// a type or such an object (a tenant answered so for service accounts and team members).
pub(super) fn check(caller: &Caller, elements: &[&str]) -> Result<(), Refusal> {
    let is_hidden = match elements {
        ["schema" | "policy", "managed", name, ..] | ["managed", name, ..] => {
            Catalog::embedded().is_hidden_type(name)
        }
        _ => false,
    };
    match caller {
        Caller::ServiceAccount(_) if is_hidden => {
            Err(Refusal::new(StatusCode::FORBIDDEN, "Access denied"))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_of_the_tenant_itself_is_denied_whether_or_not_it_is_there() {
        let account = Caller::ServiceAccount("a".into());
        for path in [&["managed", "svcacct", "x"][..], &["managed", "teammember"]] {
            let refusal = check(&account, path).unwrap_err();
            assert_eq!((refusal.status.as_u16(), refusal.message.as_str()), (403, "Access denied"));
            assert_eq!(check(&Caller::User("u".into()), path), Ok(()));
        }
        assert_eq!(check(&account, &["managed", "nosuch"]), Ok(()));
        assert_eq!(check(&account, &["config", "svcacct"]), Ok(()));
    }
}
