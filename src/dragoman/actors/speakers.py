"""Who says "we" and "my": the speaker cued for the very quotation that the word stands in."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Doc, Token

from dragoman.actors.binding import MODIFIERS, subject_of
from dragoman.actors.phrases import Phrase
from dragoman.actors.registry import Known, Registry, governor
from dragoman.actors.words import OUTSIDERS, OWN_BODIES, POLITICIANS, SPEECH, SUBJECTS

QUOTING = SPEECH | frozenset(
    "continue joke quip observe caution counter predict shout testify conclude retort read agree recount".split()
)
"""Verbs whose subject speaks the quotation beside them."""
NEXT = 5
"""Tokens after a closing mark within which a sentence of its own may name the speaker."""
BESIDE = 4
"""Tokens from a quotation within which a verb of speaking belongs to it."""
OURS = frozenset(("my", "our"))
BACK = 2
"""Sentences back in which a speaker may stand whose words go on."""


class Speakers:
    """The speakers of an article's quotations, found once its names are resolved."""

    def __init__(self, doc: Doc, registry: Registry, quoted: list[bool], phrases: list[Phrase]) -> None:
        self.doc = doc
        self.registry = registry
        self.quoted = quoted
        by_id = {known.id: known for known in registry.actors}
        self._speakers = {
            head: by_id[phrase.actor]
            for phrase in phrases
            if phrase.actor and not quoted[head := governor(doc, phrase)] and speaks(doc[head])
        }
        self._at = sorted(self._speakers)
        self._people = self._by_sentence(phrases, by_id)
        self._known: dict[int, Known | None] = {}

    def _by_sentence(self, phrases: list[Phrase], by_id: dict[str, Known]) -> dict[int, Known]:
        """The last person to be a subject outside quotations, by sentence."""
        found: dict[int, Known] = {}
        for phrase in phrases:
            head = governor(self.doc, phrase)
            if phrase.actor and not self.quoted[head] and self.doc[head].dep_ in SUBJECTS:
                known = by_id[phrase.actor]
                found |= {self.registry.sentence_of(head): known} if known.kind == "person" else {}
        return found

    def of(self, token: int) -> Known | None:
        """Who speaks the quotation that a token stands in, None where nobody is cued."""
        start, end = self._bounds(token)
        if start not in self._known:
            self._known[start] = self._cued(start, end)
        return self._known[start]

    def _bounds(self, token: int) -> tuple[int, int]:
        """The first token of a quotation and the one after its last."""
        start, end = token, token
        while start > 0 and self.quoted[start - 1]:
            start -= 1
        while end < len(self.quoted) and self.quoted[end]:
            end += 1
        return start, end

    def _cued(self, start: int, end: int) -> Known | None:
        first, last = self.registry.sentence_of(start), self.registry.sentence_of(max(start, end - 1))
        n = bisect_left(self._at, start)
        before = self._at[n - 1] if n else None
        after = self._at[n] if n < len(self._at) else None
        if before is not None and self.registry.sentence_of(before) != first:
            before = None
        if after is not None and self.registry.sentence_of(after) != last and not self._follows(after, end):
            after = None
        if before is not None and (after is None or start - before <= after - end):
            return self._speakers[before]
        if after is not None:
            return self._speakers[after]
        cue = self._cue_beside(start, end)
        return self._going_on(n, start, end) if cue is None else self._subject_of(cue)

    def _cue_beside(self, start: int, end: int) -> Token | None:
        """A verb of speaking right beside a quotation, in its sentence."""
        sentence = self.doc[start].sent
        before = range(start - 1, max(sentence.start, start - BESIDE) - 1, -1)
        after = range(end, min(self.doc[end - 1].sent.end, end + BESIDE))
        cues = (self.doc[i] for i in (*before, *after) if not self.quoted[i])
        return next((token for token in cues if token.pos_ == "VERB" and token.lemma_ in QUOTING), None)

    def _subject_of(self, cue: Token) -> Known | None:
        """Who speaks by a cue whose subject stands elsewhere or is unnamed: "saying", "the militia's command said"."""
        subject = subject_of(cue)
        if subject is None:
            return None
        owners = (child for child in subject.children if child.dep_ in MODIFIERS)
        return next((self.registry.at[word.i] for word in (subject, *owners) if word.i in self.registry.at), None)

    def _follows(self, speaker: int, end: int) -> bool:
        """True for the "he said" that the parser took for a sentence of its own."""
        sentence = self.doc[speaker].sent
        apart = any("\n" in token.text for token in self.doc[end:speaker]) or self.quoted[sentence.end - 1]
        return speaker - end <= NEXT and not apart and not any(self.quoted[speaker : sentence.end])

    def _going_on(self, n: int, start: int, end: int) -> Known | None:
        """The speaker of a sentence or two before, whose words go on; at the start of a paragraph, of one after."""
        first, last = self.registry.sentence_of(start), self.registry.sentence_of(max(start, end - 1))
        past = first - self.registry.sentence_of(self._at[n - 1]) if n else BACK + 1
        if past > 1 and first - 1 in self._people:  # "Tello was defiant. "We will stay.""
            return self._people[first - 1]
        if past <= BACK:
            return self._speakers[self._at[n - 1]]
        if n < len(self._at) and self.registry.sentence_of(self._at[n]) - last <= 1:
            return self._speakers[self._at[n]]
        return None


def speaks(token: Token) -> bool:
    """True for the subject of a verb of speaking and the source after "according to"."""
    if token.dep_ in SUBJECTS:
        return token.head.lemma_ in QUOTING
    return token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"


def is_speakers(doc: Doc, quoted: list[bool], phrase: Phrase) -> bool:
    """True for "our army" and "the government" in a quotation: whose it is, is known once it is known who speaks."""
    if not quoted[phrase.head]:
        return False
    if phrase.owner is not None:
        return doc[phrase.owner].lower_ in OURS and phrase.role_noun not in OUTSIDERS
    own = phrase.definite and phrase.country is None and phrase.possessor is None
    return own and phrase.sort == "organisation" and phrase.role_noun in OWN_BODIES


def take_speaker(phrase: Phrase, speakers: Speakers) -> None:
    """Let "the government" in a politician's words be that of his country."""
    speaker = speakers.of(phrase.head) if phrase.owner is None else None
    if speaker is not None and speaker.country and not POLITICIANS.isdisjoint(speaker.sectors):
        phrase.country, phrase.country_why = speaker.country, f"as {speaker.name}, who speaks of it"
