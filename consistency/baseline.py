"""Findings that a newsroom lets stand: a file of them, kept under version control beside the articles.

[[accepted]]
id = "0123456789ab"
reason = "두 기사가 서로 다른 조사를 인용했다"
by = "김다온"
on = 2026-03-30
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path, PurePath, PurePosixPath
from typing import Any

from consistency._settings_file import read_settings_file
from consistency.errors import BaselineError
from consistency.model import Acceptance, ReadResult, Report

FILE_NAME = "consistency-baseline.toml"
"""The file that the command line and pytest take from the working directory when they are given no other."""

_HEAD = "# 그대로 두기로 한 발견. `consistency accept ID --reason ...`가 더하고, 줄을 지우면 다시 발견으로 나온다.\n"
_LARGEST = 16 * 1024 * 1024
_ID = re.compile("[0-9a-f]{12}")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_CONFLICT = re.compile(r"^<{7}(?: .*)?$.*^>{7}(?: .*)?$", re.M | re.S)
_PLACE = re.compile(r"(.+)#\d+", re.S)


@dataclass(frozen=True, slots=True)
class Baseline:
    """The accepted findings of one file, in its order; ``text`` is the file as it stands, ``source`` its path."""

    entries: tuple[Acceptance, ...] = ()
    text: str = ""
    source: str = FILE_NAME

    def apply(self, report: Report, *, whole: bool) -> Report:
        """The report with its accepted findings marked.

        ``whole`` says that the run looked at a whole collection: what it did not find again is then stale.
        """
        known = {entry.id: entry for entry in self.entries}
        findings = tuple(replace(one, accepted=known.get(one.id)) for one in report.findings)
        found = {one.id for one in findings}
        stale = tuple(entry for entry in self.entries if entry.id not in found) if whole else ()
        return replace(report, findings=findings, stale=stale)

    def accept(self, new: Sequence[Acceptance]) -> str:
        """The text of a file that holds these too; what stands in it is left as it is.

        Raises ``BaselineError`` for an id that is none or is accepted already, and when nothing can be written behind
        what stands there.
        """
        before = {entry.id: entry for entry in self.entries}
        for entry in new:
            if not _ID.fullmatch(entry.id):
                raise BaselineError(f"{entry.id!r} is not the id of a finding: 12 of the digits 0-9 and a-f")
            if entry.id in before:
                from consistency.render.escape import visible

                raise BaselineError(f"{entry.id} is accepted already: {visible(before[entry.id].reason)}")
            before[entry.id] = entry
        added = "\n" + "".join(f"\n{_table(entry)}" for entry in new)
        if "\r\n" in self.text:
            added = added.replace("\n", "\r\n")
        text = (self.text or _HEAD).rstrip("\r\n") + added
        try:
            tomllib.loads(text)
        except ValueError as error:
            raise BaselineError(
                f"{self.source}: nothing can be added to accepted = [...]: write it as [[accepted]] tables, "
                "or take the line out if it is empty"
            ) from error
        return text


def load_baseline(path: Path) -> Baseline:
    """Read a baseline file. Raises ``BaselineError`` when it cannot be read or an entry in it is none."""
    text = read_settings_file(path, _LARGEST, BaselineError)
    return Baseline(_entries(text, str(path)), text, str(path))


def default_baseline(folder: Path) -> Baseline:
    """The baseline of the folder, or an empty one."""
    path = folder / FILE_NAME
    return load_baseline(path) if path.is_file() else Baseline()


def is_collection(paths: Iterable[str], found: ReadResult) -> bool:
    """Whether what was read is a collection: one of the paths is a folder, or an input that held several articles.

    Only then is an accepted finding stale that is not found: files of one article each may be all that was changed.
    Told from what was read, so that it does not matter what has become of the paths since.
    """
    sources = {one.source for one in found.articles} | {one.source for one in found.skipped}
    folders = {folder for source in sources for folder in PurePosixPath(source).parents}
    places = [match[1] for source in sources if (match := _PLACE.fullmatch(source))]
    labels = [PurePath(path).as_posix() for path in paths]
    return any(PurePosixPath(label) in folders or places.count(label) > 1 for label in labels)


def _entries(text: str, path: str) -> tuple[Acceptance, ...]:
    """What the text of a baseline accepts. Raises ``BaselineError``."""
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        if conflict := _CONFLICT.search(text.replace("\r\n", "\n")):
            line = conflict.string.count("\n", 0, conflict.start()) + 1
            raise BaselineError(
                f"{path}: the marks of a merge conflict (<<<<<<<, =======, >>>>>>>) begin in line {line}: "
                "choose what is to stand, and take them out"
            ) from error
        raise BaselineError(f"{path}: {error}") from error
    entries = tables.pop("accepted", [])
    if tables or not isinstance(entries, list):
        raise BaselineError(f"{path}: a baseline holds [[accepted]] tables and nothing else")
    read = tuple(_entry(entry, f"{path}: accepted[{number}]") for number, entry in enumerate(entries))
    seen: set[str] = set()
    for entry in read:
        if entry.id in seen:
            raise BaselineError(f"{path}: {entry.id} is accepted twice")
        seen.add(entry.id)
    return read


def _entry(entry: Any, where: str) -> Acceptance:
    if not isinstance(entry, dict):
        raise BaselineError(f"{where} must be a table")
    if unknown := [name for name in entry if name not in ("id", "reason", "by", "on")]:
        raise BaselineError(f"{where} has no member {unknown[0]!r}; it has id, reason, by and on")
    fields: dict[str, str] = {}
    for name in ("id", "reason", "by"):
        value = entry.get(name, "")
        if not isinstance(value, str):
            raise BaselineError(f"{where}.{name} must be a string")
        fields[name] = value
    if not _ID.fullmatch(fields["id"]):
        raise BaselineError(f"{where}.id must be 12 of the digits 0-9 and a-f")
    if not fields["reason"].strip():
        raise BaselineError(f"{where}.reason must say why")
    on = entry.get("on")
    if on is not None and (isinstance(on, datetime) or not isinstance(on, date)):
        raise BaselineError(f"{where}.on must be a day, as 2026-03-30")
    return Acceptance(fields["id"], fields["reason"], fields["by"], on)


def _table(entry: Acceptance) -> str:
    lines = ["[[accepted]]", f"id = {_string(entry.id)}", f"reason = {_string(entry.reason)}"]
    if entry.by:
        lines.append(f"by = {_string(entry.by)}")
    if entry.on is not None:
        lines.append(f"on = {entry.on.isoformat()}")
    return "\n".join(lines) + "\n"


def _string(text: str) -> str:
    """A TOML basic string: JSON's, but for DEL, which TOML wants escaped, and half characters, which it forbids."""
    return json.dumps(_HALF_CHARACTER.sub("\ufffd", text), ensure_ascii=False).replace("\x7f", "\\u007f")
