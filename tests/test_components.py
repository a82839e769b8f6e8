"""The stages as spaCy components."""

from __future__ import annotations

import spacy

from dragoman.settings import MODEL


def test_stages_run_in_a_pipeline_of_ones_own() -> None:
    nlp = spacy.load(MODEL)
    for name in ("dragoman_actors", "dragoman_events", "dragoman_context"):
        nlp.add_pipe(name)
    doc = nlp('Chad attacked Libya on Monday. "We are done with words," the president said.')
    assert [span.label_ for span in doc.spans["dragoman_actors"]][:2] == ["Chad", "Libya"]
    assert [(span.text, span.label_) for span in doc.spans["dragoman_events"]] == [("attacked", "ASSAULT")]
    assert [event.actors[0].country for event in doc._.dragoman_events] == ["TCD"]
    assert [span.label_ for span in doc.spans["dragoman_quotes"]] == ["direct"]
    assert [time.span.text for time in doc._.dragoman_times] == ["Monday"]
