import pytest

from kb.anonymise.find import find_identifiers


def covered(text: str) -> str:
    """The letters and digits of the text that some finding covers."""
    found = find_identifiers(text)
    return "".join(text[at] for each in found for at in range(each.start, each.end) if text[at].isalnum())


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("He would accept anything within E17 or E10.", "E17orE10"),
        ("Lives in DH6 bungalow with his dog.", "DH6"),
        ("Housing is LU1, ground floor.", "LU1"),
        ("At 83a Oakthorpe Rd, N13", "83aOakthorpeRdN13"),
        ("Visits: 9 May, 23 May, with both.", "9May23May"),
        ("Ring before Pentecost, then after Advent Sunday.", "PentecostAdventSunday"),
        ("- ring back fri 7th - 07700 900 418", "fri7th07700900418"),
        ("Bleep for on-call GP is 4471.", "4471"),
        ("the nurse on (01438) 555 0142.", "014385550142"),
        ("Files SHC 441-02-K.", "SHC44102K"),
        ("Outward only given: HX7. Requests hoist.", "HX7"),
        ("Nearest to EC1A assessment office.", "EC1A"),
        ("Up the back road. BT42\n\nSeen today.", "BT42"),
        ("A bothy, back road, portmahomack  iv20  alone", "portmahomackiv20"),
        ("Ring ext 334 227 for the rota.", "ext334227"),
        ("Call us on (01382) 555 0172 first.", "013825550172"),
        ("Out of hours page #6-3381 please.", "63381"),
        ("His home is M7 so it goes elsewhere.", "M7"),
        ("Keep him in ls7 or ls8 for school.", "ls7"),
        ("The landline is 0207 700 9 double 3 8 now.", "02077009double38"),
        ("The flat (Sheffield S11) is damp.", "SheffieldS11"),
        ("Postcode see vee one, five double u are.", "seeveeonefivedoubleuare"),
        ("Seen, F91, in a chair.", "F91"),
        ("Date of birth the third of the ninth nineteen sixty two.", "thethirdoftheninthnineteensixtytwo"),
        ("Lives ground right, 5 Dalblair Vennel, alone.", "groundright5DalblairVennel"),
        ("A better one was drawn (drawing HB-0417).", "HB0417"),
        ("Her pendant, quoted TM9924, works.", "TM9924"),
        ("The list has H771-208 | stairs.", "H771208"),
        ("Discussed (OHFT 66120, by post).", "OHFT66120"),
        ("NEIGHBOUR JUNE HAS KEY AND IS FEEDING THE CAT.", "JUNE"),
        ("FOLLOW UP PHONE 31.3. COPY TO ALL.", "313"),
        ("He is at ba2.", "ba2"),
        ("Patch G51 has two OTs.", "G51"),
        ("Area: M14 only.", "M14"),
        ("Patches G51 and G52.", "G51andG52"),
        ("Seen on the E17 round.", "E17"),
        ("It was sent to CT9 instead of CT10 2NG.", "CT9"),
        ("The list says SA 48, the farm is at sa44 5xy.", "SA48"),
        ("Postcode S for sugar, W, one, P, two, bee ex.", "SforsugarWonePtwobeeex"),
    ],
)
def test_a_postcode_is_found_by_its_first_half_and_what_stands_against_a_number_whole(
    text: str, identifier: str
) -> None:
    assert identifier in covered(text)


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        (
            "He reads it: B as in bravo, E, three one, four seven, double oh, A.",
            "BasinbravoEthreeonefoursevendoubleohA",
        ),
        ("He knew it by heart, see ay, three one, four four, two eight, bee.", "seeaythreeonefourfourtwoeightbee"),
        ("NI needed for the waiver: AB 19 44 05 - last letter smudged.", "AB194405"),
        ("National insurance as on the letter is ab194405.", "ab194405"),
    ],
)
def test_a_national_insurance_number_is_found_read_out_and_without_its_last_letter(text: str, identifier: str) -> None:
    assert identifier in covered(text)


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("He is on Facebook daily as 'Wilf.on.the.trams' now.", "Wilfonthetrams"),
        ("RiO user DANGERFM01 amended this entry.", "DANGERFM01"),
        ("The display name came up as GrimDarkGuv_88, asked to change it.", "GrimDarkGuv88"),
        ("Logged on BEST by rgeddes-wcs.", "rgeddeswcs"),
        ("Her shop (seller id ifys_vintage_thread) does well.", "ifysvintagethread"),
        ("His card, user ot.student.lvl5.bay, was left.", "otstudentlvl5bay"),
        ("SystmOne: entered by OKAFORB, checked by JSMITH4.", "OKAFORBJSMITH4"),
        ("HV done | d.osei |", "dosei"),
        ("Entry: tgreaves-ot. Next", "tgreavesot"),
        ("Logged duty.ot4. Next", "dutyot4"),
        ("Closed by OT-NWALES-04 on Monday.", "OTNWALES04"),
        ("user name banfield dot family", "banfielddotfamily"),
        ("Laptop, log on 21tab.morrow. Lives", "21tabmorrow"),
        ("LOGIN FOR ELEARNING BNUNES.FH", "BNUNESFH"),
        ("My inbox is covered under saoirse.kel, phone diverted", "saoirsekel"),
        ("hoist stuck | by night.ot1", "nightot1"),
        ("The worker enters as CDEMPSEY7.", "CDEMPSEY7"),
        ("Entered as gpascoe.ot, corrected 09:50.", "gpascoeot"),
        ("Ask for mpopescu.home if it asks.", "mpopescuhome"),
        ("She reviews garments as 'scarlet_n_sew' on Discord.", "scarletnsew"),
    ],
)
def test_a_user_name_is_found_by_its_marks_and_its_cue(text: str, identifier: str) -> None:
    assert identifier in covered(text)


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("The UPN for the form is H823200116047.", "H823200116047"),
        ("upn H823 4400 1906 2.", "H823440019062"),
        ("UPN R 936 2014 0821 7.", "R936201408217"),
        ("Alarm: ID on pendant 7741-C.", "7741C"),
        ("PC Lund, collar 4417, rang.", "4417"),
        ("Her MRN is 55 02 917.", "5502917"),
        ("arrears, ref rent 441-00872, hearing", "rent44100872"),
        ("LOLER sticker L-2207-B out of date", "L2207B"),
        ("Kit box VW-KIT-14 back", "VWKIT14"),
        ("Duty sgt on 101 ext 770415.", "101ext770415"),
        ("DOB he gave as seventh of the sixth, thirty-three.", "seventhofthesixththirtythree"),
        ("His blue badge, KJ7QX2, runs out.", "KJ7QX2"),
        ("Unit: CH 0071-44", "CH007144"),
        ("Passport number for the insurance 521 774 908, and a policy.", "521774908"),
        ("Hoist for engineer JOB 90-11872.", "JOB9011872"),
        ("We cannot find tag ICES-20 4471 8 on your account", "ICES2044718"),
        ("10:05 - 01302 960 118 rang.", "01302960118"),
        ("Mail typed as beth.ormerod@pennineview,nhs.uk and bounced.", "bethormerodpennineviewnhsuk"),
        ("Mail jo.bloggs gmail.com bounced.", "jobloggsgmailcom"),
        ("DOB 26.v.1990", "26v1990"),
        ("Revisit 4/9 with technician.", "49"),
        ("Old Land Rover, Q418 TUB.", "Q418TUB"),
        ("Chairs back in, tags LK117 and LK118.", "LK117andLK118"),
        ("The supplier says ref mb 330 71 today", "mb33071"),
        ("With the office, receipt 00918-22 is kept.", "0091822"),
        ("Apply with bursary code LB-RIDE-25.", "LBRIDE25"),
        ("Ham licence, call sign GM3ZQX, talks daily.", "GM3ZQX"),
        ("The sponsor, invoice two two seven zero. new para.", "twotwosevenzero"),
        (
            "It is oh one four eight two, five five one seven, no sorry eight.",
            "ohonefoureighttwofivefiveonesevennosorryeight",
        ),
        ("sorry postcode delta lima nine four something", "deltalimaninefour"),
        ("Confirm DOB? first of the fourth forty-six", "firstofthefourthfortysix"),
        ("Fell off kerb 30.8 and was seen.", "308"),
        ("Follow up 24.11 by video.", "2411"),
        ("Network name WOYELA2 on the router.", "WOYELA2"),
    ],
)
def test_numbers_with_a_slip_or_in_another_dress_are_found(text: str, identifier: str) -> None:
    assert identifier in covered(text)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Resident Hepzibah, 98yr, bed 4.", "98"),
        ("Bed 22. Cledwyn, 94 and a half as he tells everyone.", "94andahalf"),
        ("My husband was born 96 years ago and built it.", "96"),
        ("He said he is ninety, going on nineteen.", "ninety"),
        ("Man is 71; mother 95 in same farmhouse.", "95"),
        ("Please ignore the 91 on the referral.", "91"),
        ("Pt aged 9O lives alone.", "9O"),
        ("She is 93.5 years old.", "935"),
        ("Ernest Shortt 95, came with a friend.", "95"),
        ("BED 1 SURINDER PUREWAL 91. #NOF.", "91"),
        ("Flt Lt Basil Goodenough, 97. Lives here.", "97"),
        ("Peg (Margaret Button), 90, of the same row", "90"),
    ],
)
def test_an_age_over_89_is_found_in_odd_dress(text: str, age: str) -> None:
    assert age in covered(text)


