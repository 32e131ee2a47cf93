//! The types of both sides, by name.

use crate::diff::rename::{self, Renamed};
use crate::diff::walk::Walk;
use crate::diff::{Kind, Pair};
use crate::model::{Model, Object};

impl<'m> Walk<'m> {
    /// Walks the types of both sides whose names `is_compared`.
    pub(super) fn types(&mut self, is_compared: impl Fn(&str) -> bool) {
        let Some((old, new)) = self.sides.both() else { return };
        let (mut gone, mut come, kept) = paired(old.model, new.model, is_compared);
        let renamed = rename::types(&mut gone, &mut come, &kept);
        self.renamed = Renamed::new(&renamed);
        for pair in kept {
            self.object(pair);
        }
        for pair in renamed {
            self.whole_type(Kind::TypeRenamed, pair);
            self.object(pair);
        }
        for object in gone {
            self.whole_type(Kind::TypeRemoved, Pair { old: Some(object), new: None });
        }
        for object in come {
            self.whole_type(Kind::TypeAdded, Pair { old: None, new: Some(object) });
        }
    }

    /// Tells of the change `kind` of a type as a whole.
    fn whole_type(&mut self, kind: Kind, object: Pair<&'m Object<'m>>) {
        self.object = object;
        let mark = self.path.enter(object.latest().map_or("", |object| &object.name.value));
        self.tell(kind, object.map(|object| object.value));
        self.path.leave(mark);
        self.object = Pair::default();
    }
}

/// The types of one side.
type Types<'m> = Vec<&'m Object<'m>>;

/// Returns the types of the old side alone, those of the new side alone, and the pairs that have the
/// same name. Left out are those whose names are not compared, and where a side repeats a name all but the
/// first: no server takes such a side, which is an error of its own.
fn paired<'m>(
    old: &'m Model<'m>,
    new: &'m Model<'m>,
    is_compared: impl Fn(&str) -> bool,
) -> (Types<'m>, Types<'m>, Vec<Pair<&'m Object<'m>>>) {
    let sorted = |model: &'m Model<'m>| {
        let objects = model.objects.iter().filter(|object| is_compared(&object.name.value));
        let mut objects: Vec<_> = objects.collect();
        objects.sort_by(|one, other| one.name.value.cmp(&other.name.value)); // stable: the first stays it
        objects.dedup_by(|later, first| later.name.value == first.name.value);
        objects
    };
    super::names::joined(sorted(old), sorted(new), |object| &object.name.value)
}
