"""The figures of a digest's articles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from sitegen.figures.plain import plain_text
from sitegen.figures.ranking import choose_key
from sitegen.figures.text import TextFigure, find_figures
from sitegen.model import AnchorId, Article, Block, Digest, Figure, Sentence

_NO_FIGURES = ("heading", "code", "html", "rule", "image")


def with_figures(digest: Digest, names: Collection[str] = ()) -> Digest:
    """The digest with the figures of every article; see `text.find_figures` for `names`."""
    articles = (replace(a, figures=tuple(_article_figures(a, names))) for a in digest.articles)
    return replace(digest, articles=tuple(articles))


def _article_figures(article: Article, names: Collection[str]) -> Iterator[Figure]:
    paragraphs = [_Paragraph(sentences, names) for sentences in _paragraphs(article.blocks)]
    chosen = choose_key([(p.text, p.figures) for p in paragraphs])
    ranks = {place: rank for rank, place in enumerate(chosen, 1)}
    for number, paragraph in enumerate(paragraphs):
        for index, figure in enumerate(paragraph.figures):
            made = paragraph.figure(figure, ranks.get((number, index), 0))
            if made is not None:
                yield made


def _paragraphs(blocks: Iterable[Block]) -> Iterator[tuple[Sentence, ...]]:
    for block in blocks:
        if block.sentences and block.kind not in _NO_FIGURES:
            yield block.sentences
        yield from _paragraphs(block.children)


class _Paragraph:
    """Sentences that run on: a label may stand in an earlier one."""

    def __init__(self, sentences: tuple[Sentence, ...], names: Collection[str]) -> None:
        self._sentences = sentences
        plain = [plain_text(sentence.text) for sentence in sentences]
        self._positions = [positions for _, positions in plain]
        self._starts: list[int] = []
        self.text = ""
        for text, _ in plain:
            self._starts.append(len(self.text))
            self.text += text
        self.figures: tuple[TextFigure, ...] = find_figures(self.text, names)
        self._counts: dict[AnchorId, int] = {}

    def figure(self, found: TextFigure, rank: int) -> Figure | None:
        """The figure in its sentence; None where it runs over a sentence's end."""
        mention = found.mention
        number = bisect_right(self._starts, mention.start) - 1
        sentence, positions = self._sentences[number], self._positions[number]
        first, last = mention.start - self._starts[number], mention.end - self._starts[number]
        if last >= len(positions):
            return None
        start, end = positions[first], positions[last - 1] + 1
        self._counts[sentence.id] = count = self._counts.get(sentence.id, 0) + 1
        return Figure(
            id=AnchorId(f"{sentence.id}-f{count}"),
            sentence=sentence,
            start=start,
            end=end,
            surface=sentence.text[start:end],
            measure=mention.measure,
            label=found.label,
            rank=rank,
        )
