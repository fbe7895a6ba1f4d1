"""Panels "Change the numbers": live with a script, whole without one."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Demo, Visit

TOPIC = "/topics/demand-planning"


@pytest.fixture
def panel_page(demo: Demo, page: Page) -> Page:
    page.goto(f"{demo.url}{TOPIC}")
    page.locator("#try-forecast-error > summary").click()
    return page


def test_the_result_follows_the_typing(panel_page: Page) -> None:
    panel = panel_page.locator("#try-forecast-error")
    signal = panel.locator(".outcomes > div", has_text="Tracking signal")
    expect(signal).to_contain_text("0.75")
    panel.get_by_label(re.compile("^Forecast")).fill("100, 100, 100, 100, 100, 100")
    expect(signal).to_contain_text("5.45")
    expect(panel.get_by_role("status")).to_contain_text("Tracking signal 5.45 MAD")
    expect(panel.get_by_role("link", name="Link to these numbers")).to_have_attribute(
        "href", "/try/forecast-error?forecast=100%2C+100%2C+100%2C+100%2C+100%2C+100"
    )
    panel.get_by_role("link", name="Reset to the example").click()
    expect(signal).to_contain_text("0.75")
    expect(panel.get_by_label(re.compile("^Forecast"))).to_have_value(
        "110, 110, 115, 115, 120, 120"
    )


def test_an_error_stands_at_its_field(panel_page: Page) -> None:
    panel = panel_page.locator("#try-forecast-error")
    field = panel.get_by_label(re.compile("^Actual demand"))
    field.fill("120, 95, 13O, 110, 140, 105")
    sentence = "“13O” is not a number in Actual demand, month 3. Did you mean 130?"
    expect(panel.locator("p.error:visible")).to_have_text(sentence)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(panel.get_by_role("status")).to_have_text("One thing to put right.")
    expect(field).to_be_focused()
    field.fill("120, 95, 130, 110, 140, 105")
    expect(panel.locator("p.error:visible")).to_have_count(0)
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_an_address_opens_its_panel(demo: Demo, page: Page) -> None:
    page.goto(f"{demo.url}{TOPIC}#try-forecast-error")
    expect(page.locator("#try-forecast-error form")).to_be_visible()


def test_without_a_script_the_form_comes_back_filled(demo: Demo, visit: Visit) -> None:
    page = visit(java_script_enabled=False).new_page()
    page.goto(f"{demo.url}{TOPIC}")
    panel = page.locator("#try-forecast-error")
    expect(panel.locator("form")).to_be_hidden()
    panel.locator("summary").first.click()
    panel.get_by_label(re.compile("^Limit")).fill("0.5")
    panel.get_by_role("button", name="Calculate").click()
    assert page.url.startswith(f"{demo.url}{TOPIC}?try=forecast-error&")
    assert page.url.endswith("#try-forecast-error")
    expect(panel.get_by_label(re.compile("^Limit"))).to_have_value("0.5")
    expect(panel.locator(".calculate-note")).to_contain_text("beyond ±0.5 MAD")
    expect(panel).to_be_in_viewport()
