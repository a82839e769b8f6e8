"""Forty plain-text versions of our own articles, each with other furniture: furniture out, sentences kept.

Articles and furniture lines are written for this project, by the one who wrote the rules: the figures say that the
rules work together and harm no sentence, not how they fare on the web.
"""

from __future__ import annotations

import random
from collections import Counter
from itertools import zip_longest
from pathlib import Path

from dragoman.sources.plain import plain

ARTICLES: tuple[tuple[str, ...], ...] = (
    (
        "Bolivia and Chile resume talks on access to the sea",
        "LA PAZ, June 12 (ANB) — Bolivia and Chile have resumed talks on access to the Pacific after a pause of six "
        "years, the foreign ministry in La Paz announced on Thursday.",
        "The round, which is being held behind closed doors in Santa Cruz, was asked for by Bolivia in April.",
        "“Share our coast, share our future,” the Chilean envoy told reporters, quoting a slogan of the 1970s.",
        "No date was set for a further meeting.",
        "By the end of the week, both delegations are expected to exchange written proposals.",
    ),
    (
        "Court in Accra orders release of opposition leaders",
        "A court in Accra ordered the release of three opposition leaders on Monday, saying that the police had held "
        "them for longer than the constitution allows.",
        "Why were they arrested?",
        "The three had called for a strike of dock workers in Tema, which the government had declared illegal.",
        "Police spokesman Kwesi Boateng declined to comment.",
        "Follow-up hearings were set for September.",
    ),
    (
        "Finland sends medics to flooded districts of Pakistan",
        "Finland will send forty medics and two water plants to the flooded districts of Sindh, its foreign minister "
        "said in Helsinki on Wednesday.",
        "“We were asked on Sunday; we answered on Monday,” she said.",
        "Pakistan's government thanked Helsinki and said that the team would be based in Sukkur.",
        "More than nine hundred people have died since the rains began in July.",
        "Read together, the two statements suggest that the mission will stay through winter.",
    ),
    (
        "Rebels in northern Myanmar seize two army posts",
        "Rebels in northern Myanmar seized two army posts near the Chinese border overnight, killing at least eleven "
        "soldiers, a spokesman for the insurgents said.",
        "The army confirmed the loss of one post and said that it had shelled the attackers' positions.",
        "Beijing urged both sides to stop firing.",
        "Residents of Laukkai said by telephone that shops had closed and that the road to the south was cut.",
        "It was the third attack this month.",
    ),
)
ABOVE = (
    "Home / World / Diplomacy",
    "WorldPoliticsLatin America",
    "NewsAfricaGhana",
    "By Marta Quispe",
    "By Samuel Addo and Ruth Lindqvist",
    "Published: 12 June 2014, 09:40 GMT",
    "Monday, March 3, 2008 6:15 pm",
    "Updated 2 hours ago",
    "4 min read",
    "Share on WhatsApp",
    "Facebook Twitter Telegram Email",
    "Photo: Ministry of Foreign Affairs",
    "Delegates arrive at the palace in Santa Cruz (AFP)",
    "Skip to navigation",
    "88 shares",
    "Listen to this story",
    "Skip to main content",
    "Menu",
    "You are here: Home",
    "Home > World > Africa",
    "12:04 PM EST, Thu February 3, 2011",
    "Last modified on Tue 4 Jun 2019 11.05 BST",
    "From our correspondent",
    "Staff reporter",
    "By Our Political Editor",
    "Save for later",
    "Listen",
    "Text size A A A",
    "Copy link",
    "Share this page",
    "Add as a preferred source on Google",
    "Opens in a new tab",
    "GMT+3",
    "Print Edition",
    "list of 3 items",
    "Already a subscriber? Log in",
    "Accept all cookies",
    "Cookies help us deliver our services.",
    "Play video",
    "Image copyright EPA",
    "Published On 14 Feb 2017",
)
BETWEEN = (
    "Advertisement",
    "Read also: Ten questions on the new border law",
    "Sign up to our weekly briefing",
    "Story continues below",
    "Related: How the sea was lost",
    "Image source: Reuters",
    "READ MORE: What the judges wrote",
    "A file picture of the road to the south",
    "Subscribe to our newsletter for more stories like this",
    "Watch: Minister answers questions",
    "ADVERTISEMENT – CONTINUE READING BELOW",
    "In pictures: the floods in Sindh",
    "See also: Lake fishermen ask for patrols",
    "Caption: The two ministers sign the accord",
    "Image caption, Fishermen mend their nets at Busia",
    "The two ministers shake hands in Kampala. Photograph: Ruth Amin/EPA",
    "People queue for water in Sindh [File: Sam Addo/EPA]",
    "Picture: Ruth Amin/Lake Press",
    "Read our full coverage here",
    "ALSO READ | Why the delta states disagree",
    "Watch the video below",
    "Sign up for The Morning Brief",
    "Get the latest news in your inbox every morning",
    "Tap to unmute",
    "Sponsored content",
)
BELOW = (
    "Tags: diplomacy, rivers, courts",
    "Follow us on Facebook",
    "All rights reserved.",
    "© 2014 The Andean Observer",
    "Back to top",
    "Leave a comment",
    "This website uses cookies to measure its audience.",
    "You might also like",
    "Privacy policy",
    "(Reporting by Marta Quispe; editing by Jon Falk)",
    "About us | Contact us | Advertise with us",
    "Print this page",
    "More from Africa",
    "#diplomacy #rivers",
    "Enter your email address",
    "Most popular",
    "Comments (14)",
    "Be the first to comment",
    "Tell us what you think in the comments below.",
    "Edited by: Tom Bell",
    "(With input from agencies)",
    "End item",
    "ENDS",
    "This article was amended on 4 June 2019.",
    "Explore more on these topics",
    "Powered by WordPress",
    "Next story",
    "Do not sell my personal information",
    "Terms & Conditions",
    "Trending now",
    "Reply",
    "Go to homepage",
    "Subscribe to The Lake Courier for full access",
    "Topics: Kenya, Uganda",
    "Report a typo",
    "Copyright 2019 The Lake Courier",
)
CASES = Path(__file__).resolve().parents[1] / "cases"


