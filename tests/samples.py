"""Small texts that several tests share, and ways to look at what was read from them."""

from __future__ import annotations

from pathlib import Path

from sitegen.digest.reader import read_digest
from sitegen.figures.text import find_figures
from sitegen.model import AnchorId, Article, Block, Digest, Figure, Sentence
from sitegen.problems import Span

REPOSITORY = Path(__file__).parent.parent

DIGEST = """---
title: 小镇新闻
title_en: Town News
---
## 青山镇新修三座桥 {#bridges}

青山镇今年新修三座桥，总投资210亿元。村民说：“路好走了。”

工程将于明年完工。（李明）

## 河口乡举办读书节

河口乡举办第八届读书节，600余名学生参加。
"""

ENGLISH = {
    ("headline", "青山镇新修三座桥"): "Qingshan Town Builds Three Bridges",
    ("", "青山镇今年新修三座桥，总投资210亿元。"): (
        "Qingshan Town is building three bridges this year for 21 billion yuan."
    ),
    ("", "村民说：“路好走了。”"): "Villagers say, “The road is easy now.”",
    ("", "工程将于明年完工。"): "The work will be done next year.",
    ("figure label", "总投资"): "total investment",
    ("figure label", "桥"): "bridges",
    ("figure label", "学生"): "pupils",
    ("person", "李明"): "Li Ming",
    ("headline", "河口乡举办读书节"): "Hekou Township Holds a Reading Festival",
    ("", "河口乡举办第八届读书节，600余名学生参加。"): (
        "Hekou Township held its 8th reading festival with more than 600 pupils."
    ),
}


def read_text(folder: Path, text: str | bytes) -> Digest:
    """Read a digest from its text."""
    file = folder / "digest.md"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_digest(file, "digest.md")


def outline(article: Article) -> list[str]:
    """The blocks of an article, a line each, with ` | ` between sentences."""
    lines = [line for block in article.blocks for line in block_outline(block, "")]
    if article.byline:
        writers = "、".join(article.byline.writers)
        photographers = "、".join(article.byline.photographers)
        lines.append(f"byline: {writers}{f' photos {photographers}' if photographers else ''}")
    return lines


def block_outline(block: Block, indent: str) -> list[str]:
    """A block and what it holds, indented."""
    text = " | ".join(sentence.text for sentence in block.sentences)
    detail = text or block.literal.strip() or block.label
    credit = f" photo {'、'.join(block.credits)}" if block.credits else ""
    lines = [f"{indent}{block.kind}: {detail}{credit}".rstrip()]
    for child in block.children:
        lines.extend(block_outline(child, f"{indent}  "))
    return lines


def figures_of(text: str) -> list[Figure]:
    """The figures of one sentence, as an article would have them."""
    sentence = Sentence(AnchorId("s-1"), text, Span.point("content/digest.md"))
    return [
        Figure(
            AnchorId(f"f-{number}"),
            sentence,
            found.mention.start,
            found.mention.end,
            found.surface,
            found.mention.measure,
            found.label,
            0,
        )
        for number, found in enumerate(find_figures(text), 1)
    ]
