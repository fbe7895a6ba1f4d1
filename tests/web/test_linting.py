"""The author's page on questions by the rules."""

from __future__ import annotations

import csv
import io
import re

from flask import Flask

from tests.cast import Cast

PAGE = "/admin/content/questions"


def read_ids(page: str) -> list[str]:
    return re.findall(r'<tr><td><a href="/practice\?question=([\w-]+)">', page)


def test_findings_are_listed_by_rule_and_topic(app: Flask) -> None:
    client = Cast(app).client("administrator")
    page = client.get(PAGE).text
    assert "Questions by the rules" in page
    assert read_ids(page) == ["mc-first-step", "ro-two-plans"]
    assert PAGE in client.get("/admin/content").text
    (named,) = set(read_ids(client.get(f"{PAGE}?rule=W20").text))
    assert named == "mc-first-step"
    assert read_ids(client.get(f"{PAGE}?rule=W20&topic=role-of-sop").text) == []
    assert read_ids(client.get(f"{PAGE}?topic=role-of-sop").text) == ["ro-two-plans"]
    assert read_ids(client.get(f"{PAGE}?rule=X99&topic=nowhere").text) == read_ids(page)
    notes = read_ids(client.get(f"{PAGE}?rule=I27").text)
    assert "ro-level-of-detail" in notes
    assert "ro-level-of-detail" not in read_ids(page)


def test_the_file_has_the_same_findings(app: Flask) -> None:
    response = Cast(app).client("administrator").get(f"{PAGE}.csv?rule=W20")
    assert response.mimetype == "text/csv"
    rows = list(csv.reader(io.StringIO(response.text.removeprefix("\ufeff"))))
    assert rows[0][:3] == ["Question", "Topic", "Rule"]
    assert [row[:4] for row in rows[1:]] == [["mc-first-step", "monthly-cycle", "W20", "warning"]]


def test_learners_do_not_see_it(app: Flask) -> None:
    cast = Cast(app)
    assert {cast.client(who).get(PAGE).status_code for who in ("learner", "instructor")} == {403}
