"""A training partner's first day: administrator, cohort, join link, a learner's answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.answering import answer_by_keys, answer_by_mouse, focus_by_tab
from tests.browser.conftest import Visit, free_port
from tests.server import Server

PASSWORD = "lot-sizing-1"
DATES = {"First day": "2027-01-11", "Last day": "2027-04-30", "Exam": "2027-05-08"}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A first start of its own."""
    running = Server(tmp_path, free_port())
    yield running
    running.stop()


def first_link(server: Server) -> str:
    """Return the one-time link that the server prints when it starts for the first time."""
    found = re.search(r"first administrator.*?: (\S+)$", server.log.read_text(), re.MULTILINE)
    assert found is not None
    return found[1]


class Mouse:
    """Clicks; types only what fields ask for."""

    answer = staticmethod(answer_by_mouse)

    def press(self, target: Locator) -> None:
        target.click()

    def fill(self, target: Locator, text: str) -> None:
        target.click()
        target.fill(text)

    def choose_five(self, page: Page) -> None:
        page.locator(".segmented").get_by_text("5", exact=True).click()

    def go_on(self, page: Page) -> None:
        page.locator("#continue").click()


class Keys:
    """Tab, Enter and letters alone."""

    answer = staticmethod(answer_by_keys)

    def press(self, target: Locator) -> None:
        focus_by_tab(target.page, target)
        target.page.keyboard.press("Enter")

    def fill(self, target: Locator, text: str) -> None:
        focus_by_tab(target.page, target)
        if target.get_attribute("type") == "date":
            year, month, day = text.split("-")
            text = month + day + year  # the order of the parts in an en-US browser
        target.page.keyboard.type(text)

    def choose_five(self, page: Page) -> None:
        focus_by_tab(page, page.locator("input[name=count]:checked"))
        page.keyboard.press("ArrowLeft")

    def go_on(self, page: Page) -> None:
        page.keyboard.press("Enter")


Hand = Mouse | Keys


def open_account(page: Page, hand: Hand, name: str, email: str) -> None:
    """Fill in the form of a new account and send it."""
    hand.fill(page.get_by_label("Name"), name)
    hand.fill(page.get_by_label("E-mail address"), email)
    hand.fill(page.get_by_label("Password"), PASSWORD)
    hand.press(page.get_by_role("button", name="Open the account"))


def make_cohort(page: Page, hand: Hand, name: str) -> str:
    """Make a cohort with its dates and return its join link."""
    hand.press(page.get_by_role("link", name="Make a cohort"))
    page.wait_for_url("**/cohorts/new")
    hand.fill(page.get_by_label("Name"), name)
    for label, day in DATES.items():
        hand.fill(page.get_by_label(label), day)
    hand.press(page.get_by_role("button", name="Make the cohort"))
    page.wait_for_url(re.compile(r"/cohorts/(?!new)[\w-]+$"))
    for day in ("11 January 2027", "30 April 2027", "8 May 2027"):
        expect(page.get_by_role("main")).to_contain_text(day)
    hand.press(page.get_by_role("button", name="Copy"))
    expect(page.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    link: str = page.evaluate("navigator.clipboard.readText()")
    return link


def learn(page: Page, hand: Hand, link: str) -> None:
    """Join by the link with a new account and answer five questions on topic 4."""
    page.goto(link)
    hand.press(page.get_by_role("link", name="Open an account to join"))
    page.wait_for_url("**/sign-up?next=**")
    open_account(page, hand, "Learner", "learner@example.org")
    hand.press(page.get_by_role("button", name="Join the cohort"))
    page.wait_for_url("**/cohorts/*")
    expect(page.get_by_role("heading", level=1)).to_contain_text("to the exam")
    page.goto(link.split("/join/")[0] + "/practice?topics=demand-planning")
    hand.choose_five(page)
    hand.press(page.get_by_role("button", name="Start"))
    for position in range(1, 6):
        expect(page.locator(".question-line span").first).to_have_text(f"Question {position}")
        hand.answer(page)
        hand.go_on(page)
    page.wait_for_url("**/review")


def run_first_day(server: Server, visit: Visit, hand: Hand) -> None:
    partner = visit(permissions=["clipboard-read", "clipboard-write"]).new_page()
    partner.goto(first_link(server))
    open_account(partner, hand, "Administrator", "administrator@example.org")
    partner.wait_for_url("**/admin/")
    link = make_cohort(partner, hand, "Spring")
    address = partner.url

    learner = visit().new_page()
    learn(learner, hand, link)

    partner.reload()
    row = partner.locator(".heat tbody tr").filter(has_text="Learner")
    expect(row.locator("td")).to_have_count(23)
    cells = row.locator("td").all_inner_texts()
    assert re.fullmatch(r"\d+", cells[3])  # topic 4, whose five answers suffice for a share
    assert cells[:3] + cells[4:20] == ["·"] * 19
    assert cells[20:] == [cells[3], "5", "today"]
    with partner.expect_download() as download:
        hand.press(partner.get_by_role("link", name="Download the roster"))
    assert download.value.suggested_filename == "roster-spring.csv"
    lines = Path(download.value.path()).read_text("utf-8-sig").splitlines()
    assert [line.split(",")[:3] for line in lines] == [
        ["Name", "E-mail", "Role"],
        ["Administrator", "administrator@example.org", "instructor"],
        ["Learner", "learner@example.org", "learner"],
    ]
    see_only_own(partner, visit, hand, address, server)


def see_only_own(partner: Page, visit: Visit, hand: Hand, address: str, server: Server) -> None:
    """Make a second cohort with an instructor, who finds no page of the first one."""
    partner.goto(f"{server.url}/cohorts/")
    other = make_cohort(partner, hand, "Autumn")
    colleague = visit().new_page()
    colleague.goto(other)
    hand.press(colleague.get_by_role("link", name="Open an account to join"))
    open_account(colleague, hand, "Colleague", "colleague@example.org")
    hand.press(colleague.get_by_role("button", name="Join the cohort"))
    colleague.wait_for_url("**/cohorts/*")
    partner.reload()
    hand.press(partner.get_by_role("button", name="Make Colleague instructor"))
    expect(partner.get_by_text("The role is changed.")).to_be_visible()
    colleague.reload()
    expect(colleague.get_by_role("heading", name="Members")).to_be_visible()
    for path in ("", "/edit", "/roster.csv", "/progress.csv"):
        answer = colleague.goto(address + path)
        assert answer is not None
        assert answer.status == 404
        expect(colleague.get_by_role("heading", level=1)).to_have_text("No page at this address")


def test_first_day_by_mouse(server: Server, visit: Visit) -> None:
    run_first_day(server, visit, Mouse())


def test_first_day_by_keys(server: Server, visit: Visit) -> None:
    run_first_day(server, visit, Keys())