def test_her_nineties_are_as_coarse_as_the_placeholder_and_hold_nothing() -> None:
    found = find_identifiers("Patients in their nineties often tire. One lady in her 90s did not.")
    assert [each.label for each in found] == ["AGE_OVER_89"] * 2
    assert not any(each.strong for each in found)


@pytest.mark.parametrize("text", ["Her Instagram is kittenheels", "Snapchat account name is kittenheels"])
def test_a_name_after_the_word_for_it_is_a_users(text: str) -> None:
    assert [(text[one.start : one.end], one.label) for one in find_identifiers(text)] == [("kittenheels", "USERNAME")]


@pytest.mark.parametrize(
    "text",
    [
        "Seat height 48 cm, SWL 160 kg.",
        "She did the NHPT, R 48.2 s, L 21.0.",
        "Pain from L4 to S1, and E10 is the code. CO2 58, NG tube in.",
        "He scored PHQ-9 12 and GAD-7 11.",
        "Readings in mmHg: 120 130 140 cm.",
        "Use the co-op by the well-being hub.",
        "Reached by e-mail, by part-time staff, step-by-step by mid-week. The a.rail held.",
        "Reviewed by phone, entered by staff.",
        "Pulse is 109, temperature is 102, mean is 100.",
        "The field date_of_birth and client_ip are empty, see {street_name}.",
        "Follow up 3/12 and 6/12. The mean fell from 21.4 to 15.9. DS1500 / SR1 done.",
        "Six users over 90 kg, 2 over 110.",
        "Model no. 3300, twelve of them.",
        "Fluids 1.5 L. Bells answered. Water 41 C. Falls none. Sling size L. Ask about PMH.",
        "Chair trial 18x16, Trail Making 92, Left Knee 94.",
        "Home hazards per visit: 4.2. Chair seat 43.",
        "Two steps, one hundred and seventy each, and a rail.",
        "Warm up: march 2 min, arms. Level 4 may order a rail.",
        "Stock is due by March. 4 bring a chair.",
        "Policy form DH4, then tell. C19-YRS 58/100.",
        "Standards BS EN 12182 and ISO 10819 hold. Quote by 18 units. Was seen in BS 8300.",
    ],
)
def test_what_only_looks_like_a_number_of_somebody_is_let_be(text: str) -> None:
    assert covered(text) == ""


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("Co. Donegal  F92 T6XH", "F92T6XH"),
        ("She moved to D02 AF30 in spring.", "D02AF30"),
        ("Eircode: a65 f4e2", "a65f4e2"),
        ("The order (4471-RMD) was keyed wrongly.", "4471RMD"),
        ("I have passed it on under PALS 88132.", "PALS88132"),
        ("Bed requested, conf MRE 20255518, for Monday.", "MRE20255518"),
        ("Incident DX-WEB 51904. It was shut.", "DXWEB51904"),
        ("store, docket HSE-4490A, by noon", "HSE4490A"),
        ("log: dtaylor.ot3", "dtaylorot3"),
        ("For environmental control: reece.a.04.", "reecea04"),
        ("| MED-40120 | 102! Deliver after lunch |", "102"),
        ("Lives alone (99!) and cooks.", "99"),
        ("New R AKA (3-12). Home soon.", "312"),
        ("Falls class at the hall from 4/11. Lift mended.", "411"),
    ],
)
def test_what_the_ninth_author_wrote_otherwise_is_found(text: str, identifier: str) -> None:
    assert identifier in covered(text)


