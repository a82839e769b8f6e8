"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

LANGUAGES = (
    "am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ku "
    "ky lo lt lv mk ml mn mr ms mt my ne nl no pa pl ps pt ro ru si sk sl so sq sr sv sw ta te th tl tr uk ur uz vi zh"
).split()
"""Languages news is written in: fewer to choose from makes fewer mistakes on short texts."""

_ENGLISH = frozenset(
    """the and that to with from has have had said which been by it are were his their who he but this they
    would its""".split()
)
"""Words that make up a fifth of English news; few are words of another language, and none of them frequent there."""
_KINDS = 6
_SHARE = 0.12
"""So many of them, and such a share of all words, and a text is English: whole news texts lie between 0.10 and 0.26."""
_SURE = 0.95
_ENOUGH = 60
_LOOK_AT = 4000


def language(text: str, declared: str | None, default: str) -> tuple[str, str]:
    """Return (the ISO 639-1 code of `text`, what decided: "text", "declared" or "setting").

    The text decides where it is long enough and the identifier is sure; then what the page declares; then `default`.
    """
    sample = text[:_LOOK_AT]
    if sum(map(str.isalpha, sample)) >= _ENOUGH:
        if _is_plainly_english(sample):
            return "en", "text"
        code, sure = _identifier().classify(sample)
        if sure >= _SURE:
            return str(code), "text"
    code = (declared or "").strip().lower().replace("_", "-").split("-")[0]
    return (code, "declared") if len(code) == 2 and code.isalpha() else (default, "setting")


def _is_plainly_english(text: str) -> bool:
    """True for most English texts. It saves loading the identifier, which takes longer than to code an article."""
    words = re.findall(r"\w+", text.lower())
    found = [word for word in words if word in _ENGLISH]
    return len(set(found)) >= _KINDS and len(found) >= _SHARE * len(words)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier
