"""Reading what a person typed."""

from kb.query import holds_phrase, parse


def test_quotes_make_a_phrase_whose_words_are_searched_too() -> None:
    parsed = parse('fitting a "grab rail"')
    assert parsed.phrases == ("grab rail",)
    assert parsed.stems == ["fit", "grab", "rail"]


def test_a_dash_before_a_word_leaves_it_out() -> None:
    assert parse("bath -hoist").left_out == ("hoist",)


def test_a_dash_inside_a_word_is_part_of_it() -> None:
    assert parse("walk-in shower").left_out == ()


def test_a_pasted_description_is_prose() -> None:
    parsed = parse('She said "never again" -falls ' + "and went to bed " * 10)
    assert (parsed.phrases, parsed.left_out) == ((), ())


def test_two_sentences_are_prose() -> None:
    parsed = parse('Her kidney was "rebuilt." She tires -quickly since.')
    assert (parsed.phrases, parsed.left_out) == ((), ())


def test_a_stop_after_a_short_form_makes_no_sentence() -> None:
    assert parse('St. "grab rail"').phrases == ("grab rail",)
    assert parse('rail vs. "grab rail" -bath').left_out == ("bath",)


def test_a_question_of_exclusions_alone_asks_for_nothing() -> None:
    assert parse("-hoist").only_leaves_out
    assert not parse("rail -hoist").only_leaves_out


def test_a_phrase_is_found_whatever_its_capitals_and_spacing() -> None:
    assert holds_phrase("A Grab\nRail", "grab rail")
    assert not holds_phrase("grab railing", "grab rail")


def test_a_phrase_is_found_with_and_without_its_hyphens() -> None:
    assert holds_phrase("the odour-proof lid", "odour proof lid")
    assert holds_phrase("the odour proof lid", "odour-proof lid")
    assert not holds_phrase("the odour, proof lid", "odour proof lid")


def test_a_phrase_with_a_dash_before_it_is_left_out_whole() -> None:
    parsed = parse('splint -"night splint" -"hoist"')
    assert (parsed.text, parsed.left_out, parsed.phrases_left_out) == ("splint", ("hoist",), ("night splint",))
    assert parse('-"night splint"').only_leaves_out


def test_dots_between_letters_and_shouting_make_no_other_question() -> None:
    assert parse("D.F.G. delayed???!!!").text == "DFG delayed?"
    assert parse("e.g. a rail. Then stairs").text == "eg a rail. Then stairs"


def test_a_dash_that_a_word_processor_made_leaves_out_as_a_hyphen_does() -> None:
    for dash in "-−–—":
        assert parse(f"commode {dash}stroke").left_out == parse("commode -stroke").left_out != ()
    assert parse("commode – at night").left_out == ()
    assert parse("commode – at night").text.split()[-1] == "night"
