"""Placeholder until written."""
from dataclasses import dataclass
@dataclass(frozen=True, slots=True)
class Keywords:
    places: tuple[str, ...]
    topics: tuple[str, ...]
def find_keywords(headline, paragraphs):
    return Keywords((), ())
