use super::About;
use super::mapped::Mapped;

/// What front matter says about a page, read line by line: `title: …`, or `title = …`.
///
/// Indented keys are nested and ignored. A value may be quoted, a list, or continue in indented lines. Anything
/// unrecognised is ignored; front matter never makes a page unreadable.
pub(super) fn read(block: &str, from: usize, separator: char) -> About {
    let mut about = About::default();
    let mut at = from;
    let mut lines = block.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let start = at;
        at += line.len();
        let Some((key, value)) = line.split_once(separator).filter(|(key, _)| !key.starts_with(char::is_whitespace))
        else {
            continue;
        };
        let mut found = Mapped::default();
        let folded = matches!(value.trim(), "" | ">" | "|" | ">-" | "|-");
        if !folded {
            push(&mut found, value, start + key.len() + separator.len_utf8());
        }
        while let Some(more) = lines.next_if(|line| line.starts_with([' ', '\t', '-']) && !line.trim().is_empty()) {
            if folded {
                if !found.text.is_empty() {
                    let between = if more.trim_start().starts_with("- ") { ", " } else { " " };
                    between.chars().for_each(|c| found.push_unwritten(c));
                }
                push(&mut found, more.trim_start_matches([' ', '\t', '-']), at + indent(more));
            }
            at += more.len();
        }
        set(&mut about, key.trim().trim_matches('"'), found);
    }
    about
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t', '-']).len()
}

fn set(about: &mut About, key: &str, value: Mapped) {
    if value.text.is_empty() {
        return;
    }
    let is = |name: &str| key.eq_ignore_ascii_case(name);
    if is("title") && about.title.is_none() {
        about.title = Some(value);
    } else if (is("author") || is("authors")) && about.author.is_none() {
        let name = value.text.strip_prefix("name:").unwrap_or(&value.text).trim();
        about.author = Some(name.trim_matches(['"', '\'']).to_owned()).filter(|name| !name.is_empty());
    } else if (is("description") || is("summary")) && about.description.is_none() {
        about.description = Some(value.text);
    } else if (is("keywords") || is("tags")) && about.keywords.is_none() {
        about.keywords = Some(value.text);
    }
}

/// A value without its quotes, brackets or comment, unescaped.
fn push(found: &mut Mapped, written: &str, from: usize) {
    let value = written.trim();
    let from = from + (written.len() - written.trim_start().len());
    let mut chars = value.char_indices().peekable();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    if quote.is_some() {
        chars.next();
    }
    let list = value.starts_with('[') && value.ends_with(']');
    let plain = value.split(" #").next().unwrap_or(value).trim_end();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let escaped = match quote {
            Some('"') => c == '\\' && matches!(next, Some('"' | '\\')),
            Some(_) => c == '\'' && next == Some('\''),
            None => false,
        };
        if escaped {
            chars.next();
            found.push_for(next.unwrap_or(c), from + at..from + at + 2);
        } else if quote == Some(c) || (quote.is_none() && !list && at >= plain.len()) {
            return;
        } else if !(c.is_control() || list && matches!(c, '[' | ']' | '"' | '\'')) {
            found.push_verbatim(c, from + at);
        }
    }
}
