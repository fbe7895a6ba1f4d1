"""The running company's page."""

from __future__ import annotations

import re

from flask.testing import FlaskClient


def test_the_page_shows_the_company_in_charts_and_tables(client: FlaskClient) -> None:
    response = client.get("/company")

    assert response.status_code == 200
    assert re.findall(r"<h[12][^>]*>([^<]+)</h", response.text) == [
        "Sample Works",
        "What it sells",
        "What customers ask for",
        "Resources",
        "What it is worth",
    ]
    assert response.text.count('<figure class="chart">') == 2
    assert '<th scope="row">Pumps</th><td>make to stock</td><td class="num">110</td>' in (
        response.text
    )


def test_the_list_of_topics_leads_to_it(client: FlaskClient) -> None:
    assert '<a href="/company">Sample Works</a>' in client.get("/topics/").text
