# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Agencies, landlords and firms by what they do: 'POC with Evergreen', 'belongs to Peabody', 'Kindred handed it back'."""

import re
from collections.abc import Iterator

from kb.anonymise.cues import KIN, LABELS
from kb.anonymise.generic import is_named, is_particular
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import lexicon

NAME = r"[A-Z][\w'’&-]*(?:[ ](?:(?:and|&|of|at|the)[ ])?[A-Z][\w'’&-]*){0,3}"
SERVICE = r"(?:[Pp]oc|POC|[Pp]ackage(?:[ ]of[ ]care)?|[Cc]are|[Cc]alls?|[Cc]arers?|[Dd]ouble[- ]?ups?|[Ss]upport|[Mm]eals|[Cc]leaning|[Cc]leaner|[Rr]espite|[Aa]daptations?|[Ww]orks?|[Rr]amp|[Rr]ails?|[Ww]et[ ]?room|[Ss]tairlift|[Ll]aundry|[Ll]ifeline|[Pp]endant|[Pp]hysio|[Cc]ase[ ]management)"
GIVEN = r"(?:[ ](?:is|are|was|now|currently|provided|delivered|covered|supplied|done|fitted|run|arranged|placed|sits|still))*"
AFTER = re.compile(
    rf"\b(?:{SERVICE}{GIVEN}[ ](?:with|by|through|via)|(?:[Pp]oc|POC|[Pp]ackage|[Cc]arers)[ ]?[:(-][ ]?|[Pp]rivate[ ](?:carers|physio|OT|care)[ ]\("
    r"|(?:[Aa]gency|[Pp]rovider|[Ll]andlord|[Hh]ousing[ ][Aa]ssociation|HA|RSL|[Cc]ontractor|[Bb]uilder|[Ff]irm|[Cc]ompany)(?:[ ](?:is|are|was|called|now|named))+"
    r"|(?:belongs[ ]to|owned[ ]by|managed[ ]by|rents?(?:[ ]it)?[ ]from|renting[ ]from|rented[ ]from|tenants?[ ](?:of|with)|tenancy[ ]with|let[ ]by|[Pp]ermission[ ]from|[Cc]onsent[ ]from|housed[ ]by|insured[ ](?:by|with)|employed[ ]by))[ ]?"
    rf"(?P<it>{NAME})"
)
OBJECT = r"(?:(?:the|all|his|her|their|a|an|its|any|her[ ]own)[ ])?(?:[a-z]+[ ])?(?:calls?|package|poc|POC|visits|weekends|nights|mornings|lunch(?:es)?|flat|house|property|building|bungalow|ramps?|rails?|permission|consent|adaptations?|notice|wet[ ]?room|work|works|rent|lease|care|shower|door|access)\b"
BEFORE = re.compile(
    rf"(?:^|(?<=[.!?;][ ])|(?<=\n))[ \t]*(?:[-*•][ ]*)?(?P<it>{NAME})[ ](?:(?:do|does|cover|covers|covered|provide|provides|own|owns|owned|refused?|refuses|gave|give|agreed|declined|approved|fitted|fund|funded|quoted|handed[ ]back|took[ ]over|manage|manages|(?:will|to|can|cannot|won['’]t)[ ](?:fit|cover|quote|install|fund|provide|do|start))[ ](?:for[ ]|on[ ]|to[ ])?{OBJECT}|handed[ ](?:it|the[ ]package|the[ ]poc|the[ ]care)[ ]back|gave[ ]notice|sent[ ]a[ ](?:different|new)[ ]carer)",
    re.MULTILINE,
)
NO_NAME = (
    KIN
    | LABELS
    | frozenset(
        (
            "stores",
            "family",
            "social",
            "council",
            "handyman",
            "nursing",
            "staff",
            "reablement",
            "district",
            "he",
            "she",
            "they",
        )
    )
)


def find_providers(text: str) -> Iterator[Identifier]:
    """Every name that stands where one who cares, lets or builds would; weak."""
    for expression, opens in ((AFTER, False), (BEFORE, True)):
        for match in expression.finditer(text):
            if _is_a_firm(match["it"], opens):
                yield Identifier(*match.span("it"), "ORG", 0.75, "who cares, lets or builds", False)


def _is_a_firm(name: str, opens: bool) -> bool:
    words = name.split()
    nobody = {words[0].lower(), words[-1].lower()} & (NO_NAME | lexicon().practice)
    return not nobody and not name.isupper() and is_particular(name) and is_named(name, opens=opens and len(words) == 1)
