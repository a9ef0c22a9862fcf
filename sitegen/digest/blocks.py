"""The body of a digest becomes a tree of raw blocks whose text remembers its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.utils import EnvType

from sitegen.digest.characters import CONTROL_RE, SHARED_MARKS, is_cjk, is_full_width_mark
from sitegen.digest.markdown import markdown_parser
from sitegen.digest.source import Located, Piece, Source
from sitegen.model import BlockKind, LinkReference

_CONTAINERS: dict[str, BlockKind] = {
    "bullet_list": "list",
    "ordered_list": "list",
    "list_item": "item",
    "blockquote": "quote",
    "table": "table",
    "tr": "row",
    "footnote_reference": "footnote",
}
_LEAVES: dict[str, BlockKind] = {
    "paragraph": "paragraph",
    "heading": "heading",
    "th": "cell",
    "td": "cell",
}
_TRANSPARENT = ("thead", "tbody")


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block as parsed: `lines` is its half-open range of line indexes.

    `breaks` are the indexes in the text at which the author forced a line break; `gap` the number
    of blank lines before the block.
    """

    kind: BlockKind
    lines: tuple[int, int]
    text: Located = field(default_factory=Located)
    children: tuple[RawBlock, ...] = ()
    breaks: tuple[int, ...] = ()
    level: int = 0
    start: int | None = None
    literal: str = ""
    target: str = ""
    label: str = ""
    gap: int = 0


@dataclass(frozen=True, slots=True)
class RawDocument:
    """All top-level blocks of a digest, and its link definitions."""

    blocks: tuple[RawBlock, ...]
    references: tuple[LinkReference, ...]


def parse_blocks(source: Source, body_line: int) -> RawDocument:
    """Parse the lines from index `body_line` on (what stands above is front matter)."""
    md = markdown_parser()
    md.core.ruler.disable("inline")
    env: EnvType = {}
    body = source.text[source.line_starts[body_line] :]
    tokens = md.parse("\n" * body_line + _keep_length(body), env)
    blocks = _Builder(source, md).children(iter(tokens), None)
    return RawDocument(_with_gaps(source, blocks), _references(env))


def _keep_length(text: str) -> str:
    """markdown-it replaces NUL, so that its content would no longer be found in the source."""
    return text.replace("\0", "\x01")


def _references(env: EnvType) -> tuple[LinkReference, ...]:
    found = env.get("references", {}).items()
    return tuple(LinkReference(k, v["href"], v.get("title") or "") for k, v in found)


def _with_gaps(source: Source, blocks: tuple[RawBlock, ...]) -> tuple[RawBlock, ...]:
    return tuple(replace(b, gap=_blank_lines_above(source, b.lines[0])) for b in blocks)


def _blank_lines_above(source: Source, index: int) -> int:
    count = 0
    while index - count > 0 and not source.line(index - count - 1).strip():
        count += 1
    return count


class _Builder:
    """Turns markdown-it's flat token stream into a tree."""

    def __init__(self, source: Source, md: MarkdownIt) -> None:
        self.source = source
        self.md = md

    def children(self, tokens: Iterator[Token], until: str | None) -> tuple[RawBlock, ...]:
        """Blocks up to the closing token of type `until` (to the end for None)."""
        blocks: list[RawBlock] = []
        for token in tokens:
            if token.type == until:
                break
            name, _, side = token.type.rpartition("_")
            if name in _TRANSPARENT and side in ("open", "close"):
                continue
            if side == "open" and name in _CONTAINERS:
                blocks.append(self._container(token, name, tokens))
            elif side == "open":
                blocks.append(self._leaf(token, name, tokens))
            else:
                blocks.append(self._literal(token))
        return tuple(_place_cells(self.source, blocks))

    def _container(self, token: Token, name: str, tokens: Iterator[Token]) -> RawBlock:
        start = int(token.attrs.get("start", 1)) if name == "ordered_list" else None
        children = self.children(tokens, f"{name}_close")
        label = str(token.meta.get("label", "")) if name == "footnote_reference" else ""
        lines = _lines(token, children)
        return RawBlock(_CONTAINERS[name], lines, children=children, start=start, label=label)

    def _leaf(self, token: Token, name: str, tokens: Iterator[Token]) -> RawBlock:
        inline = next(tokens)
        next(tokens)
        lines = _lines(inline if inline.map else token, ())
        text, breaks = _inline_text(self.source, inline.content, lines[0])
        level = int(token.tag[1]) if name == "heading" else 0
        # In a row only the header cells are "th"; the level tells them apart.
        level = 1 if name == "th" else level
        block = RawBlock(_LEAVES[name], lines, text, breaks=breaks, level=level)
        return self._as_image(block) if block.kind == "paragraph" else block

    def _literal(self, token: Token) -> RawBlock:
        lines = _lines(token, ())
        if token.type == "hr":
            return RawBlock("rule", lines)
        literal = CONTROL_RE.sub("", token.content)
        if token.type == "html_block":
            return RawBlock("html", lines, literal=literal)
        language = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
        return RawBlock("code", lines, literal=literal, label=language)

    def _as_image(self, block: RawBlock) -> RawBlock:
        """A paragraph that is one image and nothing else is an image block; its text is the alt."""
        text = block.text.text
        if not text.startswith("!["):
            return block
        children = self.md.inline.parse(text, self.md, {}, [])
        if [t.type for t in children] != ["image"]:
            return block
        image = children[0]
        alt = block.text.slice(2, 2 + len(image.content))
        title = str(image.attrs.get("title", ""))
        target = str(image.attrs["src"])
        return replace(block, kind="image", text=alt, breaks=(), target=target, label=title)


