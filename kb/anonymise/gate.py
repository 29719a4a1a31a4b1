"""The gate: decides for each text whether it is clear, may go out redacted, or is held for a reviewer.

Nothing else makes `CleanText`. It fails closed: any error, time-out or undecodable text is held.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal, TypeAlias

from kb.anonymise.by_rules import ByRules, TookTooLong, find_by_rules
from kb.anonymise.even import even
from kb.anonymise.facts.combinations import HOLDS_FROM, HOLDS_FROM_STRICTER, kinds_of_facts
from kb.anonymise.find import NAMED, find_identifiers
from kb.anonymise.identifiers import NO_KNOWN_NAMES, NO_LISTS, Identifier, KnownNames, Label, TeamLists
from kb.anonymise.layout.readings import BETWEEN_FIELDS
from kb.anonymise.names.known import always_pattern
from kb.anonymise.names.spread import sure_names
from kb.anonymise.numbers.patterns import find_patterns
from kb.anonymise.recognisers import Recogniser
from kb.anonymise.redact import Placeholders, key_of, redact, unnumbered
from kb.anonymise.tagging.tagger import Tagger
from kb.errors import KbError
from kb.types import _SEAL, CleanText

Decision: TypeAlias = Literal["clear", "redacted", "held"]
Strictness: TypeAlias = Literal["balanced", "stricter"]

LONGEST = 600_000
"""Characters in one record; a longer one is held, because nobody has looked at how long it would take."""
UNBROKEN = re.compile(r"(?:(?!--|__)[\w'’-]){300}")
"""What no note holds; some expressions would take minutes over it, and nothing can stop one that is at work."""
BESIDE_BEGINS = "(beside the text: "
BESIDE = (
    f"{BESIDE_BEGINS}in the file's name, or in a link, header, comment or property of it, "
    "or where a title, a label or cells of single letters are read as they were written)"
)
"""Where something was found that no mark can show, because it is only checked and never kept."""
MOST_WEAK = 6
MOST_WEAK_SHARE = 0.03
MOST_MASKED = 1 / 3
"""Weak findings that may go out redacted: at most this many different ones, and this share of the words."""


class StillIdentifies(KbError):
    """A reviewer released a text that still holds a number, an address on the net or the like."""

    def __init__(self, identifiers: tuple[tuple[Identifier, ...], ...]) -> None:
        count = sum(len(found) for found in identifiers)
        super().__init__(f"The text still holds {count} numbers or addresses that point to a person.")
        self.identifiers = identifiers


@dataclass(frozen=True)
class Verdict:
    """What the gate decided on a record's fields; `texts` is None where the record is held."""

    decision: Decision
    texts: tuple[CleanText, ...] | None
    redacted: tuple[str, ...]
    identifiers: tuple[tuple[Identifier, ...], ...]
    reasons: tuple[str, ...]
    names: frozenset[str] = frozenset()
    """Words of the people surely named in it, to be looked for in the other texts of a run; kept in memory alone."""


