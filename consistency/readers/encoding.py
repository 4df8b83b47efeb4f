"""From bytes to text: UTF-8, UTF-16 with a byte order mark, and the CP949 (EUC-KR) of Korean archives."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # UTF-32 first: its little-endian mark begins with the one of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KOREAN_CHARSETS = frozenset({"euc-kr", "euckr", "cp949", "ms949", "windows-949", "uhc", "ks_c_5601-1987", "ksc5601"})
_CHARSET = re.compile(rb"charset\s{0,8}=\s{0,8}[\"']?([\w.:-]{1,32})", re.ASCII)

# Korean copy is mostly Hangul with some Hanja; Chinese bytes misread as CP949 come out about half Hanja.
_MIN_HANGUL_SHARE = 2 / 3
# The syllables CP949 adds to KS X 1001 are rare in Korean; Shift JIS misread as CP949 is full of them.
_MAX_RARE_SHARE = 1 / 4
_ASCII_END = "\x7f"
_SAMPLE = 100_000


class UndecodableError(ValueError):
    """The bytes are text in none of the encodings that are read; the message is a sentence for the user."""


def decode(data: bytes) -> str:
    """Return ``data`` as text, without its byte order mark and otherwise unchanged.

    A byte order mark decides; else strict UTF-8; else strict CP949, if what comes out looks like Korean or
    the bytes declare a Korean charset themselves (as HTML pages do in ``<meta>``).

    Raises:
        UndecodableError: none of these fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise UndecodableError(f"It begins with a {encoding} mark but is not valid {encoding}.") from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp949")
    except UnicodeDecodeError as error:
        raise UndecodableError("It is not text in UTF-8, UTF-16 or CP949 (EUC-KR).") from error
    if _declares_korean(data) or _looks_korean(text):
        return text
    raise UndecodableError("Its encoding is not known: read as CP949 (EUC-KR) it is not Korean.")


def has_wide_mark(data: bytes) -> bool:
    """True when ``data`` begins with the mark of an encoding in which a line feed is not one byte."""
    return any(data.startswith(mark) for mark, _ in _MARKS[1:])


def narrow_head(head: bytes) -> bytes:
    """``head``, which may end inside a character, without its mark and with one byte for every ASCII character."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace").encode("utf-8", "replace")
    return head


def _declares_korean(data: bytes) -> bool:
    declared = _CHARSET.search(data[:4096].lower())
    return declared is not None and declared[1].decode("ascii") in _KOREAN_CHARSETS


def _looks_korean(text: str) -> bool:
    letters = [c for c in text[:_SAMPLE] if c > _ASCII_END and c.isalpha()]
    hangul = [c for c in letters if "가" <= c <= "힣"]
    if len(hangul) < _MIN_HANGUL_SHARE * len(letters) or not hangul:
        return False
    rare = sum(1 for c in hangul if not _in_ksx1001(c))
    return rare <= _MAX_RARE_SHARE * len(hangul)


def _in_ksx1001(syllable: str) -> bool:
    first, second = syllable.encode("cp949")
    return 0xB0 <= first <= 0xC8 and second >= 0xA1
