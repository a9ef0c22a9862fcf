"""The bracket at the end of an article, and the credit of a photograph, become names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.digest.characters import CLOSERS, HAN, SENTENCE_ENDS
from sitegen.digest.names import is_person_name

_FINAL_BRACKET_RE = re.compile(r"（([^（）]{2,60})）\s*$")
_SEPARATOR_RE = re.compile(r"[\s、，,;；|]+")
# Titles that newspapers put before a name.
_TITLE_RE = re.compile(
    r"^(?:本报|本网|本刊|新华社|融媒体|全媒体|见习|实习|首席|特约|客户端)*(?:记者|通讯员|作者)[:：]?"
)
_ROLE = r"(?:文\s*[/／]\s*图|图\s*[/／]\s*文|图文|摄影报道|摄影|摄|供图|图|文)"
_LEADING_ROLE_RE = re.compile(rf"^({_ROLE})\s*[:：/／]\s*")
_TRAILING_ROLE_RE = re.compile(rf"(?:\s*[/／]\s*|\s+|(?<=[{HAN}]{{2}}))({_ROLE})$")
_LONE_ROLE_RE = re.compile(rf"^{_ROLE}$")
_CREDIT_RE = re.compile(
    r"(?:[\s　]+|(?<=[。！？]))"
    r"(?P<people>[^\s（）。，]{2,12}(?:[\s、][^\s（）。，]{2,12})*?)"
    r"\s*[/／]?\s*(?:摄影报道|摄影|摄|供图|图)\s*$"
)


@dataclass(frozen=True, slots=True)
class Names:
    """People apart by what they did."""

    writers: tuple[str, ...]
    photographers: tuple[str, ...]


def split_byline(text: str) -> tuple[int, Names] | None:
    """Where the byline of an article's last paragraph begins, and who is named in it.

    It is a bracket of names right behind a finished sentence; a bracket that holds anything else
    (（完）, （下转第三版）, （均为化名）) is text.
    """
    match = _FINAL_BRACKET_RE.search(text)
    if match is None:
        return None
    before = text[: match.start()].rstrip()
    if before and before[-1] not in SENTENCE_ENDS + CLOSERS:
        return None
    names = parse_names(match[1])
    return (match.start(), names) if names else None


def split_credit(text: str) -> tuple[int, tuple[str, ...]] | None:
    """Where a photograph's credit begins at the end of a caption, and the photographers."""
    bracket = _FINAL_BRACKET_RE.search(text)
    if bracket is not None:
        names = parse_names(bracket[1])
        is_credit = bracket.start() > 0 and names is not None and not names.writers
        return (bracket.start(), names.photographers) if names and is_credit else None
    match = _CREDIT_RE.search(text)
    if match is None or match.start() == 0:
        return None
    parts = (_TITLE_RE.sub("", part) for part in _SEPARATOR_RE.split(match["people"]))
    people = tuple(part for part in parts if part)
    named = people and all(map(is_person_name, people))
    return (match.start(), people) if named else None


def parse_names(text: str) -> Names | None:
    """People named in a bracket such as `刘滨 钱文龙` or `黄艳 邹万香文/图`; None if it is not one.

    A role holds for all the names before it that have none yet: in `张三 文 李四 摄` Zhang wrote
    and Li took the pictures; in `张三 李四 文/图` both did both. One at the head holds for all.
    """
    writers: list[str] = []
    photographers: list[str] = []
    waiting: list[str] = []
    role_at_head = "文"
    for part in _SEPARATOR_RE.split(_join_roles(text.strip())):
        name, role = _name_and_role(part)
        if name is not None:
            if not is_person_name(name):
                return None
            waiting.append(name)
        elif role and not waiting:
            role_at_head = role
            continue
        if role:
            _assign(waiting, role, writers, photographers)
            waiting = []
    _assign(waiting, role_at_head, writers, photographers)
    return Names(tuple(writers), tuple(photographers)) if writers or photographers else None


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
    if "文" in role or "报道" in role:
        writers.extend(people)
    if "图" in role or "摄" in role:
        photographers.extend(people)
