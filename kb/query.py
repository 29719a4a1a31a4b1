"""What a person typed, read as words, exact phrases in quotes and words to leave out."""

import re
from dataclasses import dataclass

from kb.words import content_stems

PROSE = 25
"""From so many words on a question is a description: quotes and dashes in it are prose, not commands."""
_SENTENCES = re.compile(r"""\w{2}[.!?]["'”’]?\s+["'“‘]?[A-Z][\w'’]*\s+\w""")
"""So is one of several sentences."""
_QUOTED = re.compile(r'(-?)["“”]([^"“”]+)["“”]')
_LEFT_OUT = re.compile(r"(?<!\S)-([^\W\d_][\w'’-]*)")
_DASH = re.compile(r"(?<!\S)[−–—](?=[\"“”]|[^\W\d_])")
"""What a word processor makes of the hyphen before a word."""
_SHOUTED = re.compile(r"([?!.…])[?!.…]+")
_DOTTED = re.compile(r"(?<![\w.])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?")


@dataclass(frozen=True)
class Parsed:
    """A question apart: its plain text, phrases that a result must have as they are, stems and phrases it must not."""

    text: str
    phrases: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    phrases_left_out: tuple[str, ...] = ()
    typed: str = ""
    """All of it as it stands, with its quotes and what is left out."""

    @property
    def only_leaves_out(self) -> bool:
        """Nothing is asked for: there are only words that must not stand in a result."""
        return bool(self.left_out or self.phrases_left_out) and not self.text

    @property
    def stems(self) -> list[str]:
        """The stems looked for, each once, in order."""
        return list(dict.fromkeys(content_stems(self.text)))


def parse(typed: str) -> Parsed:
    """Read a question; nothing in it is ever an error. "D.F.G." is read as "DFG", "???" as "?"."""
    typed = _DOTTED.sub(lambda match: match[0].replace(".", ""), _SHOUTED.sub(r"\1", typed))
    if len(typed.split()) > PROSE or _SENTENCES.search(typed):
        prose = " ".join(typed.split())
        return Parsed(prose, typed=prose)
    typed = _DASH.sub("-", typed)
    quoted = list(_QUOTED.finditer(typed))
    phrases = tuple(" ".join(match[2].split()) for match in quoted if not match[1])
    without = _QUOTED.sub(lambda match: " " if match[1] else f" {match[2]} ", typed)
    barred = [" ".join(match[2].split()) for match in quoted if match[1]]
    words = [*(one for one in barred if " " not in one), *_LEFT_OUT.findall(without)]
    left_out = tuple(stem for word in words for stem in content_stems(word))
    text = " ".join(_LEFT_OUT.sub(" ", without).split())
    long_barred = tuple(one for one in barred if " " in one)
    return Parsed(text, phrases, left_out, long_barred, " ".join(typed.split()))


def holds_phrase(text: str, phrase: str) -> bool:
    """Tell whether a text holds a phrase, whatever its capitals, spacing and hyphens."""
    pattern = r"[\s\u2010\u2011-]+".join(re.escape(word) for word in re.split(r"[\s\u2010\u2011-]+", phrase) if word)
    return re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE) is not None
