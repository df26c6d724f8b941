//! Single words and short phrases of exaggeration, attack, fear, outrage and chat.

use super::*;
use crate::features::{Evidence, count};
use crate::text::{Document, Tags};

pub(super) const FEATURES: &[Feature] = &[
    HYPERBOLE_WORDS,
    SUPERLATIVES,
    INTENSIFIERS,
    COMBAT_VERBS,
    FEAR_TERMS,
    OUTRAGE_TITILLATION,
    EMOTION_EXTREMITY,
    SLANG_CHAT,
    ABSOLUTES,
];

const HYPERBOLE_WORDS: Feature = Feature {
    id: FeatureId("sensation.hyperbole_words"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::chakraborty_2016("clickbait headlines use hyperbolic words"),
    summary: "words of exaggeration",
    present: "uses words of exaggeration",
    absent: "uses no words of exaggeration",
    examples: &[
        Example::hit("This Incredible Bakery Makes Jaw-Dropping Cakes", 2.0, &["Incredible", "Jaw-Dropping"]),
        Example::hit("A stunning comeback that blew everyone away", 2.0, &["stunning", "blew everyone away"]),
        Example::hit("HER REACTION IS PRICELESS", 1.0, &["PRICELESS"]),
        Example::hit("Her dress broke the internet | Style News", 1.0, &["broke the internet"]),
        Example::miss("14 dead as ferry capsizes off Samar"),
        Example::miss("Massive quake hits northern Chile, thousands evacuated"),
        Example::miss("Pitcher throws perfect game in Seattle"),
        Example::miss("Choir sings Amazing Grace at memorial for miners"),
    ],
    measure: Measure::Listed(lists::HYPERBOLE, |document, evidence| {
        listed::count(document, lists::HYPERBOLE, evidence)
    }),
};

const SUPERLATIVES: Feature = Feature {
    id: FeatureId("sensation.superlatives"),
    unit: Unit::Share,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::biyani_2016(
        "superlatives are among the content features of clickbait; leaving out measured ones such as largest is this \
         project's own",
    ),
    summary: "share of words that are superlatives of opinion, such as best, worst and cutest",
    present: "ranks things as the best, worst or most of all",
    absent: "ranks nothing as the best or worst",
    examples: &[
        Example::hit("The Cutest Dogs of Instagram", 0.2, &["Cutest"]),
        Example::hit("the best and worst dressed at the gala", 0.25, &["best", "worst"]),
        Example::hit("Parents Share Their Biggest Regrets and Weirdest Fears", 0.125, &["Weirdest"]),
        Example::miss("At least 12 hurt in Lagos market fire"),
        Example::miss("Most of the latest West Bank talks of public interest"),
        Example::miss("Largest bank in Norway cuts rates"),
        Example::miss("Best Buy to close 15 stores"),
    ],
    measure: Measure::Listed(lists::SUPERLATIVE, |document, evidence| {
        let superlatives = listed::count(document, lists::SUPERLATIVE, evidence);
        if superlatives == 0.0 { 0.0 } else { count::share(superlatives, count::core_words(document)) }
    }),
};

const INTENSIFIERS: Feature = Feature {
    id: FeatureId("sensation.intensifiers"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "Scott 2021, Journal of Pragmatics",
        locator: "article on clickbait, relevance and the curiosity gap",
        claim: "intensifying words help a headline to promise more than it says",
    },
    summary: "words that only turn up the volume, such as really, totally and literally",
    present: "turns up the volume",
    absent: "does not turn up the volume",
    examples: &[
        Example::hit("I Literally Cannot Stop Baking This Really Easy Bread", 2.0, &["Literally", "Really"]),
        Example::hit("Is the Rejection Really That Bold?", 1.0, &["Really"]),
        Example::hit("this is such a good idea for tiny flats", 1.0, &["such a"]),
        Example::miss("Two seriously injured in Leeds coach crash"),
        Example::miss("Union calls for quieter engines at airport"),
        Example::miss("Super Bowl tickets sell out in minutes"),
    ],
    measure: Measure::Listed(lists::INTENSIFIER, |document, evidence| {
        listed::count(document, lists::INTENSIFIER, evidence)
    }),
};

/// Verbs of combat, and those that are figurative unless the context shows that they are meant literally.
const FORCE: Tags = lists::COMBAT_VERB.union(lists::FORCEFUL_VERB);

const COMBAT_VERBS: Feature = Feature {
    id: FeatureId("sensation.combat_verbs"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::google_discover(
        "titles should not exaggerate to raise appeal; counting verbs of combat for mere words is this project's own",
    ),
    summary: "verbs of combat for what was only said, such as slams and destroys",
    present: "uses verbs of combat for what was only said",
    absent: "uses no verbs of combat for what was only said",
    examples: &[
        Example::hit("Senator Slams Rival Over Tax Plan", 1.0, &["Slams"]),
        Example::hit("comedian claps back and destroys troll", 2.0, &["claps back", "destroys"]),
        Example::hit("One Teacher Calmly Eviscerates Her Critics", 1.0, &["Eviscerates"]),
        Example::miss("Hurricane slams Gulf coast, power cut to thousands"),
        Example::miss("Bomb blasts kill 20 in Baghdad"),
        Example::miss("Fire destroys historic mill"),
        Example::miss("Williams completes calendar grand slam"),
    ],
    measure: Measure::Listed(FORCE, |document, evidence| {
        let literal = document.core_tags().intersects(lists::LITERAL_FORCE);
        let verbs = if literal { lists::COMBAT_VERB } else { FORCE };
        listed::count(document, verbs, evidence)
    }),
};

const FEAR_TERMS: Feature = Feature {
    id: FeatureId("sensation.fear_terms"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::zhang_2018("inducing fear is one of the kinds of clickbait title"),
    summary: "words that frighten readers rather than report",
    present: "uses words that frighten readers",
    absent: "uses no words that frighten readers",
    examples: &[
        Example::hit("The Terrifying Truth Lurking in Your Kitchen", 2.0, &["Terrifying", "Lurking in Your"]),
        Example::hit("every parent's worst nightmare caught on tape", 1.0, &["every parent's worst nightmare"]),
        Example::hit("Is Your Pillow a Silent Killer?", 1.0, &["Silent Killer"]),
        Example::miss("14 dead as ferry capsizes off Samar"),
        Example::miss("Crews clear toxic waste from river after factory spill"),
        Example::miss("Man killed in knife attack, suspect arrested"),
        Example::miss("Judges warn of chilling effect on press"),
    ],
    measure: Measure::Listed(lists::FEAR, |document, evidence| listed::count(document, lists::FEAR, evidence)),
};

const OUTRAGE_TITILLATION: Feature = Feature {
    id: FeatureId("sensation.outrage_titillation"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::google_discover("titles should not draw readers by morbid curiosity, titillation or outrage"),
    summary: "words that trade on outrage or titillation",
    present: "uses words of outrage or titillation",
    absent: "uses no words of outrage or titillation",
    examples: &[
        Example::hit("Singer Flaunts Toned Tummy in Tiny Bikini", 3.0, &["Flaunts", "Toned Tummy", "Bikini"]),
        Example::hit("parents are furious about this disgusting menu", 2.0, &["parents are furious", "disgusting"]),
        Example::hit("The Rant That Has Everyone Talking", 1.0, &["Rant"]),
        Example::miss("14 dead as ferry capsizes off Samar"),
        Example::miss("Court hears appeal of sex offender in Ohio"),
        Example::miss("Engineers say nuclear meltdown was avoided"),
        Example::miss("Dick Cheney leaves hospital after heart surgery"),
    ],
    measure: Measure::Listed(lists::OUTRAGE, |document, evidence| listed::count(document, lists::OUTRAGE, evidence)),
};

const EMOTION_EXTREMITY: Feature = Feature {
    id: FeatureId("sensation.emotion_extremity"),
    unit: Unit::Points,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::potthast_2016(
        "the sentiment of the teaser is among the features of clickbait; taking its most emotional word is this \
         project's own",
    ),
    summary: "strength of the most emotional word, 0 to 5",
    present: "uses an emotional word, strength {} of 5",
    absent: "uses no emotional word",
    examples: &[
        Example::hit("A Wonderful Day for Sad Puppies", 5.0, &["Wonderful"]),
        Example::hit("Desperate rivals meet in Geneva", 3.0, &["Desperate"]),
        Example::hit("Storm victims wait for aid", 1.0, &["victims"]),
        Example::hit("Heartbreaking scenes and tears at the station", 4.0, &["Heartbreaking"]),
        Example::miss("Parliament votes on budget amendments"),
        Example::miss("World War I letters go on display"),
        Example::miss("Central bank keeps rates at 4 percent"),
    ],
    measure: Measure::Listed(Tags::EMOTION, most_emotional),
};

fn most_emotional(document: &Document, evidence: &mut Evidence) -> f64 {
    let mut most = None;
    let mut strength = 0;
    for token in document.core() {
        if token.valence.unsigned_abs() > strength && !listed::is_plain(document, token.span) {
            strength = token.valence.unsigned_abs();
            most = Some(token);
        }
    }
    if let Some(token) = most {
        evidence.token(token);
    }
    f64::from(strength)
}

const SLANG_CHAT: Feature = Feature {
    id: FeatureId("sensation.slang_chat"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: sources::chakraborty_2016("internet slang occurs in clickbait headlines"),
    summary: "chat slang and interjections, such as lol, gonna and yikes",
    present: "uses chat slang",
    absent: "uses no chat slang",
    examples: &[
        Example::hit("OMG, These Nails Are Everything", 1.0, &["OMG"]),
        Example::hit("we're gonna need a bigger cake, y'all", 2.0, &["gonna", "y'all"]),
        Example::hit("The New Trailer Hit Us Right in the Feels", 1.0, &["Right in the Feels"]),
        Example::miss("BAE Systems wins frigate contract"),
        Example::miss("Oman and Laos sign trade deal"),
        Example::miss("Chat application adds group calls"),
    ],
    measure: Measure::Listed(lists::SLANG, |document, evidence| listed::count(document, lists::SLANG, evidence)),
};

const ABSOLUTES: Feature = Feature {
    id: FeatureId("sensation.absolutes"),
    unit: Unit::Count,
    direction: Direction::RaisesBait,
    reads: Reads::Lexicon,
    used: Use::Model,
    source: Source {
        cite: "Horne et al. 2018, WWW Companion",
        locator: "NELA toolkit, words of certainty",
        claim: "words of certainty are among the style features that set kinds of news outlets apart",
    },
    summary: "words that allow no exception, such as always, never and everyone",
    present: "uses words that allow no exception",
    absent: "uses no word that rules out exceptions",
    examples: &[
        Example::hit("Why Everyone Always Gets Rice Wrong", 2.0, &["Everyone", "Always"]),
        Example::hit("mistakes every single gardener makes", 1.0, &["every single"]),
        Example::hit("Nobody Will Ever Top the Best Pie of All Time", 2.0, &["Nobody", "of All Time"]),
        Example::miss("No one hurt as crane falls in Osaka"),
        Example::miss("Every second school lacks a nurse, survey finds"),
        Example::miss("Council approves all but one of the plans"),
    ],
    measure: Measure::Listed(lists::ABSOLUTE, |document, evidence| listed::count(document, lists::ABSOLUTE, evidence)),
};
