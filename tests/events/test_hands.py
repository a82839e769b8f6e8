"""By whose hand an act was done: told by the weapon, by a phrase, or by the clause that says when."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Pipeline
from dragoman.sources import from_text


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        # Who used what killed.
        ("A rocket fired by Hamas militants killed three farmers.", {"Hamas militants"}),
        ("Two boys were killed by a cluster bomb that NATO aircraft had dropped.", {"NATO"}),
        ("A mortar shell found by Hamas militants killed three farmers.", set()),
        # The like act that tells when it was done.
        ("Three farmers were killed when Turkish jets bombed the village.", {"Turkish"}),
        ("Two Kenyan soldiers were killed when their convoy was attacked by al-Shabaab.", {"al-Shabaab"}),
        ("Ten people were arrested after Kenyan police raided a mosque in Mombasa.", {"Kenyan police"}),
        ("Two farmers were killed when their patrol attacked a checkpoint in Kenya.", {"their patrol"}),
        # In a fight the fallen are not their own killers.
        ("Ten Malian soldiers were killed in a clash with Chadian troops.", {"Chadian troops"}),
        # Agents without a "by".
        ("The minority was persecuted at the hands of the Burmese government.", {"the Burmese government"}),
        ("The Rohingya have suffered persecution at the hands of the Burmese army.", {"the Burmese army"}),
        ("The Saudi-led assault on the town killed ten civilians.", {"Saudi"}),
        ("A US drone strike on a Toyota killed ten people in Kabul.", {"US"}),
        ("Ten monks were jailed on the orders of the Burmese junta.", {"the Burmese junta"}),
        ("Nine soldiers were killed in a brawl with Chinese troops in Ladakh.", {"Chinese troops"}),
        ("The Danish priest taken hostage by the Taliban wept.", {"Taliban"}),
        ("Russia was involved in attacks on Ukrainian villages.", {"Russia"}),
        # Whose fight it is in which people without arms are harmed, and a raid that is told as a noun.
        ("Forty Somali villagers were killed during Kenya's campaign against poachers.", {"Kenya"}),
        (
            "Forty villagers were killed in two days of one of the worst campaigns by the Malian army.",
            {"the Malian army"},
        ),
        ("Two Kenyan soldiers were killed in Kenya's war.", set()),
        ("Forty Somali villagers were killed after a Kenyan air raid hit their houses.", {"Kenyan"}),
        # At whose door an act is laid.
        ("Evidence ties Kenya to the massacre of Somali villagers.", {"Kenya"}),
        ("Kenya's role in the bombing of a Somali port is unclear.", {"Kenya"}),
        ("The Kenyan army has lost men, culminating in an attack on Somali villages.", {"The Kenyan army"}),
        # Who wounds a man whom the parser sets beside him.
        ("Mr. Biden, whom a gunman wounded in March, thanked the police.", {"a gunman", "Mr. Biden"}),
        # Whom a verb of saying tells of as its object.
        ("Monitors said around 50 people, mostly women, were killed in Aleppo by Syrian troops.", {"Syrian troops"}),
        # What those who are harmed are is no doer.
        (
            "The Front's fighters killed dozens – most of them farmers – and wounded ten Kenyans.",
            {"The Front's fighters"},
        ),
        # Who says it is told by where it stands, or hangs on the clause inside.
        ("The Norwegian minister was criticised in the Danish press.", {"the Danish press"}),
        ("Accused of lying by Angela Merkel, Viktor Orban slept.", {"Angela Merkel"}),
        # Who is behind what a place names, and who plans it.
        ("Iran was behind the Karbala bombing.", {"Iran"}),
        ("Kenya has planned attacks against Somalia.", {"Kenya"}),
        # Whose plan it is, who is said to have carried it out, and who uses something to do it.
        ("Putin's promise of an attack on Ukraine was kept.", {"Putin"}),
        ("The attack on Goma is believed to have been carried out by Ugandan rebels.", {"Ugandan rebels"}),
        ("Erdogan used the coup to launch a crackdown on the opposition.", {"Erdogan"}),
        # Whose fight it was on a day of which people were killed, and whose arms are fired.
        ("Five people were killed on the second day of Israel's offensive in Gaza.", {"Israel"}),
        ("Five people were killed since the start of Israel's offensive in Gaza.", {"Israel"}),
        ("People have died since a barrage of Kenyan rockets began.", {"Kenyan"}),
        # Who goes there to do it, and who the last of a list is.
        (
            "Malian troops fired on rebels entering the town to attack Tuareg fighters.",
            {"Malian troops", "rebels"},
        ),
        ("A deal was agreed by Chad and Mali and rebel backer Niger.", {"Chad", "Mali", "Niger"}),
        # A state may harm its own.
        ("Syrian jets bombed Idlib, activists said.", {"Syrian"}),
        # Who uses arms in it, and what is used, which does nothing.
        ("Kenya used drones in a raid on the town of Garowe.", {"Kenya"}),
        ("Norwegian police used tear gas during a crackdown on protesters.", {"Norwegian police"}),
        ("Tanks were used by Serbia to shell the village of Bor.", {"Serbia"}),
        ("Ten Kenyan soldiers were killed by a roadside bomb in Somalia.", set()),
        # Whom an adjective or a noun further on tells of, but not what is stormed or who suffers it.
        ("A rebel raid on the village killed ten farmers.", {"rebel"}),
        ("A coalition bombing raid on the village killed ten farmers.", {"coalition"}),
        ("Four Kenyans were killed in an attack of the embassy.", set()),
        ("The raid that Kenya suffered killed ten farmers.", set()),
        # The gerund that goes on from what people were killed in.
        ("Forty farmers were killed in a dozen raids and shelling by Kenyan troops.", {"Kenyan troops"}),
        ("Forty farmers were killed in dozens of raids and ambushes by Kenyan troops.", {"Kenyan troops"}),
        ("Officials pieced together how Hamas pulled off the terrorist attack on the town.", {"Hamas"}),
        # Who leads it, or makes it known beforehand; who struck where somebody was seized; under whom people suffer.
        ("A full-scale war was waged against Kenya, led directly by Chad.", {"Chad"}),
        ("Norway announced that ten Kenyan diplomats would be expelled.", {"Norway"}),
        ("Norway said that ten Kenyan diplomats would be expelled.", set()),
        ("A general was arrested when Kenyan troops stormed the palace.", {"Kenyan troops"}),
        ("Iraqis suffered persecution under Saddam Hussein.", {"Saddam Hussein"}),
        # What an inquiry is about, and what kills, is no doer.
        ("The Kenya inquiry into Angela Merkel cost her dear, and Chad condemned Togo.", {"Chad"}),
        ("The US inquiry into Angela Merkel goes on.", {"US"}),
        ("The F.B.I. inquiry into Angela Merkel goes on.", {"F.B.I."}),
        ("Officials spoke of the poisoning of a Kenyan spy by a nerve agent.", set()),
        # Whose the second of two things is.
        ("Angela Merkel cited Emmanuel Macron's vote and his support for Chad.", {"Emmanuel Macron"}),
        # A day owns no act, and the office in what opens a sentence is not the one who acts after it.
        ("The army has shelled the town for years, culminating in Sunday's chlorine attack in Aleppo.", {"The army"}),
        ("After talks with the Danish premier, Emmanuel Macron slept.", {"Emmanuel Macron", "the Danish premier"}),
        (
            "Angela Merkel met the French president, Emmanuel Macron.",
            {"Angela Merkel", "the French president, Emmanuel Macron"},
        ),
        ("It was Emmanuel Macron that Angela Merkel met.", {"Emmanuel Macron", "Angela Merkel"}),
        ("Angela Merkel's talks with Emmanuel Macron are set for May.", {"Angela Merkel"}),
        ("Talks between Western powers and Iran led to a deal.", {"Western powers", "Iran"}),
        # In what it happened, told after a verb joined to it or in somebody's words, and who goes on with it.
        ("Six nurses were killed in the first week of Chad's offensive against a rebel enclave in Darfur.", {"Chad"}),
        ("Six nurses were killed and 300 displaced in the first week of Chad's offensive in Darfur.", {"Chad"}),
        ("Six nurses were killed in what Norway called a terrorist attack by al-Shabaab.", {"al-Shabaab"}),
        ("Six nurses were killed in what appeared to be an attack by al-Shabaab.", {"al-Shabaab"}),
        ("Two nurses were killed and wounded in clashes with Chadian troops.", {"Chadian troops"}),
        ("Six nurses were killed when Chadian forces carried out air strikes on a camp.", {"Chadian forces"}),
        ("Six nurses were killed in raids as Chadian forces pressed on with an offensive.", {"Chadian forces"}),
        ("Six nurses have been killed since Chad launched its offensive.", {"Chad"}),
        ("Six nurses were killed by a car bomb as Chadian forces stormed a hut.", {"Chadian forces"}),
        ("Six nurses were killed by a missile believed to have been fired by the Houthis.", {"the Houthis"}),
        ("Kenya launched the operation, which drove Somali rebels out of Garowe.", {"Kenya"}),
        # Who leads the fight in which people without arms were harmed, and both sides of it.
        ("Six nurses were killed in an operation led by France.", {"France"}),
        ("Six nurses were killed in a French-led operation.", {"French"}),
        ("Six nurses were killed during a police operation in Rio.", {"police"}),
        ("Six nurses were killed in a battle that pitted Chadian troops against rebels.", {"Chadian troops", "rebels"}),
        # Who is given leave or means to do it, not arms.
        ("Norway sent arms to Chad to attack Togo.", {"Norway"}),
        ("Norway's embargo has provided the means to the junta to shoot farmers.", {"the junta"}),
        # Who held those who were put to death, but no other held them when the killer is told.
        ("Several nurses held by al-Shabaab were shot in the camp.", {"al-Shabaab"}),
        ("Several nurses held by al-Shabaab were shot by Kenyan troops.", {"Kenyan troops"}),
        # Who claims it, beside the killing or on the noun.
        ("A bomb killed two nurses in Nairobi, and al-Shabaab claimed responsibility.", {"al-Shabaab"}),
        ("A bomb killed two nurses in Nairobi; al-Shabaab claimed responsibility.", {"al-Shabaab"}),
        ("A bomb killed two nurses in Nairobi, but no group claimed responsibility.", set()),
        ("Two nurses were killed in a raid for which al-Shabaab claimed responsibility.", {"al-Shabaab"}),
        ("The bombing killed two nurses and was claimed by al-Shabaab.", {"al-Shabaab"}),
        ("Al-Shabaab claimed an attack in which two nurses were killed.", {"Al-Shabaab"}),
        # Who plans or prepares it, but not those who only expect it.
        ("The Kenyan president has made a decision on military strikes against Eritrea.", {"The Kenyan president"}),
        ("Malian troops prepared for the start of a ground campaign against Chad.", {"Malian troops"}),
        ("Villagers are preparing for an assault on Gao.", set()),
        # Whose beginning an act is.
        ("Turkey announced the launch of an assault on Afrin.", {"Turkey"}),
    ],
)
def test_doers(pipeline: Pipeline, text: str, actors: set[str]) -> None:
    events = pipeline.code(from_text(text)).events
    assert events
    assert {party.text for event in events for party in event.actors} == actors


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        # A state or a thing done before does not go on in words put to others: the teller does.
        ("The Danish minister said the country wanted peace and praised the Kenyan premier.", "The Danish minister"),
        ("General Okello told a reporter that the army was loyal and urged Chad to withdraw.", "General Okello"),
        ("Germany said it had lost two envoys and accused Russia of theft.", "Germany"),
        # What the press has it from tells of others' words, and an act goes on in another.
        ("Officials said the White House was angry and urged Israel to wait.", "the White House"),
        ("Germany said France accused two envoys and urged Russia to wait.", "France"),
        (
            'The White House spokesman said the bill was "dead on arrival" and urged Peru to wait.',
            "The White House spokesman",
        ),
        ("Senator Ada Lund said that Bern was in error and blasted Russia.", "Senator Ada Lund"),
        ("Senator Ada Lund called on Peru to release the files and accused Russia of theft.", "Senator Ada Lund"),
        # What was done goes on from what is told, not from the telling, nor does an aside do it.
        ("Officials say the Norwegian minister flew to Chad, but urged his aides to stay.", "the Norwegian minister"),
        ("Kenya has no plans, envoys say, to condemn Chad.", "Kenya"),
        # Who does it too.
        ("Mexico, along with Spain and Peru, urged Bolivia to hold elections.", "Mexico; Spain; Peru"),
        ("Mexico, like Spain, urged Bolivia to hold elections.", "Mexico; Spain"),
        ("Switzerland urged Bolivia to wait, as did Greece and Spain.", "Switzerland; Greece; Spain"),
        ("Ghana, Togo and the Nordic states urged Bolivia to hold elections.", "Ghana; Togo; the Nordic states"),
        ("Chad has joined Mali in condemning Niger.", "Chad; Mali"),
        ("Chad was joined by Mali in condemning Niger.", "Chad; Mali"),
        ("Ohio and Iowa urged Congress to wait.", "Ohio and Iowa"),
        ("Iraqi and Kurdish troops attacked Mosul.", "Iraqi; Kurdish troops"),
        ("Peru, the Vatican and the Philippines urged Chile to wait.", "Peru; the Vatican; the Philippines"),
        ("Peru, the Philippines and, a day later, Ghana urged Chile to wait.", "Peru; the Philippines; Ghana"),
        (
            "Peru, the Philippines and most of the Swedish cabinet urged Chile to wait.",
            "Peru; the Philippines; the Swedish cabinet",
        ),
        (
            "The Liberals, the Greens and most of the Dutch cabinet urged Chile to wait.",
            "The Liberals; the Greens; the Dutch cabinet",
        ),
        # Whom a relative clause is about by the form of its verb, and no state is "who".
        ("Peru and the United States, which have urged Chile to wait, slept.", "Peru; the United States"),
        ("Ghana and Kenya, which has urged Chile to wait, slept.", "Kenya"),
        ("Kenya and the Ghanaian president, who urged Chile to wait, slept.", "the Ghanaian president"),
        # A name at the end of a phrase on the subject.
        ("Militants loyal to the preacher Ali Lund urged Chile to wait.", "Militants"),
        # Who met is told by the clause around the phrase, or stands before it.
        ("In brief remarks after meeting Vladimir Putin, Emmanuel Macron slept.", "Emmanuel Macron; Vladimir Putin"),
        ("On Friday, a day after meeting Vladimir Putin, Emmanuel Macron slept.", "Emmanuel Macron; Vladimir Putin"),
        ("Emmanuel Macron, after talks in Bern with Vladimir Putin, slept.", "Emmanuel Macron; Vladimir Putin"),
        ("Emmanuel Macron, in Bern for talks with Vladimir Putin, slept.", "Emmanuel Macron; Vladimir Putin"),
        # Of two subjects the one that the words are about.
        ("Greece, whose Prime Minister Nikos Pappas urged Turkey to wait.", "whose Prime Minister Nikos Pappas"),
        ("Kenya, whose premier, Ann Okello, has urged Turkey to wait.", "whose premier, Ann Okello"),
        ("The Front, the movement founded by two brothers, condemned Turkey.", "The Front"),
        ("Kenya, whose premier has lost the vote, urged Turkey to wait.", "Kenya"),
        # What the sentence goes on about after the dashes does not speak in them.
        ("The pact – critics call it a sell-out – is new.", "critics"),
        # Whose support it is, where another is named before it.
        (
            "Ted Cruz has pointed to Marco Rubio's votes and his support for the farm bill.",
            "Marco Rubio",
        ),
        # A description is told with its name.
        ("Leon Panetta, the American minister, who urged China to wait, slept.", "Leon Panetta, the American minister"),
        ("In Mogadishu, the capital of Somalia, Kenyan commandos stormed a hotel.", "Kenyan commandos"),
        ("In Kisumu, the stronghold of Mr Odinga, police fired into crowds.", "police"),
        # Places and names of people that end a phrase.
        ("Envoys in Bern, Oslo and Rome denounced Russia.", "Envoys"),
        ("Police in Lagos and Abuja arrested forty people.", "Police"),
        ("Officials in Chad and Emmanuel Macron denounced Russia.", "Officials; Emmanuel Macron"),
        # An office hoped for, and a place before a name, are no doers.
        ("President Petrov says that if elected president he will urge Bolivia to wait.", "he"),
        ("In Cairo President Okello urged Bolivia to hold elections.", "President Okello"),
    ],
)
def test_who_speaks(pipeline: Pipeline, text: str, actor: str) -> None:
    events = pipeline.code(from_text(text)).events
    assert "; ".join(party.text for party in events[-1].actors) == actor
