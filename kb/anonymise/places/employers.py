# ruff: noqa: E501, SIM905 - an expression or a list of words cut in two is harder to read
"""Employers and clubs after a word for work or play: 'nights at Morrisons', 'barmaid at the Feathers'.

A chain of shops is an employer after such a word, and none in passing: 'shops at Tesco'.
"""

import re
from collections.abc import Iterator
from typing import Final

from kb.anonymise.cues import FUNCTION_WORDS
from kb.anonymise.identifiers import CUED, Identifier
from kb.anonymise.lexicon import CASING, SHIFT, VOCABULARY, lexicon, usually_lower
from kb.anonymise.pattern import part_of
from kb.anonymise.places.providers import A_PERSON, HERE, NAME, is_a_firm, may_name

JOB: Final = r"(?:[Hh]airdresser|[Bb]arber|[Rr]eceptionist|[Cc]ashier|[Bb]armaid|[Bb]arman|[Bb]ar[ ]staff|[Cc]abin[ ]crew|[Cc]ivil[ ]servant|[Pp]orter|[Pp]acker|[Pp]icker|[Ww]elder|[Ff]itter|[Mm]achinist|[Cc]lerk|[Cc]hef|[Cc]ook|[Ww]aitress|[Ww]aiter|[Cc]leaner|[Cc]aretaker|[Mm]anager|[Ss]upervisor|[Ff]oreman|[Ss]ecretary|[Tt]eacher|[Ll]ecturer|[Ee]ngineer|[Ee]lectrician|[Mm]echanic|[Dd]river|(?:[Tt]echnician|tech)|[Ss]cientist|[Rr]esearcher|[Aa]ccountant|[Ss]olicitor|[Bb]aker|[Bb]utcher|[Ff]armhand|[Gg]ardener|[Ss]ecurity[ ](?:guard|officer)|[Gg]uard|[Nn]urse|[Cc]arer|[Aa]pprentice|[Tt]rainee|[Aa]ssistant|[Oo]perative|[Ll]abourer|[Pp]ostman|[Pp]ostwoman|[Dd]octor)"
WORK: Final = rf"(?:[Ww]ork(?:s|ed|ing)?|[Ee]mployed|[Jj]obs?|[Ss]hifts?|[Nn]ights|[Tt]ills?|[Cc]heckouts?|[Ss]helves|[Tt]emp(?:s|ed|ing)|[Cc]areer|[Vv]olunteer(?:s|ed|ing)?|{JOB})"
LEAVE: Final = r"(?:[Rr]etired|[Rr]edundan(?:t|cy)|[Ll]aid[ ]off|[Ss]acked|[Dd]ismissed|[Ss]ick(?:[ ](?:leave|note|pay))?|[Pp]ension|[Mm]aternity[ ]leave|[Ff]urloughed)"
PLACE_OF_WORK = re.compile(
    rf"\b{WORK}(?:[ ][a-z][\w-]*){{0,3}}?[ ](?:at|for|in)[ ](?P<it>{HERE})|\b{LEAVE}[ ](?:[a-z]+[ ])?from[ ](?P<b>{HERE})|\b(?:RTW|[Rr]eturn[ ]to[ ]work)(?:[ ][a-z]+){{0,2}}[ ](?:at|with|to)[ ](?P<c>{HERE})"
)
ONCE = re.compile(
    rf"\b(?:[Ee]x|[Ff]ormerly)[ -](?:of[ ]|at[ ])?(?P<it>{NAME})|\b[Ee]mployers?(?:,|[ ](?:is|was|are|were))?[ ](?P<b>{HERE})"
)
OF_A_TRADE = re.compile(
    rf"\b{JOB}(?:,|:|[ ][-–])[ ](?P<it>(?:[A-Z][\w'’&-]*[ ](?:(?:and|&|of|at|the)[ ])?){{1,4}}[A-Z][\w'’&-]*)(?=[;.,)\n]|$)|\b[Cc]rew[ ](?P<b>[a-z]+[A-Z][a-z]+)\b"
)
"""A firm of two words or more after a trade: 'Hairdresser, Curl Up and Dye'."""
STAFFED = re.compile(
    r"(?P<it>[A-Z][\w'’&-]*(?:[ ][A-Z][\w'’&-]*){0,2})[ ](?:occupational[ ]health|OH\b|HR\b|manager|line[ ]manager|warehouse|depot|plant|factory|call[ ]centre|pension)\b"
)
SMALL = re.compile(
    rf"\b{WORK}(?:[ ][a-z][\w-]*){{0,2}}?[ ](?:at|for|in)[ ](?:the[ ])?(?P<it>[a-z][a-z'’&]*[a-z])(?=[ ]*(?:[.,;)\n]|$)|[ ](?:and|but|since|as|on|full|part|doing|warehouse|factory)\b)"
)
PLAY: Final = r"(?:[Dd]arts|[Dd]ominoes|[Ss]kittles|[Qq]uiz(?:zes)?|[Bb]ingo|[Dd]ancing|[Ss]inging|[Cc]ommittee|[Bb]armaid|[Bb]arman|[Bb]ar[ ]staff|[Ll]andlady|[Ll]andlord|[Kk]nits?|[Kk]nitting|[Ss]ings?|[Pp]lays?|[Dd]rinks?|[Pp]ints?|[Rr]egular|[Cc]ards|[Kk]araoke)"
HOUSE_OF_PLAY = re.compile(
    rf"\b{PLAY}(?:[ ][a-z]+){{0,2}}?[ ](?:at|for|in|of|down)[ ](?:[Tt]he[ ](?P<it>[A-Z][\w'’]+(?:[ ](?:and|&)?[ ]?[A-Z][\w'’]+)?)|(?P<b>[A-Z][\w'’]+[ ](?:(?:and|&|of)[ ])?[A-Z][\w'’]+))(?=[ ]*(?:[.,;)\n]|$)|[ ](?:on|every|with|and|but|most)\b)"
)
PUBS = frozenset(("Railway", "Welfare", "Institute", "Legion", "Club", "Church", "County", "Station", "Mission"))
"""What else is a kind of place, and with 'the' and a capital a house where people play."""
NO_EMPLOYER = frozenset(
    "army navy raf marine marines merchant forces police service nhs uk home height day night work school hospital england wales scotland ireland france germany spain ward theatre class smoker drinker user husband wife partner".split()
)
SHOPS_WITH_A_MARK = re.compile(
    r"(?:sainsbury|mcdonald|wetherspoon|domino|kellogg|lloyd|waterstone)['’]s$", re.IGNORECASE
)


