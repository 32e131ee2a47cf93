//! Where the facts are from that verdicts rest on.

pub(super) const OBJECT_TYPES: &str =
    "PingOne Advanced Identity Cloud documentation, \"Manage object types\"; measured on a tenant";
pub(super) const CUSTOMIZE: &str =
    "PingOne Advanced Identity Cloud documentation, \"Customize object types\"";
pub(super) const SETTINGS: &str =
    "PingOne Advanced Identity Cloud documentation, \"Property settings\"";
pub(super) const SCRIPTS: &str =
    "PingOne Advanced Identity Cloud documentation, \"Script triggers\"";
pub(super) const METADATA: &str = "PingOne Advanced Identity Cloud documentation, \"Enable self-service by tracking user \
                                   metadata\"";
pub(super) const RELATIONSHIPS: &str =
    "PingOne Advanced Identity Cloud documentation, \"Configure relationships\"";
pub(super) const RELATIONSHIP_API: &str =
    "OPENIDM-19106; PingOne Advanced Identity Cloud documentation, \"Configure relationships\"";
pub(super) const NOTIFICATION: &str = "PingOne Advanced Identity Cloud documentation, \"Configure \
                                       relationship change notification\"";
pub(super) const CONDITIONAL: &str =
    "PingOne Advanced Identity Cloud documentation, \"Conditional relationships\"";
pub(super) const TEMPORAL: &str = "PingOne Advanced Identity Cloud documentation, \"Use temporal constraints to restrict \
                                   effective roles\"";
pub(super) const NOTIFICATIONS: &str = "PingIDM documentation, \"End User UI notifications\"; what the key does is seen in \
                                        shipped configurations, and specified nowhere";
pub(super) const LAST_SYNC: &str =
    "seen in shipped configurations; what the server makes of it is specified nowhere";
pub(super) const VIRTUAL: &str = "PingOne Advanced Identity Cloud documentation, \
                                  \"Relationship-derived virtual properties\"";
pub(super) const PRIVACY: &str = "PingOne Advanced Identity Cloud documentation, privacy and \
                                  encryption of managed object properties";
pub(super) const INDEXES: &str = "PingOne Advanced Identity Cloud documentation, \"User identity \
                                  attributes and properties reference\"";
pub(super) const EXTENSIONS: &str =
    "PingOne Advanced Identity Cloud documentation, extension attributes";
pub(super) const APPLICATIONS: &str =
    "IAM-2713; PingOne Advanced Identity Cloud documentation, \"Customize object types\"";
pub(super) const COMPARISON: &str = "OPENIDM-19918";
pub(super) const POLICIES: &str = "OpenIDM server, `policy.js`";
pub(super) const FIELDS: &str = "OpenIDM server, `SchemaField`";
pub(super) const OBJECT_SET: &str = "OpenIDM server, `ManagedObjectSet`";
pub(super) const MEASURED: &str = "measured on a tenant";
pub(super) const CONSOLE: &str = "platform console source";
pub(super) const PRACTICE: &str = "seen in published configurations";
pub(crate) const GENERATOR: &str = "what `mosaic generate` says of it";
pub(crate) const RULE_BOOK: &str = "the page of the rule, as `mosaic explain` shows it";
