"""Which two values are a slip of the hand apart, and by how many digits they are known."""

from __future__ import annotations

import pytest

from consistency.align.passages import cut
from consistency.claims.slips import slip
from consistency.claims.statements import Statement, statements
from consistency.judging import Desk
from consistency.model import Article


def told(figure: str) -> Statement:
    article = Article("a", "", f"올해 모금액은 {figure}으로 집계됐다.")
    desk = Desk([article], [cut(article).spans])
    (found,) = statements(article, desk.title("a"), desk.sentences("a"))
    return found


@pytest.mark.parametrize(
    ("a", "b", "digits"),
    [
        ("1234억원", "1284억원", 4),  # another digit
        ("1234억원", "1243억원", 4),  # two swapped
        ("1234억원", "123억원", 3),  # one lost: a tenth
        ("292억원", "92억원", 2),  # one printed digit lost
        ("1만3009원", "1만3090원", 4),  # swapped with a nought
        ("120만원", "12만원", 2),  # the same digits
        ("937만원", "970여만원", 2),  # cut to its first digits, one of them another
        ("19만7500원", "17만5천여원", 0),
        ("113조1000억원", "113억9000만원", 0),
        ("2134만원", "3546만원", 0),
    ],
)
def test_a_slip_of_the_hand(a: str, b: str, digits: int) -> None:
    x, y = told(a), told(b)
    assert slip(x, y).digits == slip(y, x).digits == digits
