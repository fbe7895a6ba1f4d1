from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.search.index import SearchIndex
from tests.kb.search.conftest import DOCUMENTS, TERMS

SECTION = "section:demand-planning#bias-tracking"
TERM = "term:tracking-signal"


def keys(index: SearchIndex, text: str, kind: str | None = None) -> list[str]:
    return [hit.key for hit in index.search(text, kind).hits]


def test_a_correction_comes_first_and_can_be_refused(index: SearchIndex) -> None:
    result = index.search("trackin sig")
    assert (result.query, result.corrected) == ("trackin sig", "tracking sig")
    assert {TERM, SECTION} <= {hit.key for hit in result.hits}
    literal = index.search("trackin sig", literal=True)
    assert literal.corrected is None
    assert [hit.key for hit in literal.hits] != [hit.key for hit in result.hits]


def test_a_hit_says_all_that_is_shown_of_it(index: SearchIndex) -> None:
    hit = next(h for h in index.search("tracking signal").hits if h.key == SECTION)
    assert (hit.kind, hit.topic, hit.number, hit.url) == (
        "section", 4, "4.6", "/topics/demand-planning#bias-tracking",
    )  # fmt: skip
    assert hit.title_html == "Bias and <mark>tracking signal</mark>"
    assert hit.snippet == (
        "Bias is direction that persists. The <mark>tracking signal</mark> divides the running "
        "sum of errors by the mean absolute deviation &amp; makes bias visible."
    )
    assert hit.score > 0


def test_a_question_is_numbered_by_nothing(index: SearchIndex) -> None:
    assert [(h.key, h.number) for h in index.search("tracking", "question").hits] == [("dp-1", "")]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("tracking signal", TERM),
        ("TS", TERM),
        ("what is the mean absolute deviation", "term:mad"),
        ("rough cut capacity planing", "section:supply-planning#rccp-methods"),
        ("mock exam", "action:exam"),
        ("demand planning", "topic:demand-planning"),
    ],
)
def test_the_best_answer_leads(index: SearchIndex, text: str, first: str) -> None:
    assert keys(index, text)[0] == first


def test_a_term_is_found_by_every_name(index: SearchIndex) -> None:
    names = ("RCCP", "rough-cut capacity planning", "rough cut capacity plans")
    assert {keys(index, name)[0] for name in names} == {"section:supply-planning#rccp-methods"}


def test_phrases_and_exclusions_are_kept(index: SearchIndex) -> None:
    assert SECTION not in keys(index, '"signal tracking"')
    assert SECTION in keys(index, '"tracking signal" errors')
    assert SECTION not in keys(index, "tracking -bias")
    assert keys(index, 'errors -"running sum"') == []
    assert keys(index, "-tracking") == []


def test_kinds_filter(index: SearchIndex) -> None:
    assert keys(index, "tracking signal", "programme") == ["programme:forecasting"]
    assert keys(index, "tracking signal", "topic") == ["topic:demand-planning"]


def test_one_topic_does_not_fill_the_beginning(index: SearchIndex) -> None:
    topics = [hit.topic for hit in index.search("tracking signal forecasting").hits]
    assert topics.count(4) > 2
    assert None in topics[:3]


def test_nothing_found_offers_the_nearest_terms(index: SearchIndex) -> None:
    result = index.search("trakcing sginal", literal=True)
    assert (result.total, result.hits) == (0, ())
    assert [hit.key for hit in result.nearest] == [TERM, "term:mad"]


def test_an_empty_query_finds_nothing(index: SearchIndex) -> None:
    result = index.search("  ")
    assert (result.query, result.total, result.hits, result.nearest) == ("", 0, (), ())


def test_the_limit_cuts_hits_not_the_total(index: SearchIndex) -> None:
    result = index.search("tracking signal", limit=1)
    assert (len(result.hits), result.total) == (1, index.search("tracking signal").total)
    assert result.total > 1


def test_suggestions_are_names_first(index: SearchIndex) -> None:
    result = index.suggest("trac")
    assert [hit.key for hit in result.hits[:2]] == [TERM, SECTION]
    assert result.hits[0].title_html == "<mark>Trac</mark>king signal (TS)"
    assert result.total >= len(result.hits) > 2


def test_suggestions_keep_to_exclusions(index: SearchIndex) -> None:
    assert SECTION not in [hit.key for hit in index.suggest("tracking -bias").hits]


def test_a_damaged_index_is_built_anew(index: SearchIndex, tmp_path: Path) -> None:
    before = keys(index, "tracking signal")
    index.close()
    index.forget()
    for path in (tmp_path / "index").rglob("*.seg"):
        path.write_bytes(path.read_bytes()[:-7])
    assert keys(index, "tracking signal") == before


def test_an_index_removed_under_the_searcher_is_no_failure(
    index: SearchIndex, tmp_path: Path
) -> None:
    before = keys(index, "tracking signal")
    other = SearchIndex(tmp_path, DOCUMENTS, TERMS)
    assert other.build(force=True)
    index.forget()
    assert keys(index, "tracking signal") == before
    index._shelf._opened.searcher.close()  # type: ignore[union-attr]  # as a failing reader would be
    index.forget()
    assert keys(index, "bias signal")[0] == SECTION


def test_a_child_process_opens_its_own_searcher(index: SearchIndex) -> None:
    before = keys(index, "tracking signal")
    index.forget()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, "\n".join(keys(index, "tracking signal")).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        assert answer.read().splitlines() == before
    assert os.waitpid(child, 0)[1] == 0


def test_without_a_usable_folder_names_are_searched(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("a file where the folder should be")
    index = SearchIndex(tmp_path, DOCUMENTS, TERMS)
    assert not index.ready()
    result = index.search("tracking")
    assert [hit.key for hit in result.hits] == [TERM, SECTION]
    assert [hit.key for hit in index.search("tracking", "section").hits] == [SECTION]
    assert [hit.key for hit in index.search("xyzzy deviation").nearest][:1] == ["term:mad"]


def test_ready_builds_what_is_missing(index: SearchIndex, tmp_path: Path) -> None:
    assert index.ready()
    assert not index.build()
    assert len(list((tmp_path / "index").glob("*.current"))) == 1


@settings(
    max_examples=150, deadline=1000, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=80) | st.lists(st.sampled_from(
    ['"', "-", "*", "?", "~", "(", ")", "AND", "NOT", "tracking", "sig", "S&OP", " ", "\x00"]
)).map("".join))  # fmt: skip
def test_no_query_fails(index: SearchIndex, text: str) -> None:
    for result in (index.search(text), index.suggest(text)):
        assert len(result.hits) <= result.total
        assert all("<script" not in hit.snippet for hit in result.hits)
