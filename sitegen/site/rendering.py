"""Templates turn contexts into pages."""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)

from sitegen.defaults import search_path
from sitegen.problems import SitegenError, Span, error


class PageRenderer:
    """Renders pages with a site's own templates over the default ones."""

    def __init__(self, site: Path) -> None:
        self._folders = search_path(site, "templates")
        self._environment = Environment(
            loader=FileSystemLoader(self._folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )

    def render(self, template: str, values: dict[str, object]) -> bytes:
        """The page as UTF-8. Raises SitegenError with the template's file and line."""
        try:
            return self._environment.get_template(template).render(values).encode()
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as fault:
            span = self._location(fault, template)
            hint = "docs/architecture.md lists what templates may read"
            raise SitegenError(error("template", _message(fault), span, hint)) from fault

    def _location(self, fault: Exception, template: str) -> Span:
        """The innermost template line of the fault."""
        if isinstance(fault, TemplateSyntaxError):
            return Span.point(f"templates/{fault.name or template}", fault.lineno)
        name, line = template, 1
        for frame in traceback.extract_tb(fault.__traceback__):
            for folder in self._folders:
                if Path(frame.filename).is_relative_to(folder):
                    name, line = (
                        Path(frame.filename).relative_to(folder).as_posix(),
                        frame.lineno or 1,
                    )
        return Span.point(f"templates/{name}", line)


def _message(fault: Exception) -> str:
    if isinstance(fault, KeyError):
        return f"the site's words have no “{fault.args[0]}”"
    return getattr(fault, "message", None) or str(fault)
