"""What the web server works with; the command line puts it together."""

from dataclasses import dataclass, field
from typing import Protocol

from kb.anonymise.gate import Gate
from kb.database import Database
from kb.embedder import Embedder
from kb.index import VectorIndex
from kb.search_process import SearchProcess
from kb.settings import Settings
from kb.tokens import Tokenizer
from search_api.afterwards import Afterwards
from search_api.asked_cases import AskedCases


class Keeper(Protocol):
    """Brings the index level with the store, in this process or in another."""

    @property
    def index(self) -> VectorIndex | None:
        """The index as it is now, or None while there is none to ask."""

    def nudge(self) -> None:
        """Say that there is something new; returns at once."""


@dataclass(frozen=True)
class Services:
    """The parts behind the pages; `keeper` follows what the forms save, `cases` remembers what was asked.

    `search_process` searches where there is one; `afterwards` does what can wait for the searches.
    """

    settings: Settings
    database: Database
    embedder: Embedder
    gate: Gate
    tokenizer: Tokenizer
    keeper: Keeper
    search_process: SearchProcess | None = None
    cases: AskedCases = field(default_factory=AskedCases)
    afterwards: Afterwards = field(default_factory=Afterwards)
