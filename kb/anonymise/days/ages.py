# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Ages over 89, in figures and in words."""

import re
from collections.abc import Iterable, Iterator

from kb.anonymise.cues import FUNCTION_WORDS, KIN, LABELS
from kb.anonymise.days.dates import MONTH, WEEKDAY
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import FIRST, SURNAME, lexicon, usually_lower
from kb.anonymise.pattern import any_case, part_of

OLD = r"(?:9\d|10\d|11[0-5])"
OLD_WORD = r"(?:ninety(?:[\s-]+(?:one|two|three|four|five|six|seven|eight|nine|odd|plus|something))?|(?:(?:a|one)[\s-]{1,3})?\bhundred(?:[\s-]+(?:and[\s-]+)?(?:one|two|three|four|five|six|seven))?)(?!t(?:y|een)\b|[\s-]+(?:and[\s-]+)?\w+t(?:y|een)\b)"
UNJOINED = r"(?:(?<![\w£$/.-])|(?<=[.]{3}))"
"""Before a number that is no part of another; dots may stand for what was cut off: '...90 yr old'."""
EITHER = rf"(?:{OLD}|{OLD_WORD})"
NO_UNIT = (
    r"(?![\d%/°]|[.:]\d|[ \t-]*(?:%|deg(?:rees)?|cm|mm|m\b|kg|g\b|mg|ml|mins?\b|minutes|hours|hrs|weeks|days|months|metres?|meters?|miles?|feet|ft|yards|steps|stairs|words|percent|per\b|pounds|quid|points|times|seconds|secs|x\b"
    r"|(?:one|two|three|four|five|six|seven|eight|nine)\b|and[ \t]a[ \t](?:half|quarter)|to\b|out\b|by\b|lengths|laps|reps|repetitions|calories|centile|percentile|in[ \t]the\b|beats|bpm|on[ \t](?:room[ \t])?air|on[ \t]the[ \t](?:scale|gonio)|from[ \t]floor|patients|people|clients|visits|rpm|mph|acres|sheep|cows|hens|pence|p\b|cigarettes|fags|units"
    r"|(?:and|or|&)[ \t]*\d+(?:[.]\d+)?[ \t]*(?:%|°|cm|mm|m\b|kg|deg)))"
)
AND_A_BIT = r"(?:[ \t-]+and[ \t-]+(?:a[ \t-]+(?:bit|half|quarter)|\w+[ \t-]+(?:quarters|thirds|twelfths)))(?![ \t]+(?:cm|mm|kg|inches|in\b|ft|feet|metres?|miles?|minutes|hours|degrees|percent|stone|pounds))"
"""What is more than a whole year."""
WHO = (
    r"(?:she|he|they|who|mum|mam|mammy|ma|mom|dad|daddy|da|pa|mother|father|gran|granny|nan|nana|nanny|nain|mamgu|taid|tadcu|grandad|granda|grandpa|grandma|grandmother|grandfather|wife|husband|client|patient|pt|resident|lady|gentleman|mrs|mr|aunt|auntie|uncle|sister|brother|neighbour|partner|friend"
    r"|carer|widow(?:er)?|woman|man|teacher|miner|nurse|farmer|spouse|cousin|landlady|landlord|lodger|twin|mother-in-law|father-in-law|i|you)"
)
RELATIVE = r"(?:mum|mam|mammy|mom|dad|daddy|mother|father|gran|granny|nan|nana|nanny|nain|taid|grandad|granda|grandpa|grandma|grandmother|grandfather|wife|husband|h['’]?band|hubby|auntie|aunty|aunt|uncle|sister|brother|spouse|cousin|mil|fil|mother-in-law|father-in-law)"
CLAUSE_OPENS = r"(?:^|(?<=[.!?\n(;][ \t])|(?<=[\n(;]))[ \t]{0,3}"
AT_THEN = r"(?:at|when|on)[ \t]+(?:the[ \t]+)?(?:(?:time[ \t]+of|first|last|initial|our)[ \t]+)?(?:referral|referred|admission|admitted|diagnosis|assessment|review|visit|seen|contact|time|start|injury|stroke)\b"
NO_PERSON = r"(?!(?:It|That|This|There|Weight|Score|Total|Height|Width|Depth|Rate|Pulse|Sats|Saturations?|Range|Flexion|Extension|Temperature|Target|Grip|Power|Average|Mean|Index|Length|Distance|Cadence|Speed|Maximum|Minimum|Load|Limit|Room|Page|Item)\b)"
AGES = (
    any_case(
        r"\b(?P<it>(?:four[ \t-]?score(?:[ \t-]+(?:and|&)[ \t-]+(?:ten|eleven|twelve|\w+teen|\d\d))|fivescore|five[ \t-]score))\b"
    ),
    any_case(
        r"\b(?:big|the|turned|reached|hit|hits|turns|is|at)[ \t]+(?P<it>nine[- ](?:oh|o|zero)|9-0|1-0-0)\b(?![ \t]*(?:\d|oh|one|two|three|four|five|six|seven|eight|nine|zero))"
    ),
    any_case(rf"\b(?P<it>{OLD_WORD}[ \t]+plus[ \t]+(?:one|two|three|four|five|six|seven|eight|nine))\b"),
    # After a number in brackets behind a name, and of somebody: "Ogilvy (CHI ...), 93, was", "a man of ninety-one two doors down".
    any_case(rf"(?<=\d\)),[ \t](?P<it>{OLD})(?=,[ \t]+(?:was|is|had|has|who|lives|living|lived|came|fell|now|and)\b)"),
    any_case(
        r"\b(?:lady|gentleman|woman|man|widow|widower)[ \t]+of[ \t]+(?P<it>ninety-\w+)(?![ \t]+(?:kilos?|kg|stone|minutes|degrees))"
    ),
    # On a board: "Bed 3 Goldberg. 97."; and what somebody was on a day: "was ninety on 10/10".
    any_case(
        rf"\bbed[ \t]+\d{{1,2}}[ \t:,–-]*(?-i:[A-Z])[\w'’-]+(?:,?[ \t]+(?-i:[A-Z])[\w'’-]+){{0,2}}[.,:;]?[ \t]+(?P<it>{OLD}){NO_UNIT}(?=[ \t]*[.,;#\n]|$)"
    ),
    any_case(rf"\b(?:was|turned|is)[ \t]+(?P<it>{EITHER})(?=[ \t]+on[ \t]+(?:the[ \t]+)?(?:\d|{MONTH}))"),
    any_case(
        rf"\b(?:nearly|almost|past|approaching|coming[ \t]up(?:[ \t](?:to|for|on))?|well[ \t]over|getting[ \t]on[ \t]for|pushing|rising|knocking[ \t]on)[ \t]+(?P<it>{EITHER}){NO_UNIT}(?=[ \t]*(?:[,.;)!?\n]|$|and\b|she\b|he\b|but\b|now\b|when\b|in\b))"
    ),
    any_case(rf"\b(?P<it>over[ \t]{EITHER}){NO_UNIT}(?=[ \t]*(?:$|[.;)\n]))"),
    any_case(
        rf"(?:\b(?:{WHO}|both|all)|(?-i:\b{NO_PERSON}[A-Z][a-z]+)),?[ \t]+(?:(?:is|are|was|were|well|both)[ \t]+)*(?P<it>over[ \t]{EITHER}){NO_UNIT}(?=[ \t]*,|[ \t]+(?:and|an|but|now|with|who|when|so)\b)"
    ),
    # In a clause without a subject: "Now 91 and frail", "Is 91 but active"; "Independent until 92."; "M/95", "y/o: 92".
    any_case(rf"{CLAUSE_OPENS}(?:now|is(?:[ \t]+now)?)[ \t]+(?P<it>{OLD})(?=[ \t]*,|[ \t]+(?:and|but|with)\b)"),
    any_case(
        rf"\b(?:independent|fit|well|driving|alone|working|active|frail|mobile|cycling|walking)[ \t]+(?:until|till|to|at)[ \t]+(?P<it>{OLD})(?=[ \t]*[,.;]|[ \t]*$)"
    ),
    any_case(rf"(?<![\w/])(?-i:[MF])/(?P<it>{OLD})(?![\w/%])|\by/?o[ \t]*:[ \t]*(?P<b>{OLD})(?![\w/%])"),
    any_case(rf"{CLAUSE_OPENS}at[ \t]+(?P<it>{OLD}),[ \t]+(?:he|she|they|wants|still)\b"),
    # Between commas after a person or a date of birth: "pt rose marsh, 91, lives", "DOB 19-Oct-1931, 93, at".
    any_case(
        r"\b(?:(?:pt|patient|client|resident|mrs?|ms|miss)\b[^\n,;:.\d]{1,40}|(?:d\.?o\.?b\.?|born)\b[^\n,;]{1,30}\d[^\n,;]{0,12})[ \t]?,[ \t]?(?P<it>9\d|10\d)(?=[ \t]?,)"
    ),
    # After the date of birth: "dob 1/2/1935, so 91", "Born: 8/8/1929 (95)", "DOB 29-02-1936 → 90 on paper".
    any_case(
        rf"\b(?:d\.?o\.?b\.?|born|date[ \t]of[ \t]birth)[^\n]{{1,30}}?\d[ \t]*(?:,?[ \t]*so[ \t]+(?:now[ \t]+|is[ \t]+)?|→[ \t]*|=[ \t]*|\()(?P<it>{OLD})(?![\w/%-]|[.]\d|[ \t]*(?:cm|mm|kg|weeks|months)\b)"
    ),
    any_case(
        rf"\b(?:{WHO}|[a-z]+['’]s)(?:['’]s|[ \t]+(?:is|was)|[ \t]the[ \t]\w+[ \t]one,)[ \t]+(?P<it>{EITHER}){AND_A_BIT}|\bat[ \t]+(?P<b>{EITHER}){AND_A_BIT}"
    ),
    any_case(rf"(?<=[:,][ \t])(?P<it>{OLD_WORD}-(?:odd|something))(?=[ \t]*[,.;)\n])"),
    any_case(rf"{UNJOINED}(?P<it>{OLD})[½¼¾](?![ \t]*(?:cm|mm|kg|in\b|inch|[\"”″]))"),
    any_case(rf"(?<=,)[ \t]+is[ \t]+(?P<it>{OLD_WORD}){NO_UNIT}(?=[ \t]+and\b|,)"),
    any_case(
        rf"(?-i:\b{NO_PERSON}[A-Z][a-z'’-]+),[ \t]+(?P<it>{EITHER})(?=[ \t]+(?:herself|himself|themselves|tomorrow|today|yesterday|on[ \t](?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)"
    ),
    any_case(rf"[\"“](?:no,?[ \t]+)?(?P<it>{OLD})[\"”][ \t]+(?:s?he|they)[ \t]+says?\b"),
    any_case(
        rf"(?:\b(?-i:[MF])(?:,[ \t]?|[ \t])|(?:^|[(,]\s?)(?-i:[MF]))(?P<it>{OLD})\b(?!%|[.]\d|[ \t]?(?:cm|mm|kg))|\((?:(?-i:[MF]),?[ \t]*)(?P<b>{OLD})\)"
    ),
    any_case(
        rf"(?:\b{WHO}(?:[ \t][A-Z])?|(?-i:\b{NO_PERSON}[A-Z][\w'’-]*[a-z]))[ \t]*\((?P<it>{OLD})(?:[ \t]*[MF])?\)|(?:^|[.]\s|(?:pt|patient|client)\s?)\((?P<b>{OLD})\)"
    ),
    any_case(
        r"\b(?P<it>ninety[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|ninetieth|hundredth)\b"
    ),
    any_case(rf"{UNJOINED}(?P<it>{EITHER})[ \t]*[-–]?[ \t]*(?:yea?rs?d?|yrs?|yr)[ \t.-]*(?:olds?|young|of[ \t]age)\b"),
    any_case(rf"{UNJOINED}(?P<it>{OLD})[ \t]*-?[ \t]*(?:y[/.-]?o\b|y\.o\.|yrs\b|yr[FM]\b|y[FM]\b|y\b(?![ \t]*-))"),
    any_case(rf"{UNJOINED}(?P<it>{OLD})[ \t]?/?[ \t]?(?:(?-i:[MF])|male|female|lady|gentleman|man|woman)\b(?!m|[/\d])"),
    any_case(rf"(?:^|\b(?:is|age|aged|now)[ \t:]+)(?P<it>{EITHER})[ \t]+years(?=[ \t]*(?:$|[.,;)\n]|and\b))"),
    any_case(
        rf"\b(?:aged?|aet\.?|age[ \t]of|ages|turn(?:ed|s|ing)|reach(?:ed|ing)|liv(?:ed|ing|es)[ \t]to(?:[ \t]be)?|(?:age|age/sex|sex/age))(?:[ \t]*(?:/[ \t]*sex)?)[ \t]*(?:is|of|[:=(\-])?[ \t]*(?P<it>{EITHER}){NO_UNIT}|\bage/sex[ \t:]*(?P<b>{OLD})"
    ),
    any_case(
        rf"\b(?:died|dies|passed[ \t]away|retired|widowed|remarried)[ \t]+(?:at|aged)[ \t]+(?P<it>{EITHER}){NO_UNIT}"
    ),
    any_case(
        rf"\b(?:{WHO}|shes|hes|theyre|now)(?:['’](?:s|m|re|d[ \t]be|ll[ \t]be)|[ \t]+(?:is|was|am|are|will[ \t]be|would[ \t]be|['’]ll[ \t]be|just|nearly|almost))[ \t]+(?:be[ \t]+)?(?:now[ \t]+|nearly[ \t]+|almost[ \t]+|just[ \t]+|only[ \t]+|a[ \t]+)?(?P<it>{EITHER}){NO_UNIT}"
    ),
    any_case(
        rf"(?<!\bit )\b(?:will[ \t]be|['’]ll[ \t]be)[ \t]+(?P<it>{EITHER})[ \t]+(?:in[ \t](?!the)|soon|next|on|this)"
    ),
    any_case(rf"(?-i:\b{NO_PERSON}[A-Z][a-z]+) is[ \t]+(?:now[ \t]+)?(?P<it>{EITHER}){NO_UNIT}"),
    any_case(rf"\b(?:shes|hes|theyre|im|himself|herself|themselves)[ \t]+(?P<it>{EITHER}){NO_UNIT}"),
    # "who lives next door, is 92 and cooks for him"
    any_case(rf"(?<=,)[ \t]+is[ \t]+(?:now[ \t]+)?(?P<it>{OLD}){NO_UNIT}(?=[ \t]+and\b|,)"),
    any_case(rf"\b(?:no|sorry),[ \t]+(?:she|he|they)['’]?s?(?:[ \t]+is)?[ \t]+(?P<it>{OLD})\b"),
    any_case(
        r"\b(?:his|her|their|my|mum['’]s|dad['’]s|gran['’]?s|nan['’]?s)[ \t]+(?P<it>9\d(?:th|st|nd|rd)|10\d(?:th|st|nd|rd))(?=[ \t]*(?:[.,;)\n]|$)|[ \t]+(?:is|was|party|card|cake|in|on|next|at|with|last|this|do|bash|tea|and|coming|soon|today|year)\b)"
    ),
    any_case(
        rf"\b(?P<it>{OLD}(?:th|st|nd|rd)?)[ \t]+(?:next[ \t]+)?birthday\b|\b(?P<b>ninet(?:ieth|y[\s-]\w+))[ \t]+birthday\b"
    ),
    any_case(rf"\b(?P<it>{OLD})[ \t]+(?:on|next)[ \t]+(?:her|his|next|birthday|week|month)\b"),
    any_case(rf"\b{WHO}(?:[ \t]+[A-Z])?,?[ \t]+(?P<it>{OLD})(?=,|[ \t]+(?:and|lives|who|with)\b){NO_UNIT}"),
    any_case(rf"(?<=[A-Za-z]),[ \t](?P<it>{OLD})(?=,[ \t][a-z]|[.](?:\s|$))(?!,[ \t]\d)"),
    any_case(
        rf"\b(?:a|an|the)?[ \t]?(?:lady|gentleman|woman|man|client|patient|widow|widower|resident|veteran)[ \t]+of[ \t]+(?P<it>{EITHER}){NO_UNIT}"
    ),
    any_case(rf"\b(?:at|by)[ \t]+(?P<it>{EITHER})(?:,?[ \t]+(?:she|he|they|her|his)\b)"),
    any_case(
        rf"\b(?:though|although|despite[ \t]being|being|even[ \t]at)[ \t]+(?P<it>{EITHER})(?=[ \t]*(?:,|$|\n|he\b|she\b|[.]))"
    ),
    any_case(rf"(?:^|(?<=[.!?\n\"“] ))(?P<it>{EITHER})(?=[ \t]+(?:now[ \t]+)?and[ \t]+(?:still|sharp|fit|frail))"),
    any_case(
        r"\b(?:in|into)[ \t](?:her|his|their)[ \t](?:early[ \t]|late[ \t]|mid[ \t-]?)?(?P<it>nineties|90['’]?s|100['’]?s|hundreds)\b(?![ \t]+(?:music|house|bathroom|kitchen|estate|flat|band|pop))"
    ),
    any_case(
        rf"\b(?P<it>ninety(?:-[a-z]+)?[ \t-]+(?:one|two|three|four|five|six|seven|eight|nine)|(?:one|a)[ \t-]hundred[ \t-]and[ \t-](?:one|two|three|four|five|six|seven))\b{NO_UNIT}(?![ \t-]+(?:and[ \t-]+(?:a\b|one|two|three|\d|over|\w+ty\b)|hundred|thousand|point|over|pounds?|a\b))"
    ),
    any_case(r"(?<![\w£.])(?P<it>9\d\+|9\d[ \t-]?plus)(?=[ \t]*(?:$|[,.;)\n]|and\b|years|yrs|lady|now))"),
    any_case(
        r"\b(?P<it>ninety[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|ninetieth|hundredth)[ \t]+year\b"
    ),
    any_case(
        r"(?<![\w'])(?P<it>90s)[ \t](?:lady|gent(?:leman)?|woman|man|widow)\b"
        r"|\b(?:partner|wife|husband|mum|mother|dad|father|gran|nan|grandad|sister|brother|both)[ \t]\(?(?P<b>90s)(?!\w)"
    ),
    any_case(
        rf"\bturn(?:ed|s|ing)[ \t]+(?P<it>{EITHER})(?=[ \t]+in[ \t]the[ \t](?:spring|summer|autumn|winter|new[ \t]year)\b)"
    ),
    # After a name or a relative: "Ned Tulloch, 94.", "gran (93 on Sunday)", "Ivy Moss 96, lives alone".
    any_case(
        rf"(?:\b{WHO}|(?-i:[A-Z][\w'’-]+[ \t]+\b{NO_PERSON}[A-Z][a-z'’-]+))[ \t]*(?:\([ \t]*(?P<it>{EITHER})(?=[ \t]*[),]|[ \t]+(?:on|in|next|this|now|last|years|yrs)\b)|,[ \t]*(?P<b>{OLD})(?=[ \t]*(?:[.;)\n]|$|,[ \t]*[a-z])))"
    ),
    any_case(
        rf"(?:^|(?<=[a-z)][.!?][ \t]))(?P<it>{OLD})(?=[.][ \t]+(?:Found|Fell|Lives|Admitted|Referred|Lived|Married|Widowed|Retired|Brought|Seen|Born|Frail|Independent|Transferred)\b|,[ \t]+(?:lives|living|widow|frail|fit|from|with|was|married|retired|independent))"
    ),
    any_case(
        rf"{UNJOINED}(?P<it>{EITHER})[ \t]+(?:in|come|this|next|last)[ \t]+(?:{MONTH}|(?:spring|summer|autumn|winter|week|month|year|birthday)\b)(?![ \t]+\d)"
    ),
    # "in her 95th year", and as Scots and Northern tongues put it: "91 past", "92 if she's a day", "ninety-three gone"
    any_case(
        r"\b(?P<it>in[ \t](?:her|his|their|my)[ \t](?:(?:9\d|10\d)(?:th|st|nd|rd)|ninet(?:ieth|y[\s-]\w+)|hundredth)[ \t]+year)\b"
    ),
    any_case(
        rf"(?:(?<=[,(;.][ \t])|^|\b(?:face|lad|lass|wife|wifie|body|soul|years)[ \t])(?P<it>{EITHER})[ \t]+(?:past|gone|noo|bye|if[ \t](?:s?he['’]?s|a)[ \t](?:a[ \t])?day)\b"
    ),
    # After a relative's name: "with sister Cissie, ninety-five and blind".
    any_case(
        rf"(?-i:\b{NO_PERSON}[A-Z][a-z'’-]+),[ \t]+(?P<it>{EITHER})(?=[ \t]*(?:[,.;)\n]|$)|[ \t]+(?:and|but|now|next|last|this|with|who)\b)(?![ \t]+and[ \t]+a[ \t]+(?:half|quarter|bit)\b)"
    ),
    # As lists and asides shorten them: "90yr F OA hips", "94♀", "Mum 92 dad 95 both at home", "90-something".
    any_case(
        rf"{UNJOINED}(?P<it>{OLD})[ \t]?-?[ \t]?(?:yrs?|years?|y)[ \t.]{{0,2}}(?:(?-i:[MF])\b|female\b|male\b|lady\b|gent(?:leman)?\b|woman\b|man\b|widow(?:er)?\b|[♀♂])"
    ),
    any_case(rf"{UNJOINED}(?P<it>{OLD})[ \t]?[♀♂]|[♀♂][ \t]?(?P<b>{OLD})\b"),
    any_case(
        rf"\b{RELATIVE}(?:[ \t]*=)?[ \t]+(?P<it>{EITHER}){NO_UNIT}(?=[ \t]*(?:$|[,.;)\n/&+(])|[ \t]+(?:(?:both|is|was|has|cares|caring|carers?|lives?|living|lived|at[ \t]home|still|also|not|frail|well|unwell|deaf|blind|fit|died|rip|needs|helps|does|drives|uses|walks|dementia|or|but|main|nok)\b|{RELATIVE}\b))"
    ),
    any_case(
        rf"\b(?:{WHO})(?:['’]ll|[ \t]+(?:will|would))[ \t]+be[ \t]+(?P<it>{EITHER})(?=[ \t]+in[ \t]the[ \t](?:spring|summer|autumn|winter|new[ \t]year)\b)"
    ),
    any_case(
        rf"(?<![\w£$/.,-])(?P<it>(?:90|100)(?:[ \t-]{{1,3}}something|ish)){NO_UNIT}(?![ \t]+[a-z]+s\b)|(?<![\w£$/.,-])(?P<b>(?:90|100)[ \t-]{{1,3}}odd)(?=[ \t]*(?:$|[,.;)\n]|and\b|now\b|lady\b|man\b|woman\b))"
    ),
    any_case(rf"{CLAUSE_OPENS}now[ \t]+(?P<it>{EITHER})(?=,?[ \t]+(?:was|were)[ \t]+{EITHER}[ \t]+{AT_THEN})"),
    any_case(rf"{CLAUSE_OPENS}now[ \t]+{EITHER},?[ \t]+was[ \t]+(?P<it>{EITHER})(?=[ \t]+{AT_THEN})"),
    # "Cledwyn, 94 and a half as he says", "born 96 years ago", "ninety, going on nineteen", "93y 4m", "93.5 years", "98yr,"
    any_case(
        rf"(?<=,)[ \t]+(?P<it>{EITHER}{AND_A_BIT})|[\"“](?P<c>{OLD})(?=[ \t]+(?:next|this|last|in|on)[ \t]+(?:\w+[ \t]+)?\d*[ \t]*[\"”])|\b(?P<b>{EITHER}),?[ \t]+going[ \t]+on[ \t]+(?:for[ \t]+)?\w+"
    ),
    any_case(
        rf"\b(?:born|birth|christened|delivered)\b[^.\n\d]{{0,24}}?(?P<it>{EITHER})[ \t]+(?:years?|yrs?|summers|winters)[ \t]+(?:ago|back|since)\b"
    ),
    any_case(
        rf"(?<![\w£$/.-])(?P<it>{OLD}[.]\d)[ \t]?(?:years?|yrs?|yo\b|y/o)(?![ \t]+(?:ago|later|of\b))|(?<![\w£$/.-])(?P<b>{OLD}[ \t]?(?:y(?:rs?|ears)?)[ \t]?(?:1[01]|\d)[ \t]?(?:m|mths?|months?)\b)"
    ),
    any_case(
        rf"{UNJOINED}(?P<it>{OLD})[ \t]?-?(?:yrs?|yo|y)(?=[ \t]*(?:[,;)\n]|$|[.](?:\s|$))|[ \t]+(?:with|who|lives|living|from|old|admitted|frail|fall|fell)\b)"
    ),
    any_case(
        rf"\b{RELATIVE}[ \t]+(?P<it>{EITHER})(?=[ \t]+in[ \t]+(?:(?:the|her|his|their|a|an)[ \t]+)?(?:same|next|own|sheltered|care|nursing|residential|hospital|extra|respite|granny|annexe|adjoining)\b)"
    ),
    any_case(
        rf"\b(?:the|that|this|an?)[ \t]+[\"“']?(?P<it>{OLD})[\"”']?[ \t]+(?:on|in)[ \t]+(?:the|her|his|their|our)[ \t]+(?:referral|notes?|records?|wristband|screen|system|card|passport)\b"
    ),
    # "Her mother, now 98, lives", "Wife 93 cannot push", "Parents 94 and 96", "Just gone 91", "Age in years: 94", "93 for his age"
    any_case(rf"\b(?:{WHO}),[ \t]+(?:now|aged|only|just|nearly|almost)[ \t]+(?P<it>{EITHER})(?=,)"),
    any_case(
        rf"\b{RELATIVE}[ \t]+(?P<it>{OLD}){NO_UNIT}(?=[ \t]+(?:can|cannot|can['’]t|could|couldn['’]t|struggles|manages|refuses|does|doesn['’]t|will|won['’]t|isn['’]t|wants|gets|sleeps|cooks|walks|drives|pushes|lifts|tires|forgets)\b|[ \t]*[.](?:\s|$)|[ \t]*$)"
    ),
    any_case(
        rf"\b(?:parents|grandparents|both|twins|sisters|brothers|couple|aunts|uncles|neighbours)(?:[ \t]+(?:are|aged|now))*[ \t]+(?P<it>{OLD}[ \t]*(?:and|&)[ \t]*{OLD})(?![ \t]*(?:%|kg|cm|mm|degrees))"
    ),
    any_case(
        rf"\b{RELATIVE}[ \t]+(?:aged[ \t]+)?\d\d[ \t]+and[ \t]+{RELATIVE}[ \t]+(?:aged[ \t]+)?(?P<it>{OLD}){NO_UNIT}"
    ),
    any_case(rf"\b(?:just|only[ \t]just|recently)[ \t]+(?:gone|turned|past|been)[ \t]+(?P<it>{EITHER}){NO_UNIT}"),
    any_case(
        rf"\bage\b[ \t]*(?:\(?(?:in[ \t]+)?(?:yrs?|years)\)?)?[ \t]*[:|=]?[ \t]*(?P<it>{OLD})(?![\w%]|[.]\d|[ \t]*(?:weeks|months|days))"
    ),
    any_case(rf"{UNJOINED}(?P<it>{OLD})[ \t]+for[ \t]+(?:his|her|their)[ \t]+age\b"),
    any_case(
        rf"(?:^|(?<=[.\n][ ])|(?<=\n))(?P<it>{OLD}),[ \t]+(?:stands|walks|transfers|mobilises|sits|lives|sleeps|manages|copes|needs|uses|fell|falls|still|very|quite|alone|independent|hoisted|bedbound|frail|fit|deaf|blind|widowed|retired)\b"
    ),
    # A figure that is a letter: "aged 9O", "she is 1OO".
    any_case(
        r"\b(?:aged?|age[ \t]*:|is|was|she['’]s|he['’]s|now|turned|pt|lady|man|mum|dad)[ \t]+(?P<it>(?-i:9[OolI]|1[Oo][Oo\d]|1\d[OolI]|l0\d))(?![\w%]|[ \t]*(?:kg|cm|mm|g\b))|(?<![\w£$/.-])(?P<b>(?-i:9[OolI]))[ \t-]?(?:yrs?|years?|y/o|yo)\b"
    ),
    any_case(
        r"\b(?P<it>(?:an?[ \t])?(?:nonagenarian|centenarian)|centenary|over[ -]100s|(?:early|mid|late)[ \t-]nineties)s?\b"
    ),
    any_case(r"\b(?P<it>(?:telegram|card)[ \t]from[ \t](?:the|our)[ \t](?:King|Queen))\b"),
)


