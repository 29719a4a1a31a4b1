# ruff: noqa: E501, SIM905 - an expression or a list of words cut in two is harder to read
"""Schools, homes, surgeries, employers and other organisations, by the words they are made of or what stands before them."""

import re
from collections.abc import Iterator

from kb.anonymise.cues import FUNCTION_WORDS, KIN
from kb.anonymise.generic import NO_NAME, is_generic, is_named, is_particular, is_proper
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import CASING, FIRST, PLACE, SHIFT, SURNAME, VOCABULARY, lexicon, usually_lower
from kb.anonymise.pattern import part_of
from kb.anonymise.places.addresses import CAP, LINK

SURE_KIND = (
    r"(?:(?:C[ \t]?of[ \t]?E|CofE|CE|RC|R\.C\.|Catholic|Community|Church[ \t]of[ \t]England)?[ \t]*(?:Primary(?:[ \t]+(?:School|Academy))?|Junior(?:s|[ \t]+School)?|Infants?(?:[ \t]+School)?|Nursery(?:[ \t]+School)?|Academy|High(?:[ \t]+School)?|Grammar(?:[ \t]+School)?|Comp(?:rehensive)?|Secondary|School)"
    r"|C[ \t]?of[ \t]?E|College|University|Surgery|Medical[ \t]+(?:Centre|Practice)|Health[ \t]+Centre|(?:Group[ \t]+|Dental[ \t]+|Medical[ \t]+)?[Pp]ractice|(?:(?:General|Community|Cottage|District|Royal|Memorial)[ \t]+)*Hospital|Royal[ \t]+Infirmary|Infirmary|Hospice(?:[ \t]+at[ \t]+Home)?"
    r"|House|Court|Lodge|Manor|Grange|Hall|(?:Care|Nursing|Residential|Retirement)[ \t]+Home|Homecare|Extra[ \t]+Care|(?:Day|Community|Leisure|Sports|Resource|Children's|Garden|Arts|Carers?|Limb)[ \t]+(?:Centre|Club|Opportunities)"
    r"|(?:Methodist|Baptist|Pentecostal|United[ \t]Reformed|Catholic|Parish|Free)?[ \t]*(?:Church|Chapel)|Baptist|Cathedral|Minster|Mosque|Masjid|Mandir|Temple|Gurdwara|Synagogue|Ltd|Limited|LLP|LLC|PLC|plc|Inc|CIC|C\.I\.C|CIO|C\.I\.O|Community[ \t]+Interest[ \t]+Company|Charitable[ \t]+(?:Trust|Foundation)|Enterprises|Associates|Consultancy|Solicitors|Pharmacy|Chemist|Opticians|Dry[ \t]Cleaning"
    r"|Housing(?:[ \t]+(?:Association|Trust|Group))?|Homes(?:[ \t]+Association)?|(?:(?:County|Borough|City|District|Town|Parish|Metropolitan)[ \t]+)*Council|(?:NHS[ \t]+)?(?:Foundation[ \t]+)?Trust|Bakery|Bakers|Bakeries|Butchers|Garage|Inn|Arms|Tavern|Pre-?[Ss]chool|Playgroup|Foodbank|Food[ \t]Bank|Sixth[ \t]+Form"
    r"|Allotments?|Tyres|Foods|Produce|Knitwear|Cargo|Coaches|Ironmongers|Bowls[ \t]Club|(?:Golf|Rugby|Football|Cricket|Bowling|Bowls|Swimming|Tennis|Working[ \t]Men['’]s|Social|Rowing|Sailing|Boxing)[ \t]Club|(?:Male[ \t]Voice[ \t]|Community[ \t])?Choir|(?:Silver[ \t]|Brass[ \t])Band|Dramatic[ \t]Society"
    r"|(?:Magistrates['’]?|Crown|County|Family)[ \t]Court|(?:Police|Fire|Ambulance)[ \t]Station|(?:Medium|Low|High)[ \t]Secure[ \t]Unit|Walk-In[ \t]Centre|City[ \t]Farm|Equipment[ \t]+Store|Staffing|Telecare|& Sons?|and Sons?|& Daughters|and Daughters|(?:and|&) Partners|Brothers|Bros|RFC|FC|Caf[eé])"
)
SOFT_KIND = (
    r"(?:(?:University[ \t])?Health[ \t]Board|Integrated[ \t]Care[ \t]Board|Primary[ \t]Care[ \t]Network|Partnership|Alliance|Federation|PCN|HSCP|Consortium|Collective|Co-?operative|Institute|Rehabilitation[ \t](?:Centre|Unit)|Rehab[ \t]Unit|Spinal[ \t](?:Unit|Centre)|Stroke[ \t](?:Unit|Club|Group)|Children['’]s[ \t]Centre|Family[ \t]Hub|Sure[ \t]Start|Village[ \t]Hall|Memorial[ \t]Hall|Bingo|Carpets|Fish[ \t]Bar|Fisheries"
    r"|Orthotics|Prosthetics|Stairlifts|Launderette|Barbers|Hairdressers|Salon|Takeaway|Post[ \t]Office|Newsagents|Riding[ \t]School|Hostel|Refuge|Foyer|YMCA|Women['’]s[ \t]Aid|Rugby[ \t]League|AFC|Dance[ \t](?:School|Academy)|Gymnastics|Karate|Judo|Cadets|Regiment|Fusiliers|Rifles|Industries|Engineering|Furniture|Wet[ \t]?Rooms|Bathrooms|Kitchens|Joinery|Plumbing|Electrical|Roofing|Construction|Timber|Logistics|Haulage|Textiles|Potteries|Pottery|Shipyard|Steelworks|Colliery|Brewery|Dairy|Nurseries|Kennels|Vets|Veterinary[ \t](?:Centre|Practice|Surgery)|Dental[ \t]Care|Gym|Fitness|Baths|Pool|Supermarket|Cash[ \t](?:and|&)[ \t]Carry|Advocacy|Befriending|Therapy[ \t](?:Centre|Service|Unit)"
    r"|Rehab|Physio(?:therapy)?|Innovations|Solutions|Healthcare|Lettings|Lets|Properties|General|Ward|Unit|Memory[ \t]+Clinic|Clinic|Centre|Club|Theatre|Library|United|Rovers|Harriers|Wheelers|Society|Choir|Band|Handyperson[ \t]+Scheme|Scheme|Service|Association|Team|Opportunities|Therapies|Protection|Adventure|Stables|Cleaning|Fields"
    r"|Hub|Project|Charity|Foundation|Group|Friends|Farm|Bowling|Care(?:[ \t]and[ \t]Repair)?|Support|Agency|Travel|Transport|Motors|Builders|Stores|Cleaners|Shopping[ \t]Centre|Carers|Law|Live-In|Homestead|Mission|Leisurezone|Argos|Tesco|Asda|Aldi|Lidl|Co-op|Morrisons|Sainsbury['’]?s|WI|RDA|British[ \t]Legion|Legion|Scouts|Brownies|Guides|Cubs|Beavers"
    r"|MBC|CC|BC|DC|ICB|CCG|ASC|Salvation[ \t]Army|Rotary|Social[ \t]Services|Adult[ \t]Social[ \t]Care|Mind|START|Reablement|Police|Met|Riding[ \t]for[ \t]the[ \t]Disabled|Alzheimer['’]s[ \t]Society|Crematorium|Cemetery)"
)
NOT_KIND = r"(?![ \t]+(?:Act|Plan|Assessment|Needs|Order|Package|Panel|Protection|Worker|Workers|Officer|Allowance|Grants?|Rules|Regulations|Code|Standards?|Scale|Test|Index|Tool|Questionnaire|Checklist|Measure|Model|Framework|Theory)\b)"
ORG = re.compile(
    rf"\b(?P<name>(?:[1-9]\d?(?:st|nd|rd|th)[ ])?(?:{CAP}[ ]{{1,2}}(?:{LINK}){{0,2}}){{1,5}})(?:(?P<sure>{SURE_KIND})|(?P<soft>{SOFT_KIND}))(?![\w’'-]){NOT_KIND}"
    rf"(?:(?:(?<=Church)|(?<=Chapel)|(?<=School)|(?<=College)|(?<=Temple)|(?<=Hospital)|(?<=Hospice))[ \t]+of[ \t]+(?:the[ \t]+|our[ \t]+|St\.?[ \t]+)?(?!England\b|Scotland\b|Wales\b|Ireland\b){CAP}(?:[ \t]+(?:and[ \t]+)?(?:the[ \t]+)?{CAP}){{0,2}})?"
)
SAINT = re.compile(
    r"\b(?:St\.?|Saint)[ \t]+[A-Z][a-z]+['’]?s?['’]?(?:[ \t]+(?:of|and|&|the)[ \t]+(?:the[ \t]+)?(?:St[ \t]+)?[A-Z]\w+)*\b(?![ \t]+(?:Day|ive)\b)"
    r"|\b(?:All[ \t]+(?:Saints|Hallows|Souls)|Holy[ \t]+(?:Trinity|Cross|Family|Rood|Name|Ghost)|Sacred[ \t]+Heart|Corpus[ \t]+Christi|Christ[ \t]+(?:Church|the[ \t]+King)|Immaculate[ \t]+Conception|Good[ \t]+Shepherd|Our[ \t]+Lady(?:['’]s)?(?:[ \t]+(?:of|and)[ \t]+(?:the[ \t]+)?[A-Z]\w+(?:[ \t]+[A-Z]\w+)*)?)\b"
    r"(?:[ \t]+(?:Church|School|Primary|RC|C[ \t]of[ \t]E|CofE|Academy|Nursery|Hospice|Hospital)\b)*"
)
CELTIC = re.compile(
    r"\b(?:HMP|HMYOI|HMP/YOI|Ysgol|Clwb|Meddygfa|Canolfan|Plas|Bryn|Capel|Cartref|Chwarel|Eglwys|Cyngor|Coleg|Prifysgol|Neuadd|Ysbyty|Aelwyd|Urdd|Cylch[ \t]Meithrin|Côr|Undeb|Cymdeithas|Gaelscoil|Scoil|Naíscoil|Coláiste|Ospidéal|Ionad|Cumann|Comhairle|Comann|Sgoil|Eaglais|Ospadal|Colaiste|Oilthigh|Fèis|Buidheann|Gurdwara|Gurudwara|Mandir|RCCG|Elim|Bethel|Ebenezer|Beulah|Jamia|Masjid|Shri|Sri|Guru(?! Granth))"
    r"(?:[ \t]+(?:(?:y|yr|an|am|na|nan|nam|a['’])(?:[ \t]+|(?<=['’])))?(?:[a-z]{1,2}-)?[A-ZÀ-Þ][\wôâêîûŵŷ'’-]+){1,3}"
)
BRANCH = re.compile(
    r"\b(?:Headway|Mind|Age[ \t](?:UK|Concern|Cymru)|Carers[ \t](?:Link|Trust|Support|First)|Contact[ \t]the[ \t]Elderly|Women['’]s[ \t]Aid|Shopmobility|Care[ \t](?:&|and)[ \t]Repair|Men['’]?s['’]?[ \t]Sheds?|Turning[ \t]Point|Deafblind|Emmaus|YMCA|Morrisons|Sainsbury['’]?s|Lidl|Aldi|Greggs|Specsavers|Scope|Mencap|Samaritans|Citizens[ \t]Advice|Crossroads|Barnardo['’]?s|Home-?[Ss]tart|Relate|Shelter|Stroke[ \t]Association|Alzheimer['’]s[ \t]Society|MS[ \t]Society|Parkinson['’]s[ \t]UK|RVS|Cruse|British[ \t]Legion|Salvation[ \t]Army|Rotary|Red[ \t]Cross|NHS|Healthwatch|Stagecoach|Arriva|Currys|Mobility[ \t]Direct|Tesco|Asda|Argos|B&Q)"
    r"[ \t]+(?:in[ \t]+|of[ \t]+)?(?P<it>[A-Z][a-z]{2,}(?:[ \t]+(?:and[ \t]+|&[ \t]+|of[ \t]+)?[A-Z][a-z]+){0,4})"
)
OF_A_PLACE = re.compile(
    r"\b(?:University|College|Borough|City|Diocese|Parish|Friends|Mayor|Bishop)[ \t]+of[ \t]+(?:the[ \t]+)?(?!England|Scotland|Wales|London\b|Third|Occupational|Nursing|Physicians|Psychiatrists|Surgeons|General|Education|Art)(?:[A-Z][\w'’-]+[ \t]*){1,3}"
)
OF_THE = re.compile(
    r"\b(?:Church|Chapel|Assembl(?:y|ies)|(?:Little[ \t]+)?Sisters|Brothers|Daughters|Convent|Fellowship|Congregation|Company|Guild|Knights|Ministry|Ministries|Tabernacle|House|Temple|Centre|Home|School|Society|League|Order)[ \t]+of[ \t]+(?:the[ \t]+|Our[ \t]+)?"
    r"(?P<it>(?!England|Scotland|Wales|Ireland|Lords|Commons|Protection|Art|Health|Occupational|Excellence)[A-Z][\w'’-]+(?:[ \t]+(?:of[ \t]+|and[ \t]+)?(?:the[ \t]+)?[A-Z][\w'’-]+){0,3})"
)
LABELLED = re.compile(
    r"(?<![\w-])(?:[Cc]are[ \t]|[Hh]ome[ \t]|[Dd]ay[ \t]|[Pp]revious[ \t]|[Cc]urrent[ \t]|[Nn]ew[ \t]|[Hh]ousing[ \t])?"
    r"(?:[Pp]rovider|[Aa]gency|[Ss]chool|[Nn]ursery|[Cc]ollege|[Uu]niversity|[Ee]mployer|[Ww]orkplace|GP|[Ss]urgery|[Pp]ractice|[Hh]ospital|[Hh]ospice|[Ll]andlord|[Aa]ssociation|[Pp]lacement|[Ss]etting|[Cc]entre|[Pp]rison|[Pp]harmacy|[Cc]hemist|[Cc]hurch|[Mm]osque|[Cc]lub|[Oo]rganisation|[Cc]harity|[Cc]ontractor|[Ii]nsurer|[Hh]ome|[Ff]irm|[Cc]ompany)"
    r"(?:[ \t]+name)?(?:[ \t]*:[ \t]*|\t+)(?:the[ \t]+|The[ \t]+)?(?P<it>[A-Z][\w'’&-]*(?:[ \t](?:of[ \t]|the[ \t]|and[ \t]|&[ \t]|for[ \t]|in[ \t]|at[ \t])*[A-Z][\w'’&-]*){0,5})"
)
PUB = re.compile(
    r"\b[Tt]he[ \t]+(?P<it>(?:Red|White|Black|Golden|Green|Blue|Royal|King['’]?s|Queen['’]?s|Old|Three|Five|Fox|Dog|Rose|Crown|Plough|Bell|Swan|Ship|Anchor|Railway|Coach|Horse|Waggon|Wagon|Bull|Lamb|Star|Hare|Bear|Eagle|Elephant|Jolly|Flying|Slug|Hope|Bay|Grey|Spread|Bird)(?:[ \t]+(?:and|&|in)(?:[ \t]the)?)?[ \t]+(?:Lion|Hart|Horses?|Swan|Ducks?|Hounds?|Crown|Oak|Arms|Inn|Head|Tavern|Bear|Bull|Cow|Fleece|Anchor|Ship|Tuns|Horseshoes|Harp|Dragon|Boar|Star|Bell|Crow|Ferret|Partridge|Feathers|Goose|Gander|Pheasant|Whistle|Lamb|Castle|Lettuce|Eagle|Hand|Sailor|Tree|Mill|Bush)|[A-Z][a-z]+['’]s?[ ](?:Head|Arms)|Shoulder[ ]of[ ]Mutton|Cross[ ]Keys|Bay[ ]Horse|Bird[ ]in[ ]Hand)\b"
    r"|\b(?:at|in|to|down|of|from|behind|opposite|outside|near|past|by|beside)[ \t]+(?:the|The)[ \t]+(?P<b>Griffin|Woolpack|Punchbowl|Crown|Plough|Bell|Swan|Ship|Anchor|Fox|Wheatsheaf|Greyhound|Railway|Fleece|Feathers|Globe|George|Star|Bull|Victoria|Albert|Cricketers|Unicorn|Mitre|Talbot|Volunteer)\b(?![ \t]+(?:[A-Z]|Court|Prosecution))"
)
PAPER = re.compile(
    r"\b(?P<it>(?P<town>[A-Z][a-z]{3,})[ ](?:Evening[ ])?(?:Echo|Gazette|Herald|Advertiser|Argus|Courier|Chronicle|Examiner|Mercury|Sentinel|Observer|Telegraph|Post|News|Times|Journal|Guardian|Express))\b(?![ ](?:Office|Road|Street|Code))"
)
"""A paper by its town: 'a lad from the Bolton News'."""
EMPLOYED = re.compile(
    r"\b(?:work(?:s|ed|ing)?|employ(?:ed|er)|job|volunteer(?:s|ed|ing)?|apprentice|shifts?|drives?|driver|cleaner|manager|foreman|cook|teacher|nurse|secretary|retired|redundant|solicitor)[ \t]+(?:(?:as|a|an|part[ -]time|full[ -]time|in|the|shifts|nights|\w+)[ \t]+){0,3}?(?:at|for|with|by|from)[ \t]+(?:the[ \t]+)?(?P<it>[A-Z][\w'’&-]*(?:[ \t]+(?:&[ \t]+|of[ \t]+|and[ \t]+)?[A-Z][\w'’&-]*){0,4})"
)
ATTENDS = re.compile(
    r"\b(?:(?:[Aa]ttends|[Aa]ttending|[Aa]ttended|[Gg]oes[ \t]+to|[Ww]ent[ \t]+to|resident[ \t]+(?:at|of)|[Pp]upil[ \t]+at|student[ \t]+at|[Aa]dmitted[ \t]+to|[Dd]ischarged[ \t]+(?:from|to)|[Tt]ransferred[ \t]+(?:to|from)|[Mm]oved[ \t]+(?:in)?to|[Pp]lacement[ \t]+at|[Rr]espite[ \t]+(?:at|in)|[Rr]egistered[ \t]+(?:at|with)"
    r"|choir[ \t]+at|childminder[ \t]+at|warden[ \t]+(?:at|of)|flat[ \t]+(?:at|in)|SENCO[ \t]+at|TA[ \t]+at|head[ \t]+of|Year[ \t]+\d[ \t]+at|in[ \t]+Year[ \t]+\d+[ \t]+at|[Rr]eception[ \t]+at|excluded[ \t]+from|starts?[ \t]+at|started[ \t]+at|plays[ \t]+for|carers[ \t]+from|agency[ \t]+is|landlord[ \t]+(?:is|of)|surgery[ \t]+at|surgery,|GP[ \t]+(?:at|practice)|care[ \t]+home"
    r"|prison:|School:|Nursery:|Employer:|employer|Landlord:|landlord|GP:|Surgery:|surgery:|Hospital:|Home:|Agency:|College:|Day[ \t]+[Cc]entre:|Church:)[ \t]+(?:the[ \t]+|The[ \t]+)?"
    r"|(?:nursery|care[ \t]home|day[ \t]centre|care[ \t]agency|agency|chemist|pharmacy|school|surgery|church|landlord|employer|hospital)[ \t]+\()(?P<it>[A-Z][\w'’&-]*(?:[ \t]+(?:of[ \t]+|the[ \t]+|and[ \t]+|&[ \t]+)?[A-Z][\w'’&-]*){0,4})"
)
LOW_KIND = (
    r"(?:(?:lunch|luncheon|youth|social|craft|walking|breakfast|gardening|dance|film|stroke|carers)[ \t](?:club|group)|warm[ \t]space|day[ \t](?:centre|club|service|nursery|hospital)|nursery|playgroup|pre-?school|care[ \t]home|nursing[ \t]home|residential[ \t]home|rest[ \t]home|primary|academy|infants|juniors|grammar|comprehensive|school|college|surgery|medical[ \t](?:centre|practice)|health[ \t]centre|(?:community|general|cottage)[ \t]hospital|hospital|infirmary|hospice|church|chapel|mosque|gurdwara|temple|pub|leisure[ \t]centre|community[ \t]centre"
    r"|sports[ \t]centre|clinic|pharmacy|chemist|opticians?|housing[ \t]association|garage|bakery|butchers|foodbank|food[ \t](?:bank|centre)|choir|football[ \t]club|golf[ \t]club|telecare|tyres|homecare|sixth[ \t]form|court|lodge|the[ \t]bakers)"
)
BEFORE_KIND = re.compile(rf"(?P<it>(?:[Tt]he[ \t]+)?(?:(?<![\w-])[A-Z][\w'’&-]{{0,40}}[ \t]+){{1,4}}?)(?={LOW_KIND}\b)")
HUMBLE = re.compile(
    r"\b(?P<it>(?:[a-z'’]+[ \t]+){1,3}(?:primary|infants|juniors|academy|surgery|hospital|infirmary|hospice|care home|nursing home|day (?:centre|club)|court|tyres|medical centre|health centre|mosque|gurdwara|pharmacy|telecare|food centre|(?:stroke |social |working mens |football |rugby |cricket |bowls |youth |luncheon )?club|(?:community |leisure |sports |shopping |resource )?centre|group|team|church|chapel"
    r"|school|nursery|college|library|house|lodge|homes|housing|council|garage|bakery|bakers|butchers|chippy|café|cafe|theatre|gym|baths|farm|ward|unit|clinic|trust|choir|band|fc|rfc|united|rovers|practice|solicitors|motors|coaches|carers|homecare|market|station|park|estate|temple|memorial hall|village hall))\b"
)
HUMBLE_AT = re.compile(
    rf"\b(?:at|from|in|to|near|by|attends|for)[ \t]+(?P<it>(?!(?:the|a|an|his|her|their|our|your|my|this|that|any|some|every|each|another|one|two|no|same|all|both)\b)(?:[a-z'’]+[ \t]+){{1,3}}?(?!(?:school|college|church|court|pub|clinic|garage|choir|lodge|chapel)\b){LOW_KIND})\b(?![ \t]+(?:bed|beds|appointments?|stays?|admissions?|visits?|leave|transport|staff|equipment|work|sessions?|placement|care|groups?|services?)\b)"
)
RUN = re.compile(
    r"(?<![\w'’-])(?P<first>[A-ZÀ-Þ][\w'’-]+)(?P<rest>(?:[ \t]+(?:and[ \t]+|&[ \t]+|of[ \t]+|for[ \t]+|the[ \t]+)*[A-Z][\w'’-]*){1,5})"
)
"""Capitalised words in a row: a name, then what kind of place it is."""
CUED_RUN = re.compile(
    r"\b(?:at|(?<!suffering )(?<!suffers )from|goes to|went to|bus to|walks to|back to|helped by|run by|sent by|via|called|joins?|joined|attends|attended)[ \t]+(?:the[ \t]+)?(?P<it>[A-Z][\w'’-]+(?:[ \t]+(?:and[ \t]+|&[ \t]+|of[ \t]+)?[A-Z][\w'’-]+){1,3})|\|[ \t]*(?P<b>[A-Z][\w'’-]+[ \t]+[A-Z][\w'’-]+)[ \t]*\|"
)
SELDOM_SMALL = 2
"""The casing up to which a word is hardly ever written in small letters."""
IN_THE_COMMUNITY = re.compile(r"\b(?P<name>[A-Z][a-z]{3,}(?:[ ][A-Z][a-z]+)?)[ ]in[ ]the[ ]Community\b")
"""The charity of a club: 'Everton in the Community'."""
SMALL_SAINT = re.compile(
    r"\b(?:at|from|to|in|near|outside|by|yr[ ]\d[ ]at)[ \t]+(?P<it>st\.?[ ][a-z]{3,}['’]?s)(?![\w'’])"
)
"""A school or church named after a saint, in small letters: 'yr 2 at st joseph's'."""
AT_THE = re.compile(r"\b(?:at|in|to)[ \t]+the[ \t]+(?P<it>[a-z]{6,})(?=[ \t]*(?:$|[,.;\n)]|on\b|and\b|for\b))")


