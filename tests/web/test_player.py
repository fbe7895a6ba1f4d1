"""The player without script: forms, feedback, resuming, looking back."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from db.engine import db
from db.tables import Attempt, AttemptItem, ResponseEvent
from quizzes.services.attempts import find_sitting, recall_variant
from quizzes.sittings import Sitting
from tests.cast import add_account, client_of
from tests.web.test_practice import answer_all, heading


def begin(client: FlaskClient, topic: str) -> str:
    """Start a set on one topic and return its address."""
    return str(client.post("/practice", data={"topics": topic, "count": "10"}).location)


def find_position(app: Flask, address: str, question_id: str) -> int:
    attempt_id = address.rsplit("/", 1)[1]
    with app.app_context():
        items = db.session.query(AttemptItem).filter_by(attempt_id=attempt_id)
        return items.filter_by(question_id=question_id).one().position


def option_id(page: str, text: str) -> str:
    """Return the id of the option with this text."""
    rows = re.findall(r'data-option="(\w+)".*?class="option-text">(.*?)</span>', page, re.DOTALL)
    return str(next(id for id, shown in rows if shown == text))


def open_question(app: Flask, client: FlaskClient, topic: str, id: str) -> tuple[str, int, str]:
    """Start a set and return its address, the question's position and its page."""
    address = begin(client, topic)
    position = find_position(app, address, id)
    return address, position, client.get(f"{address}?position={position}").text


def states(page: str) -> dict[str, tuple[str, str]]:
    """Return by option text: the row's state and the word at its right."""
    rows = re.findall(
        r'<div class="option (\w+)".*?option-text">(.*?)</span>(.*?)</div>', page, re.DOTALL
    )
    found = {}
    for state, text, rest in rows:
        word = re.search(r'option-state">(.*?)</span>', rest)
        found[text] = (state, word.group(1) if word else "")
    return found


def test_a_wrong_answer_shows_verdict_key_and_every_why(app: Flask, client: FlaskClient) -> None:
    address, position, page = open_question(app, client, "demand-planning", "dp-bias-conclusion")
    assert heading(page).startswith("All six monthly errors of a family are small and negative")
    picked = option_id(page, "The forecast is sound")
    data = {"position": str(position), "response": picked, "certainty": "unsure"}
    reply = client.post(address, data=data)
    assert (reply.status_code, reply.location) == (
        303,
        f"{address}?position={position}#verdict",
    )
    page = client.get(reply.location).text
    assert re.search(r'id="verdict"[^>]*><h2>Not this one</h2><p>You suspected it; see [A-D]', page)
    assert states(page) == {
        "The forecast leans high": ("right", "Right answer"),
        "The forecast leans low": ("other", ""),
        "The forecast is sound": ("wrong", "Your answer"),
        "The demand is seasonal": ("other", ""),
    }
    question = app.extensions["linkage.bank"].by_id["dp-bias-conclusion"]
    assert all(option.why.replace("'", "&#39;") in page for option in question.options)
    assert '<form id="answer"' not in page


def test_multiple_response(app: Flask, client: FlaskClient) -> None:
    address, position, page = open_question(app, client, "role-of-sop", "ro-two-plans")
    assert "Choose two" in page
    texts = (
        "Stock is built that finance has not funded",
        "Customers place their orders twice over",
    )
    picks = [option_id(page, text) for text in texts]
    reply = client.post(address, data={"position": str(position), "response": picks})
    assert states(client.get(reply.location).text) == {
        "Stock is built that finance has not funded": ("right", "Right, your answer"),
        "Meetings argue about whose number holds": ("right", "Right answer"),
        "Suppliers deliver to both of the plans": ("other", ""),
        "Customers place their orders twice over": ("wrong", "Your answer"),
    }


def test_a_number_that_cannot_be_read_is_kept_with_a_sentence(
    app: Flask, client: FlaskClient
) -> None:
    address, position, page = open_question(app, client, "demand-planning", "dp-tracking-signal")
    assert "<span>MADs</span>" in page
    data = {"position": str(position), "response": "−2O", "certainty": "fair"}
    reply = client.post(address, data=data)
    assert reply.status_code == 422
    assert "“−2O” is not a number. Did you mean −20?" in reply.text
    assert 'value="−2O"' in reply.text
    assert 'name="certainty" value="fair" checked' in reply.text
    with app.app_context():
        assert db.session.query(ResponseEvent).count() == 0


def test_a_table_is_filled_in_and_graded(app: Flask, client: FlaskClient) -> None:
    address, position, page = open_question(app, client, "monthly-cycle", "mc-ending-stock")
    assert 'aria-label="Ending inventory, 1"' in page
    bad = client.post(address, data={"position": str(position), "cell-i1": "l0", "cell-i2": "5"})
    assert bad.status_code == 422
    assert "“l0” is not a number. Did you mean 10?" in bad.text
    assert re.search(r'name="cell-i1" value="l0"[^>]* aria-invalid="true"', bad.text)
    assert 'name="cell-i2" value="5"' in bad.text
    opening, made = (
        int(re.search(pattern, page).group(1))  # type: ignore[union-attr]
        for pattern in (r"Opening stock is (\d+)", r"production is (\d+)")
    )
    row = re.search(r"Demand</th>(.*?)</tr>", page, re.DOTALL)
    assert row is not None
    one, two = (int(number) for number in re.findall(r">(\d+)<", row.group(1)))
    first = opening + made - one + 1
    cells = {"cell-i1": str(first), "cell-i2": str(first + made - two)}
    reply = client.post(address, data={"position": str(position), **cells})
    page = client.get(reply.location).text
    assert "<h2>Partly right</h2><p>1 of 2 cells count. An error carried forward" in page
    assert f"<small>is {first - 1}</small>" in page
    assert f"<small>carried on from an earlier cell; {first - 1 + made - two} without" in page
    assert f"Month 1 = {opening} + {made} − {one} = {first - 1}" in page


def test_the_first_answer_stays_when_the_form_is_sent_again(
    app: Flask, client: FlaskClient
) -> None:
    address, position, page = open_question(app, client, "demand-planning", "dp-mad-meaning")
    for text in ("The trend of the demand", "The size of a typical miss"):
        data = {"position": str(position), "response": option_id(page, text)}
        assert client.post(address, data=data).status_code == 303
    shown = client.get(f"{address}?position={position}").text
    assert states(shown)["The trend of the demand"] == ("wrong", "Your answer")
    with app.app_context():
        assert db.session.query(ResponseEvent).count() == 1


def test_a_set_is_resumed_elsewhere_at_the_first_open_question(app: Flask) -> None:
    learner = add_account(app, "Learner")
    here, there = client_of(app, learner), client_of(app, learner)
    address = begin(here, "role-of-sop")
    page = here.get(address).text
    assert ">Question 1<" in page
    first = re.findall(r'name="response" value="(\w+)"', page)[0]
    here.post(address, data={"position": "1", "response": first})
    assert ">Question 2<" in there.get(address).text
    assert ">Question 1<" in there.get(f"{address}?position=1").text


def test_handing_in_shows_the_result_and_changes_nothing_twice(
    app: Flask, client: FlaskClient
) -> None:
    address, position, page = open_question(app, client, "demand-planning", "dp-mad-meaning")
    data = {
        "position": str(position),
        "response": option_id(page, "The trend of the demand"),
        "certainty": "certain",
    }
    client.post(address, data=data)
    assert client.get(f"{address}/review").location == address
    pages = []
    for _ in range(2):
        reply = client.post(f"{address}/submit")
        assert (reply.status_code, reply.location) == (303, f"{address}/review")
        pages.append(client.get(reply.location).text)
    strip = re.compile(r'value="[^"]{60,}"')
    assert strip.sub("", pages[0]) == strip.sub("", pages[1])
    assert heading(pages[0]) == "One answer was certain and wrong"
    assert re.findall(r"<h[23][^>]*>(.*?)</h", pages[0]) == [
        "By topic",
        "Questions",
        "Wrong, and you were certain",
        "Not answered",
    ]
    row = re.search(r"<tbody><tr><th.*?</tr>", pages[0].replace("\n", ""))
    assert row is not None
    assert re.findall(r'class="num">(.*?)</td>', row.group()) == ["0", "1", "0&#8239;%"]
    assert "Not enough answers yet: 1 of 5" in row.group()
    assert client.get(address).location == f"{address}/review"
    left = client.get(f"{address}?position={position % 3 + 1}").text
    assert "This set is closed" in left
    assert '<form id="answer"' not in left


def test_topics_are_looked_back_on_by_number(app: Flask, client: FlaskClient) -> None:
    address = client.post("/practice", data={"count": "10"}).location
    answer_all(app, client, address)
    client.post(f"{address}/submit")
    table = client.get(f"{address}/review").text.split("</table>")[0]
    assert re.findall(r'href="/topics/[\w-]+">(\d+) ', table) == ["1", "3", "4"]


def test_flagging(client: FlaskClient) -> None:
    address = begin(client, "role-of-sop")
    shown = []
    for _ in range(2):
        client.post(f"{address}/flag", data={"position": "2"})
        shown.append("Flagged" in client.get(f"{address}?position=2").text)
    assert shown == [True, False]


def test_somebody_else_s_attempt_answers_like_a_missing_one(app: Flask) -> None:
    owner, outsider = (client_of(app, add_account(app, name)) for name in ("Owner", "Outsider"))
    address = begin(owner, "role-of-sop")
    for client in (outsider, app.test_client()):
        for path in (address, "/attempts/missing"):
            replies = [
                client.get(path),
                client.get(f"{path}/review"),
                client.post(path, data={"position": "1", "response": "x"}),
                client.post(f"{path}/flag", data={"position": "1"}),
                client.post(f"{path}/submit"),
            ]
            assert [reply.status_code for reply in replies] == [404] * 5


@pytest.mark.parametrize(("position", "status"), [("9", 404), ("0", 400), ("x", 400), ("", 400)])
def test_a_position_that_does_not_exist(client: FlaskClient, position: str, status: int) -> None:
    address = begin(client, "role-of-sop")
    for path in (address, f"{address}/flag"):
        reply = client.post(path, data={"position": position, "response": "x"})
        assert reply.status_code == status


def test_the_whole_site_s_questions_can_be_shown_and_answered(site: Flask) -> None:
    """Every question that ships, in one variant: its page, and the page after an answer."""
    bank = site.extensions["linkage.bank"]
    for questions in bank.by_topic.values():
        # A learner for each topic, so that no history grows long.
        client = site.test_client()
        left = {question.id for question in questions}
        while left:
            address = client.post("/practice", data={"questions": ",".join(sorted(left))}).location
            with site.app_context():
                asked = [item.question_id for item in find_sitting_of(address).items]
            assert asked
            assert left.issuperset(asked)
            for position, question_id in enumerate(asked, 1):
                page = client.get(f"{address}?position={position}").text
                answer = read_first_answer(page) | {"position": str(position)}
                reply = client.post(address, data=answer)
                assert reply.status_code == 303, (question_id, reply.text)
                shown = client.get(reply.location).text
                assert 'id="verdict"' in shown, question_id
                assert "{{" not in shown, question_id
            # Questions that must not meet in one set come in a further one.
            left -= set(asked)


def read_first_answer(page: str) -> dict[str, str | list[str]]:
    """Return some answer that the page's form can send."""
    data: dict[str, str | list[str]] = {}
    data |= dict.fromkeys(re.findall(r'<input id="f-[^"]*response" name="([^"]+)"', page), "1")
    for name, option in re.findall(r'name="([\w.-]*response)" value="(\w+)"', page):
        ordered = f'id="{name.removesuffix("response")}order-said"' in page
        data[name] = [*data.get(name, []), option] if ordered else option
    data |= dict.fromkeys(re.findall(r'name="([\w.-]*cell-\w+)"', page), "1")
    matches = r'<select[^>]+name="([\w.-]*pair-\w+)".*?<option value="(\w+)"'
    return data | dict(re.findall(matches, page))


def test_a_recognised_mistake_leads_to_the_section_that_explains_it(
    app: Flask, client: FlaskClient
) -> None:
    address, position, _ = open_question(app, client, "demand-planning", "dp-tracking-signal")
    with app.app_context():
        item = find_sitting_of(address).items[position - 1]
        wrong = recall_variant(item).mistakes[0].value
    data = {"position": str(position), "response": str(wrong)}
    page = client.get(client.post(address, data=data).location).text
    assert (
        "so the signal is negative. See "
        '<a href="/topics/demand-planning#bias-tracking">4.2 Bias</a>.</p>'
    ) in page


def find_sitting_of(address: str) -> Sitting:
    attempt_id = address.rsplit("/", 1)[1]
    attempt = db.session.query(Attempt).filter_by(id=attempt_id).one()
    return find_sitting(attempt.user_id, attempt_id)