HAS_OLD = any_case(
    r"9[\dOolI]|9-0|1-0-0|1[01Oo][\dOolI]|\bl0\d|1[01]\d|ninet|hundred|nonagenarian|centen|telegram|card|century|nine[- ](?:oh|o|zero)|score"
)
FEW = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|[1-9]|a[ ]few|a[ ]couple[ ]of|some|just|not[ ]far|not[ ]long|only)"
SPAN = rf"(?:{FEW}[ ])?(?:(?:years?|yrs?|months?|weeks?|days?|birthdays?|winters|summers)[ ])?"
AGE_HEAD = any_case(
    rf"\b(?P<it>(?:(?:(?:(?:(?:only[ ])?(?:just|newly|recently|already)[ ])?turn(?:ed|s|ing)|(?:will|would|['’]?ll|going[ ]to)[ ]be|aged|rising|nearly|almost|pushing|nearing|heading[ ]for|going[ ]on(?:[ ]for)?|touching|hitting|nudging|approaching|close[ ](?:on|to)|getting[ ]on[ ]for|(?:knocking|coming[ ]up)[ ]on|well[ ]into|(?:on[ ])?(?:the[ ](?:wrong|right|far|other)|this)[ ]side[ ]of|the[ ](?:ripe|grand|great)[ ](?:old[ ])?age[ ]of|all[ ]of"
    rf"|(?:(?:well|long|just)[ ])?(?:past|over|gone)|{SPAN}(?:(?:just[ ])?(?:short|shy)[ ]of|off|away[ ]from)|{FEW}[ ](?:years?|yrs?|months?|birthdays?)[ ](?:till?|until|to|from)|approx[.]?|circa|c[.]|about|around|into(?=[ ](?:her|his|their))|under(?=[ ](?:his|her|their)[ ]))(?:[ ](?:the|her|his|their|my))?|a[ ]good|the[ ]big|in[ ](?:his|her|their|my)(?:[ ](?:early|mid|late))?)[ -])|(?<!\w)(?-i:[MF]))$"
)
"""What may stand against an age and belongs to it: 'turned', 'five years short of', 'on the wrong side of'."""
AGE_TAIL = any_case(
    rf"[ ]?[½¼¾]|(?-i:[MF])\b|[ \t-]*(?:years?|yrs?)[ \t-]*(?:old|young|of[ \t]+age)\b(?:[ ]today\b)?|[ \t-]+(?:years?|yrs?)[ ](?:ago|back|since|now|gone)\b|[ \t]+(?:winters|summers|christmases|birthdays|springs)\b|[ \t]*y[/.-]?o\b|y\b|{AND_A_BIT}|[ ]and[ ](?:then[ ]some|counting|rising|first[ ]year)|[ ](?:now(?=[ ]*(?:[.,;)\n]|$)|[ ](?:and|so|but|or)\b)|not[ ]\d\d(?!\w)|too|as[ ]well|also|already|not[ ]out|summat|next(?=[ \t]*(?:[.,;)\n]|$))|going[ ]on[ ]\d\d|on[ ]{WEEKDAY}|in[ ]a[ ](?:week|fortnight|month))\b|[ \t]+(?:next[ \t]+)?birthday\b|[ \t-]odd\b|[ \t]+or[ \t]+(?:9\d|10\d|{OLD_WORD})\b(?![ \t]*[%°]|[ \t]+[a-z]+s\b)|[ \t]+(?:last|next|this)[ \t]+(?:week|month|year|birthday|spring|summer|autumn|winter|easter|christmas|diwali|eid|holi|vaisakhi|ramadan|hogmanay|passover|hanukkah|{MONTH})\b(?:[ \t]+(?:just[ \t]+)?(?:gone|coming)\b)?|[ \t]+in[ \t]+(?:{MONTH}\b(?![ \t]+\d)|the[ \t]+(?:spring|summer|autumn|winter|new[ \t]year)\b)|[ \t]+come[ \t]+(?-i:[A-Z])[a-z]+\b|,[ ](?:s?he|they|mum|dad)[ ](?:thinks?|says|reckons|believes)[ ](?:{OLD}|{OLD_WORD})(?!\w)|[ \t]+if[ \t]+(?:s?he['’]?s|they['’]?re)[ \t]+a[ \t]+day\b|[ \t]+(?:odd[ \t]+)?years(?=[ \t]*(?:[,.;:)\n]|$)|[ ](?:in|on|since|behind|and|with|who|she|he|of[ ](?:her|his|their)[ ]life)\b)"
)
"""What stands against an age and belongs to it: '93yo', '102nd birthday'."""
COARSE = re.compile(r"nineties|\b90['’]?s\b|\bhundreds\b|\b100['’]?s\b|nonagenarian", re.IGNORECASE)
"""What says no more than the placeholder does."""
BENT = re.compile(r"\b(?:bend\w*|flex\w*|crouch\w*|hips?|knees?|turn(?:ing)?|sats?)\b[^.\n]{0,24}$", re.IGNORECASE)
"""What goes past ninety degrees."""
COUNTED = re.compile(r"\d[ \t,]*$")
"""Before 'over 110' a figure counts who or what is over it."""
MONTHLY = any_case(rf"\d[ ]in[ ]{MONTH},?[ ](?:and[ ]|then[ ]|to[ ])?\d+[ ]in[ ]{MONTH}")
"""What was counted month by month: '112 in May, 97 in June'."""
MEASURED = re.compile(
    r"(?<![A-Za-z][ \t])(?<!Mr )(?<!Mrs )(?<!Ms )(?<!Miss )(?<!Dr )(?<!-)\b(?P<word>[A-Z][a-z]+)[ \t]*[(,][ \t]*$|[A-Z][a-z]+[ \t]+(?P<second>[A-Z][a-z]+)[ \t]*[(,][ \t]*$"
)
READING = re.compile(
    r"\b(?:weight|wt|sats?|spo2|flexion|extension|abduction|scor(?:e|ed|es)|pulse|bp|hr|rom|range|temp|speed|ace(?:-?iii)?|moca|mmse|barthel|fim|index|degrees|kg|rate|reading|percent|oxygen|centile|knee|grip)\b",
    re.IGNORECASE,
)
"""What 'now 94, was 91' goes on about where it is no age."""
CUT_OFF = re.compile(
    r"\b(?:cut-?offs?|norms?|normal|expected|threshold|limits?|means?|median|adjusted|corrected)\b[^.;\n\d]{0,16}\b(?:by|per)[ ]age[ :=]*$",
    re.IGNORECASE,
)
"""What a test's score is held against: 'cut-off by age 105'."""
SOMEBODY = re.compile(WHO, re.IGNORECASE)