NO_ANSWER = frozenset(
    "none nil unknown not n/a na retired self see tbc same yes no as dr mr mrs ms miss address tel date she he they it please notes plan name dob action actions outcome comments contact phone status".split()
)
"""What follows a label that names no organisation, and titles of people."""
BIDDING = frozenset(
    "ask ring see call contact chase email write tell phone visit inform refer return send check await".split()
)
"""What one does with an organisation: no part of its name in a line of capitals."""
SELDOM_ALONE = re.compile(r"Surgery|Primary|Homes|Housing|Infants|Academy|Hospice")
LEGAL = re.compile(r"(?:Ltd|Limited|LLP|LLC|PLC|plc|Inc|C\.?I\.?[CO]|Community[ \t]+Interest[ \t]+Company)$")
KIND_WORD = re.compile(
    r"\b(?:Club|Group|Team|Service|Services|Centre|Clinic|Cafe|Café|Unit|Ward|Society|Association|Trust|Project|Scheme|Hub|Support|Care|Carers|Therapy|Therapies|Rehab|Rehabilitation|Stroke|Falls|Memory|Dementia|Parkinson['’]s|Wheelchair|Driving|Equipment|Stores?|Neuro|Community|Day|School|Nursery|Academy|College|University|Travel|Transport"
    r"|Church|Mission|Hall|House|Homes|Housing|Council|Social|Police|Fire|Fitness|Gym|Pool|Baths|Library|Museum|Theatre|Farm|Market|Garage|Motors|Bakery|Foods?|Works|Mills?|Factory|Steel|Shipyard|Colliery|Pit|Airport|Cargo|Station|Live-In|Cleaning|Direct|Advocacy|Advice|Volunteers|Befriending|Opportunities|Training|Employment|Industries|Products|Produce|Engineering|Law|Mutual|Insurance|Bank|Building|Friends|Choir|Band|Scouts|Guides|Brownies|Rovers|United|Town|City|Athletic|Wanderers|Harriers|Rangers|Argos|Tesco|Asda|Aldi|Lidl|Morrisons|Sainsbury['’]?s|Co-op|Mind|Hospice|Surgery|Practice|Medical|Health|Dental|Pharmacy|Infirmary|General|Royal|Hospital)\b"
)
NO_ORGANISATION = frozenset(
    [
        "disease",
        "syndrome",
        "palsy",
        "injury",
        "sclerosis",
        "ability",
        "allowance",
        "assessment",
        "scale",
        "level",
        "index",
        "model",
        "act",
        "theory",
        "credit",
        "disorder",
        "dystrophy",
        "arthritis",
        "failure",
        "fracture",
        "replacement",
        "speed",
        "height",
        "length",
        "time",
        "work",
        "risk",
        "position",
        "pressure",
        "resources",
        "occupation",
    ]
)


