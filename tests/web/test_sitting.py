"""Exams without script: rules, saving by forms, the review screen, handing in, time, pauses."""

from __future__ import annotations

import re
from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from db.engine import db, write_transaction
from db.tables import Attempt, AttemptItem, ResponseEvent, User
from quizzes.model import Kind
from quizzes.services.attempts import find_sitting, recall_variant
from quizzes.sittings import Item, Sitting
from quizzes.variant_model import Variant
from tests.cast import add_account, client_of
from tests.web.test_exams import strip

EXAM = "/exams/whole"


def begin(client: FlaskClient, slug: str = "whole") -> str:
    """Start an exam through its form and return the attempt's address."""
    reply = client.post(f"/exams/{slug}/start", data={"certainty": "1"})
    assert reply.status_code == 303
    return str(reply.location)


def sitting_of(app: Flask, address: str) -> Sitting:
    attempt_id = address.rsplit("/", 1)[1]
    with app.app_context():
        attempt = db.session.get_one(Attempt, attempt_id)
        return find_sitting(attempt.user_id, attempt_id)


def events_of(app: Flask, address: str) -> list[tuple[int, int, object, str | None]]:
    """Return position, sequence, response and certainty of every answer, as they arrived."""
    with app.app_context():
        rows = db.session.query(ResponseEvent).filter_by(attempt_id=address.rsplit("/", 1)[1])
        return [
            (row.position, row.sequence, row.response, row.certainty)
            for row in rows.order_by(ResponseEvent.id)
        ]


def find_kind(sitting: Sitting, kind: Kind) -> tuple[Item, Variant]:
    """Return the first question of this kind."""
    found = ((item, recall_variant(item)) for item in sitting.items)
    return next((item, variant) for item, variant in found if variant.question.kind is kind)


def send(client: FlaskClient, address: str, position: int, **fields: object) -> TestResponse:
    named = {
        (
            f"q{position}.{name}"
            if name == "response" or name.startswith(("cell-", "pair-"))
            else name
        ): v
        for name, v in fields.items()
    }
    return client.post(f"{address}/sheet", data={"position": position, **named})


def change(app: Flask, address: str, **columns: object) -> None:
    """Change columns of the attempt, as time would."""
    with app.app_context(), write_transaction() as session:
        attempt = session.get_one(Attempt, address.rsplit("/", 1)[1])
        for name, value in columns.items():
            setattr(attempt, name, value)


def end_time(app: Flask, address: str) -> None:
    """Let the time of the attempt be up since a minute."""
    with app.app_context():
        started = db.session.get_one(Attempt, address.rsplit("/", 1)[1]).started_at
    change(
        app,
        address,
        started_at=started - timedelta(minutes=10),
        deadline_at=started - timedelta(minutes=1),
    )


def test_the_rules_say_what_holds_for_this_person(app: Flask, client: FlaskClient) -> None:
    page = strip(client.get(f"{EXAM}/rules").text)
    assert "9 min for 6 questions" in page
    assert "9 min from the moment you begin" in page
    assert "Pauses" not in page
    account = add_account(app, "Learner")
    with app.app_context(), write_transaction() as session:
        user = session.get_one(User, account.id)
        user.extra_percent, user.may_pause = 50, True
    page = strip(client_of(app, account).get(f"{EXAM}/rules").text)
    assert "14 min for 6 questions" in page
    assert "Your 50&#8239;% extra time is in it: 9 min without." in page
    assert "You may stop the clock." in page
    with app.app_context(), write_transaction() as session:
        session.get_one(User, account.id).untimed = True
    page = strip(client_of(app, account).get(f"{EXAM}/rules").text)
    assert "6 questions, no clock" in page
    assert "You have no limit here; others have 9 min." in page


def test_a_placement_has_no_rules_of_an_exam(client: FlaskClient) -> None:
    assert client.get("/exams/placement/rules").status_code == 404
    assert client.post("/exams/placement/start").status_code == 404


def test_an_open_exam_is_gone_on_with(client: FlaskClient) -> None:
    address = begin(client)
    page = client.get(EXAM).text
    assert f'href="{address}"' in page
    assert re.search(
        r"You began this \d+ \w+ \d+; (9:00|8:5\d) is left, and the clock runs\.", strip(page)
    )
    assert "Go on with it" in strip(client.get(f"{EXAM}/rules").text)
    assert begin(client) == address


