"""The language's data: TOML files in the folder beside this module, and what a newsroom's own file adds to them.

The lexicon is one for the whole process. Where it is extended, other threads that ask for an extension wait.
"""

from __future__ import annotations

import hashlib
import inspect
import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import resources
from threading import RLock
from typing import Any, ParamSpec, Protocol, TypeVar, cast

from consistency.errors import LexiconError
from consistency.korean.extension import joined

_P = ParamSpec("_P")
_R = TypeVar("_R", covariant=True)


class _Cached(Protocol[_P, _R]):
    def __call__(self, *args: _P.args, **kwargs: _P.kwargs) -> _R: ...

    def cache_clear(self) -> None: ...


_caches: list[_Cached[..., Any]] = []
_extension: Mapping[str, Any] = {}
_lock = RLock()


def derived(function: Callable[_P, _R]) -> _Cached[_P, _R]:
    """Decorate a function that is computed from the lexicon: its results are kept until the lexicon changes."""
    cached = cast("_Cached[_P, _R]", cache(function))
    _caches.append(cached)
    return cached


@derived
def load(name: str) -> dict[str, Any]:
    """Return the lexicon ``name`` (the stem of a TOML file in ``korean/lexicon``) with what extends it."""
    bundled = _bundled(name)
    added = _extension.get(name)
    return bundled if added is None else joined(name, bundled, added)


def names() -> list[str]:
    """The names of all lexicons, in order."""
    folder = resources.files("consistency.korean").joinpath("lexicon")
    return sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))


@contextmanager
def extended(tables: Mapping[str, Any]) -> Iterator[None]:
    """Let ``tables`` (lexicon name to its tables, as in its TOML file) extend the bundled lexicon while the context
    lasts, in place of what extends it outside. Raises ``LexiconError``, which names the entry, for one that does not
    fit. One thread at a time: another one waits."""
    with _lock:
        before = _extension
        for name, added in tables.items():
            if name not in names():
                raise LexiconError(f"lexicon.{name!s:.60}: there is no such lexicon; there are {', '.join(names())}")
            joined(name, _bundled(name), added)
        _replace(tables)
        try:
            if tables and tables != before:
                _require_usable()
            yield
        finally:
            _replace(before)


def extension_digest() -> str:
    """Twelve hexadecimal digits that stand for what extends the lexicon; empty when nothing does."""
    if not _extension:
        return ""
    canonical = json.dumps(_extension, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def alternation(words: Sequence[str]) -> str:
    """Return a regular expression that matches any of ``words``, the longest first."""
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))


@cache
def _bundled(name: str) -> dict[str, Any]:
    path = resources.files("consistency.korean").joinpath("lexicon", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _replace(tables: Mapping[str, Any]) -> None:
    global _extension
    if tables != _extension:
        _extension = tables
        for cached in _caches:
            cached.cache_clear()


def _require_usable() -> None:
    """Compute everything that is derived from the lexicon now: what is wrong shows before any article is read."""
    for cached in _caches:
        try:
            if not inspect.signature(cached).parameters:
                cached()
        except (ArithmeticError, LookupError, TypeError, ValueError, re.error) as error:
            raise LexiconError(f"lexicon.{'/'.join(_extension)}: an entry cannot be used ({error!r:.200})") from error
