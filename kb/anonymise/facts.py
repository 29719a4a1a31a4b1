# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Facts that point to one person, as far as rules can tell them: class E of the checklist."""

import re
from collections.abc import Iterator

from kb.anonymise.identifiers import Identifier

GROUP = (
    r"(?:village|town|city|county|country|island|street|road|estate|valley|parish|school|club|force|regiment|world|uk|area|region|district|quarry|pit|colliery|mine|crew|ship|boat|lifeboat|squadron|battalion|platoon|side|year|century"
    r"|congregation|mosque|church|gurdwara|choir|band|council|university|college|north|south|east|west|wales|scotland|ireland|england|britain|highlands|borders|isles|cornwall|north-east|south-west|pickers|miners|weavers|fishermen|survivors)"
)
SINGLE = (
    r"(?:only|first|last|youngest|oldest|sole|tallest|longest[ -]serving|one[ ]of[ ](?:only[ ])?(?:two|three|four))"
)
MEMBER = r"(?:man|woman|person|female|male|lady|girl|boy|child|pupil|student|wheelchair[ ]user|amputee|survivor|one|member|officer|driver|handler|worker|teacher|nurse|doctor|farmer|player|speaker|family|amputation|case|black|asian|deaf|blind|sikh|muslim|jewish|hindu|polish|syrian|trans|gay|traveller|refugee)"
ROLE = (
    r"(?:high[ ]sheriff|lord[ ]mayor|lord[ ]lieutenant|mayor(?:ess)?|town[ ]crier|poet[ ]laureate|olympi(?:c|an)|paralympi(?:c|an)|world[ ]champion|national[ ]champion|record[ ]holder|lighthouse[ ]keeper|lifeboat[ ]cox(?:swain)?|mp[ ]for|former[ ](?:mayor|footballer|councillor|minister|mp|bishop|jockey|boxer|international)"
    r"|professional[ ](?:footballer|boxer|cricketer|golfer|wrestler|dancer|musician)|code[ ](?:clerk|breaker)|codebreaker|para-?rower|test[ ]pilot|astronaut|master[ ]of[ ]the[ ]hounds|ferryman|pearly[ ](?:king|queen)|chief[ ]constable)"
)
SINGLING = re.compile(
    rf"\b(?:(?:is|was|are|were|as|being|still|the|his|hers|her|their)[ \t]+)(?:the[ \t]+|our[ \t]+|their[ \t]+)?{SINGLE}\b[^.;\n]{{0,60}}?\b(?:in|at|on|from|round|of|among)[ \t]+(?:(?:the|our|this|that|a|an|all)[ \t]+)?(?:\w+[ \t]+){{0,2}}?{GROUP}\b"
    rf"|\bthe[ \t]+(?:{SINGLE})[ \t]+(?:\w+[ \t]+)?{MEMBER}[ \t]+(?:(?:living|alive|left)[ \t]+)?(?:(?:ever|still)[ \t]+)?(?:in[ \t]+(?:the|our|this)[ \t]+(?:\w+[ \t]+){{0,2}}?{GROUP}\b|to[ \t]+(?:have[ \t]+)?(?:surviv\w+|win|won|be[ \t]+(?:brought|rescued|saved|elected|ordained)|play(?:ed)?[ \t]+for|swim|climb|row|serve|fly|finish)|who[ \t]+(?:ever|survived|worked|served|won|swam|climbed|was[ \t]+there)|living|alive|left[ \t]+(?:in|of))"
    rf"|\b(?:national|local|front|sunday|evening|daily)[ \t]+(?:papers?|press|page|headlines|newspapers?)\b|\bin[ \t]the[ \t]+(?:papers|news|gazette|press|headlines|tabloids)\b|\bfront[ \t](?:page|of[ \t]the[ \t](?:\w+[ \t])?(?:paper|gazette|echo|post))\b|\bmade[ \t]the[ \t](?:papers|news|headlines)\b"
    rf"|\b(?:film|television|telly|tv|bbc|itv|channel[ \t]4|netflix)[ \t]+(?:\w+[ \t]+)?(?:crew|documentary)\b|\b(?:was|were|been|appeared|featured|interviewed|seen|asked)[ \t]+(?:on|onto)[ \t]+(?:the[ \t]+)?(?:telly|tv|television|news|radio|bbc|itv|local[ \t]radio)\b|\bwent[ \t]+viral\b|\bhas[ \t]+a[ \t]+wikipedia\b|\bgoogle(?:d)?[ \t]+(?:her|him|his|their)\b"
    rf"|\b(?:is|was|as|a|the|former|retired|became|elected|been|our|ex)[ \t-]+{ROLE}\b|\bbletchley\b|\bside[ \t]+of[ \t]+the[ \t]+buses\b"
    rf"|\b(?:well[ \t-]+known|famous|a[ \t]+(?:local[ \t]+)?(?:legend|celebrity|hero))[ \t]+(?:locally|in[ \t]+the|round|figure|face|for[ \t]+(?:his|her|winning|having))\b|\beverybody[ \t]+(?:round[ \t]here[ \t]+)?knows|\beveryone[ \t]+(?:(?:in|round)[ \t]+\w+[ \t]+)?knows\b|\bknown[ \t]+(?:all[ \t]+over|throughout)[ \t]+the\b"
    rf"|\bwon[ \t]+(?:the|a|an|two|three|four|gold|silver|bronze)[ \t]+(?:(?!argument)\w+[ \t]+){{0,3}}(?:championships?|cup|medals?|title|trophy|award|race|lottery|marathon|olympics|paralympics|eisteddfod)\b(?![ \t]+in[ \t]both)|\b(?:holds?|held|broke)[ \t]+(?:the|a)[ \t]+(?:\w+[ \t]+)?(?:world|national|british|county|club)[ \t]+record\b|\b(?:played|rode|rowed|swam|boxed|ran|sang|capped)[ \t]+for[ \t]+(?:england|wales|scotland|ireland|britain|gb|great[ \t]britain|the[ \t]+county|the[ \t]+country)\b|\b(?:trained|managed|coached|captained)[ \t]+the[ \t]+(?:\w+[ \t]+){{0,3}}(?:side|team|squad)\b"
    rf"|\b(?:murder|manslaughter|rape|arson|terror(?:ism)?|fraud)[ \t]+(?:trial|case|inquiry|conviction)\b|\b(?:the|her|his|their)[ \t]+(?:public[ \t]+)?(?:trial|inquest|inquiry)\b(?![ \t]+(?:period|of|shift|week|run|visit|with|use|and|was[ \t]+(?:stopped|extended)))|\bsurviv(?:ed|or[ \t]+of)[ \t]+the[ \t]+(?:\w+[ \t]+){{0,3}}(?:disaster|fire|bombing|crash|explosion|sinking|massacre|shooting|genocide|holocaust|siege|flood)\b"
    rf"|\b(?:hillsborough|aberfan|lockerbie|grenfell|piper[ \t]alpha|zeebrugge|dunblane|omagh|manchester[ \t]arena|lynmouth|flixborough|windrush|kindertransport)\b",
    re.IGNORECASE,
)
LONGEST_CLAUSE = 160
AROUND = 60
CLAUSE = re.compile(r"[^.;!?\n]+")
ATTEMPT = re.compile(
    r"\b(?:first|last|only)[ \t]+(?:time|attempt|visit|session|week|day|night|step|thing|floor|goal|meal|appointment|meeting|review|assessment|half|part|option|reason|way|room|toilet|bathroom|chair|aid|equipment|transfer)\b",
    re.IGNORECASE,
)


def find_facts(text: str) -> Iterator[Identifier]:
    """Every clause that says what is true of one person alone."""
    for match in SINGLING.finditer(text):
        if ATTEMPT.search(match[0]):
            continue
        start = max(text.rfind(mark, 0, match.start()) for mark in (".", ";", "\n", ":", "!", "?")) + 1
        clause = CLAUSE.match(text, start)
        end = max(match.end(), clause.end() if clause else 0)
        if end - start > LONGEST_CLAUSE:  # dictated without stops: a dozen words either side stand for the clause
            start = max(start, text.find(" ", max(start, match.start() - AROUND)))
            end = max(match.end(), text.rfind(" ", match.end(), min(end, match.end() + AROUND)))
        yield Identifier(start, end, "OTHER", 0.5, "a fact that may point to one person", False)
