use std::sync::{Arc, LazyLock};

use super::*;
use crate::features::Head;
use crate::lint::{Config, Level, Linter, rules};
use crate::model::{Model, Scorer};
use crate::text::Markup;

fn linter(only: &[&str]) -> Linter {
    static MODELS: LazyLock<[Arc<Model>; 2]> =
        LazyLock::new(|| Head::ALL.map(|head| Arc::new(Model::default_of(head).unwrap())));
    let mut config = Config::default();
    let off = rules().filter(|rule| !only.is_empty() && !only.contains(&rule.id.0));
    off.for_each(|rule| config.set_level(rule, Level::Off));
    Linter::new(Scorer::of(MODELS.clone()).unwrap(), config)
}

/// The findings of a page as line and rule, or line and message for findings about comments.
fn found(only: &[&str], markup: Markup, source: &str) -> Vec<String> {
    let findings = linter(only).check(markup, source);
    let line = |finding: &Finding| source[..finding.primary().start].matches('\n').count() + 1;
    let told = |finding: &Finding| match finding.rule == UNUSED {
        true => format!("{}: {}", line(finding), finding.message),
        false => format!("{}: {}", line(finding), finding.rule),
    };
    findings.iter().map(told).collect()
}

/// A page with a shouting headline and a comment form, and text after the headline and around the form.
fn page(above: &str, between: &str, behind: &str) -> String {
    format!("# Ferry sails again!!!\n{above}\nThe ferry sails on Monday.\n\n{between}\nLeave a Reply\n\n{behind}\n")
}

const RULES: [&str; 4] = ["repeated-punctuation", "leaked-comment-form", "year-stamp", "unused-disable"];

#[test]
fn comments_hold_findings_back_from_where_they_stand() {
    for (above, between, behind, expected) in [
        ("", "", "", &["1: repeated-punctuation", "6: leaked-comment-form"][..]),
        ("<!-- debait-disable -->", "", "", &[]),
        ("<!-- debait-disable leaked-comment-form -->", "", "", &["1: repeated-punctuation"]),
        ("<!-- debait-disable furniture, sensation -->", "", "", &[]),
        ("<!--debait-disable leaked-comment-form,repeated-punctuation-->", "", "", &[]),
        ("<!-- debait-disable all -- the editor asked for it -->", "", "", &[]),
        ("", "<!-- debait-disable -->", "", &["1: repeated-punctuation"]),
        ("", "<!-- debait-disable-next-line leaked-comment-form -->", "", &["1: repeated-punctuation"]),
        ("", "<!-- debait-disable-next-line -->\n\n", "", &["1: repeated-punctuation"]),
        (
            "",
            "<!-- debait-disable-next-line leaked-comment-form -->\n<!-- a note -->",
            "",
            &["1: repeated-punctuation"],
        ),
        ("<!-- debait-disable -->", "<!-- debait-enable leaked-comment-form -->", "", &["6: leaked-comment-form"]),
        ("<!-- debait-disable -->", "<!-- debait-enable -->", "", &["6: leaked-comment-form"]),
        (
            "",
            "<!-- debait-disable-next-line -->",
            "Leave a Comment",
            &["1: repeated-punctuation", "8: leaked-comment-form"],
        ),
        ("", "", "<!-- debait-disable -->\n\nLeave a Comment", &["1: repeated-punctuation", "6: leaked-comment-form"]),
        ("", "`<!-- debait-disable -->`\n", "", &["1: repeated-punctuation", "7: leaked-comment-form"]),
        ("", "    <!-- debait-disable -->\n", "", &["1: repeated-punctuation", "7: leaked-comment-form"]),
        ("", "It is late. <!-- debait-disable -->\n", "", &["1: repeated-punctuation"]),
        ("", "<!-- a note on debait-disable -->", "", &["1: repeated-punctuation", "6: leaked-comment-form"]),
    ] {
        let source = page(above, between, behind);
        assert_eq!(found(&RULES, Markup::Markdown, &source), expected, "{source}");
    }
}

