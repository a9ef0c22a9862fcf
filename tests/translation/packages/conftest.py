"""Packages made of little are installed without being loaded."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _unloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitegen.translation.packages.installing._load_once", lambda _: None)
