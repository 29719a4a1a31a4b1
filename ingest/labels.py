"""How headings and labels in notes name the fields of a record."""

import re
from dataclasses import dataclass
from typing import Final

_FIELD_LABELS: Final[dict[str, str]] = {
    "key_question": """key question; question; the question; clinical question; our question; my question; questions;
        question for the group; question for the team; what i want to ask; what i want help with; what we want to know;
        help needed; the ask; dilemma; the dilemma; reason for consultation; what we were asked; asking for""",
    "challenge": """challenge; the challenge; challenges; main challenge; problem; the problem; problems; main problem;
        presenting problem; presenting issue; presenting issues; presenting difficulties; presenting concern; issue;
        issues; the issue; concern; concerns; main concern; what makes it hard; what made it hard; what is hard;
        what's hard; what was hard; why it was hard; why it is hard; difficulty; difficulties; barriers;
        reason for referral; referral reason; occupational challenge; what was the challenge; what was the problem;
        assessment; ot assessment; formulation; analysis; why we were called; the trouble; risks; risk; needs""",
    "background": """background; the background; context; history; situation; the situation; current situation;
        case summary; summary; case; the case; introduction; overview; in short; client background; social history;
        past medical history; pmh; medical history; medical background; subjective; objective; observations;
        observation; findings; assessment findings; what we know; what we knew; what we saw; what i saw; the story;
        story; referral; who; about; presentation; scene; setting the scene; case description; description; case study;
        data""",
    "person": """person; the person; client; the client; service user; patient; the patient; about the person;
        about him; about her; about them; who they are; person factors; strengths; values; what matters;
        what matters to them; what matters to her; what matters to him; likes and dislikes; interests""",
    "environment": """environment; the environment; home environment; physical environment; social environment; home;
        the home; home set-up; home setup; housing; property; accommodation; school environment; support network;
        social situation; living situation; surroundings""",
    "occupation": """occupation; occupations; occupational performance; occupational profile; activities; daily life;
        function; functional performance; functional level; functioning; adls; adl; roles; routine; routines;
        daily routine; goals; goal; aims; aim; what they want to do; occupational needs; activity""",
    "tried": """what we tried; tried; what i tried; what was tried; what's been tried; what has been tried;
        tried so far; what we did; what i did; what was done; what did we try; what did we do; what we have tried;
        what we've tried; things we tried; things tried; interventions; intervention; actions; action; action taken;
        actions taken;
        approaches; approaches tried; approach; our approach; the approach; trials; trial; trialled; treatment;
        strategies; strategies tried; strategies used; plan; the plan; plan and actions; ot intervention; input;
        ot input; steps taken; steps; management; methods; method; what helped; solutions; solution; ideas tried;
        options tried; equipment tried; equipment trialled; what we put in place; response""",
    "outcome": """outcome; outcomes; the outcome; result; results; what happened; what happened next; how it went;
        how did it go; how it turned out; now; where things are now; where we are now; where we are;
        where things stand; today; current position; follow up; follow-up; followup; review; at review;
        evaluation; progress; impact; update; the end;
        what worked; what worked well; what did not work; what didn't work; what went well; what went badly;
        what did not go well; what didn't go well; effect; effects; success; status update; afterwards; since then""",
    "learned": """what we learned; what we learnt; what i learned; what i learnt; what did we learn; what did i learn;
        learning; learnings; the learning; learnt; learned; lessons; lesson; lessons learned; lessons learnt;
        key learning; learning point; learning points; take home; take home message; take home messages; takeaway;
        takeaways; take-home message; take-home messages; key points; key point; reflection; reflections;
        what i would do differently; what we would do differently; what we'd do differently; next time;
        tip for colleagues; tips for colleagues; tips; advice for others; advice for colleagues; recommendation;
        recommendations; conclusion; conclusions; message for colleagues; what i take away; what we take away;
        implications; implications for practice; moral""",
    "notes": """notes; note; other notes; other; other information; additional information; further information;
        anything else; what else; comments; miscellaneous; misc; free text; details""",
    "what": "what",
    "so_what": "so what",
    "now_what": "now what; what now",
}

