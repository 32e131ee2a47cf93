use mosaic::*;

#[derive(Clone, Debug, PartialEq, OpenEnum)]
enum Tier { #[managed(nam = "gold")] Gold, Other(String) }

#[derive(Clone, Default, PartialEq, SubObject)]
struct Look { #[managed(indexed)] dark: Option<bool> }

#[derive(Clone, Debug, PartialEq, ReferenceEnum)]
enum Target { User(Reference<User>) }

#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/user")]
struct User { id: ObjectId, rev: Revision, tier: Option<Tier>, look: Option<Look>, #[managed(relationship)] to: Option<Target> }

fn main() { let _ = (User::TIER.scan().eq(Tier::Gold), Tier::Gold.as_str().len(), format!("{:?}", Look::default())); }
