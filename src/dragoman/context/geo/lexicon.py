"""Words that tell a place from a person, a thing or a heading. English; source: general knowledge, 2026-11-23."""

from __future__ import annotations

LOCATIVE = frozenset(
    """in at near from outside inside around across toward towards through throughout to into via beyond
    between within off over along downtown central outskirts""".split()
)
"""Prepositions (and words like them) that stand before places."""

TITLES = frozenset(
    """mr mrs ms miss dr sir dame lord lady prof professor gen general col colonel lt capt captain sgt sergeant maj
    major cpl adm admiral sen senator rep representative gov governor president minister chancellor premier king
    queen prince princess pope bishop archbishop rev reverend father sister judge justice mayor sheriff deputy
    detective officer chief coach inspector ambassador secretary spokesman spokeswoman chairman director sheikh
    imam ayatollah rabbi congressman congresswoman councilman councillor commissioner attorney pastor
    actor actress singer author""".split()
)
"""Words before a person's name."""

NAMELESS = frozenset(
    """of the and in on at by for to from it he she we they you this that these those his her its our my a an as
    but or if so no not now then there here what who why how when where which is was are were be been has have
    had do does did will would can could may might must shall should said says just also only more most many
    much some any all both each other another such same new old first last next one two three four five six
    seven eight nine ten monday tuesday wednesday thursday friday saturday sunday january february march april
    june july august september october november december mr mrs ms dr police man men woman women people
    government president minister center centre university college school hospital church court street road
    avenue north south east west northern southern eastern western central god best love time life news report
    read reading mobile nice orange mall most along split both bath sale rugby surprise normal enterprise union
    liberty independence justice hope progress commerce industry energy security defence defense republican
    republicans democrat democrats muslim christian jewish catholic islam bible internet facebook google apple
    amazon twitter olympic marine marines navy army force guard house senate congress parliament council state
    states county city town village river lake mountain valley park bay beach island hall bridge station bank
    hotel club star sun post press times herald tribune journal gazette globe daily summit battle page street
    fair bill lee grant young cook price page eagle gold silver green black white brown gray grey blue red home
    hill rice ford bush long short stone wood woods field fields forest hunt king queen prince duke earl bishop
    pope abbey castle temple crown carol victor bow early corner ball male usa-today dallas-style fame
    thanksgiving christmas easter ramadan halloween medina-style chair born media ban van man mark bar
    bell wells wall walls banks rivers lakes parks hills branch academy institute department ministry agency
    office board committee commission association society foundation federation league party movement front
    liberation democratic national international world global united general special public federal royal
    spring summer autumn fall winter morning evening night today tomorrow yesterday week month year day
    university's baseball football basketball soccer hockey champions cup series game games team season
    coast gulf strip zone square tower plaza airport port""".split()
)
"""Single words that are a town somewhere but in running text are nearly always something else."""

PLACE_NOUNS = frozenset(
    """county parish province city town village township district region state area suburb neighborhood
    neighbourhood metropolis capital port island islands peninsula valley border airport residents mayor police
    oblast governorate prefecture municipality resident native residents sheriff""".split()
)
"""Words beside a name that show it to be a place."""

PERSONAL = frozenset("said says told added testified asked replied argued wrote who whose he she jr sr".split())
"""Words after a person's name."""

FIRST_NAMES = frozenset(
    """james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony
    mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan
    jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander frank
    patrick raymond jack dennis jerry tyler aaron jose adam nathan henry zachary douglas peter kyle noah ethan
    jeremy walter christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse
    bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent mason roy ralph bobby
    russell bradley philip eugene mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa
    nancy betty sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie
    rebecca laura helen sharon cynthia kathleen amy angela shirley anna brenda pamela emma nicole samantha
    katherine christine debra rachel carolyn janet maria olivia heather diane julie joyce victoria ruth virginia
    lauren kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa gloria
    sara janice ann kathryn abigail sophia frances jean alice judy isabella julia grace amber denise danielle
    marilyn beverly charlotte natalie theresa diana brittany doris kayla alexis lori marie ali ahmed mohammed
    mohammad muhammad mohamed hassan hussein abdul omar ibrahim mustafa yusuf karim vladimir sergei dmitry ivan
    igor viktor hans klaus pierre jacques francois carlos luis miguel pedro manuel antonio francisco fernando
    giovanni marco paolo mike steve bill tom jim bob dan dave chris matt tony ken tim ron ed jeff greg sam ben
    alex ray pat don fred phil doug pete rick jimmy johnny paris savannah chelsea brooklyn dakota cheyenne
    sierra asia india florence geneva sydney adelaide""".split()
)
"""Given names: the word after one is a surname. Some are towns too; before a surname they are not."""