class Gate:
    """The one way from `str` to `CleanText`."""

    def __init__(
        self,
        *,
        strictness: Strictness = "balanced",
        lists: TeamLists = NO_LISTS,
        tagger: Tagger | None = None,
        recognisers: Sequence[Recogniser] = (),
        by_rules: ByRules = find_by_rules,
        seconds: float = 60.0,
    ) -> None:
        self._strictness = strictness
        self._lists = lists
        self._tagger = tagger
        self._recognisers = tuple(recognisers)
        self._by_rules = by_rules
        self._seconds = seconds

    def with_lists(self, lists: TeamLists) -> "Gate":
        """A gate like this one that uses other team lists; the models are shared."""
        return self._with(lists=lists)

    def with_rules(self, by_rules: ByRules) -> "Gate":
        """A gate like this one that has its rules worked out elsewhere; the models are shared."""
        return self._with(by_rules=by_rules)

    def _with(self, *, lists: TeamLists | None = None, by_rules: ByRules | None = None) -> "Gate":
        return Gate(
            strictness=self._strictness,
            lists=lists or self._lists,
            tagger=self._tagger,
            recognisers=self._recognisers,
            by_rules=by_rules or self._by_rules,
            seconds=self._seconds,
        )

    def check(
        self,
        fields: Sequence[str],
        *,
        known: KnownNames = NO_KNOWN_NAMES,
        elsewhere: frozenset[str] = frozenset(),
        beside: Sequence[str] = (),
        also_check: Sequence[str] = (),
    ) -> Verdict:
        """Decide on a record; its fields count as one text, so a person has one placeholder throughout.

        `elsewhere` holds the names that other texts of the same run surely hold, `beside` what colleagues will read
        together with it: facts that single somebody out only together are counted over both. `also_check` holds texts
        that nobody keeps but that can give a person away: only their strong findings hold.
        """
        try:
            return self._decide(list(fields), known, elsewhere, BETWEEN_FIELDS.join(beside), list(also_check))
        except TookTooLong:
            return _held_unread(fields, "the text took too long to read")
        except Exception as error:  # the gate fails closed: whatever goes wrong, nothing goes through
            return _held_unread(fields, f"the text could not be checked ({type(error).__name__})")

    def release(self, fields: Sequence[str], *, confirmed: bool = False) -> tuple[CleanText, ...]:
        """What a reviewer let through after reading it; the caller keeps the audit.

        Raises StillIdentifies where a number, postcode or the like is left, unless the reviewer confirmed it.
        """
        left = tuple(tuple(each for each in find_patterns(even(field)) if each.strong) for field in fields)
        if any(left) and not confirmed:
            raise StillIdentifies(left)
        return tuple(CleanText(field, seal=_SEAL) for field in fields)

    def replace(self, text: CleanText, word: str, label: Label) -> CleanText:
        """A text that is kept already, with a word of the team's list replaced wherever it stands."""
        return CleanText(always_pattern(word).sub(lambda _: unnumbered(label), text), seal=_SEAL)

    def clean_query(self, text: str) -> str:
        """Search text with every identifier replaced, fit to be kept or logged; '' where it cannot be checked."""
        verdict = self.check([text])
        return verdict.redacted[0] if verdict.redacted else ""

    def _decide(
        self, fields: list[str], known: KnownNames, elsewhere: frozenset[str], beside: str, also_check: list[str]
    ) -> Verdict:
        # What is only checked goes first: at the end it would stand where a letter is signed.
        text = BETWEEN_FIELDS.join([*also_check, *fields])
        if len(text) > LONGEST:
            return _held_unread(fields, "the text is too long to check")
        if UNBROKEN.search(text):
            return _held_unread(fields, "a stretch of the text has no space in it")
        text.encode("utf-8")  # a lone surrogate means the text was not decoded as it was written
        found = self._find(text, known, elsewhere, _borders([*also_check, *fields]))
        per_field = _by_field(found, [*also_check, *fields])[len(also_check) :]
        placeholders = Placeholders(client=frozenset(word for name in known.client for word in key_of(name)))
        redacted = tuple(
            redact(field, identifiers, placeholders) for field, identifiers in zip(fields, per_field, strict=True)
        )
        kept = len(text) - len(BETWEEN_FIELDS.join(fields))
        decision, reasons = self._policy(text, found, beside, kept)
        if decision == "redacted" and self._still_identifies(redacted, fields, per_field):
            decision, reasons = "held", (*reasons, "something that points to a person is left after redaction")
        texts = tuple(CleanText(each, seal=_SEAL) for each in redacted) if decision != "held" else None
        return Verdict(decision, texts, redacted, per_field, reasons, sure_names(text, found))

    def _find(
        self, text: str, known: KnownNames, elsewhere: frozenset[str], borders: Sequence[int]
    ) -> list[Identifier]:
        return find_identifiers(
            text,
            lists=self._lists,
            known=known,
            tagger=self._tagger,
            recognisers=self._recognisers,
            elsewhere=elsewhere,
            by_rules=self._by_rules,
            borders=borders,
            seconds=self._seconds,
        )

    def _still_identifies(
        self, redacted: Sequence[str], fields: Sequence[str], found: Sequence[Sequence[Identifier]]
    ) -> bool:
        """Whether a strong finding is left in what would be kept: the last look before it is.

        The rules alone look; a name that stands uncovered in the fields was read by all finders, so it is none.
        """
        text = BETWEEN_FIELDS.join(redacted)
        left = find_identifiers(text, lists=self._lists, by_rules=self._by_rules, seconds=self._seconds)
        return any(
            each.strong and (each.label not in NAMED or not _was_judged(text[each.start : each.end], fields, found))
            for each in left
        )

    def _policy(
        self, text: str, found: Sequence[Identifier], beside: str, kept: int
    ) -> tuple[Decision, tuple[str, ...]]:
        """What becomes of a text with these findings, and why in words; what stands before `kept` is only checked."""
        stricter = self._strictness == "stricter"
        strong = [each for each in found if each.strong]
        if strong or (found and stricter):
            return "held", _reasons(strong or found, kept)
        kinds = kinds_of_facts(even(BETWEEN_FIELDS.join((text, beside))), found)
        before = kinds_of_facts(even(beside), ())
        if len(kinds) >= (HOLDS_FROM_STRICTER if stricter else HOLDS_FROM) and len(kinds) > len(before):
            return "held", (f"together these may point to one person: {', '.join(dict.fromkeys(kinds))}",)
        masked = [each for each in found if each.end > kept]
        if not masked:
            return "clear", ()
        if _too_many(text, masked, len(text[kept:].split())):
            return "held", ("many words that may be names",)
        if sum(len(text[each.start : each.end].split()) for each in masked) > MOST_MASKED * len(text[kept:].split()):
            return "held", ("much of it would be masked",)
        return "redacted", tuple(dict.fromkeys(each.reason for each in masked))


