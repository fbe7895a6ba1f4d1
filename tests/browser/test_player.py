"""The player under reloads, a second tab, a lost connection and slips of the pen."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.answering import (
    FIELDS,
    MATCHES,
    OPTIONS,
    ROWS,
    answer_by_mouse,
    expect_feedback,
    focus_by_tab,
)
from tests.browser.conftest import Visit
from tests.server import Server

# One question of each kind, to begin a set with.
KINDS = {
    "single-choice": ("demand-planning", "dp-bias-conclusion"),
    "multiple-response": ("demand-planning", "dp-adjustment-record"),
    "ordering": ("monthly-cycle", "mc-outputs-order"),
    "matching": ("inventory-policy", "ip-stock-function"),
    "numeric": ("demand-planning", "dp-seasonal-quarter"),
    "table": ("demand-planning", "dp-pyramid-force"),
    "case": ("demand-planning", "browser-pump-case"),
}


def start(page: Page, server: Server, kind: str = "single-choice") -> str:
    """Begin a set with a question of this kind and return the attempt's address."""
    topic, question = KINDS[kind]
    page.goto(f"{server.url}/practice?topics={topic}&question={question}")
    page.get_by_role("button", name="Start").click()
    expect(page.locator(f"#player[data-kind='{kind}']")).to_be_visible()
    page.wait_for_load_state()  # until then the form works without its script
    return page.url.split("?")[0]


def read_attempt(context: BrowserContext, address: str) -> dict[str, Any]:
    """Return what the server holds of the attempt."""
    reply = context.request.get(address.replace("/attempts/", "/api/v1/attempts/"))
    assert reply.ok
    found: dict[str, Any] = reply.json()
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_reload_keeps_the_answer(page: Page, fresh_server: Server, kind: str) -> None:
    address = start(page, fresh_server, kind)
    assert answer_by_mouse(page) == kind
    seen = page.locator("main").inner_text()
    page.reload()
    page.goto(f"{address}?position=1")
    expect_feedback(page, kind)
    assert page.locator("main").inner_text() == seen


def test_leaving_and_coming_back_goes_on_where_it_was(page: Page, fresh_server: Server) -> None:
    address = start(page, fresh_server)
    answer_by_mouse(page)
    page.locator("#continue").click()
    expect(page.locator(".question-line span").first).to_have_text("Question 2")
    flag = page.get_by_role("button", name="Flag")
    flag.click()
    expect(flag).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="Leave").click()
    page.get_by_role("link", name="Go on", exact=False).first.click()
    expect(page.locator(".question-line span").first).to_have_text("Question 2")
    assert page.url == address
    expect(page.get_by_role("button", name="Flag")).to_have_attribute("aria-pressed", "true")


def test_the_first_of_two_tabs_counts(
    page: Page, context: BrowserContext, fresh_server: Server
) -> None:
    address = start(page, fresh_server)
    other = context.new_page()
    other.goto(address)
    first = page.locator(OPTIONS).nth(0).get_attribute("data-option")
    answer_by_mouse(page, "certain")
    other.bring_to_front()
    other.locator(OPTIONS).nth(1).click()
    other.get_by_role("button", name="Check answer").click()
    expect(other.locator("#verdict")).to_be_focused()
    assert other.locator("main").inner_text() == page.locator("main").inner_text()
    answers = read_attempt(context, address)["answers"]
    assert [(a["response"], a["certainty"], a["sequence"]) for a in answers] == [
        (first, "certain", 1)
    ]


@pytest.mark.parametrize("certainty", ["unsure", "fair", "certain"])
def test_the_chosen_certainty_is_stored(
    page: Page, context: BrowserContext, fresh_server: Server, certainty: str
) -> None:
    address = start(page, fresh_server)
    answer_by_mouse(page, certainty)
    assert [a["certainty"] for a in read_attempt(context, address)["answers"]] == [certainty]


def test_an_answer_without_connection_goes_out_later(
    page: Page, context: BrowserContext, fresh_server: Server
) -> None:
    address = start(page, fresh_server)
    page.locator(OPTIONS).nth(2).click()
    fresh_server.kill()
    try:
        page.get_by_role("button", name="Check answer").click()
        expect(page.locator("#answer-error")).to_have_text(re.compile("^Not saved: "))
        expect(page.locator(OPTIONS).nth(2).get_by_role("radio")).to_be_checked()
        expect(page.locator("#check")).to_have_text(re.compile("^Check answer"))
    finally:
        fresh_server.start()
    page.get_by_role("button", name="Check answer").click()
    expect(page.locator("#verdict")).to_be_focused()
    page.reload()
    assert len(read_attempt(context, address)["answers"]) == 1


