# ruff: noqa: E501, SIM905 - an expression or a list of words cut in two is harder to read
"""Names that are words, or months and countries, by what people alone do and have done: 'Best scored 18', 'April is in bed',
'Assessed by June'. The tagger takes them for the words they are, so it has no say here.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kb.anonymise.cues import FUNCTION_WORDS, KIN, LABELS
from kb.anonymise.generic import GENERIC, NO_NAME
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import FIRST, SURNAME, VOCABULARY, lexicon, usually_lower
from kb.anonymise.names.owners import OWNED
from kb.anonymise.not_names.things import MEASURE, THING
from kb.anonymise.pattern import any_case
from kb.anonymise.words import Word, shouting_lines

ALSO_NAMES: Final = frozenset(
    "will may june april august jan india kenya summer autumn tia star chase buddy tiger islam esa nest aga".split()
)
"""Words of the practice that people are called by too."""
MONTHS: Final = frozenset("may june april august jan march".split())
NOBODY: Final = frozenset(
    """
    baby person people parent parents he she they it we you i um er erm well oh none nil other others all any both some many most more few one two three four five six seven eight nine ten eleven twelve
    everyone nobody too neither either nor very quite rather yet again never always often perhaps what who this that these those there here so then now still also just even only monday tuesday wednesday
    thursday friday saturday sunday today tomorrow yesterday please see can will might has had is was are were do did does done
    client patient pt staff team school house mum dad hands arms legs feet toes fingers bowels sleep skin mood memory speech grip
    tone gait balance posture pain vision hearing sight swallow appetite weight height pressure strength range stairs steps
    transfers mobility rails grab chair ramp cushion splint stool frame sling hoist board bed bath shower toilet kitchen garden sky
    brain heart lung nurse nurses carers doctor home form ring mount tutor dean ward charity seat tilt pole belt lever buggy stander harness wedge stick bench rail days nights fell sole lady driver warden stores distance
    """.split()
)  # fmt: skip
"""Subjects that are nobody's name here."""
ALONE: Final = (
    r"(?:says|said|report(?:s|ed)|states|stated|told|asked|asks|thinks|thought|wants|wanted|wishes[ ](?:to|for)|wished|likes|liked|enjoys|enjoyed|prefers|preferred|feels|felt|finds|knows|knew|remembers|remembered|hopes|hoped|agrees|agreed|declines|declined|refuses|refused|denies|denied"
    r"|describes|described|requests|requested|complains|complained|transfers|transferred|mobilises|mobilised|walks|walked|stands|stood|sits|sat|lies|lay|sleeps|slept|washes|washed|dresses|dressed|eats|ate|drinks|drank|cooks|cooked|feeds|fed|tolerates|tolerated|scores|scored|manages|managed|attends|attended|lives|lived"
    r"|engages|engaged|participates|participated|struggles|struggled|copes|coped|tires|tired[ ]of|cries|cried|laughs|laughed|smiles|smiled|wriggles|mouths|rides|bit|bites|hums|hummed|sings|sang|swims|propels|propelled|reaches|reached|tries|tried|chose|chooses|wore|wears|rang|phoned|visits|visited|plays|played|swings|climbs|climbed|crawls|crawled|writes|wrote|reads|talks|talked|spoke|speaks"
    r"|dna(?:['’]?d)?|(?:is|was|are|were)[ ]nbm|nbm|rips|throws|threw|hits|kicks|scratches|pulls[ ](?:his|her)|uses[ ](?:a|his|her|left|right|the)|used[ ](?:a|his|her|the)|needs[ ](?:a|an|help|remind\w*|assistance|prompt\w*|hoist\w*|to|encourage\w*|support|more)|requires[ ](?:assistance|help|prompt\w*|a)"
    r"|helps|helped|learns|learned|takes[ ](?:off|his|her|him)|took[ ](?:off|his|her|him)|gets[ ](?:up|out|his|her|on)|got[ ](?:up|out|his|her)|puts[ ](?:on|his|her)|put[ ](?:on|his|her)|makes[ ](?:his|her|a|tea|toast)|made[ ](?:his|her|tea|toast|soup)|has[ ](?:his|her|been[ ](?:seen|told|asked)|a[ ](?:chest|urin\w+|wife|husband|dog|cat|carer|son|daughter|uti|cold)|two[ ](?:sons|daughters|children))|had[ ](?:his|her|a[ ](?:fall|stroke|wash))"
    r"|(?:is|was)[ ](?:in[ ](?:bed|reception|nursery|year[ ](?:\d\d?|one|two|three|four|five|six|seven|eight|nine|ten))|back[ ]on|on[ ](?:the[ ])?ward|learning[ ]to|doing[ ](?:well|badly|better)|at[ ](?:home|school|work)|aged|keen|tearful|tired|anxious|widowed|married|retired|able|unable|independent|awake|asleep|alert|drowsy|confused|settled|agitated|seen|nursed|hoisted|walking|mobile|incontinent|continent|reluctant|pleasant|living|sitting|bed[- ]?bound|upset|ready[ ]for[ ](?:home|discharge)))"
)
STATE: Final = r"(?:pleasant|tearful|anxious|keen|low[ ]in[ ]mood|reluctant|able[ ]to|unable[ ]to|mobile|drowsy|alert|settled|agitated|asleep|awake|orientated|confused|cooperative|compliant|not[ ]seen|not[ ]for[ ]resus|for[ ](?:home|d/c|discharge)|at[ ](?:school|nursery|home|work)\b(?![ ](?:visit|programme))|at[ ](?:high[ ])?risk[ ]of[ ]falls|on[ ](?:thickened|puree|soft|normal)[ ](?:fluids|diet)|doing[ ](?:well|badly)|ok[ ]with|back[ ]from[ ](?:theatre|home|leave|ward)|up[ ]for[ ]breakfast|sat[ ]out|hand[ ]dominant|managing[ ](?:own|well|at)|stairs[ ]ok|tired\b(?=[ ]*[.,;\n]|[ ]*$)|upset[ ]today|(?:left|right|lt|rt|l|r)[ ](?:hand|arm|leg|side)(?:ed)?\b|eating[ ]well|now[ ]on[ ](?:pureed?|soft|thickened)|taken[ ]to|hand[ ]dominant|with[ ](?:his|her)[ ](?:mum|dad|wife|husband))"
DOES: Final = any_case(rf"[ ](?:[+]{{2,}}[ ]|(?:{ALONE}|{STATE})(?![\w-]|['’]))")
SURELY_DOES: Final = any_case(
    r"[ ](?:[+]{2,}[ ]|(?:dna|lives|attended|refused|said|told|asked|rang|has[ ]a[ ](?:chest|urin\w+|uti|wife|husband)|needs[ ](?:assistance|help|prompt\w*)[ ](?!from)|(?:is|was)[ ](?:in[ ]bed|keen|tearful|tired|asleep|awake|upset)|not[ ]seen|stairs[ ]ok)(?![\w-]))"
)
"""What nobody says of a test or a hoist."""
THEIRS: Final = any_case(
    r"(?:[ ]and|,)[ ](?:his|her)[ ](?:wife|husband|mum|dad|mother|father|partner|son|daughter|carers?|sister|brother|family|friend|dog)\b"
)
AND_THEIRS: Final = any_case(
    r"[ ]and[ ](?:his|her)[ ](?:wife|husband|mum|dad|mother|father|partner|carers?|sister|brother)\b"
)
A_ROLE: Final = re.compile(r"(?:er|or|ist|ant|ent|ee|ian|man|woman|boy|girl|child|baby)$")
"""How words for what somebody is end: 'Toddler and her mum'."""
STATED_THING: Final = any_case(
    r"[ ](?:(?:wheel)?chair|rails?|frame|bed|bath[ ]board|board|stool|commode|hoist|sling|splint|cushion|ramp|stairs|shower)[ ](?:is[ ]|are[ ]|was[ ]|were[ ]|looks?[ ]|seems?[ ])?(?:(?:too|very|now|not)[ ])?(?:low|high|deep|loose|ok|ready|fitted|up|raised|delivered|broken|worn|tight|wide|narrow|small|old|wobbly)\b"
)
"""A thing of theirs and how it is: 'Hall chair too low'."""
TASK: Final = any_case(
    r"/(?:stairs|splint|rails?)\b|[ ]to[ ](?!be\b)[a-z]{3,}[ ]|[ ](?:kitchen[ ]ax|reports?|notes|splint|stairs|hoist[ ]review|d/c|x[ ]?[12]|\d{1,2}(?:[:.]\d\d)?[ ]?[ap]m|\d/\d[ ]on\b.*|[-–/][ ]?(?:splint|stairs|rails?|kitchen|hoist[ ]review)|\(stairs\)|letter|referral|visit)[ ]*(?:[.;,]|$)",
    re.IGNORECASE | re.MULTILINE,
)
"""What is to be done for somebody, at the end of a line."""
SEEN: Final = r"(?:assessed|referred|held|seen|done|completed|filled[ ]in|signed|written|chosen|made|agreed|supported|helped|accompanied|said|led|run|requested|reported|answered|cooked|driven|collected|reviewed)[ ]by"
CUE: Final = any_case(
    rf"(?:\b(?:{SEEN}|(?:t/c|tc|p/c|call(?:ed)?|spoke|spoken|talked|explained|given|handed(?:[ ]over)?|copy|copied|belongs|belonged|shown|demonstrated|lent|passed)[ ]to|lives[ ]with|drives|(?:consent|feedback|letter|e-?mail|call|message|thanks|text)[ ]from"
    r"|(?:made|ordered|fitted|issued|measured|splint|chair|cushion|sling|stool|rails?|bed[ ]lever|board|ramp|frame|letter|goals|seating)[ ]for|(?:practice|trial|session|visit|met|chat|spoke|stairs|walk|walked|sat|cooked|soup|worked|bath|discussed|liaised|shared|cup)[ ]with|as[ ]per"
    rf"|(?<!brand )(?<!trade )(?<!file )name[ ]is|née|fao|attn|rang|saw|met|told|asked|thanks|sling[ ]marked|chair[ ]says|named[ ]nurse|nurse|contact|key[ ]?worker|(?:{'|'.join(sorted(KIN - {'pa', 'ex'}))})))[ ]$"
)
"""What stands right before somebody."""
LABEL: Final = any_case(
    rf"(?:^|[.!?][ ]+)[-*•# \t]*(?:(?:client|patient|pt)(?:['’]s)?[ ])?(?:(?:sur|fore|first|last|full)[ ]?name(?:[ ]\([^()\n]{{1,20}}\))?[ ]?:?|name(?:[ ]\([^()\n]{{1,20}}\))?[ ]?:|(?:{SEEN}|lives[ ]with|spoke[ ]to|copy[ ]to|escort|caller|contact|ot|physio|driver|present|staff|carer)[ ]?:|(?:first|last|given|family)[ ]?=|(?:client|patient|pt|name|resident|pupil|child)[ ]?(?:=|[.]{{3,}}))[ ]*$"
    r"|\b(?:client|pt|patient|child|pupil|resident|person)[ ](?-i:[A-Z]{1,2}\d?)(?:[ ]=[ ]|[ ]\()$"
)
"""A label for somebody, or for a client by a letter: 'Lives with:', 'Client A ='."""
TO_DO: Final = any_case(r"\b(?:ring|phone|call|discharge|review|see|visited|chase)[ ]$")
TOGETHER: Final = any_case(r"[ ](?:tomorrow|today|before|re|about|at[ ]home)\b")
ENDS: Final = re.compile(
    r"(?:[.,;!?)]|[ ]*\n|[ ]*$|[ ](?:and|helps?|helped|re|about|visits?|before|on[ ]it|to[ ]school|the|is[ ]ready|ready)\b)(?![.]\d)"
)
ENDS_ALL: Final = re.compile(r"[.]?[ ]*(?:\n|$)|[.][ ]")
A_TIME: Final = re.compile(r"[ ](?:19|20)?\d\d\b|[ ](?:half[ ]term|holiday|review|bank)\b|[/-]\d")
VISIT: Final = any_case(
    r"(?:^|[.!?\n][ ]*|[-•*][ ]+)(?:HV|H/V|DV|AV|sling(?:[ ]\([^()\n]{1,9}\))?|goal|home[ ]visit|visit|seating|splint|stairs|kitchen[ ]ax|hoist[ ]review|wash[ ]&[ ]dress|d/c)[ ]?[-–:][ ]$"
)
"""What is done at somebody's: 'HV - Green'."""
NEXT_SENTENCE: Final = re.compile(r"[ ][A-Z][a-z]+[ ][a-z]+[ ][a-z]")
ANY_LABEL: Final = re.compile(r"(?:^|[.!?][ ]+)[-•*]?[ ]*[A-Z][\w &/]{1,24}(?:[ ]?\([^()\n]{1,12}\))?(?::|[ ][–-])[ ]$")
"""A label, or a word and a dash, before the only word of a line or a sentence."""
SURELY: Final = 4
"""Casing up to which a word is as often a name as a word."""
SHOUTED: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(each.upper() for each in KIN - {'pa', 'ex'}))})[ ](?P<it>[A-Z]{{3,}})(?P<does>[ ](?:HAS|IS|WAS|DOES|DID|SAYS|SAID|RANG|CAME|COMES|VISITS|HELPS|WANTS|LIVES|LOOKS|TAKES|BRINGS|HOLDS|KEEPS|ATTENDED|REPORTS|REPORTED|AGREES|AGREED|ASKED|THINKS)\b)?"
)
"""In capitals: a word after one for a relative, and what somebody does."""
REASON: Final = "a name that is a word, by what people alone do"


