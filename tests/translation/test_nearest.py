"""Near matches out of very many sentences: the right one, without comparing them all."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

import polib

from sitegen.model import Segment
from sitegen.problems import Span
from sitegen.translation.memory import Remembered, SiteMemory
from sitegen.translation.merging import Wanted, merge, merge_file
from sitegen.translation.nearest import SentenceIndex

NOW = datetime(2024, 1, 31, 12, tzinfo=UTC)
WORDS = (
    "发展 建设 农村 公路 项目 投资 完成 今年 全县 村民 学校 医院 产业 旅游 文化 干部 群众".split()
)


def segment(source: str, context: str = "") -> Segment:
    """A segment of no place in particular."""
    return Segment(source, context, Span.point("content/b.md", 3))


def sentences(count: int, seed: int) -> list[str]:
    """Sentences as like each other as those of a digest, all different."""
    pick = random.Random(seed)
    return [
        f"{''.join(pick.choices(WORDS, k=9))}{pick.randint(10, 99)}个{n}。" for n in range(count)
    ]


def write_po(folder: Path, name: str, *entries: polib.POEntry) -> Path:
    """A PO file below content/."""
    po = polib.POFile()
    po.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    po.extend(entries)
    file = folder / "content" / f"{name}.en.po"
    file.parent.mkdir(exist_ok=True)
    po.save(str(file))
    return file


def test_the_sentence_that_is_most_like_it_is_found() -> None:
    index = SentenceIndex(["今天天气很好。", "全县完成投资210亿元。", "全县今年完成投资19亿元。"])
    assert index.nearest("全县完成投资230亿元。") == 1
    assert index.nearest("村民种菜养鱼。") is None
    assert index.nearest("") is None


def test_many_new_sentences_among_very_many_take_few_comparisons() -> None:
    known = sentences(20_000, seed=1)
    po = polib.POFile()
    po.extend(polib.POEntry(msgid=one, msgstr="English.") for one in known)
    changed = [one.replace("个", "座") for one in known[:: len(known) // 200]][:200]
    index = SentenceIndex(known)
    asked = []

    def nearest(new: Segment) -> Remembered | None:
        place = index.nearest(new.source)
        asked.append(new)
        return None if place is None else Remembered(("", known[place]), "English.", "a.en.po")

    done = merge(po, Wanted(tuple(map(segment, [*known, *changed]))), nearest)
    assert (done.added, done.obsolete, len(asked)) == (200, 0, 200)
    # All with all would be four million.
    assert index.comparisons <= 200 * 8
    found = {entry.msgid: entry.previous_msgid for entry in po}
    assert all(found[one] == one.replace("座", "个") for one in changed)


def test_a_near_match_comes_from_any_file_of_the_site(tmp_path: Path) -> None:
    near = "全县完成投资210亿元。"
    write_po(tmp_path, "a", polib.POEntry(msgid=near, msgstr="It cost 21 billion yuan."))
    wanted = Wanted((segment("全县完成投资230亿元。"),))
    merge_file(tmp_path, "content/b.en.po", wanted, NOW, SiteMemory(tmp_path))
    (entry,) = polib.pofile(str(tmp_path / "content/b.en.po"))
    assert (entry.previous_msgid, entry.msgstr) == (near, "")
    assert entry.comment == "previous translation: It cost 21 billion yuan."


def test_only_what_a_person_confirmed_is_offered(tmp_path: Path) -> None:
    guess = polib.POEntry(msgid="全县完成投资210亿元。", msgstr="It cost $21.", flags=["fuzzy"])
    empty = polib.POEntry(msgid="全县完成投资220亿元。")
    write_po(tmp_path, "a", guess, empty)
    assert SiteMemory(tmp_path).nearest(segment("全县完成投资230亿元。")) is None


def test_names_and_what_is_known_word_for_word_get_no_near_match(tmp_path: Path) -> None:
    liu = polib.POEntry(msgid="刘滨", msgctxt="person", msgstr="Liu Bin")
    cost = polib.POEntry(msgid="全县完成投资210亿元。", msgstr="It cost 21 billion yuan.")
    like = polib.POEntry(msgid="全县完成投资220亿元。", msgstr="It cost 22 billion yuan.")
    write_po(tmp_path, "a", liu, cost, like)
    memory = SiteMemory(tmp_path)
    assert memory.nearest(segment("刘滨生", "person")) is None
    assert memory.nearest(segment("全县完成投资210亿元。")) is None
    known = memory.exact(("", "全县完成投资210亿元。"))
    assert known is not None
    assert known.origin == "content/a.en.po"


def test_a_file_that_does_not_parse_does_not_hinder_the_others(tmp_path: Path) -> None:
    write_po(tmp_path, "b", polib.POEntry(msgid="早。", msgstr="Good morning."))
    (tmp_path / "content/a.en.po").write_text("nonsense", "utf-8")
    assert [one.text for one in SiteMemory(tmp_path).translations] == ["Good morning."]
