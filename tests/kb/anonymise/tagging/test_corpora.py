from pathlib import Path

from kb.anonymise.tagging.corpora import SECTIONS, SKIPPED, read_litbank, read_twitter

TWEET = "@\tB-PER\nada\tB-PER\nsaw\tO\nIris\tB-PER\nMoss\tI-PER\n,\tO\nin\tO\n#Hull\tB-LOC\n--\tO\nHull\tB-LOC\n"
NOVEL = "Poor _ Mr. Moss _ of York did n't sleep .\n"
NAMES = "T0\tPROP_PER 0 23\tPoor _ Mr. Moss _ of York\nT1\tPROP_GPE 21 25\tYork\nT2\tNOM_PER 27 30\tdid\n"


def twitter_of(folder: Path) -> list[tuple[str, list[tuple[int, int, str]]]]:
    for name in SECTIONS:
        (folder / f"{name}.conll").write_text(TWEET if name == "f" else "", "utf-8")
    return read_twitter(folder)


def novel_of(folder: Path) -> list[tuple[str, list[tuple[int, int, str]]]]:
    brat = folder / "coref" / "brat"
    brat.mkdir(parents=True)
    (brat / "moss.txt").write_text(NOVEL, "utf-8")
    (brat / "moss.ann").write_text(NAMES, "utf-8")
    return read_litbank(folder)


def test_a_tweet_is_put_together_as_it_was_written(tmp_path: Path) -> None:
    [(text, _)] = twitter_of(tmp_path)
    assert text == "@ada saw Iris Moss, in #Hull \n Hull"


def test_user_names_and_tags_are_left_out_of_training(tmp_path: Path) -> None:
    [(text, spans)] = twitter_of(tmp_path)
    kinds = {text[start:end]: label for start, end, label in spans}
    assert kinds["ada"] == kinds["#Hull"] == SKIPPED
    assert (kinds["Iris"], kinds["Hull"]) == ("PERSON", "LOCATION")


def test_a_novels_names_are_labelled_without_titles_and_common_nouns(tmp_path: Path) -> None:
    [(text, spans)] = novel_of(tmp_path)
    assert text == "Poor Mr. Moss of York didn't sleep."
    assert [text[start:end] for start, end, label in spans if label == "PERSON"] == ["Moss"]
    assert [text[start:end] for start, end, label in spans if label == "LOCATION"] == ["York"]
