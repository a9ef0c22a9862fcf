"""A digest file becomes a Digest: read, parsed, cut into articles, mended, cut into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from sitegen.digest.anchors import Anchors
from sitegen.digest.blocks import RawBlock, RawDocument, parse_blocks
from sitegen.digest.characters import CONTROL_RE
from sitegen.digest.finishing import Finisher, finish_heading
from sitegen.digest.frontmatter import FrontMatter, read_front_matter
from sitegen.digest.keywords import find_keywords
from sitegen.digest.markdown import InlineMarkup
from sitegen.digest.mending import MendedArticle, mend
from sitegen.digest.punctuation import punctuation_problems
from sitegen.digest.rawhtml import unsafe_html_problems
from sitegen.digest.slugs import is_slug, make_slug, split_fixed_slug
from sitegen.digest.source import Located, Source, read_source
from sitegen.model import Article, Byline, Digest, Repair, Slug
from sitegen.problems import Problem, SitegenError, Span, error, warning

_ARTICLE_LEVEL = 2
_NOTE_RE = re.compile(r"\[\^([^\]\s]+)\]")


@dataclass(frozen=True, slots=True)
class RawArticle:
    """The blocks between one article's headings and the next."""

    headline: RawBlock
    kicker: RawBlock | None
    blocks: tuple[RawBlock, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A digest cut along its headings."""

    title: str
    introduction: tuple[RawBlock, ...]
    articles: tuple[RawArticle, ...]


def read_digest(file: Path, path: str) -> Digest:
    """Read one digest; `path` is how the file is named to people.

    Raises SitegenError where nothing can be made of the file. Faults in single articles are
    problems of the digest; an article without a headline is left out.
    """
    source = read_source(file, path)
    if not source.text.strip():
        hint = "write “## headline” and the article's paragraphs below it"
        raise SitegenError(error("empty-digest", "the digest is empty", Span.point(path), hint))
    meta = read_front_matter(source)
    document = parse_blocks(source, meta.body_line)
    blocks = [block for block in document.blocks if block.kind != "footnote"]
    outline = outline_digest(blocks, meta.title)
    if not outline.articles:
        message = "the digest has no headings, so it has no articles"
        hint = "begin each article with a “## headline” line"
        raise SitegenError(error("no-articles", message, Span.point(path), hint))
    return _DigestReader(source, meta, document, outline).read()


def outline_digest(blocks: Sequence[RawBlock], title: str) -> Outline:
    """Cut the blocks into articles.

    A level-2 heading starts an article. So does a level-1 heading once the digest has a title; a
    level-2 heading directly below it is then the kicker. Without a title the first level-1 heading
    gives it.
    """
    introduction: list[RawBlock] = []
    articles: list[RawArticle] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        index += 1
        if not _starts_article(block):
            introduction.append(block)
            continue
        if block.level < _ARTICLE_LEVEL and not title:
            title = block.text.text
            continue
        kicker = None
        if block.level < _ARTICLE_LEVEL and index < len(blocks) and _is_kicker(blocks[index]):
            kicker = blocks[index]
            index += 1
        end = next(
            (i for i in range(index, len(blocks)) if _starts_article(blocks[i])), len(blocks)
        )
        articles.append(RawArticle(block, kicker, tuple(blocks[index:end])))
        index = end
    return Outline(title, tuple(introduction), tuple(articles))


def _starts_article(block: RawBlock) -> bool:
    return block.kind == "heading" and block.level <= _ARTICLE_LEVEL


def _is_kicker(block: RawBlock) -> bool:
    return block.kind == "heading" and block.level == _ARTICLE_LEVEL


class _DigestReader:
    """Gathers repairs and problems while the articles of one digest are read."""

    def __init__(
        self, source: Source, meta: FrontMatter, document: RawDocument, outline: Outline
    ) -> None:
        self.source = source
        self.meta = meta
        self.outline = outline
        self.references = document.references
        self.footnotes = {b.label: b for b in document.blocks if b.kind == "footnote"}
        self.unused_footnotes = dict(self.footnotes)
        self.markup = InlineMarkup(document.references, self.footnotes)
        self.repairs: list[Repair] = list(_control_characters(source))
        self.problems: list[Problem] = list(meta.problems)

    def read(self) -> Digest:
        stem = Path(self.source.path).name.removesuffix(".md")
        introduction = self._mend(self.outline.introduction)
        blocks = Finisher(self.source, self.markup, Anchors()).finish(introduction.blocks)
        articles = tuple(self._articles())
        self.problems.extend(map(self._unused_footnote, self.unused_footnotes.values()))
        return Digest(
            path=self.source.path,
            slug=Slug(self.meta.slug) if self.meta.slug else make_slug(stem),
            title=self.outline.title or stem,
            title_en=self.meta.title_en,
            date=self.meta.date,
            source=self.meta.source,
            introduction=blocks,
            references=self.references,
            articles=articles,
            repairs=tuple(sorted(self.repairs, key=lambda r: (r.span.line, r.span.column))),
            problems=tuple(sorted(self.problems, key=lambda p: (p.span.line, p.span.column))),
        )

    def _articles(self) -> Iterator[Article]:
        for raw in self.outline.articles:
            headline, fixed = split_fixed_slug(raw.headline.text)
            if headline.text:
                yield self._article(raw, headline, fixed)
                continue
            span = Span.point(self.source.path, raw.headline.lines[0] + 1)
            hint = "write the headline behind the “##”; until then the article is left out"
            self.problems.append(error("empty-headline", "a heading without text", span, hint))

    def _article(self, raw: RawArticle, headline: Located, fixed: Located | None) -> Article:
        kicker_text = raw.kicker.text if raw.kicker else Located()
        kicker_text, kicker_slug = split_fixed_slug(kicker_text)
        fixed = fixed or kicker_slug
        for heading in (raw.headline, raw.kicker):
            if heading:
                self.problems.extend(unsafe_html_problems(self.source, heading.lines))
        mended = self._mend(raw.blocks)
        notes = self._mend(self._footnotes_of(raw.blocks))
        anchors = Anchors()
        finisher = Finisher(self.source, self.markup, anchors)
        title = finish_heading(self.source, anchors, headline)
        kicker = finish_heading(self.source, anchors, kicker_text) if kicker_text.text else None
        blocks = finisher.finish([*mended.blocks, *notes.blocks])
        if not blocks:
            message = f"the article “{title.text}” has no text"
            self.problems.append(warning("empty-article", message, title.span))
        texts = [b.raw.text.text for b in mended.blocks if b.raw.kind == "paragraph"]
        keywords = find_keywords(f"{title.text} {kicker_text.text}", texts)
        slug = self._slug(headline.text, fixed)
        return Article(
            slug=slug,
            slug_is_fixed=fixed is not None and slug == fixed.text,
            headline=title,
            kicker=kicker,
            byline=_byline(self.source, mended),
            places=keywords.places,
            topics=keywords.topics,
            keywords=keywords.words,
            blocks=blocks,
            references=self.references,
            span=title.span,
        )

    def _mend(self, blocks: tuple[RawBlock, ...]) -> MendedArticle:
        mended = mend(self.source, blocks)
        self.repairs.extend(mended.repairs)
        self.problems.extend(mended.problems)
        for block in blocks:
            if block.kind != "code":
                self.problems.extend(unsafe_html_problems(self.source, block.lines))
        texts = [leaf.text for block in mended.blocks for leaf in _leaves(block.raw)]
        for text, following in zip_longest(texts, texts[1:], fillvalue=Located()):
            self.problems.extend(punctuation_problems(self.source, text, following.text))
        return mended

    def _footnotes_of(self, blocks: tuple[RawBlock, ...]) -> tuple[RawBlock, ...]:
        """The footnotes an article refers to, in the order it does; they may stand anywhere."""
        texts = (leaf.text.text for block in blocks for leaf in _leaves(block))
        labels = dict.fromkeys(label for text in texts for label in _NOTE_RE.findall(text))
        found = [self.footnotes[label] for label in labels if label in self.footnotes]
        for note in found:
            self.unused_footnotes.pop(note.label, None)
        return tuple(found)

    def _unused_footnote(self, note: RawBlock) -> Problem:
        message = f"no article refers to the footnote “{note.label}”, so it is not shown"
        span = Span.point(self.source.path, note.lines[0] + 1)
        return warning("unused-footnote", message, span, f"write [^{note.label}] where it belongs")

    def _slug(self, headline: str, fixed: Located | None) -> Slug:
        if fixed is not None and is_slug(fixed.text):
            return Slug(fixed.text)
        slug = make_slug(headline)
        if fixed is not None:
            message = f"“{fixed.text}” cannot be an address; “{slug}” is used"
            hint = "use lower-case ASCII letters, digits and hyphens"
            span = fixed.span(self.source)
            self.problems.append(warning("bad-slug", message, span, hint))
        return slug


def _leaves(block: RawBlock) -> Iterator[RawBlock]:
    if block.text.text:
        yield block
    for child in block.children:
        yield from _leaves(child)


def _byline(source: Source, mended: MendedArticle) -> Byline | None:
    if mended.byline is None:
        return None
    names, bracket = mended.byline
    return Byline(names.writers, names.photographers, bracket.span(source))


def _control_characters(source: Source) -> Iterator[Repair]:
    for match in CONTROL_RE.finditer(source.text):
        code = f"U+{ord(match[0]):04X}"
        yield Repair("control-character", source.span(*match.span()), code, "")
