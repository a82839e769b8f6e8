"""Closed word classes the actor stage reads: pronouns, descriptions and the words that make a capital a place."""

from __future__ import annotations

from collections.abc import Mapping

PRONOUNS: Mapping[str, str] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
    **dict.fromkeys(("it", "its", "itself"), "thing"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "plural"),
    **dict.fromkeys(("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"), "speaker"),
}
"""What a pronoun asks of its antecedent; "speaker" is read inside quotation marks only."""

COUNTRY_WORDS = frozenset("country nation state republic kingdom emirate sultanate neighbor neighbour".split())
GROUP_WORDS = frozenset(
    "group movement organisation organization militia party network faction alliance coalition bloc body agency "
    "company firm union association institution front".split()
)
SIDE_WORDS = frozenset(
    "country nation state neighbor neighbour side party government ally power army military administration "
    "regime".split()
)
PERSON_WORDS = frozenset(
    "leader man woman minister president official politician candidate rival diplomat interlocutor".split()
)
DUOS = frozenset(("pair", "duo"))
"""Nouns of two people told of before."""
REBELS = frozenset("rebel insurgent opposition rebellion opponent faction".split())
"""Head nouns of those who fight or oppose their state."""
QUANTITIES = frozenset(
    "thousands hundreds dozens scores tens millions handful number majority most some many several couple".split()
)
"""Words that count what "of" names: "thousands of soldiers"."""
EPITHETS = frozenset(
    "mogul tycoon billionaire millionaire magnate businessman businesswoman candidate contender hopeful "
    "challenger incumbent newcomer front-runner frontrunner populist strongman autocrat despot firebrand maverick "
    "secularist socialist statesman octogenarian septuagenarian politician".split()
)
"""Nouns that call somebody named before something else: "the real estate mogul"."""
OUTSIDERS = frozenset(
    "ally neighbour neighbor enemy foe adversary rival friend partner creditor sponsor backer patron supporter".split()
)
"""What a state calls other states and those of them."""
GUESTS = frozenset(("inspector", "peacekeeper", "helmet"))
"""Who, several together, serve a world body where no country is told: "the blue *helmets*"."""
HARM = frozenset(
    "kill wound injure hurt maim arrest detain jail displace evacuate execute kidnap abduct rescue behead".split()
)
FATES = frozenset("die flee perish starve march rally protest demonstrate chant riot".split())
"""Verbs beside which a number alone is of people."""
STREETS = frozenset(("streets", "street", "square", "squares"))
"""What crowds take to, pour into and fill."""
NICKNAMES = frozenset("crooked lying lyin' little crazy sleepy animal butcher corrupt mad evil goofy tyrant".split())
"""What one calls a foe before his surname: "Crazy Marchetti" has no such first name."""
FORMER_WORDS = frozenset("former ex late ousted deposed onetime one-time erstwhile then-".split())
COUNTERPARTS = frozenset(("counterpart", "counterparts", "opposite number"))
PARTNERS = frozenset(("colleague", "guest", "host", "visitor", "interlocutor"))
"""What somebody in office calls the one of another state with whom he speaks."""

SPEECH = frozenset(
    "say tell add claim insist warn argue write announce declare explain note stress state suggest admit reply "
    "acknowledge allege ask assert believe call comment complain concede confirm deny describe emphasise emphasize "
    "mention promise recall remark report respond tweet underline urge vow".split()
)
COMPLEMENTS = frozenset(("of", "for", "from", "in", "with"))
"""Words after "the candidate" or "the court" that tell of another one."""
OWN_BODIES = frozenset(("government", "parliament", "cabinet"))
"""Bodies that a politician names without a country where they are those of his own."""
OWN_MEMBERS = frozenset("mps lawmakers legislators backbenchers voters".split())
"""Who are those of his own too, also where no article stands before them."""
STATE = frozenset(("GOV", "MIL", "LEG", "JUD", "COP", "SPY"))
"""Sectors that always belong to some state."""
REBELLIOUS = frozenset(("REB", "PRM", "UAF"))
"""Sectors of those under arms who are no state's."""
POLITICIANS = frozenset(("GOV", "LEG", "PTY", "OPP"))
PLACE_PREPOSITIONS = frozenset(
    "in at near outside inside around through into across via toward towards over above within throughout "
    "beyond".split()
)
DIRECTIONS = frozenset(("to", "from", "for"))
MOTION = frozenset(
    "fly travel go come arrive return head drive journey flight road trip move rush march flee evacuate visit walk "
    "train route bus convoy deport back home way tour ticket airport airlift truck transport sail ride".split()
)
REACHING = frozenset("visit leave reach enter tour quit flee depart capture seize retake overrun besiege".split())
PLACE_NOUNS = frozenset(
    "city capital town village outskirts outskirt street suburb district centre center airport university north south "
    "east west resident area neighborhood neighbourhood province region mayor port stadium square hotel hospital "
    "embassy bureau office time summit conference talk meeting fashion marathon stock exchange".split()
)
SKIPPED_LABELS = frozenset(
    "GPE LOC FAC DATE TIME EVENT PRODUCT WORK_OF_ART LAW MONEY PERCENT QUANTITY CARDINAL ORDINAL LANGUAGE".split()
)
ARGUMENTS = frozenset(("nsubj", "nsubjpass", "agent"))
SUBJECTS = frozenset(("nsubj", "nsubjpass"))
STATE_NAMES = frozenset(("republic", "kingdom", "emirate", "sultanate"))
"""Nouns of country descriptions that stand in capitals: "the Islamic Republic"."""
SELDOM_ACTORS = frozenset(
    "state side body source figure community family head bank mother father brother sister wife husband son daughter "
    "partner camp presidency movement bush chapter post chair organ institution establishment leadership".split()
)
"""Nouns of the role lexicon that count only as subjects and agents of verbs."""
PAPERS = frozenset(
    "agreement treaty act deal accord accords pact plan resolution law bill constitution convention protocol "
    "operation war summit conference talks election elections cup games festival award prize street road river "
    "airport bridge square building hotel stadium school hospital mountain island valley project program "
    "programme memorandum declaration charter amendment report statement".split()
)
"""Last words of capitalised names that are no actors."""
SPOKESPEOPLE = frozenset(("spokesman", "spokeswoman", "spokesperson"))
