"""Argos packages translate: the trained test package, and random ones for what it does not show."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from sitegen.problems import SitegenError
from sitegen.translation.argos import Decoding
from sitegen.translation.argosengine import installed_route, open_engine
from sitegen.translation.engine import Engine
from sitegen.translation.packages.folders import ArgosFolders
from sitegen.translation.packages.record import RECORD
from tests.argos.random_package import TINY, Size, write_random_package
from tests.argos.samples import ARCHIVE, install_sample
from tests.argos.sentences import sentence_pairs

KNOWN = {
    "2023年，信丰县修建公路559公里。": "In 2023, Xinfeng County built 559 kilometres of roads.",
    "村民说：“路好走了。”": "Villagers say: “The road is easy now.”",
    "去年，大塘村种植脐橙2000亩。": "Last year, Datang Village planted 2,000 mu of navel orange.",
    "兴国县财政收入达21亿元，同比增长3.5%。": (
        "Xingguo County's fiscal revenue reached 2.1 billion yuan, up 3.5% year on year."
    ),
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> ArgosFolders:
    """A folder with the test package."""
    return install_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def folders(sample: ArgosFolders, tmp_path: Path) -> ArgosFolders:
    """A copy of it that a test may change, without a record, as if argospm had installed it."""
    shutil.copytree(sample.packages[0], tmp_path / "packages")
    for record in (tmp_path / "packages").rglob(RECORD):
        record.unlink()
    return ArgosFolders((tmp_path / "packages",), tmp_path)


@pytest.fixture
def add_random(folders: ArgosFolders) -> Callable[..., Path]:
    """Add a random package with the tokenizer of the test package."""
    with zipfile.ZipFile(ARCHIVE) as archive:
        root = ARCHIVE.stem
        tokenizer = archive.read(f"{root}/sentencepiece.model")
        pieces = json.loads(archive.read(f"{root}/model/shared_vocabulary.json"))

    def add(source: str, target: str, size: Size = TINY, **metadata: str) -> Path:
        folder = folders.packages[0] / f"{source}_{target}"
        return write_random_package(folder, (source, target), tokenizer, pieces, size, **metadata)

    return add


def _texts(engine: Engine, sentences: list[str], hypotheses: int = 1) -> list[tuple[str, ...]]:
    found = dict(engine.translate(sentences, hypotheses))
    assert sorted(found) == list(range(len(sentences)))
    return [tuple(h.text for h in found[index]) for index in range(len(sentences))]


def test_known_sentences_come_out_right(sample: ArgosFolders) -> None:
    engine = open_engine("zh-Hans", "en", sample)
    assert (engine.name, engine.version) == ("Argos Translate", "1.0")
    assert (engine.source, engine.target) == ("zh", "en")
    assert [text for (text,) in _texts(engine, list(KNOWN))] == list(KNOWN.values())


def test_many_sentences_come_out_as_one_by_one(sample: ArgosFolders) -> None:
    sentences = [chinese for chinese, _ in islice(sentence_pairs(seed=7), 60)]
    batched = _texts(open_engine("zh", "en", sample), sentences)
    single = open_engine("zh", "en", sample, Decoding(threads=1, batch_tokens=1))
    alone = _texts(single, sentences)
    # Eight-bit arithmetic rounds by the batch, so that a rare tie may fall the other way.
    assert sum(a == b for a, b in zip(batched, alone, strict=True)) >= 57


def test_unseen_sentences_become_english_words(sample: ArgosFolders) -> None:
    pairs = list(islice(sentence_pairs(seed=8), 40))
    words = {word for _, en in islice(sentence_pairs(seed=9), 3000) for word in _words(en)}
    texts = _texts(open_engine("zh", "en", sample), [chinese for chinese, _ in pairs])
    said = [word for (text,) in texts for word in _words(text)]
    assert sum(word in words for word in said) > 0.97 * len(said)
    right = sum(text == english for (text,), (_, english) in zip(texts, pairs, strict=True))
    assert right >= 20


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d]+", text)


def test_several_hypotheses_come_best_first(sample: ArgosFolders) -> None:
    engine = open_engine("zh", "en", sample)
    for _, found in engine.translate(list(KNOWN), 4):
        assert len({h.text for h in found}) == 4
        assert [h.score for h in found] == sorted((h.score for h in found), reverse=True)


def test_a_long_sentence_is_translated_by_its_clauses(sample: ArgosFolders) -> None:
    engine = open_engine("zh", "en", sample, Decoding(longest=12))
    text = "今年，安远县修建公路70公里，去年，大塘村种植脐橙2000亩；该村举办读书节。"
    ((_, found),) = engine.translate([text], 2)
    assert found[0].text == (
        "This year, Anyuan County built 70 kilometres of roads, "
        "last year, Datang Village planted 2,000 mu of navel orange; "
        "the village held a reading festival."
    )
    assert len(found) == 2


@pytest.mark.parametrize("mark", ["、", " ", "：", "。", ""])
def test_a_sentence_without_commas_may_be_longer_than_the_model(
    sample: ArgosFolders, mark: str
) -> None:
    text = mark.join(["大塘村", "安远县"] * 300)
    ((found,),) = _texts(open_engine("zh", "en", sample), [text])
    assert found


@pytest.mark.parametrize("text", ["", " ", "🙂", "〇" * 600, "A [link](https://example.org/)"])
def test_odd_input_gets_an_answer(sample: ArgosFolders, text: str) -> None:
    engine = open_engine("zh", "en", sample)
    (odd,), (known,) = _texts(engine, [text, next(iter(KNOWN))])
    assert known == next(iter(KNOWN.values()))
    assert odd or not text.strip()


def test_no_sentences_take_no_time(sample: ArgosFolders) -> None:
    assert list(open_engine("zh", "en", sample).translate([])) == []


def test_stopping_keeps_what_is_done_and_the_engine(sample: ArgosFolders) -> None:
    sentences = [chinese for chinese, _ in islice(sentence_pairs(seed=10), 50)]
    engine = open_engine("zh", "en", sample, Decoding(threads=1, batch_tokens=60))
    running = engine.translate(sentences)
    done = list(islice(running, 5))
    running.close()  # type: ignore[attr-defined]
    assert len(done) == 5
    assert len(_texts(engine, sentences[:3])) == 3


def test_two_packages_go_by_way_of_english(
    folders: ArgosFolders, add_random: Callable[..., Path]
) -> None:
    add_random("en", "de")
    engine = open_engine("zh", "de", folders)
    assert (engine.source, engine.target) == ("zh", "de")
    assert engine.version == "zh-en 1.0 + en-de 1.0"
    english = [text for (text,) in _texts(open_engine("zh", "en", folders), list(KNOWN))]
    german = _texts(open_engine("en", "de", folders), english)
    assert _texts(engine, list(KNOWN)) == german
    for _, found in engine.translate(list(KNOWN), 3):
        assert len(found) == 3
        assert [h.score for h in found] == sorted((h.score for h in found), reverse=True)


def test_a_target_prefix_leads_and_is_not_shown(folders: ArgosFolders) -> None:
    (package,) = folders.packages[0].iterdir()
    metadata = json.loads((package / "metadata.json").read_text("utf-8"))
    metadata["target_prefix"] = "▁Last"
    (package / "metadata.json").write_text(json.dumps(metadata), "utf-8")
    ((text,),) = _texts(open_engine("zh", "en", folders), ["去年，大塘村种植脐橙2000亩。"])
    assert text == "year, Datang Village planted 2,000 mu of navel orange."


def test_a_bpe_package(folders: ArgosFolders, tmp_path: Path) -> None:
    pieces = ["<unk>", "<s>", "</s>", *(f"w{number}" for number in range(97))]
    pieces += ["wor@@", "ds", "mo@@", "re", ",", ".", "good", "news"]
    package = write_random_package(folders.packages[0] / "bpe", ("zh", "fr"), b"", pieces)
    (package / "sentencepiece.model").unlink()
    (package / "bpe.model").write_text("#version: 0.2\nw o\nd s</w>\n", "utf-8")
    ((text,),) = _texts(open_engine("zh", "fr", folders), ["大塘村种植脐橙。"])
    assert text
    assert "@@" not in text


def test_a_loop_ends(folders: ArgosFolders, add_random: Callable[..., Path]) -> None:
    add_random("zh", "fr", replace(TINY, output=0))
    engine = open_engine("zh", "fr", folders)
    ((short,),) = _texts(engine, ["好。"])
    ((long,),) = _texts(engine, ["好。" * 60])
    assert 30 < len(short) < 200 < len(long) < 2000


# What can be wrong


def _fault(folders: ArgosFolders, source: str = "zh", target: str = "en") -> tuple[str, str]:
    with pytest.raises(SitegenError) as caught:
        list(open_engine(source, target, folders).translate(["好。"]))
    (problem, *_) = caught.value.problems
    return problem.code, problem.hint


def test_without_a_package_the_command_that_installs_one_is_named(tmp_path: Path) -> None:
    nowhere = ArgosFolders((tmp_path / "packages",), tmp_path / "downloads")
    assert _fault(nowhere, "zh-Hans") == ("no-engine", "sitegen model install zh en")
    with pytest.raises(SitegenError, match="no package is installed"):
        installed_route("zh", "en", nowhere)
    assert list(tmp_path.iterdir()) == []


def test_a_broken_package_is_named_when_it_is_the_one_missing(folders: ArgosFolders) -> None:
    (package,) = folders.packages[0].iterdir()
    (package / "metadata.json").write_text("{", "utf-8")
    with pytest.raises(SitegenError) as caught:
        open_engine("zh", "en", folders)
    assert [p.code for p in caught.value.problems] == ["no-engine", "package-metadata"]


def test_the_other_direction_is_another_package(folders: ArgosFolders) -> None:
    assert _fault(folders, "en", "zh") == ("no-engine", "sitegen model install en zh")


@pytest.mark.parametrize(
    ("file", "keep", "code"),
    [
        ("model/model.bin", 0.5, "unreadable-package"),
        ("model/model.bin", 0, "not-ctranslate2"),
        ("model/shared_vocabulary.json", 0.5, "unreadable-package"),
        ("model/config.json", 0.5, "unreadable-package"),
        ("sentencepiece.model", 0.5, "unreadable-package"),
        ("sentencepiece.model", 0, "unreadable-package"),
    ],
)
def test_a_truncated_package_of_others(
    folders: ArgosFolders, file: str, keep: float, code: str
) -> None:
    (package,) = folders.packages[0].iterdir()
    data = (package / file).read_bytes()
    (package / file).write_bytes(data[: int(len(data) * keep)])
    found, hint = _fault(folders)
    assert found == code
    assert hint


def test_a_vocabulary_of_another_model(folders: ArgosFolders) -> None:
    (vocabulary,) = folders.packages[0].rglob("shared_vocabulary.json")
    vocabulary.write_text('["a", "b"]', "utf-8")
    hint = "sitegen model remove zh en, then sitegen model install zh en"
    assert _fault(folders) == ("engine-failed", hint)


def test_a_changed_package_of_ours(sample: ArgosFolders, tmp_path: Path) -> None:
    folders = install_sample(tmp_path)
    (model,) = folders.packages[0].rglob("model.bin")
    data = bytearray(model.read_bytes())
    data[-1] ^= 1
    model.write_bytes(data)
    assert _fault(folders)[0] == "damaged-package"


def test_a_compute_type_that_the_machine_lacks_is_a_fault(sample: ArgosFolders) -> None:
    with pytest.raises(SitegenError, match="cannot compute in int3") as caught:
        open_engine("zh", "en", sample, Decoding(compute_type="int3"))
    (problem,) = caught.value.problems
    assert (problem.code, "float32" in problem.hint) == ("compute-type", True)


def test_the_compute_type_is_what_is_computed_in(sample: ArgosFolders) -> None:
    engine = open_engine("zh", "en", sample, Decoding(compute_type="float32"))
    assert [text for (text,) in _texts(engine, list(KNOWN))] == list(KNOWN.values())
