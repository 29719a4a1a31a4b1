"""Words that name no particular school, home or street by themselves: a day centre, the community hospital."""

import re
from typing import Final

from kb.anonymise.lexicon import CASING, SHIFT, VOCABULARY, lexicon

_GENERIC = """
the a an our your his her their my this that local day community primary special mainstream acute general nursing
care residential health social mental older adult adults children's children childrens young people wheelchair
equipment stroke falls hand pain memory driving housing occupational therapy physiotherapy rehabilitation rehab
outpatient outpatients inpatient intensive early help high medium low dining assembly church village school sixth
form senior junior family support palliative home homes intermediate reablement access assistive technology
continuing long term neuro neurological orthopaedic surgical medical emergency assessment discharge integrated
learning disability sensory autism dementia head lead team service services group patient client carer carers nhs
royal college national british uk england for with and of at in on to from by as is all it breakfast lunch youth
peer warm chronic state parish town city county district borough goods disabled equality section step seated
strength activity communication duty one two speech language voluntary private council regional tertiary specialist
sheltered extra respite supported independent splint hydro gym men's women's walking exercise balance craft nursery
reception year key stage environmental technical clinical professional practice student reflective supervision case
shared what who how when where no new any each every full
"""
GENERIC: Final = frozenset(_GENERIC.split())
_NO_NAME = """
hip knee hand spinal back cardiac heart eye brain elective further recent major minor nearest same different another
work before after during hospital big new-build open
"""
NO_NAME: Final = frozenset(_NO_NAME.split())


def all_ordinary(covered: str) -> bool:
    """Whether every word is one usually written in lower case."""
    codes = [lexicon().code(piece.strip("'’")) for piece in re.findall(r"[^\W\d_][\w'’]*", covered)]
    return all(code & VOCABULARY and (code & CASING) >> SHIFT >= 5 for code in codes)


def is_generic(piece: str) -> bool:
    lower = piece.lower().strip(".,").replace("’", "'")
    return lower in GENERIC or (lower in lexicon().practice and lower not in {"oxford", "boston", "edinburgh"})


def is_particular(covered: str) -> bool:
    names = re.findall(r"[^\W\d_][\w'’&-]*", covered)
    return any(not is_generic(piece) for piece in names)
