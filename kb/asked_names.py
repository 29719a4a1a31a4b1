"""Names in a question: to the words of a store they are the rarest there are, and no record is kept under one."""

import re
from typing import Final

from kb.anonymise.lexicon import FIRST, PLACE, SURNAME, WORLD, is_a_word, lexicon
from kb.keyword import Words
from kb.words import content_stem

_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")
_TITLES: Final = frozenset(("Mr", "mr", "Mrs", "mrs", "Ms", "Miss", "Mx", "Dr", "dr"))
"""As they are spelt: "MS" is an illness."""
_WAYS: Final = frozenset(("to", "from", "in", "near", "at"))
"""What stands before a place."""


def without_names(text: str, words: Words) -> str:
    """Return a question without the names in it, or as it is where nothing else is asked.

    A name is a word that no record has and that the word lists hold as somebody's alone, or that follows a title.
    """
    kept: list[str] = []
    for piece in text.split():
        word = _WORD.search(piece)
        before = kept[-1] if kept else ""
        if word is None or not _is_a_name(word[0], words, before):
            kept.append(piece)
        elif before.strip(".") in _TITLES:
            kept.pop()
    return " ".join(kept) or text


def _is_a_name(word: str, words: Words, before: str) -> bool:
    bare = re.split(r"['’]", word)[0]
    stem = content_stem(bare.lower())
    if stem is None or words.knows(stem):
        return False
    if before.strip(".") in _TITLES and word[0].isupper():
        return True
    code = lexicon().code(bare)
    a_place = code & (PLACE | WORLD)
    if is_a_word(code) or bare.lower() in lexicon().practice or (a_place and before.lower() in _WAYS):
        return False
    # A rare surname in small letters is as often a slip of the pen: "eye gase".
    return bool(code & FIRST or (code & SURNAME and word[0].isupper() and not a_place))
