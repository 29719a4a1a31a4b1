"""Finding the things that were tried, and how each went, in the part of a note that tells it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.blocks import Block, joined
from ingest.labels import PART_OF, label_of, name_of
from kb.denied import is_denied
from kb.types import Approach
from kb.vocabulary import APPROACHES

UNKNOWN = "not yet known"

# Looked for in this order, so that "did not work" is not taken for "work".
_RESULT_WORDS = {
    "made it worse": r"made (?:it|things|matters|him|her|them) (?:much |a lot )?worse|worse(?:ned)?|harmful",
    "did not work": r"did(?: not|n[’']t) (?:really )?(?:work|help)|does(?: not|n[’']t) (?:work|help)|"
    r"no (?:effect|benefit|change|difference|success|good)|not (?:effective|successful|helpful|work)|"
    r"failed|failure|unsuccessful|ineffective|no",
    "partly": r"part(?:ly|ially)(?: (?:worked|works|successful|effective))?|partial(?: success)?|in part|"
    r"mixed(?: results?)?|some (?:success|benefit|improvement)|"
    r"worked (?:partly|partially|in part|at first|for a (?:while|time))|sometimes|helped a (?:bit|little)|so-so",
    "not yet known": r"not yet known|unknown|too (?:early|soon)(?: to (?:say|tell))?|awaiting|waiting|pending|ongoing|"
    r"tb[cd]|to be (?:confirmed|reviewed|seen)|in progress|under way|not known(?: yet)?",
    "worked": r"worked|works|working|success(?:ful|fully)?|effective|helped|helpful|yes|very well|good|"
    r"resolved|achieved",
}
_RESULT_ALONE = re.compile(
    r"(?:(?:it|this|that) )?(?:part(?:ly|ially)(?: (?:worked|works|successful|effective))?|partial success|in part|"
    r"work(?:ed|s)(?: (?:(?:very |really )?well|part(?:ly|ially)|in part))?|(?:un)?successful|"
    r"d(?:id|oes)(?: not|n[’']t) work|"
    r"made (?:it|things) worse|not yet known|unknown|too (?:early|soon) to (?:say|tell))[.!]?",
    re.IGNORECASE,
)
_STARTS = {
    result: re.compile(rf"\W*(?:it |this )?(?:{words})\b", re.IGNORECASE) for result, words in _RESULT_WORDS.items()
}

# Only words that cannot be meant otherwise count where no label says that a result follows.
_BARE = (
    r"(?P<verdict>made (?:it|things) (?:much )?worse|did(?: not|n[’']t) work|part(?:ly|ially)(?: worked)?|"
    r"worked|not yet known|too early to (?:say|tell))\b"
)
_VERDICT = re.compile(
    r"(?:^|\n[ \t]*|[.!?;:,>→–—-]\s+|"
    r"\b(?:and|but|days?|weeks?|months?|visits?|end|later|then|eventually),? (?=(?:it|this|that|which) ))"
    r"(?:result:?\s*)?(?:but |and )?"
    r"(?:(?:it|this|that) (?:was|is) (?:the (?:\w+ )?(?:one|thing|part|bit) (?:that |which )|what )|"
    r"it |this |that |which )?" + _BARE,
    re.IGNORECASE,
)
_BARE_END = re.compile(rf"(?:^|[:.!?>→–—-]\s+|\n)(?:(?:result:?|it|this|that)\s+)?{_BARE}[.!]?\s*$", re.IGNORECASE)
_IN_TIME = re.compile(
    r"\b(?:at first|first time|to begin with|initially|at the start|in the end|eventually|over time|later|until|"
    r"after (?:a|an|one|two|three|four|\w{3,8}|\d+) (?:day|week|month|session|visit|tr(?:y|ies))s?)\b",
    re.IGNORECASE,
)
"""What tells that one thing went first one way and then another."""
_CLAUSE_END = re.compile(r"(?:\s+(?:very )?(?:well|fine|nicely))?\s*(?:[.,;:!()\n–—-]|$)")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n\s*")
_NEXT = re.compile(
    r"(?:(?:and|so|but) )?(?:(?:then|next|after that|afterwards|instead|later|finally|second(?:ly)?|so),? (?:we|i)\b|"
    r"(?:we|i) (?:then|next|later|also|instead)\b|"
    r"(?:we|i) (?:\w+ )?(?:tried|trialled|fitted|offered|swapped|changed|moved|added|gave|bought|ordered|borrowed|lent|"
    r"replaced|built|raised)\b)",
    re.IGNORECASE,
)
"""How a sentence begins that goes on to the next thing that was tried."""
_PART = re.compile(
    r"(?:^|(?<=[\s.;,–-]))(?P<label>approach(?: tried)?(?: \d{1,2})?|equipment(?: used| tried)?|what happened|"
    r"how it went|result|outcome|kind of approach)\s*:\s*",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?<!\s)\s+(?:->|→|[-–—])\s+|(?<=[.!?])\s+(?=[\"“(A-Z])")
_MARK = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")

_TERM_HINTS = {
    "major adaptation": r"level access shower|wet room|through-floor lift|stairlift|stair lift|\bramps?\b|"
    r"(?:bathroom|bedroom|kitchen|floor|rear|side|house) extension",
    "minor adaptation": r"\brails?\b|half step|lever taps?|key safe|banister",
    "rehousing": r"rehous|transfer list|move to (?:a )?(?:ground|adapted)",
    "carer training": r"train(?:ing|ed) (?:the |his |her |for )?(?:carers?|staff|famil|wife|husband|mother|son)|"
    r"teaching (?:the )?(?:carers?|staff)|staff training",
    "handling plan": r"handling plan",
    "seating and positioning": r"cushion|seating|tilt|posture|position(?:ing)?\b|\bchair raisers?\b",
    "splinting": r"splint",
    "graded exposure": r"graded exposure|exposure ladder",
    "grading an activity": r"graded? (?:practice|the|activit)|backward chaining|small steps|one step at a time",
    "errorless learning": r"errorless",
    "energy conservation": r"pacing(?! (?:up|about|around|the (?:corridor|ward|floor|room|hall|house))\b)|"
    r"energy conservation|planned rests?|activity diary|fatigue diary",
    "sensory strategy": r"sensory|ear (?:defenders|plugs)|noise|dim(?:ming)? (?:the )?light|"
    r"(?:weighted|heavy|heavier) (?:\w+ )?(?:blanket|vest|waistcoat|jacket|lap|shoulder|toy|duvet|quilt)",
    "cognitive strategy": r"reminder|memory aid|prompt card|checklist|calendar|alarm on",
    "routine and role building": r"routine|timetable",
    "joint visit": r"joint (?:visit|session|assessment)",
    "environment audit": r"environment(?:al)? audit|home visit",
    "advocacy or letter": r"\bletters? (?:to|from|asking|advising|quoting|explaining|supporting|about|on)\b|"
    r"\b(?:a|the|our|formal|support|supporting) letter\b|advoca|\bappeal(?! to (?:him|her|them)\b)",
    "referral": r"\breferral\b|\breferred\b(?! pain)",
    "watchful waiting": r"watchful waiting|waiting until|wait and see",
    "task practice": r"task practice|practis(?:ed?|ing)|(?<!GP )\bpractice\b(?! nurse| manager)",
    "equipment": r"equipment|commode|\bhoist|bath (?:lift|board|seat)|\bsensors?\b|\bsling|\bstool\b(?! chart| sample)|"
    r"(?:walking|standing|toilet|gutter|zimmer|bed)[ -]frame|wheelchair|walking (?:aid|stick)|sock aid|\bgrabbers?\b|"
    r"(?:profiling|hospital|adjustable|electric|space) bed\b|bed (?:lever|rail|raiser|guard|alarm)|"
    r"(?:weighted|heavy|heavier|lighter|light) (?:pen|pencil)|cutlery|\b(?:mugs?|beakers?)\b|"
    r"(?:tin|jar) opener|kettle tipper|"
    r"(?:weighted|heavy|heavier|built-up|bent|thick-handled) (?:spoon|fork|knife|knives|cup)",
}
_HINTS = {term: re.compile(words, re.IGNORECASE) for term, words in _TERM_HINTS.items()}
_NAMES = {term: re.compile(re.escape(term), re.IGNORECASE) for term in APPROACHES if term != "equipment"}


def result_of(text: str) -> str | None:
    """The result that a text begins with, in the team's words, or None."""
    return next((result for result, words in _STARTS.items() if words.match(text)), None)


