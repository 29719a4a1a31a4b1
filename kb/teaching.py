"""What the team's list always replaces, taken out of what is kept already."""

from functools import partial

from sqlalchemy.orm import Session

from kb.anonymise.gate import Gate
from kb.anonymise.names.known import always_pattern
from kb.intake import save_passages_of
from kb.store.questions import every_question
from kb.store.records import StoredRecord, live_among, load_records
from kb.store.replacing import change_texts, records_with
from kb.store.words import Synonyms, TeamWord, keep_ways, list_synonyms, remove_synonyms
from kb.tokens import Tokenizer


def records_that_hold(session: Session, word: TeamWord) -> list[StoredRecord]:
    """The live records in which a word of the list still stands, in advice and follow-ups too; newest first."""
    pattern = always_pattern(word.word)
    found = load_records(session, records_with(session, lambda text: pattern.search(text) is not None))
    return sorted(found, key=lambda one: one.created, reverse=True)


def synonyms_that_hold(session: Session, word: TeamWord) -> list[Synonyms]:
    """The team's synonyms in which a word of the list still stands, by term."""
    pattern = always_pattern(word.word)
    return [one for one in list_synonyms(session) if any(map(pattern.search, (one.prefer, *one.also)))]


def count_out_of_sight(session: Session, word: TeamWord) -> int:
    """In how many withdrawn records and kept questions a word of the list still stands."""
    pattern = always_pattern(word.word)
    holding = records_with(session, lambda text: pattern.search(text) is not None)
    withdrawn = holding - live_among(session, sorted(holding))
    return len(withdrawn) + sum(pattern.search(one) is not None for one in every_question(session))


def replace_in_kept(session: Session, word: TeamWord, gate: Gate, tokenizer: Tokenizer) -> int:
    """Replace a word of the list in everything that is kept; return in how many records it stood.

    Synonyms that hold it are taken away: a placeholder is another way of saying nothing. Search finds the records
    without it at once by their words, by their meaning as soon as they are embedded again.
    """
    changed = change_texts(session, partial(gate.replace, word=word.word, label=word.label))
    for record_id in sorted(live_among(session, sorted(changed))):
        save_passages_of(session, record_id, tokenizer)
    for synonyms in synonyms_that_hold(session, word):
        _take_out(session, synonyms, word)
    return len(changed)


def _take_out(session: Session, synonyms: Synonyms, word: TeamWord) -> None:
    """Take the ways of saying something away that hold a word; the whole entry where that leaves none."""
    pattern = always_pattern(word.word)
    kept = [way for way in synonyms.also if not pattern.search(way)]
    if kept and not pattern.search(synonyms.prefer):
        keep_ways(session, synonyms.id, kept)
    else:
        remove_synonyms(session, synonyms.id)
