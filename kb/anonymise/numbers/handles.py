# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Names that people go by on the net, told by a site or a log-in before them in the sentence: 'on Twitch under badgerplays'."""

import re
from collections.abc import Iterator

from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import VOCABULARY, lexicon
from kb.anonymise.numbers.online import FILE_ENDINGS
from kb.anonymise.pattern import any_case, part_of

SITE = r"(?:facebook|fb|f?insta(?:gram)?s?|twitter|tik[ ]?tok|you[ ]?tube|twitch|discord|reddit|etsy|ebay|vinted|depop|strava|steam|xbox|psn|play[ ]?station|roblox|minecraft|fortnite|snap(?:chat)?|what['’]?s[ ]?app|telegram|skype|tumblr|pinterest|mumsnet|gransnet|blue[ ]?sky|mastodon|threads|linked[ ]?in|duolingo|nintendo|zwift|goodreads|ravelry|next[ ]?door|wordpress|substack|patreon|spotify|soundcloud|chess\.com|lichess|tinder|bumble|hinge|grindr|bereal|kahoot|scratch|moodle|google[ ]?classroom|seesaw|class[ ]?dojo|parent[ ]?(?:pay|mail|hub)|my[ ]?chart|patient[ ]?(?:portal|access)|pok[eé]mon[ ]?go|among[ ]us|ea[ ]?fc|fifa|blog|vlog|podcast|forum|portal|app|website|web[ ]?page|server|channel|network|gaming|online|streams?|streaming|tweets?|posts)"
LOGS_IN = r"(?:log(?:s|ged|ging)?[ -]?(?:in|on)(?:to)?|sign(?:s|ed|ing)?[ -](?:in|on|up)(?:[ ]to)?|log-?in|user[ ]?name|user|handle|account|profile|hers|his|theirs|password)"
CALLED = r"(?:as|under|called|calls?(?:[ ](?:it|herself|himself|themselves|themself|me))?|named?|names?|is|was|are|it['’]s|be|profile|handle|tag|user|username|nick(?:name)?|and|or|[:=(,–-])"
NAME = r"(?P<it>(?!\d+[.])@?(?:u/)?(?-i:[a-z0-9]+(?:[A-Z][^\W_]*)?|[A-Z][a-z]+(?:[A-Z][^\W_]*|(?=[._]\w)))(?:[._-]{1,2}[^\W_]+){0,5})(?!\w|[@/\\][\w])"
BESIDE = any_case(
    rf"\b(?:{SITE}|{LOGS_IN})\b[^.!?\n;]{{0,60}}?(?<![\w'’]){CALLED}(?<!\w(?=\w))[ \t]*[\"“'‘(]{{0,2}}{NAME}"
)
QUOTED = any_case(
    rf"\b{SITE}\b[^.!?\n;]{{0,30}}?\b(?:as|under|called|named)[ \t]+[\"“‘](?P<it>\w[^\"”’\n]{{2,28}}\w)[\"”’]"
)
"""'set up the WhatsApp as "Thurs Early Birds"'."""
QUOTED_BEFORE = any_case(
    rf"\b(?:as|called|under|name|handle|is|was)[ :]+[\"“'‘](?P<it>[A-Za-z][\w.-]{{2,30}}\w)[\"”'’][ ](?:on|in|over)[ ](?:the[ ])?(?:\w+[ ])?{SITE}\b"
)
"""'as "BeltieBoy54" on the forum'."""
AGAINST = any_case(rf"\b{SITE}[ :]+(?:(?:name|user|handle|id)[ :]+)?(?P<it>(?-i:[a-z]{{6,}}))(?![\w@-]|[.]\w)")
"""'eBay ketlchips'."""
ON_A_SITE = any_case(rf"(?<![\w'’]){NAME}[ \t]+on[ \t]+(?:the[ \t]+|her[ \t]+|his[ \t]+)?{SITE}\b")
"""'chantz.realone on Snapchat'."""
PROFILE = any_case(
    rf"\b{LOGS_IN}[ \t]+(?:[\"“‘](?P<it>[\w.-]{{3,28}}\w)[\"”’]|(?-i:(?P<b>[A-Z][a-z]{{2,}}[A-Z]\w+))(?!\w))"
)
READ_OUT = any_case(
    rf"\b(?:{SITE}|{LOGS_IN})\b[^.!?\n;]{{0,40}}?(?<!\w){CALLED}[ \t]+(?P<it>\w+(?:[ \t]+(?:underscore|dot|low[ ]line|hyphen|dash)[ \t]+\w+)+)"
)
"""'into the portal as jsmith underscore ot'."""
A_SITE = any_case(SITE)
LONGEST = 32


def find_handles(text: str) -> Iterator[Identifier]:
    """Every such name, weak: one word that no list of words holds, or what stands in quotes."""
    for expression in (QUOTED, QUOTED_BEFORE, PROFILE, READ_OUT):
        for match in expression.finditer(text):
            if not A_SITE.fullmatch(match[part_of(match)]):
                yield _named(*match.span(part_of(match)))
    for match in ON_A_SITE.finditer(text):
        if re.search(r"[\d._]|[a-z][A-Z]", match["it"]) and _is_a_handle(match["it"]):
            yield _named(*match.span("it"))
    for match in AGAINST.finditer(text):
        if _is_a_handle(match["it"]):
            yield _named(*match.span("it"))
    for line in re.finditer(r"[^\n]+", text):
        at = line.start()
        while beside := BESIDE.search(text, at, line.end()):
            if _is_a_handle(beside["it"]):
                yield _named(*beside.span("it"))
            at = beside.start("it")


def _is_a_handle(word: str) -> bool:
    """Whether a word is none that lists hold, whole or in its parts, and no file: no 'co-op', 'iPad' or 'D/C'."""
    parts = [part.rstrip("0123456789") for part in re.split(r"[._-]+", word.lower().removeprefix("u/").strip("@"))]
    lettered = [part for part in parts if part]
    if A_SITE.fullmatch(word) or not 4 <= len(word) <= LONGEST or not lettered or parts[-1] in FILE_ENDINGS:
        return False
    if word.startswith(("@", "u/")) or "_" in word or re.fullmatch(r"[a-z]{2,}\d{3,}", word):
        return True
    words = lexicon()
    known = [bool(words.code(part) & VOCABULARY) or part in words.practice or part in words.makes for part in lettered]
    if len(lettered) > 1:
        return ("." in word or any(char.isdigit() for char in word)) or not all(known)
    return not known[0] and not words.code(lettered[0])


def _named(start: int, end: int) -> Identifier:
    return Identifier(start, end, "USERNAME", 0.65, "a name on the net", False)
