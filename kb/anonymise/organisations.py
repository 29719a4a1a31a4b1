# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Schools, homes, surgeries, employers and other organisations, by the words they are made of or what stands before them."""

import re
from collections.abc import Iterator

from kb.anonymise.addresses import CAP, LINK
from kb.anonymise.generic import NO_NAME, all_ordinary, is_generic, is_particular
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import VOCABULARY, lexicon

KIND = (
    r"(?:Primary(?:[ \t]+(?:School|Academy))?|Junior(?:[ \t]+School)?|Infants?(?:[ \t]+School)?|Nursery|Academy|High(?:[ \t]+School)?|Grammar|Comp(?:rehensive)?|Secondary|College|School|University|Surgery|Medical[ \t]+(?:Centre|Practice)"
    r"|Health[ \t]+Centre|(?:Group[ \t]+)?[Pp]ractice|(?:(?:General|Community|Cottage|District|Royal|Memorial)[ \t]+)*Hospital|General|Infirmary|Hospice|Ward|Unit|House|Court|Lodge|Manor|Grange|Hall|(?:Care|Nursing|Residential)[ \t]+Home|Homecare"
    r"|(?:Day|Community|Leisure|Sports|Resource|Children's|Shopping|Garden|Memory|Arts)[ \t]+(?:Centre|Club|Service)|Centre|Clinic|Church|Chapel|Cathedral|Mosque|Masjid|Temple|Gurdwara|Synagogue|Club|Ltd|Limited|LLP|PLC|plc|Inc|Solicitors|Pharmacy|Chemist"
    r"|Housing(?:[ \t]+(?:Association|Trust|Group))?|Homes|Council|(?:NHS[ \t]+)?(?:Foundation[ \t]+)?Trust|Bakery|Garage|Caf[eé]|Inn|Arms|Pre-?school|Playgroup|Theatre|Library|FC|RFC|United|Rovers|Foodbank|Society|Choir|Band|Handyperson[ \t]+Scheme|Scheme|Service|Association|Team|Staffing|Opportunities|Therapies|Protection|Adventure|Stables|Cleaning|Telecare|Equipment[ \t]+Store|Fields|Sixth[ \t]+Form"
    r"|Hub|Project|Charity|Foundation|Group|Friends|Allotments?|Tyres|Farm|Foods|Produce|Bowls|Bowling|Care|Support|Agency|Travel|Transport|Motors|Builders|Stores|Cleaners|& Sons?|and Sons?|Brothers|Bros)"
)
ORG = re.compile(
    rf"\b(?P<name>(?:{CAP}[ \t]+(?:{LINK}){{0,2}}){{1,5}})(?P<kind>{KIND})\b(?![ \t]+(?:Act|Plan|Assessment|Needs|Order|Package|Panel|Protection)\b)"
)
SAINT = re.compile(
    r"\bSt\.?[ \t]+[A-Z][a-z]+['’]?s?['’]?(?:[ \t]+(?:of|and|&)[ \t]+[A-Z]\w+)*\b(?![ \t]+(?:Day|ive)\b)"
)
HUMBLE = re.compile(
    r"\b(?P<it>(?:[a-z'’]+[ \t]+){1,3}(?:primary|infants|juniors|academy|surgery|hospital|infirmary|hospice|care home|nursing home|day (?:centre|club)|court|tyres|medical centre|health centre|mosque|gurdwara))\b"
)
HUMBLE_AT = re.compile(
    r"\b(?:at|from|in|to|near|by)[ \t]+(?:the[ \t]+)?(?P<it>(?:[a-z'’]+[ \t]+){1,3}(?:primary|academy|infirmary|hospital|hospice|pharmacy|college|surgery))\b"
)
WELSH = re.compile(
    r"\b(?:HMP|HMYOI|Ysgol|Clwb|Meddygfa|Canolfan|Plas|Bryn|Capel|Gaelscoil|Sgoil|Cartref)(?:[ \t]+[A-Z][\wôâêîûŵŷ'’-]+){1,3}"
)
EMPLOYED = re.compile(
    r"\b(?:work(?:s|ed|ing)?|employ(?:ed|er)|job|volunteer(?:s|ed|ing)?|apprentice|shifts?)[ \t]+(?:(?:as|a|an|part[ -]time|full[ -]time|in|the|shifts|nights|\w+)[ \t]+){0,3}?(?:at|for|with|by)[ \t]+(?:the[ \t]+)?(?P<it>[A-Z][\w'’&-]*(?:[ \t]+(?:&[ \t]+|of[ \t]+|and[ \t]+)?[A-Z][\w'’&-]*){0,4})"
)
ATTENDS = re.compile(
    r"\b(?:attends|attending|goes[ \t]+to|resident[ \t]+(?:at|of)|pupil[ \t]+at|admitted[ \t]+to|discharged[ \t]+from|transferred[ \t]+(?:to|from)|placement[ \t]+at|School:|Employer:|GP:|Surgery:|Hospital:|Ward:|Unit:)[ \t]+(?:the[ \t]+)?(?P<it>[A-Z][\w'’&-]*(?:[ \t]+(?:of[ \t]+|the[ \t]+|and[ \t]+)?[A-Z][\w'’&-]*){0,4})"
)


def find_organisations(text: str, shouted: bool = False) -> Iterator[Identifier]:
    for match in ORG.finditer(text):
        start = match.start()
        for piece in re.finditer(r"\S+", match["name"]):
            start = match.start() + piece.start()
            if not is_generic(piece[0]):
                break
        else:
            continue
        if all_ordinary(text[start : match.start("kind")]) and (
            shouted or re.search(r"(?:^|[.!?:\n-])[ \t]*$", text[max(0, start - 6) : start])
        ):
            continue
        sure = not re.fullmatch(
            r"Service|Support|Care|Group|Unit|Team|Association|Protection|Fields|Scheme|Band|Friends|Club|General|Hub|Project",
            match["kind"],
        )
        yield Identifier(start, match.end(), "ORG", 0.85 if sure else 0.6, "a named organisation", False)
    for expression, reason in ((SAINT, "named after a saint"), (WELSH, "a named organisation")):
        for match in expression.finditer(text):
            yield Identifier(*match.span(), "ORG", 0.85, reason, True)
    for expression in (EMPLOYED, ATTENDS):
        for match in expression.finditer(text):
            if is_particular(match["it"]):
                yield Identifier(*match.span("it"), "ORG", 0.75, "follows words for working or attending", False)
    yield from _humble(text)


def _humble(text: str) -> Iterator[Identifier]:
    """Organisations in lower case: 'new cross hospital' after 'at', or the words before 'primary' or 'surgery' that no list of ordinary words knows."""
    for match in HUMBLE_AT.finditer(text):
        first = match["it"].split()[:-1]
        if not any(is_generic(piece) or piece in NO_NAME for piece in first):
            yield Identifier(*match.span("it"), "ORG", 0.65, "a named organisation", False)
    for match in HUMBLE.finditer(text):
        pieces = list(re.finditer(r"\S+", match["it"]))
        odd = [
            p
            for p in pieces[:-1]
            if len(p[0]) > 2 and not lexicon().code(p[0].strip("'’")) & VOCABULARY and p[0] not in lexicon().practice
        ]
        if odd:
            yield Identifier(
                match.start("it") + odd[0].start(), match.end("it"), "ORG", 0.75, "a named organisation", True
            )
