"""Pages and texts the reader tests share. Every sentence is written for this project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.model import Article, Unread
from dragoman.settings import Settings
from dragoman.sources import read

BODY = (
    "Kenya's foreign minister told her Ugandan counterpart on Monday that the two states would reopen their shared "
    "border at Busia before the harvest.",
    "The crossing was closed in 1997 after soldiers on both sides exchanged fire over a disputed fishing ground.",
    "“We have wasted a generation on a quarrel about nets,” the minister said after two hours of talks in Kampala.",
    "Traders in the border towns welcomed the announcement and asked both governments to lower customs duties.",
)

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Kenya and Uganda to reopen Busia crossing | The Lake Courier</title>
<meta property="og:title" content="Kenya and Uganda to reopen Busia crossing">
<meta property="og:site_name" content="The Lake Courier">
<meta property="article:published_time" content="2004-03-15T08:30:00+03:00">
<meta property="article:section" content="East Africa">
<link rel="canonical" href="https://lakecourier.example/2004/03/busia-crossing">
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Kenya and Uganda to reopen Busia crossing</h1>
<p class="author">By <a rel="author" href="/a/1">Achieng Otieno</a></p>
{body}
<p>Read also: Lake fishermen ask for patrols</p>
<p>Share this article</p></article>
<footer><p>Back to top</p><p>All rights reserved.</p></footer>
</body></html>
"""


def html(*paragraphs: str) -> str:
    return PAGE.replace("{body}", "\n".join(f"<p>{text}</p>" for text in paragraphs or BODY))


ReadOne = Callable[..., Article]
ReadAll = Callable[..., tuple[list[Article], list[Unread]]]


@pytest.fixture
def read_all(tmp_path: Path) -> ReadAll:
    """Write bytes or text under a name and return (articles, unread) of reading it."""

    def run(name: str, content: str | bytes, settings: Settings | None = None) -> tuple[list[Article], list[Unread]]:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        found = list(read(path, settings or Settings()))
        return [one for one in found if isinstance(one, Article)], [one for one in found if isinstance(one, Unread)]

    return run


@pytest.fixture
def read_one(read_all: ReadAll) -> ReadOne:
    """As `read_all`, for an input that is one article and nothing unread."""

    def run(name: str, content: str | bytes, settings: Settings | None = None) -> Article:
        articles, unread = read_all(name, content, settings)
        assert not unread, unread
        (article,) = articles
        return article

    return run


@pytest.fixture
def body() -> tuple[str, ...]:
    return BODY


@pytest.fixture
def page_of() -> Callable[..., str]:
    """Return a function: paragraphs → a whole page with furniture around them; without any, around BODY."""
    return html
