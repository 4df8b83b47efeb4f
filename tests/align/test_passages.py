"""Which sentences of two stories are put beside each other, and which stories are not compared at all."""

from __future__ import annotations

from consistency.align.passages import MAX_GAP, Sentences, align, boilerplate, cut
from consistency.model import Article, Passage

BRIDGE = (
    "군은 오래된 나루터 다리를 헐고 그 자리에 걷는 사람만 다니는 다리를 놓기로 했다.",
    "새 다리에는 쉬어 가는 의자와 강을 내려다보는 전망대가 함께 들어선다.",
    "공사는 올가을에 시작해 이듬해 봄꽃이 필 무렵에 끝난다고 군은 설명했다.",
)
LIBRARY = (
    "시립도서관은 다음 달부터 밤늦게까지 열람실의 불을 끄지 않기로 했다.",
    "사서들은 낮과 밤으로 나누어 일하고 학생들을 위한 버스도 따로 다닌다.",
    "도서관을 찾은 학생들은 집에 가는 길이 한결 편해졌다며 반겼다.",
)
FARM = (
    "사과 농가들은 봄에 내린 서리로 꽃이 얼어붙어 올해 거둘 것이 없다고 했다.",
    "농협은 피해를 본 농가에 이자 없이 돈을 빌려주는 방안을 내놓았다.",
    "농민들은 보험금이라도 제때 나와야 이듬해 농사를 준비할 수 있다고 호소했다.",
)
OTHER = (
    "바닷가 마을 아이들은 아침마다 모래밭에 밀려온 유리 조각을 줍는다.",
    "할머니들은 마루에 앉아 그물에서 떼어 낸 미역을 손질하며 노래를 부른다.",
)


def article(name: str, *sentences: str) -> Article:
    return Article(name, "", " ".join(sentences))


def passages(a: Article, b: Article) -> tuple[Passage, ...]:
    return align(a, b, cut(a), cut(b))


def texts(found: tuple[Passage, ...], a: Article, b: Article) -> list[list[tuple[str, str]]]:
    return [[(a.body[p.a.start : p.a.end], b.body[p.b.start : p.b.end]) for p in passage.pairs] for passage in found]


def test_round_up_holds_each_story_it_swallowed() -> None:
    whole = article("whole", *OTHER, *BRIDGE, *LIBRARY, *FARM)
    for name, story in (("bridge", BRIDGE), ("library", LIBRARY), ("farm", FARM)):
        short = article(name, *story)
        found = passages(whole, short)
        assert texts(found, whole, short) == [[(s, s) for s in story]]
        (passage,) = found
        assert whole.body[passage.a.start : passage.a.end] == short.body
        assert (passage.b.start, passage.b.end) == (0, len(short.body))


def test_stories_in_another_order_are_passages_of_their_own() -> None:
    a, b = article("a", *BRIDGE, *LIBRARY), article("b", *LIBRARY, *BRIDGE)
    found = texts(passages(a, b), a, b)
    assert sorted(found) == sorted([[(s, s) for s in BRIDGE], [(s, s) for s in LIBRARY]])


def test_passage_runs_over_a_sentence_put_in() -> None:
    a, b = article("a", *BRIDGE), article("b", BRIDGE[0], OTHER[0], *BRIDGE[1:])
    (passage,) = passages(a, b)
    assert (passage.b.start, passage.b.end) == (0, len(b.body))
    assert len(passage.pairs) == 3


def test_passage_ends_at_a_long_gap() -> None:
    filler = [f"{word}네 집 마당에는 여름내 꽃이 피고 새가 날아와 울었다." for word in "가나다라마바사아자차"]
    assert len(filler) > MAX_GAP
    a, b = article("a", *BRIDGE, *LIBRARY), article("b", *BRIDGE, *filler, *LIBRARY)
    assert texts(passages(a, b), a, b) == [[(s, s) for s in BRIDGE], [(s, s) for s in LIBRARY]]


def test_rewritten_figure_and_particle_still_align() -> None:
    changed = BRIDGE[1].replace("전망대가", "전망대도")
    a, b = article("a", *BRIDGE), article("b", BRIDGE[0], changed, BRIDGE[2])
    (passage,) = passages(a, b)
    assert [p.similarity == 100 for p in passage.pairs] == [True, False, True]


def test_last_sentence_aligns_when_it_is_similar_enough() -> None:
    similar = BRIDGE[2].replace("군은", "군수는").replace("설명했다", "말했다")
    other = BRIDGE[2].replace("공사는 올가을에", "아이들은 해마다").replace("끝난다고 군은 설명했다", "집을 나선다")
    for last, pairs in ((similar, 3), (other, 2)):
        (passage,) = passages(article("a", *BRIDGE), article("b", *BRIDGE[:2], last))
        assert len(passage.pairs) == pairs


def test_another_story_does_not_align() -> None:
    assert passages(article("a", *BRIDGE), article("b", *LIBRARY)) == ()


def test_one_borrowed_sentence_in_a_long_story_is_no_passage() -> None:
    assert passages(article("a", *LIBRARY, *FARM, BRIDGE[0]), article("b", *OTHER, *BRIDGE)) == ()


def test_by_line_is_no_part_of_a_sentence() -> None:
    plain, signed = article("a", *BRIDGE), article("b", f"(가람=누리일보) 박서윤 기자 = {BRIDGE[0]}", *BRIDGE[1:])
    first = cut(signed).spans[0]
    assert signed.body[first[0] : first[1]] == BRIDGE[0]
    assert [p.similarity for p in passages(plain, signed)[0].pairs] == [100.0] * 3


def test_what_most_articles_print_is_not_told_by_any() -> None:
    notice = "제보는 언제든지 누리집과 전화로 받으며 보내 주신 분의 이름은 밝히지 않습니다."
    cuts = [Sentences(((0, 1), (1, 2)), (f"기사{n}", notice)) for n in range(5)]
    assert boilerplate(cuts, limit=4) == {notice}
    assert boilerplate(cuts, limit=5) == frozenset()
    a, b = article("a", *BRIDGE, notice), article("b", *LIBRARY, notice)
    assert align(a, b, cut(a), cut(b), frozenset(cut(a).letters[-1:])) == ()
