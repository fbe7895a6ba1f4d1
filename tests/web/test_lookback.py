"""Attempts looked back on, practised again, listed; probes that settle a suspicion."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from markupsafe import escape

from db.engine import write_transaction
from db.tables import Attempt
from kb.services.current import library
from people.model import Person
from quizzes.demo import respond
from quizzes.model import Certainty, Question
from quizzes.services import attempts, starting
from quizzes.services.current import bank, blueprints
from quizzes.services.exams import find_plan
from quizzes.sittings import Asked, Mode, Rules, Sitting
from tests.cast import add_account, client_of
from tests.web.test_practice import heading

NOW = datetime.now(UTC) - timedelta(minutes=15)


@pytest.fixture
def learner(site: Flask) -> Person:
    return add_account(site, "Learner")


@pytest.fixture
def reader(site: Flask, learner: Person) -> FlaskClient:
    return client_of(site, learner)


def begin(person: Person, questions: Sequence[Question]) -> str:
    """Start a set on exactly these questions."""
    items = [Asked(question, 7) for question in questions]
    return starting.open_attempt(person.id, Rules(Mode.PRACTICE, 7), lambda _: items, NOW)


def give(
    person: Person,
    attempt_id: str,
    rights: Sequence[bool | None],
    seconds: Sequence[float] = (),
    sure: Certainty | None = Certainty.FAIR,
    sequence: int = 1,
) -> Sitting:
    """Answer the questions in order, right or wrong; None leaves one open."""
    sitting = attempts.find_sitting(person.id, attempt_id, NOW)
    rng = random.Random(1)
    for place, (item, right) in enumerate(zip(sitting.items, rights, strict=False)):
        if right is not None:
            raw = respond(attempts.recall_variant(item), right, rng)
            at = NOW + timedelta(seconds=30 * place + 300 * sequence)
            took = seconds[place] if seconds else None
            attempts.answer(
                person.id, attempt_id, item.position, sequence, raw, sure, at, seconds=took
            )
    return attempts.find_sitting(person.id, attempt_id, NOW)


def choices(topic: str, count: int) -> list[Question]:
    """Return single-choice questions of a topic, those with variables first."""
    found = [q for q in bank().by_topic[topic] if q.kind.value == "single-choice"]
    return sorted(found, key=lambda q: (not q.parameterised, q.id))[:count]


def finish(person: Person, attempt_id: str, minutes: float = 14) -> str:
    attempts.submit(person.id, attempt_id, NOW + timedelta(minutes=minutes))
    return f"/attempts/{attempt_id}"


def sit(person: Person, slug: str, rights: Sequence[bool | None]) -> str:
    plan = find_plan(slug, blueprints(), bank(), library())
    attempt_id = starting.start_exam(person.id, plan, bank(), NOW)
    give(person, attempt_id, rights, sure=None)
    return attempt_id


def shown(page: str) -> list[tuple[str, str]]:
    """Return the marked questions of a page: position and mark."""
    marks = r'<details class="marked (\w+)".*?<span class="n">(\d+)</span>'
    return [(place, mark) for mark, place in re.findall(marks, page, re.DOTALL)]


def flat(page: str) -> str:
    """Return the text as it is read, all kinds of space alike."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))


def test_filters_narrow_the_questions(site: Flask, learner: Person, reader: FlaskClient) -> None:
    with site.app_context():
        attempt_id = begin(learner, choices("supply-planning", 7))
        times = (10, 20, 20, 20, 20, 200)
        give(learner, attempt_id, (True, False, True, False, True, True), times)
        attempts.flag(learner.id, attempt_id, 3)
        path = finish(learner, attempt_id) + "/review"
    marked = {
        name: [place for place, _ in shown(reader.get(f"{path}?show={name}").text)]
        for name in ("all", "wrong", "slow", "flagged", "open", "unsure", "nonsense")
    }
    assert marked == {
        "all": ["2", "4", "1", "3", "5", "6", "7"],
        "wrong": ["2", "4"],
        "slow": ["6"],
        "flagged": ["3"],
        "open": ["7"],
        "unsure": [],
        "nonsense": ["2", "4", "1", "3", "5", "6", "7"],
    }
    page = reader.get(path).text
    filters = re.findall(r'href="[^"]*#questions"[^>]*>([^<]+) <span class="n">(\d+)', page)
    assert filters == [
        ("All", "7"),
        ("Wrong or partly right", "2"),
        ("Slow", "1"),
        ("Flagged", "1"),
        ("Not answered", "1"),
    ]
    assert "4 min 50 s on 6 questions. One took long, and was right." in flat(
        page.replace("\N{NO-BREAK SPACE}", " ")
    )


