"""A look at built pages as a browser would see them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "img", "br", "wbr", "hr", "input"}


@dataclass
class Text:
    """A text node with the language and the `data-origin` that hold for it."""

    text: str
    lang: str
    path: tuple[str, ...]
    origin: str


@dataclass
class Element:
    """A start tag."""

    tag: str
    attributes: dict[str, str]
    lang: str


@dataclass
class Document(HTMLParser):
    """A parsed page. Raises AssertionError where tags do not nest."""

    elements: list[Element] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        _, lang, origin = self._open[-1] if self._open else ("", "", "")
        lang = attributes.get("lang", lang)
        origin = attributes.get("data-origin", origin)
        self.elements.append(Element(tag, attributes, lang))
        if tag not in VOID:
            self._open.append((tag, lang, origin))

    def handle_endtag(self, tag: str) -> None:
        name, _, _ = self._open.pop()
        assert name == tag, f"</{tag}> closes <{name}>"

    def handle_data(self, data: str) -> None:
        if data.strip():
            path = tuple(tag for tag, _, _ in self._open)
            _, lang, origin = self._open[-1]
            self.texts.append(Text(data.strip(), lang, path, origin))

    def all(self, tag: str = "", **attributes: str) -> list[Element]:
        """Elements of a tag with the given attributes (`class_` for class)."""
        wanted = {name.rstrip("_").replace("_", "-"): v for name, v in attributes.items()}
        return [
            e
            for e in self.elements
            if (not tag or e.tag == tag)
            and all(e.attributes.get(name) == value for name, value in wanted.items())
        ]

    @property
    def ids(self) -> list[str]:
        """Every id, in order."""
        return [e.attributes["id"] for e in self.elements if "id" in e.attributes]

    @property
    def words(self) -> str:
        """The text of the body."""
        return " ".join(t.text for t in self.texts if "head" not in t.path)


def parse(html: str) -> Document:
    """Parse a page; every tag must be closed."""
    document = Document()
    document.feed(html)
    document.close()
    return document
