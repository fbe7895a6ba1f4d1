"""Reports on questions: sent where the key is shown, replied to by administrators."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kb.services.current import library
from people.model import Person
from quizzes.demo import respond
from quizzes.services import attempts, exams, starting
from quizzes.services.current import bank, blueprints
from tests.cast import Cast, add_account, client_of
from tests.conftest import build_app
from tests.loaded import SAMPLE

LIST = "/admin/content/questions/reports"
SAID = {"reason": "wrong-key", "text": "Option B fits the text too"}


def practise(app: Flask, person: Person, answered: bool = True) -> str:
    """Return the address of the first question of a set, answered or open."""
    with app.app_context():
        attempt_id = starting.start_practice(person.id, bank(), ["role-of-sop"], 1, 4)
        if answered:
            item = attempts.find_sitting(person.id, attempt_id).items[0]
            raw = respond(attempts.recall_variant(item), False, Random(1))
            attempts.answer(person.id, attempt_id, 1, 1, raw, None)
    return f"/attempts/{attempt_id}"


def report_of(client: FlaskClient, state: str = "") -> str:
    """Return the address of the only report in the list."""
    page = client.get(LIST, query_string={"state": state}).text
    (found,) = set(re.findall(rf'href="({LIST}/[\w-]+)"', page))
    return str(found)


def test_a_report_is_sent_replied_to_and_the_reply_is_seen(app: Flask) -> None:
    cast = Cast(app)
    learner, administrator = cast.client("learner"), cast.client("administrator")
    player = practise(app, cast.learner)
    assert "Report this question" in learner.get(f"{player}?position=1").text
    sent = learner.post(f"{player}/questions/1/report", data=SAID)
    assert (sent.status_code, sent.location) == (303, f"{player}?position=1")
    page = learner.get(f"{player}?position=1").text
    assert "The report is stored." in page
    assert "Your report waits for a reply; change it" in page
    assert SAID["text"] in page
    changed = SAID | {"text": "Option B is right, see the <b>table</b>"}
    assert learner.post(f"{player}/questions/1/report", data=changed).status_code == 303
    assert "One report waits for a reply" in administrator.get(LIST).text
    address = report_of(administrator)
    page = administrator.get(address).text
    assert "Option B is right, see the &lt;b&gt;table&lt;/b&gt;" in page
    assert "The key is wrong" in page
    assert "Your answer" in page
    with app.app_context():
        item = attempts.find_sitting(cast.learner.id, player.rsplit("/", 1)[1]).items[0]
    for fact in (item.question_id, f"version {item.question_hash[:8]}", f"variant {item.seed}"):
        assert fact in page
    assert SAID["text"] not in page
    reply = {"state": "mended", "text": "You were right; the key is mended."}
    assert administrator.post(address, data=reply).location == LIST
    assert "No report waits for a reply" in administrator.get(LIST).text
    assert report_of(administrator, "mended") == address
    assert "There is no such report." in administrator.get(f"{LIST}?state=open").text
    page = learner.get(f"{player}?position=1").text
    assert "mended. You were right; the key is mended." in page
    assert "Report this question" not in page
    learner.post(f"{player}/submit")
    looked_back = " ".join(learner.get(f"{player}/review").text.split())
    assert "Your report on question 1: mended. You were right; the key is mended." in looked_back
    late = learner.post(f"{player}/questions/1/report", data=SAID)
    assert late.status_code == 422
    assert "Your report has its reply." in late.text


def test_guests_report_too_and_their_account_keeps_it(app: Flask) -> None:
    guest = add_account(app, "Guest", guest=True)
    client = client_of(app, guest)
    player = practise(app, guest)
    assert client.post(f"{player}/questions/1/report", data=SAID).status_code == 303
    account = {"name": "Ada", "email": "ada@example.org", "password": "lot-sizing-1"}
    assert client.post("/sign-up", data=account).status_code == 302
    assert SAID["text"] in client.get(f"{player}?position=1").text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"reason": "", "text": "Unclear"}, "Choose what it is about."),
        ({"reason": "taste", "text": "Unclear"}, "Choose what it is about."),
        ({"reason": "typo", "text": "  "}, "Give a sentence on what is wrong."),
        ({"reason": "typo", "text": "x" * 1001}, "Use at most 1000 characters."),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    app: Flask, data: dict[str, str], said: str
) -> None:
    cast = Cast(app)
    player = practise(app, cast.learner)
    answer = cast.client("learner").post(f"{player}/questions/1/report", data=data)
    assert answer.status_code == 422
    assert said in answer.text
    assert data["text"].strip()[:40] in answer.text
    assert "A report appears here" in cast.client("administrator").get(LIST).text


def test_nothing_is_reported_before_its_key_is_shown(app: Flask) -> None:
    cast = Cast(app)
    client = cast.client("learner")
    player = practise(app, cast.learner, answered=False)
    assert "Report this question" not in client.get(f"{player}?position=1").text
    with app.app_context():
        plan = exams.find_plan("whole", blueprints(), bank(), library())
        exam = f"/attempts/{starting.start_exam(cast.learner.id, plan, bank())}"
    for address in (player, exam):
        early = client.post(f"{address}/questions/1/report", data=SAID)
        assert (early.status_code, early.location) == (303, f"{address}?position=1")
    assert "A report appears here" in cast.client("administrator").get(LIST).text
    with app.app_context():
        attempts.submit(cast.learner.id, exam.rsplit("/", 1)[1])
    assert client.post(f"{exam}/questions/1/report", data=SAID).status_code == 303
    assert "One report waits" in cast.client("administrator").get(LIST).text


def test_somebody_else_s_question_is_nowhere(app: Flask) -> None:
    cast = Cast(app)
    player = practise(app, cast.learner)
    for who in ("visitor", "other_learner", "administrator"):
        for position in (1, 99):
            address = f"{player}/questions/{position}/report"
            assert cast.client(who).get(address).status_code == 404
            assert cast.client(who).post(address, data=SAID).status_code == 404
    administrator = cast.client("administrator")
    assert administrator.get(f"{LIST}/none").status_code == 404
    assert administrator.post(f"{LIST}/none", data={"state": "open"}).status_code == 404


def test_a_reply_needs_a_state(app: Flask) -> None:
    cast = Cast(app)
    player = practise(app, cast.learner)
    cast.client("learner").post(f"{player}/questions/1/report", data=SAID)
    administrator = cast.client("administrator")
    address = report_of(administrator)
    wrong = administrator.post(address, data={"state": "lost", "text": "Kept words"})
    assert wrong.status_code == 422
    assert "Choose what became of it." in wrong.text
    assert "Kept words" in wrong.text
    assert "One report waits" in administrator.get(LIST).text


def test_twenty_reports_in_an_hour_are_enough(tmp_path: Path) -> None:
    app = build_app(tmp_path, "", SAMPLE, {"LINKAGE_RATE_LIMITS": "on"})
    person = add_account(app, "Learner")
    player, client = practise(app, person), client_of(app, person)
    codes = [client.post(f"{player}/questions/1/report", data=SAID).status_code for _ in range(21)]
    assert codes == [303] * 20 + [429]
