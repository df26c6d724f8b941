use crate::dataset::error::fault::RowFault;
use crate::dataset::rows::cell::Cell;
use crate::dataset::rows::column_name::ColumnName;
use crate::message::shorten;

/// Reads a label: 0 is honest, 1 is bait, a number between says how much.
pub(in crate::dataset) fn label(written: &str, column: impl FnOnce() -> ColumnName) -> Result<f64, RowFault> {
    let trimmed = written.trim();
    if trimmed.eq_ignore_ascii_case("bait") {
        return Ok(1.0);
    }
    if trimmed.eq_ignore_ascii_case("honest") {
        return Ok(0.0);
    }
    match trimmed.parse::<f64>() {
        // Adding zero makes -0 a plain 0.
        Ok(number) if (0.0..=1.0).contains(&number) => Ok(number + 0.0),
        _ => Err(RowFault::Label { column: column(), found: shorten(written) }),
    }
}

/// Reads a weight: a finite number that is 0 or greater.
pub(in crate::dataset) fn weight(written: &str, column: impl FnOnce() -> ColumnName) -> Result<f64, RowFault> {
    match written.trim().parse::<f64>() {
        Ok(number) if number.is_finite() && number >= 0.0 => Ok(number + 0.0),
        _ => Err(RowFault::Weight { column: column(), found: shorten(written) }),
    }
}

/// A JSON value as the text that stands for it.
pub(in crate::dataset) fn written(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Text(text) => text.clone().into_owned(),
        Cell::Number(number) => number.to_string(),
        other => other.kind().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_accepted_labels_and_no_others() {
        let column = || ColumnName::Named("label".to_owned());
        for (written, expected) in
            [("0", 0.0_f64), ("1", 1.0), ("bait", 1.0), ("Honest", 0.0), (" 0.25 ", 0.25), ("1.0", 1.0), ("-0", 0.0)]
        {
            assert_eq!(label(written, column).unwrap().to_bits(), expected.to_bits(), "{written:?}");
        }
        for (written, found) in
            [("maybe", "maybe"), ("", ""), ("2", "2"), ("-1", "-1"), ("NaN", "NaN"), ("clickbait", "clickbait")]
        {
            let message = label(written, column).unwrap_err().to_string();
            let expected =
                format!("column `label`: found `{found}`, expected 0, 1, bait, honest or a number from 0 to 1");
            assert_eq!(message, expected);
        }
        assert_eq!(weight("2.5", column).unwrap(), 2.5);
        for written in ["-1", "inf", "NaN", "x", ""] {
            assert!(weight(written, column).is_err(), "{written:?}");
        }
    }
}
