/// A hash of a word without its plural or possessive ending: equal for a singular and its plural, in any letter case.
///
/// The stemmer is the S-stemmer of Harman 1991 ("How effective is suffixing?", JASIS 42).
pub fn singular(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let lower = |at: usize| bytes.get(bytes.len().wrapping_sub(at)).map(u8::to_ascii_lowercase);
    let mut kept = bytes.len();
    if lower(1) == Some(b's') && lower(2) == Some(b'\'') {
        kept -= 2;
    } else if lower(1) == Some(b's') && kept > 3 && !matches!(lower(2), Some(b's' | b'u')) {
        kept -= 1;
        if lower(2) == Some(b'e') && lower(3) == Some(b'i') && kept > 4 {
            // "ies" becomes "y", and "y" stays.
            return hash(bytes[..kept - 2].iter().copied().chain(*b"y"));
        }
    }
    hash(bytes[..kept].iter().copied())
}

/// FNV-1a over lower-cased bytes.
fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_and_case_are_joined() {
        for (one, other, equal) in [
            ("Phones", "phone", true),
            ("IRAN'S", "Iran", true),
            ("policies", "POLICY", true),
            ("virus", "viru", false),
            ("gas", "ga", false),
            ("pass", "pas", false),
        ] {
            assert_eq!(singular(one) == singular(other), equal, "{one} {other}");
        }
    }
}
