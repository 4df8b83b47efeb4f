"""What a figure takes from the figures before it: a conversion in brackets, the field of a rank, the date that 이날
or a bare month refers back to. One pass over the mentions, linear."""

from __future__ import annotations

import re
from dataclasses import replace

from consistency.korean.quantities import speed_factor
from consistency.model import Mention, Period, Quantity, Rank

_OPENED = re.compile(
    r"(?:가량|여|안팎|정도)? ?[(\[]\s?(?:약|한화|한화로|원화로|우리 ?돈|우리 ?돈으로|미화|달러화로)?(?: ?약)? ?"
)
_IN_WON = re.compile(r"(?:한화|우리 ?돈|원화)(?:로|으로)?(?: 약)? ?$")
_OF = re.compile(r"(?: ?(?:중|가운데|중에서|중에|팀 중)| 국가 (?:중|가운데))(?: [가-힣]{2,8}){0,2} ?$")
_FIELD = frozenset(
    (
        "count.개국",
        "count.개사",
        "count.명",
        "count.팀",
        "count.개",
        "count.곳",
        "count.개교",
        "count.편",
        "count.개 구",
    )
)
_LIST = re.compile(r"[·,]? ?|(?:부터|까지|과|와|에서) ?| ?[~∼] ?")
_BACK = frozenset(
    (
        "이날",
        "전날",
        "다음날",
        "이튿날",
        "당일",
        "같은날",
        "같은달",
        "같은해",
        "이듬해",
        "전년",
        "전년도",
        "전월",
        "전달",
    )
)
_FROM = re.compile(r"부터 ?|에서 ?|에 시작해 ?")
_NEXT_HOUR = 8
_NOON = 720
_MINUTE = re.compile(r"[0-5]?\d분(?: ?(?:께|쯤|경))?")
_THEN = re.compile(r"(?:[고며데자나](?:서)?|지만|이어|다\.|[,…→]) ?$")
_AT = re.compile(r"(?:(?:께|경)(?:에는|에|엔)?|에는?(?= [가-힣])|엔),? ")
_LASTING = (
    *(
        "만에",
        "동안",
        "간 ",
        "뒤 ",
        "뒤에",
        "뒤인",
        "후 ",
        "후에",
        "전 ",
        "전에",
        "가량",
        "이상",
        "이내",
        "정도",
        "남짓",
        "안에",
    ),
    *(
        "내에",
        "넘게",
        "넘는",
        "거리",
        "걸려",
        "걸렸",
        "걸린",
        "늦게",
        "늦은",
        "지각",
        "연장",
        "휴식",
        "간격",
        "단위",
        "일찍",
        "먼저",
    ),
    *(
        "앞서",
        "이하",
        "미만",
        "씩",
        "째",
        "분량",
        "추가",
        "기다",
        "달리",
        "달렸",
        "뛰",
        "뛴",
        "버티",
        "버텼",
        "머물",
        "머문",
        "쉬",
        "쉰",
    ),
    *(
        "이동",
        "소요",
        "진행",
        "계속",
        "이어",
        "지연",
        "대기",
        "초과",
        "더 ",
        "차이",
        "단축",
        "당 ",
        "마다",
        "강연",
        "공연",
        "통화",
        "대화",
    ),
    *(
        "특강",
        "회의",
        "면담",
        "접견",
        "토론",
        "연설",
        "발표",
        "수업",
        "코스",
        "러닝타임",
        "이용",
        "체험",
        "교육",
        "회담",
    ),
)
_DOES = re.compile(rf" (?!{'|'.join(_LASTING)})[가-힣]{{2}}")
_NEAR = 60
_FARTHEST = 400
"""A period farther back than this many characters is another story's."""


def relate(text: str, mentions: list[Mention]) -> list[Mention]:
    """The same mentions, with roles, fields and inherited dates filled in."""
    found: list[Mention] = []
    anchor: Period | None = None
    hour: Period | None = None
    for mention in mentions:
        last = found[-1] if found else None
        if isinstance(mention, Quantity) and hour and (minute := _minute_of(text, mention, hour)):
            mention = _dated(text, minute, last, anchor)
        elif isinstance(mention, Quantity) and isinstance(last, Quantity):
            mention = _conversion(text, mention, last)
        elif isinstance(mention, Rank) and isinstance(last, Quantity) and mention.kind == "place":
            mention = _of(text, mention, last)
        elif isinstance(mention, Period):
            if isinstance(last, Period):
                mention = _same_half(text, mention, last)
            mention = _dated(text, mention, last, anchor)
            if mention.year is not None or mention.month is not None or mention.day is not None:
                anchor = mention
        if isinstance(mention, Period) and mention.clock is not None and not mention.until:
            hour = mention
        found.append(mention)
    return found


