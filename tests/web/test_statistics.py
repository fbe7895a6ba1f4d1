"""Statistics of questions and exams: pages, files, JSON, and who sees whose."""

from __future__ import annotations

import csv
import io
import random
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from db.engine import write_transaction
from db.tables import ResponseEvent
from quizzes.demo import respond
from quizzes.services import attempts, starting
from quizzes.services.exams import find_plan
from quizzes.variants import name_option
from tests.cast import Cast, add_account
from tests.db.practice import at

LEDGER = "/admin/statistics"
QUESTION = "dp-mad-meaning"
EXAM = "whole"
MINUS = "\N{MINUS SIGN}"


def pick(app: Flask, person_id: str, place: int, minutes: int) -> None:
    """Practise on all questions, picking the option at a place of the first one's file.

    Who picks the first option, which is right, answers all other questions wrongly.
    """
    bank, rng = app.extensions["linkage.bank"], random.Random(minutes)
    attempt_id = starting.start_practice(person_id, bank, [], 7, minutes, QUESTION, now=at(minutes))
    sitting = attempts.find_sitting(person_id, attempt_id, at(minutes))
    for item in sitting.items:
        variant = attempts.recall_variant(item)
        raw = respond(variant, place > 0, rng)
        if item.question_id == QUESTION:
            raw = name_option(bank.by_id[QUESTION], item.seed, place)
        attempts.answer(
            person_id, attempt_id, item.position, 1, raw, None, at(minutes + 1), seconds=30.0
        )
    attempts.submit(person_id, attempt_id, at(minutes + 2))


def sit(app: Flask, person_id: str, minutes: int) -> None:
    """Sit the exam and pick the first option of whatever can be picked."""
    bank, blueprints = (app.extensions[f"linkage.{name}"] for name in ("bank", "blueprints"))
    plan = find_plan(EXAM, blueprints, bank, app.extensions["linkage.library"])
    attempt_id = starting.start_exam(person_id, plan, bank, at(minutes))
    for item in attempts.find_sitting(person_id, attempt_id, at(minutes)).items:
        variant = attempts.recall_variant(item)
        if variant.question.kind == "single-choice":
            raw = variant.options[0].id
            attempts.answer(person_id, attempt_id, item.position, 1, raw, None, at(minutes + 1))
    attempts.submit(person_id, attempt_id, at(minutes + 2))


@pytest.fixture
def cast(app: Flask) -> Cast:
    """Return everybody, after the learners of both cohorts and a guest have answered."""
    made = Cast(app)
    guest = add_account(app, "Guest", guest=True)
    with app.app_context():
        for minutes, person in enumerate((made.learner, made.other_learner, guest)):
            pick(app, person.id, 0, 10 * minutes)
            sit(app, person.id, 100 + 10 * minutes)
    return made


def read_csv(client: FlaskClient, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "text/csv")
    return list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))


def listed(page: str) -> list[str]:
    return re.findall(r'statistics/questions/([\w-]+)">', page)


def test_without_answers_the_page_says_what_will_be_here(app: Flask) -> None:
    client = Cast(app).client("administrator")
    page = client.get(LEDGER).text
    assert "No answers yet" in page
    assert "/practice" in page
    assert LEDGER in client.get("/admin/").text
    assert "No results yet" in client.get(f"{LEDGER}/exams/{EXAM}").text
    one = client.get(f"{LEDGER}/questions/{QUESTION}").text
    assert "<h1>No answers yet</h1>" in one
    assert "not asked yet" in one


def test_questions_are_listed_sorted_and_filtered(app: Flask, cast: Cast) -> None:
    client = cast.client("administrator")
    page = client.get(LEDGER).text
    assert QUESTION in listed(page)
    assert len(listed(page)) == len(app.extensions["linkage.bank"].questions)
    assert "No question stands out" in page
    assert listed(client.get(f"{LEDGER}?topic=role-of-sop").text) == [
        "ro-level-of-detail",
        "ro-two-plans",
    ]
    by_name = listed(client.get(f"{LEDGER}?sort=question&order=ascending").text)
    assert by_name == sorted(by_name)
    assert 'aria-sort="ascending"' in client.get(f"{LEDGER}?sort=n&order=ascending").text
    assert QUESTION in listed(client.get(f"{LEDGER}?least=3").text)
    assert "No question fits" in client.get(f"{LEDGER}?least=4").text
    assert "No question fits" in client.get(f"{LEDGER}?flag=any").text
    odd = client.get(f"{LEDGER}?flag=none&sort=none&topic=none&least=many&page=99")
    assert listed(odd.text) == listed(page)
    rows = read_csv(client, f"{LEDGER}.csv?topic=demand-planning")
    (first,) = [row for row in rows if row["Question"] == QUESTION]
    assert (first["Answers (count)"], first["Facility (share)"]) == ("3", "1.0")
    assert first["Median time (seconds)"] == "30.0"
    assert {row["Topic"] for row in rows} == {"demand-planning"}


def test_a_question_shows_who_chose_what_and_what_to_do(app: Flask, cast: Cast) -> None:
    with app.app_context():
        for number in range(28):
            guest = add_account(app, "Guest", guest=True)
            pick(app, guest.id, number % 2, 200 + 3 * number)
    client = cast.client("administrator")
    page = client.get(f"{LEDGER}/questions/{QUESTION}").text
    question = app.extensions["linkage.bank"].by_id[QUESTION]
    texts = [
        question.stem[:40],
        question.options[0].text[:20],
        f"{question.file}:{question.line}",
        f"/topics/demand-planning#{question.section}",
        question.hash[:12],
        '<span class="tag">key</span>',
    ]
    assert [text for text in texts if text not in page.replace("&#39;", "'")] == []
    assert page.count('scope="row"><b>') == 5
    flagged = client.get(f"{LEDGER}?flag=any").text
    assert listed(flagged) == [QUESTION]
    assert "One question needs a look" in flagged
    assert "The strong do worse here: check the key" in page
    assert "Options C and D drew at most 0.0" in page
    assert re.search(f"<dt>{MINUS}[0-9.]+\u202f%</dt><dd>discrimination index", page)
    assert f">{MINUS}" in flagged
    rows = read_csv(client, f"{LEDGER}/questions/{QUESTION}.csv")
    assert [(row["Choice"], row["Chosen (count)"]) for row in rows] == [
        ("A", "17"),
        ("B", "14"),
        ("C", "0"),
        ("D", "0"),
    ]


