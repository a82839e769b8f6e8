"""What a page says of itself: meta tags, JSON-LD, headings, links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]
from rapidfuzz import fuzz

from dragoman.sources.clean import one_line
from dragoman.sources.dates import day_in_url

_DATE_TAGS = (
    "article:published_time og:article:published_time og:published_time article:published parsely-pub-date "
    "sailthru.date pubdate publishdate publish-date publish_date dc.date.issued dc.date dcterms.issued dcterms.created "
    "dcterms.date dc.date.created datepublished date_published datecreated cxenseparse:recs:publishtime "
    "originalpublicationdate article_date_original article:post_date article.published ptime pdate displaydate "
    "rnews:datepublished iptc:date bt:pubdate published-date publication_date date"
).split()
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Story|WebPage|Review)$")
_JOINTS = re.compile(r"\s+[|–—»·•:-]{1,2}\s+|\s+::\s+")
_DEEPEST = 8


class Meta:
    """The declarations of one page."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree
        self._tags = dict(_meta_tags(tree))
        self._data = list(_json_ld(tree))

    def title(self) -> str | None:
        """Return the headline: the visible one (h1) that a declared title confirms, else a declared title."""
        declared = [title for title in map(self._without_site, self._declared()) if title]
        shown = [text for h1 in self._tree.iter("h1") if (text := one_line(h1.text_content())) and len(text) < 300]
        likeness = [
            (max(fuzz.token_set_ratio(h1.lower(), title.lower()) for title in declared), h1)
            for h1 in shown
            if declared and len(h1.split()) > 1
        ]
        best = max(likeness, default=(0, ""))
        if best[0] >= 60:
            return self._without_kicker(best[1], declared)
        return declared[0] if declared else (shown[0] if len(shown) == 1 else None)

    def published(self, url: str | None) -> Iterator[tuple[str, str]]:
        """Yield (words that name a day, evidence), best first.

        Evidence is "meta", "json-ld", "url" or "text" (a marked-up time).
        """
        for name in _DATE_TAGS:
            yield self._tags.get(name, ""), "meta"
        for item in self._data:
            yield str(item.get("datePublished") or item.get("dateCreated") or ""), "json-ld"
        if url and (found := day_in_url(urlsplit(url).path)):
            yield found, "url"
        for path in ('//*[@itemprop="datePublished"]', "//article//time[@pubdate]", "//time[@pubdate]"):
            for node in self._tree.xpath(path)[:1]:
                yield node.get("datetime") or node.get("content") or node.text_content(), "text"

    def sections(self) -> tuple[str, ...]:
        """Return the section labels the page declares, in order, each once."""
        labels: list[str] = []
        for item in self._data:
            value = item.get("articleSection")
            labels += [label for label in (value if isinstance(value, list) else [value]) if isinstance(label, str)]
        labels += [self._tags[name] for name in ("article:section", "og:article:section") if name in self._tags]
        clean = [one_line(label) for label in labels]
        unique = {label.lower(): label for label in reversed(clean) if 0 < len(label) <= 60}
        return tuple(reversed(unique.values()))

    def site(self) -> str | None:
        """Return the name of the publication."""
        for item in self._data:
            publisher = item.get("publisher")
            if isinstance(publisher, dict) and isinstance(publisher.get("name"), str) and publisher["name"].strip():
                return one_line(publisher["name"])
        return self._tags.get("og:site_name") or self._tags.get("application-name")

    def url(self) -> str | None:
        """Return the canonical address."""
        for link in self._tree.xpath('//link[@rel="canonical"]/@href'):
            if str(link).startswith("http"):
                return str(link).strip()
        address = self._tags.get("og:url", "")
        return address if address.startswith("http") else None

    def language(self) -> str | None:
        """Return the language the page declares."""
        return self._tree.get("lang") or self._tags.get("og:locale") or self._tags.get("content-language")

    def _declared(self) -> Iterator[str]:
        for item in self._data:
            if isinstance(item.get("headline"), str):
                yield one_line(item["headline"])
        for name in ("og:title", "twitter:title", "title", "headline"):
            if name in self._tags:
                yield self._tags[name]
        yield one_line(self._tree.findtext(".//title") or "")

    def _without_site(self, title: str) -> str:
        """Take " | The Site" off the end of a title."""
        site = _key(self.site() or "")
        host = _key(urlsplit(self.url() or "").netloc.removeprefix("www."))
        joints = list(_JOINTS.finditer(title))
        if not joints:
            return title
        tail = _key(title[joints[-1].end() :])
        is_site = bool(site) and (site.endswith(tail) or tail.endswith(site))
        return title[: joints[-1].start()] if tail and (is_site or (len(tail) > 3 and tail in host)) else title

    @staticmethod
    def _without_kicker(shown: str, declared: list[str]) -> str:
        """Take a label before or after the headline off, where a declared title shows it is none of it."""
        for joint in _JOINTS.finditer(shown):
            for part in (shown[joint.end() :], shown[: joint.start()]):
                if part in declared and len(part.split()) > 3:
                    return part
        return shown


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _meta_tags(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield (name in small letters, content); the first of a name last, so that it wins in a dict."""
    for node in reversed(list(tree.iter("meta"))):
        name = node.get("property") or node.get("name") or node.get("itemprop") or node.get("http-equiv")
        content = one_line(node.get("content") or "")
        if name and content:
            yield name.strip().lower(), content


def _json_ld(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the article objects of the page's JSON-LD."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                yield from _objects(json.loads(script.text or "", strict=False), 0)
            except (ValueError, RecursionError):
                continue  # broken JSON-LD says nothing; the page is read without it


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(
            isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
        ):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth + 1)
