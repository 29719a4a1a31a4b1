# ruff: noqa: E501, SIM905 - an expression or a list of words cut in two is harder to read
"""Words and phrases of the practice where only somebody can stand: 'Client: French', 'Islam, 72, ...', 'Sara lives alone'."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kb.anonymise.cues import KIN, LABELS
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import FIRST, SURNAME, VOCABULARY
from kb.anonymise.names.word_names import MONTHS, OF_SOMEBODY
from kb.anonymise.words import Word

LABELLED: Final = re.compile(
    r"^[ \t*>#|-]*(?:(?:client|patient|pt|resident|tenant|pupil|full|first|last)?[ ]?(?:name|surname)|client|patient|pt|resident|tenant|pupil|service[ ]user|next[ ]of[ ]kin|nok"
    r"|daughter|son|wife|husband|mum|dad|mother|father|brother|partner|carer|neighbour|friend|gp|ot|physio|consultant|named[ ]nurse|key[ ]?worker|seen[ ]by|author|assessor|signed|re"
    r"|present|attendees|apologies|in[ ]attendance|attended[ ]by|cc|bed[ ]?\d{1,2})[* \t]*(?:[:=]|[.]{3,})[* \t]*(?:(?-i:[A-Z])[\w'’-]+(?:,[ ]|[ ](?:and|&)[ ]))*$",
    re.IGNORECASE,
)
"""A line up to a name: a label for somebody, and the names that stand before it in a list."""
ENDS: Final = re.compile(r"[ \t]*(?:[,;.(|\n]|$|[ ](?:and|&)[ ][A-Z])")
AGED: Final = re.compile(
    r",?[ ](?:aged[ ])?\d\d[ ]?(?:yo|y/o|yrs?|years?)\b|,[ ](?:aged[ ])?\d\d[,.;][ \n]|[ ]\((?:aged[ ])?\d\d(?:[ ]?(?:yo|yrs?|years?))?\)|[ ]is[ ]\d\d(?=[ ]and|[ ]years|[,.]|$)"
)
DOES: Final = re.compile(
    r"[ ](?:(?:is|was|very|so|not)[ ])?(?:keen|tearful|tired|anxious|widowed|married|retired|seen[ ](?:at|on|in|with|by|today)|able[ ]to|unable[ ]to|lives|lived|attended|attends|sat|stood|slept|rang|wants|wanted|likes|liked|prefers|preferred|enjoys|enjoyed|cooks|cooked"
    r"|mobilises|mobilised|walks|walked|transfers|transferred|laughed|smiled|declined|declines|refused|refuses|wishes|struggles|struggled|copes|coped|says|said|reports|reported|thinks|asked|agreed|agrees|remembers|cried|managed[ ]to|tires)(?![\w'’])"
)
"""What people do and how they are, and things are not."""
INITIAL: Final = re.compile(r"(?<![\w.])(?<!\bvitamin )(?:[A-KM-QS-Z]|(?<!\d )[LR])\.[ ]?$")
"""An initial before a surname; an L or R after a figure says which side was measured."""
LATE: Final = re.compile(r"\b[Tt]he late $")
NOBODY: Final = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february july september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec mon tue wed thu thur fri sat sun easter christmas eid ramadan pentecost lent
    lammas alexa siri echo google nana nan nani dadi amma granda oma baba yeah
    """.split()
)
"""Words that the lists hold as names and that are days, machines that speak, or relatives."""
ALSO_NAMES: Final = frozenset(("winter", "kitchen", "garden", "puja", "aarti"))
REASON: Final = "a word of the practice, where only a name stands"


def find_practice_names(text: str, words: Sequence[Word]) -> Iterator[Identifier]:
    """Words and two-word phrases of the practice that what stands around them says are somebody; weak."""
    for at, word in enumerate(words):
        if _may_be_somebody(word) and _stands_as_name(text, word):
            yield Identifier(word.start, word.end, "PERSON", 0.75, REASON, False)
        following = words[at + 1] if at + 1 < len(words) else word
        if _is_full_name(text, word, following) and DOES.match(text, following.end):
            yield Identifier(word.start, following.end, "PERSON", 0.75, REASON, False)


def _may_be_somebody(word: Word) -> bool:
    a_word = word.practice or word.ordinary or not word.code & VOCABULARY
    if not word.titled or not a_word:
        return False
    listed = bool(word.code & (FIRST | SURNAME)) and (not word.code & VOCABULARY or word.casing <= 4)
    return (
        (listed or word.lower in ALSO_NAMES)
        and not word.phrase
        and len(word.text) > 2
        and word.lower not in KIN | LABELS | NOBODY | MONTHS
    )


def _stands_as_name(text: str, word: Word) -> bool:
    before = text[max(text.rfind("\n", 0, word.start) + 1, word.start - 120) : word.start]
    if LABELLED.search(before):
        return ENDS.match(text, word.end) is not None
    if INITIAL.search(before):
        return bool(word.code & SURNAME)
    if LATE.search(before) or AGED.match(text, word.end) or OF_SOMEBODY.match(text, word.end):
        return True
    return word.opens and DOES.match(text, word.end) is not None


def _is_full_name(text: str, word: Word, following: Word) -> bool:
    """Whether two words of a phrase of the practice, at the head of a sentence, are a first name and another name."""
    return (
        word.phrase
        and following.phrase
        and word.opens
        and word.titled
        and following.titled
        and bool(word.code & FIRST)
        and bool(following.code & (FIRST | SURNAME))
        and text[word.end : following.start] == " "
    )
