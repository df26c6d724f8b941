//! The works that several features draw on, each with what that feature takes from it.

use super::Source;

/// Stop Clickbait.
pub const fn chakraborty_2016(claim: &'static str) -> Source {
    Source { cite: "Chakraborty et al. 2016, ASONAM", locator: "doi:10.1109/ASONAM.2016.7752207", claim }
}

/// Clickbait Detection.
pub const fn potthast_2016(claim: &'static str) -> Source {
    Source { cite: "Potthast et al. 2016, ECIR", locator: "doi:10.1007/978-3-319-30671-1_72", claim }
}

/// 8 Amazing Secrets for Getting More Clicks.
pub const fn biyani_2016(claim: &'static str) -> Source {
    Source { cite: "Biyani et al. 2016, AAAI", locator: "section on features", claim }
}

/// This Just In: Fake News Packs a Lot in Title.
pub const fn horne_2017(claim: &'static str) -> Source {
    Source { cite: "Horne & Adali 2017, ICWSM Workshops", locator: "doi:10.1609/icwsm.v11i1.14976", claim }
}

/// Assessing the News Landscape.
pub const fn horne_2018(claim: &'static str) -> Source {
    Source { cite: "Horne et al. 2018, WWW Companion", locator: "doi:10.1145/3184558.3186987", claim }
}

/// Creating helpful, reliable, people-first content.
pub const fn google_people_first(claim: &'static str) -> Source {
    Source {
        cite: "Google Search Central, Creating helpful, reliable, people-first content",
        locator: "developers.google.com/search/docs/fundamentals/creating-helpful-content",
        claim,
    }
}

/// A Structured Response to Misinformation.
pub const fn zhang_2018(claim: &'static str) -> Source {
    Source { cite: "Zhang et al. 2018, WWW Companion", locator: "doi:10.1145/3184558.3188731", claim }
}

/// Click it or Leave it.
pub const fn michaluk_2026(claim: &'static str) -> Source {
    Source { cite: "Michaluk et al. 2026, arXiv", locator: "arXiv:2602.18171", claim }
}

/// Get on Discover.
pub const fn google_discover(claim: &'static str) -> Source {
    Source { cite: "Google Search Central, Get on Discover", locator: "section on recommendations", claim }
}

/// Click bait: Forward-reference as lure in online news headlines.
pub const fn blom_hansen_2015(claim: &'static str) -> Source {
    Source {
        cite: "Blom & Hansen 2015, Journal of Pragmatics 76, 87-100",
        locator: "doi:10.1016/j.pragma.2014.11.010",
        claim,
    }
}

/// Detecting Spam Web Pages through Content Analysis.
pub const fn ntoulas_2006(claim: &'static str) -> Source {
    Source { cite: "Ntoulas et al. 2006, WWW", locator: "doi:10.1145/1135777.1135794", claim }
}

/// Spam policies for Google web search.
pub const fn google_spam(claim: &'static str) -> Source {
    Source {
        cite: "Google Search Central, Spam policies",
        locator: "developers.google.com/search/docs/essentials/spam-policies, section on keyword stuffing",
        claim,
    }
}

/// Influencing title links in search results.
pub const fn google_titles(claim: &'static str) -> Source {
    Source {
        cite: "Google Search Central, Influencing title links",
        locator: "developers.google.com/search/docs/appearance/title-link",
        claim,
    }
}

/// Scaling Language Models: Methods, Analysis & Insights from Training Gopher.
pub const fn rae_2021(claim: &'static str) -> Source {
    Source { cite: "Rae et al. 2021, arXiv", locator: "arXiv:2112.11446, table A1", claim }
}

/// Signs of AI writing.
pub const fn ai_writing(claim: &'static str) -> Source {
    Source {
        cite: "Wikipedia, Signs of AI writing",
        locator: "en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing",
        claim,
    }
}

/// Lying Words.
pub const fn newman_2003(claim: &'static str) -> Source {
    Source {
        cite: "Newman et al. 2003, Personality and Social Psychology Bulletin 29",
        locator: "doi:10.1177/0146167203029005010",
        claim,
    }
}

/// Assessments of Yoast's analysis of a text.
pub const fn yoast(claim: &'static str) -> Source {
    Source {
        cite: "Yoast SEO, keyphrase assessments",
        locator: "github.com/Yoast/wordpress-seo, packages/yoastseo",
        claim,
    }
}

/// An idea that we have not found in any published work.
pub const fn this_project(claim: &'static str) -> Source {
    Source { cite: "this project", locator: "read off pages made for search engines", claim }
}
