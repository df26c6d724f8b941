//! The rules, one file a family of features; adding a rule touches one of them.

use super::{About, Finds, Fires, Places, Rule, RuleId, Severity, Spares};
use super::{fixes, guards};
use crate::features::{FeatureId, Head};

/// A page without sources, figures, dates or links, for examples that must be long: 300 words and more.
macro_rules! harbour {
    () => {
        "The harbour lies behind a low wall of grey stone, and most mornings the boats go out before the light comes. \
Men and women in thick coats carry boxes along the quay while gulls wait on the roof of the old ice house. Nobody talks \
much at that hour. The water is flat, the ropes are wet, and the first engine always takes longer than it should to \
start.\n\n\
Later the town wakes up. Bakers open their doors, children cross the square with heavy bags, and somebody sweeps the \
steps of the hall. A smell of bread drifts as far as the slipway. On cold days smoke hangs above the chimneys and does \
not move until the wind turns. Then it goes all at once, over the ridge and away.\n\n\
By noon the boats are back. What they bring is sorted on long tables under a tin roof: silver fish in one crate, crabs \
in another, and weed thrown to the side. Buyers walk past slowly with their hands behind their backs. Prices are called \
out, answered with a nod, and written on a board that nobody wipes clean. It takes less than an hour, and afterwards \
hoses run until the concrete shines.\n\n\
The afternoon belongs to repairs. Nets hang from poles like curtains, and fingers work along each tear with a flat \
needle. Old hulls get fresh paint. A radio plays behind an open window, too far off for the words to be heard. When the \
tide drops, mud shows between the piles, and birds with long legs step through it.\n\n\
Evening is quiet again. Lamps come on along the wall, one after another, and dogs are walked to the end of it and \
home. A few people stay on the bench by the steps to watch the last boat tie up. After that there is only the sound \
of water against wood, and of a loose chain that somebody ought to fix."
    };
}

/// 30 words that come again, for examples that repeat them.
macro_rules! again {
    () => {
        "The boat is a good boat and the boat is old. The old boat is a boat that people like, and people like the old boat \
for what the boat is."
    };
}

/// Words of a search without the small ones between, for examples.
macro_rules! keywords {
    () => {
        "Harbour boat tickets price list online. Island ferry night cabin booking office. Cheap family summer boat trips \
north coast. Best harbour restaurants fish menu prices. Weekend ferry parking space offers town."
    };
}

/// A paragraph twenty times, for examples that must be longer still.
macro_rules! twenty {
    ($text:ident) => {
        concat!(
            $text!(),
            " ",
            $text!(),
            " ",
            $text!(),
            " ",
            $text!(),
            " ",
            $text!(),
            " ",
            $text!(),
            " ",
            $text!(),
            " ",
            $text!(),
            " ",
            $text!(),
            " ",
            $text!(),
            " ",
            $text!(),
            " ",
            $text!(),
            " ",
            $text!(),
            " ",
            $text!(),
            " ",
            $text!(),
            " ",
            $text!(),
            " ",
            $text!(),
            " ",
            $text!(),
            " ",
            $text!(),
            " ",
            $text!()
        )
    };
}

/// A page that tells its story twice.
macro_rules! restarted {
    () => {
        concat!(
            "# Talks\n\nThe harbour council of Samsby refused to open talks with the ferry company over the northern line. \
The company wants to close the northern line before winter. ",
            harbour!(),
            "\n\nThe harbour council of Samsby refused new talks with the ferry company over the northern line this week. \
The company wants the northern line closed before winter. Members of the council refused to meet the company. The \
ferry on the northern line sails until winter, and the company has not said what it wants from the talks.\n\n",
            harbour!(),
            "\n"
        )
    };
}

mod congruence;
mod curiosity;
mod form;
mod furniture;
mod keyword_abuse;
mod page;
mod repetition;
mod sensation;
mod sourcing;
mod template;
mod title_stuffing;

/// Every family's rules, in the order of the catalogue of features; then those of whole pages.
pub(super) const ALL: &[&[Rule]] = &[
    curiosity::RULES,
    sensation::RULES,
    form::RULES,
    title_stuffing::RULES,
    keyword_abuse::RULES,
    repetition::RULES,
    template::RULES,
    sourcing::RULES,
    furniture::RULES,
    congruence::RULES,
    page::RULES,
];

/// Fires where a feature has this value or more.
const fn from(feature: &'static str, value: f64) -> Finds {
    Finds::Feature { id: FeatureId(feature), fires: Fires::From(value) }
}

/// Fires where a feature of a long page has this value or less.
const fn up_to(feature: &'static str, value: f64) -> Finds {
    Finds::Feature { id: FeatureId(feature), fires: Fires::UpTo(value) }
}
