"""A newcomer's whole way: search, read, practise, look back, assess, sign up."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.answering import (
    answer_by_keys,
    answer_by_mouse,
    answer_without_script,
    focus_by_tab,
)
from tests.browser.conftest import Visit
from tests.server import Server

FACTS = {"F1": "24", "F2": "5", "F3": "9"}
YES_OR_NO = ("F4", "F5", "F6", "F7", "F8")
STAGE_3 = "Collaborating"


def expect_answers(page: Page, count: int) -> None:
    """Expect so many first answers on topic 5 and none elsewhere."""
    missing = {5: "15", 10: "Ten"}[count]
    title = f"{missing} more questions until your readiness shows"
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    table = page.get_by_role("region", name="Level by topic")
    column = table.locator("thead th").all_inner_texts().index("Questions")
    rows = table.locator("tbody tr").all()
    numbers = [row.locator("th, td").nth(column).inner_text() for row in rows]
    assert numbers == [str(count) if number == 5 else "0" for number in range(1, 21)]


def expect_result(page: Page) -> None:
    """Expect stage, radar, the ten dimensions and a road map."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(STAGE_3)
    expect(page.locator(".stage [aria-current=step]")).to_have_text(f"3 {STAGE_3}")
    expect(page.locator("svg.chart-wide[role=img]").first).to_be_visible()
    scores = page.locator(".m-dimensions tbody td.num").all_inner_texts()
    assert scores == ["3.0"] * 10
    assert page.locator(".roadmap tbody tr").count() >= 3


def expect_history(page: Page, server: Server) -> None:
    """Expect the account to hold what the guest did."""
    expect(page.get_by_role("link", name="Account of", exact=False).first).to_be_attached()
    page.goto(f"{server.url}/progress")
    expect_answers(page, 10)
    page.goto(f"{server.url}/maturity")
    expect(page.locator(".m-ledger tbody th")).to_have_text("Plant North")


def practise_ten(page: Page, answer: Callable[[Page], str], go_on: Callable[[], None]) -> None:
    """Answer ten questions, then look back on them."""
    for position in range(1, 11):
        expect(page.locator(".question-line span").first).to_have_text(f"Question {position}")
        expect(page.locator("#check")).to_be_visible()
        answer(page)
        expect(page.locator(".tick.right, .tick.wrong")).to_have_count(position - 1)
        go_on()
    page.wait_for_url("**/review")
    expect(page.locator("main table").first.locator("tbody th")).to_contain_text("Supply planning")
    assert page.locator("details.marked").count() == 10


def test_by_mouse(page: Page, fresh_server: Server) -> None:
    page.goto(f"{fresh_server.url}/")
    page.get_by_label("Find a topic, a term or a formula").click()
    page.keyboard.type("suply planing")
    expect(page.locator("dialog .palette-note")).to_contain_text("Showing results for supply plan")
    page.locator("dialog [role=option]").filter(has_text="Supply planning").first.click()
    page.wait_for_url("**/topics/supply-planning*")
    page.locator("section.linked a.target").filter(has_text="Capacity").first.click()
    page.wait_for_url("**/topics/capacity-management")
    page.locator("section.linked a.target").filter(has_text="Supply planning").first.click()
    page.get_by_role("link", name="Practise topic 5").click()
    page.get_by_role("button", name="Start").click()
    practise_ten(page, answer_by_mouse, lambda: page.locator("#continue").click())
    page.get_by_role("link", name="Your progress").click()
    expect_answers(page, 10)

    page.get_by_role("navigation", name="Main").first.get_by_text("Maturity").click()
    page.get_by_label("What you assess").fill("Plant North")
    page.get_by_role("button", name="Start").click()
    for number in range(1, 11):
        page.wait_for_url(f"**/dimensions/{number}")
        page.locator(".option").nth(2).click()
        page.get_by_role("button", name="Next").click()
    for fact, value in FACTS.items():
        page.locator(f"#f-{fact}").fill(value)
    for fact in YES_OR_NO:
        page.locator(f"#f-{fact}").get_by_text("yes", exact=True).click()
    page.get_by_role("button", name="Show the result").click()
    expect_result(page)

    page.goto(f"{fresh_server.url}/progress")
    page.get_by_role("main").get_by_role("link", name="Sign up").click()
    page.get_by_label("Name").fill("Newcomer with a mouse")
    page.get_by_label("E-mail address").fill("mouse@example.org")
    page.get_by_label("Password").fill("lot-sizing-1")
    page.get_by_role("button", name="Open the account").click()
    expect_history(page, fresh_server)


