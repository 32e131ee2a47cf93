//! A local tenant that honours a `managed.json`: `/openidm/managed/*` on loopback.

mod flavour;

pub use self::flavour::Flavour;
