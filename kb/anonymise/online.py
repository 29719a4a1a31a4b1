# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Addresses on the net: e-mail, web pages and names of users."""

import re

from kb.anonymise.pattern import Pattern, holds_a_digit, shape

TOP_LEVEL = (
    "com|org|net|edu|gov|int|info|biz|io|ai|app|co|me|tv|uk|scot|wales|cymru|london|ie|eu|de|fr|es|it|pl|nl|be|ch|us|ca|au|nz|in"
    "|pk|ng|health|care|support|online|site|xyz|dev|blog|shop"
)
NATIONAL_SITES = frozenset(
    [
        "nhs.uk",
        "gov.uk",
        "nice.org.uk",
        "rcot.co.uk",
        "hcpc-uk.org",
        "hcpc-uk.co.uk",
        "cqc.org.uk",
        "ageuk.org.uk",
        "mind.org.uk",
        "mobilityonline.org.uk",
        "parkinsons.org.uk",
        "stroke.org.uk",
        "alzheimers.org.uk",
        "mssociety.org.uk",
        "scope.org.uk",
        "livingmadeeasy.org.uk",
        "turn2us.org.uk",
        "autism.org.uk",
        "rnib.org.uk",
        "versusarthritis.org",
        "headway.org.uk",
        "england.nhs.uk",
        "dlf.org.uk",
        "citizensadvice.org.uk",
        "carersuk.org",
        "citizensadvice.org.uk",
        "foundations.uk.com",
        "ico.org.uk",
        "scie.org.uk",
        "who.int",
        "wfot.org",
        "patient.info",
    ]
)


def _is_no_national_site(text: str) -> bool:
    host = re.sub(r"^(?:https?://)?(?:www\.)?", "", text.lower())
    return host.split("/")[0].rstrip(".") not in NATIONAL_SITES


ON_THE_NET: tuple[Pattern, ...] = (
    Pattern(
        "EMAIL",
        shape(r"[\w.+'’&%\-]*[\w+]\ ?(?:@|\[at\]|\(at\))\ ?[\w\-]+(?:\.[\w\-]+)*\.\w{2,}"),
        0.99,
        "an e-mail address",
    ),
    Pattern(
        "EMAIL",
        shape(
            r"\b[\w]+(?:(?:\.|\ dot\ |_|\ underscore\ )[\w]+)*\ at\ [\w\-]+(?:(?:\ dot\ |\.)[\w\-]+)*\ dot\ (?:com|org|net|uk|co)(?:\ dot\ (?:uk|net))?\b"
        ),
        0.95,
        "an e-mail address, spelt out",
    ),
    Pattern("EMAIL", shape(r"[\w.+\-]+@[\w\-]{2,}(?:\.[\w\-]+)*"), 0.9, "an e-mail address"),
    Pattern(
        "URL",
        shape(r"(?:\b(?:https?|ftp|file)://|\bwww\.)[^\s<>\"'’)\]]*[^\s<>\"'’)\].,;:!?]"),
        0.97,
        "a web address",
        check=_is_no_national_site,
    ),
    Pattern(
        "URL",
        shape(
            rf"(?<![@\w.])(?:[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?\.)+(?:{TOP_LEVEL})(?:/[^\s<>\"')\]]*[^\s<>\"')\].,;:!?])?(?![\w@-]|\.\w)"
        ),
        0.9,
        "a web address",
        check=lambda text: _is_no_national_site(text) and len(text.split(".")[0]) > 1,
    ),
    Pattern("USERNAME", shape(r"(?<![\w@.])@[A-Za-z_][\w.]{1,40}\w"), 0.95, "a name on social media"),
    Pattern(
        "USERNAME",
        shape(
            r"\b(?:user\s?name|user\s?id|log[\s-]?in|log[\s-]?on|handle|gamer\s?tag|gamer\s?name|screen\s?name|insta(?:gram)?|snap(?:chat)?"
            r"|tik\s?tok|twitter|x\.com|discord|skype|psn|xbox|roblox|minecraft|fortnite|account\s?name|smart\s?card\s?user|network\s?id)\b"
            r"(?:\s*(?:name|id|handle|username|account|tag|live|is|was|as|under|called|user|[.:;=,(]|[-–]))*\s*['\"“‘]?"
            r"(?P<it>@?(?=[\w.\-]*(?:[\d_]|\.\w))[A-Za-z][\w.\-]{2,30}\w)"
        ),
        0.9,
        "follows a word for a user name",
    ),
    Pattern(
        "USERNAME",
        shape(
            r"\b(?:user\s?name|user\s?id|log[\s-]?in(?:\s+name)?|gamer\s?tag|screen\s?name)\s*(?:is|was|=|:)\s*['\"“‘]?(?P<it>[A-Za-z][\w.\-]{2,30})"
        ),
        0.9,
        "follows a word for a user name",
    ),
    Pattern(
        "USERNAME",
        shape(r"(?:\\Users\\|/home/|/Users/)(?P<it>[^\\/\s]+)"),
        0.9,
        "a user's folder",
    ),
    Pattern(
        "USERNAME",
        shape(r"(?<![\w@./\\-])[a-z]{2,}(?:[._][a-z]+)*_?[._]?(?:[a-z]+_\w+|_\d+|\.\w+_\d+|_\w+\d+)(?![\w@/\\-])", 0),
        0.6,
        "letters and digits joined like a user name",
        strong=False,
        check=holds_a_digit,
    ),
)