def samples() -> list[tuple[str, ...]]:
    """The articles above and those of tests/cases: title, then paragraphs."""
    texts = [path.read_text("utf-8") for path in sorted(CASES.glob("*/article.txt"))]
    return [*ARTICLES, *(tuple(part.strip() for part in text.split("\n\n") if part.strip()) for text in texts)]


def version(seed: int) -> tuple[str, tuple[str, ...], list[str]]:
    """Return (the text of one version, its article, the furniture lines in it)."""
    chance = random.Random(seed)
    articles = samples()
    article = articles[seed % len(articles)]
    above, below = chance.sample(ABOVE, 5), chance.sample(BELOW, 6)
    between = chance.sample(BETWEEN, 3)
    before_title = chance.randint(0, 3)
    lines = [*above[:before_title], article[0], *above[before_title:], article[1]]
    for sentence, line in zip_longest(article[2:], between):
        lines += [part for part in (line, sentence) if part]
    lines += below
    gap = chance.choice(["\n", "\n\n", "\r\n\r\n", "\n \n"])
    return gap.join(lines), article, [*above, *between, *below]


def measure() -> Counter[str]:
    """Return the counts over forty versions, with what was missed."""
    counts: Counter[str] = Counter()
    for seed in range(40):
        text, article, furniture = version(seed)
        draft = plain(text)
        counts["titles"] += draft.title == article[0]
        counts["furniture"] += len(furniture)
        counts["out"] += sum(line not in draft.paragraphs for line in furniture)
        counts.update(f"left in: {line}" for line in furniture if line in draft.paragraphs)
        counts["sentences"] += len(article) - 1
        counts["kept"] += sum(line in draft.paragraphs for line in article[1:])
        counts.update(f"lost: {line}" for line in article[1:] if line not in draft.paragraphs)
    return counts


def test_furniture_goes_and_sentences_stay() -> None:
    counts = measure()
    assert counts["out"] >= 0.98 * counts["furniture"], counts
    assert counts["kept"] >= 0.995 * counts["sentences"], counts
    assert counts["titles"] == 40, counts
