//! The whole value of a relationship property, as a create, an update or a patch of its owner has it.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

use http::StatusCode;
use mosaic::{Json, wire::Refusal};

use super::{Edge, Effect, Given, Near, Vertex, Writer, canonical::canonical};
use crate::{Flavour, refusal, schema::Cardinality};

/// What becomes of the relationships of a property.
#[derive(Default)]
struct Plan {
    kept: Vec<(Arc<Edge>, Given)>,
    made: Vec<Given>,
}

impl Writer<'_, '_> {
    /// Makes `value` the whole value of a relationship property: elements that name a relationship
    /// keep it, all others are new, and what is not named goes.
    ///
    /// AIC also keeps what is given again without its `_refProperties._id`; `OpenIDM` makes it anew.
    ///
    /// # Errors
    ///
    /// 400 when an element is no reference, its target is not there and has to be, or its target is
    /// taken; 412 when two elements say the same.
    pub(crate) fn assign(&mut self, near: Near<'_>, value: &Json) -> Result<Effect, Refusal> {
        let given = self.given(near, value)?;
        refuse_repetition(&given)?;
        let mut before: BTreeMap<u64, Arc<Edge>> = BTreeMap::new();
        for edge in self.graph().edges(near.vertex, near.property) {
            before.insert(edge.number, Arc::clone(edge));
        }
        let known: HashSet<_> = before.values().map(|edge| target(edge, near).clone()).collect();
        let plan = plan(near, given, &mut before, self.flavour);
        let mut effect = if before.is_empty() { Effect::Unchanged } else { Effect::Changed };
        for edge in before.values() {
            self.delete(edge);
        }
        for (edge, given) in plan.kept {
            self.insist(near, &given, &known)?;
            if self.change(near, &edge, given)?.1 == Effect::Changed {
                effect = Effect::Changed;
            }
        }
        for given in plan.made {
            self.insist(near, &given, &known)?;
            self.create(near, given, None)?;
            effect = Effect::Changed;
        }
        Ok(effect)
    }

    /// Reads what is given, with the ids of the targets as those spell them.
    fn given(&self, near: Near<'_>, value: &Json) -> Result<Vec<Given>, Refusal> {
        let elements = match (near.relationship.cardinality, value) {
            (_, Json::Null) => &[],
            (Cardinality::Many, Json::Array(elements)) => elements.as_slice(),
            (Cardinality::Many, _) => {
                let property = near.property;
                let message = format!("Expected an array of references for '{property}'");
                return Err(refusal::bad_request(message));
            }
            (Cardinality::One, value) => std::slice::from_ref(value),
        };
        let read = |element| {
            let given = Given::read(element, near, self.flavour)?;
            let found = self.find(&given.vertex);
            Ok(Given { vertex: found.unwrap_or_else(|| given.vertex.clone()), ..given })
        };
        elements.iter().map(read).collect()
    }

    /// Refuses a target that is not there, where the relationship insists on it. What the property
    /// led to before is not looked for again.
    fn insist(
        &self,
        near: Near<'_>,
        given: &Given,
        known: &HashSet<Vertex>,
    ) -> Result<(), Refusal> {
        let is_free = !near.relationship.validate || known.contains(&given.vertex);
        if is_free || self.find(&given.vertex).is_some() {
            return Ok(());
        }
        Err(missing(&given.vertex))
    }
}

/// Refuses a target that is not there.
pub(super) fn missing(vertex: &Vertex) -> Refusal {
    let reference = vertex.reference();
    refusal::bad_request(format!("The referenced relationship '{reference}', does not exist"))
}

fn refuse_repetition(given: &[Given]) -> Result<(), Refusal> {
    let mut seen = HashSet::with_capacity(given.len());
    for element in given {
        if !seen.insert((&element.vertex, canonical(&element.properties))) {
            let message = "Duplicate relationship specified in relationship collection.";
            return Err(Refusal::new(StatusCode::PRECONDITION_FAILED, message));
        }
    }
    Ok(())
}

/// Decides which relationships stay, and takes those out of `before`.
fn plan(
    near: Near<'_>,
    given: Vec<Given>,
    before: &mut BTreeMap<u64, Arc<Edge>>,
    flavour: Flavour,
) -> Plan {
    let mut plan = Plan::default();
    let mut rest = Vec::new();
    let by_id: HashMap<_, _> = before.values().map(|it| (Arc::clone(&it.id), it.number)).collect();
    for element in given {
        let number = element.edge.as_deref().and_then(|id| by_id.get(id));
        match number.and_then(|number| before.remove(number)) {
            Some(edge) => plan.kept.push((edge, element)),
            None => rest.push(element),
        }
    }
    if flavour == Flavour::Idm {
        plan.made = rest;
        return plan;
    }
    let content = |edge: &Edge| (target(edge, near).clone(), canonical(&edge.properties));
    let by_content: HashMap<_, _> = before.values().map(|it| (content(it), it.number)).collect();
    for element in rest {
        let number = by_content.get(&(element.vertex.clone(), canonical(&element.properties)));
        match number.and_then(|number| before.remove(number)) {
            Some(edge) => plan.kept.push((edge, element)),
            None => plan.made.push(element),
        }
    }
    plan
}

fn target<'e>(edge: &'e Edge, near: Near<'_>) -> &'e Vertex {
    &edge.far(near.vertex, near.property).vertex
}
