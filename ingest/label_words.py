"""The words with which colleagues head the parts of a note, and what each of them names."""

from typing import Final

FIELD_WORDS: Final[dict[str, str]] = {
    "key_question": """key question; question; the question; clinical question; our question;
        my question; questions; question for
        the group; question for the team; what i want to ask; what i want help with; what we want to know; help
        needed; the ask; dilemma; the dilemma; reason for consultation; what we were asked; asking for; query; our
        query; my query; purpose; purpose of consultation; purpose of this note; what i would like to know; what we
        would like to know; what i'd like help with; help wanted; advice wanted; advice sought; what is the
        question; what was the question; what i am asking; what we are asking; question to the team; question for
        colleagues""",
    "challenge": """challenge; the challenge; challenges; main challenge; problem; the problem;
        problems; main problem;
        presenting problem; presenting issue; presenting issues; presenting difficulties; presenting concern; issue;
        issues; the issue; concern; concerns; main concern; what makes it hard; what made it hard; what is hard;
        what's hard; what was hard; why it was hard; why it is hard; difficulty; difficulties; barriers; reason for
        referral; referral reason; occupational challenge; what was the challenge; what was the problem; assessment;
        ot assessment; formulation; analysis; why we were called; the trouble; risks; risk; needs; presenting
        complaint; presenting problems; presenting concerns; presenting need; presenting needs; reason for visit;
        reason for contact; reason for input; reason for ot; reasons for referral; referred for; referred because;
        why referred; why she was referred; why he was referred; why they were referred; ot issue; ot issues;
        occupational issue; occupational issues; occupational problem; occupational problems; occupational
        performance issues; key issue; key issues; main issue; main issues; main barriers; barrier; obstacles;
        obstacle; sticking point; sticking points; what got in the way; what was in the way; what gets in the way;
        what went wrong; identified needs; identified problems; problem list; need; main difficulty; main
        difficulties; clinical reasoning; reasoning; impression; imp; ax; interpretation; risk assessment; what the
        problem was; what the challenge was; appraisal; hypothesis; concerns raised; concern raised""",
    "background": """background; the background; context; history; situation; the situation;
        current situation; case summary;
        summary; case; the case; introduction; overview; in short; client background; social history; past medical
        history; pmh; medical history; medical background; subjective; objective; observations; observation;
        findings; assessment findings; what we know; what we knew; what we saw; what i saw; the story; story;
        referral; who; about; presentation; scene; setting the scene; case description; description; case study;
        data; background information; background history; brief background; brief history; client history; case
        history; case background; case outline; outline; profile; client profile; pen picture; hpc; history of
        presenting complaint; presenting history; current presentation; medical; diagnosis and background; social;
        sh; shx; pmhx; hx; o/e; on examination; reality; current reality; what school said; what we were told; what
        she told us; what he told us; what they told us; what we found; what i found; what we observed; what i
        observed; what we noticed; what i noticed; initial assessment; baseline; at the start; starting point; where
        we started; before; setting and context; what the family said; recent history; reason for admission;
        admitted with; previous level of function; plof; feelings; thoughts; thoughts and feelings; what was i
        thinking and feeling; experience""",
    "person": """person; the person; client; the client; service user; patient; the patient;
        about the person; about him;
        about her; about them; who they are; person factors; strengths; values; what matters; what matters to them;
        what matters to her; what matters to him; likes and dislikes; interests; wishes; his wishes; her wishes;
        their wishes; what he wanted; what she wanted; what they wanted; what he wants; what she wants; what they
        want; client's goals; client goals; patient goals; preferences; person and preferences; likes""",
    "environment": """environment; the environment; home environment; physical environment;
        social environment; home; the home;
        home set-up; home setup; housing; property; accommodation; school environment; support network; social
        situation; living situation; surroundings; home and environment; the house; the flat; the room; the school;
        the ward; living arrangements; living arrangement; home situation; environmental factors; environment
        factors; the building; layout; access; workplace; work environment; classroom""",
    "occupation": """occupation; occupations; occupational performance; occupational profile;
        activities; daily life; function;
        functional performance; functional level; functioning; adls; adl; roles; routine; routines; daily routine;
        goals; goal; aims; aim; what they want to do; occupational needs; activity; occupation factors; occupational
        factors; daily activities; pattern of the day; activities of daily living; padls; dadls; personal care; our
        goal; our goals; his goal; her goal; their goal; his goals; her goals; their goals; ot goals; smart goals;
        smart goal; objective of ot; objectives; long-term goal; short-term goal; long term goals; short term goals;
        what matters most""",
    "tried": """what we tried; tried; what i tried; what was tried; what's been tried;
        what has been tried; tried so far;
        what we did; what i did; what was done; what did we try; what did we do; what we have tried; what we've
        tried; things we tried; things tried; interventions; intervention; actions; action; action taken; actions
        taken; approaches; approaches tried; approach; our approach; the approach; trials; trial; trialled;
        treatment; strategies; strategies tried; strategies used; plan; the plan; plan and actions; ot intervention;
        input; ot input; steps taken; steps; management; methods; method; what helped; solutions; solution; ideas
        tried; options tried; equipment tried; equipment trialled; what we put in place; response; the way forward;
        way forward; action plan; actions agreed; agreed actions; agreed plan; next steps; next step; what we
        offered; what we put in; what we changed; what we changed next; what was put in place; what was provided;
        what was offered; what was changed; what i offered; what we set up; what we gave; what we suggested; what we
        recommended; what we ordered; what we used; first try; first attempt; second try; second attempt; attempts;
        experiment; experiments; trial of equipment; equipment trial; equipment trials; equipment provided;
        equipment issued; adaptations; adaptations made; therapy; programme; sessions; ot programme; treatment plan;
        intervention plan; care plan; options; options considered; option; what we considered; our plan; rx; so we
        tried; we tried; then we tried; suggestions; what happened in sessions; implementation""",
    "outcome": """outcome; outcomes; the outcome; result; results; what happened; what happened next;
        how it went; how did it
        go; how it turned out; now; where things are now; where we are now; where we are; where things stand; today;
        current position; follow up; follow-up; followup; review; at review; evaluation; progress; impact; update;
        the end; what worked; what worked well; what did not work; what didn't work; what went well; what went
        badly; what did not go well; what didn't go well; effect; effects; success; status update; afterwards; since
        then; outcome measures; outcome measure; what came of it; how it ended; how it turned out in the end; how
        things went; the result; the results; at discharge; on discharge; discharge; at follow up; at follow-up; on
        review; at six weeks; at three months; six weeks on; three months on; six months on; one year on; a year on;
        later; what changed; what's changed; what has changed; what's different now; difference made; differences
        made; what difference it made; how things are now; where she is now; where he is now; where they are now;
        small win; small wins; wins; win; good news; went well; went badly; did not go well; even better if; ebi;
        www; what worked and what did not; what worked and what didn't; what did and did not work; what worked less
        well; what was less successful; what was good; what was bad; feedback; feedback from carers; feedback from
        the family; client feedback; carer feedback; family feedback; goal attainment; what came next; what
        followed; aftermath; response to treatment; response to intervention; since; latest; current status; good
        and bad; what was good and bad; how did it turn out; reaction; reactions""",
    "learned": """what we learned; what we learnt; what i learned; what i learnt; what did we learn; what did i learn;
        learning; learnings; the learning; learnt; learned; lessons; lesson; lessons learned; lessons learnt; key
        learning; learning point; learning points; take home; take home message; take home messages; takeaway;
        takeaways; take-home message; take-home messages; key points; key point; reflection; reflections; what i
        would do differently; what we would do differently; what we'd do differently; next time; tip for colleagues;
        tips for colleagues; tips; advice for others; advice for colleagues; recommendation; recommendations;
        conclusion; conclusions; message for colleagues; what i take away; what we take away; implications;
        implications for practice; moral; take-away; take-aways; take away; take aways; take home points; take-home
        points; take home point; take-home; top tip; top tips; tip; practice tip; practice tips; tips for next time;
        tips for others; what i'd do differently; what we'd change; what we would change; what i would change; do
        differently; do differently next time; what to do differently; for next time; if i did it again; if we did
        it again; if it happened again; if it arose again; if it arose again what would you do; key message; key
        messages; main message; main messages; main learning; main point; main points; main learning points; key
        lesson; key lessons; what this taught us; what it taught us; what this taught me; what it taught me; what we
        would tell others; what i would tell others; what we'd tell others; what we would say to others; advice; our
        advice; my advice; insight; insights; in hindsight; with hindsight; hindsight; reflective note; reflection
        on practice; reflections on practice; my reflection; my reflections; our reflections; final thoughts; final
        thought; bottom line; in a nutshell; the lesson; the lessons; lessons for us; implications for the team;
        what we take from it; what we took from it; what i took from it; what i take from it; what we now know;
        learning outcome; learning outcomes; learning for the team; sharing; share; worth knowing; good to know;
        note to self; notes to self; remember; moral of the story""",
    "notes": """notes; note; other notes; other; other information; additional information;
        further information; anything
        else; what else; comments; miscellaneous; misc; free text; details""",
    "what": "what",
    "so_what": "so what",
    "now_what": "now what; what now; what next",
}