#[test]
fn comments_that_do_nothing_are_found() {
    let both = ["1: repeated-punctuation", "6: leaked-comment-form"];
    for (above, between, expected) in [
        ("", "<!-- debait-disable year-stamp -->", vec!["5: `year-stamp` is disabled, but nothing is found here"]),
        ("<!-- debait-disable year-stmp -->", "", vec!["2: unknown rule `year-stmp` (did you mean `year-stamp`?)"]),
        ("<!-- debait-disabled -->", "", vec!["2: unknown comment `debait-disabled` (did you mean `debait-disable`?)"]),
        ("<!-- debait-line -->", "", vec!["2: unknown comment `debait-line`"]),
        ("<!-- debait-enable year-stamp -->", "", vec!["2: `year-stamp` is enabled, but not disabled before"]),
        ("<!-- debait-enable -->", "", vec!["2: all rules are enabled, but not disabled before"]),
        // `unused-disable` is suppressed only by its own name.
        ("<!-- debait-disable unused-disable -->", "<!-- debait-disable year-stamp -->", vec![]),
        (
            "<!-- debait-disable unused-disable -->",
            "",
            vec!["2: `unused-disable` is disabled, but nothing is found here"],
        ),
        // Comments for rules that do not run are not reported.
        ("<!-- debait-disable emoji -->", "", vec![]),
        ("<!-- debait-disable-next-line -->", "", vec![]),
        ("<!-- debait-disable title_stuffing -->", "", vec![]),
    ] {
        let mut expected: Vec<&str> = expected.into_iter().chain(both).collect();
        expected.sort_unstable();
        assert_eq!(found(&RULES, Markup::Markdown, &page(above, between, "")), expected, "{above} {between}");
    }
    // If a rule is disabled twice, the first comment counts as used.
    let twice = page(
        "<!-- debait-disable leaked-comment-form -->",
        "<!-- debait-disable-next-line leaked-comment-form -->",
        "",
    );
    let expected = ["1: repeated-punctuation", "5: `leaked-comment-form` is disabled, but nothing is found here"];
    assert_eq!(found(&RULES, Markup::Markdown, &twice), expected);
    let silent = &RULES[..3];
    assert_eq!(found(silent, Markup::Markdown, &page("<!-- debait-disable x -->", "", "")), both);
}

#[test]
fn blanket_disables_are_judged_where_all_rules_run() {
    let calm =
        "# Ferry to Samsby sails on Monday\n\n<!-- debait-disable -->\n\nIt takes 40 cars, the harbour office said.\n";
    assert_eq!(found(&[], Markup::Markdown, calm), ["3: all rules are disabled, but nothing is found here"]);
    assert_eq!(found(&RULES, Markup::Markdown, calm), [] as [&str; 0]);
    let family = calm.replace("disable", "disable furniture");
    assert_eq!(
        found(&[], Markup::Markdown, &family),
        ["3: the rules of `furniture` are disabled, but nothing is found here"]
    );
    let only_headline = Linter::new(Scorer::new(Arc::new(Model::default_clickbait().unwrap())), Config::default())
        .check(Markup::Markdown, &calm.replace("disable", "disable seo-bait-score"));
    assert!(only_headline.is_empty(), "no head, no verdict: {only_headline:?}");
}