NO_SUBJECT: Final = FUNCTION_WORDS | KIN | LABELS | NOBODY


def find_subjects(text: str, words: Sequence[Word]) -> Iterator[Identifier]:
    """Every such name; weak."""
    for word in words:
        if _may_be_somebody(word) and (_is_subject(text, word) or _is_cued(text, word)):
            yield Identifier(word.start, word.end, "PERSON", _confidence(text, word), REASON, False)
    for start, end in shouting_lines(text):
        for match in SHOUTED.finditer(text, start, end):
            name = match["it"].lower()
            code = lexicon().code(name)
            if name in ALSO_NAMES and code & FIRST and match["does"]:
                yield Identifier(*match.span("it"), "PERSON", 0.7, REASON, False)


def _confidence(text: str, word: Word) -> float:
    """0.6, a guess, for a word nearly always in lower case and no first name that opens a sentence, but before sure verbs."""
    a_word = word.opens and usually_lower(word.code) and not word.code & FIRST and word.lower not in ALSO_NAMES
    return 0.6 if a_word and not SURELY_DOES.match(text, word.end) else 0.7


def _may_be_somebody(word: Word) -> bool:
    if not word.titled or not word.text.isalpha() or not word.text[1:].islower() or word.phrase or len(word.text) < 2:
        return False
    return word.lower not in NO_SUBJECT or word.lower in ALSO_NAMES