def find_organisations(text: str, shouted: bool = False) -> Iterator[Identifier]:
    """Every organisation told by its words, by a saint, by a place of work or by what its visitors do there."""
    for match in ORG.finditer(text):
        found = _with_its_name(text, match, shouted)
        if found is not None:
            yield found
    for expression, reason in ((SAINT, "named after a saint"), (CELTIC, "a named organisation")):
        for match in expression.finditer(text):
            yield Identifier(
                *match.span(), "ORG", 0.85, reason, reason == "named after a saint" and match[0].startswith("St")
            )
    yield from _after_words(text)
    yield from _local(text)
    if not shouted:
        yield from _runs(text)
    yield from _before_a_kind(text)
    yield from _humble(text)


COMES = re.compile(
    r"(?P<it>(?:[Tt]he[ \t]+)?(?=[A-Z][\w'’-]*(?:[ \t][\w'’&-]+){0,3}?[ \t](?:BD|TDS|QDS|QID|come|comes|coming|visit|visits|carers?|staff|x))[A-Z][\w'’-]*(?:[ \t](?:at|and|of|the|&|in|for|with)){0,2}(?:[ \t][A-Z][\w'’-]*){1,4})[ \t]"
    r"(?:(?:BD|TDS|QDS|QID)(?![ \t]*\d)\b|(?:come|comes|coming|visit|visits)[ \t](?:in[ \t])?(?:am|pm|AM|PM|daily|twice|once|mornings?|evenings?|x|four|three|two|\d)\b)"
)
"""An agency without a sign, by when it comes: 'Right at Home come AM only'."""
CARING = re.compile(
    r"\b(?:Care|Carers?|Caring|Home|Homes|Living|Support|Help|Helping|Hands|Angels|Life|Live|Bluebird|Nursing)\b"
)
PLAIN_HEADS = frozenset(
    "Home Care Carers Day Night Community Social District Health Live The Live-in Private Formal Family".split()
)
OWNERS = re.compile(
    r"\b(?:at|in|from|to|via|outside|near|for|by)[ \t]+(?:the[ \t]+)?(?P<it>[A-Z][a-z]{2,}['’]s)(?=[ \t]*(?:[,.;)\n\"”]|$)|[ \t]+(?:will|and|since|yesterday|today|last|next|on)\b)|(?:^|(?<=[.!?][ ]))(?:Genetics|Neuro|Seen|Works|Clinic)[ \t]+at[ \t]+(?P<b>[A-Z][a-z]+['’]s)\b",
    re.MULTILINE,
)
"""A shop, café or hospital by its owner or its saint: 'buns from Nancarrow's', 'he's in King's'."""
BRACKETED = re.compile(
    r"\b(?:shop|caf[eé]|pub|salon|restaurant|takeaway|chippy|bakery|gym|garage|business|firm|company|club|group|charity|stall)[ \t]+\([\"“'‘]?(?P<it>(?:The[ \t])?[A-Z][\w'’&-]*(?:[ \t](?:of|and|&|the|at|on|o['’])?[ \t]?[A-Z][\w'’&-]*){0,4})[\"”'’]?\)"
    r"|\b(?:[Ww]ith|from|by|the)[ \t]+(?:the[ \t]+)?(?P<b>[A-Z][\w'’&-]+(?:[ \t][A-Z][\w'’&-]+){0,2})[ \t]+(?:lot|lads|crew|guys|volunteers|drivers?)\b"
)
LOW_PUB = re.compile(
    r"\bthe[ \t]+(?P<it>(?:(?:red|white|black|golden)[ \t](?:lion|hart|bull|boar|swan|horse)|(?:dog|fox|hare|horse|rose|coach|crown|hope|bird|bull|plough|star|bear|swan|ship|cat|goat|eagle|lamb|dun|pig|hound|hen)[ \t](?:and|&|n|'n')[ \t](?:partridge|hounds?|jockey|crown|horses|anchor|baby|bush|child|garter|fiddle|duck|gun|groom|compass|compasses|flag|whistle|ragged[ ]staff|pheasant|chickens?|sceptre|cushion|mitre|harrow|sheaf|stars|feathers|thistle)))\b"
)
SHOPS_IN_PASSING = frozenset(
    "mcdonald's sainsbury's domino's asda's tesco's lloyd's levi's kellogg's waitrose's morrison's sainsburys' parkinson's alzheimer's huntington's crohn's addison's down's today's yesterday's tomorrow's monday's tuesday's wednesday's thursday's friday's saturday's sunday's hashimoto's wilson's bell's mum's dad's gran's nan's".split()
)
AFTER_WORDS = (
    (EMPLOYED, "follows words for working or attending"),
    (ATTENDS, "follows words for working or attending"),
    (LABELLED, "follows a label for an organisation"),
)


