use std::collections::BTreeSet;
use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::lint::config::*;
use crate::lint::{Finds, Severity, rule, rules};

fn parse(name: &str, text: &str) -> Result<ConfigFile, ConfigError> {
    ConfigFile::parse(Path::new(name), text.as_bytes())
}

fn config(text: &str) -> Config {
    parse("debait.toml", text).unwrap().config(Path::new("draft.md"), &Layer::default())
}

#[test]
fn files_say_what_holds_for_pages() {
    let text = r#"
        select = ["all"]
        ignore = ["template", "year-stamp"]
        language = "de"
        names = ["Ada Lund"]
        [severity]
        stuffed-tail = "error"
        emoji = "off"
        [thresholds]
        clickbait-score = 0.75
        exclamation = 2
        [per-file-overrides."reviews/"]
        severity = { selling-title = "off", emoji = "info" }
        names = ["IKEA"]
        [per-file-overrides]
        "a*.md" = { extend-select = ["year-stamp"], language = "en" }
        "ab.md" = { ignore = ["year-stamp"] }
    "#;
    let file = parse("site/debait.toml", text).unwrap();
    let of = |page: &str| file.config(Path::new(page), &Layer::default());
    let level = |page: &str, id: &str| of(page).level(rule(id).unwrap()).name();
    for (page, id, expected) in [
        ("site/b.md", "year-stamp", "off"),
        ("site/b.md", "stuffed-tail", "error"),
        ("site/b.md", "emoji", "off"),
        ("site/b.md", "selling-title", "info"),
        ("site/reviews/b.md", "selling-title", "off"),
        ("site/reviews/b.md", "emoji", "info"),
        ("site/a.md", "year-stamp", "info"),
        ("site/ab.md", "year-stamp", "off"),
        ("other/a.md", "year-stamp", "off"),
    ] {
        assert_eq!(level(page, id), expected, "{page}: {id}");
    }
    let threshold = |id: &str| of("site/b.md").threshold(rule(id).unwrap());
    assert_eq!(["clickbait-score", "exclamation", "seo-bait-score"].map(threshold), [Some(0.75), Some(2.0), None]);
    let words = |page: &str| of(page).allowed.names().iter().cloned().collect::<Vec<_>>();
    assert_eq!([words("site/b.md"), words("site/reviews/b.md")], [vec!["Ada Lund"], vec!["Ada Lund", "IKEA"]]);
    let language = |page: &str| of(page).language.map(|language| language.code());
    assert_eq!([language("site/b.md"), language("site/a.md")], [Some("de"), Some("en")]);
}

#[test]
fn errors_name_the_place_and_the_nearest_word() {
    for (text, expected) in [
        ("selct = []", "line 1, column 1: unknown key `selct` (did you mean `select`?)"),
        ("\n  colour = 1", "line 2, column 3: unknown key `colour`"),
        ("select = ['hyperbol']", "line 1, column 11: unknown rule `hyperbol` (did you mean `hyperbole`?)"),
        (
            "ignore = [\n 'emoji',\n 'sensatoin']",
            "line 3, column 2: unknown rule `sensatoin` (did you mean `sensation`?)",
        ),
        ("[severity]\n\"\u{e9}moji\" = 'off'", "line 2, column 1: unknown rule `\u{e9}moji` (did you mean `emoji`?)"),
        ("[severity]\nsensation = 'off'", "line 2, column 1: unknown rule `sensation`"),
        (
            "severity.emoji = 'warn'",
            "line 1, column 18: unknown severity `warn`: expected `error`, `warning`, `info` or `off`",
        ),
        (
            "severity.emoji = 'Error'",
            "line 1, column 18: unknown severity `Error` (did you mean `error`?): expected `error`, `warning`, `info` or `off`",
        ),
        ("severity = []", "line 1, column 12: found array, expected a table"),
        ("select = 'all'", "line 1, column 10: found string, expected an array of strings"),
        ("names = [1]", "line 1, column 10: found integer, expected a string"),
        ("names = ['a', '--']", "line 1, column 15: found no word in `--`, expected a word or a name"),
        (
            "thresholds.clickbait-score = 1.5",
            "line 1, column 30: found the threshold 1.5, expected a probability from 0 to 1",
        ),
        ("thresholds = { emoji = nan }", "line 1, column 24: found the threshold nan, expected a number"),
        ("thresholds.emoji = 99999999999999999999", "found the threshold 99999999999999999999, expected a number"),
        ("thresholds.emoji = '1'", "line 1, column 20: found string, expected a number"),
        ("[thresholds]\nunused-disable = 1", "line 2, column 1: `unused-disable` has no threshold"),
        ("language = 'tlh'", "line 1, column 12: unknown language `tlh`"),
        ("[per-file-overrides.'[a']", "line 1, column 21: error parsing glob '**/[a'"),
        ("[per-file-overrides.'*.md']\nper-file-overrides = {}", "line 2, column 1: unknown key `per-file-overrides`"),
        ("emoji = 'off'\n=", "line 2, column 1: "),
        ("ignore = []\nignore = []", "line 2, column 1: duplicate key"),
    ] {
        let message = parse("debait.toml", text).unwrap_err().to_string();
        let told = message.strip_prefix("debait.toml: ").unwrap_or_default();
        assert!(told.contains(expected) && told.starts_with("line "), "{text}\n{message}\n{expected}");
    }
    let bytes = ConfigFile::parse(Path::new("debait.toml"), b"# \xC3\xB6\n# \xE9").unwrap_err();
    assert!(bytes.to_string().starts_with("debait.toml: line 2, column 3: found the byte 0xE9"), "{bytes}");
}

