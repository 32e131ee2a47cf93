//! The `type` of both sides.

use crate::diff::Kind;
use crate::diff::walk::declaration::Node;
use crate::diff::walk::form::Form;
use crate::diff::walk::{Walk, is_same};
use crate::json::{Kind as JsonKind, Value};
use crate::meaning;
use crate::model::Keyword;

impl<'m> Walk<'m> {
    /// Compares what the `type` of `node`, of the form `form`, says.
    ///
    /// A list without `null` is not the same as its only word: the server derives `not-empty` from it.
    pub(super) fn value_type(&mut self, node: &Node<'m>, form: Form) {
        let values = node.get(Keyword::Type);
        let name = Keyword::Type.name();
        if is_same(values) {
            return;
        }
        let (old, new) = (Declared::new(values.old), Declared::new(values.new));
        let is_nullable = (old.is_nullable, new.is_nullable);
        if form == Form::Cardinality {
            self.tell_key(Kind::RelCardinalityChanged, name, values);
        } else if old.words != new.words
            || (old.is_list != new.is_list && is_nullable == (false, false))
        {
            self.tell_key(Kind::PropTypeChanged, name, values);
        }
        match is_nullable {
            (false, true) => self.tell_key(Kind::NullAllowed, name, values),
            (true, false) => self.tell_key(Kind::NullRefused, name, values),
            _ => {}
        }
    }
}

/// What a `type` says.
struct Declared {
    /// Every word but `null`, in canonical form: of several the server takes the last.
    words: Vec<String>,
    is_nullable: bool,
    is_list: bool,
}

impl Declared {
    fn new(value: Option<Value<'_>>) -> Self {
        let mut words = Self { words: Vec::new(), is_nullable: false, is_list: false };
        let Some(value) = value else { return words };
        words.is_list = value.kind() == JsonKind::Array;
        let single = (!words.is_list).then_some(value);
        for word in value.elements().chain(single) {
            if word.as_str().as_deref() == Some("null") {
                words.is_nullable = true;
            } else {
                words.words.push(meaning::canonical(word));
            }
        }
        words
    }
}