def _after_words(text: str) -> Iterator[Identifier]:
    """What stands where the name of a school, home or employer would: 'attends Larkfield', 'Provider: Open Door'."""
    for expression, reason in AFTER_WORDS:
        for match in expression.finditer(text):
            answer = match["it"].split()[0].lower()
            if answer not in NO_ANSWER and is_particular(match["it"]) and is_named(match["it"], opens=False):
                yield Identifier(*match.span("it"), "ORG", 0.75, reason, False)


def _local(text: str) -> Iterator[Identifier]:
    """Branches, congregations, bodies of a town, pubs."""
    for match in OF_THE.finditer(text):
        if is_particular(match["it"]):
            yield Identifier(*match.span(), "ORG", 0.65, "a local branch or body", False)
    for expression in (BRANCH, OF_A_PLACE):
        for match in expression.finditer(text):
            if is_particular(match["it"] if "it" in expression.groupindex else match[0].partition(" of ")[2]):
                yield Identifier(*match.span(), "ORG", 0.75, "a local branch or body", False)
    for expression in (PUB, LOW_PUB):
        for match in expression.finditer(text):
            sure = 0.75 if expression is PUB else 0.7
            yield Identifier(*match.span(part_of(match)), "ORG", sure, "the name of a pub", False)
    for match in PAPER.finditer(text):
        code = lexicon().code(match["town"])
        if code & PLACE and not usually_lower(code):
            yield Identifier(*match.span("it"), "ORG", 0.75, "a local paper", False)
    yield from _without_a_sign(text)


