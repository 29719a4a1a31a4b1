# ruff: noqa: E501, SIM905 - a list of words cut in two is harder to read
"""First names that are words, where only a name can stand: 'Told Will to rest', 'Mark's posture', 'May was tired'.

The tagger reads no capitals and takes these for the words they are, so it has no say here.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kb.anonymise.cues import KIN, TITLE_WORDS
from kb.anonymise.generic import GENERIC, NO_NAME
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import FIRST, SURNAME, VOCABULARY, lexicon
from kb.anonymise.names.mentions import NOBODY as UNNAMED
from kb.anonymise.not_names.things import TESTED, THING
from kb.anonymise.words import Word

MODALS: Final = frozenset(("will", "may", "can", "might"))
"""With 'is', 'was' or 'has' after them they are no verbs."""
BEFORE: Final = frozenset(
    "told tell asked ask taught gave give helped help helps suit suits suited rang phoned met saw let remind reminded encouraged showed thanked invited joined visited".split()
)
"""What is done to somebody."""
LINKED: Final = re.compile(
    r"\b(?:(?:agreed|seen|done|chosen|written|signed|said|asked|made|bought|led|run)[ ]by|(?:handed[ ]over|handed|belongs?|belonged|spoke|talked|talk|explained|demonstrated|shown|given|passed|said|sat|next)[ ]to"
    r"|(?:spoke|talked|spoken|discussed|planned|agreed|reviewed|practised|gone[ ]through|went[ ]through|arranged|trialled|room|session|visit|chat|walk|walked|sat|met|worked|stool|board|left[ ]it)[ ]with"
    r"|(?:(?:wheel)?chair|rails?|bed|room|hoist|sling|splint|frame|case|care|review|wife|husband|son|daughter|mother|father)[ ]of)[ ]$"
)
LENT: Final = BEFORE | frozenset("lent sat had took sent left made got led".split())
"""The same at the head of a sentence, of no regular form."""
GOES_ON: Final = re.compile(
    r"[ ](?:an?|the|to|for|with|in|on|at|by|re|about|how|what|through|from|out|up|into|onto|after|before|while|as|his|her|their)\b"
)
"""What follows somebody to whom something was done."""
AND_I: Final = re.compile(r"[ ]and[ ]I\b")
TIME_BEFORE: Final = re.compile(
    r"\b(?:in|of|on|since|until|till|by|from|during|before|after|early|mid|late|last|next|this|every|\d+(?:st|nd|rd|th)?)[ ]$",
    re.IGNORECASE,
)
CLAUSE: Final = frozenset(
    "that when because so if while but yesterday today then once although whereas how where until before after".split()
)
"""What a sentence's subject follows."""
DOES: Final = re.compile(
    r"(?:is|was|has|had|doesn['’]t|didn['’]t|isn['’]t|wasn['’]t|hasn['’]t|can['’]t|couldn['’]t|sat|stood|slept|felt|fell|rang|went|came|ate|wore|chose|made|said|told|slid|got|took|knew|thought|forgot|left|spoke|wrote|read|cut|held"
    r"|(?:manage|like|want|need|tire|spill|prefer|enjoy|live|cook|use|transfer|walk|mobilise|lean|rest|agree|decline|refuse|wish|struggle|cope|remember|report|describe|wash|dresse|dress|eat|drink|sleep|stand|sit|wear|laugh|smile|visit|stay|work|ask|help|move|turn|roll|talk|speak|start|try|tried|trie|practise|attend|wait)(?:s|d|ed))(?![\w'’])"
)
ONLY_PEOPLE: Final = r"sat|stood|slept|rang|chose|likes|wants|lives|managed|transfers|walks|walked|laughed|smiled|declined|refused|eats|ate|threaded|dressed|put[ ](?:on|both|his|her)|phoned|washed"
BEGINS_WITH: Final = re.compile(
    rf"(?:{ONLY_PEOPLE}|wears|prefers|enjoys|cooks|spills|tires|tired|mobilises|mobilised|leans|manages|wishes|struggles|struggled|copes|coped|went|felt|feels|tried|tries|uses|needs|drinks|sleeps|remembers|would[ ]like|has[ ]made|cut"
    r"|spun|splashed|hid|rocks|rocked|lined[ ]up|tips[ ](?:his|her)|tolerate[sd]|grasped|crawled|jumped|danced|sang|cried|screamed|kicked|giggled|clapped|chewed|drooled|texted|bumped[ ]into|brushed|came[ ]to[ ](?:group|class|clinic|the[ ]group))(?![\w'’])"
)
BEGINS_SMALL: Final = re.compile(
    rf"[ ](?:{ONLY_PEOPLE}|(?:was|is)[ ](?:late|tired|tearful|keen|asleep|upset|able))(?![\w'’])"
)
"""The same after a name in small letters: 'april sat well', 'will dressed with prompts'."""
OF_SOMEBODY: Final = re.compile(
    r"['’]s[ ](?:wife|husband|mother|father|mum|dad|daughter|son|sister|brother|partner|carers?|family|friend|posture|chair|wheelchair|hands?|arms?|legs?|feet|knees?|hips?|back|skin|pressure|balance|gait|grip|splint|sling|hoist|goals?|room|bed|bath|flat|house|home|kitchen|mood|memory|sleep|pain|fatigue|seizures?|stroke|speech|school|teacher|work|walking|transfers)\b"
)
WITH_THEIRS: Final = re.compile(
    r"[ ]and[ ](?:his|her)[ ][a-z]|,[ ]who[ ](?:has|is|was|had|lives|uses|needs|walks|works)\b"
)
MONTHS: Final = frozenset(("may", "april", "june", "august", "march"))
ALSO_MONTHS: Final = MONTHS - {"march"}
OF_MONTHS: Final = frozenset("day days bank fair ball half term holiday week weekend week-end queen pole".split())
"""What a month's name is the first word of: 'May Day'."""
LABELLED: Final = re.compile(
    r"^[ \t*#>|-]*(?:(?:client|patient|pt|resident|pupil|service user)(?:['’]s)?[ \t]+)?(?:full[ \t]+|first[ \t]+|last[ \t]+|preferred[ \t]+|family[ \t]+)?"
    r"(?:name|surname|forename|known as)[* \t]*(?:[:=|]|[.]{3,})[* \t]*(?P<it>(?-i:[A-Z])[\w'’-]+(?:[ \t]+(?-i:[A-Z])[\w'’-]+){0,2})[ \t|*]*$",
    re.IGNORECASE | re.MULTILINE,
)
ALIAS: Final = re.compile(
    r"\b(?:known(?:[ ]to[ ](?:all|us|everyone|staff|friends|family|most|(?:his|her|their)[ ]\w+))?[ ]as|goes[ ]by|answers[ ]to|nicknamed|nickname(?:d)?[ ](?:is|was)"
    r"|(?:everyone|everybody|family|friends|mates|staff)[ ](?:calls?|says?)(?:[ ](?:him|her|them))?)[ ][\"“'‘]?(?P<it>(?-i:[A-Z])[a-z'’]{2,})"
    r"(?=[\"”'’]?(?:[ ]*(?:[.,;)!\n]|$)|[ ](?:to|at|by|since|in|on|from|for|and|because|locally|round|among|when)\b))",
    re.IGNORECASE,
)
"""What somebody is called by: 'known as Chalky at the day centre'."""
NOBODY: Final = frozenset(
    "client patient person resident pupil adult child anonymous anon withheld removed redacted none unknown not no see as various group name mr mrs ms".split()
)
NOBODY_AT_WORK: Final = UNNAMED | {
    "gentleman",
    "uni",
    "age",
    "ward",
    "baby",
    "january",
    "february",
    "september",
    "october",
}
"""Who or what does things in notes without being named, though the lists have them as first names."""
REASON: Final = "a first name that is a word, where only a name stands"


