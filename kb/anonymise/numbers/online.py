# ruff: noqa: E501, SIM905 - an expression or a list of words cut in two is harder to read
"""Addresses on the net: e-mail, web pages and names of users."""

import re

from kb.anonymise.generic import GENERIC
from kb.anonymise.lexicon import VOCABULARY, lexicon
from kb.anonymise.pattern import Pattern, holds_a_digit, shape

TOP_LEVEL = (
    "com|org|net|edu|gov|int|info|biz|io|ai|app|co|me|tv|uk|scot|wales|cymru|london|ie|eu|de|fr|es|it|pl|nl|be|ch|us|ca|au|nz|in"
    "|pk|ng|health|care|support|online|site|xyz|dev|blog|shop|example|test|invalid|localhost|local|internal|intranet|lan|nhs|hscni"
    "|no|se|dk|fi|pt|ro|cz|hu|gr|tr|ru|ua|br|mx|za|gh|ke|lk|np|bd|cn|jp|kr|tw|hk|sg|my|ph|id|th|il|ae|sa|eg|im|je|gg|tv|cc|ly|gl|gd|fm|ac"
    "|academy|agency|bio|cafe|center|centre|charity|church|city|clinic|club|cloud|community|company|coop|dental|digital|direct|doctor|education|email|events|family|farm|fit|foundation|fund|fyi|garden|gallery|global|group|guide|guru|healthcare"
    "|help|homes|hospital|house|institute|land|life|link|live|ltd|media|mobi|money|name|network|news|ngo|ong|one|page|plus|press|pro|pub|radio|rehab|report|review|rocks|school|services|social|solutions|space|store|studio|team|tech|technology"
    "|tips|today|tools|training|travel|university|vet|video|village|watch|website|wiki|work|works|world|yoga|zone"
)
SENTENCE_END = frozenset(TOP_LEVEL.split("|")) - frozenset("com org net edu gov uk eu ie info biz ai io tv fm".split())
"""Endings of a host's name that a sentence may begin with where no space was typed: 'sat in chair.it was'."""
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


ACCOUNT = (
    r"user\s?name|user\s?id|log(?:ged)?[\s-]?in|log[\s-]?on|handle|gamer\s?tag|gamer\s?name|screen\s?name|insta(?:gram)?|snap(?:chat)?|facebook|fb|you\s?tube|strava|vinted|ebay|threads"
    r"|tik\s?tok|twitter|x\.com|discord|skype|teams|psn|xbox|roblox|minecraft|fortnite|twitch|reddit|mumsnet|account\s?name|smart\s?card\s?user|network\s?id|network\s+log[\s-]?in|signed(?:\s+by)?|entered\s+by|typed\s+by"
)
_NO_USER = frozenset(
    {
        "and",
        "the",
        "was",
        "for",
        "with",
        "reset",
        "details",
        "page",
        "problems",
        "issues",
        "needed",
        "required",
        "works",
        "first",
        "last",
        "your",
        "still",
        "always",
        "same",
        "down",
        "slow",
        "broken",
        "back",
        "working",
        "email",
    }
)


def _is_a_host(text: str) -> bool:
    """Whether it is a host's name rather than two sentences without a space between them."""
    host, _, path = text.partition("/")
    labels = host.lower().split(".")
    if path or len(labels) > 2 or labels[-1] not in SENTENCE_END or not labels[0].isalpha():
        return len(labels[0]) > 1
    return len(labels[0]) > 2 and not lexicon().code(labels[0]) and labels[0] not in lexicon().practice


FILE_ENDINGS = frozenset(("docx", "doc", "pdf", "txt", "md", "odt", "rtf", "xlsx", "pptx"))


def _ends_in_no_word(text: str) -> bool:
    """Whether a host with a path is more than two words that a stop and a slash join: 'seen.rung/texted'."""
    labels = text.partition("/")[0].split(".")
    is_folder = labels[-1] in FILE_ENDINGS
    return text[0].isalpha() and not is_folder and not lexicon().code(labels[-1]) & VOCABULARY