def _without_a_sign(text: str) -> Iterator[Identifier]:
    """Agencies by when they come, shops and hospitals by their owner, firms in brackets."""
    for match in COMES.finditer(text):
        if CARING.search(match["it"]) and match["it"].split()[0] not in PLAIN_HEADS:
            yield Identifier(*match.span("it"), "ORG", 0.7, "who comes to care", False)
    for match in OWNERS.finditer(text):
        owner = match[part_of(match)].lower().replace("’", "'")
        if owner not in SHOPS_IN_PASSING and owner not in lexicon().practice and owner[:-2] not in KIN:
            yield Identifier(*match.span(part_of(match)), "ORG", 0.6, "a place by its owner", False)
    for match in BRACKETED.finditer(text):
        group = part_of(match)
        if is_particular(match[group]) and not any(word.lower() in lexicon().practice for word in match[group].split()):
            yield Identifier(*match.span(group), "ORG", 0.65, "the name of a firm", False)


def _with_its_name(text: str, match: re.Match[str], shouted: bool) -> Identifier | None:
    """The organisation from its first word that is no generic one; None where all of its words are ordinary ones."""
    start = match.start()
    for piece in re.finditer(r"\S+", match["name"]):
        start = match.start() + piece.start()
        generic = is_generic(piece[0]) and not (match["sure"] and is_proper(piece[0]))
        if not (generic or piece[0].lower() in BIDDING or piece[0] in ("of", "&", "upon", "le", "y")):
            break
    else:
        return None
    name = text[start : match.start("sure" if match["sure"] else "soft")]
    opens = shouted or bool(re.search(r"(?:^|[.!?:\n|-])[ \t]*$", text[max(0, start - 6) : start]))
    sure_inside = re.search(r"\b(?:Homes|Housing|Surgery|Hospital)\b", name)
    if match["soft"] and not sure_inside and not is_named(name, opens=True, usual=5 if opens else 6):
        return None
    if (
        match["sure"]
        and not LEGAL.match(match["sure"])
        and not is_proper(name.split()[0])
        and not is_named(name, opens=opens and not SELDOM_ALONE.match(match["sure"]))
    ):
        return None
    return Identifier(start, match.end(), "ORG", 0.85 if match["sure"] else 0.65, "a named organisation", False)


