# ruff: noqa: E501, SIM905 - an expression or a list of words cut in two is harder to read
"""Names of people and places by their spelling: known names, capitalised words no vocabulary knows, and what stands beside them."""

import re
from collections.abc import Iterator, Sequence

from kb.anonymise.cues import CALLED, FUNCTION_WORDS, KIN, LABELS, NOT_AFTER_WILL, PARTICLES, SPEECH, TITLE_WORDS
from kb.anonymise.generic import is_generic
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import FIRST, PLACE, SURNAME, USUALLY_LOWER, VOCABULARY, WORLD, lexicon
from kb.anonymise.names.word_names import NOBODY_AT_WORK
from kb.anonymise.words import WORD, Word, shouting_lines

CLOSERS = re.compile(
    r"\b(?:regards|thanks|sincerely|faithfully|wishes|cheers|ta|thank you|many thanks|signed|ever so|x|xx)[,.!]?\s*\n+\s*$",
    re.I,
)


def find_names(text: str, words: Sequence[Word]) -> Iterator[Identifier]:
    """Every word that reads like a name by its spelling and its neighbours, joined where they follow each other."""
    shouting = shouting_lines(text)
    marks = [_judge(text, words, at, shouting) for at in range(len(words))]
    _spread_to_neighbours(text, words, marks)
    yield from _runs(text, words, marks)


Mark = tuple[str, float, str, bool]
SPELT_OUT = re.compile(r"\w(?:[-'’]\w)+")
"""Letters joined by hyphens, as scores of a test are: 'F-A-I-R'."""


def _judge(text: str, words: Sequence[Word], at: int, shouting: Sequence[tuple[int, int]]) -> Mark | None:
    word = words[at]
    cue = _cue(text, words, at)
    if (
        len(word.text) < 2
        or SPELT_OUT.fullmatch(word.text)
        or (word.lower.replace("’", "'") in lexicon().practice and not cue)
    ):
        return None
    if word.titled:
        return _judge_titled(text, words, at, cue)
    if word.capitals:
        return _judge_capitals(word, cue, any(start <= word.start < end for start, end in shouting))
    return _judge_lower(word, cue)


def _judge_titled(text: str, words: Sequence[Word], at: int, cue: str) -> Mark | None:
    word = words[at]
    if cue == LABEL and _is_an_utterance(text, word):
        return None
    if cue and (not word.practice) and not (word.ordinary and not word.code & (FIRST | SURNAME)):
        a_thing = cue == CALLED_SO and word.code & VOCABULARY and not _is_somebody(text[: word.start])
        return "PERSON", 0.95, cue, not a_thing
    if word.ordinary:
        return _ordinary_as_name(text, words, at)
    if word.practice:
        return None
    if word.code & PLACE and not word.code & FIRST and not (word.code & VOCABULARY and word.opens):
        return "LOCATION", 0.85, "a place in the United Kingdom or Ireland", False
    if word.code & FIRST and word.casing <= 3:
        return "PERSON", 0.9, "a first name", False
    if word.code & SURNAME:
        return "PERSON", 0.75, "a surname", False
    if word.code & WORLD:
        return "LOCATION", 0.7, "a city", False
    if word.code & VOCABULARY:
        return None if word.opens else ("PERSON", 0.45, "a word written like a name", False)
    return "PERSON", 0.6, "a capitalised word no word list knows", False


def _is_somebody(before: str) -> bool:
    """Whether somebody rather than something is 'called' what follows: a relative, an animal, he or she."""
    last = re.findall(r"[a-z-]+", before[-40:].lower())[-5:]
    return not KIN.isdisjoint(last) or not SOMEBODY.isdisjoint(last)


def _is_an_utterance(text: str, word: Word) -> bool:
    """Whether 'Therapist: Morning!' begins what somebody says: an ordinary word after a label that returns."""
    if not (word.code & VOCABULARY and word.casing >= USUALLY_LOWER):
        return False
    if text[word.end : word.end + 1] in ("!", "?"):
        return True
    start = text.rfind("\n", 0, word.start) + 1
    label = SPEAKER.match(text, start)
    return bool(label) and SPEAKER.findall(text).count(label[1]) > 1  # type: ignore[index]


