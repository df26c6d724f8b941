use std::collections::HashMap;

use foldhash::fast::FixedState;

/// No column, no node.
pub(super) const NONE: u32 = u32::MAX;

/// A trie of symbol sequences under construction; each node may have a column.
///
/// The first step is a table index, later ones are one hash look-up each.
#[derive(Debug, Clone, Default)]
pub(super) struct Trie {
    first: Vec<Node>,
    later: HashMap<u64, Node, FixedState>,
    len: u32,
}

/// A place in the trie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Node {
    /// Number of the node.
    pub id: u32,
    /// The column of the sequence that ends here, or [`NONE`].
    pub column: u32,
}

const NOWHERE: Node = Node { id: NONE, column: NONE };

fn edge(node: u32, symbol: u32) -> u64 {
    u64::from(node) << 32 | u64::from(symbol)
}

impl Trie {
    /// Makes room for more sequences.
    pub fn reserve(&mut self, sequences: usize) {
        self.later.reserve(sequences);
    }

    /// The node one symbol after `from`, or of a sequence of one symbol; created without a column if needed.
    pub fn grow(&mut self, from: Option<u32>, symbol: u32) -> &mut Node {
        let node = match from {
            None => {
                let at = symbol as usize;
                if at >= self.first.len() {
                    self.first.resize(at + 1, NOWHERE);
                }
                &mut self.first[at]
            }
            Some(node) => self.later.entry(edge(node, symbol)).or_insert(NOWHERE),
        };
        if node.id == NONE {
            node.id = self.len;
            self.len += 1;
        }
        node
    }

    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// All edges `(node, symbol, child)`, unordered; edges from the root are left out.
    pub fn edges(&self) -> impl Iterator<Item = (Option<u32>, u32, Node)> {
        let first = self.first.iter().enumerate().filter(|(_, node)| **node != NOWHERE);
        let first = first.map(|(symbol, node)| (None, symbol as u32, *node));
        first.chain(self.later.iter().map(|(&edge, node)| (Some((edge >> 32) as u32), edge as u32, *node)))
    }
}