def _runs(text: str) -> Iterator[Identifier]:
    """A name no list of ordinary words holds with the capitalised words after it; or several after 'at' or 'from'."""
    for match in RUN.finditer(text):
        code = lexicon().code(match["first"])
        unknown = not code & (VOCABULARY | FIRST) or bool(code & PLACE and (code & CASING) >> SHIFT <= 3)
        if (
            unknown
            and not is_generic(match["first"])
            and not match["first"].isupper()
            and KIND_WORD.search(match["rest"])
        ):
            yield Identifier(*match.span(), "ORG", 0.6, "a name with a word for an organisation", False)
    for match in CUED_RUN.finditer(text):
        group = part_of(match)
        pieces = re.findall(r"[A-Z][\w'’-]+", match[group])
        if not any(is_generic(piece) for piece in pieces) and pieces[-1].lower() not in NO_ORGANISATION:
            yield Identifier(*match.span(group), "ORG", 0.6, "capitalised words where a place would stand", False)


def _before_a_kind(text: str) -> Iterator[Identifier]:
    """Capitalised words before a kind of organisation in lower case: 'Lighthouse day centre', 'Busy Bees nursery'."""
    for match in BEFORE_KIND.finditer(text):
        pieces = [piece for piece in re.finditer(r"\S+", match["it"]) if not is_generic(piece[0])]
        if not pieces:
            continue
        start = match.start("it") + pieces[0].start()
        opens = (
            bool(re.search(r"(?:^|[.!?:\n|*•-])[ \t]*$", text[max(0, match.start() - 6) : match.start()]))
            and len(pieces) == 1
        )
        if is_named(text[start : match.end("it")], opens=opens):
            yield Identifier(start, match.end("it"), "ORG", 0.7, "stands before a word for an organisation", False)