def _ordinary_as_name(text: str, words: Sequence[Word], at: int) -> Mark | None:
    """'Hope', 'Will' or 'Mark' in the middle of a sentence, or before what people do, reads as a name."""
    word = words[at]
    nobody = word.practice or word.lower in NOBODY_AT_WORK
    if nobody or len(word.text) < 3 or not word.code & FIRST or _in_title_case(text, word):
        return None
    following = words[at + 1].text if at + 1 < len(words) else ""
    if (
        word.opens
        and at + 1 < len(words)
        and words[at + 1].titled
        and words[at + 1].code & SURNAME
        and _joined(text, words, at)
    ):
        return "PERSON", 0.6, "a first name before a surname", False
    if not word.opens:
        return "PERSON", 0.75, "a word that is also a first name, capitalised", False
    if following in SPEECH and word.lower not in {"will", "may", "mark"}:
        return "PERSON", 0.5, "a word that is also a first name", False
    return None


def _judge_capitals(word: Word, cue: str, shouted: bool) -> Mark | None:
    if word.practice or len(word.text) < 3 or word.lower in FUNCTION_WORDS:
        return None
    if cue and word.known_name:
        return "PERSON", 0.95, cue, True
    if word.code & VOCABULARY and word.casing >= 3:
        return None
    if word.code & PLACE and not word.code & FIRST and word.casing <= 2 and len(word.text) > 3:
        return "LOCATION", 0.8, "a place in the United Kingdom or Ireland", False
    if word.code & FIRST and word.casing <= 2 and len(word.text) > 2:
        return "PERSON", 0.85, "a first name in capitals", shouted or len(word.text) > 4
    if word.code & SURNAME and not word.code & VOCABULARY and len(word.text) > 3:
        return "PERSON", 0.7, "a surname in capitals", False
    if shouted and word.casing <= 2 and len(word.text) > 3:
        return "PERSON", 0.5, "a word no word list knows", False
    return None


SCIENTIFIC = re.compile(
    r"^(?:hemi|haemo|hemo|hyper|hypo|intra|inter|infra|supra|retro|peri|para|post|pre|sub|neuro|cardio|osteo|arthro|electro"
    r"|gastro|hydro|micro|macro|multi|pseudo|psycho|physio|radio|thermo|trans|ultra|ortho|myo|dys|de|re|un|over|under|non|mis|self)[a-z]{4}"
    r"|(?:ectomy|otomy|ostomy|itis|osis|oscopy|oplasty|plegia|paresis|pathy|algia|aemia|emia|uria|graphy|gram|metry|logy|trophy|genic|lytic|oid"
    r"|ation|ations|ising|ized|ised|izing|ality|ability|iness|ness|ment|able|less|like|wise|ally|ing|ings|ised|ers|ures|cyte|cillin|mycin|azole|pril|olol|statin|sartan|zepam|mab|tinib)$"
)
"""Words put together as scientific and ordinary ones are: 'hemiscrotum', 'reapproximated'; names seldom end or begin so."""


def _judge_lower(word: Word, cue: str) -> Mark | None:
    if word.practice or len(word.text) < 3 or ("-" in word.text and cue not in (TITLE, "a name in a greeting")):
        return None
    if cue and len(word.text) > 2 and (not word.code & VOCABULARY or cue == SIGN_OFF):
        return "PERSON", 0.85, cue, True
    if not word.code and len(word.text) > 3:
        return None if SCIENTIFIC.search(word.text) else ("PERSON", 0.5, "a word no word list knows", False)
    if word.code & FIRST and word.casing in (1, 2) and len(word.text) > 3:
        return "PERSON", 0.7, "a first name in lower case", not word.code & VOCABULARY
    if cue == TITLE and word.lower not in SPEECH | NOT_AFTER_WILL and word.known_name:
        return "PERSON", 0.85, cue, True
    if word.code & VOCABULARY:
        return None
    if word.code & FIRST:
        return "PERSON", 0.85, "a first name in lower case", True
    if word.code & PLACE and word.casing <= 1 and len(word.text) > 4:
        return "LOCATION", 0.75, "a place in lower case", True
    if word.code & SURNAME and word.casing <= 1 and len(word.text) > 3:
        return "PERSON", 0.55, "a surname in lower case", False
    return None