PUBLIC_SITES = frozenset(
    f"{name}.{ending}"
    for names, ending in (
        ("chess youtube netflix spotify amazon ebay facebook instagram twitter tiktok pinterest whatsapp google bing yahoo gmail hotmail outlook wikipedia duolingo lumosity peak elevate etsy canva zoom skype roblox minecraft ancestry findagrave booking tripadvisor airbnb uber trainline paypal linkedin indeed coursera udemy ted khanacademy typing bbc cnn weather accuweather strava fitbit garmin headspace calm sleepio goodreads audible kindle freecell solitaired arkadium sudoku nytimes mentimeter kahoot twinkl", "com"),
        ("amazon bbc ebay tesco sainsburys argos ocado boots currys johnlewis next google yahoo autotrader rightmove zoopla gumtree trainline nationalrail itv channel4 sky bt royalmail which moneysavingexpert livingmadeeasy essentialaids completecareshop manage-at-home nrshealthcare millbrookhealthcare medequip-uk", "co.uk"),
        ("lichess wikipedia khanacademy ted mayoclinic who", "org"),
        ("u3a ageuk samaritans relate macmillan mariecurie redcross rvs nationaltrust rspb", "org.uk"),
    )
    for name in names.split()
)  # fmt: skip
"""Sites that everybody knows, with no page of theirs after them."""


def _is_no_national_site(text: str) -> bool:
    host = re.sub(r"^(?:https?://)?(?:www\.)?", "", text.lower())
    return host.split("/")[0].rstrip(".") not in NATIONAL_SITES and host.rstrip("./") not in PUBLIC_SITES


