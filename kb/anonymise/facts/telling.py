# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Facts that point to one person, as far as rules can tell them: class E of the checklist."""

import re
from collections.abc import Iterator

from kb.anonymise.cues import FUNCTION_WORDS, KIN
from kb.anonymise.facts.shapes import SHAPES
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import FIRST, SURNAME, lexicon, usually_lower

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
    rf"|\b(?:national|local|front|evening|daily)[ \t]+(?:papers?|press|page|headlines|newspapers?)\b|\bin[ \t]the[ \t]sunday[ \t](?:papers?|press|page|headlines|newspapers?)\b|\bin[ \t]the[ \t]+(?:papers|news|gazette|press|headlines|tabloids)\b|\bfront[ \t](?:page|of[ \t]the[ \t](?:\w+[ \t])?(?:paper|gazette|echo|post))\b|\bmade[ \t]the[ \t](?:papers|news|headlines)\b"
    rf"|\b(?:film|television|telly|tv|bbc|itv|channel[ \t]4|netflix)[ \t]+(?:\w+[ \t]+)?(?:crew|documentary)\b|\b(?:was|were|been|appeared|featured|interviewed|seen|asked)[ \t]+(?:on|onto)[ \t]+(?:the[ \t]+)?(?:telly|tv|television|news|radio|bbc|itv|local[ \t]radio)\b|\bwent[ \t]+viral\b|\bhas[ \t]+a[ \t]+wikipedia\b|\bgoogle(?:d)?[ \t]+(?:her|him|his|their)\b"
    rf"|\b(?:is|was|as|a|the|former|retired|became|elected|been|our|ex)[ \t-]+{ROLE}\b|\bbletchley\b|\bside[ \t]+of[ \t]+the[ \t]+buses\b"
    rf"|\b(?:well[ \t-]+known|famous|a[ \t]+(?:local[ \t]+)?(?:legend|celebrity|hero))[ \t]+(?:locally|in[ \t]+the|round|figure|face|for[ \t]+(?:his|her|winning|having))\b|\beverybody[ \t]+(?:round[ \t]here[ \t]+)?knows|\beveryone[ \t]+(?:(?:in|round)[ \t]+\w+[ \t]+)?knows\b|\bknown[ \t]+(?:all[ \t]+over|throughout)[ \t]+the\b"
    rf"|\bwon[ \t]+(?:the|a|an|two|three|four|gold|silver|bronze)[ \t]+(?:(?!argument)\w+[ \t]+){{0,3}}(?:championships?|cup|medals?|title|trophy|award|race|lottery|marathon|olympics|paralympics|eisteddfod)\b(?![ \t]+in[ \t]both)|\b(?:holds?|held|broke)[ \t]+(?:the|a)[ \t]+(?:\w+[ \t]+)?(?:world|national|british|county|club)[ \t]+record\b|\b(?:played|rode|rowed|swam|boxed|ran|sang|capped)[ \t]+for[ \t]+(?:england|wales|scotland|ireland|britain|gb|great[ \t]britain|the[ \t]+county|the[ \t]+country)\b|\b(?:trained|managed|coached|captained)[ \t]+the[ \t]+(?:\w+[ \t]+){{0,3}}(?:side|team|squad)\b"
    rf"|\b(?:murder|manslaughter|rape|arson|terror(?:ism)?|fraud)[ \t]+(?:trial|case|inquiry|conviction)\b|\b(?:the|her|his|their)[ \t]+(?:public[ \t]+)?(?:inquest|inquiry)\b|\b(?:stood|standing|on|awaiting|faces?|faced|facing|since|gave[ \t]+evidence[ \t]+at|at)[ \t]+(?:the[ \t]+|her[ \t]+|his[ \t]+|their[ \t]+)?(?:public[ \t]+|court[ \t]+)?trial[ \t]+(?:for|at[ \t]+the|in[ \t]+(?:the[ \t]+)?(?:\w+[ \t]+)?court|accused|charged)\b|\bsurviv(?:ed|or[ \t]+of)[ \t]+the[ \t]+(?:\w+[ \t]+){{0,3}}(?:disaster|fire|bombing|crash|explosion|sinking|massacre|shooting|genocide|holocaust|siege|flood)\b"
    rf"|\b(?:hillsborough|aberfan|lockerbie|grenfell|piper[ \t]alpha|zeebrugge|dunblane|omagh|manchester[ \t]arena|lynmouth|flixborough|windrush|kindertransport)\b",
    re.IGNORECASE,
)
KNOWN_FOR = re.compile(
    # shown to many: the press, films, pictures
    r"\b(?:was|were|is|had[ ]been|been|got|being|be|appeared|are|who[ ]was|'?s|who)[ \t]+(?:\w+ly[ \t]+)?(?:filmed|televised|photographed|interviewed|profiled|quoted|pictured|painted|reported(?![ \t]+as[ \t]+(?:being[ \t]+)?(?:correct|normal|stable|well|independent|safe|unchanged|clear|negative|positive)\b))[ \t]+(?:going|coming|by|for|in|on|climbing|carrying|being|rescu\w+|doing|with|at|up|as|while|when|after)\b(?![ \t]+(?:video|ot|the[ ]ot|us|me|consent|ward|therapist|staff|assessment|training|gait|falls?|increased|reduced))"
    r"|\bin[ \t]+the[ \t]+(?:[\w-]+[ \t]+){0,2}(?:film|documentary|photograph|photo|picture|painting|mural|programme|advert|footage|video|series)[ \t]+(?:that|which|about|of|on|at|outside)\b(?![ \t]+(?:the[ \t]+)?(?:room|wall|hall|side|splint|equipment|bathroom|stairs|hand|technique))"
    r"|\b(?:photograph|photo|picture|painting|film|footage|poster|song|book|poem|play)[ \t]+(?:of[ \t]+(?:him|her|them)[ \t]+)?(?:that[ \t]+|which[ \t]+)?(?:won|hangs[ \t]+in[ \t]+the[ \t]+(?:gallery|museum|town[ ]hall|library|palace|national)|went[ \t]+(?:viral|round)|was[ \t]+(?:seen|shared|shown|on)|made[ \t]+the)\b"
    r"|\bin[ \t]+the[ \t]+(?-i:Standard|Echo|Gazette|Post|Argus|Mercury|Advertiser|Herald|Times|Courier|Examiner|Observer|Chronicle|Star|Mail|Mirror|Sun|Guardian|Telegraph|Press|Journal|Recorder|Evening[ ]\w+|Express|News|Record|Citizen|Sentinel)\b"
    r"|\b(?:sold|told)[ \t]+(?:(?:his|her|their|a|the)[ \t]+)?(?:own[ \t]+)?(?:story|stories)[ \t]+(?:\w+[ \t]+){0,3}?to[ \t]+(?:a|the)[ \t]+(?:magazine|paper|papers|newspaper|press|tabloids?|sunday)\b|\b(?:all[ ]over|trended|viral)[ \t]+(?:the[ \t]+)?(?:on[ \t]+)?(?:internet|facebook|twitter|tiktok|youtube|social[ ]media)\b"
    # honours, records, offices
    r"|\b(?:holds?|held|holding|won|wins|defended|lost)[ \t]+(?:the|a|two|three|his|her)[ \t]+(?:[\w-]+[ \t]+){0,2}(?:title|belt|record|crown|gold|silver|bronze|medal|championship|pennant|cross)\b(?![ \t]+(?:deeds?|book|card|sheet|form|keeping|in[ ]both|of[ ](?:visit|fluid|intake|food|falls)|up\b))|\b(?:cards?|telegrams?|letters?|message|medal|visit)[ \t]+from[ \t]+(?:(?:the|two|both|three)[ \t]+)?(?:king|queen|prince(?:ss)?|duke|duchess|palace|sovereigns?|monarchs?|prime[ ]minister|pope|president)\b"
    r"|\b(?:awarded|received|holds|won|collected|gained|accepted)[ \t]+(?:the|a|an|his|her|their)[ \t]+(?:\w+[ \t]+){0,2}(?-i:MBE|OBE|CBE|BEM|DSO|DFC|MC|GC|VC|George[ ]Cross|Victoria[ ]Cross|Military[ ](?:Cross|Medal)|Maundy[ ]\w+|knighthood|damehood|knighted)\b|\b(?:knighted|ennobled)\b|\b(?:named|voted|crowned|made)[ \t]+(?:the[ \t]+)?(?:\w+['’]?s?[ \t]+){0,3}(?:of[ ]the[ ](?:year|decade|century)|laureate|champion|freeman)\b|\b(?:(?:was|were|is|been|being|got|be|once|when|and|,)[ \t]+(?:named|made)|voted|crowned)[ \t]+(?:the[ \t]+)?(?:\w+['’]?s?[ \t]+){0,3}(?:queen|king)\b"
    r"|\b(?:founded|founder[ ]of|co-?founded|established|set[ ]up|started|built|invented|designed|discovered|patented)[ \t]+(?:the|a|his|her|their)[ \t]+(?:\w+['’]?s?[ \t]+){0,4}(?:charity|club|museum|school|choir|band|company|factory|firm|union|party|newspaper|festival|carnival|church|mosque|temple|gurdwara|theatre|orchestra|refuge|hospice|railway|regiment|airline|chain|brand|label)\b|\b(?:leads?|led|conduct(?:s|ed)|captain(?:s|ed))[ \t]+(?:the|a)[ \t]+(?:\w+[ \t]+){0,3}(?:band|choir|orchestra|procession|parade|march|carnival|side|expedition|strike|campaign)\b"
    r"|\b(?:is|was|as|the|a|former|retired|ex|once|late|our|longest-serving|an)[ \t-]+(?:former[ \t]+|retired[ \t]+|ex-)?(?:mayor(?:ess)?|lord[ ]mayor|provost|(?:county[ ]|town[ ]|city[ ]|borough[ ])?councillor|alderman|bishop|archdeacon|high[ ]sheriff|msp|(?-i:MP|MEP|MLA|MSP)|(?:life|hereditary)[ ]peer|peer(?=[ \t]+(?:of[ ]the[ ]realm|in[ ]the[ ](?:house[ ]of[ ])?lords))|baroness|baron|ambassador|consul|town[ ]crier|laureate|commodore|brigadier|admiral|wing[ ]commander|astronaut|cosmonaut|newsreader|weatherman|tv[ ]presenter|film[ ]star|pop[ ]star|rock[ ]star|goalkeeper|centre[ ]forward|jockey|matador|trapeze[ ]artist|lion[ ]tamer)\b(?!['’]s|[ \t]+(?:visited|surgery|wrote|rang|support|pressure|group))"
    r"|\b(?:famous|renowned|celebrated|notorious|infamous|best[ ]known|well[ ]known)[ \t]+(?:for|as|throughout|across|in)[ \t]+(?!(?:the[ ]team|the[ ]service|us|his[ ]stick|this)\b)|\b(?:household[ ]name|claim[ ]to[ ]fame|fifteen[ ]minutes[ ]of[ ]fame)\b"
    r"|\b(?:the|that|same)[ \t]+(?:very[ \t]+)?(?:man|woman|boy|girl|lad|lady|one|couple|grandmother|grandfather|mother|father|nurse|driver|teacher|farmer|soldier|family|brothers|sisters|twins)[ \t]+(?:off[ \t]+the[ \t]+(?!ward|unit|bus\b|phone)\w+|who[ \t]+(?:was[ \t]+(?:filmed|rescued|arrested|shot|stabbed|lost[ ]at|found|pulled|cut[ ]out|struck|held)|chained|jumped|climbed|saved|rescued|swam|survived|won|stopped|confronted|faced|found[ \t]+the|wrote[ \t]+the|sued|refused[ \t]+to[ \t]+sell|shouted[ \t]+at[ \t]+the|married|kidnapped|escaped))\b"
    r"|\b(?:one|two|three|four)[ \t]+of[ \t]+(?:the|only|just)[ \t]+(?:only[ \t]+|last[ \t]+|first[ \t]+)?(?:two|three|four|five|six|seven|\d{1,2})[ \t]+(?:[\w-]+[ \t]+)?(?:soldiers|survivors|men|women|people|pilots|miners|crew|brothers|sisters|siblings|children|nurses|sailors|players|families|jurors|hostages|passengers|climbers|firefighters|fishermen|officers|in[ ]the[ ]country|left|known|living)\b"
    r"|\b(?:closed|shut|blocked|stopped)[ \t]+the[ \t]+(?:motorway|bridge|railway|airport|port|town|high[ ]street|m\d+)\b|\b(?:chained|glued|locked)[ \t]+(?:himself|herself|themselves)[ \t]+to\b|\b(?:\w+[ \t]+){0,2}(?:played|rang|sang|conducted|preached|delivered|served|kept|drove|ran|worked)[ \t]+(?:the[ \t]+)?(?:organ|bells?|post|lighthouse|ferry|signal[ ]box|crossing|last[ ]tram|pub|shop|mill)[ \t]+(?:\w+[ \t]+){0,3}for[ \t]+(?:[4-9]\d|forty|fifty|sixty|seventy)[ \t-]?\w*[ \t]+years\b"
    r"|\bfor[ \t]+(?:[5-9]\d|fifty|sixty|seventy)(?:[ \t-](?:one|two|three|four|five|six|seven|eight|nine))?[ \t]+years,?[ \t]+(?:he|she|they)?[ \t]*(?:played|rang|sang|conducted|preached|kept|ran)\b|\bthe[ \t]+(?:only|first|last|oldest|youngest|tallest|longest)[ \t]+(?!(?:\w+[ \t]+){0,2}(?:house|home|flat|bungalow|shop|bus|pub|school|surgery|lift|toilet|chair|bed|bath|room|car|place|day|time|week|year|thing|building|stop|door)\b)(?:[\w'’-]+[ \t]+){0,4}?(?:in[ \t]+(?:the[ \t]+)?(?:village|town|county|country|world|uk|street|island|valley|city|parish|britain|wales|scotland|ireland|england|europe|history|area|region|regiment|service[ ]history)|ever|to[ \t]+(?:swim|climb|win|fly|cross|sail|walk[ ]to|serve|qualify|be[ ](?:born|ordained|elected|awarded|appointed)))\b",
    re.IGNORECASE,
)
SHOWN = re.compile(
    r"(?:was|were|is|been|being|be|are)[ \t]+(?:\w+ly[ \t]+)?(?:filmed|televised|photographed|quoted|pictured|painted|reported)\b",
    re.IGNORECASE,
)
BEFORE_SHOWN = re.compile(r"(?P<it>[\w'’-]+)[ \t]+(?:(?:was|were|is|has|had|have|being|be|been|to|are)[ \t]+)*$")
PEOPLE = re.compile(
    rf"(?:{MEMBER}|clients?|patients?|pts?|men|women|girls|boys|children|pupils|couple|famil(?:y|ies)|soldiers?|residents?|tenants?|crew|team|lad|lass|bloke|\w+(?:ers|ors|ists|men|women))",
    re.IGNORECASE,
)
EVENTS = frozenset(
    [
        "wedding",
        "rescue",
        "arrest",
        "trial",
        "story",
        "case",
        "speech",
        "protest",
        "strike",
        "march",
        "accident",
        "crash",
        "fire",
        "life",
        "face",
        "funeral",
        "concert",
    ]
)
"""What is shown to many together with those who were in it."""
LONGEST_CLAUSE = 160
AROUND = 60
CLAUSE = re.compile(r"[^.;!?\n]+")
ATTEMPT = re.compile(
    r"\b(?:first|last|only)[ \t]+(?:time|attempt|visit|session|week|day|night|step|thing|floor|goal|meal|appointment|meeting|review|assessment|half|part|option|reason|way|room|toilet|bathroom|chair|aid|equipment|transfer)\b",
    re.IGNORECASE,
)