def test_versions_stand_apart(app: Flask, cast: Cast) -> None:
    client = cast.client("administrator")
    hash = app.extensions["linkage.bank"].by_id[QUESTION].hash
    page = client.get(f"{LEDGER}/questions/{QUESTION}?version={hash[:12]}")
    assert page.status_code == 200
    for address in (f"questions/{QUESTION}?version=none", "questions/none", "exams/none"):
        assert client.get(f"{LEDGER}/{address}").status_code == 404


def test_an_exam_shows_its_results_and_weights(app: Flask, cast: Cast) -> None:
    client = cast.client("administrator")
    page = client.get(f"{LEDGER}/exams/{EXAM}").text
    assert "over 3 results" in page
    assert "Cronbach’s alpha" in page or "Cronbach&#39;s alpha" in page
    assert "By topic" in page
    assert EXAM in client.get(LEDGER).text
    rows = read_csv(client, f"{LEDGER}/exams/{EXAM}.csv")
    assert rows[0]["Row"] == "exam"
    assert rows[0]["Results (count)"] == "3"
    weights = [float(r["Intended weight (percent)"]) for r in rows if r["Row"] == "question"]
    assert sum(weights) == pytest.approx(100)


def test_a_cohort_s_instructor_sees_its_learners_alone(app: Flask, cast: Cast) -> None:
    own = f"/cohorts/{cast.cohort_id}/statistics"
    instructor = cast.client("instructor")
    assert own in instructor.get(f"/cohorts/{cast.cohort_id}").text
    page = instructor.get(own).text
    assert "the learners of Spring" in page
    assert LEDGER not in page
    (first,) = [row for row in read_csv(instructor, f"{own}.csv") if row["Question"] == QUESTION]
    assert first["Answers (count)"] == "1"
    assert "over 1 result<" in instructor.get(f"{own}/exams/{EXAM}").text
    assert "1 of the 30 answers" in instructor.get(f"{own}/questions/{QUESTION}").text
    for more in ("", ".csv", f"/questions/{QUESTION}", f"/exams/{EXAM}", f"/exams/{EXAM}.csv"):
        assert cast.client("outsider").get(own + more).status_code == 404
        assert cast.client("administrator").get(own + more).status_code == 200
        assert cast.client("learner").get(own + more).status_code == 403
        assert instructor.get(LEDGER + more).status_code == 403


def test_programs_get_the_same_with_names_and_descriptions(app: Flask, cast: Cast) -> None:
    client = cast.client("administrator")
    every = client.get("/api/v1/statistics/questions").get_json()
    assert every["learners"] == 3
    (found,) = [question for question in every["questions"] if question["id"] == QUESTION]
    assert [one["name"] for one in every["definitions"]][:2] == ["Answers", "Facility"]
    statistics = found["statistics"]
    assert (statistics["n"], statistics["facility"], statistics["discrimination"]) == (3, 1, None)
    chosen = client.get("/api/v1/statistics/questions?topic=role-of-sop&least=0").get_json()
    assert {question["topic"] for question in chosen["questions"]} == {"role-of-sop"}
    one = client.get(f"/api/v1/statistics/questions/{QUESTION}").get_json()
    assert [choice["count"] for choice in one["tables"][0]["choices"]] == [3, 0, 0, 0]
    assert [(v["answers"], v["in_use"]) for v in one["versions"]] == [(3, True)]
    exam = client.get(f"/api/v1/statistics/exams/{EXAM}").get_json()
    assert (exam["slug"], exam["statistics"]["n"], exam["left_out"]) == (EXAM, 3, 0)
    refused = client.get("/api/v1/statistics/questions?flag=odd")
    assert refused.status_code == 422


def test_programs_of_instructors_name_their_cohort(cast: Cast) -> None:
    address, cohort = "/api/v1/statistics/questions", f"?cohort={cast.cohort_id}"
    own = cast.client("instructor").get(address + cohort).get_json()
    assert own["learners"] == 1
    assert {question["statistics"]["n"] for question in own["questions"]} == {1}
    statuses = [
        cast.client(who).get(address + query).status_code
        for who, query in (("instructor", ""), ("outsider", cohort), ("learner", cohort))
    ]
    assert statuses == [404, 404, 403]


def test_a_new_answer_or_another_credit_shows_at_once(app: Flask, cast: Cast) -> None:
    client = cast.client("administrator")

    def facility() -> str:
        (row,) = [r for r in read_csv(client, f"{LEDGER}.csv") if r["Question"] == QUESTION]
        return row["Facility (share)"]

    assert facility() == "1.0"
    with app.app_context():
        pick(app, add_account(app, "Late", guest=True).id, 1, 500)
    assert facility() == "0.75"
    with app.app_context(), write_transaction() as session:
        for event in session.query(ResponseEvent):
            event.credit = 0.0
    assert facility() == "0.0"


def test_undefined_figures_are_a_dash(cast: Cast) -> None:
    page = cast.client("administrator").get(f"{LEDGER}/questions/{QUESTION}").text
    assert "<dt>—</dt><dd>discrimination index" in page
