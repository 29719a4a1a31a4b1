# ruff: noqa: E501 - an expression cut in two is harder to read
"""How facts that point to one person are worded: the first of her kind, known from a picture, champion, office, disaster."""

from typing import Final

from kb.anonymise.pattern import any_case

CARES: Final = r"(?!(?:[\w'’-]+[ ]){0,3}?(?:carers?|nurses?|therapists?|ots?|physios?|doctors?|gps?|workers?|visitors?|assessors?|consultants?|neighbours?|daughter|son|child|sibling|relative|user|helper|sister|brother|appointment|time)\b(?![ ]at[ ]the|[ ]on[ ]the|[ ]sister))"
PERSON: Final = (
    r"(?:man|woman|person|people|boy|girl|lad|lass|lady|bloke|fella|midwife|postie|family|couple|pupil|sisters|brothers|children|survivor|member|resident"
    r"|(?!(?:(?:pos|an|in|ex)terior|superior|inferior|other|order|number|corner|water|paper|shower|shoulder|finger|matter|computer|letter|dinner|supper|summer|winter|october|september|november|december|quarter|door|floor|hour|colour|behaviour|humour|error|mirror|motor|sensor|whether|after|under|over|never|either|rather|better|later|longer|shorter|higher|lower|greater|smaller|further|former|latter|proper|power|tower|river|offer|answer|transfer|walker|drawer|counter|cooker|trailer|scooter|chamber|ladder|bladder|fracture|layer|buffer|super|per|mother|father|brother|daughter|monitor|doctor|for|or|nor|indicator|factor|hoist|list|waist|wrist|fist|mist|twist|assist|exist|process|access|illness|progress|dress|mattress|stress|less|unless|press|business|fitness|weakness|stiffness|wellness|diabetes|physician|hand)\b)[\w'’-]{2,}(?:er|or|ist|ian|ess|man|woman|smith|wright|keeper|hand|mistress|master|aider|sister|nurse|player|chaplain))"
)
KIND: Final = r"(?:only|first|last|oldest|youngest|sole|longest[ -]serving|fastest|strongest)"
WHERE: Final = r"(?:(?:in|on|at|out[ ]of|from|of|off)[ ](?:the|her|his|our|this)[ ](?:[\w'’-]+[ ]){0,2}(?:village|town|county|country|islands?|parish|valley|estate|street|city|world|club|church|mosque|chapel|regiment|force|fleet|general|works|pit|yard|docks?|line|home|committee|district|region|loch|garage|borough|presbytery|glen|market)|(?-i:(?:at|on|in|out[ ]of|off)[ ](?:the[ ])?[A-Z][a-z]+))\b"
ACTS: Final = r"(?:to[ ](?:have[ ])?(?!(?:contact|see|seen|call|ring|help|assist|wash|dress|visit|attend|use|try|arrive|speak|tell|ask|get(?![ ]out)|go|know|notice|review|assess|come|do|make|manage|offer|understand|live|take|give|stand|sit|transfer|answer|leave|arrive|work[ ]with|be[ ](?:seen|told|asked|called|contacted|discharged|able))\b)[a-z]{2,}|ever|who[ ]ever|alive|left[ ]in|working|still[ ](?:alive|working)|before[ ]the|of[ ](?-i:[A-Z])|of[ ]the[ ](?!team|family|day|group|staff|ward|public|week|household|mdt|house)\w+)\b"
GROUP: Final = r"(?:black|asian|white|woman|female|deaf|blind|amputee|muslim|sikh|hindu|jewish|polish|igbo|somali|gay|trans|disabled|wheelchair[ ]user|[\w]+-speaking)"
"""Whom to be the first or only one of tells much."""
RARE_PROGRAMME: Final = r"(?-i:Panorama|Crimewatch|Bake[ ]Off|Strictly|Mastermind|X[ ]Factor|Countdown|Question[ ]Time|Songs[ ]of[ ]Praise|Dragons['’]?[ ]Den|Big[ ]Brother|Love[ ]Island|Newsnight|Blue[ ]Peter|Antiques[ ]Roadshow|Pointless|Eggheads|University[ ]Challenge|MasterChef|Gogglebox|The[ ]Repair[ ]Shop|Desert[ ]Island[ ]Discs|Opportunity[ ]Knocks|Top[ ]of[ ]the[ ]Pops|Grange[ ]Hill|Coronation[ ]Street|EastEnders|Emmerdale|Look[ ]North|Watchdog|Look[ ](?:East|North|South)|North[ ]West[ ]Tonight|Granada[ ]Reports|Midlands[ ]Today|Points[ ]West|Reporting[ ]Scotland|Wales[ ]Today|S4C|Tomorrow['’]s[ ]World)"
SIGHT: Final = r"(?:advert|photograph|photo|poster|film|documentary|programme|mural|statue|stamp|postcard|newsreel|front[ ]page|headlines?)"
NATION: Final = r"(?:(?-i:England|Wales|Scotland|Ireland|Britain|Great[ ]Britain|GB|Jamaica|Barbados|India|Pakistan|Nigeria|Poland|Ulster|Yorkshire|Lancashire|Surrey|Kent|Glamorgan)|(?:the|her|his)[ ](?:county|country|nation|province))\b"

