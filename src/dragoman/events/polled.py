"""Acts that are answers to a poll: what so many voters support, reject or want done is their opinion, no act.

The word lists are `data/codebook/words/status.toml`.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.candidate import Candidate
from dragoman.events.prepositions import prep_objects
from dragoman.events.statuswords import in_group
from dragoman.events.tree import SUBJECTS, children

_OPINIONS = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT"})
_FOUND = frozenset({"ccomp", "xcomp", "acl", "dobj"})
"""How what a poll found hangs on its verb: "found that they support", "shows voters rejecting"."""
_SHARES = frozenset({"percent", "%", "cent"})
_OUT_OF = frozenset({"in", "of"})


def is_polled(act: Candidate) -> bool:
    """True for "a poll found that voters *support* him", "six in ten *oppose* it", "*backed* it by ten points"."""
    if act.type not in _OPINIONS or not act.arguments.verbal or in_group(act.token, "voting"):
        return False
    verb = act.token
    return _is_found(verb) or _is_by_points(verb) or any(map(_is_share, act.actors))


def _is_found(verb: Token) -> bool:
    """ "a *poll* found that they support him", "according to a *survey*"."""
    current = verb
    while current.dep_ in _FOUND and current.head != current:
        current = current.head
        if any(in_group(doer, "survey") for doer in children(current, *SUBJECTS)):
            return True
    sources = (to for prep in children(verb, "prep") if prep.lower_ == "according" for to in prep_objects(prep, "to"))
    return any(in_group(source, "survey") for source in sources)


def _is_by_points(verb: Token) -> bool:
    """ "oppose it by eight *points*"."""
    return any(margin.lemma_.lower() == "point" for margin in prep_objects(verb, "by"))


def _is_share(doer: Token) -> bool:
    """ "six *in* ten Republicans", "40 *percent* of voters"."""
    if doer.lower_ in _SHARES:
        return True
    words = doer.doc[doer.left_edge.i : doer.i + 1]
    return any(
        words[k].lower_ in _OUT_OF and words[k - 1].like_num and words[k + 1].like_num for k in range(1, len(words) - 1)
    )
