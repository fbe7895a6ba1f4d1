"""Answering questions in the player: by mouse, by keys alone, or without scripts."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

FORM = "#answer"
PART = "#answer .part"
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
    if kind == "case":
        parts = page.locator("section.part")
        assert parts.count() >= 2
        expect(parts.locator(".part-verdict")).to_have_count(parts.count())
        options = page.locator(".options .option").count()
        expect(page.locator(".option .why")).to_have_count(options)
        expect(page.locator(".situation .told")).to_be_visible()
    elif kind in {"single-choice", "multiple-response"}:
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


def find_parts(page: Page, kind: str) -> list[tuple[str, Locator]]:
    """Return what is to answer on the page: the parts of a case with their kinds, or the form."""
    if kind != "case":
        return [(kind, page.locator(FORM))]
    parts = page.locator(PART).all()
    return [(part.get_attribute("data-kind") or "", part) for part in parts]


def answer_by_mouse(page: Page, certainty: str = "fair") -> str:
    """Answer the open question, see what it earned, and return its kind."""
    page.bring_to_front()  # the browser slows down what lies behind another page
    kind = read_kind(page)
    for asked, part in find_parts(page, kind):
        for option in part.locator(OPTIONS).all()[: 2 if asked == "multiple-response" else 1]:
            option.click()
            expect(option.locator("[data-state]")).to_have_text("Picked")
        for field in part.locator("input[inputmode=decimal]").all():
            field.click()
            page.keyboard.type("100")
        if asked == "ordering":
            part.locator(".order .option").first.get_by_role("button", name="down").click()
        for place, select in enumerate(part.locator(".match select").all(), 1):
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
    tabbed = [answer_part_by_keys(page, *found, kind) for found in find_parts(page, kind)]
    if any(tabbed):
        focus_by_tab(page, page.locator(".certainty input").first)
        page.keyboard.press("Space")
    else:
        page.keyboard.press(CERTAINTY_KEYS[certainty])
    page.keyboard.press("Enter")
    expect(page.locator("#verdict")).to_be_focused()
    expect_feedback(page, kind)
    return kind


def answer_part_by_keys(page: Page, asked: str, part: Locator, whole: str) -> bool:
    """Answer a part, or a question without parts; return whether Tab was needed for it."""
    picks = {"single-choice": "b", "multiple-response": "ac"}.get(asked, "")
    if picks and whole == "case":
        focus_by_tab(page, part.locator(f"{OPTIONS} input").first)
    for key in picks:
        page.keyboard.press(key)
    fields = part.locator("input[inputmode=decimal]").all()
    for field in fields:
        focus_by_tab(page, field)
        page.keyboard.type("100")
    if asked == "ordering":
        focus_by_tab(page, part.locator(".order .option").first.get_by_role("button", name="down"))
        page.keyboard.press("Space")
    selects = part.locator(".match select").all()
    for select in selects:
        focus_by_tab(page, select)
        page.keyboard.press("ArrowDown")
    return bool(fields or selects or asked == "ordering" or whole == "case")


def answer_without_script(page: Page) -> str:
    """Answer the open question through the plain form, and return its kind."""
    kind = read_kind(page)
    for asked, part in find_parts(page, kind):
        for option in part.locator(OPTIONS).all()[: 2 if asked == "multiple-response" else 1]:
            option.click()
        for place, select in enumerate(part.locator(".match select").all(), 1):
            select.select_option(index=place)
    for field in page.locator(FIELDS).all():
        field.fill("100")
    page.get_by_role("button", name="Check answer").click()
    expect_feedback(page, kind)
    return kind
