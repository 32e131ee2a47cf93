//! What a body is shown as: a draft or a patch may hold a password.

use std::fmt;

use bytes::Bytes;

/// Shows how long a body is.
pub(super) struct Length<'a>(pub(super) &'a Bytes);

impl fmt::Debug for Length<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "<{} bytes>", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use crate::wire::{
        Action, Change, Create, Expected, Outcome, PatchRequest, QueryAnswer, ReadAnswer,
        ResourcePath, Stored, Update,
    };

    #[test]
    fn what_is_answered_is_shown_without_its_body() {
        let body = Bytes::from_static(br#"{"password":"hunter2"}"#);
        let stored =
            Stored { change: Change::Done, revision: None, location: None, body: body.clone() };
        for text in [
            format!("{:?}", ReadAnswer::Stored(stored)),
            format!("{:?}", QueryAnswer { body: body.clone() }),
            format!("{:?}", Outcome { body: Some(body) }),
        ] {
            assert!(text.contains("<22 bytes>") && !text.contains("hunter2"), "{text}");
        }
    }

    #[test]
    fn what_is_sent_is_shown_without_its_body() {
        let body = Bytes::from_static(br#"{"password":"hunter2"}"#);
        let resource = ResourcePath::of(["managed", "alpha_user", "1"]);
        let (expected, fields) = (Expected::Existing, Vec::new());
        let shown = [
            format!(
                "{:?}",
                Create {
                    collection: resource.clone(),
                    id: None,
                    fields: fields.clone(),
                    body: body.clone(),
                }
            ),
            format!(
                "{:?}",
                Update {
                    resource: resource.clone(),
                    expected: expected.clone(),
                    fields: fields.clone(),
                    body: body.clone(),
                }
            ),
            format!(
                "{:?}",
                PatchRequest { resource: resource.clone(), expected, fields, body: body.clone() }
            ),
            format!(
                "{:?}",
                Action {
                    resource,
                    name: "name".to_owned(),
                    parameters: Vec::new(),
                    body: Some(body),
                }
            ),
        ];
        for text in shown {
            assert!(text.contains("alpha_user") && text.contains("<22 bytes>"), "{text}");
            assert!(!text.contains("hunter2"), "{text}");
        }
    }
}
