"""Templates turn contexts into pages."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)

from sitegen.defaults import default_folder, search_path
from sitegen.problems import SitegenError, Span, error, near_match_hint
from sitegen.site import views

# How Jinja words what StrictUndefined refuses; the exception itself names neither.
_NAME_RE = re.compile(r"'(?P<name>\w+)' is undefined")
_ATTRIBUTE_RE = re.compile(r"'(?:\w+\.)*(?P<type>\w+) object' has no attribute '(?P<name>\w+)'")


class PageRenderer:
    """Renders pages with a site's own templates over the default ones.

    A template that takes the place of a default one may extend it as `default/NAME`.
    """

    def __init__(self, site: Path) -> None:
        self._site = site
        self._folders = search_path(site, "templates")
        defaults = FileSystemLoader(default_folder("templates"))
        self._environment = Environment(
            loader=ChoiceLoader(
                [FileSystemLoader(self._folders), PrefixLoader({"default": defaults})]
            ),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            extensions=["jinja2.ext.do"],
        )

    def render(self, template: str, values: dict[str, object]) -> bytes:
        """The page as UTF-8. Raises SitegenError with the template's file and line."""
        try:
            return self._environment.get_template(template).render(values).encode()
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as fault:
            span, hint = self._location(fault, template), _hint(fault, values)
            raise SitegenError(error("template", _message(fault), span, hint)) from fault

    def _location(self, fault: Exception, template: str) -> Span:
        """The innermost template line of the fault."""
        if isinstance(fault, TemplateSyntaxError):
            return self._span(fault.filename or f"templates/{template}", fault.lineno)
        for frame in reversed(traceback.extract_tb(fault.__traceback__)):
            if any(Path(frame.filename).is_relative_to(folder) for folder in self._folders):
                return self._span(frame.filename, frame.lineno or 1)
        return Span.whole(f"templates/{template}")

    def _span(self, file: str, line: int) -> Span:
        path = Path(file)
        inside = path.relative_to(self._site) if path.is_relative_to(self._site) else path
        return Span.point(inside.as_posix(), line)


def _hint(fault: Exception, values: Mapping[str, object]) -> str:
    """What a template may read where it asked for something else."""
    if isinstance(fault, TemplateSyntaxError):
        return "the syntax is described at https://jinja.palletsprojects.com/templates/"
    if isinstance(fault, KeyError):
        return "a phrase stands in strings.toml, and say() gives it all the {values} it asks for"
    name, attribute = _NAME_RE.fullmatch(str(fault)), _ATTRIBUTE_RE.fullmatch(str(fault))
    if name:
        return near_match_hint(name["name"], values, "names")
    if attribute and hasattr(views, attribute["type"]):
        known = (n for n in dir(getattr(views, attribute["type"])) if not n.startswith("_"))
        return near_match_hint(attribute["name"], known, "names")
    return f"the template may read {', '.join(sorted(values))}"


def _message(fault: Exception) -> str:
    if isinstance(fault, KeyError):
        return f"the site's words have no “{fault.args[0]}”"
    return getattr(fault, "message", None) or str(fault)