def find_word_names(text: str, words: Sequence[Word]) -> Iterator[Identifier]:
    """Ordinary words that are first names too, told by what stands around them; weak, and nobody may doubt them."""
    yield from _relatives(text, words)
    yield from _full_names(text, words)
    for match in LABELLED.finditer(text):
        if re.split(r"[^a-z]", match["it"].lower())[0] not in NOBODY:
            yield Identifier(*match.span("it"), "PERSON", 0.75, "a name after a label for it", False)
    for match in ALIAS.finditer(text):
        if match["it"].lower() not in lexicon().practice | lexicon().tests | lexicon().countries | NOBODY:
            yield Identifier(*match.span("it"), "PERSON", 0.75, "what somebody is called by", False)
    for at, word in enumerate(words):
        if (
            word.titled
            and word.code & FIRST
            and (word.ordinary or word.code & VOCABULARY)
            and len(word.text) > 2
            and word.text.isalpha()
            and word.lower not in KIN | NOBODY_AT_WORK
            and stands_as_name(text, words, at)
        ) or _opens_in_small_letters(text, word):
            yield Identifier(word.start, word.end, "PERSON", 0.7, REASON, False)


def _opens_in_small_letters(text: str, word: Word) -> bool:
    """Whether a sentence begins with a first name in small letters, by what its bearer does."""
    named = word.text.islower() and word.opens and word.code & FIRST and len(word.text) > 2
    return bool(named) and word.lower not in KIN | NOBODY_AT_WORK and BEGINS_SMALL.match(text, word.end) is not None


