"""Forms that grant time in exams, and where it is seen."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.cast import Cast

MORE = "50\u202f% more time, pauses"


def test_an_instructor_grants_time_and_the_person_sees_it(app: Flask) -> None:
    cast = Cast(app)
    client = cast.client("instructor")
    form = f"/cohorts/{cast.cohort_id}/members/{cast.learner.id}/exam-time"
    cohort = f"/cohorts/{cast.cohort_id}"
    assert form in client.get(cohort).text
    page = client.get(form).text
    assert "An exam that is running keeps the time it began with." in page
    assert '<input type="radio" name="extra" value="0" checked>' in page
    sent = client.post(form, data={"extra": "50", "may_pause": "1"})
    assert (sent.status_code, sent.location) == (302, f"{cohort}#members")
    page = client.get(cohort).text
    assert "Stored. It holds for exams that Learner starts from now on." in page
    assert MORE in page
    again = client.get(form).text
    assert '<input type="radio" name="extra" value="50" checked>' in again
    assert '<input type="checkbox" name="may_pause" value="1" checked>' in again
    assert f"You have been granted: {MORE}." in cast.client("learner").get("/account").text
    assert "ask your instructor" in cast.client("other_learner").get("/account").text


def test_an_administrator_grants_it_to_anybody_and_takes_it_back(app: Flask) -> None:
    cast = Cast(app)
    client = cast.client("administrator")
    form = f"/admin/accounts/{cast.outsider.id}/exam-time"
    assert form in client.get("/admin/").text
    for data, said in (({"extra": "untimed"}, True), ({"extra": "0"}, False)):
        assert client.post(form, data=data).location == "/admin/"
        assert ("no time limit" in client.get("/admin/").text) is said
    assert client.get("/admin/accounts/none/exam-time").status_code == 404


@pytest.mark.parametrize("extra", ["", "10", "-25", "1e9", None])
def test_another_amount_is_refused_with_a_sentence(app: Flask, extra: str | None) -> None:
    cast = Cast(app)
    form = f"/admin/accounts/{cast.learner.id}/exam-time"
    data = {"may_pause": "1"} | ({} if extra is None else {"extra": extra})
    answer = cast.client("administrator").post(form, data=data)
    assert answer.status_code == 422
    assert "Choose one of the five." in answer.text
    assert '<input type="checkbox" name="may_pause" value="1" checked>' in answer.text
    assert "ask your instructor" in cast.client("learner").get("/account").text
