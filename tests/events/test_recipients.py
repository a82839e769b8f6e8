"""Whom an act reaches, and whom its words name for another reason: the place, the listener, the thing, the victim."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Pipeline
from dragoman.sources import from_text


@pytest.mark.parametrize(
    ("text", "type_name", "expected"),
    [
        # Whose words or terms a thing is, by a clause on it.
        ("Senator Lund criticised a bill introduced by Governor Ruiz.", "ACCUSE", ["Governor Ruiz"]),
        ("Kenya denounced an agreement signed last year with Chad.", "ACCUSE", ["Chad"]),
        ("Rebels attacked a base used by Togolese troops.", "ASSAULT", ["Togolese troops"]),
        ("Togo seized a ship owned by a Kenyan firm.", "COERCE", ["a Kenyan firm"]),
        # By what paper words reach somebody; a place far down in a topic; who was told in full before; a summit.
        ("Kenya demanded an apology in a letter to Togo.", "REQUEST", ["Togo"]),
        ("Kenya demanded an apology in a year of letters.", "REQUEST", []),
        ("Kenya voiced concern about the arms of the rebels in Togo.", "ACCUSE", ["the rebels"]),
        ("Senator Lund backs military intervention in Togo.", "SUPPORT", []),
        ("Senator Lund welcomed the summit.", "SUPPORT", []),
        ("Chad and Togo threatened to boycott a summit of the Arab League.", "THREATEN", ["the Arab League"]),
        # A description's head is the party, not the body before it.
        ("Senator Lund criticised Republican donors.", "ACCUSE", ["Republican donors"]),
        ("Senator Lund criticised hedge fund managers.", "ACCUSE", ["hedge fund managers"]),
        # What another does beside the act; what a thing is praised or blamed for.
        ("Kenya condemned Togo's claim to have won, with Chad calling it a lie.", "ACCUSE", ["Togo"]),
        ("Senator Lund criticised the bill for favouring Chad.", "ACCUSE", []),
        ("Senator Lund criticised the governor for favouring Chad.", "ACCUSE", ["the governor"]),
        ("Senator Lund pleaded with the rebels to reconsider.", "REQUEST", ["the rebels"]),
        # A town where two sides signed is none of them; a country that signed is.
        ("Togo denounced the Oslo accords.", "ACCUSE", []),
        ("Rebels in Chad denounced the Iran deal.", "ACCUSE", ["Iran"]),
        # Beside whom one fights.
        ("Militants fought with Togo against Chad.", "ASSAULT", ["Chad"]),
        # A place is no "who".
        ("A teacher from Goma who was kidnapped by rebels fled to Togo.", "ASSAULT", ["A teacher"]),
        # To whom it was said; what a veto, a charge or an attack is against.
        ("Senator Lund voiced support for the war in a discussion with the host Peter Ruiz.", "SUPPORT", []),
        ("Russia vetoed resolutions against Togo.", "REJECT", []),
        ("Russia vetoed a Kenyan draft on Togo.", "REJECT", ["Kenyan"]),
        ("Mr Ruiz's chairman dismissed criticism of the premier of Togo.", "REJECT", []),
        ("Kenya condemned last week's ouster of President Ruiz by rebel soldiers.", "ACCUSE", ["rebel soldiers"]),
        # Where crowds gather and troops are sent at home; but against whom.
        ("Students banged pots in Lima.", "PROTEST", []),
        ("Students marched against the president in Lima.", "PROTEST", ["the president"]),
        ("The Malian army moved tanks into Gao.", "MOBILIZE", []),
        ("Kenya sent two battalions to Somalia.", "MOBILIZE", ["Somalia"]),
        # Nobody is in a drone, but it may be somebody's.
        ("Rebels shot down dozens of drones.", "ASSAULT", []),
        ("Rebels shot down three Malian drones.", "ASSAULT", ["three Malian drones"]),
        # What is to be done with somebody is asked of others.
        ("Kenya demanded that its citizens be freed by Togo.", "REQUEST", ["Togo"]),
        ("The opposition demanded that the minister be dismissed.", "REQUEST", ["the minister"]),
        ("Kenya may be asked by Chad to close its border.", "REQUEST", ["Kenya"]),
        ("Kenya called for the release of the captives.", "REQUEST", []),
        # Who is handed over is not whom that reaches.
        ("The minister of Togo refused to hand over the rebels.", "REJECT", []),
        ("The minister of Togo offered to hand the general to Chad.", "AGREE", ["Chad"]),
        # Who is blamed does what the clause tells; it does not befall him.
        ("The army complained that its men had been attacked.", "ACCUSE", []),
        ("Costa Rica complained that Togo had stopped the flights.", "ACCUSE", ["Togo"]),
        ("Senator Lund filed a complaint with the commission.", "ACCUSE", []),
        ("Senator Lund filed a complaint with Togo.", "ACCUSE", ["Togo"]),
        # Groups that an example names; people told by the name before them.
        ("The minister condemned groups such as Boko Haram.", "ACCUSE", ["Boko Haram"]),
        ("The premier slammed Labour activists.", "ACCUSE", ["Labour activists"]),
        # What is called off is nobody.
        ("The premier of Togo called off a visit to Chad.", "REJECT", ["Chad"]),
    ],
)
def test_recipients(pipeline: Pipeline, text: str, type_name: str, expected: list[str]) -> None:
    event = next(event for event in pipeline.code(from_text(text)).events if event.type == type_name)
    assert [party.text for party in event.recipients] == expected


def test_two_who_have_an_accord_are_both_its_actors(pipeline: Pipeline) -> None:
    text = "President Ruiz's deal with the king of Togo did not end the shelling."
    event = next(event for event in pipeline.code(from_text(text)).events if event.type == "SUPPORT")
    assert ([party.text for party in event.actors], event.recipients) == (["President Ruiz", "the king of Togo"], ())
