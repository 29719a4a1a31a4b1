# ruff: noqa: E501, SIM905 - an expression or a list of words cut in two is harder to read
"""Surnames that are words of the practice, after a title in any case: 'mr ward seen today', 'MRS HEAD HAS A HEADACHE'."""

import re
from collections.abc import Iterator

from kb.anonymise.cues import FUNCTION_WORDS, SPEECH
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import FIRST, SURNAME, VOCABULARY, lexicon

TITLED_WORD = re.compile(
    r"(?<![\w'’-])(?P<title>mrs?|miss|ms)(?P<stop>\.?)[ \t]{1,4}(?P<it>[^\W\d_]{2,}(?:['’-](?![sS]\b)[^\W\d_]+)*)(?=(?P<next>[ \t]+[^\W\d_]+)?)",
    re.IGNORECASE,
)
VERBS = SPEECH | frozenset(
    """
    seen keen able unable sat sits stood stands slept sleeps ate eats drank drinks made makes put puts left leaves kept
    keeps met meets rang rings spoke speaks knows knew found finds feels wanted wants enjoys enjoyed prefers remains became
    becomes began begins bought brings brought chose chooses comes does did done doing goes gone got held holds hears heard
    led leads lost loses moves pays paid reads ran runs sees sends sent shows shown slept spent stays takes taken tells
    thinks thought tries turns understands understood understands understood walks washes wears wore works writes wrote
    appears appeared declines refuses requires struggles manages mobilises transfers presents complains denies describes
    expresses receives relies requests shares starts starting stops suffers tolerates lacks wishes cannot cant can't didnt
    didn't doesnt doesn't isnt isn't wasnt wasn't wont won't wouldn't couldn't hasn't hadn't don't having being let lets
    """.split()
)
NO_NAME = (
    FUNCTION_WORDS
    | VERBS
    | frozenset(
        """
    also still now then there here again always never often today tomorrow yesterday tonight alone awake asleep unwell
    happy both all any some each every no yes ok if because while where why what how whose very too just only even more
    these those another mr mrs ms miss mx dr redacted blank somebody someone nobody client patient name surname anon
    anonymous anonymised removed withheld unknown tbc said above
    """.split()
    )
)
"""What may follow a title whose name was left out: 'Mr has asked', 'Mrs also'."""
IMAGED = frozenset(
    """
    scan scans scanner scanning imaging image images angiogram angiography spectroscopy compatible conditional safe unsafe
    brain spine spinal lumbar cervical pelvis abdomen knee knees hip hips shoulder shoulders wrist ankle foot neck liver
    tablet tablets capsule capsules preparation preparations release granules morphine tramadol dose regurgitation
    """.split()
)
"""What follows MR for magnetic resonance, modified release and mitral regurgitation."""
ILL = frozenset(
    """
    pain fatigue nurse nurses team clinic symptom symptoms relapse relapses relapsing society group specialist specialists
    patients service services diagnosis tremor tremors spasm spasms spasticity gait progression related therapist drug drugs
    lesion lesions centre hug type medication treatment support exercise attack attacks flare diet
    teams word office powerpoint excel outlook project
    """.split()
)
"""What follows MS for multiple sclerosis and for the maker of programs."""
AT_A_START = re.compile(
    r"(?:^|[\n.!?;:,(|–-])[ \t]*$|\b(?:saw|with|by|for|re|phoned|rang|told|met|visited|dear|lady|client|from)[ \t]+$",
    re.IGNORECASE,
)
"""Where 'miss' is no verb."""
HELPERS = frozenset(("may", "will", "keen"))
ELIDED = frozenset(("xx", "xxx", "xxxx"))


def find_titled_words(text: str) -> Iterator[Identifier]:
    """Every word after Mr, Mrs, Miss or Ms that is a name though it is also a word and not in a name's capitals."""
    for match in TITLED_WORD.finditer(text):
        title, word = match["title"], match["it"]
        if title.istitle() and word[0].isupper():
            continue  # the ordinary form
        if _is_a_name(word, (match["next"] or "").strip().lower()) and _is_a_title(match, text):
            code = lexicon().code(word)
            strong = bool(code & (FIRST | SURNAME)) or not code & VOCABULARY
            yield Identifier(*match.span("it"), "PERSON", 0.9, "a name after Mr, Mrs, Dr or the like", strong)


def _is_a_name(word: str, following: str) -> bool:
    lower = word.lower().replace("’", "'")
    if lower in HELPERS:
        return following in SPEECH | {"seen"} and following not in {"be", "have"}
    code = lexicon().code(lower)
    named = code & (FIRST | SURNAME)
    formed = bool(code & VOCABULARY) and not named and lower.endswith(("ed", "ing", "ly"))
    return lower not in NO_NAME | ELIDED and not formed


def _is_a_title(match: re.Match[str], text: str) -> bool:
    """Whether the title is none of a verb, a disease, a picture or a kind of tablet."""
    title, lower = match["title"], match["it"].lower()
    if title.lower() == "mr":
        return lower not in IMAGED and not (title == "MR" and match["it"] == "head")
    if title.lower() == "mrs" or title == "Miss":
        return True
    named = lexicon().code(lower) & (FIRST | SURNAME)
    if title.lower() == "ms":
        shouted = title != "MS" or match["it"].isupper()
        return bool(named) and shouted and lower not in ILL and (not match["stop"] or title == "Ms")
    return bool(named) and bool(AT_A_START.search(text, max(0, match.start() - 12), match.start()))