FACT_WORDS: Final[dict[str, str]] = {
    "title": "title; subject; re; topic; name of case",
    "kind": "kind; type; type of record; type of note; document type",
    "practice_area": "practice area; practice areas; area; areas; area of practice; specialty; speciality",
    "setting": "setting; place; where; care setting",
    "age_band": "age band; age; age group; age range; ageband",
    "condition_group": """condition; conditions; condition group; condition groups; diagnosis;
        diagnoses; primary diagnosis; main
        condition""",
    "challenge_type": "challenge type; challenge types; type of challenge; types of challenge",
    "status": "status; state",
    "month": "month; date; when; month of consultation; date of note",
    "review_by": "review by; review-by; review date; review due; review by date; to be reviewed by",
    "follow_up_date": "follow up date; follow-up date; follow up on; follow-up on; follow-up due; follow up due",
    "learning_kind": "learning kind; kind of learning; learning type; type of learning",
    "known_names": "known names; names to look for; names",
}

PART_WORDS: Final[dict[str, str]] = {
    "approach": """approach; approach tried; attempt; idea; strategy; intervention; option; trial;
        what we tried; tried; what
        was tried; step; action; method; what""",
    "term": "kind of approach; type of approach; approach type; category",
    "equipment": "equipment; equipment used; equipment tried; kit; aid; aids; product; item; with what",
    "what_happened": "what happened; how it went; response; effect; happened; comment; comments; notes; observation",
    "result": "result; results; outcome; rating; verdict; did it work; worked; success",
}

