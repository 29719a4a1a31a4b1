# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Days and dates of birth, in the ways people in the UK write them."""

import re
from collections.abc import Iterator

from kb.anonymise.identifiers import Identifier
from kb.anonymise.pattern import any_case

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MONTH = (
    r"(?:jan(?:uary|urary)?|feb(?:ruary|uary|urary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
FOREIGN_MONTH = (
    # Welsh, Scottish Gaelic, Irish, Polish, French, Spanish, Portuguese, Italian, Romanian, German
    r"(?:ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr"
    r"|am[ \t]faoilleach|faoilleach|an[ \t]gearran|gearran|am[ \t]màrt|màrt|an[ \t]giblean|giblean|an[ \t]cèitean|cèitean|an[ \t]t-ògmhios|[oò]gmhios|an[ \t]t-iuchar|iuchar|an[ \t]lùnastal|lùnastal|an[ \t]t-sultain|sultain|an[ \t]dàmhair|dàmhair|an[ \t]t-samhain|samhain|an[ \t]dùbhlachd|dùbhlachd"
    r"|ean[aá]ir|feabhra|márta|aibreán|bealtaine|meitheamh|iúil|lúnasa|meán[ \t]fómhair|deireadh[ \t]fómhair|nollaig"
    r"|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|wrzesnia|października|pazdziernika|listopada|grudnia"
    r"|janvier|f[eé]vrier|mars|avril|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[eé]cembre"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre"
    r"|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro"
    r"|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre"
    r"|ianuarie|februarie|martie|aprilie|iunie|iulie|septembrie|octombrie|noiembrie|decembrie"
    r"|januar|februar|märz|juni|juli|oktober|dezember)\b"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
ORDINAL = r"(?:(?:st|nd|rd|th)\b)"
IS_STONE = any_case(r"(?:\d?[02-9]|11)[ \t]?st")
"""What somebody weighs, and no ordinal: 'was 14st, now 12st'."""
YEAR = r"(?:(?:1[89]|20)\d\d|['’]?\d\d)"
FOUR_YEAR = r"(?:1[89]|20)\d\d"
WEEKDAY = r"(?:(?:mon|tues?|weds?|thur?s?|fri|sat|sun)\b\.?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|(?:dydd|nos)[ \t](?:llun|mawrth|mercher|iau|gwener|sadwrn|sul)\b)"
SPOKEN_DAY = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth"
    r"|seventeenth|eighteenth|nineteenth|twentieth|twenty[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth"
    r"|thirty[\s-]first)"
)
OF_MONTH = r"[ \t]+(?:of[ \t]+(?:this|next|last|the|each|every)[ \t]+month|(?:inst|ult|prox)\b)"
"""What may say the month after its day: '3rd of next month', '16th inst.'."""
SEP = r"(?:[ \t]*[/\-–][ \t]*|\.|[ \t]\.[ \t])"
MONTH_NUMBER = r"(?:1[0-2]|0?[1-9])"
NUMBER_WORD = r"(?:nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|two|thousand|and|oh|one|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen)"
SPOKEN_YEAR = rf"(?:(?:nineteen|twenty|two[ \t]+thousand)(?:[ \t-]+(?:and[ \t]+)?{NUMBER_WORD}){{0,3}}\b|{NUMBER_WORD}(?:[ \t-]+{NUMBER_WORD}){{1,3}}\b)"
UNIT = r"(?:%|mcg|mg\b|ml\b|l\b|litres?|m\b|cm|mm|metres?|miles?|kg|g\b|am\b|pm\b|stone|power|strength|weeks?|days?|months?|years?|hrs?|hours?|mins?|out\b|of\b|on\b[ \t]+(?:the|a)\b|strengths?|steps|treads|pain|for\b|L\b|R\b)"


FULL_NUMERIC = any_case(
    rf"(?<![^\W_])(?<![£$/.-])(?!\d\d?\.\d/(?:10|20)(?!\d))(?:{DAY}{SEP}{MONTH_NUMBER}{SEP}(?:1[89]\d\d|20\d\d|\d\d)|{MONTH_NUMBER}{SEP}{DAY}{SEP}(?:1[89]\d\d|20\d\d|\d\d)"
    rf"|(?:1[89]|20)\d\d[-/.]{MONTH_NUMBER}[-/.]{DAY}(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)(?![\d£%]|[/-]\d|\.\d|[ \t]*(?:kgs?|lbs?|mls?|mm|cm|degrees|secs?|seconds|reps)\b)"
)
FULL_ODD = any_case(
    rf"(?<![\w£$/.-]){DAY}[ ]?(?P<sep>[\\,:_|])[ ]?{MONTH_NUMBER}[ ]?(?P=sep)[ ]?(?:1[89]|20)\d\d(?!\d)|(?<![\w/.-]){DAY}(?-i:viii|vii|vi|iv|ix|xii|xi|iii|ii)(?:{FOUR_YEAR}|\d\d)(?!\w)|(?<![\w/.-]){DAY}[./ -](?:(?-i:VIII|VII|VI|IV|IX|XII|XI|III|II|X|V|I)[./ -]{FOUR_YEAR}|(?-i:viii|vii|vi|iv|ix|xii|xi|iii|ii)[./ -](?:{FOUR_YEAR}|\d\d)|(?-i:v|x|i)[./-]{FOUR_YEAR})(?!\d)"
)
SPACED_NUMERIC = any_case(rf"(?<![\d£$/.,])\b{DAY} (?:1[0-2]|0[1-9]) {FOUR_YEAR}(?!\d)")
COMPACT = any_case(
    r"(?<!\d)(?:20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d)(?!\d)"
)
COMPACT_CUED = any_case(
    r"\b(?:dated?|on|w/?c|w/b|visit(?:ed)?|seen)[ \t:.-]+(?P<it>(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])[0-9]\d)(?![\w/.-])"
)
COMPACT_NAMED = any_case(
    rf"(?<!\w){DAY}[ -]?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[ -]?(?:(?:19|20)\d\d|\d\d)(?![\w:])"
)
DAY_MONTH = any_case(
    rf"(?<![\w£$/.:])(?:the[ \t]+)?{DAY}(?:[ \t]?{ORDINAL})?(?:[ \t]*(?:(?:day[ \t]+)?of|o['’]|[-–/,])[ \t]*|[.]|[ \t]*){MONTH}(?:(?:[ \t]*[-–/.,]?[ \t]*){YEAR}\b(?![:.]\d|[ \t]*{MONTH}))?"
)
FOREIGN_DAY = any_case(
    rf"(?<![\w£$/.:])(?:the[ \t]+)?{DAY}(?:er|fed|af|ain|eg|il|ydd|[ºª°.])?[ \t]*(?:(?:of|o|de|di|den|an|na)[ \t]+|d['’])?(?!(?:mars|mayo|medi)\b(?![ \t]+\d)){FOREIGN_MONTH}(?:[ \t]*,?(?:[ \t]+(?:de|del|do)\b)?[ \t]*{YEAR}\b(?![:.]\d))?"
    rf"|\b(?!(?:mars|mayo|medi)\b){FOREIGN_MONTH}[ \t]+{DAY}(?!\w|[:.]\d|[ \t]*{UNIT})|(?<![\w/.-]){DAY}(?:ain|fed|ydd)\b"
)
IN_ANOTHER_TONGUE = any_case(FOREIGN_MONTH)
MONTH_DAY = any_case(
    rf"\b{MONTH}(?<!\w{{5}}\.)[ \t]*[-/ \t](?:the[ \t]+)?{DAY}(?:[ \t]?{ORDINAL})?(?!\d|[:.%]\d|[ \t]*(?:%|per|mg|weeks|days|months|steps|times|minutes|(?:min|sec|rep|set|lap|hr|round)s?\b|st(?:one|eps|airs)\b))(?:[ \t,]+(?:{FOUR_YEAR}|['’]\d\d)\b|[-/]\d\d(?:\d\d)?\b)?"
)
SPOKEN = any_case(
    rf"\b(?:the[ \t]+)?{SPOKEN_DAY}(?:[ \t]+of)?[ \t]+{MONTH}(?:,?[ \t]+(?:{YEAR}\b|{SPOKEN_YEAR}))?|\b{MONTH}[ \t]+(?:the[ \t]+)?{SPOKEN_DAY}\b"
)
DAY_LIST = any_case(
    rf"(?<![\w£$/.:])(?:{DAY}{ORDINAL}?[ \t]*(?:[-–/&,]|to|and|until|or)[ \t]*(?:and[ \t]+)?(?:the[ \t]+)?){{1,4}}{DAY}{ORDINAL}?[ \t]+(?:of[ \t]+)?{MONTH}(?:,?[ \t]+{YEAR}\b)?"
)
DAY_RANGE_SHORT = any_case(
    rf"\b(?:off|away|on|from|between|nights? of|home|seen)[ \t]+(?P<it>{DAY}[ \t]*(?:[-–&/,]|to|and)[ \t]*{DAY}/{MONTH_NUMBER})(?![\d/%])"
)
WEEKDAY_DAY = any_case(
    # "MDT Mon. 5. FU call": the number of the next point in a list.
    rf"\b{WEEKDAY}(?!(?<=\.)[ \t]+\d{{1,2}}\.[ \t]+\w)[, \t]+(?:the[ \t]+)?(?P<it>{DAY}[ \t]?{ORDINAL}|{SPOKEN_DAY}|{DAY}(?=[ \t]*(?:[,.;)\n]|:[ \t\n]|$|[–—-][ \t]|at\b|and\b|@|instead\b|with\b|re\b|in[ ]the[ ](?:night|morning|afternoon|evening)\b|fell\b|she\b|he\b|seen\b|visit|(?-i:[HTOD][VC]\b))))(?!\w|:\d|[.]\d|[ \t]*(?:-|to)[ \t]*\d{{1,2}}(?!\d))"
)
NOT_A_VISIT = r"(?!,?[ \t]+(?:and|to|or|&)[ \t]+(?:the[ \t]+)?\w+[ \t]+(?:visits?|sessions?|floor|attempts?|fingers?|toes?|times?|weeks?|days?|metacarpals?|mcp|grade|stage|strokes?|falls?|child|baby|lines?|degree|quarter|half|edition|version|years?|class|place|steps?|stages?|trials?)\b)"
THE_ORDINAL = any_case(
    rf"\b(?:on|by|but|except|not|until|till?|from|since|before|after|(?:night|morning|evening|afternoon|week|weekend|as|date) of|due|dated|w/?c|w/b|w/?e|wc|commencing|ending|beginning|then|and(?=[ \t]+the[ \t]+\d)|to(?=[ \t]+the[ \t]+\d)|between)[ \t]+(?:again[ \t]+|on[ \t]+)?"
    rf"(?:the[ \t]+)(?P<it>{DAY}[ \t]?{ORDINAL}){NOT_A_VISIT}(?=[ \t]*(?:[^\w\s/%(\x22'-]|\n|$|-[ \t])|[ \t]+(?:at|and|in|to|with|for|when|of[ \t]+(?:this|last|next|the|each|every)[ \t]+month|ult|"
    rf"she|he|they|we|i|as|but|or|because|if|so|inst|this|last|next|re|by|from|who|which|per|via|fell|then)\b)"
)
THE_SPOKEN = any_case(
    rf"\b(?:seen|visit(?:ed)?|review(?:ed)?|admitted|discharged|booked|due|back|coming|come|comes|came|delivered|arrive[sd]?|arriving|fell|died|home|starts?|started|moved|went|due|moving|appointment|again)[ \t]+(?:again[ \t]+|back[ \t]+|home[ \t]+|in[ \t]+)?(?:on|by|until|from)[ \t]+the[ \t]+(?P<it>{SPOKEN_DAY})(?=[ \t]*(?:[,.;:)\n!?]|$)|[ \t]{{2,}}|[ \t]+(?:at|and|but|so|because|she|he|we|they|of[ \t]+(?:this|last|next))\b)"
    rf"|\b(?:the|on)[ \t]+(?P<b>{SPOKEN_DAY})[ \t]+(?:of[ \t]+(?:this|last|next|the)[ \t]+month|inst|ult)\b|\b(?:until|since|by|on|till)[ \t]+the[ \t]+(?P<c>(?:thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twentie|thirtie)th|twelfth|eleventh|(?:twenty|thirty)[ -]\w+(?:st|nd|rd|th))\b"
)
CUED_ORDINAL = any_case(
    rf"\b(?:on|until|till|since|w/?c|w/b|w/?e|commencing|dated|seen|visit(?:ed)?|due|review(?:ed)?|booked|appt|appointment|admitted|discharged|d/c|by|back|home|fell|again|between|and|then|prob(?:ably)?|expires?|letter|(?:yesterday|today|tomorrow|tonight),[ ]the)[ \t:,]+"
    rf"(?P<it>{DAY}{ORDINAL})(?=[ \t]*(?:[,.;)(\n&|]|$|-[ \t])|[ \t]+(?:at|in|to|with|w|for|when|if|she|he|they|we|i|as|but|inst|then)\b|[ \t]+and[ \t]+(?:the[ \t]+)?(?:{DAY}{ORDINAL}(?![ \t]+[a-z])|{DAY}{ORDINAL}(?:[ \t]+(?:of[ \t]+)?{MONTH}|{OF_MONTH})|again|then|on|she|he|will)|,[ \t]+then)"
)
EVENT = (
    r"(?:on|dated?|until|till|since|w/?c|w/b|w/?e|wc|commencing|visit(?:ed)?|seen|admi(?:tted|ssion)|discharged?|d/c(?:['’]?d)?|booked|adm|o/a|doa|dod|lmp|edd|ref['’]d|referral|"
    r"referred|received|sent|rec['’]?d|signed|d\.?o\.?b\.?|born|birthday|birthday[ \t]+is|fell|surgery|appt|appointment|reassess(?:ed|ment)?|delivered|fitted|installed|died|tkr|thr|#?nof|cva|tia"
    r"|court|tribunal|hearing|wedding|exp(?:ires?|iry)?|started?|starts|trialled|fixed|del|transport|brought[ \t](?:him|her|them)[ \t](?:home|in|back)|telephoned|rang|phoned|t/c|tc|hols|meeting|mdt|xray|x-ray|bloods|written|typed|dictated)"
)
LOOSE_EVENT = r"(?:review(?:ed)?|from|by|due|fall|op|next|before|after|to|ends|finish(?:ed|es)?|back|home|last|first|baseline|holiday|leave|between|and|mi|stroke|injury|accident|incident|scan)"
SHORT_DAY = rf"(?P<it>{DAY}(?:/{MONTH_NUMBER}|[.](?:1[0-2]|0[1-9])|-(?:1[0-2]|0?[1-9])(?=[-–]\d|[ \t]*(?:[,.;)\n]|$))))(?![\d/]|[.]\d|[ \t]*{UNIT}|[ \t]+(?:ago|later|old)|(?<=/7)[ \t]+in[ \t]+(?:hospital|bed|itu|hdu|respite)\b)"
SHORT_CUED = any_case(rf"(?<![\w/]){EVENT}(?:[ \t]*[:.=(,-])?[ \t]+(?:{WEEKDAY}[, \t]+)?{SHORT_DAY}")
SHORT_LOOSE = any_case(rf"(?<![\w/]){LOOSE_EVENT}(?:[ \t]*[:.=(,-])?[ \t]+(?:{WEEKDAY}[, \t]+)?(?=\d+/){SHORT_DAY}")
SHORT_DOTTED = any_case(
    rf"\b(?:on|w/?c|w/b|week[ \t]beg(?:inning|[.])?|commencing|seen|fell|fitted|admitted|discharged|d/c|dated?|visited|until|since|died)[ \t:]+(?P<it>{DAY}[.][1-9])(?![\d/%]|[.]\d|[ \t]*{UNIT})"
    rf"|\b(?:next(?:[ \t]+(?:mtg|meeting|visit|appt|appointment|review|rv|session|clinic))?|mtg|meeting)[ \t:]+(?P<b>{DAY}[.]{MONTH_NUMBER})(?![\d/%]|[.]\d|[ \t]*{UNIT})"
    rf"|\b(?:home[ \t]again|last[ \t](?:wk|week)|(?<!per )(?<!each )visit)[ \t:(]+(?P<c>{DAY}[.]{MONTH_NUMBER})(?=[ \t]*(?:[.);\n]|$|,[ \t]*(?:half|at|\d)))(?![.]\d)|\bit['’]?s[ \t]+(?P<d>{DAY}[.](?:1[0-2]|0[1-9]))(?=[ \t]*(?:[.,;\n]|$))(?![.]\d)"
)
SHORT_WEEKDAY = any_case(rf"\b{WEEKDAY}[, \t]+(?P<it>{DAY}[/.-]{MONTH_NUMBER})(?![\d/]|[.]\d)")
DURATION_BEFORE = r"(?<!\bfor )(?<!\bwait )(?<!\bwaiting )(?<!\bat )(?<!\bin )(?<!\bx )(?<!\bevery )(?<!\bpast )(?<!\blast )(?<!\bover )(?<!\babout )(?<!\bnext )(?<!\bscore )(?<!\bscored )(?<!\bpower )(?<!\bage )"
DURATION_AFTER = (
    r"(?![\d/%]|[.]\d|[ \t]*(?:ago|later|old|off|course|abx|of\b|hx|history|post|duration|review|follow|f/u|wait))"
)
SHORT_ODD = any_case(
    rf"(?<![\w£$/.,:+-]){DURATION_BEFORE}(?P<it>(?:1[3-9]|2\d|3[01])/{MONTH_NUMBER}|0[1-9]/{MONTH_NUMBER}|[12]?\d/0[1-9]|1[0-2]/[1-9](?<!10/7)|[789]/[1-6](?<!/7))(?<!/52){DURATION_AFTER}"
)
SHORT_RANGE = any_case(
    rf"(?<![\w£$/.,:+-])(?P<it>{DAY}/{MONTH_NUMBER}(?:[ \t]*(?:[-–,&]|to|and)[ \t]*(?:and[ \t]+)?{DAY}/{MONTH_NUMBER}){{1,4}})(?![\d/%]|[.]\d)"
)
LINE_START = any_case(
    rf"^[ \t]*(?P<it>{DAY}[/.]{MONTH_NUMBER})(?=[ \t]*[:–][ \t]|[ \t]+-[ \t]+[A-Za-z]|[ \t]+(?:T/?C\b|H/?V\b|O/?V\b|visit|seen|phoned|rang)|[.]?[ \t]*$)(?![.]\d)",
    re.IGNORECASE | re.MULTILINE,
)
LINE_DOTTED = any_case(
    r"^[ \t]*(?P<it>(?:1\d|2\d|3[01])[.](?:1[0-2]|[1-9]))(?=[.](?:[ \t]|$)|[ \t]+at[ \t])",
    re.IGNORECASE | re.MULTILINE,
)
LINE_ORDINAL = any_case(
    rf"^[ \t]*(?:[-*•][ \t]*)?(?P<it>{DAY}{ORDINAL})(?=[ \t]*[:–-][ \t])", re.IGNORECASE | re.MULTILINE
)
OWN_ORDINAL = any_case(rf"(?<![\w/.-])(?P<it>{DAY}{ORDINAL})(?={OF_MONTH})")
BARE_ORDINAL = any_case(
    rf"(?<![\w/.-])(?<!\bthe )(?<!\bof )(?P<it>{DAY}{ORDINAL})(?=[ \t]*(?:[.,;)\n!?]|$)|[ \t]+(?:am|pm|a\.m|p\.m)\b)"
)
READINGS = re.compile(
    r"\b(?:grip|pinch|jamar|dynamometer|trials?|tip|key|tripod|kg|lbs?)\b[^.!?\n]{0,40}\b(?:r|l|rt|lt|right|left|rh|lh|dom|non-dom)[ \t:=]*$",
    re.IGNORECASE,
)
"""What three readings follow that look like a date: 'Jamar: R 11/12/10'."""
MEAN = re.compile(
    r"\b(?:mean|average|median|scores?|scored|rating|rated|total)\b(?:[ ](?:was|is|now|of|rose|fell|to))*[ :=]*$",
    re.IGNORECASE,
)
"""What a figure out of its scale follows that looks like a date: 'mean was 9.5/14'."""
TESTED = re.compile(
    r"\b(?:hads|anxiety (?:&|and) depression|pta|moca|mmse|ace(?:-iii)?|amts?|4at|gds|phq(?:-9)?|gad(?:-7)?|epds|bdi|bai|core|oswestry|barthel|berg|tinetti|fim|whodas|fss|mfis|epworth|jamar|grip|pinch|nhpt|smoker|smokes)[ \t:=(]*(?:(?:r|l|right|left|now|was|is|score)[ \t:=]*)?$",
    re.IGNORECASE,
)
"""What two scores or readings follow that look like a day and month: 'HADS 14/9'."""
RANKED = re.compile(
    r"\b(?:(?:per)?centiles?|ranks?|ranked|ranking|standard[ \t]scores?|subtests?|decile|quartile|metacarpals?|digits?|fingers?|toes?|ribs?|place|edition|floor)\b[^.!?\n]{0,110}$",
    re.IGNORECASE,
)
"""What counts in ordinals without meaning days: 'percentiles: balance 5th, catching 9th'."""
OF_A_HUNDRED = re.compile(r"\d(?:st|nd|rd|th)[ -](?:per)?centile\b[^.!?\n]{0,60}\band the $", re.IGNORECASE)
"""Before a second rank in a hundred: 'the 25th percentile for dexterity and the 16th for balance'."""
MONTH_YEAR = any_case(
    rf"(?<![\d/.-])(?:0?[1-9]|1[0-2])/20[0-3]\d(?![\d/-])|\b{MONTH}-20\d\d\b|\btoday is,?[ \t]*(?P<it>(?:0?[1-9]|1[0-2])/\d\d)(?![\d/])"
)

BORN = re.compile(
    r"(?:\bd\.?[ \t]?o\.?[ \t]?b\b\.?|\bdate[ \t]of[ \t]birth(?:[ \t]*\([^)\n]{2,12}\))?|\bborn(?:[ \t]+(?:on|at[ \t]+(?:home|\d+[ \t]+weeks)))?|\bbirth[ \t]?(?:day|date)(?:['’]s)?|(?<![\w./])b\.?(?=[ \t]*$)|\bbn|\bage(?:d)?[ \t]*\d+[ \t]*\(|\bedd|\bdue(?=[ \t]\d+[ \t]\w+$)|y\.?o\.?b\.?)(?:[ \t]*(?:is|was|on|the|in|[:;.=|(\-–]))*[ \t\n]*"
    r"(?:mon|tue|wed|thu|fri|sat|sun)?\w{0,6}[ \t,]*(?:the[ \t]+)?$",
    re.IGNORECASE,
)
DOB_CUE = r"(?:\bd[. ]?[ \t]?o[. ]?[ \t]?b\b\.?|\bdate[ \t]of[ \t]birth(?:[ \t]*\([^)\n]{2,12}\))?|\bbirth[ \t]?date|\byob|\byear[ \t]of[ \t]birth)"
BORN_PARTIAL = any_case(
    rf"{DOB_CUE}[ \t:.=|-]*(?:is[ \t]+)?(?P<it>\d{{1,2}}[ /.:\\-]+\d{{1,2}}[ /.:\\-]+(?:\d{{2,4}}(?:xx|\?\?)?|\?{{2,4}}|xx(?:xx)?)|\d{{6}}|\d{{8}}|(?:{MONTH}[ \t]+)?{FOUR_YEAR}|{DAY}[ /.\-]+{MONTH}[ /.\-]+{YEAR})(?!\w)"
)
BORN_IN = any_case(
    rf"\bborn[ \t]+(?:(?:at[ \t]+home|in[ \t]+the[ \t]+(?:spring|summer|autumn|winter)[ \t]+of|abroad|there|here|in|early|late)[ \t]+)*(?P<it>(?:{MONTH}[ \t]+)?{FOUR_YEAR})\b(?!s)|(?:^|(?<=[\s(,]))b\.?[ \t]?(?P<b>{FOUR_YEAR})\b|(?:^|(?<=[\s(,]))b\.[ \t]?(?P<c>{DAY}[./]{MONTH_NUMBER}[./]\d\d(?:\d\d)?)\b"
)
BORN_YEAR = any_case(
    rf"(?:\by\.?o\.?b\b\.?|\bd\.?o\.?b\b\.?(?=[ \t:]*['’]\d)|\b(?:year|yr)[ \t]of[ \t]birth|\bbirth[ \t]year|\bd\.?o\.?b\.?[ \t](?:yr|year))[ \t:.=|-]*(?:(?:is|was)[ \t])?(?P<it>['’]?\d\d|{FOUR_YEAR})(?![\w/%:-]|[.]\d)"
    rf"|\bborn[ \t]in[ \t](?:(?:early|late)[ \t])?(?P<b>['’]?[2-9]\d)(?![\w/%:+-]|[.]\d|[ \t]*(?:weeks?|wks?|hours?|hrs?|minutes?|mins?|[A-Z]))"
    rf"|\bborn[ \t](?P<c>['’]?[2-9]\d)(?=[ \t]*(?:[,;)\n]|$|[.](?:\s|$)))|(?:^|(?<=[\s(,]))b\.?[ \t]?(?P<d>['’][2-9]\d)(?!\w)"
)
"""A year of birth, in two figures too where a cue says so: 'YOB 38', 'born in 47'."""
BORN_SPOKEN = any_case(
    rf"\b(?:d\.?o\.?b\.?|date[ \t]of[ \t]birth|born)[ \t:?]*(?:(?:s?he|they|pt|client|mum|dad)[ \t]+)?(?:gave|gives|given|says|said|told[ \t]+(?:me|us))?[ \t]*(?:is|was|on|as)?[ \t]*(?P<it>(?:the[ \t]+)?(?:{SPOKEN_DAY}|{DAY}{ORDINAL}?)[ \t]+(?:of[ \t]+)?(?:the[ \t]+)?(?:{SPOKEN_DAY}|{MONTH})"
    rf"(?:[ \t,-]+{NUMBER_WORD}\b){{1,7}})|{DOB_CUE}[ \t:.,]+(?:is[ \t]+)?(?P<b>{NUMBER_WORD}(?:[ \t,-]+{NUMBER_WORD}\b){{2,7}})"
)


def month_of(text: str) -> str | None:
    """The month a date falls in, by its English name; None where the date does not say."""
    named = re.search(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", text.lower())
    if named:
        return next(month for month in MONTHS if month.lower().startswith(named[0]))
    if IN_ANOTHER_TONGUE.search(text):
        return None
    parts = [int(part) for part in re.findall(r"\d+", text)]
    if len(parts) >= 2 and len(str(parts[0])) == 4:
        return MONTHS[parts[1] - 1] if 1 <= parts[1] <= 12 else None
    if len(parts) >= 2 and 1 <= parts[1] <= 12:
        return MONTHS[parts[1] - 1]
    if len(parts) >= 2 and 1 <= parts[0] <= 12:
        return MONTHS[parts[0] - 1]
    return None


DATES: tuple[tuple[re.Pattern[str], float, str], ...] = (
    (FULL_NUMERIC, 0.97, "a date"),
    (FULL_ODD, 0.9, "a date"),
    (SPACED_NUMERIC, 0.9, "a date"),
    (COMPACT, 0.7, "digits that read as a date"),
    (COMPACT_CUED, 0.8, "digits that read as a date"),
    (COMPACT_NAMED, 0.95, "a date"),
    (DAY_LIST, 0.95, "days with their month"),
    (DAY_RANGE_SHORT, 0.8, "days with their month, in figures"),
    (DAY_MONTH, 0.97, "a day with its month"),
    (FOREIGN_DAY, 0.95, "a day with its month"),
    (MONTH_DAY, 0.95, "a day with its month"),
    (SPOKEN, 0.95, "a day with its month, in words"),
    (WEEKDAY_DAY, 0.9, "a weekday with its day of the month"),
    (THE_ORDINAL, 0.8, "a day of a month"),
    (THE_SPOKEN, 0.75, "a day of a month"),
    (CUED_ORDINAL, 0.8, "a day of a month"),
    (SHORT_CUED, 0.85, "a day and month in figures"),
    (SHORT_LOOSE, 0.75, "a day and month in figures"),
    (SHORT_RANGE, 0.8, "days with their months, in figures"),
    (SHORT_DOTTED, 0.7, "a day and month in figures"),
    (SHORT_WEEKDAY, 0.9, "a day and month in figures"),
    (SHORT_ODD, 0.75, "a day and month in figures"),
    (LINE_START, 0.75, "a day and month in figures"),
    (LINE_DOTTED, 0.7, "a day and month in figures"),
    (LINE_ORDINAL, 0.75, "a day of a month"),
    (OWN_ORDINAL, 0.8, "a day of a month"),
    (BARE_ORDINAL, 0.6, "a day of a month"),
    (MONTH_YEAR, 0.6, "a month with its year, in figures"),
)
STRONG_FROM = 0.85
OF_WHICH_MONTH = any_case(OF_MONTH)
MAY_AS_VERB = re.compile(r"\d\s*(?:,\s*|of\s+)?may$", re.IGNORECASE)
NUMBERED = re.compile(
    r"\b(?:level|grade|band|stage|tier|class|type|phase|step|option|category|section|part|page|paragraph|regulation|article|schedule|chapter|question|item|room|bay|ward|bed)s?[ \t]$",
    re.IGNORECASE,
)
NOT_A_DAY = frozenset({"24/7", "7/7", "20/20", "6/4", "6/5"})
DAYWARD = re.compile(r"\b(?:on|from|since|until|till|by|in|fell|seen|before|after)[ \t]+$", re.IGNORECASE)
COUNTED_AFTER = re.compile(
    r"(?:[ \t]*(?:-|to|or|and|/)[ \t]*\d+)?[ \t]+(?:more[ \t]+|full[ \t]+)?(?!(?:his|is|was|as|has|this|tues|thurs|always|carers|gets|says)\b)[a-z]*[a-z]{2}s\b"
)
"""Several of something after 'may 3' or 'march 3', which are verbs then."""
FRACTIONS = re.compile(r"\d+/\d+(?:[\s,&–-]+(?:(?:and|to)\s+)?\d+/\d+)*")
BEFORE_DAY = re.compile(rf"(?:\b{WEEKDAY}[, \t]+)?(?:\bthe[ \t]+)?$", re.IGNORECASE)


def _is_a_verb(text: str, match: re.Match[str]) -> bool:
    """Whether 'may' or 'mar' in '12 may benefit' is no month."""
    covered = match[0]
    if re.match(r"(?:may|march|mar)\b(?!.*(?:st|nd|rd|th|\d{4})\b)", covered):
        told = DAYWARD.search(text, max(0, match.start() - 12), match.start())
        return told is None and COUNTED_AFTER.match(text, match.end()) is not None
    return bool(MAY_AS_VERB.search(covered)) and bool(
        NUMBERED.search(text, max(0, match.start() - 12), match.start())
        or re.match(
            r"[ \t]+(?:be|benefit|not|need|have|help|also|want|well|take|go|do|watch|cause|make|get|feel|eat|use|try|stand|sit|walk|give|bring|choose|become|show|like|wish|find|keep|lose|include|require|respond|struggle|never|suit|share|drink|sleep|wear|lead|say|play|join|reduce|increase|improve|worsen|result|mean|indicate|suggest|benefit|learn|touch|hear|cry|ask|tell|only)\b",
            text[match.end() :],
        )
    )


def _is_no_day(covered: str, loose: bool) -> bool:
    """Whether '3/5 and 4/5' is a score: several in a row, or one after a doubtful word, none greater than its scale."""
    if covered in NOT_A_DAY or re.fullmatch(r"\d+[-–]\d+/\d+", covered):
        return True
    if not FRACTIONS.fullmatch(covered):
        return False
    pairs = [pair for pair in re.findall(r"\d+/\d+", covered) if pair not in NOT_A_DAY]
    greater = any(int(pair.split("/")[0]) > int(pair.split("/")[1]) for pair in pairs)
    return (loose or covered.count("/") > 1) and not greater


def find_dates(text: str) -> Iterator[Identifier]:
    """Every day with its month, day of the month, and date of birth."""
    for expression, confidence, reason in DATES:
        for match in expression.finditer(text):
            start, end = _span(match)
            if expression is BARE_ORDINAL and RANKED.search(text, max(0, start - 120), start):
                continue
            if expression is THE_ORDINAL and OF_A_HUNDRED.search(text, max(0, start - 120), start):
                continue
            if expression is SHORT_ODD and TESTED.search(text, max(0, start - 40), start):
                continue
            if expression is FULL_NUMERIC and (
                READINGS.search(text, max(0, start - 60), start) or MEAN.search(text, max(0, start - 40), start)
            ):
                continue
            if IS_STONE.fullmatch(text, start, end):
                continue
            if not (_is_no_day(text[start:end], expression is SHORT_LOOSE) or _is_a_verb(text, match)):
                yield _as_date(text, start, end, confidence, reason)
    for match in BORN_SPOKEN.finditer(text):
        yield Identifier(*_span(match), "DOB", 0.95, "a date of birth, in words", True)
    for match in BORN_PARTIAL.finditer(text):
        yield Identifier(*match.span("it"), "DOB", 0.98, "a date of birth", True)
    for match in (*BORN_IN.finditer(text), *BORN_YEAR.finditer(text)):
        start, end = _span(match)
        yield Identifier(start, end, "DOB", 0.75, "a year of birth", False)


def _span(match: re.Match[str]) -> tuple[int, int]:
    """Where the day stands: the group that took part, or the whole match."""
    return next(
        (match.span(name) for name in match.re.groupindex if name != "sep" and match[name] is not None), match.span()
    )


def _as_date(text: str, start: int, end: int, confidence: float, reason: str) -> Identifier:
    before = BEFORE_DAY.search(text, max(0, start - 24), start)
    first = before.start() if before else start
    month = OF_WHICH_MONTH.match(text, end)
    end = month.end() if month else end
    if BORN.search(text[max(0, start - 60) : start]):
        return Identifier(first, end, "DOB", 0.98, "a date of birth", True)
    return Identifier(first, end, "DATE", confidence, reason, confidence >= STRONG_FROM)
