import pytest

from kb.anonymise.find import find_identifiers


def ages(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_identifiers(text) if each.label == "AGE_OVER_89"]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("93years lives alone", "93years"),
        ("[..] 102 years", "102 years"),
        ("A ninetythree year-old's house. Client is nintey three.", "nintey three"),
        ("ninetythree F, falls.", "ninetythree"),
        ("[client], 9 3, lives alone.", "9 3"),
        ("Client is F93.", "93"),
        ("Client is c93.", "93"),
        ("Client is 9 3.", "9 3"),
        ("Age | Sex | Hand\n93 | F | R", "93"),
        ("Age,93", "93"),
        ("Age...........93", "93"),
        ("Age_______93", "93"),
        ("Both are over 90 (91 and 93), share one commode.", "91 and 93"),
        ("Over 95, mobile with frame.", "95"),
        ("103, resident since 2015", "103"),
        ("NOK is 93.", "93"),
        ("Parents both 91 now.", "91"),
        ("They're both 91.", "91"),
        ("Wife now 93.", "93"),
        ("Wife of 93 lives in.", "93"),
        ("Male, 93", "93"),
        ("A sprightly 93.", "93"),
        ("Very frail 91.", "91"),
        ("Not bad for 95.", "95"),
        ("Her father died last year at 95.", "95"),
        ("She gives her age as 95.", "95"),
        ("Age at referral 95", "95"),
        ("Age next birthday 95", "95"),
        ("Retired, 95, ex-miner", "95"),
        ("Twins, 91", "91"),
        ("95 and going strong", "95"),
        ("95 on Sunday", "95"),
        ("Dilys 94, hip", "94"),
        ("Mrs Jones 94", "94"),
        ("| Jones | 94 | NOF |", "94"),
        ("one is 91 the other 94", "94"),
        ("(him 95, her 93)", "93"),
        ("the older one is 95", "95"),
        ("H 93 W 91", "91"),
        ("Age group: 90-94", "90-94"),
        ("95-plus", "95-plus"),
        ("Granda, 90 in the spring, drives.", "90"),
        ("Father 99 per GP letter.", "99"),
        ("Seen alone, 93 by her own account.", "93"),
        ("My uncle, who at 93 remains well, came.", "93"),
        ("She reached her century on Monday.", "her century"),
        ("Mrs Lund (3-Jun-1932; 93) attended.", "93"),
        ("Carer born in February 1934, i.e. 91; tired.", "91"),
        ("His babcia is 93 and needs him.", "93"),
        ("Thinks he's 67, notes say 97.", "97"),
        ("Mother next door (92) gets the alerts.", "92"),
        ("P (91) had been unwell.", "91"),
        ("Male/91.", "91"),
        ("dtr of F92, stuck", "92"),
        ("b2 98, EOL", "98"),
        ('Diary: "94, ?95. Slept."', "94"),
        ("who's 9O (ninety) with", "9O"),
        ('"...90 yr old gent', "90"),
        ("His dads 90 on 4th may", "90"),
        ('SAYS SHE IS "NEARLY 91" BUT', "91"),
        ("Father's mother made 104, so she hopes.", "104"),
        ("Maureen will be 90 herself in August.", "90"),
        ("| 4/8 | 21/12/34 | 91 | none |", "91"),
        ("10 other caller is 95 and cross", "95"),
        ("I'm ninety-two and a half.", "ninety-two and a half"),
        ("Spouse: deceased at 91", "91"),
        ("minding a brother of ninety.", "ninety"),
        ("The oldest guest, at 93, came.", "93"),
        ("rm 4. 102!! and proud", "102"),
        ("who is ninety-four or ninety-five, nobody knows", "ninety-four or ninety-five"),
        ("92 next birthday.", "92 next birthday"),
        ("hes ninety 3 on", "ninety 3"),
    ],
)
def test_an_age_over_89_is_told_by_who_is_spoken_of(text: str, age: str) -> None:
    assert age in ages(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sats 91 now. Knees both 95 degrees. Both hips 90.",
        "She scored 95, well above average. Index 93, percentile 32.",
        "They are 94 and 92 cm apart. Splints both 90 degrees.",
        "ACE now 93 and stable. Weight now 93 and rising.",
        "Wife manages, 95 cm rail fitted. Chair width 95.",
        "Male 95th centile. F 93 cm.",
        "FIM total now 95 and rising. Barthel 95 at discharge.",
        "ACE-III 58/100 in January. No arm above 90 for six weeks.",
        "Sats 94, then 96. SUDS 95. No bending past 90. Sertraline 100 and MoCA 94 s.",
        "Ring 101 or 111. Tyres 90 psi, 212 x 98. 94 kg, then 92 to 95 kg. Wait 95 wks.",
        "Sisters raised 91 pounds. His reading age is no 95th centile.",
    ],
)
def test_what_is_measured_or_scored_is_no_age(text: str) -> None:
    assert ages(text) == []
