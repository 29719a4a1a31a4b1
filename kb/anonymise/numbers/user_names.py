# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""User names of systems and names on the net, told by a mark inside them or by the words before them."""

import re

from kb.anonymise.lexicon import VOCABULARY, lexicon
from kb.anonymise.numbers.online import FILE_ENDINGS, TOP_LEVEL
from kb.anonymise.pattern import Pattern, shape

DID = r"(?:entered|amended|checked|signed|logged|log[\s-]?on|log[\s-]?in|typed|updated|authoris?z?ed|validated|created|scanned|uploaded|edited|filed|actioned|closed|opened|viewed|accessed|verified|raised|booked|requested|recorded|printed|locked|deleted|approved|countersigned|saved|covered|forwarded|posts?|posted|posting|streams?|plays?|games|gaming|chats?|tweets?|sells?|selling|reviews|trades)"
MARKED = r"(?-i:@?[A-Za-z][A-Za-z0-9]*(?:[._-]+[A-Za-z0-9]+){1,6})"
ENDS = r"(?![\w@/\\-]|[.:]\w)"
NET = frozenset(("ip", "id", "url", "uri", "gif", "jpg", "png", "dob", "nhs", "gp", "nok", "ref", "src", "img", "html"))
TOPS = frozenset(TOP_LEVEL.split("|"))


def _is_a_word(part: str) -> bool:
    return bool(lexicon().code(part) & VOCABULARY) or part.lower() in lexicon().practice


def _is_a_user(text: str) -> bool:
    """Whether it is no file, no host and no words that a hyphen or a missing space joins: 'co-op', 'chair.it'."""
    parts = [part for part in re.split(r"[._-]+", text.strip("@")) if part]
    if parts[-1].lower() in FILE_ENDINGS or not re.search(r"[A-Za-z]{2}", text):
        return False
    if "_" in text or text.startswith("@"):
        return True
    head = parts[0].rstrip("0123456789")
    if len(parts) > 2 and "-" not in text:
        return not (len(parts) == 3 and parts[-1].lower() in TOPS)
    lettered = [part for part in parts if part.isalpha()]
    unknown = not _is_a_word(head) and len(parts[0]) >= 4
    return unknown and not ("-" in text and any(_is_a_word(part) and len(part) > 3 for part in lettered[1:]))


def _is_joined(text: str) -> bool:
    """Whether a word with a low line in it is no file and no name of a field, whose parts are all words."""
    parts = re.split(r"[._]+", text)
    field = text.islower() and all(
        part.isalpha() and len(part) > 1 and (_is_a_word(part) or part in NET) for part in parts
    )
    return len(re.findall("[a-z]", text)) >= 3 and parts[-1].lower() not in FILE_ENDINGS and not field


def _is_no_word(text: str) -> bool:
    return not _is_a_word(text.rstrip("0123456789"))


def _is_a_log_in(text: str) -> bool:
    """Whether what stands after 'by' or the like is a user: a figure or low line in it, or a part that is no word."""
    parts = [part for part in re.split(r"[._-]+", text.strip("@")) if part]
    if parts[-1].lower() in FILE_ENDINGS or not re.search(r"[A-Za-z]{2}", text):
        return False
    if "." in text and len(parts) == 2 and not any(char.isdigit() for char in text):
        return not _is_a_word(parts[0]) or len(parts[0]) == 1
    if "-" in text and len(parts[0]) == 1:
        return False
    odd = [part for part in parts if not part.isalpha() or not _is_a_word(part)]
    return bool(odd) and (text.islower() or any(char.isdigit() for char in text) or "." in text)


def _is_a_surname_with_its_initial(text: str) -> bool:
    """Whether 'd.osei' is an initial and a surname rather than two words without a space between: 'a.rail'."""
    name = text.partition(".")[2].rstrip("0123456789")
    code = lexicon().code(name)
    return name not in FILE_ENDINGS and name not in TOPS and not code & VOCABULARY and name not in lexicon().practice


LEAST_UNKNOWN = 6
"""Letters of a head that is no word from which it is a user's without a figure: 'ljenkin.expenses'."""


def _is_numbered_user(text: str) -> bool:
    """Whether it is a user's name with a figure or a long head that is no word, and neither a file nor the version of a thing: 'doidy.2'."""
    head = re.split(r"[._]", text)[0]
    parts = re.split(r"[._]+", text)
    return (
        (any(char.isdigit() for char in text) or len(head) >= LEAST_UNKNOWN)
        and parts[-1].lower() not in FILE_ENDINGS | TOPS
        and not _is_a_word(head.rstrip("0123456789"))
        and not (len(parts) == 2 and parts[1].isdigit() and "_" not in text)
    )