def press_on(page: Page, selector: str) -> None:
    """Press Tab up to the link or button, then Enter."""
    focus_by_tab(page, page.locator(selector).first)
    page.keyboard.press("Enter")


def follow_link(page: Page, slug: str) -> None:
    """Go to the linked topics by the contents of the page, then to one of them."""
    press_on(page, ".rail a[href='#linked-topics']")
    press_on(page, f"section.linked a.target[href='/topics/{slug}']")
    page.wait_for_url(f"**/topics/{slug}")


def test_by_keys(page: Page, fresh_server: Server) -> None:
    page.goto(f"{fresh_server.url}/")
    page.keyboard.press("/")
    page.keyboard.type("suply planing")
    expect(page.locator("dialog .palette-note")).to_contain_text("Showing results for supply plan")
    expect(page.locator("dialog [role=option]").first).to_contain_text("Supply planning")
    page.keyboard.press("Enter")
    page.wait_for_url("**/topics/supply-planning*")
    follow_link(page, "capacity-management")
    follow_link(page, "supply-planning")
    press_on(page, ".rail a.button")
    page.wait_for_url("**/practice?topics=supply-planning")
    press_on(page, "main button.primary")
    practise_ten(page, answer_by_keys, lambda: page.keyboard.press("Enter"))
    press_on(page, "main a[href='/progress']")
    expect_answers(page, 10)

    press_on(page, ".site-header a[href='/maturity']")
    page.wait_for_url("**/maturity")
    focus_by_tab(page, page.get_by_label("What you assess"))
    page.keyboard.type("Plant North")
    page.keyboard.press("Enter")
    for number in range(1, 11):
        page.wait_for_url(f"**/dimensions/{number}")
        focus_by_tab(page, page.locator(".option input").first)
        for key in ("Space", "ArrowDown", "ArrowDown", "Enter"):
            page.keyboard.press(key)
    page.wait_for_url("**/facts")
    for fact, value in FACTS.items():
        focus_by_tab(page, page.locator(f"#f-{fact}"))
        page.keyboard.type(value)
    for fact in YES_OR_NO:
        focus_by_tab(page, page.locator(f"#f-{fact} input:checked"))
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect_result(page)

    press_on(page, ".site-header a[href='/progress']")
    page.wait_for_url("**/progress")
    press_on(page, "main a[href='/sign-up']")
    page.wait_for_url("**/sign-up")
    for label, text in (
        ("Name", "Newcomer with keys"),
        ("E-mail address", "keys@example.org"),
        ("Password", "lot-sizing-1"),
    ):
        focus_by_tab(page, page.get_by_label(label))
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    expect_history(page, fresh_server)


def test_without_scripts(visit: Visit, fresh_server: Server) -> None:
    page = visit(java_script_enabled=False).new_page()
    page.goto(f"{fresh_server.url}/")
    page.get_by_label("Find a topic, a term or a formula").fill("suply planing")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=suply+planing")
    page.get_by_role("main").get_by_role("link", name="Supply planning").first.click()
    page.wait_for_url("**/topics/supply-planning*")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Supply planning")
    page.get_by_role("link", name="Practise topic 5").click()
    page.locator(".segmented").get_by_text("5", exact=True).click()
    page.get_by_role("button", name="Start").click()
    for position in range(1, 6):
        expect(page.locator(".question-line span").first).to_have_text(f"Question {position}")
        answer_without_script(page)
        page.locator("#continue").click()
    page.wait_for_url("**/review")
    page.get_by_role("link", name="Your progress").click()
    expect_answers(page, 5)
