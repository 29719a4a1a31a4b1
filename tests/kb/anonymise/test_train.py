import numpy as np

from kb.anonymise.tagger import NameTagger, load_tagger
from kb.anonymise.train import joined
from kb.anonymise.words import words_of
from kb.types import FloatArray

TEXT = "Seen with Mary Bell at home."


def net(seed: int) -> dict[str, FloatArray]:
    rng = np.random.default_rng(seed)
    sizes = {"project": (8, 6), "lexical": (34, 6), "bias": (6,), "around": (5, 6, 4), "around_bias": (4,)}
    return {name: rng.normal(size=size).astype(np.float32) for name, size in sizes.items()} | {
        "last": rng.normal(size=(10, 4)).astype(np.float32),
        "last_bias": rng.normal(size=4).astype(np.float32),
    }


def scores(weights: dict[str, FloatArray]) -> FloatArray:
    """What a network scores before it is brought to one, with the model's states left out."""
    spelt = np.linspace(0, 1, len(words_of(TEXT)) * 34, dtype=np.float32).reshape(-1, 34)
    own = np.maximum(spelt @ weights["lexical"] + weights["bias"], 0)
    padded = np.pad(own, ((2, 2), (0, 0)))
    around = weights["around_bias"] + sum(padded[at : at + len(own)] @ weights["around"][at] for at in range(5))
    scored: FloatArray = np.concatenate([own, np.maximum(around, 0)], axis=1) @ weights["last"] + weights["last_bias"]
    return scored


def test_joined_networks_score_as_their_mean() -> None:
    one, other = net(1), net(2)
    assert np.allclose(scores(joined([one, other])), (scores(one) + scores(other)) / 2, atol=1e-4)


def test_the_shipped_weights_fit_the_tagger() -> None:
    assert isinstance(load_tagger(), NameTagger)