def test_each_question_has_every_why_the_own_answer_and_its_section(
    site: Flask, learner: Person, reader: FlaskClient
) -> None:
    with site.app_context():
        (question,) = choices("supply-planning", 1)
        attempt_id = begin(learner, [question])
        sitting = give(learner, attempt_id, [False], [80], Certainty.CERTAIN)
        variant = attempts.recall_variant(sitting.items[0])
        section = library().by_slug["supply-planning"].section(question.section)
        path = finish(learner, attempt_id) + "/review"
    page = reader.get(path).text
    said = flat(page).replace("&#39;", "'").replace("&amp;", "&").replace("\xa0", " ")
    for option in variant.options:
        assert flat(option.why).strip() in said
    assert heading(page) == "One answer was certain and wrong"
    assert re.search(r"Your answer: [A-D]\.", said)
    assert re.search(r"Not this one certain 1 min 20 s", said)
    assert section is not None
    assert f'href="/topics/supply-planning#{section.id}"' in page


def test_an_exam_is_held_against_its_line(
    site: Flask, learner: Person, reader: FlaskClient
) -> None:
    with site.app_context():
        attempt_id = sit(learner, "sop-road-map-quarter", [True, False, True])
        # The second answer is mended, the third spoilt.
        give(learner, attempt_id, [None, True, False], sure=None, sequence=2)
        assert reader.get(f"/attempts/{attempt_id}/review").status_code == 302
        sitting = attempts.find_sitting(learner.id, attempt_id, NOW)
        path = finish(learner, attempt_id) + "/review"
    page = reader.get(path).text
    count = len(sitting.items)
    title = heading(page).replace("\u202f", " ")
    assert re.fullmatch(r"\d+ %, below the line of 70 %", title)
    said = flat(page).replace("\xa0", " ")
    assert f"Handed in after 14 min of {sitting.rules.seconds // 60} min. 3 of {count}" in said  # type: ignore[operator]
    assert "2 answers were changed: 1 from wrong to right, 1 from right to wrong" in said
    assert page.count("<b>Left open</b>") == min(20, count) - 3


def test_time_that_is_up_is_said(site: Flask, learner: Person, reader: FlaskClient) -> None:
    with site.app_context():
        attempt_id = sit(learner, "sop-road-map-quarter", [True])
        with write_transaction() as session:
            session.get_one(Attempt, attempt_id).deadline_at = NOW + timedelta(minutes=10)
    page = reader.get(f"/attempts/{attempt_id}/review").text
    assert re.search(r"Time was up\. 1 of \d+ answers count\.", page)


def test_a_long_exam_comes_in_pages_and_whole_for_print(
    site: Flask, learner: Person, reader: FlaskClient
) -> None:
    with site.app_context():
        attempt_id = sit(learner, "sop-road-map", [True] * 5)
        count = len(attempts.find_sitting(learner.id, attempt_id, NOW).items)
        path = finish(learner, attempt_id) + "/review"
    first, last = (reader.get(f"{path}?page={n}").text for n in (1, 99))
    assert len(shown(first)) == 20
    assert 0 < len(shown(last)) <= 20
    assert not set(shown(first)) & set(shown(last))
    jumps = re.findall(r'class="jump-to[^"]*" href="([^"]*)#q(\d+)"', first)
    assert [int(place) for _, place in jumps] == list(range(1, count + 1))
    away = next(address for address, place in jumps if (place, "open") in shown(last))
    assert {place for place, _ in shown(reader.get(away).text)} == {p for p, _ in shown(last)}
    whole = reader.get(f"{path}?print=1").text
    assert (
        len(shown(whole)) == count == len(re.findall(r'<details class="marked \w+" open>', whole))
    )
    assert "Practise these" not in whole


def test_the_shown_questions_are_practised_again_with_new_numbers(
    site: Flask, learner: Person, reader: FlaskClient
) -> None:
    with site.app_context():
        asked = choices("supply-planning", 4)
        attempt_id = begin(learner, asked)
        before = give(learner, attempt_id, (False, True, False, True))
        path = finish(learner, attempt_id)

    def start(**form: str) -> Sitting:
        reply = reader.post(f"{path}/again", data=form)
        assert reply.status_code == 303
        with site.app_context():
            return attempts.find_sitting(learner.id, str(reply.location).rpartition("/")[2])

    assert [item.question_id for item in start(show="wrong").items] == [asked[0].id, asked[2].id]
    assert [item.question_id for item in start().items] == [question.id for question in asked]
    (one,) = start(question="1").items
    assert (asked[0].parameterised, one.question_id) == (True, asked[0].id)
    assert one.seed != before.items[0].seed
    # A double click is one set.
    assert start(show="wrong").id == start(show="wrong").id