def is_bare_result(text: str) -> bool:
    """Whether a text begins with a result that is a clause of its own: "worked well, he says"."""
    found = next((words.match(text) for words in _STARTS.values() if words.match(text)), None)
    return found is not None and bool(_CLAUSE_END.match(text, found.end()))


def is_result_alone(text: str) -> bool:
    """Whether a text is a result and nothing else: "Partly worked."."""
    return _RESULT_ALONE.fullmatch(text.strip()) is not None


def verdict_in(text: str) -> str | None:
    """The result that a text plainly states anywhere, or None: the last, and "partly" where results contradict."""
    found = [result_of(verdict["verdict"]) for verdict in _VERDICT.finditer(text)]
    if _contradict(set(found)) and not _IN_TIME.search(text):
        return "partly"
    return found[-1] if found else None


def _contradict(results: AbstractSet[str | None]) -> bool:
    return "worked" in results and bool({"did not work", "made it worse"} & results)


def term_of_approach(described: str, equipment: str) -> str:
    """The team's term for what was tried: the first that the words name, else the first hinted at by them, else ''.

    Words that the phrase denies ("no splint on") say nothing of it.
    """
    named = _first_place(described, _NAMES)
    hinted = _first_place(described, _HINTS)
    return named or hinted or ("equipment" if equipment else "")


