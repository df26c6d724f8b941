use arrow_array::cast::AsArray;
use arrow_array::{Array, LargeStringArray, StringArray, StringViewArray};
use arrow_schema::DataType;

/// A column of text, whatever its layout.
#[derive(Debug)]
pub struct TextColumn<'a> {
    rows: &'a dyn Array,
    texts: Texts<'a>,
    /// For a dictionary, the place of every row's text.
    keys: Option<Vec<usize>>,
}

#[derive(Debug)]
enum Texts<'a> {
    Utf8(&'a StringArray),
    LargeUtf8(&'a LargeStringArray),
    Utf8View(&'a StringViewArray),
    /// A column of type Null, or a dictionary without values.
    Nothing,
}

impl<'a> TextColumn<'a> {
    /// Whether a column of this type holds text. One of type Null does, as far as it holds anything.
    pub fn takes(kind: &DataType) -> bool {
        match kind {
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null => true,
            DataType::Dictionary(_, values) => !matches!(**values, DataType::Dictionary(..)) && Self::takes(values),
            _ => false,
        }
    }

    /// The texts of a column; `None` where it [takes](TextColumn::takes) none.
    pub fn new(rows: &'a dyn Array) -> Option<Self> {
        match rows.as_any_dictionary_opt() {
            None => Some(TextColumn { rows, texts: Texts::of(rows)?, keys: None }),
            Some(dictionary) if dictionary.values().is_empty() => {
                Self::takes(rows.data_type()).then_some(TextColumn { rows, texts: Texts::Nothing, keys: None })
            }
            Some(dictionary) => {
                let texts = Texts::of(dictionary.values().as_ref())?;
                Some(TextColumn { rows, texts, keys: Some(dictionary.normalized_keys()) })
            }
        }
    }

    /// The text of a row, from 0; `None` for null, and past the end.
    pub fn get(&self, row: usize) -> Option<&'a str> {
        if row >= self.rows.len() || self.rows.is_null(row) {
            return None;
        }
        let place = match &self.keys {
            Some(keys) => *keys.get(row)?,
            None => row,
        };
        match self.texts {
            Texts::Utf8(texts) => texts.is_valid(place).then(|| texts.value(place)),
            Texts::LargeUtf8(texts) => texts.is_valid(place).then(|| texts.value(place)),
            Texts::Utf8View(texts) => texts.is_valid(place).then(|| texts.value(place)),
            Texts::Nothing => None,
        }
    }
}

impl<'a> Texts<'a> {
    fn of(array: &'a dyn Array) -> Option<Self> {
        match array.data_type() {
            DataType::Utf8 => array.as_string_opt().map(Texts::Utf8),
            DataType::LargeUtf8 => array.as_string_opt().map(Texts::LargeUtf8),
            DataType::Utf8View => array.as_string_view_opt().map(Texts::Utf8View),
            DataType::Null => Some(Texts::Nothing),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow_array::types::{Int8Type, UInt32Type};
    use arrow_array::{BinaryArray, DictionaryArray, Int8Array, NullArray, UInt32Array};

    use super::*;

    #[test]
    fn every_layout_gives_the_same_texts() {
        let texts = [Some("Storm hits coast"), None, Some(""), Some("Storm hits coast"), Some("Über")];
        let values = Arc::new(LargeStringArray::from(vec![None, Some("Storm hits coast"), Some(""), Some("Über")]));
        let keys = UInt32Array::from(vec![Some(1), Some(0), Some(2), Some(1), Some(3)]);
        let arrays: [&dyn Array; 6] = [
            &StringArray::from(texts.to_vec()),
            &LargeStringArray::from(texts.to_vec()),
            &StringViewArray::from(texts.to_vec()),
            &DictionaryArray::<Int8Type>::from_iter(texts),
            &DictionaryArray::<UInt32Type>::new(keys, values),
            &StringArray::from([&[Some("before")], texts.as_slice()].concat()).slice(1, 5),
        ];
        for array in arrays {
            assert!(TextColumn::takes(array.data_type()));
            let column = TextColumn::new(array).unwrap();
            let read: Vec<_> = (0..6).map(|row| column.get(row)).collect();
            assert_eq!(read, [&texts[..], &[None]].concat(), "{}", array.data_type());
        }
    }

    #[test]
    fn nothing_is_no_text_and_bytes_are_none() {
        let empty = DictionaryArray::new(Int8Array::new_null(2), Arc::new(StringArray::new_null(0)));
        for array in [&NullArray::new(2) as &dyn Array, &empty] {
            assert_eq!(TextColumn::new(array).unwrap().get(1), None);
        }
        let bytes = BinaryArray::from(vec![&b"Storm"[..]]);
        assert!(TextColumn::new(&bytes).is_none() && !TextColumn::takes(bytes.data_type()));
    }
}