def test_one_question_stands_open_and_none_tells_its_key(app: Flask, client: FlaskClient) -> None:
    address = begin(client)
    page = client.get(address).text
    total = len(sitting_of(app, address).items)
    sheets = re.findall(r'<section class="sheet[^>]*>', page)
    assert len(sheets) == total
    assert [i for i, sheet in enumerate(sheets, 1) if " hidden" not in sheet] == [1]
    assert f'<h1 class="standing" id="here" tabindex="-1">Question 1 of {total}</h1>' in page
    assert not re.search(r'class="why"|class="verdict"|Right answer', page)
    assert re.search(r'role="timer" aria-label="Time left">(9:00|8:5\d)<', page)
    second = client.get(f"{address}?position=2").text
    assert f"Question 2 of {total}</h1>" in second
    assert client.get(f"{address}?position=99").status_code == 404


def test_saving_goes_where_the_button_says(app: Flask, client: FlaskClient) -> None:
    address = begin(client)
    item, variant = find_kind(sitting_of(app, address), Kind.SINGLE_CHOICE)
    picked = variant.options[1].id
    reply = send(client, address, item.position, response=picked, certainty="fair", go="2")
    assert (reply.status_code, reply.location) == (303, f"{address}?position=2")
    shown = client.get(f"{address}?position={item.position}").text
    assert re.search(rf'name="q{item.position}.response" value="{picked}" checked', shown)
    assert re.search(r'value="fair" checked', shown)
    assert "1 of 6 answered." in strip(shown)
    again = send(client, address, item.position, response=picked, certainty="fair", go="overview")
    assert again.location == f"{address}/overview"
    other = variant.options[0].id
    assert send(client, address, item.position, response=other, go="next").location == address
    send(client, address, item.position % 6 + 1, go="3")
    assert events_of(app, address) == [
        (item.position, 1, picked, "fair"),
        (item.position, 2, other, None),
    ]


def test_a_number_that_cannot_be_read_is_named_and_kept(app: Flask, client: FlaskClient) -> None:
    address = practise_to_the_end(client, "demand-planning")
    item, _ = find_kind(sitting_of(app, address), Kind.NUMERIC)
    reply = send(client, address, item.position, response="49O", go="1")
    assert reply.status_code == 422
    assert "“49O” is not a number." in reply.text
    assert 'value="49O"' in reply.text
    assert f"Question {item.position} of" in reply.text
    assert events_of(app, address) == []


def test_a_moved_row_is_no_answer_and_an_untouched_order_none(
    site: Flask,
) -> None:
    app, client = site, site.test_client()
    address = practise_to_the_end(client, "monthly-cycle")
    item, variant = find_kind(sitting_of(app, address), Kind.ORDERING)
    shown = [option.id for option in variant.options]
    send(client, address, item.position, response=shown, go="1")
    assert events_of(app, address) == []
    page = send(client, address, item.position, response=shown, move=f"down {shown[0]}").text
    moved = re.findall(rf'name="q{item.position}.response" value="(\w+)"', page)
    assert moved == [shown[1], shown[0], *shown[2:]]
    assert events_of(app, address) == []
    send(client, address, item.position, response=moved, go="1")
    send(client, address, item.position, response=shown, go="1")
    assert [event[2] for event in events_of(app, address)] == [moved, shown]


def practise_to_the_end(client: FlaskClient, topic: str) -> str:
    asked = {"mode": "practice", "topics": [topic], "count": 40, "feedback": "end"}
    reply = client.post("/api/v1/attempts", json=asked).get_json()
    return f"/attempts/{reply['id']}"


def test_practice_with_feedback_at_the_end_is_sat_without_a_clock(client: FlaskClient) -> None:
    page = client.get(practise_to_the_end(client, "demand-planning")).text
    assert 'role="timer"' not in page
    assert "What is saved stays, and you can go on at any time." in page
    assert "Practice, demand planning" in page


def test_flagging_saves_what_is_typed(app: Flask, client: FlaskClient) -> None:
    address = begin(client)
    item, variant = find_kind(sitting_of(app, address), Kind.SINGLE_CHOICE)
    picked = variant.options[0].id
    reply = send(client, address, item.position, response=picked, flag="1")
    assert reply.location == f"{address}?position={item.position}"
    with app.app_context():
        items = db.session.query(AttemptItem).filter_by(flagged=True).all()
        assert [flagged.position for flagged in items] == [item.position]
    assert [event[2] for event in events_of(app, address)] == [picked]