def _relatives(text: str, words: Sequence[Word]) -> Iterator[Identifier]:
    """A relative's name in lower case before what he or she does: 'wife may cooks', 'her sister june sleeps there'."""
    for at, word in enumerate(words[1:], 1):
        before = words[at - 1]
        beside = before.lower in KIN and text[before.end : word.start] == " "
        if beside and word.text.islower() and word.code & FIRST and len(word.text) > 2:
            verb = DOES.match(text, word.end + 1) if text[word.end : word.end + 1] == " " else None
            if verb:
                yield Identifier(word.start, word.end, "PERSON", 0.7, REASON, False)


def _full_names(text: str, words: Sequence[Word]) -> Iterator[Identifier]:
    """Two known names one after the other, or a couple's: 'Bill Page', 'June Banks', 'Grace and Mark'."""
    for at, word in enumerate(words[:-1]):
        following = words[at + 1]
        gap = text[word.end : following.start]
        if gap == " " and _is_first_name(text, word) and _is_last_name(text, words, at):
            yield Identifier(word.start, following.end, "PERSON", 0.7, "a first name before a surname", False)
        elif following.lower == "and" and not word.opens and at + 2 < len(words) and _is_first_name(text, word):
            other = words[at + 2]
            if text[word.end : other.start] == " and " and _is_first_name(text, other):
                yield from (
                    Identifier(each.start, each.end, "PERSON", 0.7, "one first name beside another", False)
                    for each in (word, other)
                )


def _is_first_name(text: str, word: Word) -> bool:
    known = lexicon()
    nobody = word.lower in KIN | TITLE_WORDS | GENERIC | NO_NAME or word.lower in known.makes | known.tests
    if not (word.titled and word.code & FIRST and word.text.isalpha()) or word.phrase or nobody:
        return False
    if word.lower in ALSO_MONTHS:
        return not word.opens and not TIME_BEFORE.search(text, max(0, word.start - 12), word.start)
    return not word.practice


def _is_last_name(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether what follows a first name may be its surname: no further word of a month's or a thing's name.

    A word for a kind of place, as 'Hall' is, may where something was done to somebody: 'Measured Grace Hall'.
    """
    word, following = words[at], words[at + 1]
    named = following.titled and following.code & (SURNAME | FIRST) and not following.practice and not following.phrase
    if word.lower in ALSO_MONTHS and (following.lower in OF_MONTHS or following.code & FIRST):
        return False
    done = at > 0 and _was_done(words[at - 1])
    return (
        bool(named) and not (word.opens and word.lower in MODALS) and (done or following.lower not in GENERIC | NO_NAME)
    )


def stands_as_name(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a word stands where only a name can, by what is beside it."""
    word, after = words[at], text[words[at].end :][:40]
    if OF_SOMEBODY.match(after) or WITH_THEIRS.match(after) or (word.opens and AND_I.match(after)):
        return True
    if after[:2] in ("'s", "’s") and THING.match(text, word.end + 2) and not (word.opens and word.lower in MONTHS):
        return not TESTED.match(text, word.end)
    verb = DOES.match(after[1:]) if after[:1] == " " else None
    if verb and word.lower in MONTHS - MODALS and verb[0] in ("is", "was", "has", "had"):
        return False
    if word.opens:
        is_no_verb = word.lower in MODALS and verb is not None
        return is_no_verb or (after[:1] == " " and BEGINS_WITH.match(after[1:]) is not None)
    before = words[at - 1].text if at and text[words[at - 1].end : word.start] == " " else ""
    if before.lower() in CLAUSE:
        return verb is not None
    follows = re.match(r"[ ][a-z]|[.,;]|$|\n", after)
    named = before.lower() in BEFORE or LINKED.search(text[max(0, word.start - 30) : word.start].lower()) is not None
    done = bool(before) and _was_done(words[at - 1]) and not word.phrase
    named = named or (done and (word.lower not in MONTHS or GOES_ON.match(after) is not None))
    return bool(follows) and named and not (word.lower in MONTHS and re.match(r"[ ]\d", after))


def _was_done(word: Word) -> bool:
    """Whether a word at the head of a sentence says what was done: 'Assessed Joy for a chair', 'Lent April a stool'."""
    past = word.lower.endswith("ed") and bool(word.code & VOCABULARY)
    return word.opens and word.titled and word.text.isalpha() and (past or word.lower in LENT)