def _first_place(text: str, words_of: Mapping[str, re.Pattern[str]]) -> str:
    """The term whose words come first in a text and are not denied there, or ''."""
    places = {
        term: found.start()
        for term, words in words_of.items()
        if (found := next((one for one in words.finditer(text) if not is_denied(text, *one.span())), None))
    }
    return min(places, key=places.__getitem__, default="")


@dataclass
class _Open:
    """An approach that is still being read."""

    described: list[str] = field(default_factory=list)
    equipment: list[str] = field(default_factory=list)
    what_happened: list[str] = field(default_factory=list)
    term: str = ""
    result: str = ""
    is_sure: bool = False
    """Whether the result was said in so many words: "Outcome: no falls since" only seems to begin with one."""

    def add(self, part: str, text: str) -> None:
        if part == "result":
            self._add_result(text)
        elif part == "term":
            self.term = next((term for term in APPROACHES if term == text.strip(" .").casefold()), "")
        elif text.strip():
            kept: list[str] = getattr(self, "described" if part == "approach" else part)
            kept.append(text.strip())

    def _add_result(self, text: str) -> None:
        result, is_bare = result_of(text), is_bare_result(text)
        if result and (is_bare or not self.is_sure):
            self.result = "partly" if self.is_sure and _contradict({result, self.result}) else result
            self.is_sure = is_bare
        self.result = self.result or UNKNOWN
        if name_of(text) not in (self.result, "") and not (is_result_alone(text) and result == self.result):
            # What is said beside the bare result is kept, and reads on from what happened.
            self.what_happened.append(text.strip())

    def close(self) -> Approach[str]:
        described, equipment, happened = ("\n".join(p) for p in (self.described, self.equipment, self.what_happened))
        result = self.result or verdict_in(happened) or UNKNOWN
        happened = _without_result(happened, result)
        term = self.term or term_of_approach(described, equipment)
        return Approach(term, result, described or None, equipment or None, happened or None)


