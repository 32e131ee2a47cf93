//! `const`, which Rhino gives the whole function for a scope, and a value once.

use std::collections::BTreeMap;

use oxc_ast::AstKind;
use oxc_ast::ast::{Expression, VariableDeclaration};
use oxc_semantic::{NodeId, Scoping, Semantic, SymbolFlags, SymbolId};
use oxc_span::GetSpan;

use super::feature::Feature;
use super::rhino::Unsupported;
use super::surroundings::{Repetition, Surroundings};

/// Returns what Rhino makes of the declaration `id`, if it is of constants and Rhino errs.
pub(super) fn declared(
    semantic: &Semantic<'_>,
    surroundings: &[Surroundings],
    id: NodeId,
    declaration: &VariableDeclaration<'_>,
) -> Option<Unsupported> {
    if !declaration.kind.is_const() {
        return None;
    }
    let start = declaration.span.start as usize;
    let feature = match semantic.nodes().parent_kind(id) {
        AstKind::ForStatement(_) | AstKind::ForInStatement(_) | AstKind::ForOfStatement(_) => {
            Feature::ConstantInLoopHead
        }
        _ if surroundings[id.index()].repetition == Repetition::Once => return None,
        _ if declaration.declarations.iter().all(|one| is_fixed(one.init.as_ref())) => return None,
        _ => Feature::ConstantInLoop,
    };
    Some(Unsupported { feature, range: start..start + "const".len() })
}

/// Returns whether a constant of the value `init` is the same in every turn of a loop.
fn is_fixed(init: Option<&Expression<'_>>) -> bool {
    init.is_none_or(|init| init.is_literal() || init.is_function())
}

/// Returns every declaration that Rhino takes for a second one of the same name: of two in one
/// function, one a constant, in blocks that the standard tells apart.
pub(super) fn declared_twice(
    semantic: &Semantic<'_>,
    surroundings: &[Surroundings],
) -> Vec<Unsupported> {
    let scoping = semantic.scoping();
    let has_constant =
        scoping.symbol_ids().any(|symbol| scoping.symbol_flags(symbol).is_const_variable());
    if !has_constant {
        return Vec::new();
    }
    let mut groups: BTreeMap<(usize, &str), Vec<SymbolId>> = BTreeMap::new();
    for symbol in scoping.symbol_ids() {
        let function = surroundings[scoping.symbol_declaration(symbol).index()].function;
        let name = scoping.symbol_name(symbol);
        groups.entry((function.index(), name)).or_default().push(symbol);
    }
    let mut found = Vec::new();
    for symbols in groups.values_mut().filter(|symbols| symbols.len() > 1) {
        symbols.sort_by_key(|&symbol| scoping.symbol_span(symbol).start);
        found.extend(second_declarations(semantic, symbols));
    }
    found
}

/// Returns those of `symbols`, of one name and in their order, that Rhino takes for second ones.
fn second_declarations<'a>(
    semantic: &'a Semantic<'_>,
    symbols: &'a [SymbolId],
) -> impl Iterator<Item = Unsupported> + 'a {
    let scoping = semantic.scoping();
    let mut earlier = Visible::default();
    symbols.iter().filter_map(move |&symbol| {
        let span = scoping.symbol_span(symbol);
        let is_constant = scoping.symbol_flags(symbol).is_const_variable();
        let is_second = earlier.constant || is_constant && span.start < earlier.until;
        earlier.add(scoping, semantic, symbol);
        is_second.then_some(Unsupported {
            feature: Feature::ConstantDeclaredTwice,
            range: span.start as usize..span.end as usize,
        })
    })
}

/// What Rhino sees of a name at the next declaration of it.
#[derive(Default)]
struct Visible {
    /// Whether there was a constant: it is seen to the end of the function.
    constant: bool,
    /// Where the last block ends that has a variable of the name.
    until: u32,
}

impl Visible {
    fn add(&mut self, scoping: &Scoping, semantic: &Semantic<'_>, symbol: SymbolId) {
        let flags = scoping.symbol_flags(symbol);
        self.constant |= flags.is_const_variable();
        let is_of_block =
            flags.intersects(SymbolFlags::BlockScopedVariable | SymbolFlags::CatchVariable);
        let end = if is_of_block {
            let block = scoping.get_node_id(scoping.symbol_scope_id(symbol));
            semantic.nodes().kind(block).span().end
        } else {
            u32::MAX
        };
        self.until = self.until.max(end);
    }
}