SOMEBODY = frozenset(
    "he she they who man woman lady gentleman boy girl baby child officer worker nurse colleague puppy kitten".split()
)
RELATED = "a name after a word for a relative or friend"
CALLED_SO = "a name after 'called' or the like"
LABEL, TITLE = "a name after a label", "a name after Mr, Mrs, Dr or the like"
SPEAKER = re.compile(r"^[ \t]*(?:\[?\d\d?[:.]\d\d\]?[ \t]*)?(\w+)[ \t]*:[ \t]", re.MULTILINE)
SIGN_OFF = "a name at the end of the text"
SIGNED_OFF = re.compile(r"[ \t]*(?:x+|\(\w+\))?[.!]?\s*")
CUE_GAP = re.compile(r"[ \t]*(?:[:,(–-]|[ \t]is|[ \t]called|['’]s name is)?[ \t]*\(?[ \t]*")
LABEL_GAP = re.compile(r"[ \t]*(?:name)?[ \t]*[:=|–-][ \t]*")


AFTER_KNOWN = re.compile(
    r"\b(?:known|answers)(?: to (?:all|everyone|staff|friends|family|us|most))? (?:as|to)[ \t]*['\"“‘]?$", re.IGNORECASE
)


def _cue(text: str, words: Sequence[Word], at: int) -> str:
    """Why what stands before a word says that a name follows; '' where nothing does."""
    word = words[at]
    if at == 0:
        return ""
    before = words[at - 1]
    gap = text[before.end : word.start]
    if before.lower in TITLE_WORDS and re.fullmatch(r"\.?[ \t]+", gap):
        return TITLE
    if before.lower in KIN and CUE_GAP.fullmatch(gap) and (word.titled or not word.code & VOCABULARY):
        return RELATED
    if before.lower in LABELS and LABEL_GAP.fullmatch(gap):
        return LABEL
    if before.lower in {"dear", "hi", "hello", "hiya"} and gap.isspace():
        return "a name in a greeting"
    if word.text[0].isupper() and before.lower in CALLED and gap.strip(" \t'\"“‘(:,") == "" and not word.practice:
        return CALLED_SO
    if word.text[0].isupper() and AFTER_KNOWN.search(text, max(0, word.start - 30), word.start):
        return "a name after 'known as'"
    closing = SIGNED_OFF.fullmatch(text, word.end) if text[word.start - 1] == "\n" else None
    if closing and (word.code & FIRST or not word.code & VOCABULARY or "x" in closing[0]):
        return SIGN_OFF
    if word.text[0].isupper() and CLOSERS.search(text, max(0, word.start - 40), word.start):
        if is_generic(word.text) and at + 1 < len(words) and is_generic(words[at + 1].text):
            return ""  # a post, not a name: 'Regards, Duty Occupational Therapist'
        return "a name at the end of a letter"
    return ""


