# ruff: noqa: SIM905 - quoted, these words would run down five pages
"""Words that say that a name follows or stands before them."""

from typing import Final

KIN: Final = frozenset(
    """
    husband wife son daughter brother sister mother father mum dad mam partner niece nephew aunt auntie uncle cousin
    gran nan grandson granddaughter grandad grandmother grandfather nana stepson stepdaughter stepdad stepmum fiancé
    fiancee fiance friend neighbour carer boyfriend girlfriend twin spouse widow ex son-in-law daughter-in-law
    mamgu tadcu nain taid gramps grampy granda bampy nonna nonno babcia dziadek nani dadi amma appa abbu ammi yiayia
    mother-in-law father-in-law dog cat pa keyworker landlord solicitor advocate interpreter nok
    """.split()
)
"""Relatives, friends and pets: a name follows."""

LABELS: Final = frozenset(
    """
    name client patient pt pupil child resident tenant carer nok worker therapist ot physio sw consultant gp present
    apologies attendees cc dear hi hello hiya morning afternoon from to re seen by assessor author signed referrer
    spoke with contact ask for rang called told met named manager teacher senco keyworker regards thanks cheers
    attending chair minutes caller forename surname nurse sister doctor assistant student technician
    """.split()
)
"""Fields and greetings: a name follows."""

SPEECH: Final = frozenset(
    """
    's says said reports reported states stated is was has had will would can could does did feels felt wants wanted
    likes told lives lived uses used needs asked thinks agreed attends and rang came went takes took gave lies sees
    gets got sits manages prefers finds stayed fell walked
    """.split()
)
"""What people do: a name stands before."""

NOT_AFTER_WILL: Final = frozenset(
    """
    he she they the it you we i this that there a an his her their be not need have
    """.split()
)
"""What follows the verb 'will' and not a man of that name."""

PARTICLES: Final = frozenset(
    """
    de da do dos del della di du van von der den la le el al bin binti bint ibn ap ab ferch verch ter ten ben abu y e
    nic mhic uí
    """.split()
)
"""Small words inside a name."""

CALLED: Final = frozenset(
    """
    called named aka nicknamed alias nickname
    """.split()
)
"""Words for naming somebody."""

TITLE_WORDS: Final = frozenset(
    """
    pc mr mrs ms miss mx mister missus master dr doctor prof professor rev revd pastor imam rabbi sgt cllr pani
    auntie aunty nanna
    """.split()
)
"""Titles in lower case."""

SITE_KINDS: Final = frozenset(
    """
    ward unit suite surgery primary junior infants infant school academy college hospital infirmary hospice home homes
    house court lodge grange manor centre club church chapel mosque temple gurdwara synagogue nursery clinic practice
    council trust association society team scheme service services hub project charity ltd limited group stores
    pharmacy library hall park fields farm mill repair opportunities outreach rangers rovers united choir
    """.split()
)
"""What sites and organisations are: the last word of their names."""

SITE_LINKS: Final = frozenset("of and & the upon le at".split())
"""Small words inside the name of a site."""

FUNCTION_WORDS: Final = frozenset(
    """
    a an the at in of to on by for from and or but with my his her their our your this that who which when then
    than as is was be been are were has had have can will would should could may might not so it he she they we
    i you me him them us about after before during into onto over under off out up down
    """.split()
)
"""Words that hold a sentence together and are part of no name."""
