"""The search palette, by keys alone."""

from __future__ import annotations

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.server import Server


def open_palette(page: Page, server: Server, address: str = "/topics/demand-planning") -> None:
    page.goto(f"{server.url}{address}")
    page.keyboard.press("/")
    expect(page.locator("dialog.palette input")).to_be_focused()


def test_the_palette_completes_chooses_and_opens(page: Page, fresh_server: Server) -> None:
    open_palette(page, fresh_server)
    page.keyboard.type("trackin sig")
    field = page.get_by_role("combobox", name="Search")
    options = page.locator("dialog [role=option]")
    expect(page.locator("dialog .palette-note")).to_contain_text(
        "Showing results for tracking sig."
    )
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(page.locator("dialog [role=status]")).to_have_text(re.compile(r"^\d+ of \d+$"))
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", "hit-1")
    target = options.nth(1).get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{fresh_server.url}{target}")
    assert Axe().run(page).response["violations"] == []


def test_before_typing_the_last_pages_are_offered(page: Page, fresh_server: Server) -> None:
    page.goto(f"{fresh_server.url}/topics/inventory-policy")
    open_palette(page, fresh_server)
    hrefs = [a.get_attribute("href") for a in page.locator("dialog [role=option]").all()]
    assert hrefs == ["/topics/inventory-policy", "/review"]
    assert Axe().run(page).response["violations"] == []


def test_control_enter_shows_all_results(page: Page, fresh_server: Server) -> None:
    page.goto(f"{fresh_server.url}/")
    page.keyboard.press("Control+k")
    page.keyboard.type("mape")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(f"{fresh_server.url}/search?q=mape")
    expect(page.get_by_role("heading", level=1)).to_contain_text("“mape”")


def test_nothing_found_offers_the_nearest_terms(page: Page, fresh_server: Server) -> None:
    open_palette(page, fresh_server)
    page.keyboard.type("zzzz")
    expect(page.locator("dialog .palette-note")).to_have_text("Nothing on “zzzz”. Nearest terms:")
    assert page.locator("dialog [role=option]").count() == 3


def test_escape_closes_and_a_slash_in_a_field_is_typed(page: Page, fresh_server: Server) -> None:
    open_palette(page, fresh_server)
    page.keyboard.type("a/b")
    expect(page.locator("dialog.palette input")).to_have_value("a/b")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.palette")).not_to_be_visible()
