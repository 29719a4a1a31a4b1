"""A mistake in how a command was typed, told in one sentence instead of the library's box."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import takewhile
from typing import Any, Final

import typer

from kb.errors import KbError

UsageError: Final[type[Exception]] = typer.BadParameter.__mro__[1]
"""The library's base of all mistakes in usage; it has no public name of its own."""
IN_PLAIN_WORDS: Final = {
    "Input should be": "should be",
    "a valid integer": "a whole number",
    "less than or equal to": "at most",
    "greater than or equal to": "at least",
}
ASKS_FOR_HELP: Final = "NoArgsIsHelpError"


class Mistyped(KbError):
    """The command line cannot be read as it was typed; the message says what to type."""


def check_decoded(words: Sequence[str]) -> None:
    """Raise Mistyped for a word that is not text in UTF-8, which nothing could keep or print; names of files too."""
    for at, word in enumerate(words, 1):
        if not is_decoded(word):
            raise Mistyped(f"Word {at} after kb is not text in UTF-8: type it again, or give the file another name.")


def asks_for_json(words: Sequence[str]) -> bool:
    """Whether the command line, which may be mistyped, asks for JSON; what stands behind -- is no option."""
    return "--json" in takewhile(lambda word: word != "--", words)


def is_decoded(text: str) -> bool:
    """Whether a text was read as it was written: bytes that are none in UTF-8 come in as lone surrogates."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


@contextmanager
def plain_mistakes(context: Any = None) -> Iterator[None]:
    """Raise Mistyped in place of the library's errors, but where it only means to show the help."""
    try:
        yield
    except UsageError as error:
        if type(error).__name__ == ASKS_FOR_HELP:
            raise
        raise Mistyped(sentence_of(error, context)) from None


def sentence_of(error: Any, context: Any = None) -> str:
    """What is wrong and where to look, in one sentence."""
    message = _what_is_wrong(error).rstrip(".?")
    return f"{message}; see {_command(error.ctx or context)} --help."


def _what_is_wrong(error: Any) -> str:
    name = type(error).__name__
    if name == "NoSuchOption":
        near = f", perhaps you mean {error.possibilities[0]}" if error.possibilities else ""
        return f"There is no option {error.option_name}{near}"
    if name == "MissingParameter":
        return f"{_name_of(error.param)} is missing"
    if name == "BadParameter":
        return f"{_name_of(error.param)} {_what_it_takes(error)}"
    said = str(error.message)
    if said.startswith("No such command"):
        return said.replace("No such command", "There is no command").replace(". Did you mean", ", perhaps you mean")
    if "unexpected extra argument" in said:
        return "There is a word too many" + said[said.rfind("(") - 1 :]
    return said.replace("requires an argument", "needs a value after it")


def _name_of(parameter: Any) -> str:
    if parameter.param_type_name == "option":
        return str(max(parameter.opts, key=len))
    return f"The {str(parameter.name).rstrip('s').replace('_', ' ')}"


def _what_it_takes(error: Any) -> str:
    said = str(error.message).removeprefix("Value error, ")
    for theirs, ours in IN_PLAIN_WORDS.items():
        said = said.replace(theirs, ours)
    if said.startswith("should be"):
        return said.partition(",")[0]
    return f"cannot be taken: {said}"


def _command(context: Any) -> str:
    names: list[str] = []
    while context is not None and context.parent is not None:
        names.insert(0, str(context.info_name))
        context = context.parent
    return " ".join(["kb", *names])
