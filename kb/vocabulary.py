"""The team's short term lists, the names of a record's fields, and how headings in files name them."""

from typing import Final

from kb.errors import UnknownTerm

PRACTICE_AREAS: Final = (
    "neurological", "housing and adaptations", "sensory needs", "mental health", "children and schools",
    "learning disability", "older people", "dementia", "musculoskeletal and hand",
    "long-term conditions and fatigue", "palliative", "vocational", "wheelchair and seating",
    "moving and handling", "assistive technology", "driving", "case management", "team practice",
)  # fmt: skip
SETTINGS: Final = (
    "own home", "sheltered or extra care", "care home", "hospital ward", "rehabilitation unit", "outpatient",
    "community team", "school", "workplace", "secure", "hospice", "remote",
)  # fmt: skip
AGE_BANDS: Final = ("0-4", "5-11", "12-17", "18-25", "26-49", "50-64", "65-79", "80+")
CONDITION_GROUPS: Final = (
    "stroke", "brain injury", "multiple sclerosis", "Parkinson's", "spinal injury", "motor neurone disease",
    "dementia", "other neurological", "arthritis and rheumatology", "fracture and orthopaedic", "amputation",
    "heart and lungs", "cancer and palliative", "frailty and falls", "autism and ADHD", "learning disability",
    "cerebral palsy and developmental", "depression and anxiety", "psychosis", "personality and trauma",
    "substance use", "sight and hearing", "chronic pain and fatigue", "not known",
)  # fmt: skip
CHALLENGE_TYPES: Final = (
    "washing", "toileting", "dressing", "eating", "meal preparation", "medicines routine", "transfers and moving",
    "stairs and access", "getting out and driving", "household and money", "sleep and rest", "school and play",
    "work and study", "leisure and community", "caring for others", "communication and technology",
    "memory and planning", "sensory processing", "motivation", "hoarding and self-neglect", "risk and safety",
    "carer strain", "refusal or disagreement", "housing, tenure or funding", "discharge or handover",
    "equipment delay or fault",
)  # fmt: skip
APPROACHES: Final = (
    "task practice", "grading an activity", "equipment", "minor adaptation", "major adaptation", "rehousing",
    "compensatory strategy", "cognitive strategy", "errorless learning", "sensory strategy", "energy conservation",
    "routine and role building", "graded exposure", "relationship work", "carer training", "handling plan",
    "seating and positioning", "splinting", "environment audit", "joint visit", "referral", "advocacy or letter",
    "watchful waiting",
)  # fmt: skip
RESULTS: Final = ("worked", "partly", "did not work", "made it worse", "not yet known")
STATUSES: Final = ("open question", "answered", "followed up", "closed")
LEARNING_KINDS: Final = (
    "tip", "small win", "what did not go well", "how-to", "specialist knowledge", "service pathway",
    "equipment review",
)  # fmt: skip
ADVICE_MARKS: Final = ("helped", "partly", "not tried")

FACETS: Final[dict[str, tuple[str, ...]]] = {
    "practice_area": PRACTICE_AREAS,
    "setting": SETTINGS,
    "age_band": AGE_BANDS,
    "condition_group": CONDITION_GROUPS,
    "challenge_type": CHALLENGE_TYPES,
}
SINGLE_FACETS: Final = frozenset({"setting", "age_band"})

CONSULTATION_FIELDS: Final = (
    "key_question", "challenge", "background", "person", "environment", "occupation", "tried", "outcome", "learned",
    "notes",
)  # fmt: skip
LEARNING_FIELDS: Final = ("what", "so_what", "now_what", "notes")
RESOURCE_FIELDS: Final = ("notes",)
FIELDS_OF: Final[dict[str, tuple[str, ...]]] = {
    "consultation": CONSULTATION_FIELDS,
    "learning": LEARNING_FIELDS,
    "resource": RESOURCE_FIELDS,
}
FIELD_LABELS: Final[dict[str, str]] = {
    "key_question": "Key question",
    "challenge": "Challenge",
    "background": "Background",
    "person": "Person",
    "environment": "Environment",
    "occupation": "Occupation",
    "tried": "What we tried",
    "outcome": "Outcome",
    "learned": "What we learned",
    "notes": "Notes",
    "what": "What?",
    "so_what": "So what?",
    "now_what": "Now what?",
    "advice": "Advice from a colleague",
    "follow_up": "What happened next",
}


def known_term(facet: str, term: str) -> str:
    """The team's spelling of a facet's term, whatever its capitals. Raises UnknownTerm."""
    wanted = " ".join(term.casefold().split())
    for known in FACETS[facet]:
        if known.casefold() == wanted:
            return known
    raise UnknownTerm(facet, term, FACETS[facet])
