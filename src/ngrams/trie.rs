use std::collections::HashMap;

use foldhash::fast::FixedState;

/// No column, no node.
pub(super) const NONE: u32 = u32::MAX;

/// Sequences of symbols as paths from a root; each node may have a column.
#[derive(Debug, Clone)]
pub(super) struct Trie {
    children: HashMap<u64, u32, FixedState>,
    columns: Vec<u32>,
}

/// The root: the empty sequence.
pub(super) const ROOT: u32 = 0;

impl Default for Trie {
    fn default() -> Self {
        Trie { children: HashMap::default(), columns: vec![NONE] }
    }
}

fn edge(node: u32, symbol: u32) -> u64 {
    u64::from(node) << 32 | u64::from(symbol)
}

impl Trie {
    /// The node one symbol further, if there is one.
    pub fn step(&self, node: u32, symbol: u32) -> Option<u32> {
        self.children.get(&edge(node, symbol)).copied()
    }

    /// The node one symbol further, made if need be.
    pub fn grow(&mut self, node: u32, symbol: u32) -> u32 {
        let next = self.columns.len() as u32;
        let found = *self.children.entry(edge(node, symbol)).or_insert(next);
        if found == next {
            self.columns.push(NONE);
        }
        found
    }

    pub fn column(&self, node: u32) -> u32 {
        self.columns[node as usize]
    }

    pub fn set_column(&mut self, node: u32, column: u32) {
        self.columns[node as usize] = column;
    }

    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// All edges `(node, symbol, child)`, in no order.
    pub fn edges(&self) -> impl Iterator<Item = (u32, u32, u32)> {
        self.children.iter().map(|(&edge, &child)| ((edge >> 32) as u32, edge as u32, child))
    }
}
