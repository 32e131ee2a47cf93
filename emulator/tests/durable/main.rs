//! What a tenant keeps in a data file.

mod opening;
mod reopening;
mod tenant;