SHOUTED = re.compile(
    rf"\b(?P<who>[A-Z]{{3,}}),?[ \t]+(?:IS[ \t]+|NOW[ \t]+|AGED?[ \t]+){{1,2}}(?P<it>{OLD}){NO_UNIT}", re.IGNORECASE
)
"""In capitals a word before an age is a person's only where it is a name: 'YOUNG IS 94', not 'WEIGHT IS 94'."""


NAMED = re.compile(
    rf"(?P<first>[A-Z][\w'’-]+)[ ](?:[A-Z]\.?[ ])?(?P<last>[A-Z][\w'’-]+)[\")”]?,?[ \t]+(?:\(?)(?P<it>{OLD})(?=\)?(?:[,.;:](?:\s|$)|[ \t]*(?:\n|$)|[ \t]+(?:lives|with|from|who|came|was|is|in|at|on)\b))"
)
"""An age against a first name and a surname: 'Ernest Shortt 95, came', 'BED 1 SURINDER PUREWAL 91.'"""
DIED = any_case(
    rf"\b(?:RIP|d\.|died|passed(?:[ \t]away)?)[ \t]+[^\n.;]{{0,20}}?,[ \t]*(?P<it>{OLD})(?=[ \t]*(?:[.;)\n]|$))"
)
ALERT = any_case(rf"\b(?:name[ \t]alert|NOK|known[ \t]as[ \t]\w+)[.,;][ \t]+(?P<it>{OLD})(?=[.,;](?:\s|$))")


