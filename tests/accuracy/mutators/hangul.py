"""Syllables: taking them apart, changing a letter, choosing the particle that fits."""

from __future__ import annotations

from random import Random

_FIRST = 0xAC00
_LAST = 0xD7A3
# Letters that are taken for one another at the keyboard or by the ear, as indices into the Unicode order.
_INITIALS = {0: 15, 15: 0, 3: 16, 16: 3, 7: 17, 17: 7, 9: 12, 12: 9, 2: 6, 6: 2, 11: 18, 18: 11, 5: 2, 14: 12}
_VOWELS = {0: 4, 4: 0, 1: 5, 5: 1, 8: 13, 13: 8, 20: 18, 18: 20, 6: 2, 2: 6, 12: 17, 17: 12}
_FINALS = {4: 16, 16: 4, 21: 4, 1: 21, 8: 4, 17: 1, 19: 17}


def is_syllable(char: str) -> bool:
    """Whether ``char`` is one precomposed Hangul syllable."""
    return _FIRST <= ord(char) <= _LAST


def has_final(char: str) -> bool:
    """Whether the syllable ends in a consonant."""
    return is_syllable(char) and (ord(char) - _FIRST) % 28 != 0


def slip(syllable: str, rng: Random) -> str:
    """The syllable with one letter changed into one it is taken for; another final where no letter has a like."""
    code = ord(syllable) - _FIRST
    initial, vowel, final = code // 588, code % 588 // 28, code % 28
    choices = [
        (table[part], place)
        for place, (table, part) in enumerate(((_INITIALS, initial), (_VOWELS, vowel), (_FINALS, final)))
        if part in table
    ]
    if not choices:
        return chr(_FIRST + initial * 588 + vowel * 28 + (4 if final == 0 else 0))
    new, place = rng.choice(choices)
    parts = [initial, vowel, final]
    parts[place] = new
    return chr(_FIRST + parts[0] * 588 + parts[1] * 28 + parts[2])


def with_particle(word: str, after_final: str, after_vowel: str) -> str:
    """``word`` with the form of a particle that fits its last syllable."""
    return word + (after_final if has_final(word[-1]) else after_vowel)
