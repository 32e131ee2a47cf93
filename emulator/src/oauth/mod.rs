//! Who may talk to the tenant: the endpoint that gives tokens out, and the gate that asks for them.

mod assertion;
mod der;
mod gate;
mod grant;
mod passwords;
mod scope;
mod service_account;
#[cfg(test)]
pub(crate) mod signed;
mod tokens;

pub(crate) use self::gate::{Gate, Stop};
pub use self::{
    passwords::Passwords,
    service_account::{KeyError, ServiceAccount},
};

/// Who a request comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Caller {
    /// A service account, by its identifier.
    ServiceAccount(String),
    /// A person, by the name that was typed.
    User(String),
}
