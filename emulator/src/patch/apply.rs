//! What each operation of a patch does.

use mosaic::pointer;
use serde_json::{Number, Value};

use super::{
    Subject,
    graph::{Graph, Members, Node, NodeId},
    increment::increment,
    operation::Operation,
};
use crate::{Flavour, lookup::index};

/// Why an operation cannot be applied.
#[derive(Debug)]
pub(super) enum Fault {
    /// The server looks for it, and says so.
    Refused(String),
    /// The structure of the object does not allow it, which the server did not expect.
    Impossible(String),
    /// It takes what a local tenant does not have.
    Unsupported(&'static str),
}

impl Graph {
    /// Applies an operation, and returns whether it counts as a change.
    pub(super) fn apply(
        &mut self,
        operation: &Operation,
        subject: Subject<'_>,
    ) -> Result<bool, Fault> {
        for pointer in operation.pointers() {
            self.check_position(pointer, subject)?;
        }
        match operation {
            Operation::Put { field, value } => {
                let id = self.add(value);
                let parent = self.make_parent(field)?;
                self.put(parent, field, id)?;
                Ok(true)
            }
            Operation::Remove { field, value } => Ok(self.remove(field, value.as_ref())),
            Operation::Increment { field, amount } => self.increment(field, amount),
            Operation::Move { field, from } => self.move_or_copy(field, from, Graph::take_out),
            Operation::Copy { field, from } => {
                self.check_position(from, subject)?;
                self.move_or_copy(field, from, |_, _| ())
            }
            Operation::Transform { .. } => Err(match subject {
                Subject::Object(_) => {
                    Fault::Impossible("a managed object cannot be transformed".to_owned())
                }
                Subject::Configuration(_) => {
                    Fault::Unsupported("scripts are not run, so nothing can be transformed")
                }
            }),
        }
    }

    /// Refuses a place in a list at the end of a pointer: in the cloud any, elsewhere one digit.
    fn check_position(&self, pointer: &[String], subject: Subject<'_>) -> Result<(), Fault> {
        let Some((last, parents)) = pointer.split_last() else {
            return Err(Fault::Impossible("the whole object cannot be patched".to_owned()));
        };
        let is_position = match subject {
            Subject::Object(Flavour::Aic) => index(last).is_some(),
            Subject::Object(Flavour::Idm) | Subject::Configuration(_) => {
                last.len() == 1 && index(last).is_some()
            }
        };
        let parent = self.find(parents).map(|id| self.node(id));
        if is_position && matches!(parent, Some(Node::List(_))) {
            let place = pointer::text(pointer);
            let message = format!("Position-based operation is not allowed: {place}");
            return Err(Fault::Refused(message));
        }
        Ok(())
    }

    /// Returns what the last element of a pointer is in; what is missing on the way there is made.
    fn make_parent(&mut self, field: &[String]) -> Result<NodeId, Fault> {
        let mut parent = self.root();
        for (depth, pair) in field.windows(2).enumerate() {
            let [element, next] = pair else {
                continue;
            };
            let found = self.child(parent, element).filter(|id| !self.is_null(*id));
            parent = match found {
                Some(id) => id,
                None if is_digits(element) || is_digits(next) => {
                    return Err(Fault::Impossible("/: Expecting a value".to_owned()));
                }
                None => {
                    let made = match next.as_str() {
                        "-" => self.push(Node::List(Vec::new())),
                        _ => self.push(Node::Object(Members::default())),
                    };
                    self.insert(parent, &field[..=depth], made)?;
                    made
                }
            };
        }
        Ok(parent)
    }

    /// Sets what the last element of a pointer names; `-` stands for the end of a list.
    fn put(&mut self, parent: NodeId, field: &[String], id: NodeId) -> Result<(), Fault> {
        let Some((last, parents)) = field.split_last() else {
            return Ok(());
        };
        match self.node_mut(parent) {
            Node::Plain(_) => Err(no_container(parents)),
            Node::Object(members) => {
                members.insert(last, id);
                Ok(())
            }
            Node::List(elements) => match list_place(last, elements.len(), parents)? {
                place if place == elements.len() => {
                    elements.push(id);
                    Ok(())
                }
                place => {
                    elements[place] = id;
                    Ok(())
                }
            },
        }
    }