def _lines(token: Token, children: tuple[RawBlock, ...]) -> tuple[int, int]:
    if token.map:
        return token.map[0], token.map[1]
    # Footnote definitions carry no map of their own.
    return (children[0].lines[0], children[-1].lines[1]) if children else (0, 0)


def _inline_text(source: Source, content: str, line: int) -> tuple[Located, tuple[int, ...]]:
    """The text of a leaf: soft breaks resolved, hard breaks noted.

    Between two Chinese characters and beside a full-width mark a line break is nothing, elsewhere a
    space (clreq: Chinese is written without spaces between words).
    """
    pieces: list[Piece] = []
    breaks: list[int] = []
    length = 0
    pending_break = False
    for number, raw in enumerate(content.split("\n")):
        stripped, hard = _without_break(raw)
        here = _without_controls(_place(source, line + number, stripped))
        if not here:
            continue
        if pieces and pending_break:
            breaks.append(length)
        elif pieces and _is_space_between(pieces[-1].text, here[0].text):
            pieces.append(Piece(here[0].start, " "))
            length += 1
        pieces.extend(here)
        length += sum(len(piece.text) for piece in here)
        pending_break = hard
    return Located(*pieces), tuple(breaks)


def _is_space_between(line: str, following: str) -> bool:
    last, first = line[-1], following[0]
    if is_cjk(last) and is_cjk(first):
        return False
    # A quotation mark is as wide as what it encloses: “信速办” is Chinese, “yes” is not.
    inner_last, inner_first = line.rstrip(SHARED_MARKS)[-1:], following.lstrip(SHARED_MARKS)[:1]
    beside_quotation = (last in SHARED_MARKS and is_cjk(inner_last)) or (
        first in SHARED_MARKS and is_cjk(inner_first)
    )
    return not (beside_quotation or is_full_width_mark(last) or is_full_width_mark(first))


def _without_break(raw: str) -> tuple[str, bool]:
    if raw.endswith("\\"):
        return raw[:-1].strip(), True
    return raw.strip(), raw.endswith("  ")


def _place(source: Source, index: int, text: str) -> Piece:
    """Where a line of a leaf's content stands in its source line."""
    if index >= len(source.line_starts):
        return Piece(len(source.text), text)
    column = _keep_length(source.line(index)).rfind(text)
    return Piece(source.line_starts[index] + max(column, 0), text)


def _without_controls(piece: Piece) -> list[Piece]:
    """The runs of a piece between its control characters (the reader lists those as repairs)."""
    runs, start = [], 0
    for match in CONTROL_RE.finditer(piece.text):
        runs.append(Piece(piece.start + start, piece.text[start : match.start()]))
        start = match.end()
    runs.append(Piece(piece.start + start, piece.text[start:]))
    return [run for run in runs if run.text]


def _place_cells(source: Source, blocks: list[RawBlock]) -> Iterator[RawBlock]:
    """Cells of a row share a line and may read alike: look for each behind the one before."""
    cursor = -1
    for block in blocks:
        if block.kind != "cell" or not block.text.text:
            yield block
            continue
        cursor = max(cursor, source.line_starts[block.lines[0]])
        found = source.text.find(block.text.text, cursor)
        start = found if found >= 0 else cursor
        cursor = start + len(block.text.text)
        yield replace(block, text=Located(Piece(start, block.text.text)))
