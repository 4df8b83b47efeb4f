"""The paths of one run of pytest: which lead to articles, which to tests, and what pytest is to be given of them.

Paths are compared as they are spelt, made absolute: a link to a folder is not followed, as the readers follow none.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

CODE = ".py"
"""The ending of files that pytest has items of its own for."""
_ID = "::"
_SPECIAL = ("[", _ID)
"""What pytest takes for something else in a path that it is given, though not in one that it finds."""


class Paths:
    """``articles`` and ``tests`` are what pytest was given for each, from the folder ``here``."""

    def __init__(self, articles: Sequence[str], tests: Sequence[str], here: Path) -> None:
        self._here = here
        self._roots = [self.absolute(path) for path in articles]
        self._given = list(tests)
        self._tests = [self.absolute(arg.partition(_ID)[0]) for arg in tests]
        self._files: frozenset[Path] = frozenset()
        self._folders: frozenset[Path] = frozenset()

    def absolute(self, path: str | Path) -> Path:
        """The path from the root of the file system, its links not followed."""
        return Path(os.path.abspath(self._here / path))

    def is_named(self, file: Path) -> bool:
        """Whether the file itself was given for articles, and not a folder around it."""
        return file in self._roots

    def arguments(self) -> list[str]:
        """What pytest has to be given so that it comes by every article, and by every test that was named.

        No path is within another: versions of pytest differ in what they make of that. Where a test's argument names an
        article, that is a choice among the articles.
        """
        if any(place.suffix != CODE and place.is_file() and _within(place, self._roots) for place in self._tests):
            return self._given
        folders = {_plain(root) for root in self._roots}
        named = dict(zip(self._given, self._tests, strict=True))
        tests = [arg for arg, place in named.items() if _ID in arg or not _within(place, folders)]
        covered = {named[arg] for arg in tests if _ID not in arg}
        places = [one for one in sorted(folders) if not _within(one, covered) and not _within(one, folders - {one})]
        return [*map(str, places), *tests]

    def lead_to(self, files: Iterable[Path]) -> None:
        """Take note of the files that pytest is to collect as articles."""
        self._files = frozenset(files)
        self._folders = frozenset(folder for file in self._files for folder in file.parents)

    def is_ignored(self, path: Path, left_out: Collection[Path]) -> bool | None:
        """True for what nobody asked for; None where pytest decides; False for a folder that leads to articles and that
        its rules for folders of code (norecursedirs) would hide. ``left_out`` was excluded by name."""
        place = self.absolute(path)
        if place in self._folders:
            return None if place in left_out else False
        if place in self._files or _within(place, self._tests) or any(place in test.parents for test in self._tests):
            return None
        return True


def _within(path: Path, roots: Collection[Path]) -> bool:
    return any(path == root or root in path.parents for root in roots)


def _plain(path: Path) -> Path:
    """The path, or the nearest folder above it that pytest takes as it is."""
    while any(special in str(path) for special in _SPECIAL):
        path = path.parent
    return path