@pytest.mark.parametrize("kind", ["numeric", "table"])
def test_an_unreadable_number_is_named_and_kept(
    page: Page, context: BrowserContext, fresh_server: Server, kind: str
) -> None:
    address = start(page, fresh_server, kind)
    fields = page.locator(FIELDS)
    for field in fields.all():
        field.fill("49O")
    page.get_by_role("button", name="Check answer").click()
    expect(page.locator("#answer-error")).to_contain_text("“49O” is not a number")
    expect(fields.first).to_be_focused()
    expect(fields.first).to_have_attribute("aria-invalid", "true")
    assert [field.input_value() for field in fields.all()] == ["49O"] * fields.count()
    assert read_attempt(context, address)["answers"] == []


def test_striking_out_and_picking(page: Page, fresh_server: Server) -> None:
    start(page, fresh_server)
    option = page.locator(OPTIONS).nth(1)
    page.keyboard.press("b")
    expect(option.locator("[data-state]")).to_have_text("Picked")
    page.keyboard.press("x")
    expect(option).to_have_class(re.compile("struck"))
    expect(option.get_by_role("radio")).not_to_be_checked()
    option.hover()
    option.get_by_role("button", name=re.compile("^Restore")).click()
    expect(option).not_to_have_class(re.compile("struck"))
    page.get_by_role("button", name="Check answer").click()
    expect(page.locator("#answer-error")).not_to_be_empty()


def read_rows(page: Page) -> list[str]:
    """Return the texts of the rows in the order in which they stand."""
    return page.locator(f"{ROWS} .option-text").all_inner_texts()


def test_rows_are_ordered_with_keys_alone(
    page: Page, context: BrowserContext, fresh_server: Server
) -> None:
    address = start(page, fresh_server, "ordering")
    texts = read_rows(page)
    text, count = texts[0], len(texts)
    down = page.get_by_role("button", name=f"down: {text}", exact=True)
    focus_by_tab(page, down)
    for place in range(2, count + 1):
        page.keyboard.press("Enter" if place % 2 else "Space")
        expect(page.locator("#order-said")).to_have_text(f"{text}, position {place} of {count}")
        expect(down).to_be_focused()
    page.keyboard.press("Space")
    assert read_rows(page) == [*texts[1:], text]
    assert page.locator(f"{ROWS} [data-place]").all_inner_texts() == [
        str(place) for place in range(1, count + 1)
    ]
    expect(down).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=f"up: {text}", exact=True)).to_be_focused()
    wanted = [*texts[1:-1], text, texts[-1]]
    assert read_rows(page) == wanted
    ids = [row.get_attribute("data-option") for row in page.locator(ROWS).all()]
    focus_by_tab(page, page.locator("#check"))
    page.keyboard.press("Enter")
    expect(page.locator("#verdict")).to_be_focused()
    assert [a["response"] for a in read_attempt(context, address)["answers"]] == [ids]


def test_rows_are_dragged(page: Page, fresh_server: Server) -> None:
    start(page, fresh_server, "ordering")
    texts = read_rows(page)
    page.locator(f"{ROWS} .option-text").first.hover()
    page.mouse.down()
    box = page.locator(ROWS).nth(2).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 40, box["y"] + box["height"] / 2 + 6, steps=12)
    page.mouse.up()
    assert read_rows(page) == [*texts[1:3], texts[0], *texts[3:]]
    expect(page.locator("#order-said")).to_have_text(f"{texts[0]}, position 3 of {len(texts)}")


def test_buttons_to_move_rows_are_large_enough(page: Page, fresh_server: Server) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    start(page, fresh_server, "ordering")
    for button in page.locator(f"{ROWS} button").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44


def test_rows_are_ordered_without_script(visit: Visit, fresh_server: Server) -> None:
    page = visit(java_script_enabled=False).new_page()
    start(page, fresh_server, "ordering")
    texts = read_rows(page)
    page.locator(ROWS).first.get_by_role("button", name="down").click()
    expect(page.locator(f"{ROWS} .option-text")).to_have_text([texts[1], texts[0], *texts[2:]])
    expect(page.locator(ROWS).nth(1).get_by_role("button", name="down")).to_be_focused()
    page.get_by_text("unsure", exact=True).click()
    page.keyboard.press("Enter")
    expect_feedback(page, "ordering")


def test_pairs_are_matched_with_keys_alone(
    page: Page, context: BrowserContext, fresh_server: Server
) -> None:
    address = start(page, fresh_server, "matching")
    page.get_by_role("button", name="Check answer").click()
    expect(page.locator("#answer-error")).to_have_text("Match at least one row.")
    chosen = {}
    for place, select in enumerate(page.locator(MATCHES).all(), 1):
        focus_by_tab(page, select)
        for _ in range(place):
            page.keyboard.press("ArrowDown")
        name = select.get_attribute("name")
        assert name is not None
        chosen[name.removeprefix("pair-")] = select.input_value()
    assert len(set(chosen.values())) == len(chosen)
    focus_by_tab(page, page.locator("#check"))
    page.keyboard.press("Enter")
    expect(page.locator("#verdict")).to_be_focused()
    expect_feedback(page, "matching")
    assert [a["response"] for a in read_attempt(context, address)["answers"]] == [chosen]
