# ruff: noqa: E501 - an expression cut in two is harder to read
"""Makes, places and eponyms before the thing they name: 'Windsor trolley', 'Chelsea buns', 'Penrose drain'."""

import re
from collections.abc import Sequence

from kb.anonymise.identifiers import Identifier

THING = re.compile(
    r" (?:(?:arm|wheel)?chairs?|recliners?|sofas?|stools?|commodes?|kettles?|boilers?|taps?|seats?|rails?|raisers?|trolleys?|slings?|hoists?|splints?|cushions?|beds?|mattress(?:es)?|cutlery|kni(?:fe|ves)|forks?|pens?|pencils?|buns?|sausages?|past(?:y|ies)|hotpot|pudding"
    r"|cheese|sponge|potato(?:es)?|apples?|biscuits?|knots?|clips?|tests?|scales?|index|signs?|law|criteria|drains?|beads|putty|tiles?|grade|jars?|socks?|gowns?|boots?|tape|straps?|stitch|frames?|walkers?|scooters?|pads?|regime|protocol|approach|method|technique|manoeuvre|position|plates?"
    r"|wires?|stockings?|bandages?|dressings?|catheters?|cookers?|ovens?|fridge|hob|stove|drill|hoover|key|lamp|bath[ ](?:board|lift|seat)|shower|terriers?|spaniels?|cows?|cattle|sheep|ponies)\b"
)


def without_makes(text: str, found: Sequence[Identifier]) -> list[Identifier]:
    """The findings without weak ones that only name a thing, where nothing else in the text is named so."""
    naming = [each for each in found if _names_a_thing(text, each)]
    others = {text[each.start : each.end].lower() for each in found if each not in naming}
    return [each for each in found if each not in naming or text[each.start : each.end].lower() in others]


def _names_a_thing(text: str, found: Identifier) -> bool:
    return found.label in ("PERSON", "LOCATION") and not found.strong and bool(THING.match(text, found.end))
