//! A place of a script that names something, and what is known of it there.

use std::ops::Range;

/// A place of a script that may name something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// What the place is.
    pub(crate) form: Form,
    /// The name, or the text.
    pub(crate) text: String,
    /// The bytes of what it says; of a text, those between its quotes.
    pub(crate) range: Range<usize>,
    /// Whether the bytes are just those of [`Mention::text`], without an escape.
    pub(crate) is_verbatim: bool,
    /// The object whose property it may be.
    pub(crate) holder: Holder,
}

/// An object of a script that has properties, or that has others which have them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Holder {
    /// What it is.
    pub(crate) about: About,
    /// The variable that holds it.
    pub(crate) variable: Option<String>,
    /// What is on the way from it to the property: `address` of `user.address.street`.
    pub(crate) within: Vec<String>,
}

/// What an object of a script is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum About {
    /// Nobody can tell.
    #[default]
    Unknown,
    /// One at this path, as in `openidm.read("managed/alpha_user/…")`.
    Path(String),
    /// No object of the server's: a request, say, or an error.
    Other,
}

/// What a place of a script is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A property of an object.
    Member,
    /// A key of an object that the script builds.
    Key,
    /// A text where names of properties stand: handed to a call, in a list, or the value of a key that
    /// says so.
    Name,
    /// What a path leads to, put together as in `"managed/user/" + id + "/roles"`.
    Link,
    /// The name of an action that a call asks for.
    Action,
    /// Any other text.
    Text,
}
