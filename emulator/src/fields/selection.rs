//! Which fields a client asked for.

use mosaic::wire::Refusal;

use crate::{refusal, schema::ObjectType, store::ID};

/// Which fields a client asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Selection {
    pointers: Vec<Vec<String>>,
}

impl Selection {
    /// Returns the selection of what a server shows by default.
    pub(crate) fn default_fields() -> Self {
        Self::default()
    }

    /// Returns the selection of what pointers lead to.
    pub(crate) fn of(pointers: Vec<Vec<String>>) -> Self {
        Self { pointers }
    }

    /// Returns the selection of nothing but the id and the revision.
    pub(crate) fn id_alone() -> Self {
        Self { pointers: vec![vec![ID.to_owned()]] }
    }

    /// Reads the pointers of `_fields`.
    ///
    /// # Errors
    ///
    /// When one is no pointer.
    pub(crate) fn parse(fields: &[String]) -> Result<Self, Refusal> {
        let pointers = fields.iter().filter(|field| !field.is_empty()).map(|field| {
            mosaic::pointer::parse(field).map_err(|_| {
                refusal::bad_request(format!(
                    "The value '{field}' for parameter '_fields' could not be parsed as a comma \
                     separated list of JSON pointers"
                ))
            })
        });
        Ok(Self { pointers: pointers.collect::<Result<_, _>>()? })
    }

    /// Returns the pointers; none where the default was asked for.
    pub(crate) fn pointers(&self) -> &[Vec<String>] {
        &self.pointers
    }

    /// Returns the names of `object_type` that are asked for by themselves.
    pub(crate) fn names(&self, object_type: &ObjectType) -> impl Iterator<Item = &str> {
        let first = self.pointers.iter().filter_map(|pointer| pointer.first());
        first.map(String::as_str).filter(|name| object_type.property(name).is_some())
    }
}