def _reasons(found: Sequence[Identifier], kept: int) -> tuple[str, ...]:
    """Why in words, each once; what stands before `kept` alone is said to stand beside the text."""
    inside = dict.fromkeys(each.reason for each in found if each.end > kept)
    before = dict.fromkeys(each.reason for each in found if each.end <= kept)
    return (*inside, *(f"{reason} {BESIDE}" for reason in before if reason not in inside))


def _too_many(text: str, found: Sequence[Identifier], words: int) -> bool:
    """Whether more is masked than a few doubtful words; a whole clause and a word spelt out count as one each."""
    different = {text[each.start : each.end].lower() for each in found}
    counted = [text[each.start : each.end] for each in found if each.label != "OTHER"]
    masked = len(found) - len(counted) + sum(max(1, len(re.findall(r"\w{2,}", covered))) for covered in counted)
    return len(different) > MOST_WEAK or masked > max(MOST_WEAK_SHARE * words, 3)


def _was_judged(name: str, fields: Sequence[str], found: Sequence[Sequence[Identifier]]) -> bool:
    """Whether a name stands in the fields where no finding covers a letter of it."""
    return any(
        not any(each.start < match.end() and match.start() < each.end for each in identifiers)
        for field, identifiers in zip(fields, found, strict=True)
        for match in re.finditer(re.escape(name), field)
    )


def pass_ungated(text: str) -> CleanText:
    """Text of a public collection that holds no client, for the evaluation command alone: it is not checked."""
    return CleanText(text, seal=_SEAL)


def to_json(text_id: str, text: str, verdict: Verdict) -> dict[str, object]:
    """One text's verdict as `kb anonymise --json` prints it; offsets count code points of the input."""
    spans = [
        {
            "start": each.start,
            "end": each.end,
            "label": each.label,
            "confidence": round(each.confidence, 3),
            "reason": each.reason,
        }
        for each in (verdict.identifiers[0] if verdict.identifiers else ())
    ]
    redacted = verdict.redacted[0] if verdict.redacted else ""
    return {"id": text_id, "decision": verdict.decision, "text": redacted, "spans": spans}


def _held_unread(fields: Sequence[str], reason: str) -> Verdict:
    return Verdict("held", None, (), tuple(() for _ in fields), (reason,))


def _borders(fields: Sequence[str]) -> list[int]:
    """Where each field but the last ends in the text that they make together."""
    nexts = accumulate(len(field) + len(BETWEEN_FIELDS) for field in fields[:-1])
    return [at - len(BETWEEN_FIELDS) for at in nexts]


def _by_field(found: Sequence[Identifier], fields: Sequence[str]) -> tuple[tuple[Identifier, ...], ...]:
    """Each field's findings with offsets of its own; one that runs over a border is cut there."""
    parts: list[tuple[Identifier, ...]] = []
    start = 0
    for field in fields:
        end = start + len(field)
        parts.append(
            tuple(
                replace(each, start=max(each.start, start) - start, end=min(each.end, end) - start)
                for each in found
                if each.start < end and each.end > start
            )
        )
        start = end + len(BETWEEN_FIELDS)
    return tuple(parts)