#[test]
fn findings_of_whole_pages_stand_on_the_headline() {
    let bait = "You won't believe what this cat did next!";
    let scores = ["clickbait-score", "unused-disable"];
    for (markup, source, expected) in [
        (Markup::Markdown, format!("---\ntitle: {bait}\n---\n"), &["2: clickbait-score"][..]),
        (
            Markup::Markdown,
            format!("---\ntitle: {bait}\n---\n\n<!-- debait-disable clickbait-score -->\n\nIt sat.\n"),
            &[],
        ),
        (Markup::Markdown, format!("---\ntitle: {bait}\ndebait-disable: clickbait-score\n---\nIt sat.\n"), &[]),
        (
            Markup::Markdown,
            format!("---\ndebait-disable: [\"clickbait-score\"] # once\ntitle: {bait}\n---\nIt sat.\n"),
            &[],
        ),
        (
            Markup::Markdown,
            format!("---\ndebait-disable:\n  - clickbait-score\n- page\ntitle: {bait}\n---\nIt sat.\n"),
            &[],
        ),
        (Markup::Markdown, format!("+++\ndebait-disable = ['clickbait-score']\ntitle = '{bait}'\n+++\nIt sat.\n"), &[]),
        (
            Markup::Markdown,
            format!("---\ntitle: {bait}\n---\n\nIt sat.\n\n<!-- debait-disable clickbait-score -->\n"),
            &["2: clickbait-score", "7: `clickbait-score` is disabled, but nothing is found here"],
        ),
        (Markup::Markdown, format!("<!-- debait-disable-next-line -->\n# {bait}\n"), &[]),
        (Markup::Html, format!("<title>{bait}</title><!-- debait-disable clickbait-score --><p>It sat.</p>"), &[]),
        (
            Markup::Html,
            format!("<!-- debait-disable-next-line clickbait-score -->\n<h1>{bait}</h1>\n<p>It sat.</p>"),
            &[],
        ),
        (
            Markup::Html,
            format!(
                "<h1>{bait}</h1>\n<p>It sat.</p>\n<script>'<!-- debait-disable -->'</script><!-- debait-disable clickbait-score -->"
            ),
            &["1: clickbait-score", "3: `clickbait-score` is disabled, but nothing is found here"],
        ),
        (Markup::Plain, format!("{bait}\n\n<!-- debait-disable clickbait-score -->\n"), &["1: clickbait-score"]),
    ] {
        assert_eq!(found(&scores, markup, &source), expected, "{source}");
    }
}

#[test]
fn of_many_comments_that_do_nothing_the_rest_is_counted() {
    let comments: String = (0..250).map(|n| format!("<!-- debait-disable rule-{n} -->\n")).collect();
    let source = format!("# Ferry sails\n\nIt takes 40 cars.\n\n{comments}");
    let all = found(&["unused-disable"], Markup::Markdown, &source);
    assert_eq!(all.len(), MOST + 1);
    assert_eq!(all[0], "5: unknown rule `rule-0`");
    assert_eq!(all[MOST], "105: 150 more comments disable nothing or name no rule");
    // Long names are truncated.
    let long = format!("# Ferry sails\n\nIt takes 40 cars.\n\n<!-- debait-disable {} -->\n", "x".repeat(9000));
    let expected = format!("5: unknown rule `{}\u{2026}`", "x".repeat(QUOTED));
    assert_eq!(found(&["unused-disable"], Markup::Markdown, &long), [expected]);
}

#[test]
fn next_lines_are_found_as_if_each_were_looked_for_by_itself() {
    let source = "a <!-- x -->\n<!-- y --> <!-- z -->\n\n  <!-- w -->  \nb <!-- v --> c\n<!-- u -->\n";
    let mut next = NextLine::default();
    for at in 0..=source.len() {
        assert_eq!(next.end(source, at), NextLine::default().end(source, at), "{at}");
    }
    assert_eq!(NextLine::default().end(source, 3), source.find("\n\n").unwrap() + 1);
    assert_eq!(NextLine::default().end(source, source.find("w").unwrap()), source.find("<!-- u").unwrap());
    assert_eq!(NextLine::default().end(source, source.find("v").unwrap()), source.len());
}

#[test]
fn what_is_held_back_is_not_put_right() {
    let source = page("", "<!-- debait-disable-next-line leaked-comment-form -->", "");
    let fixed = linter(&RULES).fix(Markup::Markdown, &source);
    assert!(fixed.source.contains("Leave a Reply") && fixed.source.starts_with("# Ferry sails again!\n"));
}
