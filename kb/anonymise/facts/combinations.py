# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Facts that single someone out together, though none does alone: what a motivated intruder would put side by side.

The kinds follow the ICO's guidance on anonymisation (2025): whoever knows the place, the age and the illness needs no name.
"""

import re
from collections.abc import Sequence

from kb.anonymise.identifiers import Identifier

AGE = re.compile(
    r"\b(?:aged?)[ \t:]*\d{1,3}\b|\b\d{1,3}[ -]?(?:year|yr)s?[ -]?old\b|\b\d\d ?(?:yo|y/o)\b|\bin (?:her|his|their) (?:early|late|mid)[ -](?:teens|\w+ties|\d0s)\b|\b(?:she|he) is \d\d\b(?! (?:cm|mm|kg|%))",
    re.IGNORECASE,
)
RARE_CONDITION = re.compile(
    r"\b(?:(?-i:MND|ALS|PSP|MSA|CJD|SMA|CIDP)|motor neurone|huntington['’]?s|progressive supranuclear|multiple system atrophy|corticobasal|creutzfeldt|locked-in|friedreich['’]?s|spinocerebellar|duchenne|becker|myotonic dystrophy|spinal muscular atrophy|charcot|rett|angelman|prader|williams syndrome|cri du chat"
    r"|tuberous sclerosis|neurofibromatosis|osteogenesis imperfecta|achondroplasia|ehlers|marfan|scleroderma|stiff person|moebius|susac|moyamoya|transverse myelitis|guillain|myasthenia|lambert|syringomyelia|arthrogryposis|epidermolysis|thalidomide|quadruple amput\w+|triple amput\w+|bilateral (?:above|transfemoral)"
    r"|phocomelia|dissociative identity|narcolepsy|kleine|usher syndrome|batten|niemann|gaucher|fabry|pompe|wilson['’]s disease|leucodystrophy|leukodystrophy|mitochondrial|encephalitis|korsakoff|cotard|foreign accent|hereditary|rare (?:condition|disease|syndrome|genetic|form))\b",
    re.IGNORECASE,
)
SMALL_PLACE = re.compile(
    r"\[(?:place|organisation|address)\b|\b(?:village|hamlet|island|islands|croft|crofting|farmhouse|remote|valley|fishing port|market town|small town|traveller site|caravan site|canal boat|narrowboat|houseboat|convent|monastery|boarding school|barracks|prison)\b",
    re.IGNORECASE,
)
OCCUPATION = re.compile(
    r"\b(?:lighthouse keeper|mayor|sheriff|magistrate|judge|vicar|bishop|imam|rabbi|priest|nun|monk|headteacher|head teacher|headmistress|headmaster|professor|surgeon|pilot|jockey|footballer|boxer|wrestler|racing driver|ballet|opera singer|concert pianist|cellist|organist|bell-?ringer|harpist|novelist|poet|author|sculptor"
    r"|luthier|violin maker|thatcher|farrier|blacksmith|falconer|gamekeeper|ghillie|shepherd|beekeeper|puppeteer|circus|stunt|diver|trawler|skipper|coxswain|coastguard|lifeboat|mountain rescue|dog handler|police diver|bomb disposal|detective|undertaker|auctioneer|locksmith|clockmaker|saddler|cooper|cheesemaker|stonemason"
    r"|steeplejack|signalman|train driver|tram driver|astronomer|volcanologist|zookeeper|taxidermist|magician|croupier|councillor|politician|diplomat|MP|Olympi\w+|Paralympi\w+|champion)\b",
    re.IGNORECASE,
)
EVENT = re.compile(
    r"\b(?:in the (?:papers|news|press)|murder|manslaughter|kidnap\w*|shot (?:in|by)|stabb\w+|explosion|plane crash|train crash|coach crash|house fire|electrocut\w+|struck by lightning|avalanche|shipwreck|drowned|hostage|terror\w*|inquest|tribunal|court case|crown court|trial for|convicted|sentenced|asylum|trafficked|lottery)\b",
    re.IGNORECASE,
)
FAMILY = re.compile(
    r"\b(?:twins?|triplets|quadruplets|quads|adopted|one of (?:seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|\d\d) (?:children|siblings)|(?:seven|eight|nine|ten|eleven|twelve) (?:children|siblings|brothers|sisters)|widowed (?:twice|three times)|both (?:his|her|their) parents (?:died|were)|surrogate|both deaf|both blind)\b",
    re.IGNORECASE,
)
ORIGIN = re.compile(
    r"\b(?:Sikh|Hindu|Muslim|Jewish|Buddhist|Quaker|Mormon|Jehovah['’]s Witness\w*|Amish|Exclusive Brethren|Traveller|Gypsy|Roma|Romany|Somali|Syrian|Afghan|Kurdish|Eritrean|Ethiopian|Sudanese|Iranian|Iraqi|Ukrainian|Polish|Romanian|Lithuanian|Vietnamese|Filipino|Nepali|Gurkha|Tamil|Bengali|Punjabi|Gujarati|Urdu|Arabic|Farsi|Pashto"
    r"|Tigrinya|Cantonese|Mandarin|Hakka|Yoruba|Igbo|Twi|Shona|Swahili|Portuguese|Gaelic-speaking|Welsh-speaking|refugee|asylum seeker|mixed heritage|Ghanaian|Nigerian|Jamaican|Bajan|Windrush|Japanese|Korean|Maltese|Cypriot)\b"
)
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("an age", AGE),
    ("a rare condition", RARE_CONDITION),
    ("a small place", SMALL_PLACE),
    ("an unusual occupation", OCCUPATION),
    ("an unusual event", EVENT),
    ("an unusual family", FAMILY),
    ("an origin, a faith or a language", ORIGIN),
)
REPLACED = "[detail"
"""How the placeholder of a fact that was taken out begins: somebody read it, and it is one more to put together."""
HOLDS_FROM = 4
HOLDS_FROM_STRICTER = 3
"""Kinds side by side that hold a text. None of 70 sample notes has more than 1 and no clean development note more than 2;
one more is allowed, because a place may be a false finding."""


def kinds_of_facts(text: str, found: Sequence[Identifier]) -> tuple[str, ...]:
    """Which kinds of facts about one person the text holds, in words; a fact true of one person alone counts twice."""
    kinds = [name for name, expression in KINDS if expression.search(text)]
    labels = {each.label for each in found}
    if "a small place" not in kinds and labels & {"LOCATION", "ORG", "ADDRESS", "POSTCODE"}:
        kinds.append("a place")
    if "DATE" in labels:
        kinds.append("a day")
    if "OTHER" in labels or REPLACED in text:
        kinds += ["a fact true of one person alone"] * 2
    return tuple(kinds)
