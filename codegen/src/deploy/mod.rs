//! What it takes to bring a tenant to a configuration: which steps, in which order, and what each sends.
//!
//! ```text
//! tenant ─┐
//!         ├─► steps ─► Remove ends ─► Configure ─► Declare ends
//! wanted ─┘               │               │              │
//!                         │       configuration()  declaration()
//!                         └── the schema service ────────┘
//! ```
//!
//! A relationship of a tenant's own is kept in two documents, `config/managed` and the mapping to the
//! directory, and only the schema service writes both. So the ends go through it, and everything else
//! through the configuration as a whole (<https://github.com/ForgeRock/fr-config-manager/issues/298>).

mod arrival;
mod configuration;
mod declaration;
mod end;
mod scripts;
mod state;
mod steps;
mod stop;
mod transit;

#[cfg(test)]
mod tests;

pub use arrival::{has_arrived, is_same, touched_types};
pub use configuration::configuration;
pub use declaration::declaration;
pub use end::End;
pub use scripts::lost_scripts;
pub use state::state;
pub use steps::{Step, steps};
pub use stop::{new_errors, one_sided};
pub use transit::{completed, with_ends};
