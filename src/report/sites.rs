use std::io::{self, Write};

use serde_json::{Value, json};

use crate::dataset::Format;
use crate::evaluate::Site;
use crate::model::Head;

/// Reasons that are told of a host.
const MOST_REASONS: usize = 3;

/// Writes hosts as a table, one a row: as CSV or TSV with a header, or as JSON Lines.
///
/// Columns: `host`, `pages`, `flagged`, `flagged_share` with the ends of its 95 % interval (Wilson 1927),
/// `flagged_low` and `flagged_high`, the mean of each head's probability, and `reasons`, the three that most flagged pages
/// have, as a JSON array of objects with `id` and `pages`. Shares and means have six decimals.
///
/// # Errors
///
/// What the writer said.
pub fn write_sites(sites: &[Site], format: Format, out: impl Write) -> io::Result<()> {
    match format.delimiter() {
        Some(delimiter) => write_table(sites, delimiter, out),
        None => write_lines(sites, out),
    }
}

fn names() -> Vec<String> {
    let shares = ["host", "pages", "flagged", "flagged_share", "flagged_low", "flagged_high"].map(str::to_owned);
    let means = Head::ALL.map(|head| format!("mean_{}", head.column()));
    shares.into_iter().chain(means).chain(["reasons".to_owned()]).collect()
}

fn write_table(sites: &[Site], delimiter: u8, out: impl Write) -> io::Result<()> {
    let mut table = csv::WriterBuilder::new().delimiter(delimiter).from_writer(out);
    table.write_record(names())?;
    for site in sites {
        let number = |value: Option<f64>| value.map_or_else(String::new, |value| format!("{value:.6}"));
        let counts = [site.flagged.rows, site.flagged.flagged].map(|count| count.to_string());
        let numbers = numbers(site).map(number);
        let reasons = Value::Array(reasons(site)).to_string();
        table.write_record([site.host.clone()].into_iter().chain(counts).chain(numbers).chain([reasons]))?;
    }
    table.flush()
}

fn write_lines(sites: &[Site], mut out: impl Write) -> io::Result<()> {
    let names = names();
    for site in sites {
        let number = |value: Option<f64>| value.map_or(Value::Null, |value| json!((value * 1e6).round() / 1e6));
        let counts = [site.flagged.rows, site.flagged.flagged].map(|count| json!(count));
        let numbers = numbers(site).map(number);
        let values = [json!(site.host)].into_iter().chain(counts).chain(numbers).chain([Value::Array(reasons(site))]);
        let object: serde_json::Map<String, Value> = names.iter().cloned().zip(values).collect();
        writeln!(out, "{}", Value::Object(object))?;
    }
    out.flush()
}

/// The numbers of a host that have decimals, in the order of their columns.
fn numbers(site: &Site) -> [Option<f64>; 3 + Head::ALL.len()] {
    let interval = site.flagged.interval;
    let [clickbait, seo_bait] = site.means;
    let (low, high) = (interval.map(|interval| interval.low), interval.map(|interval| interval.high));
    [site.flagged.share, low, high, clickbait, seo_bait]
}

fn reasons(site: &Site) -> Vec<Value> {
    site.reasons.iter().take(MOST_REASONS).map(|(id, pages)| json!({"id": id, "pages": pages})).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::Flagged;

    fn written(format: Format) -> String {
        let reasons = ["form.listicle", "words", "a.b", "c.d"].map(|id| (id.to_owned(), 1));
        let sites = [
            Site {
                host: "example.org".to_owned(),
                flagged: Flagged::counted(1, 2),
                means: [Some(0.5), Some(1.0 / 3.0)],
                reasons: reasons.to_vec(),
            },
            Site { host: String::new(), flagged: Flagged::counted(0, 4), means: [Some(0.25), None], reasons: vec![] },
        ];
        let mut out = Vec::new();
        write_sites(&sites, format, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn hosts_are_rows_with_their_intervals() {
        assert_eq!(
            written(Format::Csv),
            "host,pages,flagged,flagged_share,flagged_low,flagged_high,mean_clickbait_probability,\
             mean_seo_bait_probability,reasons\n\
             example.org,2,1,0.500000,0.094531,0.905469,0.500000,0.333333,\
             \"[{\"\"id\"\":\"\"form.listicle\"\",\"\"pages\"\":1},{\"\"id\"\":\"\"words\"\",\"\"pages\"\":1},\
             {\"\"id\"\":\"\"a.b\"\",\"\"pages\"\":1}]\"\n,4,0,0.000000,0.000000,0.489891,0.250000,,[]\n"
        );
        assert!(written(Format::Tsv).starts_with("host\tpages\t"));
    }

    #[test]
    fn hosts_are_objects_with_their_intervals() {
        let lines = written(Format::Jsonl);
        let last = "{\"host\":\"\",\"pages\":4,\"flagged\":0,\"flagged_share\":0.0,\"flagged_low\":0.0,\
                    \"flagged_high\":0.489891,\"mean_clickbait_probability\":0.25,\"mean_seo_bait_probability\":null,\
                    \"reasons\":[]}\n";
        assert!(lines.ends_with(last), "{lines}");
        assert!(lines.contains("\"reasons\":[{\"id\":\"form.listicle\",\"pages\":1},"), "{lines}");
    }
}