WEAK_WORDS: Final = """about; access; action; actions; activities; activity; adaptations; advice;
        aftermath; aim; appraisal; at
    discharge; at the start; attempt; attempts; ax; barrier; baseline; before; case; classroom; client; comments;
    data; description; discharge; ebi; effect; equipment; experience; experiment; feedback; feelings; for next time;
    function; goal; goals; good news; hindsight; history; home; housing; hx; hypothesis; imp; implementation;
    impression; input; insight; insights; interests; interpretation; issue; later; latest; layout; learning; likes;
    medical; moral; need; needs; note; notes; now; objectives; obstacle; obstacles; on discharge; on review; option;
    options; other; outline; patient; person; plan; profile; programme; progress; property; purpose; query;
    question; reaction; reactions; reality; reasoning; referral; remember; response; result; review; risk; roles;
    routine; rx; scene; sessions; sh; share; sharing; since; so we tried; social; step; steps; story; success;
    suggestions; summary; the building; the flat; the house; the room; the school; the ward; then we tried; therapy;
    thoughts; tip; tips; today; trial; update; values; we tried; what; who; win; wins; wishes; workplace; www"""
"""Labels that also start ordinary sentences: only a colon, a dash after a capital, or a line of their own will do."""

PROSE_WORDS: Final = """about; access; at the start; before; case; classroom; client; data; experience;
        home; later; likes; moral; need;
    now; other; patient; person; remember; scene; share; since; so we tried; step; story; the building; the flat;
    the house; the room; the school; the ward; then we tried; today; trial; we tried; what; who; will; workplace"""
"""Weak labels that a dash does not make one either: 'Home - at last.'"""

SOMEBODY_WORDS: Final = """client; clients; client name; patient; patient name; pt; resident; service user; surname;
    forename; first name; full name; carer; relative; next of kin; nok; family"""
"""Keys of front matter that name somebody, whether or not its writer knows that the gate can look for it."""

OF_SOMEBODY_WORDS: Final = """name; names; pupil; pupil name; child; child's name; young person; name of client;
    name of patient; resident name; service user name; daughter; son; wife; husband; mother; father; gp; gp name"""
"""Other labels that stand before a name in a text, so that what follows them is no title."""
