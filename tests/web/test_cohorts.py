"""Pages of cohorts: instructors see who needs help, learners see their dates, strangers nothing."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from db import cohorts as table
from db.engine import db, write_transaction
from people.model import CohortRole, Person
from quizzes.demo import respond
from quizzes.services import attempts, starting
from tests.cast import Cast, add_account, client_of

DETAILS = {
    "name": "Spring",
    "starts_on": "2027-01-11",
    "ends_on": "2027-03-05",
    "exam_on": "2027-03-13",
    "time_zone": "Europe/Lisbon",
}


def practise(app: Flask, person: Person, right: bool = True, topic: str = "role-of-sop") -> int:
    """Answer every question of a topic; return how many."""
    import random

    with app.app_context():
        bank = app.extensions["linkage.bank"]
        attempt_id = starting.start_practice(person.id, bank, [topic], 20, 5)
        items = attempts.find_sitting(person.id, attempt_id).items
        for item in items:
            raw = respond(attempts.recall_variant(item), right, random.Random(1))
            attempts.answer(person.id, attempt_id, item.position, 1, raw, None)
        return len(items)


def join_address(app: Flask, cast: Cast) -> str:
    with app.app_context():
        cohort = table.find_cohort(db.session, cast.cohort_id, cast.instructor.id)
    assert cohort is not None
    return f"/join/{cohort.join_token}"


def read_csv(client: FlaskClient, address: str) -> list[list[str]]:
    response = client.get(address)
    assert response.status_code == 200
    assert response.mimetype == "text/csv"
    return list(csv.reader(io.StringIO(response.get_data().decode("utf-8-sig"), newline="")))


def test_a_cohort_is_made_changed_and_deleted(app: Flask) -> None:
    client = Cast(app).client("instructor")
    made = client.post("/cohorts/new", data=DETAILS)
    assert made.status_code == 302
    address = made.location or ""
    page = client.get(address).text
    assert "13 March 2027" in page
    assert "Nobody has joined yet" in page
    assert 'value="2027-03-13"' in client.get(f"{address}/edit").text
    changed = client.post(f"{address}/edit", data=DETAILS | {"name": "Later", "exam_on": ""})
    assert (changed.status_code, changed.location) == (302, address)
    assert "13 March 2027" not in client.get(address).text
    assert "Delete Later?" in client.get(f"{address}/delete").text
    assert client.get(address).status_code == 200
    assert client.post(f"{address}/delete").location == "/cohorts/"
    assert client.get(address).status_code == 404


def test_a_wrong_date_is_explained_and_what_was_typed_is_kept(app: Flask) -> None:
    client = Cast(app).client("instructor")
    wrong = client.post("/cohorts/new", data=DETAILS | {"ends_on": "2026-12-31"})
    assert wrong.status_code == 422
    assert "The end is before the start. Give a later date." in wrong.text
    assert 'value="2026-12-31"' in wrong.text
    assert '<option value="Europe/Lisbon" selected>' in wrong.text


def test_the_instructor_sees_everybody_and_the_finding(app: Flask) -> None:
    cast = Cast(app)
    n = practise(app, cast.learner)
    page = cast.client("instructor").get(f"/cohorts/{cast.cohort_id}").text
    assert "Nobody of 1 needs a word this week" in page
    assert "1 of 1" in page
    assert f"<dt>{n}</dt>" in page
    assert "Learner" in page
    assert "learner@example.org" in page
    assert "Other Learner" not in page


def test_a_learner_sees_dates_and_nobody_else(app: Flask) -> None:
    cast = Cast(app)
    exam = date.today() + timedelta(days=30)
    with app.app_context(), write_transaction() as session:
        table.update_cohort(session, cast.cohort_id, {"exam_on": exam})
        table.put_member(session, cast.cohort_id, cast.outsider.id, CohortRole.LEARNER)
    practise(app, cast.outsider)
    page = cast.client("learner").get(f"/cohorts/{cast.cohort_id}").text
    days = next(n for n in (29, 30, 31) if f"{n} days to the exam" in page)
    assert days
    assert f"{exam.day} {exam:%B %Y}" in page
    for foreign in ("Outsider", "outsider@example.org", "Instructor", "/join/", "roster"):
        assert foreign not in page


def test_the_list_holds_one_s_own_cohorts(app: Flask) -> None:
    cast = Cast(app)

    def listed(who: str) -> set[str]:
        page = cast.client(who).get("/cohorts/").text
        return {name for name in ("Spring", "Autumn") if f">{name}</a>" in page}

    assert listed("learner") == {"Spring"}
    assert listed("outsider") == {"Autumn"}
    assert listed("administrator") == {"Spring", "Autumn"}
    nobody = client_of(app, add_account(app, "Nobody")).get("/cohorts/").text
    assert "You belong to no cohort" in nobody
    assert "Make a cohort" not in nobody


def test_a_visitor_joins_through_an_account(app: Flask, client: FlaskClient) -> None:
    cast = Cast(app)
    join = join_address(app, cast)
    page = client.get(join).text
    assert "Join Spring" in page
    assert f"/sign-up?next={join}" in page
    assert client.post(join).location == "/sign-in"
    stranger = cast.client("other_learner")
    assert "Join the cohort" in stranger.get(join).text
    assert stranger.post(join).location == f"/cohorts/{cast.cohort_id}"
    assert stranger.get(join).location == f"/cohorts/{cast.cohort_id}"


def test_a_renewed_link_ends_the_old_one(app: Flask, client: FlaskClient) -> None:
    cast = Cast(app)
    join = join_address(app, cast)
    cast.client("instructor").post(f"/cohorts/{cast.cohort_id}/link")
    assert client.get(join).status_code == 404
    assert client.get(join_address(app, cast)).status_code == 200


def test_a_learner_leaves(app: Flask) -> None:
    cast = Cast(app)
    client = cast.client("learner")
    assert client.post(f"/cohorts/{cast.cohort_id}/leave").location == "/cohorts/"
    assert "You have left the cohort." in client.get("/cohorts/").text
    assert client.get(f"/cohorts/{cast.cohort_id}").status_code == 404


def test_roles_change_and_the_last_instructor_stays(app: Flask) -> None:
    cast = Cast(app)
    client = cast.client("instructor")
    own = f"/cohorts/{cast.cohort_id}/members/{cast.instructor.id}"
    client.post(f"{own}/role", data={"role": "learner"})
    assert "The cohort would have no instructor." in client.get(f"/cohorts/{cast.cohort_id}").text
    learner = f"/cohorts/{cast.cohort_id}/members/{cast.learner.id}"
    assert client.post(f"{learner}/role", data={"role": "owner"}).status_code == 422
    assert client.post(f"{learner}/role", data={"role": "instructor"}).status_code == 302
    assert client.post(f"{own}/remove").status_code == 302
    assert client.get(f"/cohorts/{cast.cohort_id}").status_code == 404
    page = cast.client("learner").get(f"/cohorts/{cast.cohort_id}").text
    assert "Instructor" not in page.split('id="members"')[1].split("</section>")[0].replace(
        "Make instructor", ""
    )


def test_the_roster_can_t_hurt_a_spreadsheet(app: Flask) -> None:
    cast = Cast(app)
    evil = add_account(app, "=cmd()")
    with app.app_context(), write_transaction() as session:
        table.put_member(session, cast.cohort_id, evil.id, CohortRole.LEARNER)
    rows = read_csv(cast.client("instructor"), f"/cohorts/{cast.cohort_id}/roster.csv")
    assert rows[0] == ["Name", "E-mail", "Role", "Joined (UTC)"]
    assert [row[:3] for row in rows[1:]] == [
        ["Instructor", "instructor@example.org", "instructor"],
        ["'=cmd()", "'=cmd()@example.org", "learner"],
        ["Learner", "learner@example.org", "learner"],
    ]


def test_the_progress_table_has_shares_and_numbers(app: Flask) -> None:
    cast = Cast(app)
    n = practise(app, cast.learner)
    head, row = read_csv(cast.client("instructor"), f"/cohorts/{cast.cohort_id}/progress.csv")
    found = dict(zip(head, row, strict=True))
    assert (found["Name"], found["Answers"], found["1 n"], found["n"]) == (
        "Learner",
        str(n),
        str(n),
        str(n),
    )
    topics = app.extensions["linkage.library"].topics
    assert len(head) == 6 + 2 * len(topics)


@pytest.mark.parametrize("address", ["/cohorts/{}", "/cohorts/{}/progress.csv", "/cohorts/"])
def test_more_members_need_no_more_queries(app: Flask, address: str) -> None:
    def count(members: int) -> int:
        cast = Cast(app) if members == 1 else known
        for number in range(1, members):
            person = add_account(app, f"Member {number}")
            practise(app, person)
            with app.app_context(), write_transaction() as session:
                table.put_member(session, cast.cohort_id, person.id, CohortRole.LEARNER)
        practise(app, cast.learner)
        client = cast.client("instructor")
        statements: list[str] = []

        def note(_conn: object, _cursor: object, statement: str, *_: object) -> None:
            statements.append(statement)

        with app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", note)
        try:
            assert client.get(address.format(cast.cohort_id)).status_code == 200
        finally:
            event.remove(engine, "before_cursor_execute", note)
        seen.append(cast)
        return len(statements)

    seen: list[Cast] = []
    one = count(1)
    known = seen[0]
    assert count(3) == one
    assert one <= 10