ON_THE_NET: tuple[Pattern, ...] = (
    Pattern(
        "EMAIL",
        shape(r"[\w.+'’&%\-]{0,63}[\w+]\ ?(?:@|\[at\]|\(at\))\ ?[\w\-]+(?:\.[\w\-]+)*\.\w{2,}"),
        0.99,
        "an e-mail address",
    ),
    Pattern(
        "EMAIL",
        shape(
            r"(?<!\w)[^\W_]{1,40}(?:(?:\.|-|\ (?:dot|underscore|hyphen|dash|full\ stop|point)\ |_)[^\W_]{1,40}){0,5}\ at\ (?:sign\ )?[\w\-]+(?:(?:\ (?:dot|point|hyphen|dash)\ |\.)[\w\-]+){0,4}\ (?:dot|point)\ (?:com|org|net|uk|co|gov|ac|scot|wales|nhs|ie|eu|example|test|[a-z]{2,12}(?=[\ ]dot\ |[.,;)\n]|$))(?:\ (?:dot|point)\ (?:uk|net|scot|wales|com|org))?\b|\b[\w.]{0,60}\w\ at\ (?:gmail|hotmail|outlook|yahoo|icloud|btinternet|nhs|aol|sky|live|proton|protonmail|me|msn|talktalk|virginmedia|googlemail)\.(?:com|co\.uk|net)\b"
        ),
        0.95,
        "an e-mail address, spelt out",
    ),
    Pattern(
        "EMAIL",
        shape(
            r"[\w.+'’&%\-]{0,63}[\w+]\ ?@{1,2}\ ?[\w\-]+(?:\.[\w\-]+)*(?:,|;|:|\.\.|\ \.)(?:[\w\-]+\.)*(?:nhs|gov|ac|co|org|com|net|uk|ie|scot|wales)(?:[.,]uk|[.,]net|[.,]scot)?\b(?!\ @)"
            r"|(?-i:[\w.+\-]{1,63}\w@[\w\-]+(?:\.[\w\-]+)*\.\ (?:co\.uk|com|uk|net|org\.uk)(?=[\s,.;)]|$))"
        ),
        0.95,
        "an e-mail address with a slip",
    ),
    Pattern(
        "EMAIL",
        shape(
            r"(?<![\w.+@-])(?=[\w+-]{0,40}[.\d_])[a-z][\w.+-]{2,60}(?:[\ ]?[\"'#£][\ ]?|\ )(?:gmail|hotmail|outlook|yahoo|icloud|btinternet|nhs|aol|googlemail|live|sky)\.(?:com|co\.uk|net)\b"
        ),
        0.9,
        "an e-mail address with a slip",
    ),
    Pattern("EMAIL", shape(r"[\w.+\-]{1,64}@[\w\-]{2,}(?:\.[\w\-]+)*"), 0.9, "an e-mail address"),
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
            rf"(?<![@\w.\-])(?:[a-z0-9](?:[a-z0-9\-]{{0,61}}[a-z0-9])?\.){{1,6}}(?:{TOP_LEVEL})(?:/[^\s<>\"')\]]*[^\s<>\"')\].,;:!?])?(?![\w@-]|\.\w)"
        ),
        0.9,
        "a web address",
        check=lambda text: _is_no_national_site(text) and _is_a_host(text),
    ),
    Pattern(
        "URL",
        shape(
            r"(?<![@\w.\-/\\])(?=[a-z0-9.\-]{7,})(?:[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?\.){1,6}[a-z]{3,18}/(?=[a-z0-9~?])[^\s<>\"')\]]*[^\s<>\"')\].,;:!?]",
            0,
        ),
        0.8,
        "a host with a path, as of a web address",
        check=lambda text: _is_no_national_site(text) and _ends_in_no_word(text),
    ),
    Pattern(
        "USERNAME",
        shape(r"(?:^|(?<=\n))(?P<it>[a-z][a-z0-9]*(?:[._][a-z0-9]+)+)(?=[ ,]+[0-2]\d[:.][0-5]\d\b)", 0),
        0.7,
        "who writes in a chat",
        strong=False,
    ),
    Pattern(
        "USERNAME",
        shape(
            r"\b(?:user|usr|username|acct|account|using|under|as|with|in\ as|me\ as)[\ :=]+['\"“‘]?(?P<it>(?-i:(?!ss?\.\d)[a-z][a-z0-9]*(?:[._][a-z0-9]+)*[._][a-z]{0,12}\d{1,6}[a-z]?|[a-z]{2,}(?:[._][a-z]+)+\d{1,6}))(?![\w@]|[.-]\w)"
            r"|\b(?:user|usr|username|login|log-?on|id)[\ :=]+['\"“‘]?(?P<b>(?-i:[a-z]{2,}(?:-[a-z0-9]+)*-\d{1,6}))(?![\w@-])"
        ),
        0.8,
        "letters and digits joined like a user name, after a word for it",
        strong=False,
    ),
    Pattern(
        "USERNAME",
        shape(
            r"\b(?:(?:log(?:s|ged)?\ |got\ |sign(?:s|ed)?\ )?(?:in|on)\ as|(?:games?|plays?|posts?|streams?|tweets?|chats?|known(?:\ online)?|is)\ as|wi-?fi(?:\ name)?|(?:old|new|his|her|their|my|the)\ account|portal\ is|log-?in\ is|network|systm\s?one|rio|emis|smartcard|server|hotspot)[\ :=]+['\"“‘]?(?P<it>(?=\w{0,20}[._])(?=[\w.]{0,40}[a-z]{2})[a-z]\w*(?:\.\w+)*)(?![\w@]|\.\w)"
        ),
        0.8,
        "a word with a mark inside it, where a user name would stand",
        strong=False,
    ),
    Pattern("USERNAME", shape(r"(?<![\w@.])@[A-Za-z_][\w.]{1,40}\w"), 0.95, "a name on social media"),
    Pattern(
        "USERNAME",
        shape(
            rf"\b(?:{ACCOUNT})\b"
            r"(?:\s*(?:\b(?:name|id|handle|username|account|tag|live|is|was|as|under|called|user|channel|page|profile|on|at)\b|[.:;=,(]|[-–])){0,8}\s*['\"“‘]?"
            r"(?P<it>@?(?=[\w.\-:]*(?:[\d_]|\.\w|\w:\w))[A-Za-z][\w.\-:]{2,30}\w(?:\#\d{4})?)"
        ),
        0.9,
        "follows a word for a user name",
    ),
    Pattern(
        "USERNAME",
        shape(
            rf"\b(?!handle\b)(?:{ACCOUNT})(?:\s+(?:name|id|handle|account|user|tag|channel)){{0,4}}\s*(?:\b(?:is|was|as)\b|=|:)\s*['\"“‘]?(?P<it>@?[A-Za-z][\w.\-]{{2,30}}\w(?:\#\d{{4}})?)"
        ),
        0.9,
        "follows a word for a user name",
        strong=False,
        check=lambda text: text.lower() not in GENERIC | _NO_USER,
    ),
    Pattern(
        "USERNAME",
        shape(r"\bhandle\s*(?:\b(?:is|was)\b|=|:)\s*['\"“‘]?(?P<it>@?[A-Za-z][\w.\-]{2,30}\w)"),
        0.9,
        "follows a word for a user name",
        strong=False,
        check=lambda text: not lexicon().code(text) & VOCABULARY,  # a door's handle is loose or of foam
    ),
    Pattern(
        "USERNAME",
        shape(
            r"\b(?:user\s?name|user\s?id|log[\s-]?in(?:\s+name)?|gamer\s?tag|screen\s?name|facebook\s+(?:name|profile)|network\s+log[\s-]?in|you\s?tube\s+channel)\s*(?:is|was|=|:)?\s*['\"“‘]?"
            r"(?P<it>(?:(?-i:[A-Z]{4,})|(?-i:[a-z]+[A-Z]\w+|[A-Z][a-z]+[A-Z]\w*)|(?-i:(?<=[:=]\ )[a-z]{3,}\d*|(?<=is\ )[a-z]{3,}\d*|(?<=name\ )[a-z]{3,}\d*)))(?![\w])"
        ),
        0.75,
        "follows a word for a user name",
        strong=False,
        check=lambda text: text.lower() not in _NO_USER,
    ),
    Pattern(
        "USERNAME",
        shape(r"\bfacebook\s+(?:name|profile|as)[\s:]+(?P<it>[\w.]+(?:\ [\w.]+)?)"),
        0.8,
        "follows a word for a user name",
    ),
    Pattern(
        "USERNAME",
        shape(
            r"(?:\\Users\\|/home/|/Users/|[A-Z]:\\(?:[\w ]+\\)*?OT\\|[A-Z]:\\(?:[\w ]+\\)*?(?:clients?|patients?)\\)(?P<it>[^\\/\n]+)"
        ),
        0.9,
        "a user's folder",
    ),
    Pattern("URL", shape(r"(?<![\w\\])\\\\[\w.$-]+(?:\\[^\\\s]+)+|(?<!\w)smb://\S+"), 0.9, "a folder on a network"),
    Pattern(
        "URL",
        shape(
            r"(?<![@\w.])(?:bit\.ly|t\.co|goo\.gl|is\.gd|ow\.ly|tiny\.cc|youtu\.be|fb\.me|wa\.me|t\.me|lnkd\.in|amzn\.to|forms\.gle)/\S*[^\s.,;:!?)]"
        ),
        0.95,
        "a web address",
    ),
    Pattern("USERNAME", shape(r"(?<![\w#])[\w.]{3,32}\#\d{4}(?!\d)"), 0.85, "a name on Discord"),
    Pattern("URL", shape(r"(?<![\w/])///[a-z]+\.[a-z]+\.[a-z]+\b"), 0.95, "a what3words address"),
    Pattern(
        "URL",
        shape(
            r"\b(?:what\s?(?:3|three)\s?words|w3w)(?:\s*(?:\b(?:is|are|address|location|ref)\b|[:=-]))*\s*(?P<it>(?!(?:to|for|and|the|a|of|with|so|if|or)[.\s])[a-z]+[.\s][a-z]+[.\s][a-z]+)\b"
        ),
        0.95,
        "a what3words address",
    ),
    Pattern(
        "URL",
        shape(r"(?<![\w./@-])[a-z]{4,}\.[a-z]{4,}\.[a-z]{4,}(?![\w/@-]|\.\w)", 0),
        0.6,
        "the shape of a what3words address",
        strong=False,
    ),
    Pattern(
        "USERNAME",
        shape(r"(?<![\w@./\\-])[a-z]{2,}(?:[._][a-z]+)*_?[._]?(?:[a-z]+_\w+|_\d+|\.\w+_\d+|_\w+\d+)(?![\w@/\\-])", 0),
        0.6,
        "letters and digits joined like a user name",
        strong=False,
        check=holds_a_digit,
    ),
    Pattern(
        "USERNAME",
        shape(
            r"(?<![\w@./\\-])(?:[a-z]\.)?[a-z]{4,}_(?:ot|lfc|fc|uk|xx?|nhs|pt|sw)(?![\w@/\\-])|(?<![\w@./\\#-])(?:[a-z]\.)?[a-z]{5,}\d{1,4}(?![\w@/\\-]|[.,]\d)",
            0,
        ),
        0.6,
        "letters and digits joined like a user name",
        strong=False,
        check=lambda text: (
            not lexicon().code(re.match(r"[a-z.]*", text)[0].split(".")[-1]) & VOCABULARY  # type: ignore[index]
            and text.rstrip("0123456789") not in lexicon().practice
        ),
    ),
)