def find_approaches(blocks: Sequence[Block]) -> tuple[tuple[Approach[str], ...], tuple[Block, ...]]:
    """The approaches in the blocks that tell what was tried, and the blocks that are left."""
    approaches: list[Approach[str]] = []
    left: list[Block] = []
    for group in _groups(blocks):
        is_table = _is_approaches_table(group[0])
        made = _from_table(group[0]) if is_table else _labelled(group) or _from_list(group)
        approaches += made
        left += [] if made or is_table else group
    return tuple(approaches), tuple(left)


def with_result(blocks: Sequence[Block], result: str) -> Approach[str]:
    """The one thing that blocks tell to have been tried, with the result that is told of it elsewhere."""
    found, left = find_approaches(blocks)
    told = result_of(result) or UNKNOWN
    if found and not left:
        return replace(found[0], result=told)
    text = joined(left) if len(left) > 1 else _MARK.sub("", left[0].text)
    described, happened = (text, "") if "\n" in text else _described(text)
    return Approach(term_of_approach(described, ""), told, described, None, happened or None)


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Blocks that belong together: a labelled approach with what follows it, a run of list lines, a table alone."""
    group: list[Block] = []
    for block in blocks:
        if group and not _continues(group, block):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _continues(group: Sequence[Block], block: Block) -> bool:
    last = group[-1]
    if block.kind == "table" or last.kind == "table" or starts_approach(block):
        return False
    if starts_approach(group[0]) or group[0].kind == "heading":
        return block.kind != "heading"
    return block.kind == last.kind == "list"


def starts_approach(block: Block) -> bool:
    """Whether a block begins with "Approach: ..."."""
    label = label_of(_MARK.sub("", block.text.split("\n", 1)[0]))
    return label is not None and not label.alone and label.name in ("approach", "approach tried", "attempt")


def _labelled(group: Sequence[Block]) -> list[Approach[str]]:
    """Approaches with labelled parts; under an unlabelled heading, the heading is what was tried."""
    text = joined(group)
    heading = group[0].kind == "heading" and not starts_approach(group[0])
    if not heading and not starts_approach(group[0]):
        return []
    made: list[_Open] = [_Open(described=[group[0].text])] if heading else []
    rest = text[len(group[0].text) :] if heading else text
    if heading and not verdict_in(rest) and not re.search(r"\b(?:result|what happened)\s*:", rest, re.IGNORECASE):
        return []
    for part, words in _in_turn(list(_parts(rest))):
        if part == "approach" or not made:
            made.append(_Open())
        made[-1].add("what_happened" if part == "" else part, words)
    return [each.close() for each in made]


def _parts(text: str) -> Iterator[tuple[str, str]]:
    marks = list(_PART.finditer(text))
    before = text[: marks[0].start()] if marks else text
    if before.strip(" -\n"):
        yield "", _MARK.sub("", before).strip()
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        yield PART_OF.get(name_of(mark["label"]), "what_happened"), re.sub(r"\n\s*-\s*$", "", text[mark.end() : end])


def _in_turn(parts: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The parts, with what stands after one result and before the next taken for another approach."""
    for (part, words), following in zip(parts, _followed_by(parts), strict=True):
        first, *rest = _SENTENCE.split(words.strip(), maxsplit=1)
        if part == "result" and following and is_bare_result(words) and (rest or following != "result at once"):
            yield part, first
            yield "approach", "".join(rest)
        else:
            yield part, words


def _followed_by(parts: Sequence[tuple[str, str]]) -> list[str]:
    """For each part whether another result comes before the next approach, and at once or after other parts."""
    found: list[str] = []
    following = ""
    for part, words in reversed(parts):
        found.append(following)
        if part == "result" and is_bare_result(words):
            following = "result at once"
        elif part == "approach":
            following = ""
        elif following:
            following = "result"
    return found[::-1]


def _from_list(group: Sequence[Block]) -> list[Approach[str]]:
    """Lines of a list that each tell what was tried and how it went; a list where none says so stays text."""
    texts = [_MARK.sub("", block.text) for block in group]
    if group[0].kind != "list" and len(group) > 1:
        return []
    if not any(verdict_in(text) for text in texts):
        return []
    return [approach for text in texts for approach in _from_text(text)]


