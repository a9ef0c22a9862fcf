"""Sitegen: Markdown digests of Chinese news become a bilingual static site.

Data flows one way. Each stage takes finished, frozen values and returns new ones:

    content/*.md ──digest──► articles ──figures──► figures ─┐
    content/*.en.po ──────────────translation───────────────┴─► site ──► pages ──output──► build/
                                                             └► search ─► index ──┘

The layers below are ordered: a module may import from its own layer's package and from the layers
before it, never from a later one (tests/test_layers.py holds this). Only `files` and `output`
write to disk, `translation.packages` to Argos's folder, and `search` to a temporary one for
Pagefind; only `terminal` and the commands print.
"""

__version__ = "0.1.0"

LAYERS: tuple[tuple[str, ...], ...] = (
    ("problems", "files", "defaults"),
    ("model", "encodings"),
    ("config",),
    ("digest",),
    ("figures",),
    ("translation",),
    ("site",),
    ("search",),
    ("output",),
    ("build",),
    ("progress", "report"),
    ("terminal",),
    ("review",),
    ("modelcommands", "translatecommand"),
    ("cli",),
)
"""The rooms of the package from the first stage to the last."""
