//! `notifyrel-cycle`: notifications come to an end.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};

use crate::catalog::Product;
use crate::diagnostic::Level;
use crate::json::Value;
use crate::model::{Object, Property};
use crate::rules::cycles::cycles;
use crate::rules::relationships::notification::{Graph, Part};
use crate::rules::virtuals::circular;
use crate::rules::{Check, Context, Default, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "notifyrel-cycle",
    group: Group::Relationships,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("notifyrel_cycle.md"),
    check: Check::Model(check),
};

fn check(context: &Context<'_, '_>, findings: &mut Findings<'_>) {
    let objects = || {
        let objects = context.model.objects.iter();
        objects.filter(|object| context.documents.is_intact(object.source()))
    };
    if !objects().any(|object| has_steps_of_its_own(context, object)) {
        return; // what the vendor ships comes to an end
    }
    let graph = Graph::new(context);
    let group_of = groups(context, &graph);
    let mut reported = BTreeSet::new();
    for object in objects() {
        for property in object.properties() {
            for name in property.notify_relationships() {
                let Some(step) = Step::of(&graph, object, property, &name.value) else { continue };
                let Some(group) = step.group(&group_of) else { continue };
                if is_shipped(context, object, property, &name.value) || !reported.insert(group) {
                    continue; // one finding for each cycle
                }
                let route = route(&graph, &group_of, step);
                let message =
                    format!("expected notifications to come to an end, found a cycle: {route}");
                let _ = findings
                    .report_in(object.source(), name.span, message)
                    .at(format!("{}.{}", object.name.value, property.name.value))
                    .hint("remove one of the steps: each change is told round and round");
            }
        }
    }
}

/// Returns for each node of `graph` the number of the cycle that it is in, if any.
///
/// Down a tree of objects and up again are one cycle, and either way alone is none: it ends at the
/// leaves or at the root. What is derived in a circle is none either: `rdvp-cycle` reports it.
fn groups(context: &Context<'_, '_>, graph: &Graph<'_, '_>) -> Vec<Option<usize>> {
    let groups = cycles(graph.successors());
    let mut group_of = vec![None; graph.successors().len()];
    let mark = |group_of: &mut Vec<_>, nodes: &[usize], group| {
        for node in nodes {
            group_of[*node] = group;
        }
    };
    for (group, nodes) in groups.iter().enumerate() {
        mark(&mut group_of, nodes, Some(group));
    }
    if groups.is_empty() {
        return group_of;
    }
    let circular: HashSet<_> = circular(context).into_iter().map(std::ptr::from_ref).collect();
    let is_derived = |node: &usize| circular.contains(&std::ptr::from_ref(graph.at(*node).1));
    let marks = group_of.clone();
    for nodes in &groups {
        if nodes.iter().any(is_derived) {
            mark(&mut group_of, nodes, None);
        } else if let Some(opposite) = graph.opposite_way(context, nodes) {
            let group = marks[opposite].min(marks[nodes[0]]);
            mark(&mut group_of, nodes, group);
        }
    }
    group_of
}

/// Returns whether a property of `object` notifies another that the vendor's does not.
fn has_steps_of_its_own(context: &Context<'_, '_>, object: &Object<'_>) -> bool {
    object.properties().iter().any(|property| {
        let told = property.notify_relationships();
        told.iter().any(|told| !is_shipped(context, object, property, &told.value))
    })
}

/// That one property notifies another, by their nodes in the graph.
#[derive(Clone, Copy)]
struct Step {
    from: usize,
    to: usize,
}

impl Step {
    fn of<'a>(
        graph: &Graph<'_, 'a>,
        object: &Object<'a>,
        property: &Property<'a>,
        told: &str,
    ) -> Option<Self> {
        let from = graph.node(object, property, Part::Learns)?;
        let to = graph.node(object, object.property(told)?, Part::Tells)?;
        Some(Self { from, to })
    }

    /// Returns the group of nodes that the step stays in, each of which leads to each.
    fn group(self, group_of: &[Option<usize>]) -> Option<usize> {
        group_of[self.from].filter(|group| group_of[self.to] == Some(*group))
    }
}

/// Returns whether the vendor ships `property` with a notification of `told`; on a self-managed
/// product, of the same type without a realm.
fn is_shipped(
    context: &Context<'_, '_>,
    object: &Object<'_>,
    property: &Property<'_>,
    told: &str,
) -> bool {
    let shipped = match (context.product(), context.catalog.realms().first()) {
        (Product::Idm, Some(realm)) => {
            context.catalog.managed_type(&format!("{}_{}", realm.name, object.name.value))
        }
        _ => context.catalog.managed_type(&object.name.value),
    };
    let list = shipped
        .and_then(|shipped| shipped.property(&property.name.value))
        .and_then(|shipped| shipped.value.get("notifyRelationships"));
    let mut names = list.into_iter().flat_map(Value::elements);
    names.any(|name| name.as_str().as_deref() == Some(told))
}

/// How many steps of a cycle are shown.
const STEPS: usize = 5;

/// Returns the shortest way from the beginning of `step` over its end back, by the names of the
/// properties that learn of the change.
fn route(graph: &Graph<'_, '_>, group_of: &[Option<usize>], step: Step) -> String {
    let mut before = HashMap::from([(step.to, step.from)]);
    let mut queue = VecDeque::from([step.to]);
    while let Some(node) = queue.pop_front().filter(|node| *node != step.from) {
        for &next in &graph.successors()[node] {
            if group_of[next] == group_of[step.from] && !before.contains_key(&next) {
                before.insert(next, node);
                queue.push_back(next);
            }
        }
    }
    let mut nodes = vec![step.from];
    while let Some(&node) = before.get(&nodes[nodes.len() - 1]) {
        nodes.push(node);
        if node == step.from {
            break;
        }
    }
    let names = nodes.iter().rev().filter_map(|node| {
        let (object, property, part) = graph.at(*node);
        let name = format!("`{}.{}`", object.name.value, property.name.value);
        (part == Part::Learns).then_some(name)
    });
    let names: Vec<_> = names.collect();
    let mut shown: Vec<_> = names.iter().take(STEPS).map(String::as_str).collect();
    if names.len() > STEPS {
        shown.extend(["…", names[0].as_str()]);
    }
    shown.join(" → ")
}
