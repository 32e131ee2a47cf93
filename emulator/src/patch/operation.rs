//! One operation of a patch.

use std::fmt::{self, Display, Formatter};

use mosaic::pointer::{self, PointerSyntaxError};
use serde_json::{Map, Number, Value};

/// The elements of a pointer.
pub(super) type Pointer = Vec<String>;

/// One operation of a patch.
#[derive(Clone, Debug)]
pub(super) enum Operation {
    /// `add` and `replace`, which are one.
    Put {
        field: Pointer,
        value: Value,
    },
    Remove {
        field: Pointer,
        value: Option<Value>,
    },
    Increment {
        field: Pointer,
        amount: Number,
    },
    Move {
        field: Pointer,
        from: Pointer,
    },
    Copy {
        field: Pointer,
        from: Pointer,
    },
    Transform {
        field: Pointer,
    },
}

/// What is wrong with an operation, in the words of the servers.
#[derive(Debug)]
pub(super) enum OperationSyntaxError {
    NotText { index: usize, member: &'static str },
    Pointer { index: usize, member: &'static str, error: PointerSyntaxError },
    Absent { member: &'static str },
    Unknown { operation: String },
    NoMember { member: &'static str, operation: String },
    Unwanted { member: &'static str, operation: String },
    NotNumeric,
}

/// The members of an operation before it is known what they are for.
struct Parts<'a> {
    operation: &'a str,
    field: Pointer,
    from: Option<Pointer>,
    value: Option<&'a Value>,
}

impl Operation {
    /// Reads the operation at a place of a patch.
    pub(super) fn parse(
        members: &Map<String, Value>,
        index: usize,
    ) -> Result<Self, OperationSyntaxError> {
        let operation = text(members, "operation", index)?;
        let field = pointer(members, "field", index)?;
        let from = pointer(members, "from", index)?;
        let operation = operation.ok_or(OperationSyntaxError::Absent { member: "operation" })?;
        let field = field.ok_or(OperationSyntaxError::Absent { member: "field" })?;
        let value = members.get("value").filter(|value| !value.is_null());
        Parts { operation, field, from, value }.assemble()
    }

    /// Returns the pointers to what the operation changes.
    pub(super) fn pointers(&self) -> impl Iterator<Item = &Pointer> {
        let (field, from) = match self {
            Self::Move { field, from } => (field, Some(from)),
            Self::Put { field, .. }
            | Self::Remove { field, .. }
            | Self::Increment { field, .. }
            | Self::Copy { field, .. }
            | Self::Transform { field } => (field, None),
        };
        from.into_iter().chain([field])
    }
}

impl Parts<'_> {
    fn assemble(self) -> Result<Operation, OperationSyntaxError> {
        match self.operation.to_ascii_lowercase().as_str() {
            "add" | "replace" => {
                let value = self.value()?.clone();
                Ok(Operation::Put { field: self.field, value })
            }
            "increment" => {
                let Value::Number(amount) = self.value()? else {
                    return Err(OperationSyntaxError::NotNumeric);
                };
                let amount = amount.clone();
                Ok(Operation::Increment { field: self.field, amount })
            }
            "transform" => {
                self.value()?;
                Ok(Operation::Transform { field: self.field })
            }
            "remove" => {
                self.refuse_from()?;
                Ok(Operation::Remove { field: self.field, value: self.value.cloned() })
            }
            "move" => {
                let from = self.from()?.clone();
                Ok(Operation::Move { field: self.field, from })
            }
            "copy" => {
                let from = self.from()?.clone();
                Ok(Operation::Copy { field: self.field, from })
            }
            _ => Err(OperationSyntaxError::Unknown { operation: self.operation.to_owned() }),
        }
    }

    /// Returns the value of an operation that takes one, and so takes no `from`.
    fn value(&self) -> Result<&Value, OperationSyntaxError> {
        let value = self.value.ok_or_else(|| self.missing("value"))?;
        self.refuse_from()?;
        Ok(value)
    }

    /// Returns the source of an operation that takes one, and so takes no value.
    fn from(&self) -> Result<&Pointer, OperationSyntaxError> {
        let from = self.from.as_ref().filter(|from| !from.is_empty());
        let from = from.ok_or_else(|| self.missing("from"))?;
        match self.value {
            None => Ok(from),
            Some(_) => Err(self.unwanted("value field")),
        }
    }

    fn refuse_from(&self) -> Result<(), OperationSyntaxError> {
        match self.from {
            None => Ok(()),
            Some(_) => Err(self.unwanted("from field")),
        }
    }

    fn missing(&self, member: &'static str) -> OperationSyntaxError {
        OperationSyntaxError::NoMember { member, operation: self.operation.to_owned() }
    }

    fn unwanted(&self, member: &'static str) -> OperationSyntaxError {
        OperationSyntaxError::Unwanted { member, operation: self.operation.to_owned() }
    }
}

fn text<'a>(
    members: &'a Map<String, Value>,
    member: &'static str,
    index: usize,
) -> Result<Option<&'a str>, OperationSyntaxError> {
    match members.get(member) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(OperationSyntaxError::NotText { index, member }),
    }
}

fn pointer(
    members: &Map<String, Value>,
    member: &'static str,
    index: usize,
) -> Result<Option<Pointer>, OperationSyntaxError> {
    let read = |text| {
        pointer::parse(text).map_err(|error| OperationSyntaxError::Pointer { index, member, error })
    };
    text(members, member, index)?.map(read).transpose()
}

impl Display for OperationSyntaxError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotText { index, member } => {
                write!(formatter, "/{index}/{member}: Expecting a java.lang.String")
            }
            Self::Pointer { index, member, error } => {
                write!(formatter, "/{index}/{member}: org.forgerock.json.JsonException: {error}")
            }
            Self::Absent { member } => {
                write!(formatter, "Cannot instantiate PatchOperation with null '{member}' value")
            }
            Self::Unknown { operation } => {
                write!(formatter, "Invalid patch operation type {operation}")
            }
            Self::NoMember { member, operation } => {
                write!(formatter, "No {member} field provided for '{operation}' operation")
            }
            Self::Unwanted { member, operation } => {
                write!(formatter, "'{operation}' does not accept {member}")
            }
            Self::NotNumeric => {
                formatter.write_str("Non-numeric value provided for increment operation")
            }
        }
    }
}