#[test]
fn a_shared_file_has_a_table() {
    let text = "[project]\nname = 'site'\n[tool.debait]\nignore = ['emoji']\n";
    let file = parse("pyproject.toml", text).unwrap();
    assert_eq!(file.config(Path::new("a.md"), &Layer::default()).level(rule("emoji").unwrap()), Level::Off);
    for (text, expected) in [
        ("[project]\nname = 'site'", "pyproject.toml: found no table `tool.debait`, expected one"),
        ("[tool.debait]\nignor = []", "pyproject.toml: line 2, column 1: unknown key `ignor` (did you mean `ignore`?)"),
        ("tool.debait = 1", "pyproject.toml: line 1, column 15: found integer, expected a table"),
    ] {
        assert_eq!(parse("pyproject.toml", text).unwrap_err().to_string(), expected);
    }
}

#[test]
fn what_is_dumped_reads_back_the_same() {
    for text in [
        "",
        "select = ['sensation']\nnames = ['\"Ada\" Lund', '\\']\n",
        "language = 'hu'\nacronyms = ['FIFA']\nthresholds = { seo-bait-score = 0.1, emoji = 3.5 }\nseverity.emoji = 'error'",
    ] {
        let text = text.replace("'\\'", "'A\\B'");
        let config = config(&text);
        let dumped = config.to_toml().unwrap();
        assert_eq!(self::config(&dumped), config, "{dumped}");
        assert_eq!(dumped, self::config(&dumped).to_toml().unwrap());
    }
}

/// A configuration that says something of some rules.
fn some_config() -> impl Strategy<Value = Config> {
    let ids = prop::sample::select(rules().map(|rule| rule.id).collect::<Vec<_>>());
    let level = prop::sample::select(vec![
        Level::Off,
        Level::On(Severity::Info),
        Level::On(Severity::Warning),
        Level::On(Severity::Error),
    ]);
    let words = || prop::collection::btree_set("\\PC{0,5}[a-z]\\PC{0,5}", 0..3);
    let rules = prop::collection::vec((ids, level, 0.0..1.0), 0..20);
    (rules, words(), words()).prop_map(|(levels, names, acronyms)| {
        let mut config = Config::default();
        for (id, level, threshold) in levels {
            let rule = rule(id.0).unwrap();
            config.set_level(rule, level);
            if !matches!(rule.finds, Finds::Disables) {
                config.set_threshold(rule, threshold);
            }
        }
        config.allowed.add(&names, &acronyms);
        config
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_configuration_reads_back_the_same(config in some_config()) {
        let dumped = config.to_toml().unwrap();
        prop_assert_eq!(super::tests::config(&dumped), config, "{}", dumped);
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        for name in ["debait.toml", "pyproject.toml"] {
            let _ = ConfigFile::parse(Path::new(name), &bytes);
        }
    }

    #[test]
    fn no_values_panic(
        key in "(select|ignore|extend-select|severity|thresholds|names|acronyms|language|per-file-overrides|tool)",
        inner in "(\\.emoji|\\.clickbait-score|\\.debait|\\.'\\PC{0,4}')?",
        value in "(\\PC{0,12}|\\[\\PC{0,6}\\]|\\['\\PC{0,6}'\\]|\\{ emoji = \\PC{0,6} \\}|\\{ '\\PC{0,6}' = \\{\\} \\}|-?[0-9_.e]{0,9})",
    ) {
        for name in ["debait.toml", "pyproject.toml"] {
            let _ = parse(name, &format!("{key}{inner} = {value}\n"));
        }
    }
}

#[test]
fn words_are_sets() {
    let twice = config("names = ['Ada', 'Ada']");
    assert_eq!(twice.allowed.names(), &BTreeSet::from(["Ada".to_owned()]));
}
