//! Cycles in what refers to what.

/// What stands for the place of a node that was not visited.
const UNSEEN: usize = usize::MAX;

/// Returns the groups of nodes of which each leads to each, where `successors` lists for every node
/// those that it leads to: a node alone is a group if it leads to itself.
///
/// The groups and the nodes in them are sorted. Takes time in proportion to nodes and successors, and
/// no recursion (Tarjan's algorithm).
pub(super) fn cycles(successors: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut search = Search {
        successors,
        order: vec![UNSEEN; successors.len()],
        lowest: vec![UNSEEN; successors.len()],
        is_open: vec![false; successors.len()],
        visited: 0,
        open: Vec::new(),
        calls: Vec::new(),
        groups: Vec::new(),
    };
    for node in 0..successors.len() {
        if search.order[node] == UNSEEN {
            search.start(node);
        }
    }
    search.groups.sort_unstable();
    search.groups
}

struct Search<'s> {
    successors: &'s [Vec<usize>],
    /// When each node was visited.
    order: Vec<usize>,
    /// The earliest open node that each is known to lead to.
    lowest: Vec<usize>,
    /// Whether the group of a node is still being gathered.
    is_open: Vec<bool>,
    visited: usize,
    open: Vec<usize>,
    /// The nodes on the way to the one at hand, each with how many of its successors were looked at.
    calls: Vec<(usize, usize)>,
    groups: Vec<Vec<usize>>,
}

impl Search<'_> {
    fn start(&mut self, root: usize) {
        self.visit(root);
        while let Some((node, position)) = self.calls.last_mut() {
            let node = *node;
            let Some(&successor) = self.successors[node].get(*position) else {
                self.leave(node);
                continue;
            };
            *position += 1;
            if self.order[successor] == UNSEEN {
                self.visit(successor);
            } else if self.is_open[successor] {
                self.lowest[node] = self.lowest[node].min(self.order[successor]);
            }
        }
    }

    fn visit(&mut self, node: usize) {
        self.order[node] = self.visited;
        self.lowest[node] = self.visited;
        self.visited += 1;
        self.is_open[node] = true;
        self.open.push(node);
        self.calls.push((node, 0));
    }

    fn leave(&mut self, node: usize) {
        self.calls.pop();
        if let Some(&(caller, _)) = self.calls.last() {
            self.lowest[caller] = self.lowest[caller].min(self.lowest[node]);
        }
        if self.lowest[node] < self.order[node] {
            return;
        }
        let start = self.open.iter().rposition(|open| *open == node).unwrap_or_default();
        let mut group = self.open.split_off(start);
        for member in &group {
            self.is_open[*member] = false;
        }
        if group.len() > 1 || self.successors[node].contains(&node) {
            group.sort_unstable();
            self.groups.push(group);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_back_is_found_and_what_leads_there_is_not() {
        let successors = [vec![1], vec![2], vec![1, 3], vec![], vec![4], vec![5, 0], vec![]];
        assert_eq!(cycles(&successors[..5]), [vec![1, 2], vec![4]]);
        assert_eq!(cycles(&[vec![], vec![0], vec![1, 0]]), [[0_usize; 0]; 0]);
    }

    #[test]
    fn two_rings_that_share_a_node_are_one_group() {
        assert_eq!(cycles(&[vec![1], vec![0, 2], vec![1]]), [[0, 1, 2]]);
    }

    #[test]
    fn a_long_ring_needs_no_stack() {
        let length = 1_000_000;
        let ring: Vec<_> = (1..=length).map(|next| vec![next % length]).collect();
        assert_eq!(cycles(&ring), [(0..length).collect::<Vec<_>>()]);
    }
}