def test_what_cannot_be_asked_again_is_said(
    site: Flask, learner: Person, reader: FlaskClient
) -> None:
    with site.app_context():
        attempt_id = begin(learner, choices("supply-planning", 2))
        give(learner, attempt_id, (True, True))
    reply = reader.post(f"/attempts/{attempt_id}/again", follow_redirects=True)
    assert "Finish this set first, then practise it again." in reply.text
    with site.app_context():
        path = finish(learner, attempt_id)
    for form in ({"show": "wrong"}, {"question": "9"}):
        reply = reader.post(f"{path}/again", data=form, follow_redirects=True)
        assert "None of these questions is in the bank any more." in reply.text


def fail(learner: Person, topic: str) -> str:
    attempt_id = begin(learner, choices(topic, 5))
    give(learner, attempt_id, [False] * 5)
    return finish(learner, attempt_id) + "/review"


@pytest.mark.parametrize(
    ("rights", "title", "sentence"),
    [
        (
            [False, False, True],
            "{} is what holds supply planning back",
            "1 of 3 right there. Read what you",
        ),
        ([True, True, False], "{} holds", "so supply planning fails for another reason."),
        ([False], "{}: not settled yet", "0 of 1 right there."),
    ],
)
def test_misses_lead_to_what_a_topic_rests_on_and_probes_settle_it(
    site: Flask,
    learner: Person,
    reader: FlaskClient,
    rights: list[bool],
    title: str,
    sentence: str,
) -> None:
    with site.app_context():
        page = reader.get(fail(learner, "supply-planning")).text
    assert "You missed 5 of the last 5 on supply planning. It rests on" in flat(page)
    chain = re.findall(r'<ol class="chain".*?</ol>', page, re.DOTALL)
    way = re.findall(r'href="/topics/([a-z-]+)"', chain[0])
    assert way[-1] == "supply-planning"
    assert "Three questions there to make sure" in page
    form = {"topic": "supply-planning"}
    address = str(reader.post("/practice/probes", data=form).location)
    assert reader.post("/practice/probes", data=form).location == address
    with site.app_context():
        attempt_id = address.rpartition("/")[2]
        probes = give_late(learner, attempt_id, rights)
        assert {item.topic for item in probes.items} == {way[0]}
        attempts.submit(learner.id, attempt_id)
    review = reader.get(f"{address}/review").text
    assert heading(review) == title.format(escape(library_name(site, way[0])))
    assert sentence in flat(review)


def give_late(learner: Person, attempt_id: str, rights: Sequence[bool]) -> Sitting:
    """Answer probes after the misses that they follow."""
    sitting = attempts.find_sitting(learner.id, attempt_id)
    for item, right in zip(sitting.items, rights, strict=False):
        raw = respond(attempts.recall_variant(item), right, random.Random(1))
        attempts.answer(learner.id, attempt_id, item.position, 1, raw, None)
    return sitting


def library_name(site: Flask, slug: str) -> str:
    return str(site.extensions["linkage.library"].by_slug[slug].short)


def test_probes_without_a_suspicion_are_refused(reader: FlaskClient) -> None:
    for topic in ("supply-planning", "nowhere", ""):
        reply = reader.post("/practice/probes", data={"topic": topic}, follow_redirects=True)
        assert "Your last answers no longer point to a weak base there." in reply.text


def test_attempts_are_listed(site: Flask, learner: Person, reader: FlaskClient) -> None:
    assert heading(reader.get("/attempts").text) == "No attempts yet"
    assert heading(site.test_client().get("/attempts").text) == "No attempts yet"
    with site.app_context():
        closed = begin(learner, choices("supply-planning", 2))
        give(learner, closed, (True, False))
        finish(learner, closed)
        waiting = sit(learner, "sop-road-map-quarter", [True])
        quiz = sit(learner, "quiz-supply-planning", [True, True])
        finish(learner, quiz)
    page = reader.get("/attempts").text
    assert heading(page) == "One set is waiting to be finished"
    said = flat(page)
    assert re.search(r"1 of \d+ answered, until \d\d:\d\d Go on", said)
    assert "Practice, supply planning" in said
    assert "1 of 2 50 % finished" in said
    assert "below the line of 70 %" in said
    assert f'href="/attempts/{waiting}"' in page
    assert f'href="/attempts/{closed}/review"' in page


def test_a_list_of_many_has_pages(site: Flask, learner: Person, reader: FlaskClient) -> None:
    with site.app_context():
        questions = choices("supply-planning", 1)
        for _ in range(21):
            finish(learner, begin(learner, questions))
    first, second = (reader.get(f"/attempts?page={n}").text for n in (1, 2))
    assert heading(first) == "21 attempts, all finished"
    assert [len(re.findall(r"/attempts/[\w-]+/review", p)) for p in (first, second)] == [20, 1]
