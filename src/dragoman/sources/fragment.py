"""Pieces of HTML inside other formats (feeds, JSON) → text."""

from __future__ import annotations

from lxml import etree, html  # type: ignore[import-untyped]

_BLOCKS = frozenset(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote tr table section article figure figcaption pre".split()
)


def fragment_text(markup: str) -> str:
    """Return the text of an HTML fragment, its blocks parted by blank lines."""
    if "<" not in markup:
        return markup
    tree = html.fragment_fromstring(markup, create_parent="div")
    etree.strip_elements(tree, "script", "style", with_tail=False)
    for node in tree.iter():
        if node.tag in _BLOCKS:
            node.text = "\n\n" + (node.text or "")
            node.tail = "\n\n" + (node.tail or "")
    return str(tree.text_content())