@pytest.mark.parametrize(
    "text",
    [
        "the cup: doidy.2 and a mat",
        "He ordered 1200-XL mattress, order 18-IN.",
        "barthel up from 4/11. good",
        "walking improved slightly from 4/11.",
        "scored 100! well done",
        "the child 4 may watch",
        "ASSIST X1 FOR FEET.",
        "Since mid-2021 he walks.",
        "Score on the day 8.5/10. Two said 12.5/20.",
    ],
)
def test_scores_sizes_and_versions_of_these_kinds_are_let_be(text: str) -> None:
    assert covered(text) == ""


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("Pendant alarm with Bury Careline, acct 44120-R\n", "44120R"),
        ("Sent recorded, no. KX 1180 2264 5GB. Niamh has it.", "KX118022645GB"),
        ("The parcel AA 123 456 785 GB came.", "AA123456785GB"),
        ("Landlord ref is AT seven seven one nine, please chase.", "ATsevensevenonenine"),
        ("Fax sent, ref wc/mh/19", "wcmh19"),
        ("Morphine, ambulance flag N9-30772. Seen today.", "N930772"),
        ("Complaint logged C-7781. Fitted 1.", "C7781"),
        ("No injury, dtx hb-2207, sensor mat on.", "hb2207"),
        ("Laptop WMB-LT-2093 is on loan.", "WMBLT2093"),
        ("Both sides of range ordered NT-ICE 20266.", "NTICE20266"),
    ],
)
def test_a_reference_is_found_with_its_letters(text: str, identifier: str) -> None:
    assert identifier in covered(text)


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("address 114 moseley rd, b12 something", "b12"),
        ("he is at 9 the green close m5 now", "m5"),
    ],
)
def test_half_a_postcode_is_found_after_a_numbered_street_in_small_letters(text: str, identifier: str) -> None:
    assert identifier in covered(text)


