//! Law 7: the form of a headline decides, not its subject.
//!
//! In a fixed frame the subject is exchanged: how far the log-odds move is measured, and no verdict may change.

use crate::support::scorer;

/// Root mean square of the moves of log-odds, over all frames and subjects.
const SPREAD: f64 = 0.35;

/// Politics, disaster, celebrity, pets, health, sport: people, places and things a headline may be about.
const SUBJECTS: [&str; 36] = [
    "Angela Merkel",
    "Narendra Modi",
    "Boris Johnson",
    "Jacinda Ardern",
    "Emmanuel Macron",
    "Gavin Newsom",
    "Gaza",
    "Kyiv",
    "Fukushima",
    "New Orleans",
    "Beirut",
    "Lampedusa",
    "Taylor Swift",
    "Kim Kardashian",
    "Tom Cruise",
    "Beyonce",
    "Meghan Markle",
    "Harry Styles",
    "Golden Retriever",
    "Siamese Cat",
    "Guinea Pig",
    "Hamster",
    "Labrador Puppy",
    "Parrot",
    "Diabetes",
    "Aspirin",
    "Vitamin D",
    "Blood Pressure",
    "Migraine",
    "Measles",
    "Leeds United",
    "Serena Williams",
    "Lionel Messi",
    "Boston Celtics",
    "Cricket Australia",
    "Lewis Hamilton",
];

/// Frames of bait.
const BAIT: [&str; 22] = [
    "You Won't Believe What {} Did Next",
    "What Happened to {} Next Will Shock You",
    "This Is the Real Reason Everyone Is Talking About {}",
    "The One Thing Nobody Tells You About {}",
    "Here's Why {} Is All Anyone Can Talk About Right Now",
    "17 Photos of {} That Will Make Your Day",
    "21 Things You Never Knew About {}",
    "Can You Pass This Impossible Quiz About {}?",
    "This One Weird Trick With {} Will Change Your Life",
    "She Had Never Heard of {} Before. What She Did Next Is Amazing",
    "9 Insane Facts About {} That Will Blow Your Mind",
    "People Can't Stop Laughing at This Video of {}",
    "You'll Never Guess What They Found Out About {}",
    "This Video of {} Will Restore Your Faith in Humanity",
    "Everything You Know About {} Is Wrong",
    "Only 90s Kids Will Remember These 15 Moments With {}",
    "The Internet Is Freaking Out Over This Picture of {}",
    "13 Reasons Why You Need {} in Your Life",
    "We Tried Living With {} for a Week and This Is What Happened",
    "Which {} Are You, Based on Your Favourite Breakfast?",
    "These 11 Secrets About {} Are Absolutely Shocking",
    "What This Man Says About {} Will Leave You Speechless",
];

/// Frames of news.
const NEWS: [&str; 22] = [
    "Court dismisses appeal in case concerning {}",
    "Two injured in accident near {} memorial, police say",
    "Council approves $4 million for {} museum",
    "Parliament to debate report on {} on Tuesday",
    "Study of 1,200 patients finds no link between diet and {}",
    "Officials confirm delay of inquiry into {}",
    "Researchers publish ten-year survey on {}",
    "Shares of company linked to {} fall 6% after results",
    "Minister rejects calls to fund {} project",
    "Archive releases letters about {} from 1974",
    "University opens centre named after {}",
    "Lawyers for {} foundation file complaint in Geneva",
    "Exhibition on {} draws 40,000 visitors in Vienna",
    "Publisher withdraws book about {} after complaint",
    "Government extends funding for {} programme until 2027",
    "City renames street after {}",
    "Broadcaster to air documentary on {} in March",
    "Union and employers reach agreement over {} pay dispute",
    "Prosecutors drop charges in {} fraud case",
    "Ministry announces tender for {} stamps",
    "Committee hears evidence about {} spending",
    "Police reopen investigation into theft of {} painting",
];

#[test]
fn subjects_do_not_change_verdicts() {
    let mut scorer = scorer();
    let mut squares = Vec::new();
    let mut flips = Vec::new();
    let mut furthest: (f64, String) = (0.0, String::new());
    for (frame, is_bait) in BAIT.map(|frame| (frame, true)).into_iter().chain(NEWS.map(|frame| (frame, false))) {
        let headlines = SUBJECTS.map(|subject| frame.replace("{}", subject));
        let log_odds: Vec<f64> = headlines.iter().map(|headline| scorer.score(headline).log_odds).collect();
        let mean = log_odds.iter().sum::<f64>() / log_odds.len() as f64;
        let threshold = scorer.model().threshold();
        let bait = |log_odds: &f64| 1.0 / (1.0 + (-log_odds).exp()) >= threshold;
        for (headline, log_odds) in headlines.iter().zip(&log_odds) {
            let moved = log_odds - mean;
            squares.push(moved * moved);
            if moved.abs() > furthest.0.abs() {
                furthest = (moved, headline.clone());
            }
            if bait(log_odds) != is_bait {
                flips.push(format!("{headline:?} scores {log_odds:+.2}"));
            }
        }
    }
    let spread = (squares.iter().sum::<f64>() / squares.len() as f64).sqrt();
    println!("{} headlines, spread {spread:.3}, furthest {furthest:?}", squares.len());
    assert!(flips.is_empty(), "{} of {} headlines:\n{}", flips.len(), squares.len(), flips.join("\n"));
    assert!(spread <= SPREAD, "subjects move the log-odds by {spread:.3}");
}
