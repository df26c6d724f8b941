use html5gum::StartTag;

/// Elements that are open at a time; deeper ones are left out, their text is not.
const DEEPEST: usize = 100;
/// Maximum number of elements in an outline.
const MOST_ELEMENTS: usize = 20_000;
/// Maximum size of an outline, in bytes.
const LONGEST: usize = 8 << 20;
/// Number of open elements searched for the one that a tag closes.
const LOOKED_BACK: usize = 64;
/// Number of characters of a class or an id that are kept.
const LONGEST_VALUE: usize = 200;
/// The first of the line marks: private-use characters, which no text needs.
const FIRST_MARK: u32 = 0xF_0000;
/// Maximum number of marked lines.
const MOST_LINES: usize = 0xFFFD;

/// Elements that end a paragraph.
const BLOCKS: [&str; 33] = [
    "address",
    "article",
    "blockquote",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "tr",
    "ul",
];
/// The same within a line.
const INLINE: [&str; 4] = ["a", "br", "img", "span"];
/// Elements without an end tag.
const VOID: [&str; 3] = ["br", "hr", "img"];
/// Elements that only elements of their table close.
const CELLS: [&str; 3] = ["td", "th", "table"];
/// Elements that are parts of a table.
const TABLES: [&str; 5] = ["table", "tbody", "td", "th", "tr"];
/// Attributes that say whether an element is shown and what it is.
const ATTRIBUTES: [&str; 5] = ["class", "id", "role", "aria-hidden", "aria-modal"];

/// A copy of a page as [`dom_smoothie`] reads it: well nested, of a bounded depth and size, every line marked.
///
/// For any page, every element of the outline is closed where it should be, none is deeper than [`DEEPEST`], and
/// attributes are few and short. HTML parsers take quadratic time, and extractors overflow the stack, on deep nesting
/// or many attributes.
#[derive(Debug, Default)]
pub(super) struct Outline {
    html: String,
    open: Vec<Open>,
    /// The number of open elements that are written.
    depth: usize,
    elements: usize,
    lines: usize,
}

#[derive(Debug)]
struct Open {
    name: &'static str,
    written: bool,
}

impl Outline {
    /// A start tag.
    pub fn start(&mut self, name: &str, tag: &StartTag<usize>) {
        let Some(&name) = BLOCKS.iter().chain(&INLINE).find(|known| **known == name) else { return };
        match name {
            "li" => self.close(&["li"], &["ul", "ol", "td", "th", "table"]),
            "dt" | "dd" => self.close(&["dt", "dd"], &["dl", "td", "th", "table"]),
            "td" | "th" => self.close(&["td", "th"], &["tr", "table"]),
            "tr" => self.close(&["tr"], &["table"]),
            "tbody" => self.close(&["tbody"], &["table"]),
            "a" => self.close(&["a"], &CELLS),
            _ => {}
        }
        if BLOCKS.contains(&name) {
            self.close(&["p"], &BLOCKS);
        }
        let is_void = VOID.contains(&name);
        let written = self.depth < DEEPEST && !self.is_full();
        if written {
            self.elements += 1;
            self.html.push('<');
            self.html.push_str(name);
            self.attributes(name, tag);
            self.html.push('>');
            self.depth += usize::from(!is_void);
        }
        if !is_void {
            self.open.push(Open { name, written });
        }
    }

    /// An end tag, which closes everything open inside its element; ignored if the element is not open.
    pub fn end(&mut self, name: &str) {
        let barriers: &[&str] = match name {
            "table" => &[],
            _ if TABLES.contains(&name) => &["table"],
            _ => &CELLS,
        };
        self.close(&[name], barriers);
    }

    /// Text, in which this many lines begin.
    pub fn text(&mut self, text: &str, lines: usize) {
        for _ in 0..lines {
            self.html.extend(char::from_u32(FIRST_MARK + self.lines.min(MOST_LINES) as u32));
            self.lines += 1;
        }
        if self.is_full() {
            return;
        }
        for c in text.chars() {
            match c {
                '&' => self.html.push_str("&amp;"),
                '<' => self.html.push_str("&lt;"),
                '\0' => {}
                _ if u32::from(c) >= FIRST_MARK => {}
                _ => self.html.push(c),
            }
        }
    }

    /// The outline as HTML; `None` if the page is too large.
    pub fn finish(mut self) -> Option<String> {
        self.pop_to(0);
        (!self.is_full()).then_some(self.html)
    }

    fn is_full(&self) -> bool {
        self.elements >= MOST_ELEMENTS || self.html.len() >= LONGEST || self.lines > MOST_LINES
    }

    /// Closes the innermost element of these names, within the search limit and up to a barrier.
    fn close(&mut self, names: &[&str], barriers: &[&str]) {
        for (at, open) in self.open.iter().enumerate().rev().take(LOOKED_BACK) {
            if names.contains(&open.name) {
                return self.pop_to(at);
            }
            if barriers.contains(&open.name) {
                return;
            }
        }
    }

    fn pop_to(&mut self, length: usize) {
        for open in self.open.drain(length..).rev().filter(|open| open.written) {
            self.depth -= 1;
            self.html.push_str("</");
            self.html.push_str(open.name);
            self.html.push('>');
        }
    }

    fn attributes(&mut self, name: &str, tag: &StartTag<usize>) {
        for name in ATTRIBUTES {
            if let Some(value) = attribute(tag, name) {
                self.attribute(name, &value);
            }
        }
        if is_hidden(tag) {
            self.attribute("hidden", "");
        }
        match name {
            // A link within the page counts less as a link.
            "a" => {
                let within = attribute(tag, "href").is_some_and(|target| target.starts_with('#'));
                self.attribute("href", if within { "#" } else { "/" });
            }
            "img" => self.attribute("src", "/"),
            _ => {}
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.html.push(' ');
        self.html.push_str(name);
        self.html.push_str("=\"");
        let plain = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | ':' | '/' | '#');
        self.html.extend(value.chars().take(LONGEST_VALUE).filter(plain));
        self.html.push('"');
    }
}

fn is_hidden(tag: &StartTag<usize>) -> bool {
    let style = attribute(tag, "style").unwrap_or_default();
    let says = |property: &str, value: &str| {
        style.split(';').filter_map(|rule| rule.split_once(':')).any(|(name, is)| {
            name.trim().eq_ignore_ascii_case(property)
                && is.trim().get(..value.len()).is_some_and(|is| is.eq_ignore_ascii_case(value))
        })
    };
    attribute(tag, "hidden").is_some() || says("display", "none") || says("visibility", "hidden")
}

/// Which lines have their marks in a text, by line.
pub(super) fn marked(text: &str, lines: usize) -> Vec<bool> {
    let mut found = vec![false; lines];
    for c in text.chars() {
        let line = u32::from(c).checked_sub(FIRST_MARK).and_then(|line| found.get_mut(line as usize));
        if let Some(line) = line {
            *line = true;
        }
    }
    found
}

pub(super) fn attribute(tag: &StartTag<usize>, name: &str) -> Option<String> {
    tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
}
