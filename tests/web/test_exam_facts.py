"""Exam domains and exam facts as pages."""

from __future__ import annotations

import re

from flask import Flask
from flask.testing import FlaskClient

from kb.services import current


def test_domains_stand_with_weight_certainty_topics_and_questions(client: FlaskClient) -> None:
    html = client.get("/exam/domains").text

    rows = [
        (
            re.findall(r"<b>(.*?)</b>", row),
            re.findall(r'<td class="num"[^>]*>(.*?)</td>', row),
            re.findall(r'href="/topics/([^"]+)"', row),
        )
        for row in html.split("<tr>")[2:]
    ]
    topics = ["role-of-sop", "monthly-cycle", "demand-planning"]
    assert rows == [
        (["1 Strategy"], ["15", "–"], []),
        (["2 S&amp;OP"], ["40", "4"], topics),
        (["3 Demand"], ["45", "3"], ["demand-planning", "monthly-cycle"]),
    ]
    assert "1 of 3 domains has no topic here" in html


def test_thin_coverage_is_the_finding(site: Flask) -> None:
    html = site.test_client().get("/exam/domains").text
    assert "2 of 8 domains have no topic here" in html
    assert "Detailed schedules and Distribution make up 16&#8239;%" in html


def test_every_fact_has_value_source_and_month(site: Flask) -> None:
    html = site.test_client().get("/exam/facts").text
    with site.app_context():
        facts = current.library().facts

    assert sorted(re.findall(r'<div id="([^"]+)"><dt>', html)) == sorted(f.id for f in facts)
    assert html.count("Seen October 2026") == sum(1 + len(f.also) for f in facts)
    assert html.count(">Not certain<") == sum(not f.verified for f in facts)
    assert [f.id for f in facts if not f.verified and not f.settle] == []
    assert [f.id for f in facts if f.group == "other"] == []


def test_a_fact_that_sources_dispute_shows_all_of_them(site: Flask) -> None:
    html = site.test_client().get("/exam/facts").text
    fees = html[html.index('id="fees"') :].split("</dl>")[0].split('id="study-time"')[0]
    assert re.findall(r"<li>Elsewhere: (.*?)\. <", fees) == [
        "USD 1,215 for the exam",
        "USD 560 for members, 895 for others",
        "About USD 1,720 in all",
    ]
