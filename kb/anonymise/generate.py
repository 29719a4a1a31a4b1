# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Invented notes with the places of their names known, to train the tagger on; nobody in them is real."""

import random
import re
from collections.abc import Callable
from functools import cache

from kb.anonymise.lexicon import CASING, FIRST, PLACE, SHIFT, SURNAME, VOCABULARY, lexicon

Labelled = tuple[str, list[tuple[int, int, str]]]

SENTENCES = """
{F} was seen at home with {his} {kin} {F}.|Seen at home with {kin} {F} {S} present.|{F} {S} reports pain in the left shoulder when dressing.|Mrs {S} would like to bath again.
{F} lives in {L} with {his} {kin}.|{He} moved from {L} to {L} after the stroke.|Attends {O} three days a week.|Referred by {O} after a fall.|{F} goes to {O} on Tuesdays.
spoke to {F}, {kin}, who will collect the commode|rang {F} re the bath lift, no answer|saw {F} and {F} {S} today, both well|{F} to order rails|{F} from {O} fitted the rail
{kin} {F} visits daily and helps with tablets.|The carer, {F}, said the hoist was too slow.|Present: {F} {S} (OT), {F} {S} (physio), {F} (SW), {S}|Apologies: {F} {S}
Thanks, {F}|Kind regards\n{F} {S}\nOccupational Therapist|Dear {F},|Hi {F}, can you ring {F} about the wheelchair?|cc {F} {S}, {O}
{F}'s {kin} works at {O} in {L}.|{He} used to be a driver for {O}.|Discharged from {O} on Monday.|{F} told me that {F} will not use the frame.|Known as {F} to the ward staff.
{F} {S}, OT|Client: {F} {S}|Name: {F} {S}|Pt {S}, {F}|Seen by: {F} {S}|School: {O}|GP: Dr {S}, {O}|Address: {L}|{F} S. to review|OT {F} {S} to chase
The dog, {F}, gets under the frame.|We met {F} at {O} for the seating clinic.|{F} and {F} are the main carers.|ask for {F} at {O}|{F} enjoys trips to {L}.|bus to {L} for the market|{He} prays at {O}.
Timed Up and Go 24 seconds with a rollator.|Barthel 14/20, Berg 38/56.|Mowbray toilet frame and Etac perching stool ordered.|Will rise from the chair with supervision of one.|Sara Stedy used for transfers.
Mark the position of the rail on the wall.|Hope to review in six weeks.|Grace period agreed for the loan.|He may benefit from a bath board.|Refer to Speech and Language Therapy.|Plan: Second stair rail, Key safe, Pendant alarm.
Reason For Referral|Home Environment And Access|Manual Handling Plan|Moving And Handling|Functional Transfers|Goods In, no scanning.|Dining Hall noise upsets the child.|Bring mats and cushions to the group.
she was tearful about the move and wants to stay at home|pt declined wash, says too tired|no concerns with bed transfers today|needs assistance of two with full hoist|the client, a retired joiner, has Parkinson's
Ear defenders in assembly, wobble cushion and a now and next board.|Door width 735 mm, threshold 25 mm.|Grade 2 to grade 3 in quads.|Splint on two hours, off two hours.|Fatigue is worst after lunch.|Oxford hoist with a large sling.
Mental Capacity Act 2005 principles were followed.|Care Act 2014 assessment, section 9.|NICE guidance and RCOT standards were discussed.|Equipment was ordered from the loan store.|Stairlift and Through Floor Lift were considered.
Penny plain beats fancy.|The penguin biscuit and a cup of tea.|Faith matters to him.|Joy was had: we danced.|Rose from the chair on the third attempt.|Bill shock is real.|Will power is not the problem.|Drew a clock; numbers in place.
REASON FOR REFERRAL: FALLS AND UNABLE TO BATHE.|BATH TRANSFER UNSAFE, MANGAR TO TRIAL.|LIVES ALONE, CARERS AM AND TEA TIME.|COGNITION: ORIENTED TO TIME AND PLACE.|{F} {S} SEEN ON THE WARD WITH {kin} {F}.|LIVES IN {L}, KNOWN TO {O}.
"""
KIN = [
    "husband",
    "wife",
    "son",
    "daughter",
    "brother",
    "sister",
    "mother",
    "father",
    "mum",
    "dad",
    "partner",
    "niece",
    "nephew",
    "aunt",
    "cousin",
    "gran",
    "grandson",
    "neighbour",
    "friend",
]
KINDS = [
    "Primary School",
    "Surgery",
    "Medical Centre",
    "House",
    "Court",
    "Lodge",
    "Care Home",
    "Day Centre",
    "Hospital",
    "Infirmary",
    "Academy",
    "Hospice",
    "Ward",
    "Mosque",
    "Church",
    "Gurdwara",
    "Bakery",
    "Tyres",
    "Ltd",
    "Health Centre",
    "Club",
    "Pharmacy",
    "Produce",
    "Foods",
    "Nursery",
    "College",
]
SLOT = re.compile(r"\{(\w+)\}")


