from __future__ import annotations

import datetime
import re
import unicodedata
from itertools import pairwise
from typing import Literal

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from consistency import model
from consistency.korean import morphemes, sentences
from consistency.korean.kiwi import KiwiTokenizer
from consistency.korean.pipeline import GROUPS, make_nlp, read

HARD = st.text(
    st.sampled_from(
        "가늘렸다했.김 \n\r\t\u200b\u00ad\u3000😀👨\u200d👩漢李A1,%\ud800\udfff\u1100\u1161\u11a8e\u0301\x00“”()"
    ),
    max_size=60,
)
TODAY = model.Today(datetime.date(2025, 4, 15))


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    return make_nlp()


@settings(deadline=None, max_examples=150)
@given(st.one_of(HARD, st.text(max_size=40), HARD.map(lambda text: unicodedata.normalize("NFD", text))))
def test_the_doc_rebuilds_the_text(nlp: spacy.Language, text: str) -> None:
    doc = nlp.tokenizer(text)
    # No Doc can hold an unpaired surrogate: the replacement character stands in its place.
    assert "".join(token.text_with_ws for token in doc) == re.sub("[\ud800-\udfff]", "\ufffd", text)
    assert all(token.text for token in doc)


@settings(deadline=None, max_examples=100)
@given(HARD)
def test_tokens_are_in_order_and_do_not_overlap(text: str) -> None:
    found = morphemes.tokens(text)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@settings(deadline=None, max_examples=20)
@given(st.lists(HARD, max_size=5))
def test_many_at_once_are_as_one_by_one(texts: list[str]) -> None:
    assert list(morphemes.tokens_of_many(texts)) == [morphemes.tokens(text) for text in texts]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_morphemes_of_one_syllable_are_one_token(nlp: spacy.Language, form: Literal["NFC", "NFD"]) -> None:
    doc = nlp.tokenizer(unicodedata.normalize(form, "매출을 늘렸다."))
    tags = [(unicodedata.normalize("NFC", token.text), token.tag_) for token in doc]
    assert tags == [("매출", "NNG"), ("을", "JKO"), ("늘렸", "VV+EP"), ("다", "EF"), (".", "SF")]
    assert doc[2].lemma_ == "늘리다"


def test_white_space_as_spacy_has_it(nlp: spacy.Language) -> None:
    doc = nlp.tokenizer(" 비  왔다\r\n끝")
    assert [token.text for token in doc if token.is_space] == [" ", " ", "\r\n"]
    assert [token.tag_ for token in doc if token.is_space] == ["SPACE"] * 3


@settings(deadline=None, max_examples=60)
@given(HARD)
def test_sentences_begin_where_split_says(nlp: spacy.Language, text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    doc = nlp(composed)
    starts = [start for start, _ in sentences.split(composed)]
    for token in doc:
        begins = token.i == 0 or any(token.idx <= start < token.idx + len(token) for start in starts)
        assert token.is_sent_start == begins


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_mentions_point_into_the_text_as_given(nlp: spacy.Language, form: Literal["NFC", "NFD"]) -> None:
    given_text = "😀 오세민 서울시장은 어제 예산 657억원을 확정했다.시는 전국 5위로 대부분 끝냈다고 했다."
    text = unicodedata.normalize(form, given_text)
    doc = read(nlp, text, TODAY)
    assert doc.text == text
    assert len(list(doc.sents)) == 2
    found = {}
    for group in GROUPS.values():
        for span in doc.spans[group]:
            mention = span._.mention
            found[group] = unicodedata.normalize("NFC", text[mention.start : mention.end])
            assert span.start_char <= mention.start
            assert mention.end <= span.end_char
    assert found == {
        "persons": "오세민",
        "periods": "어제",
        "quantities": "657억원",
        "ranks": "5위",
        "degrees": "대부분",
        "cues": "다고 했",
    }


def test_relative_days_go_by_today(nlp: spacy.Language) -> None:
    doc = read(nlp, "시는 어제 문을 열었다.", TODAY)
    (span,) = doc.spans["periods"]
    assert (span._.mention.year, span._.mention.month, span._.mention.day) == (2025, 4, 14)
    undated = read(nlp, "시는 어제 문을 열었다.")
    assert [span._.mention.year for span in undated.spans["periods"]] == [None]


def test_a_span_of_no_group_has_no_mention(nlp: spacy.Language) -> None:
    doc = nlp("오세민 서울시장은 왔다.")
    assert doc[0:1]._.mention is None


def test_pipe_is_as_one_by_one(nlp: spacy.Language) -> None:
    texts = ["김민수 교수는 3위였다.", "", "비가 왔다. 갰다."] * 30
    piped = list(nlp.pipe(texts, batch_size=7))
    assert [doc.to_json() for doc in piped] == [nlp(text).to_json() for text in texts]
    assert [context for _, context in nlp.pipe(zip(texts, range(90), strict=True), as_tuples=True)] == list(range(90))


def test_pipe_takes_docs_and_refuses_what_is_too_long(nlp: spacy.Language) -> None:
    doc = nlp.make_doc("시는 어제 문을 열었다.")
    doc._.today = TODAY
    (done,) = nlp.pipe([doc])
    assert done.spans["periods"][0]._.mention.day == 14
    with pytest.raises(ValueError, match="E088"):
        list(nlp.pipe(["가" * (nlp.max_length + 1)]))


def test_a_newsroom_adds_its_own_component() -> None:
    @spacy.Language.component("newsroom_party")
    def party(doc: Doc) -> Doc:
        doc.spans["parties"] = [Span(doc, token.i, token.i + 1) for token in doc if token.text.endswith("당")]
        return doc

    nlp = make_nlp()
    nlp.add_pipe("newsroom_party", after="consistency_persons")
    doc = nlp("나래당 김민수 의원은 떠났다.")
    assert [span.text for span in doc.spans["parties"]] == ["나래당"]
    assert [span.text for span in doc.spans["persons"]] == ["김민수"]


def test_is_kept_on_disk_and_in_bytes(nlp: spacy.Language, tmp_path: object) -> None:
    nlp.to_disk(str(tmp_path))
    loaded = spacy.load(str(tmp_path))
    assert loaded.pipe_names == nlp.pipe_names
    assert isinstance(loaded.tokenizer, KiwiTokenizer)
    assert [token.tag_ for token in loaded("비가 왔다.")] == [token.tag_ for token in nlp("비가 왔다.")]
    assert spacy.blank("consistency_ko").from_bytes(nlp.to_bytes(exclude=["vocab"])).lang == "consistency_ko"
