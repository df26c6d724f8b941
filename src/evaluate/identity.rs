use unicode_normalization::UnicodeNormalization;

/// The words of a text without case, punctuation and spacing: a key shared by texts that a reader would call the same.
///
/// Compatibility composition (NFKC), lower case, letters and digits only, one space between words; apostrophes
/// go without a gap. A text without a letter or digit is itself, trimmed.
///
/// # Examples
/// ```
/// use debait::evaluate::text_key;
///
/// assert_eq!(text_key("You WON\u{2019}T believe -- this!!"), "you wont believe this");
/// assert_eq!(text_key(" ?? "), "??");
/// ```
pub fn text_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.nfkc().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) {
            if gap && !key.is_empty() {
                key.push(' ');
            }
            gap = false;
            key.push(c);
        } else if !matches!(
            c,
            '\'' | '\u{2019}' | '\u{2018}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
        ) {
            gap = true;
        }
    }
    if key.is_empty() { text.trim().to_owned() } else { key }
}
