"""The index of packages: which pairs of languages there are, and where their files lie."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from sitegen.translation.packages.faults import fault
from sitegen.translation.packages.installed import argos_code, shortest, version_key


@dataclass(frozen=True, slots=True)
class Offer:
    """A package of the index, with the web addresses it can be had from."""

    source: str
    target: str
    source_name: str
    target_name: str
    version: str
    links: tuple[str, ...]


def read_index(data: bytes, url: str) -> tuple[Offer, ...]:
    """Read Argos's index.json. Entries for other things than translation are left out."""
    try:
        entries = json.loads(data)
        offers = [
            _offer(entry) for entry in entries if entry.get("type", "translate") == "translate"
        ]
    except (ValueError, AttributeError, KeyError, TypeError):
        hint = "check ARGOS_PACKAGE_INDEX, or install a .argosmodel file"
        raise fault("broken-index", f"{url} is no index of packages", hint) from None
    return tuple(offer for offer in offers if offer.links)


def _offer(entry: dict[str, object]) -> Offer:
    links = entry["links"]
    if not isinstance(links, list):
        raise TypeError
    return Offer(
        argos_code(str(entry["from_code"])),
        argos_code(str(entry["to_code"])),
        str(entry.get("from_name", "")),
        str(entry.get("to_name", "")),
        str(entry.get("package_version", "")),
        tuple(link for link in map(str, links) if link.startswith(("https://", "http://"))),
    )


def choose_offers(offers: Iterable[Offer], source: str, target: str) -> tuple[Offer, ...]:
    """The newest packages that lead from one language to the other: one, or two through English."""
    by_age = sorted(offers, key=lambda offer: version_key(offer.version))
    newest = {(offer.source, offer.target): offer for offer in by_age}
    if route := shortest(newest, source, target):
        return route
    message = f"the index has no package from {source} to {target}"
    raise fault("no-such-pair", message, _near_pairs(newest.values(), source, target))


def _near_pairs(offers: Iterable[Offer], source: str, target: str) -> str:
    sources: dict[str, str] = {}
    names: dict[str, str] = {}
    for offer in offers:
        sources[offer.source] = offer.source_name
        names |= {offer.source: offer.source_name, offer.target: offer.target_name}
    for word, known in ((source, sources), (target, names)):
        if word not in known:
            return _near_languages(word, known)
    reachable = sorted(offer.target for offer in offers if offer.source == source)
    return f"from {source} there are: {', '.join(reachable)}"


def _near_languages(word: str, names: dict[str, str]) -> str:
    codes = {code.casefold(): code for code in names} | {
        name.casefold(): code for code, name in names.items()
    }
    close = get_close_matches(word.casefold(), codes, n=1)
    if close:
        code = codes[close[0]]
        return f"did you mean {code} ({names[code]})?"
    listed = ", ".join(f"{code} ({name})" for code, name in sorted(names.items()))
    return f"languages have codes of two letters: {listed}"