@pytest.mark.parametrize(
    "text",
    [
        "unable to walk, l2 fracture",
        "ref to OT/PT/1 list",
        "GCS four five six on arrival",
        "the ratio is C5-6 and the L4-5 disc",
        "M8-120 bolts, a T10-100 screw, size S2-400",
        "bleep (24 hours)",
        "a cordless phone (2019 model)",
    ],
)
def test_nerves_scores_and_years_beside_such_words_are_let_be(text: str) -> None:
    assert covered(text) == ""


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("Moved to N18 4MK with his dad.", "N184MK"),
        ("It is LS6 4AB not 4BA, says the van.", "4BA"),
        ("We have no stock in BD17 so far", "BD17"),
        ("Nothing gets up to E14 house", "E14"),
        ("Rounds: covers B13 + B14 only", "B13B14"),
        ("NI: AB 31 42 53 .D on the card", "AB314253D"),
        ("for the loan it is J K 4 1 7 2 3 8 B please", "JK417238B"),
        ("The van was LX19 B** or so", "LX19B"),
        ("his old Triumph, XKB 417, is sold", "XKB417"),
        ("Back door sticks a bit. Code 3391 works.", "3391"),
        ("It is in the safe, number is 2210 on it", "2210"),
        ("key code, her niece says 4417X, is new", "4417X"),
        ("The pad by the lift is A2201 then push", "A2201"),
        ("Our ref: CRT 1988, reply by post", "CRT1988"),
        ("Incident 2024/10882 was closed", "202410882"),
        ("airline booking KX4T9P, aisle seat", "KX4T9P"),
        ("quote BR four four one nine to them", "BRfourfouronenine"),
        ("Alone, 93/M, no falls", "93M"),
        ("dictated Monday, typed late PW/kt\n\nDear all", "PWkt"),
    ],
)
def test_a_number_with_a_slip_or_cut_short_is_found(text: str, identifier: str) -> None:
    assert identifier in covered(text)