def _spread_to_neighbours(text: str, words: Sequence[Word], marks: list[Mark | None]) -> None:
    """A capitalised word beside a name is part of it: 'Hope Adeyemi', 'D. P. Morgan', 'Faulkner-Bath'."""
    for at in range(len(words) - 1):
        mark = marks[at]
        following = words[at + 1]
        if mark and mark[0] == "PERSON" and marks[at + 1] is None and _joined(text, words, at):
            if (
                len(following.text) == 1
                and following.text.isupper()
                and following.text != "I"
                and mark[1] >= 0.75
                and (words[at].titled or text[following.end : following.end + 1] == ".")
            ):
                marks[at + 1] = ("PERSON", 0.8, "the initial of a surname", True)
                continue
            same_case = (words[at].titled and following.titled) or (words[at].capitals and following.capitals)
            name_like = following.code & (SURNAME | FIRST) or not following.code & VOCABULARY
            surname = bool(words[at].code & FIRST) and bool(following.code & SURNAME)
            nickname = following.titled and text[following.start - 1] in "\"'“‘" and text[words[at].end] == " "
            if same_case and (surname or nickname or not following.practice) and name_like and len(following.text) > 1:
                marks[at + 1] = ("PERSON", 0.85, "follows a name", mark[3] or _is_first(words[at]))
            elif mark[3] and not words[at].text[0].isupper() and _is_surname(words, at + 1):
                marks[at + 1] = ("PERSON", 0.8, "follows a name", True)
    for at in range(len(words) - 1, 0, -1):
        mark, before = marks[at], words[at - 1]
        if mark and mark[0] == "PERSON" and marks[at - 1] is None and _joined(text, words, at - 1):
            initial = len(before.text) == 1 and before.text.isupper() and before.text != "I"
            named = words[at].text[0].isupper() and (words[at].known_name or not before.opens)
            initial = initial and (before.text != "A" or named)
            first = before.code & FIRST and before.titled == words[at].titled and before.text[0].isupper()
            if initial or (first and before.lower not in lexicon().practice):
                marks[at - 1] = ("PERSON", 0.85, "stands before a surname", True)
                marks[at] = (mark[0], max(mark[1], 0.85), mark[2], True)


def _is_first(word: Word) -> bool:
    return bool(word.code & FIRST) and word.casing <= 2 and not word.code & VOCABULARY


def _is_surname(words: Sequence[Word], at: int) -> bool:
    """Whether a word in lower case after a first name is its surname: 'james law was seen', 'hanne lange'."""
    word = words[at]
    if not word.code & (SURNAME | FIRST) or word.lower in SPEECH | NOT_AFTER_WILL or len(word.text) < 3:
        return False
    return not word.code & VOCABULARY or (at + 1 < len(words) and words[at + 1].lower in SPEECH)


def _joined(text: str, words: Sequence[Word], at: int) -> bool:
    gap = text[words[at].end : words[at + 1].start]
    return bool(re.fullmatch(r"[ \t]|\.[ \t]?|[ \t]['\"“‘(]{1,2}[ \t]?|['\"”’)]{1,2}[ \t]", gap)) and not (
        gap.startswith(".") and len(words[at].text) > 1
    )


def _runs(text: str, words: Sequence[Word], marks: Sequence[Mark | None]) -> Iterator[Identifier]:
    at = 0
    while at < len(words):
        mark = marks[at]
        if mark is None:
            at += 1
            continue
        last = at
        while last + 1 < len(words) and _joined(text, words, last):
            if marks[last + 1] is not None:
                last += 1
            elif words[last + 1].lower in PARTICLES and last + 2 < len(words) and marks[last + 2] is not None:
                last += 2
            else:
                break
        yield _one(words, marks, at, last)
        at = last + 1


def _one(words: Sequence[Word], marks: Sequence[Mark | None], first: int, last: int) -> Identifier:
    present = [mark for mark in marks[first : last + 1] if mark is not None]
    best = max(present, key=lambda mark: mark[1])
    people = [mark for mark in present if mark[0] == "PERSON"]
    several = len(people) > 1 and any(mark[3] for mark in people)
    strong = any(mark[3] for mark in present) or several
    confidence = min(best[1] + (0.05 if several else 0), 0.99)
    return Identifier(words[first].start, words[last].end, best[0], confidence, best[2], strong)  # type: ignore[arg-type]


def _in_title_case(text: str, word: Word) -> bool:
    """Whether a word stands in a heading: a short line most of whose words are capitalised."""
    start = text.rfind("\n", 0, word.start) + 1
    end = text.find("\n", word.end)
    line = text[start : end if end >= 0 else len(text)]
    spelt = WORD.findall(line.split(":")[0] if ":" in line else line)
    return (
        1 < len(spelt) <= 8
        and sum(each[0].isupper() for each in spelt) >= 0.6 * len(spelt)
        and not line.rstrip().endswith(".")
    )
