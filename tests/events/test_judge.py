"""The judge's run time, on a tiny random model (fixtures/tiny_judge.onnx, made by training/tiny.py)."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from dragoman.errors import SettingError
from dragoman.events.judge import Judge, Marker, Pair, Verdicts

FIXTURE = Path(__file__).parent / "fixtures" / "tiny_judge.onnx"
WORDS = "[PAD] [UNK] [CLS] [SEP] [unused1] [unused2] [unused3] [unused4] [unused5] [unused6]".split()
WORDS += "oslo thanked accra for the rice . and talks with resumed".split()
LABELS = {
    "type": ["AID", "CONSULT", "NONE"],
    "mode": ["CONSULT/phone", "CONSULT/visit", "PROTEST/demo"],
    "status": ["actual", "negated"],
    "root": ["00", "04"],
    "sides": ["right", "wrong"],
}
SENTENCE = "Oslo thanked Accra for the rice."
OSLO, ACCRA = (0, 4), (13, 18)


def tokenizer() -> Tokenizer:
    made = Tokenizer(models.WordLevel({word: i for i, word in enumerate(WORDS)}, unk_token="[UNK]"))
    made.normalizer = normalizers.Lowercase()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(FIXTURE, tmp_path / "judge.onnx")
    tokenizer().save(str(tmp_path / "tokenizer.json"))
    write_facts(tmp_path)
    return tmp_path


def write_facts(folder: Path, **changes: object) -> None:
    digest = hashlib.sha256((folder / "judge.onnx").read_bytes()).hexdigest()
    facts = {"weights_sha256": digest, "data_sha256": "0", "max_tokens": 24, "codes": {}}
    facts |= {"labels": LABELS, "temperature": dict.fromkeys(LABELS, 1.0), **changes}
    (folder / "judge.json").write_text(json.dumps(facts), encoding="utf-8")


def words(marker: Marker, *pair: Any) -> str:
    ids = marker.mark([Pair(*pair)])[0].ids
    return " ".join(WORDS[i] for i in ids)


def test_one_token_stands_for_each_span() -> None:
    assert words(Marker(tokenizer(), 24), SENTENCE, ACCRA, OSLO) == (
        "[CLS] [unused2] thanked [unused1] for the rice . [SEP]"
    )


def test_a_span_of_several_words_is_one_token() -> None:
    assert words(Marker(tokenizer(), 24), SENTENCE, OSLO, (18, 31)) == "[CLS] [unused1] thanked accra [unused2] . [SEP]"


def test_neighbouring_spans_stay_apart() -> None:
    found = words(Marker(tokenizer(), 24), "Oslo Accra talks", (0, 4), (5, 10))
    assert found == "[CLS] [unused1] [unused2] talks [SEP]"


def test_a_span_within_the_other_keeps_a_token_of_its_own() -> None:
    found = words(Marker(tokenizer(), 24), "Oslo Accra talks", (0, 10), (5, 10))
    assert found == "[CLS] [unused1] [unused2] talks [SEP]"


def test_no_recipient_has_place_zero() -> None:
    marked = Marker(tokenizer(), 24).mark([Pair(SENTENCE, OSLO)])[0]
    assert marked.places == (1, 0, 0)


def test_a_mark_stands_before_the_words_of_the_act() -> None:
    found = words(Marker(tokenizer(), 24), SENTENCE, OSLO, ACCRA, (5, 12))
    assert found == "[CLS] [unused1] [unused3] thanked [unused2] for the rice . [SEP]"


def test_an_act_may_have_no_doer() -> None:
    marked = Marker(tokenizer(), 24).mark([Pair(SENTENCE, None, ACCRA, (5, 12))])[0]
    assert marked.places == (0, 4, 2)


def test_an_act_within_the_words_of_its_doer_keeps_its_mark() -> None:
    found = words(Marker(tokenizer(), 24), SENTENCE, (0, 12), None, (5, 12))
    assert found == "[CLS] [unused1] [unused3] accra for the rice . [SEP]"


def test_long_sentences_keep_the_marked_spans() -> None:
    text = "the rice . " * 30 + "Oslo thanked Accra " + "for the rice . " * 30
    at = text.index("Oslo")
    marked = Marker(tokenizer(), 24).mark([Pair(text, (at, at + 4), (at + 13, at + 18))])[0]
    assert len(marked.ids) == 24
    assert [WORDS[marked.ids[place]] for place in marked.places[:2]] == ["[unused1]", "[unused2]"]


def test_words_far_from_the_marks_are_not_read() -> None:
    text = "the rice . " * 9 + "Oslo thanked Accra " + "for the rice . " * 9
    at = text.index("Oslo")
    marked = Marker(tokenizer(), 72).mark([Pair(text, (at, at + 4), (at + 13, at + 18))])[0]
    assert len(marked.ids) == 2 + 14 + 3 + 14
    assert marked.places == (15, 17, 0)


@pytest.mark.parametrize("span", [(4, 4), (-1, 3), (0, 99)])
def test_a_span_outside_the_sentence_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="outside the sentence of 32 characters"):
        Marker(tokenizer(), 24).mark([Pair(SENTENCE, span)])


def test_probabilities_sum_to_one(folder: Path) -> None:
    verdicts = Judge.load(folder).score([Pair(SENTENCE, OSLO, ACCRA)])[0]
    for table in (verdicts.types, verdicts.modes, verdicts.statuses, verdicts.roots, verdicts.sides):
        assert sum(table.values()) == pytest.approx(1.0, abs=1e-5)
    assert set(verdicts.types) == {"AID", "CONSULT", "NONE"}


def test_order_and_values_do_not_depend_on_the_batch(folder: Path) -> None:
    judge = Judge.load(folder)
    pairs = [
        Pair(SENTENCE, OSLO, ACCRA),
        Pair("Oslo and Accra talks resumed", (0, 4)),
        Pair(SENTENCE, ACCRA, OSLO, (5, 12)),
    ] * 20
    assert [judge.score([pair])[0].types for pair in pairs] == [
        pytest.approx(v.types, abs=1e-5) for v in judge.score(pairs)
    ]
    assert judge.score([]) == []


def test_temperature_flattens(folder: Path) -> None:
    sharp = Judge.load(folder).score([Pair(SENTENCE, OSLO, ACCRA)])[0]
    write_facts(folder, temperature=dict.fromkeys(LABELS, 50.0))
    flat = Judge.load(folder).score([Pair(SENTENCE, OSLO, ACCRA)])[0]
    assert max(flat.types.values()) < max(sharp.types.values())


def test_the_version_tells_temperatures_apart(folder: Path) -> None:
    first = Judge.load(folder).version
    assert Judge.load(folder).version == first
    write_facts(folder, together=1.4)
    assert Judge.load(folder).version != first


def test_mode_is_read_within_its_type() -> None:
    verdicts = Verdicts({}, {"CONSULT/phone": 0.1, "CONSULT/visit": 0.3, "PROTEST/demo": 0.6}, {}, {}, {})
    assert verdicts.mode("CONSULT") == ("visit", pytest.approx(0.75))
    assert verdicts.mode("AGREE") is None


@pytest.mark.parametrize("name", ["judge.onnx", "judge.json", "tokenizer.json"])
def test_a_missing_file_names_the_way_out(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(SettingError, match=rf"{name}: the judge cannot be read \(No such file.*--no-model"):
        Judge.load(folder)


def test_damaged_weights_name_the_way_out(folder: Path) -> None:
    path = folder / "judge.onnx"
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(SettingError, match=r"judge\.onnx: damaged: SHA-256 .*--no-model"):
        Judge.load(folder)


def test_weights_that_are_no_model_name_the_way_out(folder: Path) -> None:
    (folder / "judge.onnx").write_bytes(b"not a model")
    write_facts(folder)
    with pytest.raises(SettingError, match=r"onnxruntime cannot load it: .*--no-model"):
        Judge.load(folder)


@pytest.mark.parametrize("name", ["judge.json", "tokenizer.json"])
def test_damaged_companions_name_the_way_out(folder: Path, name: str) -> None:
    (folder / name).write_text("{", encoding="utf-8")
    with pytest.raises(SettingError, match=rf"{name}: damaged: .*--no-model"):
        Judge.load(folder)


def test_a_temperature_of_zero_is_refused(folder: Path) -> None:
    write_facts(folder, temperature={**dict.fromkeys(LABELS, 1.0), "root": 0.0})
    with pytest.raises(SettingError, match="no labels or no positive temperature for 'root'"):
        Judge.load(folder)