def test_the_review_screen_lists_what_is_open_and_flagged(app: Flask, client: FlaskClient) -> None:
    address = begin(client)
    sitting = sitting_of(app, address)
    item, variant = find_kind(sitting, Kind.SINGLE_CHOICE)
    send(client, address, item.position, response=variant.options[0].id, flag="1")
    total = len(sitting.items)
    page = client.get(f"{address}/overview").text
    assert f"1 of {total} answered</h1>" in page
    assert f"{total - 1} questions are open, 1 is flagged." in strip(page)
    for show, wanted in (
        ("all", [i.position for i in sitting.items]),
        ("open", [i.position for i in sitting.items if i.position != item.position]),
        ("flagged", [item.position]),
        ("nonsense", [i.position for i in sitting.items]),
    ):
        text = client.get(f"{address}/overview?show={show}").text
        rows = re.findall(r'<li data-row="(\d+)"( hidden)?>', text)
        assert [int(n) for n, hidden in rows if not hidden] == wanted


def test_handing_in_names_what_is_open_and_asks(app: Flask, client: FlaskClient) -> None:
    address = begin(client)
    item, variant = find_kind(sitting_of(app, address), Kind.SINGLE_CHOICE)
    send(client, address, item.position, response=variant.options[0].id, flag="1")
    page = strip(client.get(f"{address}/hand-in").text)
    assert "Hand in 1 answer?" in page
    assert f"Flagged: {item.position}." in page
    assert "You cannot change anything afterwards." in page
    assert sitting_of(app, address).open
    for _ in range(2):
        assert client.post(f"{address}/submit").location == f"{address}/review"
    for path in ("", "/overview", "/hand-in"):
        assert client.get(address + path).location == f"{address}/review"


def test_what_arrives_after_the_time_does_not_count(app: Flask, client: FlaskClient) -> None:
    address = begin(client)
    item, variant = find_kind(sitting_of(app, address), Kind.SINGLE_CHOICE)
    end_time(app, address)
    reply = client.post(
        f"{address}/sheet",
        data={"position": item.position, f"q{item.position}.response": variant.options[0].id},
        follow_redirects=True,
    )
    assert "This answer arrived after the time was up and doesn’t count." in reply.text
    assert reply.request.path == f"{address}/review"
    assert events_of(app, address) == []
    assert sitting_of(app, address).closed_by == "time"


def test_a_pause_covers_the_questions(app: Flask, client: FlaskClient) -> None:
    address = begin(client)
    refused = client.post(f"{address}/pause", follow_redirects=True).text
    assert "This attempt can’t be paused." in refused
    assert "Question 1 of" in refused
    change(app, address, may_pause=True)
    assert "Pause" in strip(client.get(address).text)
    item, variant = find_kind(sitting_of(app, address), Kind.SINGLE_CHOICE)
    client.post(f"{address}/pause")
    for path in ("", "?position=2", "/overview", "/hand-in"):
        page = client.get(address + path).text
        assert "The clock stands still" in page
        assert variant.options[0].text not in page
    assert "stands still" in strip(client.get(EXAM).text)
    reply = client.post(
        f"{address}/sheet",
        data={"position": item.position, f"q{item.position}.response": variant.options[0].id},
        follow_redirects=True,
    )
    assert "Go on, then answer again." in reply.text
    client.post(f"{address}/resume")
    assert "Question 1 of" in client.get(address).text
    assert events_of(app, address) == []


def test_somebody_else_s_exam_is_missing(app: Flask, client: FlaskClient) -> None:
    address = begin(client)
    other = client_of(app, add_account(app, "Outsider"))
    for path in ("", "/overview", "/hand-in"):
        assert other.get(address + path).status_code == 404
    for path in ("/sheet", "/pause", "/resume", "/submit"):
        assert other.post(address + path, data={"position": 1}).status_code == 404


def test_the_session_tells_who_is_asking_and_renews_the_token(app: Flask) -> None:
    visitor = app.test_client()
    reply = visitor.get("/api/v1/session")
    assert reply.json == {"signed_in": False, "guest": False, "name": None}
    assert visitor.get_cookie("csrf_token") is not None
    begin(visitor)
    assert visitor.get("/api/v1/session").json == {
        "signed_in": True, "guest": True, "name": "Guest",
    }  # fmt: skip
    learner = client_of(app, add_account(app, "Learner"))
    assert learner.get("/api/v1/session").json == {
        "signed_in": True, "guest": False, "name": "Learner",
    }  # fmt: skip
