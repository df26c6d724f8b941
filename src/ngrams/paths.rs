use super::trie::{NONE, Node, Trie};

/// The sequences of a finished [`Trie`] in one table, so that each step is one table look-up without hashing (double
/// array, Aoe 1989, IEEE Trans. Softw. Eng. 15(9), 1066-1077).
///
/// A node is at its parent's base plus the symbol that leads to it; each place stores its parent, to distinguish the
/// node from other nodes' children.
#[derive(Debug, Clone, Default)]
pub(super) struct Paths {
    places: Vec<Place>,
}

#[derive(Debug, Clone, Copy)]
struct Place {
    /// Place of the parent, or [`NONE`] if there is no node.
    parent: u32,
    /// The base to which the symbols of its children are added; [`NONE`] if it has no children.
    base: u32,
    /// The column of the sequence that ends here, or [`NONE`].
    column: u32,
}

/// A place that holds a node.
#[derive(Debug, Clone, Copy)]
pub(super) struct Here {
    at: u32,
    base: u32,
    /// The column of the sequence that ends here, or [`NONE`].
    pub column: u32,
}

const FREE: Place = Place { parent: NONE, base: NONE, column: NONE };
/// The parent of the root: it has no other child.
const ABOVE: u32 = NONE - 1;
/// Number of places tried for the children of a node before they are appended at the end.
const TRIED: usize = 64;

/// A node of the trie and the symbol that leads to it.
#[derive(Debug, Clone, Copy)]
struct Edge {
    symbol: u32,
    node: Node,
}

/// The edges of a trie, sorted by the node they start at (its number in the trie plus one; the root is 0), and where
/// those of each node start.
fn by_parent(trie: &Trie) -> (Vec<usize>, Vec<Edge>) {
    let number = |parent: Option<u32>| parent.map_or(0, |at| at as usize + 1);
    let mut starts = vec![0; trie.len() + 2];
    trie.edges().for_each(|(parent, ..)| starts[number(parent) + 1] += 1);
    (1..starts.len()).for_each(|at| starts[at] += starts[at - 1]);
    let mut next = starts.clone();
    let mut edges = vec![Edge { symbol: NONE, node: Node { id: NONE, column: NONE } }; trie.len()];
    for (parent, symbol, node) in trie.edges() {
        let place = &mut next[number(parent)];
        edges[*place] = Edge { symbol, node };
        *place += 1;
    }
    (starts, edges)
}

impl Paths {
    /// The place of the root.
    pub const ROOT: u32 = 0;

    /// The sequences of a trie.
    pub fn of(trie: &Trie) -> Self {
        let (starts, mut edges) = by_parent(trie);
        let mut paths = Paths { places: vec![Place { parent: ABOVE, ..FREE }] };
        let mut first_free = 1;
        // Nodes whose children have no places yet, with their own places.
        let mut open = vec![(0, Paths::ROOT)];
        let mut next = 0;
        while let Some(&(node, at)) = open.get(next) {
            next += 1;
            let children = &mut edges[starts[node as usize]..starts[node as usize + 1]];
            children.sort_unstable_by_key(|child| child.symbol);
            let Some(&Edge { symbol: least, .. }) = children.first() else { continue };
            let symbols = children.iter().map(|child| child.symbol - least);
            let least_at = paths.room(&mut first_free, symbols.clone());
            let last = symbols.clone().next_back().unwrap_or_default();
            let end = (least_at + last) as usize + 1;
            if paths.places.len() < end {
                paths.places.resize(end, FREE);
            }
            // Only the difference of base and symbol matters.
            paths.places[at as usize].base = least_at.wrapping_sub(least);
            for child in children.iter() {
                let place = least_at + (child.symbol - least);
                paths.places[place as usize] = Place { parent: at, base: NONE, column: child.node.column };
                open.push((child.node.id + 1, place));
            }
        }
        paths
    }

    /// The place for the first of some children such that all of them get free places.
    fn room(&self, first_free: &mut usize, symbols: impl Iterator<Item = u32> + Clone) -> u32 {
        let is_free = |at: usize| self.places.get(at).is_none_or(|place| place.parent == NONE);
        while !is_free(*first_free) {
            *first_free += 1;
        }
        let fits = |at: usize| symbols.clone().all(|symbol| is_free(at + symbol as usize));
        let mut last = *first_free;
        for at in (*first_free..self.places.len()).filter(|&at| is_free(at)).take(TRIED) {
            if fits(at) {
                return at as u32;
            }
            last = at;
        }
        // A region this full is not tried again, which keeps searches short.
        *first_free = last;
        self.places.len() as u32
    }

    /// The parent, base and column of every place, root first.
    pub fn places(&self) -> impl Iterator<Item = (u32, u32, u32)> {
        self.places.iter().map(|place| (place.parent, place.base, place.column))
    }

    /// The node of a sequence of one symbol.
    pub fn start(&self, symbol: u32) -> Option<Here> {
        let root = self.places.first()?;
        self.step(Here { at: Paths::ROOT, base: root.base, column: NONE }, symbol)
    }

    /// The node one symbol further.
    pub fn step(&self, from: Here, symbol: u32) -> Option<Here> {
        let at = from.base.wrapping_add(symbol);
        let place = self.places.get(at as usize).filter(|place| place.parent == from.at)?;
        Some(Here { at, base: place.base, column: place.column })
    }
}
