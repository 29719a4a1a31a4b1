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
shared what who how when where no new any each every full sister manager round staff clerk nurse based car bus train
gas theme docking retail business science trailer police fire railway nurses crisis frailty rapid response options
improvement recovery welfare benefits advice tissue viability continence diabetes cardiac respiratory renal oncology
maternity paediatric paediatrics orthotics prosthetics dietetics pharmacy radiology theatres single point contact
referral referrals triage hospital hospitals ward wards unit units bed beds prevention enablement independence
wellbeing well-being inclusion inclusive skills work employment job jobs coach link worker workers officer officers
advisor adviser assistant assistants coordinator co-ordinator technician technicians therapist therapists
practitioner practitioners consultant consultants doctor doctors gp gps dietitian physio physios ot ots slt sw hca
multidisciplinary multi-disciplinary mdt icu itu hdu a&e ae mau amu eau sau ed esd posture mobility wheelchairs
vocational mind body art arts music drama cookery cooking gardening reading writing singing weekly monthly daily
morning afternoon evening weekend night-time night semi terraced detached council-run run led adapted accessible
user users ambulance coastguard army navy air force prison probation offending court courts tribunal first second
third fourth tier direct payments personal budget budgets virtual online digital remote telephone phone video
drop-in outreach in-reach liaison psychiatric psychiatry psychology psychological neurology rheumatology geriatric
geriatrics elderly trauma critical complex needs high-dependency rehabilitative assessments reviews plan plans
planning panel board boards committee meeting meetings forum network partnership partners catholic methodist baptist
anglican evangelical pentecostal quaker jewish muslim islamic hindu sikh buddhist christian polish asian african
caribbean chinese irish welsh scottish english supermarket corner convenience charity retirement wardened very
luncheon working coffee tea news knit natter dance fitness health-check
lady ladies gent gents gentleman gentlemen annexe annex uni age line
infant adolescent centre centres pathway pathways hospice infirmary living lounge bone health falls bay tenancy
"""
GENERIC: Final = frozenset(_GENERIC.split())
_NO_NAME = """
hip knee hand spinal back cardiac heart eye brain elective further recent major minor nearest same different another
work before after during hospital big new-build open teaching large small previous old other nearby tertiary private
shoulder wrist elbow ankle foot bowel gall-bladder bladder cataract bypass vascular plastic day-case dental oral
breast thyroid keyhole emergency planned bariatric neck head nerve tendon carpal corrective reconstructive
exploratory routine successful unsuccessful awaiting following re-do revision joint
"""
NO_NAME: Final = frozenset(_NO_NAME.split())


def is_named(covered: str, *, opens: bool, usual: int = 5) -> bool:
    """Whether some word of it is no ordinary one; where it opens a sentence its capital says nothing.

    `usual` is the class of casing from which a word counts as one usually written in lower case.
    """
    pieces = [piece.strip("'’") for piece in re.findall(r"[^\W\d_][\w'’]*", covered)]
    return any(not is_generic(piece) and not _is_ordinary(piece, opens, usual) for piece in pieces)


def _is_ordinary(piece: str, opens: bool, usual: int) -> bool:
    code = lexicon().code(piece)
    return piece[0].islower() or (opens and bool(code & VOCABULARY) and (code & CASING) >> SHIFT >= usual)


def is_proper(piece: str) -> bool:
    """Whether a word of the practice is a proper name too: 'Phoenix' is a hoist, and a day centre."""
    code = lexicon().code(piece)
    usually_capital = 1 <= (code & CASING) >> SHIFT <= 3
    return usually_capital and piece.lower() not in GENERIC and not piece.endswith(("'s", "’s"))


def is_generic(piece: str) -> bool:
    lower = piece.lower().strip(".,").replace("’", "'")
    return lower in GENERIC or (lower in lexicon().practice and lower not in {"oxford", "boston", "edinburgh"})


def is_particular(covered: str) -> bool:
    names = re.findall(r"[^\W\d_][\w'’&-]*", covered)
    return any(not is_generic(piece) for piece in names)