USER_NAMES: tuple[Pattern, ...] = (
    Pattern(
        "USERNAME",
        shape(r"(?<![\w@./\\-])[a-z]{3,}[._][a-z]{2,}\d{1,4}(?![\w@/\\-]|[.]\w)", 0),
        0.75,
        "two words with a mark between and a figure after them",
        strong=False,
    ),
    Pattern(
        "USERNAME",
        shape(
            r"\b(?:using|access(?:\ given)?\ to|same\ as|under|pin|log[\s-]?ins?(?:\ for\ \w+)?(?:\ (?:is|was))?)\ (?P<it>(?-i:[a-z]{4,}\d{1,3}[a-z]{0,12}|[A-Z]{5,}\d{1,3}))(?=[^\n]{0,60}\b(?:log|access|password|system|drive|account|authoris)|(?<=\d)\ not\b)"
        ),
        0.7,
        "a word with a figure in it, beside a word for a system",
        strong=False,
        check=_is_no_word,
    ),
    Pattern(
        "USERNAME",
        shape(
            r"(?:(?<=\w:)|(?<=\w:\ )|(?<=\w:\t)|(?<=[|=]\ )|(?<=[–-]\ )|^[\ \t]*)[\"“'‘]?(?P<it>[a-z]{3,}\d{0,3}(?:[._]{1,2}[a-z0-9]{1,20}){1,4})(?=[\"”'’)|,;]|[\ \t]*(?:$|\||\()|[.](?:\s|$))",
            re.MULTILINE,
        ),
        0.75,
        "a word with a mark and a figure in it, alone or after a label",
        strong=False,
        check=_is_numbered_user,
    ),
    Pattern(
        "USERNAME",
        shape(
            rf"(?:\b(?:entry|entered|enters|logged|logs|typed|changed|closed|opened|letter|note|scanned|countersigned|amended|user(?:\s?name|\s?id)?|log[\s-]?in|log[\s-]?on|signs\ in|account|inbox)"
            rf"(?:\ (?:by|as|on|in|under|for|me|with)){{0,2}}(?:\ (?!by\b|as\b)[a-z]+){{0,1}}[\ :=,]+|(?<![\w-])by[\ :]+)[\"“'‘]?(?P<it>{MARKED}|(?-i:\d{{1,3}}[a-z]{{2,}}(?:[._-][a-z0-9]+)+)){ENDS}".replace(
                "{ENDS}", ENDS
            )
        ),
        0.75,
        "a word with a mark inside it, where a user name would stand",
        strong=False,
        check=_is_a_log_in,
    ),
    Pattern(
        "USERNAME",
        shape(
            r"\b(?:enters|signs|logs\ in|logs\ on|logging\ in|logged\ in)\ as[\ :]+(?P<it>(?-i:[A-Z]{5,}\d{0,4}|[A-Z]{3,}\d{1,4}|[a-z]{3,}\d{1,4}))(?![\w-])"
        ),
        0.75,
        "follows a word for a user name",
        strong=False,
        check=_is_no_word,
    ),
    Pattern(
        "USERNAME",
        shape(
            r"\b(?:user\s?name|user\s?id|log[\s-]?in|log[\s-]?on|handle|account)(?:\ (?:is|was|name))*[\ :=]+(?P<it>[a-z]+(?:\ (?:dot|underscore|dash|hyphen|low\ line|point)\ [a-z0-9]+){1,4})\b"
        ),
        0.85,
        "a user name read out",
    ),
    Pattern(
        "USERNAME",
        shape(r"(?<![\w@./\\-])[a-z]\.[a-z]{3,}\d{0,3}(?=[\ \t]*(?:[|,;)\n]|\.\s|\.?$))(?<!e\.g)", 0),
        0.65,
        "an initial and a surname joined like a user name",
        strong=False,
        check=_is_a_surname_with_its_initial,
    ),
    Pattern(
        "USERNAME",
        shape(
            r"(?<![\w@./\\\[<\#-])[A-Za-z0-9][A-Za-z0-9.]{0,30}(?:_{1,2}[A-Za-z0-9.]{1,30}){1,5}(?<!\.)(?![\w@/\\\]>:=-])",
            0,
        ),
        0.75,
        "a word with a low line inside it",
        strong=False,
        check=_is_joined,
    ),
    Pattern(
        "USERNAME",
        shape(
            rf"\b{DID}(?:\ [a-z0-9]+){{0,3}}?\ (?:by|as|under|using|with|from)(?:\ user)?[\ :=]+[\"“'‘]?(?P<it>{MARKED}){ENDS}"
        ),
        0.8,
        "a word with a mark inside it, where a user name would stand",
        strong=False,
        check=_is_a_user,
    ),
    Pattern(
        "USERNAME",
        shape(
            rf"\b(?:user(?:\s?name|\s?id)?s?|log[\s-]?in|log[\s-]?on|id|account|profile|wi-?fi|hotspot|handle|alias|nick|ask(?:s|ed)?\ for|looks?\ for|search\ for|add|follow|dm)(?:\ (?:is|was|name|id|now|still))?[\ :=]+[\"“'‘]?(?P<it>{MARKED}){ENDS}"
        ),
        0.8,
        "a word with a mark inside it, after a word for a user name",
        strong=False,
        check=_is_a_user,
    ),
    Pattern(
        "USERNAME",
        shape(
            rf"\b{DID}\ (?:(?:on|in|to|off)\ (?-i:[A-Z])\w+\ )?by[\ :=]+(?P<it>(?-i:[A-Z]{{5,}}\d{{0,4}}|[A-Z]{{3,}}\d{{1,4}}|[a-z]{{4,}}\d{{1,4}}))(?![\w-])"
            rf"|\b(?:user|user\s?id|login|network(?:\s?name)?|router|wi-?fi(?:\s?name)?|hotspot)[\ :=]+(?P<b>(?-i:[A-Z]{{4,}}\d{{1,4}}|[A-Z]{{6,}}))(?![\w-])"
        ),
        0.75,
        "follows a word for a user name",
        strong=False,
        check=_is_no_word,
    ),
)