def _conversion(text: str, mention: Quantity, last: Quantity) -> Quantity:
    """952조 원 in ``6500억 달러(약 952조 원)``: another currency, or another unit of one dimension, in brackets."""
    if not mention.dimension or not last.dimension or mention.role == "elided":
        return mention
    between = text[last.end : mention.start] if mention.start - last.end <= 16 else ""
    in_brackets = _OPENED.fullmatch(between) and ("(" in between or "[" in between)
    pace = speed_factor(text, last.start) if last.dimension == "speed" and mention.dimension == "length" else None
    if pace and in_brackets:
        value, step, low, high = (x * pace for x in (mention.value, mention.step, mention.low, mention.high))
        mention = replace(mention, value=value, step=step, low=low, high=high, dimension="speed")
    money = mention.dimension.startswith("money.") and last.dimension.startswith("money.")
    if not (
        (money and mention.dimension != last.dimension)
        or (mention.dimension == last.dimension and mention.unit != last.unit)
    ):
        return mention
    if in_brackets or (money and _IN_WON.search(text, max(last.end, mention.start - 10), mention.start)):
        return replace(mention, role="conversion")
    return mention


def _of(text: str, mention: Rank, last: Quantity) -> Rank:
    """15개국 중 11위: the rank's field."""
    if last.dimension in _FIELD and mention.start - last.end <= 20 and _OF.fullmatch(text, last.end, mention.start):
        return replace(mention, of=int(last.value))
    return mention


def _same_half(text: str, mention: Period, last: Period) -> Period:
    """오후 3시부터 6시까지: the second hour is of the afternoon too."""
    if (
        mention.stated == ("clock",)
        and mention.clock is not None
        and last.clock is not None
        and text[mention.start].isdecimal()
        and mention.clock <= last.clock < mention.clock + _NOON
        and last.clock >= _NOON
        and mention.start - last.end <= _NEXT_HOUR
        and _FROM.fullmatch(text, last.end, mention.start)
        and "후" in text[last.start : last.end]
    ):
        return replace(mention, clock=mention.clock + _NOON)
    return mention


def _minute_of(text: str, mention: Quantity, hour: Period) -> Period | None:
    """오후 2시12분 닫았고 26분 열었다: a later minute of the hour told before, in a list of what happened when."""
    if (
        mention.dimension != "duration.second"
        or mention.start - hour.end > _NEAR
        or hour.clock is None
        or text.startswith("부터", hour.end)
        or not _MINUTE.fullmatch(text, mention.start, mention.end)
        or not _THEN.search(text, max(hour.end, mention.start - 4), mention.start)
        or not (_AT.match(text, mention.end) or _DOES.match(text, mention.end))
    ):
        return None
    minute = int(mention.value) // 60
    if minute <= hour.clock % 60:
        return None
    clock = hour.clock - hour.clock % 60 + minute
    return Period(
        mention.start, mention.end, clock=clock, local=hour.local, approximate=bool(mention.bound), stated=("clock",)
    )


def _dated(text: str, mention: Period, last: Mention | None, anchor: Period | None) -> Period:
    """A date takes what it does not say from the period before: 7월 8·9일 both in July, 이날 the day told of."""
    if anchor is None or mention.start - anchor.end > _FARTHEST:
        return mention
    later = (mention.day or 0) > (anchor.day or 32)
    dated = "month" in anchor.stated or (later and (not anchor.guessed or anchor.inherited is not None))
    if mention.guessed and last is anchor and dated and _LIST.fullmatch(text, anchor.end, mention.start):
        year, month = anchor.year, anchor.month
        return replace(mention, year=year, month=month, inherited=(year, month, None))
    if mention.part in _BACK and "word" in mention.stated:
        return replace(mention, inherited=(anchor.year, anchor.month, anchor.day))
    partial = mention.year is None and mention.stated and not {"word", "clock"} & {mention.stated[0]}
    if partial and anchor.year is not None:
        return replace(mention, inherited=(anchor.year, None, None))
    if mention.stated == ("clock",) and anchor.day is not None:
        return replace(mention, inherited=(anchor.year, anchor.month, anchor.day))
    return mention
