"""Hostile texts of any size: what a page may be made of to cost more than its length."""
import itertools
import string


def word(number: int) -> str:
    """A word of letters for each number, no two the same."""
    letters = ""
    number += 26 ** 3
    while number:
        number, letter = divmod(number, 26)
        letters += string.ascii_lowercase[letter]
    return letters


def repeated(piece: str):
    return lambda size: piece * (size // len(piece.encode()) + 1)


def numbered(piece):
    """Pieces that differ by their number, until the text is long enough."""
    def text(size: int) -> str:
        parts, length = [], 0
        for number in itertools.count():
            if length >= size:
                return "".join(parts)
            parts.append(piece(number))
            length += len(parts[-1].encode())
    return text


def around(opening: str, closing: str, inside: str = "The ferry sails."):
    """One thing in another, as deep as the size allows."""
    def text(size: int) -> str:
        depth = size // (len(opening) + len(closing))
        return opening * depth + inside + closing * depth
    return text


def halves(first, second, between: str = ""):
    return lambda size: first(size // 2) + between + second(size // 2)


def one_line(text):
    return lambda size: text(size).replace("\n", " ")


WORDS = numbered(lambda n: word(n) + " ")
TITLES = numbered(lambda n: f"{word(n).title()} {word(n + 1).title()} {word(n + 2).title()} "
                            f"{word(n + 3).title()} {word(n + 4).title()}\n\n")
DISABLE = numbered(lambda n: f"<!-- debait-disable {word(n)} -->\n")

# Prose enough for what stands between to be in the copy.
PROSE = ("The ferry sails at noon from the old quay of the town, and it takes forty cars and all who want to go. "
         "Nobody knows when it comes back.\n\n")

# What a page is made of, whatever its markup.
SHAPES = {
    "quotes": repeated("“It is late,” she said. "),
    "straight quotes": repeated("\"a\" "),
    "phrases": repeated("you won't believe what happened next when your boss "),
    "phrases between words": numbered(lambda n: f"this is why {word(n)} will make you cry "),
    "unclosed quotes": repeated(" \"a"),
    "apostrophes": repeated("'a "),
    "long quotations": numbered(lambda n: f"\"{word(n)} left the old harbour at noon today,\" he said. "),
    "question marks": repeated("why? "),
    "question mark run": repeated("?"),
    "quoted questions": repeated("\"why? "),
    "exclamation marks": repeated("wow!!! "),
    "commas": repeated("a, "),
    "comma run": repeated(","),
    "dots": repeated("."),
    "spaced dots": repeated(". "),
    "dots before a word": lambda size: "." * size + " then it sailed",
    "ellipses": repeated("so... it "),
    "colons": repeated("breaking: "),
    "brackets": repeated("[breaking "),
    "demonstratives": repeated("this man "),
    "demonstratives and a name": lambda size: "this man " * (size // 9) + "Paris",
    "offices in one sentence": lambda size: "President Lund " * (size // 15) + "was former.",
    "years": repeated("June 2024\n"),
    "dates": repeated("May 3 "),
    "unique words": WORDS,
    "unique sentences": numbered(lambda n: f"{word(n).title()} sails at noon {word(n + 7)} again. "),
    "names": repeated("London Paris Ada "),
    "unique names": numbered(lambda n: word(n).title() + " "),
    "one word": repeated("ferry "),
    "one long word": repeated("a"),
    "one long word of y": repeated("ay"),
    "apostrophes in a word": repeated("a's"),
    "numbers": numbered(lambda n: f"{n} "),
    "digits": repeated("7"),
    "digits and commas": repeated("7,"),
    "dashes": repeated("a — "),
    "bars": repeated("a | "),
    "clauses": numbered(lambda number: f"You won't believe {word(number)} - "),
    "slashes": repeated("a/"),
    "hyphens": repeated("a-"),
    "emoji": repeated("😀"),
    "joined emoji": repeated("👩\u200d"),
    "flags": repeated("🇩🇪"),
    "combining marks": repeated("\u0301"),
    "combining marks of two classes": repeated("\u0301\u0323"),
    "zero-width characters": repeated("\u200b"),
    "letters and zero-width characters": repeated("a\u200b"),
    "wide letters": repeated("漢"),
    "controls": repeated("\x01"),
    "blank lines": repeated("\n"),
    "spaces": repeated(" "),
    "spaces before words": lambda size: (" " * (size // 2)) + "a b " * (size // 8),
    "lone carriage returns": repeated("a\r"),
    "short lines": repeated("a\n"),
    "paragraphs": repeated("The ferry sails at noon.\n\n"),
    "title lines": TITLES,
    "breaking lines": numbered(lambda n: f"BREAKING: {word(n)} {word(n + 1)}\n\n"),
    "one quotation and breaking lines": lambda size: (
        "\"We waited for two hours in the rain,\" Lund said.\n\n"
        + numbered(lambda n: f"BREAKING: {word(3 * n)} {word(3 * n + 1)} {word(3 * n + 2)} it said\n\n")(size)),
    "promos": repeated("You may also like: old goat drives yellow bus\n\n"),
    "comment forms": repeated("The ferry sails at noon.\n\nLeave a Reply\n\n"),
    "keyword lines": repeated("cheap ferry Oslo, Oslo ferry tickets, ferry Oslo price\n\n"),
    "tags": repeated("Tags: "),
    "bylines": repeated("By Ada Lund\n\n"),
    "headings": numbered(lambda n: f"## {word(n)} {word(n + 1)}\n\nIt is late.\n\n"),
    "underlined headings": repeated("a\n=\n"),
    "links": numbered(lambda n: f"[{word(n)}](https://example.org/{n}) "),
    "one link": repeated("[a](b)"),
    "link reference definitions": numbered(lambda n: f"[{word(n)}]: /{n}\n"),
    "link references": halves(numbered(lambda n: f"[{word(n)}]: /\n"), numbered(lambda n: f"[{word(n)}] "), "\n"),
    "images": repeated("![a](b) "),
    "footnotes": numbered(lambda n: f"[^{n}]: a\n\n"),
    "autolinks": repeated("<https://a.b> "),
    "nested block quotes": repeated("> "),
    "block quotes of lines": repeated("> a\n"),
    "nested lists": repeated("- "),
    "nested lists and blank lines": halves(repeated("- "), repeated("\n"), "a\n"),
    "nested lists and lines": halves(repeated("- "), repeated("a\n"), "a\n"),
    "nested lists by indent": lambda size: "".join(
        " " * (2 * depth) + "- a\n" for depth in range(int(size ** 0.5))),
    "nested quotes and lists": repeated("> - "),
    "list items": repeated("- a\n"),
    "numbered items": repeated("1. a\n"),
    "bracket run": repeated("["),
    "closing brackets": repeated("]"),
    "image brackets": repeated("!["),
    "link openings": repeated("[a]("),
    "link opening pairs": repeated("[]("),
    "parentheses": repeated("[a]((((("),
    "angle link openings": repeated("[a](<b"),
    "stars": repeated("*"),
    "star openings": repeated("*a "),
    "underscores": repeated("a_"),
    "mixed emphasis": repeated("*a _b "),
    "backticks": repeated("`"),
    "backtick runs": numbered(lambda n: "`" * (n % 600 + 1) + " "),
    "code spans": repeated("`a b` "),
    "code fences": repeated("```\n"),
    "tildes": repeated("~~a "),
    "tables": repeated("| a | b |\n|---|---|\n| c | d |\n\n"),
    "wide table": lambda size: "|a" * (size // 8) + "|\n" + "|-" * (size // 8) + "|\n" + "|b\n" * (size // 6),
    "code in a table": lambda size: "|a|\n|-|\n|`" + "a\\|b " * (size // 5) + "`|\n",
    "rules": repeated("---\n\n"),
    "tasks": repeated("- [ ] a\n"),
    "escapes": repeated("\\*"),
    "less-than run": repeated("<"),
    "less-than and a letter": repeated("<a "),
    "greater-than run": repeated(">"),
    "ampersands": repeated("&"),
    "entities": repeated("&amp;"),
    "unfinished entities": repeated("&am"),
    "numeric entities": repeated("&#65;"),
    "nested elements": around("<div>", "</div>"),
    "nested inline elements": around("<b>", "</b>"),
    "nested block quote elements": around("<blockquote>", "</blockquote>"),
    "unclosed elements": repeated("<div>"),
    "unclosed links": repeated("<a href=b>"),
    "unclosed tags": repeated("<div "),
    "closing tags": repeated("</div>"),
    "attributes": lambda size: "<p " + numbered(lambda n: f"{word(n)}=1 ")(size) + ">a</p>",
    "unclosed attribute": repeated("<a b=\""),
    "paragraph elements": repeated("<p>The ferry sails.</p>"),
    "line breaks": repeated("<br>"),
    "scripts": repeated("<script>a</script>"),
    "unclosed scripts": repeated("<script>"),
    "comments": repeated("<!-- a -->\n"),
    "unclosed comments": repeated("<!-- "),
    "comment ends": repeated("-->"),
    "bogus comments": repeated("<!a-->"),
    "processing instructions": repeated("<?a "),
    "declarations": repeated("<!A "),
    "CDATA": repeated("<![CDATA["),
    "disables": repeated("<!-- debait-disable -->\n"),
    "disables on one line": repeated("<!-- debait-disable -->"),
    "disables of unknown rules": DISABLE,
    "disables of unknown rules on one line": one_line(DISABLE),
    "disables of one rule": repeated("<!-- debait-disable year-stamp -->\n\na\n\n"),
    "enables": repeated("<!-- debait-enable -->\n"),
    "disables and enables": repeated("<!-- debait-disable -->\n\nLeave a Reply\n\n<!-- debait-enable -->\n\n"),
    "disables, then enables": halves(repeated("<!-- debait-disable year-stamp -->\n"),
                                     repeated("<!-- debait-enable year-stamp -->\n")),
    "disables of the next line": repeated("<!-- debait-disable-next-line -->\n"),
    "disables of the next line and blank lines": halves(
        repeated("<!-- debait-disable-next-line -->\n"), repeated("\n")),
    "a disable of many rules": lambda size: "<!-- debait-disable " + "year-stamp " * (size // 11) + "-->\n\na\n",
    "a disable of many unknown rules": lambda size: "<!-- debait-disable " + WORDS(size) + "-->\n\na\n",
}

# Whole pages of one markup, in which the text above cannot stand.
PAGES = {
    "front matter": ("md", lambda size: "---\ntitle: Ferry\n" + numbered(lambda n: f"{word(n)}: a\n")(size)
                     + "---\n\nIt sails.\n"),
    "unclosed front matter": ("md", lambda size: "---\n" + numbered(lambda n: f"{word(n)}: a\n")(size)),
    "front matter of dashes": ("md", repeated("---\n")),
    "folded front matter": ("md", lambda size: "---\ntitle: >\n" + "  a\n" * (size // 4) + "---\n\nIt sails.\n"),
    "list in front matter": ("md", lambda size: "---\ntitle: Ferry\ntags:\n" + "  - a\n" * (size // 6) + "---\n\nA\n"),
    "comments in front matter": ("md", lambda size: "---\ntitle: a" + " #" * (size // 2) + "\n---\n\nIt sails.\n"),
    "disables in front matter": ("md", lambda size: "---\ntitle: Ferry\ndebait-disable:\n"
                                 + "  - year-stamp\n" * (size // 15) + "---\n\nIt sails.\n"),
    "long title over title lines": ("md", halves(numbered(lambda n: word(n).title() + " "), TITLES, "\n=\n\n")),
    "long title over promos": ("txt", lambda size: WORDS(size // 2) + "\n\n" + PROSE
                               + "You may also like: old goat drives yellow bus\n\n" * (size // 100) + PROSE),
    "long title over a keyword line": ("txt", lambda size: WORDS(size // 2) + "\n\n"
                                       + numbered(lambda n: f"{word(n + 10**6)} {word(n + 2 * 10**6)}, ")(size // 2)
                                       + "\n\nThe ferry sails.\n"),
    "titles": ("html", repeated("<title>Ferry</title>")),
    "headings of the first level": ("html", repeated("<h1>Ferry</h1>")),
    "meta elements": ("html", repeated("<meta name=author content=\"Ada Lund\">")),
    "table cells": ("html", repeated("<td>a")),
}