SHAPES: Final = (
    # the only man to have worked every lock, last hand loom weaver in the parish, first Black ward sister at the City
    any_case(rf"\b{KIND}[ ]{CARES}(?:[\w'’-]+[ ]){{0,4}}?{PERSON}[ ](?:[\w'’-]+[ ]){{0,2}}?(?:{ACTS}|{WHERE})"
        rf"|\b{KIND}[ ](?:[\w'’-]+[ ]){{0,1}}?{GROUP}[ ](?!carers?\b|staff\b|only\b|toilets?\b|ward\b(?![ ]sister))[\w'’-]+[ ](?:[\w'’-]+[ ]){{0,3}}?(?:there|here|at|on|in|to|of|from|ever)\b"
    ),
    any_case(
        rf"\b(?:last|only)[ ](?:living|surviving|remaining)[ ][\w'’-]+|\b(?:only|sole)[ ]survivor\b|\bthe[ ](?:county|country|town|village|island|hospital|world)['’]s[ ](?:first|only|oldest|youngest|last|tallest)[ ]{CARES}(?:[\w'’-]+[ ]){{0,2}}?(?:{PERSON}|transplant|baby|twins|amputee)\b|\bthe[ ]last[ ]of[ ]the[ ](?:[\w'’-]+[ ]){{1,3}}?(?:sisters|brothers|children|family|{PERSON}s)\b"
    ),
    any_case(r"\b(?:lottery|pools|jackpot)[ ]winners?\b|\bwon[ ]the[ ](?:lottery|jackpot|euromillions|pools)\b|\bconjoined\b(?![ ]twins?[ ](?:clinic|service))"),
    # bus driver of the year
    any_case(r"\b(?:[\w-]+[ ])?[a-z]{3,}(?:er|or|ist|man|woman|nurse|chef|pupil|student|mum|dad|hero|ian|ity)[ ]of[ ]the[ ](?:year|decade|century|match|tournament)\b"),
    # the woman from the ferry rescue photograph, the lock-keeper off the advert
    any_case(rf"\b(?:the|that)[ ](?:\w+[ ])?(?:one|{PERSON})[ ](?:off|from|in|on)[ ]the[ ](?:[\w'’-]+[ ]){{0,4}}?(?:{SIGHT}|front[ ]pages|calendar)\b"),
    # the one who locked the inspectors out in '84, the man who scored for Barbados
    any_case(
        rf"\bthe[ ](?:\w+[ ])?(?:one|{PERSON})[ ](?:who|that)[ ](?:(?:saved|stopped[ ]the|hid|painted|pulled[ ](?:the|two|a)|carried[ ]the|ran[ ]the[ ]last|turned[ ]down|made[ ]the|locked|held[ ]up|scored|has[ ]rung|was[ ]in[ ]the[ ]paper)\b|(?:[\w'’-]+[ ]){{1,9}}?(?:in[ ](?:19\d\d|['’]\d\d)|for[ ]{NATION}|on[ ](?:the[ ])?(?:news|telly|tv|front[ ]page)|at[ ]the[ ](?:papal|royal)|off[ ]the[ ](?-i:[A-Z])|to[ ](?:princess|prince|the[ ]queen|the[ ]king)))"
    ),
    # won Bake Off, her case was on Panorama; not: watches Countdown
    any_case(
        rf"\b(?:was|were|is|been|appeared|featured|won|competed|contestant|seen|presented|starred|acted|interviewed)[ ](?:[\w'’-]+[ ]){{0,2}}?(?:(?:on|in)[ ])?{RARE_PROGRAMME}"
    ),
    any_case(
        r"\b(?:all[ ]over|on|in)[ ](?-i:[A-Z]\w+(?:Online|Live))\b|\bin[ ]the[ ](?-i:(?:[A-Z]\w+[ ]){1,2}(?:Gazette|Times|Echo|Post|Argus|Mercury|Advertiser|Herald|Courier|Examiner|Chronicle|Journal))\b|\bin[ ]the[ ]papers?[ ](?:for|after|when|in)\b|\b(?:regional|evening|national)[ ]news\b(?![ ]?letter)|\bfront[ ](?:of[ ]the[ ]evening|pages)\b|\b(?:identical|one[ ]of[ ](?:a[ ]set[ ]of[ ])?)[ ]?(?:quadruplets|triplets|quins)\b|\bin[ ]the[ ]mural\b|\b(?:lead[ ]story|headlines?[ ](?:in|on)|front[ ]page)\b|\bwas[ ]on[ ](?:the[ ])?(?:\w+[ ])?(?:news|tv|telly|television|radio|air)\b|\bsacked[ ]live\b|\breads?[ ]the[ ](?:news|weather)[ ]on\b|\bpresent(?:s|ed)[ ]the[ ](?:news|weather|breakfast[ ]show)\b|\bin[ ]the[ ](?:evening|sunday|daily|weekly)[ ](?:times|post|echo|news|mail|chronicle|express|telegraph|mercury)\b"
    ),
    # plays for Wales, centre half for the county
    any_case(
        rf"\b(?:plays?|played|playing|rides?|rows?|rowed|swims?|swam|box(?:es|ed)|runs?|ran|sings?|skis?|shoots?|fenced|captains?|captained|scored|batted|bowled|kept[ ]goal|goalkeeper|centre[ -](?:half|forward)|(?:scrum|fly|full|wing)[ -](?:half|back)|hooker|striker|winger|wicket[ -]?keeper|opening[ ]bat|fast[ ]bowler|prop|captain|trials?|cap(?:s|ped)?)[ ](?:[\w'’-]+[ ]){{0,3}}?for[ ]{NATION}"
        r"|\bcounty[ ](?:\w+[ ])?(?:goalkeeper|player|bowler|batsman|cap|champion|swimmer|runner|netball|cricketer)\b|\b(?:cup|league|medal|title)-winning\b"
    ),
    # the village postmistress, the town's only lollipop man, the minister's wife
    any_case(
        rf"\b(?:the|our|that|a)[ ](?:village|town|island|parish|valley)(?:['’]s)?[ ](?:(?:only|last|first|old|former|retired)[ ])?(?:\w+[ ])?(?!(?:planner|manager|counc\w+|carer|corner|computer)\b)(?:{PERSON}|doctor|vicar|policeman|bobby|baker|butcher|midwife|organist|milkman)\b(?![ ](?:road|street|lane))"
        r"|\b(?:the|a)[ ](?:minister|vicar|rector|mayor|headmaster|laird|bishop|postmaster|station[ -]?master|publican|lighthouse[ -]keeper|squire|governor|imam|rabbi)['’]s[ ](?:wife|husband|son|daughter|widow|mother|sister)\b"
    ),
    # killed in the pit disaster, sang for the Queen, every November since 1951, mayor in the year of the floods
    any_case(
        r"\b(?:killed|died|lost|injured|drowned|survived|trapped|rescued|escaped|widowed)[ ](?:[\w'’-]+[ ]){0,4}?(?:in|at|by|from)[ ]the[ ](?:[\w'’-]+[ ]){0,3}?(?:disaster|explosion|bombing|sinking|collapse|shooting|massacre|avalanche|floods?|wreck|train[ ]crash|plane[ ]crash|ferry)\b"
        r"|\b(?:sang|played|danced|performed|presented|cooked|curtsied|preached|flowers|shook[ ]hands)[ ](?:[\w'’-]+[ ]){0,4}?(?:for|to|before|with)[ ](?:the[ ](?:queen|king|pope|prince|princess|duke|duchess)\b|(?-i:Prince(?:ss)?[ ][A-Z]))|\b(?:at|in)?[ ]?every[ ]\w+[ ](?:\w+[ ])?since[ ](?:19\d\d|he|she|the)\b"
        r"|\b(?:mayor(?:ess)?|provost|sheriff|coxswain|town[ ]crier|carnival[ ]queen|rose[ ]queen|may[ ]queen)[ ](?:in|of|the|when|for)\b|\b(?:last|only|end|first)[ ]house[ ](?:before|past|after|on[ ]the|in[ ]the)[ ](?:the[ ])?(?:[\w'’-]+[ ]){0,2}?(?:lighthouse|island|village|valley|moor|shore|ferry|border|cliff|quay|point|loch|sea)\b"
    ),
    # the vicar of the parish, the imam at the mosque, the local MP, runs the village post office
    any_case(
        r"\b(?:is|was|were|as|['’]s|pt|patient|client|mother|father|husband|wife|son|daughter|,)[ ](?:the|our)[ ](?:vicar|rector|priest|imam|rabbi|minister|head[ -]?(?:teacher|master|mistress)|principal|postmaster|postmistress|publican|coroner|magistrate|harbour[ -]?master|station[ -]?master|lifeboat[ ]\w+)[ ](?:of|at|for|in)[ ](?:the|our|a|this)[ ](?!school[ ]meeting)\w+"
        r"|^(?:head[ -]?(?:teacher|master|mistress)|vicar|rector|imam|rabbi)[ ](?:of|at)[ ]the[ ]\w+"
        r"|\bthe[ ](?:local|sitting)[ ](?:mp|msp|vicar|rector|imam|rabbi|bobby|lollipop[ ]\w+|town[ ]crier|councillor|undertaker|blacksmith|ferryman)\b(?![ ](?:wrote|surgery|office))"
        r"|\b(?:the|our)[ ](?:vet|vicar|postman|postmistress|blacksmith|doctor|policeman|butcher|publican|midwife|priest|imam|rabbi|minister|organist)[ ](?:in|of|for)[ ]the[ ](?:village|town|island|parish|dale|valley)\b|\b(?:church|cathedral|chapel)[ ]organist[ ]for[ ]\w+"
        r"|\b(?:runs?|ran)[ ]the[ ]post[ ]office\b"
        r"|\b(?:runs?|ran|keeps?|kept|owns?|owned)[ ]the[ ](?:(?:only|village|island|harbour|corner)[ ])(?:\w+[ ])?(?:post[ ]office|shop|pub|inn|school|caf[eé]|forge|mill|bakery|chippy|chip[ ]shop|store)\b"
    ),
    # freed on appeal, sued the trust and won, her father was executed, the last man out when the pit shut
    any_case(
        r"\bserving[ ](?:a[ ])?life\b(?![ ](?:story|skills))|\bfreed[ ]on[ ]appeal\b|\bsued[ ]the[ ]\w+[ ]and[ ](?:won|lost)\b|\b(?:his|her|their)[ ]\w+[ ](?:was|were)[ ](?:the[ ])?(?:murdered|executed|assassinated|hanged)\b|\bthat[ ]killed[ ](?:two|three|four|five|six|\d+)\b"
        r"|\b(?:his|her|their)[ ]\w+[ ]drowned[ ]in[ ]the\b|\bworld[ ]record[ ]for\b|\b(?:lion[ ]tamer|knife[ ]thrower|sword[ ]swallower|ringmaster|trapeze[ ]artist|tightrope[ ]walker)\b|\blast[ ](?:man|one|woman|miner|person)[ ]out[ ]when\b|\binherited[ ]the[ ](?:castle|title|manor|estate)\b"
        r"|\bgreat-?[ ]?(?:niece|nephew|grand(?:son|daughter|child))[ ]of[ ]the[ ]\w+|\b(?:last|only)[ ]lighthouse[ ]keeper\b|\b(?:deputy[ ]|assistant[ ])?chief[ ](?:constable|fire[ ]officer)\b|\bpresenter[ ]on[ ](?:the[ ]|regional[ ]|local[ ]|national[ ])*(?:radio|tv|television)\b|\b(?:triplets|quads|quadruplets)[ ]at[ ](?:forty|fifty|[45]\d)"
        r"|\bwrote[ ](?:the|a|his|her)[ ](?:memoir|hymn|bestseller|autobiography)\b|\bhead[ ](?:gardener|cook|groom|keeper)[ ](?:at|to|for)[ ]the[ ](?:palace|castle|hall|manor|abbey|zoo)\b|\bkeeper[ ]at[ ]the[ ]zoo\b|\bonly[ ]wheelchair[ ]user[ ]in[ ]the\b|\bplayed[ ]the[ ]\w+[ ]in[ ](?:the[ ]|a[ ])(?:soap|sitcom|serial|film)\b"
        r"|\bwho[ ](?:was|got)[ ](?:trapped|buried|electrocuted|mauled|bitten)[ ](?:in|by|under|alive)\b(?![ ]the[ ](?:door|bed|chair|sling|dog))|\bwhose[ ](?:house|home|story|case)[ ]was[ ](?:on|in|all[ ]over)\b|\blives[ ]in[ ]the[ ]old[ ](?:signal[ ]box|lighthouse|windmill|chapel|vicarage|rectory|school|station|toll[ ]house|forge|mill)\b"
    ),
)  # fmt: skip
"""Each shape, with what it was made for."""