def _from_text(text: str) -> Iterator[Approach[str]]:
    """What one line or paragraph tells: most often one thing that was tried, at times one after another."""
    parts = list(_parts(text))
    if not any(part == "result" for part, _ in parts[1:]):
        yield from (_from_line(told) for told in _told_in_turn(text))
        return
    made: list[_Open] = []
    for part, words in _in_turn([("approach" if part == "" else part, words) for part, words in parts]):
        if part == "approach":
            described, happened = _described(words)
            made.append(_Open([described] if described else [], [], [happened] if happened else []))
        else:
            made = made or [_Open()]
            made[-1].add(part, words)
    yield from (each.close() for each in made)


def _told_in_turn(text: str) -> list[str]:
    """The text, cut where a sentence goes on to the next thing after the result of the one before."""
    starts = [0]
    went = False
    for at, end in pairwise((0, *(found.end() for found in _SENTENCE.finditer(text)), len(text))):
        if went and _NEXT.match(text, at):
            starts.append(at)
            went = False
        went = went or verdict_in(text[at:end]) is not None
    return [text[at:end].strip() for at, end in pairwise((*starts, len(text)))]


def _from_line(text: str) -> Approach[str]:
    described, happened = _described(text)
    result = verdict_in(text) or UNKNOWN
    happened = _without_result(happened, result)
    described = _without_result(described, result) or described
    return Approach(term_of_approach(described, ""), result, described or None, None, happened or None)


def _described(text: str) -> tuple[str, str]:
    """What was tried, and what is told after it."""
    lead = _LEAD.search(text)
    described, happened = (text[: lead.start()], text[lead.end() :]) if lead else (text, "")
    if len(described) > 160 or (result_of(described) and not happened):
        described, happened = text, ""
    return described.strip(), happened.strip()


def _without_result(text: str, result: str) -> str:
    """The text without a bare result at its end, which is kept as the result."""
    end = _BARE_END.search(text)
    if end is None or result_of(end["verdict"]) != result:
        return text
    return text[: end.start() + (end.group()[:1] in (".", "!", "?"))].strip()


def _is_approaches_table(block: Block) -> bool:
    known = set(_columns(block)) - {""} if block.kind == "table" and block.rows else set()
    return bool(known & {"result", "what_happened"} and known & {"approach", "equipment"})


def tells_of_trials(block: Block) -> bool:
    """Whether a table's head says that it lists what was tried and how it went, wherever the table stands."""
    if not _is_approaches_table(block):
        return False
    names = [name_of(cell) for cell in block.rows[0]]
    return any("tried" in name or name in ("approach", "intervention", "strategy", "attempt") for name in names)


def _columns(block: Block) -> list[str]:
    return [PART_OF.get(name_of(cell), "") for cell in block.rows[0]]


def _from_table(block: Block) -> list[Approach[str]]:
    return [_from_row(_columns(block), block.rows[0], row) for row in block.rows[1:]]


def _from_row(columns: Sequence[str], names: Sequence[str], row: Sequence[str]) -> Approach[str]:
    made = _Open()
    for column, name, cell in zip(columns, names, row, strict=False):
        if column == "" and cell.strip():
            made.what_happened.append(_of_own_column(name.strip(" :"), cell.strip()))
    for column, cell in zip(columns, row, strict=False):
        if column:
            made.add(column, cell)
    if not made.described:
        made.described, made.equipment = made.equipment, []
    made.what_happened = [_sentences(made.what_happened)] if made.what_happened else []
    return made.close()


def _of_own_column(name: str, cell: str) -> str:
    """A cell of a column of the writer's own: "Week 2.", "Why: to get the feet down."."""
    told = f"{name}{' ' if cell[:1].isdigit() or not name else ': '}{cell}".strip()
    return told if told.endswith((".", "!", "?")) else f"{told}."


def _sentences(texts: Sequence[str]) -> str:
    """The texts of cells one after another, each ended as a sentence where another follows."""
    ended = (text if text.endswith((".", "!", "?", ":", ";")) else f"{text}." for text in texts[:-1])
    return " ".join((*ended, texts[-1]))