@cache
def _listed(bit: int) -> tuple[str, ...]:
    """Words of one list that are hardly ever ordinary words."""
    return tuple(
        sorted(
            word
            for word, code in lexicon().codes.items()
            if code & bit and not (code & VOCABULARY and (code & CASING) >> SHIFT > 3) and len(word) > 2
        )
    )


def _name(rng: random.Random, bit: int) -> str:
    if bit != PLACE and rng.random() < 0.15:
        return rng.choice(
            [
                "Rose",
                "Will",
                "Mark",
                "Hope",
                "Grace",
                "Faith",
                "Joy",
                "Bill",
                "Penny",
                "Drew",
                "Jack",
                "Dot",
                "May",
                "June",
                "Hill",
                "Wood",
                "Bright",
                "Young",
                "Cook",
                "Baker",
                "King",
            ]
        )
    return rng.choice(_listed(bit)).title()


def _filling(rng: random.Random, slot: str) -> tuple[str, str | None]:
    match slot:
        case "F":
            return _name(rng, FIRST), "PERSON"
        case "S":
            double = f"{_name(rng, SURNAME)}-{_name(rng, SURNAME)}"
            return (double if rng.random() < 0.1 else _name(rng, SURNAME)), "PERSON"
        case "L":
            return _name(rng, PLACE), "LOCATION"
        case "O":
            name = rng.choice((_name(rng, PLACE), "St " + _name(rng, FIRST) + "'s", _name(rng, SURNAME)))
            return f"{name} {rng.choice(KINDS)}", "ORG"
        case "kin":
            return rng.choice(KIN), None
        case "his":
            return rng.choice(("his", "her", "their")), None
        case _:
            return rng.choice(("He", "She")), None


def generate_notes(rng: random.Random, count: int) -> list[Labelled]:
    """Notes of four to twelve sentences, some in lower case or capitals throughout."""
    sentences = [each.replace("\\n", "\n") for line in SENTENCES.strip().split("\n") for each in line.split("|")]
    notes = []
    for _ in range(count):
        note = _note(rng, [rng.choice(sentences) for _ in range(rng.randint(4, 12))])
        draw = rng.random()
        notes.append(
            changed_case(note, str.lower) if draw < 0.25 else changed_case(note, str.upper) if draw < 0.35 else note
        )
    return notes


def _note(rng: random.Random, sentences: list[str]) -> Labelled:
    text, spans = "", []
    for sentence in sentences:
        at = 0
        for slot in SLOT.finditer(sentence):
            filling, label = _filling(rng, slot[1])
            text += sentence[at : slot.start()]
            if label:
                spans.append((len(text), len(text) + len(filling), label))
            text += filling
            at = slot.end()
        text += sentence[at:] + rng.choice((" ", " ", "\n"))
    return text, spans


def changed_case(note: Labelled, change: Callable[[str], str]) -> Labelled:
    """The note in another case; unchanged where that would move its letters."""
    changed = change(note[0])
    return (changed, note[1]) if len(changed) == len(note[0]) else note
