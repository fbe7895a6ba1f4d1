"""Choosing a set, and a placement, as only a browser shows them."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.axe import find_violations
from tests.browser.conftest import Demo


def test_the_counts_follow_every_choice(demo: Demo, page: Page) -> None:
    page.goto(demo.url + "/practice")
    expect(page.get_by_role("button", name="Show how many fit")).to_be_hidden()
    page.get_by_label("Demand planning").check()
    page.get_by_text("Narrow it down").click()
    page.get_by_label("numeric").check()
    fits = page.locator("#fits")
    expect(fits).to_contain_text("questions fit.")
    number = page.locator("#n-kind-numeric")
    both = int(number.inner_text())
    expect(fits).to_have_text(f"{both} questions fit.")
    page.get_by_label("Role of S&OP").uncheck()
    expect(fits).not_to_have_text(f"{both} questions fit.")
    page.get_by_label("flagged").check()
    expect(fits).to_contain_text("Nothing fits.")
    expect(fits.get_by_role("link")).not_to_have_count(0)
    assert find_violations(page) == []
    fits.get_by_role("link").first.click()
    expect(page.locator("#fits")).to_contain_text("fit")
    page.get_by_role("button", name="Start").click()
    expect(page).to_have_url(f"{demo.url}/attempts/{page.url.rsplit('/', 1)[1]}")


def test_a_placement_s_question_is_accessible(demo: Demo, page: Page) -> None:
    page.goto(demo.url + "/placement")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_text("1 of at most 25")).to_be_visible()
    assert find_violations(page) == []
    page.get_by_role("button", name="Next", exact=True).last.click()
    expect(page.get_by_role("alert")).to_have_text("Give an answer, or say that you don’t know.")
    page.get_by_role("button", name="I don’t know").click()
    expect(page.get_by_text("2 of at most 25")).to_be_visible()