def _is_name(word: Word) -> bool:
    return bool(word.code & (FIRST | SURNAME)) or not word.code & VOCABULARY


def _is_subject(text: str, word: Word) -> bool:
    a_role = (
        word.lower in GENERIC | NO_NAME or word.practice or (usually_lower(word.code) and A_ROLE.search(word.lower))
    )
    if word.opens and not a_role and AND_THEIRS.match(text, word.end):
        return True  # 'Cookie and her mum came', whatever else the word means
    if not word.opens or not _is_name(word):
        return False
    an_eponym = word.practice and not word.code & VOCABULARY and word.lower not in ALSO_NAMES
    a_kind = word.lower in GENERIC | NO_NAME and usually_lower(word.code)
    if (SURELY_DOES if an_eponym or a_kind else DOES).match(text, word.end) or THEIRS.match(text, word.end):
        return True
    if word.lower in ALSO_NAMES | GENERIC | NO_NAME or word.lower in lexicon().practice:
        return False
    if STATED_THING.match(text, word.end):
        return True
    rare = word.casing <= SURELY and bool(word.code & SURNAME) and word.lower not in lexicon().makes | lexicon().tests
    if rare and TASK.match(text, word.end):
        return True
    owner = (THING.match(text, word.end) and not MEASURE.match(text, word.end)) or OWNED.match(text, word.end)
    return rare and bool(word.code & VOCABULARY) and bool(owner)


