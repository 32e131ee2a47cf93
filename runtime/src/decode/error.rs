//! What is wrong with the bytes of a response.

use std::{error, fmt};

use serde::de;

use crate::record::Trail;

/// Bytes that are not what a type expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    details: Box<Details>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Details {
    message: String,
    path: String,
    id: Option<String>,
    offset: Option<usize>,
}

impl DecodeError {
    /// Returns the way from the record to the value, such as `roles[2]._ref`; empty for the record itself.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.details.path
    }

    /// Returns the identifier of the object, where it was read before the error.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.details.id.as_deref()
    }

    /// Returns how many bytes were read before the error, where bytes were read.
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        self.details.offset
    }

    pub(crate) fn new(message: String) -> Self {
        Self { details: Box::new(Details { message, ..Details::default() }) }
    }

    /// Something that must be there is not.
    pub(crate) fn missing(name: &str) -> Self {
        let mut error = Self::new("expected a value, found none".to_owned());
        name.clone_into(&mut error.details.path);
        error
    }

    /// The error is about this object.
    pub(crate) fn about(mut self, id: Option<String>) -> Self {
        self.details.id = id;
        self
    }

    pub(super) fn at(fault: Fault, offset: usize) -> Self {
        let mut error = Self::new(fault.0.into());
        error.details.offset = Some(offset);
        error
    }

    pub(super) fn within(mut self, trail: &Trail) -> Self {
        self.details.path = trail.to_string();
        self
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Details { message, path, id, offset } = &*self.details;
        if !path.is_empty() {
            write!(formatter, "`{path}`: ")?;
        }
        formatter.write_str(message)?;
        if let Some(id) = id {
            write!(formatter, ", in the object {id:?}")?;
        }
        if let Some(offset) = offset {
            write!(formatter, ", at byte {offset}")?;
        }
        Ok(())
    }
}

impl error::Error for DecodeError {}

/// What the reader reports; where it was is known to the reader.
#[derive(Debug)]
pub(super) struct Fault(Box<str>);

impl Fault {
    #[cold]
    pub(crate) fn new(message: &str) -> Self {
        Self(message.into())
    }
}

impl de::Error for Fault {
    #[cold]
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string().into())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl error::Error for Fault {}
