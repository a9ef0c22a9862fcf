"""The bracket at the end of an article, and the credit of a photograph, become names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.digest.characters import CLOSERS, HAN, SENTENCE_ENDS
from sitegen.digest.names import name_likeness

_FINAL_BRACKET_RE = re.compile(r"[（(]([^（）()]{2,60})[）)]\s*$")
_SEPARATOR_RE = re.compile(r"[\s、，,;；|]+")
# Titles that newspapers put before a name.
_TITLE_RE = re.compile(
    rf"^(?:[{HAN}]{{2,6}}(?:[日晚早时商]报|新闻网|电视台))?"
    r"(?:本报|本网|本刊|本台|新华社|融媒体|全媒体|见习|实习|首席|特约|特派|客户端)*"
    r"(?:记者|通讯员|实习生|撰稿人|评论员|作者)[:：]?"
)
_EDITOR_RE = re.compile(
    rf"[（(]?\s*(?:责任编辑|责编|编辑|校对|审核|编审|值班编委)\s*[:：]?\s*[{HAN}]{{2,4}}(?![{HAN}])"
)
_WRITING = "撰文|采写|撰稿|执笔|整理|编译|供稿|报道"
_BOTH = r"文\s*[/／]\s*图|图\s*[/／]\s*文|图文|摄影报道"
_ROLE = rf"(?:{_BOTH}|{_WRITING}|摄影|摄|供图|图|文)"
_LEADING_ROLE_RE = re.compile(rf"^({_ROLE})\s*[:：/／]\s*")
_TRAILING_ROLE_RE = re.compile(rf"(?:\s*[/／]\s*|\s+|(?<=[{HAN}]{{2}}))({_ROLE})$")
_LONE_ROLE_RE = re.compile(rf"^{_ROLE}$")
_WRITING_RE = re.compile(rf"文|{_WRITING}")
# 图 alone ends many a word (路线图, 江山图): it is a credit only behind a stroke.
_CREDIT_ROLE_RE = re.compile(rf"\s*(?:[/／]\s*图|(?:[/／]\s*)?(?:{_BOTH}|摄影|摄|供图))\s*$")
_CREDIT_WORD_RE = re.compile(r"(?:^|(?<=[\s、。！？]))[^\s、，。！？；：（）()]+[\s、]*$")


@dataclass(frozen=True, slots=True)
class Names:
    """People apart by what they did."""

    writers: tuple[str, ...]
    photographers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """Names in a bracket. `has_role`: a title or a role says that they are those of reporters."""

    names: Names
    has_name: bool
    has_role: bool


def split_byline(text: str) -> tuple[int, Names] | None:
    """Where the byline of an article's last paragraph begins, and who is named in it.

    It is a bracket of names right behind a finished sentence; a bracket that holds anything else
    (（完）, （下转第三版）, （均为化名）) is text. Names with a title or a role need no full stop
    before them, as no sentence goes on with one in brackets.
    """
    match = _FINAL_BRACKET_RE.search(text)
    reading = _read(match[1]) if match else None
    if match is None or reading is None or not (reading.has_name or reading.has_role):
        return None
    if not (reading.has_role or _is_behind_sentence(text, match.start())):
        return None
    return match.start(), reading.names


def byline_doubt(text: str) -> tuple[int, str] | None:
    """Where an article's last paragraph has what may be a byline and was not read as one, with a
    hint how to write it; None where there is a byline or nothing like it."""
    if split_byline(text) is not None:
        return None
    if _EDITOR_RE.match(text):
        return 0, "editors have no place in a byline: leave the line out"
    match = _FINAL_BRACKET_RE.search(text)
    if match is None or text[: match.start()].endswith("]"):
        return None
    hint = _doubt(match[1], _is_behind_sentence(text, match.start()))
    return (match.start(), hint) if hint else None


def _doubt(bracket: str, behind_sentence: bool) -> str:
    if _EDITOR_RE.match(bracket):
        return "editors have no place in a byline: leave the bracket out"
    reading = _read(bracket)
    if reading is not None and reading.has_name:
        return "if it names the writer, end the sentence before it"
    if reading is not None:
        return f"if it names the writer, say so: （记者 {bracket}）" if behind_sentence else ""
    parts = _SEPARATOR_RE.split(bracket.strip())
    named = any(name_likeness(part) == "name" for part in parts) and len(parts) > 1
    if named or _TITLE_RE.match(bracket):
        return "if it names the writers, leave only names, titles and roles in it"
    return ""


def _is_behind_sentence(text: str, index: int) -> bool:
    before = text[:index].rstrip()
    return not before or before[-1] in SENTENCE_ENDS + CLOSERS


def split_credit(text: str) -> tuple[int, tuple[str, ...]] | None:
    """Where a photograph's credit begins at the end of a text, and the photographers.

    It begins at 0 where the text is nothing but a credit.
    """
    bracket = _FINAL_BRACKET_RE.search(text)
    if bracket is not None:
        names = parse_names(bracket[1])
        return (bracket.start(), names.photographers) if names and not names.writers else None
    role = _CREDIT_ROLE_RE.search(text)
    if role is None:
        return None
    start, people = role.start(), list[str]()
    while word := _CREDIT_WORD_RE.search(text[:start]):
        name = _TITLE_RE.sub("", word[0].rstrip(" 　、"))
        if name and not _may_be_credited(name, is_nearest=not people):
            break
        start = word.start()
        people[:0] = [name] if name else []
    return (start, tuple(people)) if people else None


def _may_be_credited(name: str, *, is_nearest: bool) -> bool:
    # Words of the caption stand before the names, so further off nothing doubtful counts.
    likeness = name_likeness(name)
    return likeness == "name" or (is_nearest and likeness == "perhaps")


def is_editor_line(text: str) -> bool:
    """Whether a line names editors, who are no part of the byline (责编：张三)."""
    return _EDITOR_RE.match(text) is not None


def parse_names(text: str) -> Names | None:
    """People named in a bracket (`刘滨 钱文龙`, `黄艳 邹万香文/图`); None if it is not one."""
    reading = _read(text)
    return reading.names if reading and (reading.has_name or reading.has_role) else None


def _read(text: str) -> _Reading | None:
    """The names in a bracket, if it holds nothing else.

    A role holds for all the names before it that have none yet: in `张三 文 李四 摄` Zhang wrote
    and Li took the pictures; in `张三 李四 文/图` both did both. One at the head holds for all.
    """
    writers: list[str] = []
    photographers: list[str] = []
    waiting: list[str] = []
    role_at_head = ""
    has_name = has_role = False
    for part in _SEPARATOR_RE.split(_join_roles(text.strip())):
        name, role = _name_and_role(part)
        has_role = has_role or bool(role) or _TITLE_RE.match(part) is not None
        if name is not None:
            likeness = name_likeness(name)
            if likeness == "no":
                return None
            has_name = has_name or likeness == "name"
            waiting.append(name)
        elif role and not waiting:
            role_at_head = role
            continue
        if role:
            _assign(waiting, role, writers, photographers)
            waiting = []
    _assign(waiting, role_at_head or "文", writers, photographers)
    if not (writers or photographers):
        return None
    return _Reading(Names(tuple(writers), tuple(photographers)), has_name, has_role)


def _join_roles(text: str) -> str:
    return re.sub(r"\s*([/／])\s*", r"\1", text)


def _name_and_role(part: str) -> tuple[str | None, str]:
    if _LONE_ROLE_RE.match(part):
        return None, part
    part = _TITLE_RE.sub("", part)
    if not part:
        return None, ""
    if leading := _LEADING_ROLE_RE.match(part):
        return part[leading.end() :], leading[1]
    trailing = _TRAILING_ROLE_RE.search(part)
    # 文 and 图 end given names too (李建文): alone, they are a role only behind a stroke.
    if trailing and (trailing[1] not in ("文", "图") or trailing[0] != trailing[1]):
        return part[: trailing.start()], trailing[1]
    return part, ""


def _assign(people: list[str], role: str, writers: list[str], photographers: list[str]) -> None:
    if _WRITING_RE.search(role):
        writers.extend(people)
    if "图" in role or "摄" in role:
        photographers.extend(people)