def _is_cued(text: str, word: Word) -> bool:
    line = text[max(text.rfind("\n", 0, word.start) + 1, word.start - 50) : word.start]
    if word.opens and word.practice and word.code & VOCABULARY and word.lower not in ALSO_NAMES:
        return False  # 'Carer: Perfect.'
    plain = not _is_name(word)
    if A_TIME.match(text, word.end) or (plain and (word.practice or word.opens or word.lower in GENERIC | NO_NAME)):
        return False
    if _is_labelled(text, word, line) or LABEL.search(line) or (TO_DO.search(line) and TOGETHER.match(text, word.end)):
        return True
    if not (ENDS_ALL if plain else ENDS).match(text, word.end):
        return False
    return CUE.search(line) is not None or (word.lower not in MONTHS and VISIT.search(line) is not None)


def _is_labelled(text: str, word: Word, line: str) -> bool:
    """Whether a first name, or a word that is as often a surname, is all that stands after a label: 'Stairs: Dot'."""
    known = lexicon()
    often = bool(word.code & SURNAME) and word.casing <= SURELY
    if word.lower in known.practice | known.makes | known.tests | GENERIC | NO_NAME or not (often or word.code & FIRST):
        return False
    ends = ENDS_ALL.match(text, word.end) or (word.code & FIRST and NEXT_SENTENCE.match(text, word.end))
    return bool(ends) and ANY_LABEL.search(line) is not None