def _is_somebody(match: re.Match[str]) -> bool:
    """Whether a first name and a surname stand before an age: no 'Trail Making 92', no 'Left Knee 94'."""
    first, last = lexicon().code(match["first"]), lexicon().code(match["last"])
    if {match["first"].lower(), match["last"].lower()} & FUNCTION_WORDS:
        return False
    if first & FIRST and last & SURNAME:
        return True
    if match["last"].lower() in lexicon().practice or not re.match(NO_PERSON, match["last"]):
        return False
    known = last & SURNAME and not usually_lower(first) and match["first"].lower() not in lexicon().practice
    return bool(first & FIRST or known or not (first | last))


def _named_ages(text: str, places: Iterable[tuple[int, int]]) -> Iterator[Identifier]:
    for expression in (NAMED, DIED, ALERT):
        for match in matches_in(expression, text, places):
            if expression is not NAMED or _is_somebody(match):
                yield Identifier(*match.span("it"), "AGE_OVER_89", 0.85, "an age over 89", True)


def is_of_a_month(text: str, start: int, end: int) -> bool:
    """Whether a figure says how many there were in one month after another."""
    return MONTHLY.search(text, max(0, start - 24), end + 32) is not None


def find_ages(text: str) -> Iterator[Identifier]:
    """Every age over 89."""
    for match in SHOUTED.finditer(text):
        code = lexicon().code(match["who"])
        known = code & (FIRST | SURNAME) and match["who"].lower() not in lexicon().practice
        if match["who"].isupper() and known and re.match(NO_PERSON, match["who"].capitalize()):
            yield Identifier(*match.span("it"), "AGE_OVER_89", 0.9, "an age over 89", True)
    places = list(near_old(text))
    yield from _named_ages(text, places)
    for expression in AGES if places else ():
        for match in matches_in(expression, text, places):
            group = part_of(match)
            start, end = match.span(group)
            before = text[max(0, start - 60) : start]
            reading = expression.pattern.startswith(CLAUSE_OPENS) and READING.search(before)
            bent = match[0].lower().startswith(("past", "over", "well over")) and BENT.search(before)
            counted = match[group].lower().startswith("over") and COUNTED.search(before)
            figure = match[group][0].isdigit()
            if figure and is_of_a_month(text, start, end):
                continue
            if not (reading or bent or counted or CUT_OFF.search(before) or (figure and _is_measure(before[-40:]))):
                tail = AGE_TAIL.match(text, end)
                coarse = COARSE.search(match[group]) is not None
                yield Identifier(start, tail.end() if tail else end, "AGE_OVER_89", 0.9, "an age over 89", not coarse)


def near_old(text: str) -> Iterator[tuple[int, int]]:
    """The lines, with those beside them, where something stands that an age over 89 has in it."""
    start = end = -1
    for match in HAS_OLD.finditer(text):
        if match.start() < end:
            continue
        first = text.rfind("\n", 0, max(0, text.rfind("\n", 0, match.start()))) + 1
        last = text.find("\n", text.find("\n", match.end()) + 1 or len(text))
        if end >= 0 and first > end:
            yield start, end
            start = first
        start = first if end < 0 else start
        end = len(text) if last < 0 else last
    if end >= 0:
        yield start, end


def matches_in(expression: re.Pattern[str], text: str, places: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
    for start, end in places:
        yield from expression.finditer(text, start, end)


def _is_measure(before: str) -> bool:
    """Whether an ordinary word that is nobody stands before a bracket or a comma: 'Left Knee (94)'."""
    match = MEASURED.search(before)
    word = match and (match["word"] or match["second"])
    if not word or SOMEBODY.fullmatch(word) or word.lower() in KIN | LABELS:
        return False
    code = lexicon().code(word)
    return word.lower() in lexicon().practice or usually_lower(code)
