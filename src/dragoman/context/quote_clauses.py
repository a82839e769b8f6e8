"""Content that is a clause: after the cue ("said that ...") or around it ("The port, she said, was shut")."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.context.quote_page import Page
from dragoman.context.quote_tree import FINITE, Range, appositive_before, child, is_finite, trim

DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday weekend week month year "
    "morning afternoon evening night day".split()
)
"""Time words that belong to the cue: "told aides this weekend he would quit"."""
_REMARKS = frozenset({"though", "although", "while", "when"})
_NOTHING = frozenset({"nothing", "little", "much", "something", "so", "no"})
_REACH = 14
"""How many words may stand between a cue and its "that"."""
_CLOSERS = frozenset({",", ";", ":", "“", '"', "''"})


def clause_after(page: Page, verb: Token) -> list[Range]:
    """A clausal complement to the right: "said (that) the port was closed", "asked whether it was"."""
    for each in verb.children:
        if each.dep_ == "ccomp" and each.i > verb.i and each.left_edge.i > verb.i:
            if not is_finite(each):
                continue
            return [trim(verb.doc, (clause_start(each, verb.i), clause_end(page, each)))]
    return _that_clause(verb)


def clause_end(page: Page, head: Token) -> int:
    """Where the content ends: before the reporter's next cue (", adding that ...", "and said ...") or own remark."""
    doc = page.doc
    for each in head.children:
        if each.i < head.i or each.dep_ not in ("advcl", "conj"):
            continue
        start = each.left_edge.i
        mark = child(each, "mark", "advmod")
        remark = mark is not None and mark.lower_ in _REMARKS and doc[start - 1].text == ","
        if remark or (page.quotable(each.i) is not None and _is_reporters(each)):
            while start - 1 > head.i and (doc[start - 1].dep_ == "cc" or doc[start - 1].text == ","):
                start -= 1
            return start
    return head.right_edge.i + 1


def _is_reporters(verb: Token) -> bool:
    """Whether a second cue within a content is the outer speaker's: a participle or a verb without a subject."""
    return verb.tag_ == "VBG" or child(verb, "nsubj") is None or verb.dep_ == "advcl"


def _that_clause(verb: Token) -> list[Range]:
    """A "that" clause the parser hung elsewhere: "tweeted in the morning hours that ..."."""
    doc = verb.doc
    for at in range(verb.i + 1, min(verb.i + _REACH, len(doc))):
        token = doc[at]
        if token.dep_ == "mark" and token.lower_ == "that" and token.head.i > at:
            return [trim(doc, (at + 1, token.head.right_edge.i + 1))]
        if token.lower_ == "that" and _misread_relative(token, verb):
            return [trim(doc, (at + 1, token.head.right_edge.i + 1))]
        if token.tag_ in FINITE or token.is_sent_start or token.text in _CLOSERS:
            return []
    return []


def _misread_relative(that: Token, verb: Token) -> bool:
    """Whether a relative clause is what was told: "told reporters after the talks that his army would leave"."""
    clause, told = that.head, child(verb, "dobj")
    if clause.dep_ != "relcl" or clause.head.dep_ != "pobj" or told is None or told.i > that.i:
        return False
    own = child(clause, "nsubj")
    return clause.head.head.head == verb and own is not None and own.i > that.i


def clause_start(head: Token, cue: int) -> int:
    """Where the content begins: after "that", and after a time word that belongs to the cue."""
    mark = child(head, "mark")
    if mark is not None and mark.lower_ == "that" and mark.i > cue:
        return mark.i + 1
    start = head.left_edge.i
    for each in head.children:
        if each.i < head.i and each.dep_ == "npadvmod" and each.left_edge.i == start and each.lower_ in DAYS:
            following = each.right_edge.i + 1
            return start if head.doc[following].text == "," else following
    return start


def postposed(page: Page, verb: Token) -> list[Range]:
    """The sentence around a cue that follows its content: "The bridge, Tan argued, was doomed"."""
    if verb.tag_ not in FINITE and child(verb, "aux") is None:
        return []
    if any(each.dep_ == "dobj" and each.lower_ in _NOTHING for each in verb.rights):
        return []
    start, end = page.sentence[verb.i]
    named = appositive_before(verb)
    if named is not None:
        return _before_a_name(page, (start, named[0] - 1))
    first, last = cue_clause(page, verb)
    before = trim(page.doc, (start, first))
    if before[1] - before[0] < 1 or first == start or page.doc[first - 1].text not in (",", "—", "–", "―", "--"):
        return []
    if verb.dep_ == "parataxis" and verb.head.i < verb.i:
        return [before]
    if verb.dep_ == "parataxis":
        rest = trim(page.doc, (last, end))
        is_remark = rest[0] < rest[1] and page.doc[rest[0]].tag_ in ("VBG", "CC")
        return [before] if is_remark else [before, rest]
    left = [each for each in verb.children if each.dep_ == "ccomp" and each.i < first]
    return [before] if left or _closes(verb) else []


def _closes(verb: Token) -> bool:
    """Whether a cue that the parse joins to the clause before reports it: "Taxes may rise, a senator said"."""
    joined = verb.dep_ == "conj" and verb.head.i < verb.i and child(verb, "nsubj") is not None
    linked = any(each.dep_ == "cc" and verb.head.i < each.i < verb.i for each in verb.head.children)
    own = any(each.dep_ in ("ccomp", "xcomp") for each in verb.rights)
    return joined and not linked and not own


def _before_a_name(page: Page, span: Range) -> list[Range]:
    """The clause before "..., a minister, Ada Mole, said"; words without a verb are none."""
    content = trim(page.doc, span)
    told = any(page.doc[at].tag_ in FINITE for at in range(*content))
    return [content] if told else []


def cue_clause(page: Page, verb: Token) -> Range:
    """The words of a parenthetical cue: "the envoy said", "said Mia Holt on Monday"."""
    start, end = verb.i, verb.i + 1
    for each in verb.children:
        if each.dep_ in ("aux", "auxpass", "neg") and each.i < verb.i:
            start = min(start, each.i)
        elif each.dep_ == "nsubj":
            start, end = min(start, each.left_edge.i), max(end, each.right_edge.i + 1)
        elif each.dep_ == "advmod" and each.i == start - 1:
            start = each.i
    stop = page.stop_after(end)
    comma = next((at for at in range(end, stop) if page.doc[at].text in (",", "—", "–", "―", "--")), stop)
    return start, comma