@pytest.mark.parametrize(
    "text",
    [
        "Take B12 1MG daily, vitamin B12 5ML",
        "He was 14st, now 12st, aims for 11st",
        "The SWL is 25st. Fault code 4907 on the lift.",
        "NICE NG71 and Borg CR10 were used",
        "Addenbrooke's 78/100, then Addenbrooke's Cognitive Examination",
    ],
)
def test_doses_weights_and_tests_like_them_are_let_be(text: str) -> None:
    assert covered(text) == ""


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("her van is kd 17 pzb", "kd17pzb"),
        ("(cy 16 xrd) is in the bay", "cy16xrd"),
        ("car reg: mb 21 adc", "mb21adc"),
        ("registration r 214 abd", "r214abd"),
        ("Use 2218 on the pad.", "2218"),
        ("Code 0317 for the gate.", "0317"),
        ("The new code for the block is D4471", "D4471"),
        ("carers put 6 in, 2217 opens it", "2217"),
        ("There is a keypad by the bin, it's 2217.", "2217"),
        ("Press B21 and wait", "B21"),
        ("DOB '47", "47"),
        ("Husb 93. Poorly.", "93"),
        ("carer has the code (0317)", "0317"),
        ("gate 2218#, then left", "2218"),
        ("y.o.b. 47", "47"),
        ("back to the N4 flat", "N4"),
        ("ward sits at wv 14 4qp", "wv144qp"),
        ("Double up w Meridian from Monday", "Meridian"),
        ("Vaisakhi, she fell at home", "Vaisakhi"),
    ],
)
def test_small_letters_and_plain_words_hide_no_number(text: str, identifier: str) -> None:
    assert identifier in covered(text)


@pytest.mark.parametrize(
    "text",
    [
        "up by 10 the pain was less, at 12 she ate, wk 12 mdt",
        "error code 4471, tax code 1257L, product code A4471",
        "front door 1981 mm high, back door 760 wide",
        "Front door 1050, back door 1050. Key cut, then 20 and push up",
        "error, code 4907; dress code 2019, cushion code 44713",
        "ISO/TR/24971 and BS/EN/12182, OT/AMPS/2019",
        "bd 10 mgs, SP02* 88, BP app 120/80, 999 call log 12",
        "CA125 raised, L5 flat back, EN12 standard, SP02 88%",
        "ROM R 90 ABD, L 45 EXT, then A 10 MWT",
        "the grant of 2023/2024",
        "The N95 mask and a B12 house call",
    ],
)
def test_what_is_like_a_plate_or_a_code_is_let_be(text: str) -> None:
    assert covered(text) == ""


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("a black Picasso, last three LXD, parks there", "LXD"),
        ("Her old van is R 217 NWB now", "R217NWB"),
        ("Ring 01437 then 660 295 after lunch", "01437then660295"),
        ("They asked her age on the form, I put 97.", "97"),
        ("Police called on 101, log 377 from Friday", "377"),
        ("DoLS/KT/0448 is in place", "DoLSKT0448"),
        ("Carter, W (MRN 0045118), left hand", "MRN0045118"),
        ("of Ash Court, a centenarian, who sings", "acentenarian"),
        ("a slot on Chwefror 14 or the 22ain", "Chwefror14the22ain"),
    ],
)
def test_a_number_in_parts_or_by_its_end_is_found(text: str, identifier: str) -> None:
    assert identifier in covered(text)


def test_who_is_spoken_of_without_a_name_is_nobody() -> None:
    assert covered("Lady lives with two cats. Driver rang.") == ""
