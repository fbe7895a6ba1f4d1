"""Answering questions in the player: by mouse, by keys alone, or without scripts."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

OPTIONS = ".options.open .option"
FIELDS = "#answer input[inputmode=decimal]"
ROWS = "#answer .order .option"
MATCHES = "#answer .match select"
CERTAINTY_KEYS = {"unsure": "u", "fair": "i", "certain": "o"}


def read_kind(page: Page) -> str:
    """Return the kind of the question shown, once the player's script has its keys."""
    page.wait_for_load_state()
    kind = page.locator("#player").get_attribute("data-kind")
    assert kind is not None
    return kind


def expect_feedback(page: Page, kind: str) -> None:
    """Expect the verdict, and a reason at every option or the worked steps."""
    expect(page.locator("#verdict h2")).not_to_be_empty()
    expect(page.locator("#check")).to_have_count(0)
    if kind in {"single-choice", "multiple-response"}:
        options = page.locator(".options .option").count()
        assert options >= 4
        expect(page.locator(".option .why")).to_have_count(options)
        expect(page.locator(".option.right").first).to_contain_text("Right")
    elif kind in {"ordering", "matching"}:
        rows = page.locator(".options .option").count()
        assert rows >= 3
        expect(page.locator(".option .why")).to_have_count(rows)
        expect(page.locator(".option .option-state")).to_have_count(rows)
    else:
        expect(page.locator(".solution li").first).not_to_be_empty()
    if kind == "table":
        expect(page.locator("td.cell-right, td.cell-wrong").first).to_be_visible()


def answer_by_mouse(page: Page, certainty: str = "fair") -> str:
    """Answer the open question, see what it earned, and return its kind."""
    kind = read_kind(page)
    for option in page.locator(OPTIONS).all()[: 2 if kind == "multiple-response" else 1]:
        option.click()
        expect(option.locator("[data-state]")).to_have_text("Picked")
    for field in page.locator(FIELDS).all():
        field.click()
        page.keyboard.type("100")
    if kind == "ordering":
        page.locator(ROWS).first.get_by_role("button", name="down").click()
    for place, select in enumerate(page.locator(MATCHES).all(), 1):
        select.select_option(index=place)
    page.locator(".certainty").get_by_text(certainty, exact=True).click()
    page.get_by_role("button", name="Check answer").click()
    expect(page.locator("#verdict")).to_be_focused()
    expect_feedback(page, kind)
    return kind


def focus_by_tab(page: Page, target: Locator, presses: int = 120) -> None:
    """Press Tab until the target has the focus."""
    for _ in range(presses):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{target} is not reached with {presses} presses of Tab.")


def answer_by_keys(page: Page, certainty: str = "fair") -> str:
    """Answer the open question with keys alone, see what it earned, and return its kind."""
    kind = read_kind(page)
    fields = page.locator(FIELDS).all()
    for key in {"single-choice": "b", "multiple-response": "ac"}.get(kind, ""):
        page.keyboard.press(key)
    for field in fields:
        focus_by_tab(page, field)
        page.keyboard.type("100")
    if kind == "ordering":
        focus_by_tab(page, page.locator(ROWS).first.get_by_role("button", name="down"))
        page.keyboard.press("Space")
    selects = page.locator(MATCHES).all()
    for select in selects:
        focus_by_tab(page, select)
        page.keyboard.press("ArrowDown")
    if fields or selects or kind == "ordering":
        focus_by_tab(page, page.locator(".certainty input").first)
        page.keyboard.press("Space")
    else:
        page.keyboard.press(CERTAINTY_KEYS[certainty])
    page.keyboard.press("Enter")
    expect(page.locator("#verdict")).to_be_focused()
    expect_feedback(page, kind)
    return kind


def answer_without_script(page: Page) -> str:
    """Answer the open question through the plain form, and return its kind."""
    kind = read_kind(page)
    for option in page.locator(OPTIONS).all()[: 2 if kind == "multiple-response" else 1]:
        option.click()
    for field in page.locator(FIELDS).all():
        field.fill("100")
    for place, select in enumerate(page.locator(MATCHES).all(), 1):
        select.select_option(index=place)
    page.get_by_role("button", name="Check answer").click()
    expect_feedback(page, kind)
    return kind