    /// Adds what the last element of a pointer names, which must not be there; in a list, what stands
    /// there moves on.
    fn insert(&mut self, parent: NodeId, field: &[String], id: NodeId) -> Result<(), Fault> {
        let Some((last, parents)) = field.split_last() else {
            return Ok(());
        };
        match self.node_mut(parent) {
            Node::Plain(_) => Err(no_container(parents)),
            Node::Object(members) if members.get(last).is_some() => {
                let parents = pointer::text(parents);
                Err(Fault::Impossible(format!("{parents}: Map key {last} already exists")))
            }
            Node::Object(members) => {
                members.insert(last, id);
                Ok(())
            }
            Node::List(elements) => {
                elements.insert(list_place(last, elements.len(), parents)?, id);
                Ok(())
            }
        }
    }

    /// Removes a value, or from a list every element that equals one.
    fn remove(&mut self, field: &[String], value: Option<&Value>) -> bool {
        let Some(current) = self.find(field).filter(|id| !self.is_null(*id)) else {
            return false;
        };
        let Some(value) = value else {
            self.take_out(field);
            return true;
        };
        if let Node::List(elements) = self.node(current) {
            let kept = elements.iter().copied().filter(|id| !self.equals(*id, value)).collect();
            *self.node_mut(current) = Node::List(kept);
            return true;
        }
        let is_equal = self.equals(current, value);
        if is_equal {
            self.take_out(field);
        }
        is_equal
    }

    fn take_out(&mut self, field: &[String]) {
        let Some((last, parents)) = field.split_last() else {
            return;
        };
        let Some(parent) = self.find(parents) else {
            return;
        };
        match self.node_mut(parent) {
            Node::Plain(_) => {}
            Node::Object(members) => members.remove(last),
            Node::List(elements) => {
                if let Some(place) = index(last).filter(|place| *place < elements.len()) {
                    elements.remove(place);
                }
            }
        }
    }

    /// Increments a number, or every number of a list.
    fn increment(&mut self, field: &[String], amount: &Number) -> Result<bool, Fault> {
        let place = pointer::text(field);
        let Some(current) = self.find(field) else {
            return Err(Fault::Refused(format!("The field '{place}' does not exist")));
        };
        let no_number = || Fault::Refused(format!("The field '{place}' is not a number"));
        let incremented = |graph: &mut Self, id| match graph.node(id) {
            Node::Plain(value) => {
                let sum = increment(value, amount).ok_or_else(no_number)?;
                Ok(graph.push(Node::Plain(sum)))
            }
            Node::List(_) | Node::Object(_) => Err(no_number()),
        };
        if let Node::List(elements) = self.node(current) {
            let elements = elements.clone();
            let sums = elements.into_iter().map(|id| incremented(self, id));
            let sums = sums.collect::<Result<_, _>>()?;
            *self.node_mut(current) = Node::List(sums);
            return Ok(true);
        }
        let sum = incremented(self, current)?;
        let parent = self.find(&field[..field.len() - 1]).unwrap_or(current);
        self.put(parent, field, sum)?;
        Ok(true)
    }

    /// Puts what is in one place in another, which must be free and whose parents must be there.
    fn move_or_copy(
        &mut self,
        field: &[String],
        from: &[String],
        leave: impl FnOnce(&mut Self, &[String]),
    ) -> Result<bool, Fault> {
        let Some(id) = self.find(from).filter(|id| !self.is_null(*id)) else {
            return Ok(false);
        };
        leave(self, from);
        let parents = &field[..field.len().saturating_sub(1)];
        let parent = self.find(parents).filter(|id| !self.is_null(*id)).ok_or_else(|| {
            Fault::Impossible(format!("{}: Expecting a value", pointer::text(parents)))
        })?;
        self.insert(parent, field, id)?;
        Ok(true)
    }
}

/// Returns the place in a list that an element names, which may be that behind the last one.
fn list_place(element: &str, length: usize, list: &[String]) -> Result<usize, Fault> {
    let named = if element == "-" { Some(length) } else { index(element) };
    named.filter(|place| *place <= length).ok_or_else(|| {
        let list = pointer::text(list);
        let place = index(element).map_or_else(|| "-1".to_owned(), |place| place.to_string());
        Fault::Impossible(format!("{list}: List index out of range: {place}"))
    })
}

fn no_container(pointer: &[String]) -> Fault {
    Fault::Impossible(format!("{}: Expecting a Map or List", pointer::text(pointer)))
}

fn is_digits(element: &str) -> bool {
    !element.is_empty() && element.bytes().all(|byte| byte.is_ascii_digit())
}
