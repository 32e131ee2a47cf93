//! Records in the shape of generated code, shared by the tests.
#![allow(dead_code, reason = "no test uses every type")]

use mosaic::{
    DateTime, Json, ManagedObject, ObjectId, OpenEnum, Reference, ReferenceEnum, Resource,
    Revision, SubObject, Untyped, WriteOnly,
};

/// Alpha realm - User
#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/alpha_user")]
pub struct AlphaUser {
    /// The identifier (`_id`).
    pub id: ObjectId,
    /// The revision (`_rev`).
    pub rev: Revision,
    /// Username
    #[managed(name = "userName", indexed, required)]
    pub user_name: Option<String>,
    #[managed(name = "mail", indexed, required)]
    pub mail: Option<String>,
    #[managed(name = "frIndexedString3", indexed)]
    pub department: Option<String>,
    #[managed(name = "custom_tier", unindexed)]
    pub custom_tier: Option<AlphaUserCustomTier>,
    #[managed(name = "frIndexedInteger1", indexed)]
    pub fr_indexed_integer1: Option<i64>,
    #[managed(name = "score", indexed)]
    pub score: Option<f64>,
    #[managed(name = "aliasList", unindexed)]
    pub alias_list: Vec<String>,
    #[managed(name = "numbers", unindexed)]
    pub numbers: Vec<i64>,
    #[managed(name = "preferences", not_queryable)]
    pub preferences: Option<AlphaUserPreferences>,
    #[managed(name = "kbaInfo", not_queryable)]
    pub kba_info: Option<Json>,
    #[managed(name = "manager", relationship)]
    pub manager: Option<Reference<AlphaUser>>,
    #[managed(name = "roles", relationship)]
    pub roles: Option<Vec<Reference<AlphaRole>>>,
    #[managed(name = "authzRoles", relationship)]
    pub authz_roles: Option<Vec<AlphaUserAuthzRolesTarget>>,
    #[managed(name = "effectiveRoles", not_queryable, read_only)]
    pub effective_roles: Vec<Reference<AlphaRole>>,
    #[managed(name = "password", not_queryable, required)]
    pub password: WriteOnly<String>,
    #[managed(name = "frIndexedDate1", indexed)]
    pub soft_lock_until: Option<DateTime>,
}

/// Alpha realm - Role
#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/alpha_role", id_indexed)]
pub struct AlphaRole {
    pub id: ObjectId,
    pub rev: Revision,
    #[managed(name = "name", indexed, required)]
    pub name: Option<String>,
}

/// A target that the model does not hold.
pub enum InternalRole {}

impl Resource for InternalRole {
    const PATH: &'static str = "internal/role";
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, OpenEnum)]
pub enum AlphaUserCustomTier {
    #[managed(name = "gold")]
    Gold,
    #[managed(name = "silver")]
    Silver,
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, OpenEnum)]
pub enum Closed {
    #[managed(name = "on")]
    On,
    #[managed(name = "off")]
    Off,
}

#[derive(Clone, Default, PartialEq, SubObject)]
pub struct AlphaUserPreferences {
    #[managed(name = "updates")]
    pub updates: Option<bool>,
    #[managed(name = "state")]
    pub state: Option<Closed>,
}

#[derive(Clone, Debug, PartialEq, ReferenceEnum)]
pub enum AlphaUserAuthzRolesTarget {
    InternalRole(Reference<InternalRole>),
    ManagedRole(Reference<AlphaRole>),
    Other(Reference<Untyped>),
}
