"""A case in the player: keys alone, without script, on a phone, and slips of the pen."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.answering import (
    PART,
    answer_by_keys,
    answer_by_mouse,
    answer_without_script,
    expect_feedback,
    focus_by_tab,
)
from tests.browser.conftest import Visit
from tests.browser.test_player import read_attempt, start
from tests.server import Server

NAMES = ["sum", "monthly", "conclude", "follow", "steps", "measures"]


def test_a_case_is_answered_with_keys_alone(
    page: Page, context: BrowserContext, fresh_server: Server
) -> None:
    address = start(page, fresh_server, "case")
    assert answer_by_keys(page) == "case"
    (answer,) = read_attempt(context, address)["answers"]
    assert sorted(answer["response"]) == sorted(NAMES)
    assert (answer["response"]["sum"], answer["certainty"]) == ("100", "unsure")
    assert len(answer["response"]["follow"]) == 2


def test_letters_pick_in_the_part_that_holds_the_focus(page: Page, fresh_server: Server) -> None:
    start(page, fresh_server, "case")
    conclude, follow = page.locator(PART).nth(2), page.locator(PART).nth(3)
    page.keyboard.press("a")
    expect(conclude.get_by_role("radio").nth(0)).to_be_checked()
    focus_by_tab(page, follow.get_by_role("checkbox").first)
    page.keyboard.press("b")
    page.keyboard.press("4")
    expect(follow.get_by_role("checkbox").nth(1)).to_be_checked()
    expect(follow.get_by_role("checkbox").nth(3)).to_be_checked()
    expect(conclude.get_by_role("radio").nth(0)).to_be_checked()
    page.keyboard.press("a")
    expect(follow.locator("input:checked")).to_have_count(3)


def test_enter_goes_on_to_the_next_part_and_checks_nothing(
    page: Page, context: BrowserContext, fresh_server: Server
) -> None:
    address = start(page, fresh_server, "case")
    parts = page.locator(PART)
    focus_by_tab(page, parts.nth(0).get_by_role("textbox"))
    page.keyboard.type("-180")
    page.keyboard.press("Enter")
    expect(parts.nth(1).get_by_role("textbox").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(parts.nth(2).get_by_role("radio").first).to_be_focused()
    page.keyboard.press("b")
    page.keyboard.press("Enter")
    expect(parts.nth(3).get_by_role("checkbox").first).to_be_focused()
    parts.nth(5).get_by_role("combobox").last.focus()
    assert read_attempt(context, address)["answers"] == []
    focus_by_tab(page, page.locator("#check"))
    page.keyboard.press("Enter")
    expect(page.locator("#verdict")).to_be_focused()
    response = read_attempt(context, address)["answers"][0]["response"]
    assert [name for name in NAMES if name in response] == ["sum", "conclude", "steps"]


@pytest.mark.parametrize(("place", "name"), [(0, "sum"), (1, "monthly")])
def test_an_unreadable_number_takes_the_focus_to_its_part(
    page: Page, context: BrowserContext, fresh_server: Server, place: int, name: str
) -> None:
    address = start(page, fresh_server, "case")
    field = page.locator(PART).nth(place).get_by_role("textbox").last
    field.fill("49O")
    page.locator(PART).nth(2).get_by_role("radio").nth(1).check(force=True)
    page.get_by_role("button", name="Check answer").click()
    error = page.locator(f'[id="{name}.answer-error"]')
    expect(error).to_contain_text(f"Part {place + 1}: “49O” is not a number")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_value("49O")
    expect(page.locator(PART).nth(2).get_by_role("radio").nth(1)).to_be_checked()
    assert read_attempt(context, address)["answers"] == []
    field.fill("-60")
    page.get_by_role("button", name="Check answer").click()
    expect_feedback(page, "case")


def test_nothing_answered(page: Page, fresh_server: Server) -> None:
    start(page, fresh_server, "case")
    page.get_by_role("button", name="Check answer").click()
    expect(page.locator("#answer-error")).to_have_text("Answer at least one part.")


def test_the_situation_stays_in_view_beside_the_parts(page: Page, fresh_server: Server) -> None:
    start(page, fresh_server, "case")
    page.locator(PART).last.scroll_into_view_if_needed()
    assert page.evaluate("scrollY") > 800
    expect(page.locator(".situation h1")).to_be_in_viewport()
    expect(page.locator(".situation table")).to_be_in_viewport()
    answer_by_mouse(page)
    page.locator("section.part").last.scroll_into_view_if_needed()
    expect(page.locator(".situation table")).to_be_in_viewport()


@pytest.mark.parametrize("script", [True, False])
def test_a_phone_recalls_the_situation_and_comes_back_to_the_same_place(
    visit: Visit, fresh_server: Server, script: bool
) -> None:
    context = visit(viewport={"width": 360, "height": 800}, java_script_enabled=script)
    page = context.new_page()
    start(page, fresh_server, "case")
    part = page.locator(PART).nth(3)
    part.evaluate("part => scrollTo(0, part.getBoundingClientRect().top + scrollY - 120)")
    expect(page.locator(".situation")).not_to_be_in_viewport()
    before = part.bounding_box()
    recall = page.get_by_role("button", name="Situation", exact=True).bounding_box()
    assert recall is not None
    assert min(recall["width"], recall["height"]) >= 44
    page.mouse.click(recall["x"] + 20, recall["y"] + 20)
    expect(page.locator(".recalled .told")).to_be_in_viewport()
    page.get_by_role("button", name="Back to the parts").click()
    expect(page.locator(".recalled")).to_be_hidden()
    assert part.bounding_box() == before


def test_without_script_rows_move_and_nothing_typed_is_lost(
    visit: Visit, fresh_server: Server
) -> None:
    page = visit(java_script_enabled=False).new_page()
    start(page, fresh_server, "case")
    parts = page.locator(PART)
    parts.nth(0).get_by_role("textbox").fill("-180")
    parts.nth(2).get_by_role("radio").nth(1).check(force=True)
    parts.nth(5).get_by_role("combobox").first.select_option(index=2)
    rows = parts.nth(4).locator(".option-text")
    texts = rows.all_inner_texts()
    parts.nth(4).get_by_role("button", name="down").first.click()
    expect(rows).to_have_text([texts[1], texts[0], *texts[2:]])
    expect(parts.nth(4).get_by_role("button", name="down").nth(1)).to_be_focused()
    expect(parts.nth(0).get_by_role("textbox")).to_have_value("-180")
    expect(parts.nth(2).get_by_role("radio").nth(1)).to_be_checked()
    assert parts.nth(5).get_by_role("combobox").first.evaluate("one => one.selectedIndex") == 2
    parts.nth(0).get_by_role("textbox").fill("18O")
    page.get_by_role("button", name="Check answer").click()
    expect(parts.nth(0).get_by_role("textbox")).to_be_focused()
    expect(parts.nth(0).locator(".cell-error")).to_contain_text("Part 1: ")
    expect(rows.first).to_have_text(texts[1])
    parts.nth(0).get_by_role("textbox").fill("-180")
    page.keyboard.press("Enter")
    expect(page.locator("#check")).to_be_visible()
    assert answer_without_script(page) == "case"
