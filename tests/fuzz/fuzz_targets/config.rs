//! Any bytes as a file of configuration: read or refused with its name, never a panic; what is read holds for any page,
//! and is the same when it is written and read again.
#![no_main]

use std::path::Path;

use debait::lint::{ConfigFile, Layer};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for name in ["site/debait.toml", "site/pyproject.toml"] {
        let file = match ConfigFile::parse(Path::new(name), bytes) {
            Ok(file) => file,
            Err(error) => {
                assert!(error.to_string().starts_with(&format!("{name}: ")), "{error}");
                continue;
            }
        };
        for page in ["site/draft.md", "site/reviews/old/page.html", "elsewhere/notes.txt", ""] {
            let config = file.config(Path::new(page), &Layer::default());
            let written = config.to_toml().expect("every configuration can be written");
            let again = ConfigFile::parse(Path::new("debait.toml"), written.as_bytes());
            let again = again.unwrap_or_else(|error| panic!("{error}\n{written}"));
            assert_eq!(again.config(Path::new("draft.md"), &Layer::default()), config, "{written}");
        }
    }
});