def _humble(text: str) -> Iterator[Identifier]:
    """Organisations in lower case: after a preposition without an article, or with a word that no list of ordinary words knows."""
    for match in HUMBLE_AT.finditer(text):
        pieces = match["it"].split()
        named = [piece for piece in pieces[:-1] if not is_generic(piece) and piece not in NO_NAME and len(piece) > 2]
        if (
            named
            and not FUNCTION_WORDS.intersection(pieces)
            and (pieces[0] == "new" or not is_generic(pieces[0]) | (pieces[0] in NO_NAME))
        ):
            yield Identifier(*match.span("it"), "ORG", 0.65, "a named organisation", False)
    for match in HUMBLE.finditer(text):
        odd = [
            piece
            for piece in list(re.finditer(r"\S+", match["it"]))[:-1]
            if len(piece[0]) > 2 and piece[0] not in lexicon().practice and _is_odd(piece[0].strip("'’"))
        ]
        if odd:
            yield Identifier(
                match.start("it") + odd[0].start(), match.end("it"), "ORG", 0.75, "a named organisation", False
            )
    for match in IN_THE_COMMUNITY.finditer(text):
        if not any(is_generic(piece) or usually_lower(lexicon().code(piece)) for piece in match["name"].split()):
            yield Identifier(*match.span(), "ORG", 0.75, "a named organisation", False)
    for match in SMALL_SAINT.finditer(text):
        yield Identifier(*match.span("it"), "ORG", 0.7, "named after a saint", False)
    for match in AT_THE.finditer(text):
        code = lexicon().code(match["it"])
        if code & (PLACE | SURNAME) and not code & VOCABULARY and match["it"] not in lexicon().practice:
            yield Identifier(*match.span("it"), "ORG", 0.6, "a name where a place of care would stand", False)


def _is_odd(piece: str) -> bool:
    """Whether a word in small letters is no ordinary one, or names a place and is seldom written so: 'wellington'."""
    code = lexicon().code(piece)
    return not code & VOCABULARY or bool(code & PLACE and (code & CASING) >> SHIFT <= SELDOM_SMALL)
