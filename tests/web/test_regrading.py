"""The administrator's pages on mended keys."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask import Flask

from db import regrading as table
from db.engine import db
from quizzes.model import Question
from quizzes.services import attempts, starting
from quizzes.sittings import Asked, Mode, Reveal, Rules
from tests.cast import Cast
from tests.quizzes.mended import serve
from tests.quizzes.samples import WHYS, choice

PAGE = "/admin/content/questions/regrading"
ONE = f"{PAGE}/q-mended"


def keyed(right: int) -> Question:
    options = [
        {"text": text, "why": WHYS[place], "correct": place == right}
        for place, text in enumerate(("It leans high", "It leans low", "It is sound"))
    ]
    return choice(id="q-mended", options=options)


FIRST, SECOND = keyed(0), keyed(1)


@pytest.fixture
def cast(app: Flask) -> Iterator[Cast]:
    """The learner has answered in an exam what was right; the key is mended since."""
    cast = Cast(app)
    with app.app_context(), serve(app, FIRST):
        rules = Rules(Mode.EXAM, 5, Reveal.END, exam="whole", line=50)
        exam = starting.open_attempt(cast.learner.id, rules, lambda _: [Asked(FIRST, 3)])
        variant = attempts.recall_variant(attempts.find_sitting(cast.learner.id, exam).items[0])
        right = next(option.id for option in variant.options if option.correct)
        attempts.answer(cast.learner.id, exam, 1, 1, right, None)
        attempts.submit(cast.learner.id, exam)
    with serve(app, SECOND):
        yield cast


def exam_of(cast: Cast) -> str:
    """Return the id of the learner's only attempt."""
    with cast.app.app_context():
        (given,) = table.select_given(db.session, table.select_versions(db.session, "q-mended")[0])
    return given.attempt_id


def read(page: str) -> str:
    """Return a page's text with single spaces."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_the_dry_run_names_people_and_a_post_grades_again(cast: Cast) -> None:
    client = cast.client("administrator")
    assert PAGE in client.get("/admin/content/questions").text
    listed = client.get(PAGE).text
    assert "One question has a mended key" in listed
    assert ONE in listed
    seen = read(client.get(ONE).text)
    assert "One result changes" in seen
    assert "1 answer would be graded by the present key; 1 of them would earn" in seen
    assert re.search(r"Learner .* 1 of 1 line reached 0 of 1 below the line", seen)
    assert "1 answer: from 1 to 0" in seen
    assert "Nothing was graded again yet." in seen
    assert read(client.get(ONE).text) == seen
    looked_back = cast.client("learner").get(f"/attempts/{exam_of(cast)}/review")
    assert "was mended on" not in looked_back.text
    sent = client.post(ONE, data={"key": SECOND.hash})
    assert (sent.status_code, sent.location) == (303, ONE)
    done = read(client.get(ONE).text)
    assert "1 answers are graded again; 1 and 1 result changed." in done
    assert "Every answer has its present key" in done
    assert re.search(rf"{FIRST.hash[:8]} {SECOND.hash[:8]} 1 1 Administrator", done)
    assert "Every answer has its present key" in client.get(PAGE).text
    looked_back = cast.client("learner").get(f"/attempts/{exam_of(cast)}/review")
    assert re.search(
        r"The key of question 1 was mended on [^;]+; your answer no longer counts\.",
        read(looked_back.text),
    )
    undo = read(client.get(f"{ONE}?undo=1").text)
    assert "1 answer would be graded by the key under which each was given" in undo
    assert client.post(ONE, data={"key": SECOND.hash, "undo": "1"}).status_code == 303
    assert "One result changes" in client.get(ONE).text


def test_a_question_that_changed_again_is_looked_at_once_more(cast: Cast) -> None:
    client = cast.client("administrator")
    answer = client.post(ONE, data={"key": FIRST.hash})
    assert answer.status_code == 409
    assert "The question has changed since this page was shown." in answer.text
    assert f'name="key" value="{SECOND.hash}"' in answer.text
    assert "Nothing was graded again yet." in answer.text


def test_a_question_that_nobody_was_asked_is_nowhere(cast: Cast) -> None:
    client = cast.client("administrator")
    assert client.get(f"{PAGE}/q-none").status_code == 404
    assert client.post(f"{PAGE}/q-none", data={"key": ""}).status_code == 404


def test_a_question_that_left_the_bank_keeps_its_grades(app: Flask, cast: Cast) -> None:
    client = cast.client("administrator")
    with serve(app, choice()):
        assert "there is no present key" in client.get(ONE).text
        assert "Grade them again" not in client.get(ONE).text
        assert "Every answer has its present key" in client.get(PAGE).text


def test_who_was_graded_again_reads_it_at_the_question(cast: Cast) -> None:
    learner, said = cast.client("learner"), "The key of question 1 was mended on "
    with cast.app.app_context():
        rules = Rules(Mode.PRACTICE, 6)
        exam = starting.open_attempt(cast.learner.id, rules, lambda _: [Asked(FIRST, 4)])
        variant = attempts.recall_variant(attempts.find_sitting(cast.learner.id, exam).items[0])
        wrong = next(option.id for option in variant.options if option.text == "It leans low")
        attempts.answer(cast.learner.id, exam, 1, 1, wrong, None)
    address = f"/attempts/{exam}?position=1"
    assert said not in learner.get(address).text
    cast.client("administrator").post(ONE, data={"key": SECOND.hash})
    page = learner.get(address).text
    assert said in page
    assert "; your answer now counts." in page
