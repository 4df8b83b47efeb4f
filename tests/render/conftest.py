from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


def _load_sample() -> ModuleType:
    """The sample by path: tests are imported without a package around them."""
    spec = importlib.util.spec_from_file_location("render_sample", Path(__file__).with_name("sample.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["render_sample"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def sample() -> ModuleType:
    return _load_sample()


@pytest.fixture(autouse=True)
def fixed_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Snapshots must not change with every release."""
    for module in ("json", "sarif"):
        monkeypatch.setattr(f"consistency.render.{module}.tool_version", lambda: "0.0.0")
