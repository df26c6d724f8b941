use crate::explain::Contribution;
use crate::message::one_line;

/// Pieces of text that are quoted for one cause.
const QUOTES: usize = 3;
/// Characters of the words behind a reason.
const QUOTED: usize = 40;

/// The words behind a contribution, each once.
pub(super) fn named(contribution: &Contribution) -> String {
    let mut quotes: Vec<String> = Vec::new();
    let mut more = 0;
    for piece in &contribution.evidence {
        let quote = quote(&piece.text);
        match (quotes.contains(&quote), quotes.len() < QUOTES) {
            (true, _) => {}
            (false, true) => quotes.push(quote),
            (false, false) => more += 1,
        }
    }
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    quotes.join(", ") + &more
}

/// A text between quotation marks, shortened.
pub(super) fn quote(text: &str) -> String {
    format!("\u{201c}{}\u{201d}", one_line(text, QUOTED))
}
