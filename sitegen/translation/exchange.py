"""Translation memories as TMX, for other programs and from them; the one door to their library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen import __version__
from sitegen.files import write_atomically
from sitegen.model import SegmentKey
from sitegen.problems import SitegenError, Span, error
from sitegen.translation.memory import Remembered

if TYPE_CHECKING:
    from translate.storage.tmx import tmxfile, tmxunit

SOURCE, TARGET = "zh-CN", "en"
# The codes under which simplified Chinese may stand beside other Chinese, the best first.
_CHINESE = ("zh-cn", "zh-hans-cn", "zh-hans", "zh")
_ORIGIN = "x-origin"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class TmxMemory:
    """The translations of a TMX file."""

    translations: Mapping[SegmentKey, Remembered]

    def exact(self, key: SegmentKey) -> Remembered | None:
        """What it has for a text in its context, or for the text in none: other programs know no
        contexts."""
        return self.translations.get(key) or self.translations.get(("", key[1]))


def write_tmx(file: Path, translations: Iterable[Remembered]) -> int:
    """Write translations, each once, and return how many. Raises SitegenError."""
    store = _library()(sourcelanguage=SOURCE, targetlanguage=TARGET)
    header = store.document.getroot().find("header")
    header.set("creationtool", "Sitegen")
    header.set("creationtoolversion", __version__)
    unique: dict[tuple[SegmentKey, str], Remembered] = {}
    for one in translations:
        unique.setdefault((one.key, one.text), one)
    for one in unique.values():
        unit = store.addsourceunit(one.key[1], SOURCE)
        # The library would note the language again on each unit, as if it differed.
        unit.xmlelement.attrib.pop("srclang", None)
        unit.settarget(one.text, TARGET, append=True)
        if one.note:
            unit.addnote(one.note)
        if one.key[0]:
            unit.setcontext(one.key[0])
        _set_origin(unit, one.origin)
    try:
        write_atomically(file, bytes(store))
    except OSError as fault:
        message = f"cannot write the translation memory: {fault.strerror}"
        raise SitegenError(error("unwritable", message, _place(file))) from fault
    return len(unique)


def read_tmx(file: Path) -> TmxMemory:
    """Read the Chinese with English of a TMX file; of two translations the first is taken.

    Raises SitegenError with line and column where it is no TMX, or has no such pair.
    """
    library = _library()
    try:
        store = library.parsestring(file.read_bytes())
    except OSError as fault:
        message = f"cannot read the translation memory: {fault.strerror}"
        raise SitegenError(error("unreadable-file", message, _place(file))) from fault
    except SyntaxError as fault:  # What lxml raises is one.
        place = _place(file, fault.lineno or 1, fault.offset or 1)
        message = f"the translation memory does not parse: {fault.msg}"
        raise SitegenError(error("broken-tmx", message, place, _HINT)) from fault
    except AssertionError as fault:  # The library's word for another root element.
        message = "the file is XML, but no translation memory"
        raise SitegenError(error("broken-tmx", message, _place(file, 1), _HINT)) from fault
    found: dict[SegmentKey, Remembered] = {}
    for one in _pairs(store, file.name):
        found.setdefault(one.key, one)
    if not found:
        message = "the translation memory holds no Chinese text with its English"
        hint = f"its languages must be {SOURCE} and {TARGET}, or variants of them"
        raise SitegenError(error("empty-tmx", message, _place(file, 1), hint))
    return TmxMemory(found)


_HINT = "export it once more as TMX 1.4 from the program it comes from"


def _pairs(store: tmxfile, name: str) -> Iterator[Remembered]:
    for unit in store.units:
        texts = _texts(unit)
        chinese = [texts[code] for code in _CHINESE if code in texts]
        chinese += [text for code, text in texts.items() if code.startswith("zh-")]
        english = [text for code, text in texts.items() if code.split("-")[0] == "en"]
        if chinese and english and chinese[0].strip() and english[0].strip():
            origin = _origin(unit)
            told = f"{name}, {origin}" if origin else name
            key = (unit.getcontext(), chinese[0])
            yield Remembered(key, english[0], told, unit.getnotes())


def _texts(unit: tmxunit) -> dict[str, str]:
    """The texts of a unit by their languages."""
    texts: dict[str, str] = {}
    for node in unit.getlanguageNodes():
        # TMX before 1.4 had an attribute of its own.
        code = node.get(_XML_LANG) or node.get("lang") or ""
        text = unit.getNodeText(node)
        texts.setdefault(code.lower().replace("_", "-"), text or "")
    return texts


def _set_origin(unit: tmxunit, origin: str) -> None:
    element = unit.xmlelement
    prop = element.makeelement("prop", {"type": _ORIGIN})
    prop.text = origin
    element.insert(element.index(element.find("tuv")), prop)


def _origin(unit: tmxunit) -> str:
    prop = unit.xmlelement.find(unit.namespaced("prop") + f"[@type='{_ORIGIN}']")
    return "" if prop is None else (prop.text or "").strip()


def _place(file: Path, line: int = 0, column: int = 1) -> Span:
    path = str(file.absolute())
    return Span.point(path, line, column) if line else Span.whole(path)


def _library() -> type[tmxfile]:
    try:
        from translate.storage.tmx import tmxfile
    except ImportError as fault:
        message = "translation memories need the package translate-toolkit, which is not installed"
        hint = "pip install translate-toolkit"
        raise SitegenError(error("no-tmx", message, Span.whole(""), hint)) from fault
    return tmxfile