_FACT_LABELS: Final[dict[str, str]] = {
    "title": "title; subject; re; topic; name of case",
    "kind": "kind; type; type of record; type of note; document type",
    "practice_area": "practice area; practice areas; area; areas; area of practice; specialty; speciality",
    "setting": "setting; place; where; care setting",
    "age_band": "age band; age; age group; age range; ageband",
    "condition_group": """condition; conditions; condition group; condition groups; diagnosis; diagnoses;
        primary diagnosis; main condition""",
    "challenge_type": "challenge type; challenge types; type of challenge; types of challenge",
    "status": "status; state",
    "month": "month; date; when; month of consultation; date of note",
    "review_by": "review by; review-by; review date; review due; review by date; to be reviewed by",
    "follow_up_date": "follow up date; follow-up date; follow up on; follow-up on; follow-up due; follow up due",
    "learning_kind": "learning kind; kind of learning; learning type; type of learning",
    "known_names": "known names; names to look for; names",
}

_PART_LABELS: Final[dict[str, str]] = {
    "approach": """approach; approach tried; attempt; idea; strategy; intervention; option; trial; what we tried; tried;
        what was tried; step; action; method; what""",
    "term": "kind of approach; type of approach; approach type; category",
    "equipment": "equipment; equipment used; equipment tried; kit; aid; aids; product; item; with what",
    "what_happened": "what happened; how it went; response; effect; happened; comment; comments; notes; observation",
    "result": "result; results; outcome; rating; verdict; did it work; worked; success",
}

WEAK: Final = frozenset(
    """home; now; today; person; client; patient; function; review; plan; case; who; other; comments; history; roles;
    routine; activities; action; actions; input; goal; goals; about; steps; data; moral; needs; risk; story; scene;
    description; success; effect; response; what; tips; note; notes; question; data; activity; referral; trial; step;
    summary; issue; values; interests; learning; result; aim; property; housing; progress; update"""
    .replace("\n", " ").split("; ")
)  # fmt: skip
"""Labels that also start ordinary sentences: only a colon, or a line of their own, makes them one."""

SOAP: Final = {"s": "background", "o": "background", "a": "challenge", "p": "tried"}


def _table(spelled: dict[str, str]) -> dict[str, str]:
    return {" ".join(label.split()): name for name, labels in spelled.items() for label in labels.split(";")}


FIELD_OF: Final = _table(_FIELD_LABELS)
FACT_OF: Final = _table(_FACT_LABELS)
PART_OF: Final = _table(_PART_LABELS)

_LABELLED = re.compile(
    r"^\s*(?P<label>[^\W\d_][\w ,'’?&/()+-]{0,48}?)\s*"
    r"(?:(?P<colon>:)|(?P<dash>\s[-–—])(?=\s)|(?P<end>[.?]?\s*$))\s*(?P<rest>.*)$",
    re.DOTALL,
)
_ASKED = re.compile(r"^\s*(?P<label>what|so what|now what)\?\s+(?P<rest>\S.*)$", re.IGNORECASE | re.DOTALL)
_STOPPED = re.compile(r"^\s*(?P<label>[A-Z][\w ]{2,30})\.\s+(?P<rest>\S.*)$", re.DOTALL)
_NUMBERING = re.compile(r"^\s*(?:\d{1,2}(?:\.\d+)*[.)]?|[a-z][.)]|part \d+:?)\s+", re.IGNORECASE)
_TRAILING = re.compile(r"[\s\d/().?!:*_#-]+$")


@dataclass(frozen=True)
class Label:
    """A label at the start of a line: as it was written, what it was ended by, and what stands after it."""

    written: str
    name: str
    alone: bool
    rest: str


def name_of(label: str) -> str:
    """A label in small letters, without its number, question mark and colon."""
    plain = label.replace("’", "'").replace("&", "and").replace("_", " ").casefold()
    return _TRAILING.sub("", " ".join(_NUMBERING.sub("", plain).split())).strip(" *#:-")


def label_of(line: str) -> Label | None:
    """The label a line begins with ("Background: ...", "Background - ...", or alone on its line), or None."""
    asked = _ASKED.match(line)
    if asked is not None:
        return Label(f"{asked['label']}?", name_of(asked["label"]), False, asked["rest"].strip())
    stopped = _STOPPED.match(line)
    if stopped is not None and name_of(stopped["label"]) in FIELD_OF.keys() - WEAK:
        return Label(stopped["label"], name_of(stopped["label"]), False, stopped["rest"].strip())
    found = _LABELLED.match(_NUMBERING.sub("", line) if _NUMBERING.match(line) else line)
    if found is None:
        return None
    name = name_of(found["label"])
    if found["dash"] and name in WEAK:
        return None
    return Label(found["label"].strip(), name, not found["rest"].strip(), found["rest"].strip())