def find_facts(text: str) -> Iterator[Identifier]:
    """Every clause that says what is true of one person alone."""
    for match in (found for shape in (SINGLING, KNOWN_FOR, *SHAPES) for found in shape.finditer(text)):
        if ATTEMPT.search(match[0]) or _shows_a_thing(text, match):
            continue
        start = max(text.rfind(mark, 0, match.start()) for mark in (".", ";", "\n", ":", "!", "?")) + 1
        clause = CLAUSE.match(text, start)
        end = max(match.end(), clause.end() if clause else 0)
        if end - start > LONGEST_CLAUSE:  # dictated without stops: a dozen words either side stand for the clause
            start = max(start, text.find(" ", max(start, match.start() - AROUND)))
            if end > match.end() + AROUND:
                end = max(match.end(), text.rfind(" ", match.end(), match.end() + AROUND))
        yield Identifier(start, end, "OTHER", 0.5, "a fact that may point to one person", False)


def _shows_a_thing(text: str, match: re.Match[str]) -> bool:
    """Whether it is a thing that was filmed, painted or quoted: 'the splint was photographed', 'the lift was quoted at'."""
    if not SHOWN.match(match[0]):
        return False
    before = BEFORE_SHOWN.search(text, max(0, match.start() - 40), match.start())
    word = before["it"] if before else ""
    lower = word.lower()
    if PEOPLE.fullmatch(word) or lower in KIN | EVENTS | FUNCTION_WORDS:
        return False
    code = lexicon().code(word)
    if usually_lower(code):
        return word.islower() or not code & (FIRST | SURNAME)
    return word.islower() and lower in lexicon().practice
