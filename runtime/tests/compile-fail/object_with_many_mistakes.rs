use mosaic::ManagedObject;

#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(paht = "managed/user")]
struct User {
    #[managed(indexed, unindexed)] mail: Option<String>,
    #[managed(name = "mail")] address: Option<String>,
    #[managed(read_only)] password: WriteOnly<String>,
}
use mosaic::WriteOnly;

fn main() {}
