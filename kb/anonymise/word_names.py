# ruff: noqa: E501, SIM905 - a list of words cut in two is harder to read
"""First names that are words, where only a name can stand: 'Told Will to rest', 'Mark's posture', 'May was tired'.

The tagger reads no capitals and takes these for the words they are, so it has no say here.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kb.anonymise.cues import KIN
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import FIRST, VOCABULARY
from kb.anonymise.words import Word

MODALS: Final = frozenset(("will", "may", "can", "might"))
"""With 'is', 'was' or 'has' after them they are no verbs."""
BEFORE: Final = frozenset(
    "told tell asked ask taught gave give helped help helps suit suits suited rang phoned met saw let remind reminded encouraged showed thanked invited joined visited".split()
)
"""What is done to somebody."""
LINKED: Final = re.compile(
    r"\b(?:(?:agreed|seen|done|chosen|written|signed|said|asked|made|bought|led|run)[ ]by|(?:handed[ ]over|handed|belongs?|belonged|spoke|talked|talk|explained|demonstrated|shown|given|passed|said|sat|next)[ ]to"
    r"|(?:spoke|talked|spoken|room|session|visit|chat|walk|walked|sat|met|worked|stool|board|left[ ]it)[ ]with)[ ]$"
)
CLAUSE: Final = frozenset(
    "that when because so if while but yesterday today then once although whereas how where until before after".split()
)
"""What a sentence's subject follows."""
DOES: Final = re.compile(
    r"(?:is|was|has|had|doesn['’]t|didn['’]t|isn['’]t|wasn['’]t|hasn['’]t|can['’]t|couldn['’]t|sat|stood|slept|felt|fell|rang|went|came|ate|wore|chose|made|said|told|slid|got|took|knew|thought|forgot|left|spoke|wrote|read|cut|held"
    r"|(?:manage|like|want|need|tire|spill|prefer|enjoy|live|cook|use|transfer|walk|mobilise|lean|rest|agree|decline|refuse|wish|struggle|cope|remember|report|describe|wash|dresse|dress|eat|drink|sleep|stand|sit|wear|laugh|smile|visit|stay|work|ask|help|move|turn|roll|talk|speak|start|try|tried|trie|practise|attend|wait)(?:s|d|ed))(?![\w'’])"
)
BEGINS_WITH: Final = re.compile(
    r"(?:sat|stood|slept|rang|chose|wears|likes|wants|prefers|enjoys|lives|cooks|spills|tires|tired|mobilises|mobilised|leans|managed|manages|transfers|walks|walked|laughed|smiled|declined|refused|wishes|struggles|struggled|copes|coped|went|felt|feels|tried|tries|uses|needs|eats|ate|drinks|sleeps|remembers|would[ ]like|sat|has[ ]made|cut)(?![\w'’])"
)
OF_SOMEBODY: Final = re.compile(
    r"['’]s[ ](?:wife|husband|mother|father|mum|dad|daughter|son|sister|brother|partner|carers?|family|friend|posture|chair|wheelchair|hands?|arms?|legs?|feet|knees?|hips?|back|skin|pressure|balance|gait|grip|splint|sling|hoist|goals?|room|bed|bath|flat|house|home|kitchen|mood|memory|sleep|pain|fatigue|seizures?|stroke|speech|school|teacher|work|walking|transfers)\b"
)
WITH_THEIRS: Final = re.compile(
    r"[ ]and[ ](?:his|her)[ ][a-z]|,[ ]who[ ](?:has|is|was|had|lives|uses|needs|walks|works)\b"
)
MONTHS: Final = frozenset(("may", "april", "june", "august", "march"))
LABELLED: Final = re.compile(
    r"^[ \t*#>|-]*(?:(?:client|patient|pt|resident|pupil|service user)(?:['’]s)?[ \t]+)?(?:full[ \t]+|first[ \t]+|last[ \t]+|preferred[ \t]+|family[ \t]+)?"
    r"(?:name|surname|forename|known as)[* \t]*(?:[:=|]|[.]{3,})[* \t]*(?P<it>(?-i:[A-Z])[\w'’-]+(?:[ \t]+(?-i:[A-Z])[\w'’-]+){0,2})[ \t|*]*$",
    re.IGNORECASE | re.MULTILINE,
)
NOBODY: Final = frozenset(
    "client patient person resident pupil adult child anonymous anon withheld removed redacted none unknown not no see as various group name mr mrs ms".split()
)
REASON: Final = "a first name that is a word, where only a name stands"


def find_word_names(text: str, words: Sequence[Word]) -> Iterator[Identifier]:
    """Ordinary words that are first names too, told by what stands around them; weak, and nobody may doubt them."""
    yield from _relatives(text, words)
    for match in LABELLED.finditer(text):
        if re.split(r"[^a-z]", match["it"].lower())[0] not in NOBODY:
            yield Identifier(*match.span("it"), "PERSON", 0.75, "a name after a label for it", False)
    for at, word in enumerate(words):
        if (
            word.titled
            and word.code & FIRST
            and (word.ordinary or word.code & VOCABULARY)
            and len(word.text) > 2
            and word.text.isalpha()
            and word.lower not in KIN
            and stands_as_name(text, words, at)
        ):
            yield Identifier(word.start, word.end, "PERSON", 0.7, REASON, False)


def _relatives(text: str, words: Sequence[Word]) -> Iterator[Identifier]:
    """A relative's name in lower case before what he or she does: 'wife may cooks', 'her sister june sleeps there'."""
    for at, word in enumerate(words[1:], 1):
        before = words[at - 1]
        beside = before.lower in KIN and text[before.end : word.start] == " "
        if beside and word.text.islower() and word.code & FIRST and len(word.text) > 2:
            verb = DOES.match(text, word.end + 1) if text[word.end : word.end + 1] == " " else None
            if verb:
                yield Identifier(word.start, word.end, "PERSON", 0.7, REASON, False)


def stands_as_name(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a word stands where only a name can, by what is beside it."""
    word, after = words[at], text[words[at].end :][:40]
    if OF_SOMEBODY.match(after) or WITH_THEIRS.match(after):
        return True
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
    return bool(follows) and named and not (word.lower in MONTHS and re.match(r"[ ]\d", after))