def find_employers(text: str) -> Iterator[Identifier]:
    """Every name that stands where an employer or a club would; weak."""
    for expression in (PLACE_OF_WORK, ONCE):
        for match in expression.finditer(text):
            group = part_of(match)
            if _employs(match[group], sure=not re.search(r"[ ](?:in)[ ]$", text[: match.start(group)][-5:])):
                yield _employer(*match.span(group))
    for match in OF_A_TRADE.finditer(text):
        group = part_of(match)
        if group == "b" or _employs(match[group], sure=match[group].count(" ") > 1):
            yield _employer(*match.span(group))
    for match in STAFFED.finditer(text):
        if _employs(match["it"], sure=False):
            yield _employer(*match.span("it"))
    for match in HOUSE_OF_PLAY.finditer(text):
        group = part_of(match)
        if is_a_firm(match[group]) or match[group] in PUBS:
            yield _employer(*match.span(group))
    for match in SMALL.finditer(text):
        if _is_small_firm(match["it"]):
            yield _employer(*match.span("it"))


def _employer(start: int, end: int) -> Identifier:
    return Identifier(start, end, "ORG", CUED, "where somebody works or plays", False)


def _employs(name: str, *, sure: bool) -> bool:
    """Whether a name may be an employer's; where the words around it leave a doubt, no ordinary word is."""
    words = [word for word in name.split() if word[0].isupper() and word != "The"]
    if not words or words[0].lower() in NO_EMPLOYER or words[0].isupper() or A_PERSON.match(words[0]):
        return False
    if words[0].lower().endswith(("'s", "’s")) and words[0].lower() in lexicon().practice:
        return SHOPS_WITH_A_MARK.match(words[0]) is not None
    ordinary = all(usually_lower(lexicon().code(word)) for word in words)
    return (sure or not ordinary) and (any(may_name(word) for word in words) or (sure and is_a_firm(name)))


def _is_small_firm(word: str) -> bool:
    """Whether a word in lower case is no ordinary one: 'aldi', 'astrazeneca', 'b&m'."""
    code = lexicon().code(word)
    if word in FUNCTION_WORDS or word in NO_EMPLOYER or len(word) < 3:
        return False
    ordinary = bool(code & VOCABULARY) and (code & CASING) >> SHIFT not in (1, 2)
    return not ordinary and not (code == 0 and word in lexicon().practice and word.endswith("ing"))
