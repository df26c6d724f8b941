use crate::explain::Contribution;
use crate::message::one_line;

/// Maximum number of quotes for one cause.
const QUOTES: usize = 3;
/// Maximum number of characters of a quote.
const QUOTED: usize = 40;

/// The distinct words behind a contribution.
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

/// A text in quotation marks, truncated.
pub(super) fn quote(text: &str) -> String {
    format!("\u{201c}{}\u{201d}", one_line(text, QUOTED))
}
