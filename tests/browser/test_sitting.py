"""Exams in the browser: without a connection, against the clock, in two windows, signed out."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.answering import focus_by_tab
from tests.browser.conftest import Demo, Visit
from tests.server import Server

EXAM = "sop-road-map-quarter"
QUIZ = "quiz-demand-planning"
NO_CONNECTION = re.compile(r"^Not saved: no connection\. (\d+) answers? waits? in this browser$")


def begin(page: Page, base: str, slug: str = EXAM) -> str:
    """Begin an exam and return the attempt's address."""
    page.goto(f"{base}/exams/{slug}/rules")
    page.get_by_role("button", name=re.compile("^Begin")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Question 1 of"))
    page.wait_for_load_state()
    return page.url.split("?")[0]


def read_answers(context: BrowserContext, address: str) -> dict[int, Any]:
    """Return what the server holds, by position."""
    reply = context.request.get(address.replace("/attempts/", "/api/v1/attempts/"))
    assert reply.ok
    return {answer["position"]: answer["response"] for answer in reply.json()["answers"]}


def sheet(page: Page) -> Locator:
    """Return the question that is shown."""
    return page.locator(".sheet:not([hidden])")


def go(page: Page, position: int) -> None:
    page.locator("#navigator button").nth(position - 1).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        re.compile(f"^Question {position} of")
    )


def find_choices(page: Page) -> list[int]:
    """Return the positions at which one option is picked."""
    found = page.locator(".sheet[data-kind=single-choice]")
    return [int(one.get_attribute("data-position") or 0) for one in found.all()]


def pick(page: Page, position: int, option: int = 0) -> str:
    """Go to a question, pick one of its options and return its id."""
    page.bring_to_front()  # the browser slows down what lies behind another page
    go(page, position)
    row = sheet(page).locator(".option").nth(option)
    row.locator(".option-row").click()
    return row.get_attribute("data-option") or ""


def expect_saved(page: Page) -> None:
    expect(page.locator("#saved")).to_have_text("Saved")


@contextmanager
def cut_off(page: Page) -> Iterator[None]:
    """Let no answer through, as a network does that fails for a while; pages still load."""
    refuse = lambda route: route.abort("internetdisconnected")  # noqa: E731  # a plain handler
    page.route("**/api/v1/**", refuse)
    yield
    page.unroute("**/api/v1/**", refuse)


def set_deadline(server: Server, address: str, seconds: float) -> None:
    """Let the time of an attempt be up in so many seconds."""
    deadline = datetime.now(UTC) + timedelta(seconds=seconds)
    with closing(sqlite3.connect(server.folder / "linkage.sqlite3", timeout=20)) as database:
        database.execute(
            "UPDATE attempts SET deadline_at = ? WHERE id = ?",
            (deadline.strftime("%Y-%m-%d %H:%M:%S.%f"), address.rsplit("/", 1)[1]),
        )
        database.commit()


def test_what_is_answered_without_a_connection_arrives(
    page: Page, context: BrowserContext, fresh_server: Server
) -> None:
    address = begin(page, fresh_server.url)
    choices = find_choices(page)
    wanted = {choices[0]: pick(page, choices[0])}
    expect_saved(page)
    context.set_offline(True)
    for place, position in enumerate(choices[:4]):
        wanted[position] = pick(page, position, 1 + place % 2)
    expect(page.locator("#saved")).to_have_text(
        "Not saved: no connection. 4 answers wait in this browser"
    )
    expect(sheet(page).locator(".option-state", has_text="Picked")).to_have_text(
        "Picked, waiting to be saved"
    )
    assert read_answers(context, address) != wanted
    context.set_offline(False)
    expect_saved(page)
    assert read_answers(context, address) == wanted
    page.reload()
    for position, option in wanted.items():
        expect(page.locator(f"#sheet-{position} [data-option='{option}'] input")).to_be_checked()


def test_what_waits_survives_a_reload(
    page: Page, context: BrowserContext, fresh_server: Server
) -> None:
    address = begin(page, fresh_server.url)
    position = find_choices(page)[1]
    with cut_off(page):
        option = pick(page, position)
        page.keyboard.press("f")
        expect(page.locator("#saved")).to_have_text(NO_CONNECTION)
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_have_text(
            re.compile(f"^Question {position}")
        )
        expect(sheet(page).locator(f"[data-option='{option}'] input")).to_be_checked()
        expect(page.locator("#saved")).to_have_text(NO_CONNECTION)
        page.get_by_role("link", name="Hand in").click()
        dialog = page.get_by_role("dialog", name="Hand in 1 answer?")
        expect(dialog).to_contain_text(f"Flagged is question {position}.")
        dialog.get_by_role("button", name="Hand in 1 answer").click()
        expect(dialog.get_by_role("alert")).to_contain_text("Nothing is handed in yet")
        dialog.get_by_role("button", name="Keep working").click()
    expect_saved(page)
    assert read_answers(context, address) == {position: option}
    page.get_by_role("link", name="Hand in").click()
    page.get_by_role("button", name="Hand in 1 answer").click()
    page.wait_for_url(f"{address}/review")


def test_only_the_server_s_clock_counts(
    page: Page, context: BrowserContext, fresh_server: Server
) -> None:
    page.clock.set_fixed_time(datetime.now(UTC) + timedelta(hours=1))
    address = begin(page, fresh_server.url)
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"^2[78]:\d\d$"))
    position = find_choices(page)[0]
    option = pick(page, position)
    expect_saved(page)
    set_deadline(fresh_server, address, 609)
    page.reload()
    expect(page.get_by_role("status").filter(has_text="left")).to_have_text(
        "10 minutes are left. What is saved by then counts."
    )
    set_deadline(fresh_server, address, 3)
    page.reload()
    page.wait_for_url(f"{address}/review")
    assert read_answers(context, address) == {position: option}


def test_what_arrives_too_late_is_named(
    page: Page, context: BrowserContext, fresh_server: Server
) -> None:
    address = begin(page, fresh_server.url)
    choices = find_choices(page)
    wanted = {choices[0]: pick(page, choices[0])}
    expect_saved(page)
    set_deadline(fresh_server, address, 5)
    page.reload()
    context.set_offline(True)
    for position in choices[1:3]:
        pick(page, position)
    over = page.get_by_role("dialog", name="Time is up")
    expect(over).to_contain_text("2 answers wait in this browser and came too late.")
    context.set_offline(False)
    first, second = sorted(choices[1:3])
    expect(over).to_contain_text(
        f"2 answers arrived after the time was up and don’t count: questions {first} and {second}."
    )
    over.get_by_role("link", name="See the result").click()
    page.wait_for_url(f"{address}/review")
    assert read_answers(context, address) == wanted


def test_the_look_back_tells_of_answers_that_never_left(
    page: Page, context: BrowserContext, fresh_server: Server
) -> None:
    address = begin(page, fresh_server.url, QUIZ)
    position = find_choices(page)[0]
    with cut_off(page):
        pick(page, position)
        expect(page.locator("#saved")).to_have_text(NO_CONNECTION)
        page.goto("about:blank")
    token = next(c for c in context.cookies() if c["name"] == "csrf_token")
    api = address.replace("/attempts/", "/api/v1/attempts/")
    assert context.request.post(f"{api}/submit", headers={"X-CSRFToken": token["value"]}).ok
    page.goto(address)
    expect(page.get_by_role("status").filter(has_text="waited")).to_have_text(
        "1 answer waited in this browser, arrived after this was closed and doesn’t count: "
        f"question {position}."
    )
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("waited in this browser")).to_have_count(0)


def test_an_answer_from_another_window_is_shown(
    page: Page, context: BrowserContext, visit: Visit, fresh_server: Server
) -> None:
    address = begin(page, fresh_server.url)
    first, second = find_choices(page)[:2]
    other = context.new_page()
    other.goto(f"{address}?position={first}")
    option = pick(page, first, 2)
    expect(sheet(other).locator(f"[data-option='{option}'] input")).to_be_checked()
    expect(other.get_by_role("status").filter(has_text="window")).to_have_text(
        f"Question {first} was answered in another window. That answer is shown."
    )
    newest = pick(other, first, 1)
    expect_saved(other)
    assert read_answers(context, address) == {first: newest}
    # Another device hears of it when its own answer arrives too late.
    elsewhere = visit(storage_state=context.storage_state()).new_page()
    elsewhere.goto(f"{address}?position={second}")
    for option_at in (3, 2, 0):
        option = pick(page, second, option_at)
    expect_saved(page)
    pick(elsewhere, second, 1)
    expect(elsewhere.get_by_role("status").filter(has_text="window")).to_contain_text(
        "was answered"
    )
    expect(sheet(elsewhere).locator(f"[data-option='{option}'] input")).to_be_checked()
    assert read_answers(context, address) == {first: newest, second: option}


def test_signing_in_again_over_the_page_loses_nothing(demo: Demo, page: Page) -> None:
    context = page.context
    page.goto(f"{demo.url}/sign-in")
    sign_in(page.locator("main"), demo.learner, demo.password)
    page.wait_for_url(f"{demo.url}/")
    address = begin(page, demo.url, QUIZ)
    choices = find_choices(page)
    wanted = {choices[0]: pick(page, choices[0])}
    expect_saved(page)
    context.clear_cookies()
    wanted[choices[1]] = pick(page, choices[1])
    dialog = page.get_by_role("dialog", name="You are signed out")
    expect(dialog).to_contain_text("1 answer waits in this browser.")
    sign_in(dialog, demo.learner, "not-the-password")
    expect(dialog.get_by_role("alert")).not_to_be_empty()
    sign_in(dialog, demo.learner, demo.password)
    expect(dialog).not_to_be_visible()
    expect_saved(page)
    assert read_answers(context, address) == wanted
    page.get_by_role("link", name="Hand in").click()
    page.get_by_role("button", name="Hand in 2 answers").click()
    page.wait_for_url(f"{address}/review")


def sign_in(place: Locator, email: str, password: str) -> None:
    place.get_by_label("E-mail").fill(email)
    place.get_by_label("Password").fill(password)
    place.get_by_role("button", name=re.compile("^Sign in")).click()


def test_a_guest_is_told_how_to_go_on(page: Page, fresh_server: Server) -> None:
    begin(page, fresh_server.url)
    page.context.clear_cookies()
    pick(page, find_choices(page)[0])
    dialog = page.get_by_role("dialog", name="You are signed out")
    expect(dialog).to_contain_text("You began this as a guest")
    expect(dialog.get_by_role("link", name="Open an account")).to_be_visible()
    dialog.get_by_role("button", name="Not now").click()
    expect(page.locator("#saved")).to_have_text(re.compile("^Not saved: you are signed out"))


def test_keys_alone_lead_from_the_rules_to_the_result(
    page: Page, context: BrowserContext, fresh_server: Server
) -> None:
    page.goto(f"{fresh_server.url}/exams/{QUIZ}/rules")
    focus_by_tab(page, page.get_by_role("button", name="Begin"))
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile("^Question 1 of"))
    page.wait_for_load_state()
    address = page.url.split("?")[0]
    total = page.locator(".sheet").count()
    choices = find_choices(page)
    for position in range(1, total + 1):
        expect(heading).to_have_text(f"Question {position} of {total}")
        if position in choices:
            page.keyboard.press("b")
            page.keyboard.press("o")
        if position == choices[0]:
            page.keyboard.press("f")
        page.keyboard.press("Enter")
        if page.evaluate("document.activeElement.closest('.part') !== null"):
            focus_by_tab(page, sheet(page).locator("[data-next]"))
            page.keyboard.press("Enter")
    expect(heading).to_have_text(f"{len(choices)} of {total} answered")
    expect(heading).to_be_focused()
    focus_by_tab(page, page.locator("#overview").get_by_role("link", name="Hand in"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text(f"Flagged is question {choices[0]}.")
    focus_by_tab(page, page.locator("#submit-button"), 3)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/review")
    assert sorted(read_answers(context, address)) == choices


def test_what_cannot_be_read_is_not_said_to_be_saved(
    page: Page, context: BrowserContext, fresh_server: Server
) -> None:
    address = begin(page, fresh_server.url)
    number = page.locator(".sheet[data-kind=numeric]").first.get_attribute("data-position")
    assert number is not None
    go(page, int(number))
    field = sheet(page).get_by_label("Your answer")
    field.fill("49O")
    expect(page.locator("#saved")).to_have_text(f"Not saved: question {number} can’t be read")
    expect(sheet(page).get_by_role("alert")).to_contain_text("“49O” is not a number")
    page.reload()
    expect(field).to_have_value("49O")
    expect(sheet(page).get_by_role("alert")).to_contain_text("“49O” is not a number")
    field.fill("490")
    expect_saved(page)
    assert read_answers(context, address) == {int(number): "490"}
    field.fill("")
    expect(page.locator("#counts")).to_have_text(re.compile("^20 open"))
    expect(page.locator("#saved")).to_have_text("")
    assert read_answers(context, address) == {}


def test_struck_out_options_and_hidden_parts_stay_so(page: Page, fresh_server: Server) -> None:
    begin(page, fresh_server.url)
    position = find_choices(page)[0]
    go(page, position)
    row = sheet(page).locator(".option").nth(2)
    row.hover()
    row.get_by_role("button", name=re.compile("^Strike out")).click()
    for name in ("clock", "pace"):
        page.get_by_role("checkbox", name=name).uncheck()
    page.reload()
    expect(row).to_have_class(re.compile("struck"))
    expect(page.get_by_role("timer")).not_to_be_visible()
    expect(page.locator("#pace")).not_to_be_visible()
    page.get_by_role("checkbox", name="clock").check()
    expect(page.get_by_role("timer")).to_be_visible()


SUMS = [
    ("0.1+0.2=", "0.3"), ("1/3*3=", "1"), ("1234567*3=", "3,703,701"), ("200+10%=", "220"),
    ("9+16r*2=", "26"), ("2r", "1.41421356237"), ("5/0=", "Not by zero"), ("2+3*4=", "20"),
    ("7-10=", "−3"), ("12" + "\b" + "5=", "15"),
]  # fmt: skip


def test_the_calculator_is_exact(page: Page, fresh_server: Server) -> None:
    begin(page, fresh_server.url)
    page.keyboard.press("k")
    box = page.get_by_role("dialog", name="Calculator")
    for typed, wanted in SUMS:
        for key in f"c{typed}":
            page.keyboard.press("Backspace" if key == "\b" else key)
        assert (typed, box.get_by_role("status").inner_text()) == (typed, wanted)
    for name in ("Clear", "8", "Add to memory", "Clear", "2", "Times", "Recall memory", "Equals"):
        box.get_by_role("button", name=name, exact=True).click()
    expect(box.get_by_role("status")).to_have_text("16")
    page.keyboard.press("Escape")
    expect(box).not_to_be_visible()
    expect(page.get_by_role("button", name="Calculator")).to_be_focused()
    assert read_answers(page.context, page.url.split("?")[0]) == {}


@pytest.mark.parametrize("width", [1280, 360])
def test_readers_hear_what_eyes_see(page: Page, fresh_server: Server, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    begin(page, fresh_server.url)
    expect(page.get_by_role("timer", name="Time left")).to_be_visible()
    expect(page.get_by_role("complementary", name="Questions")).to_be_visible()
    flag = page.get_by_role("button", name=re.compile("^Flag"))
    expect(flag).to_have_attribute("aria-pressed", "false")
    flag.click()
    expect(flag).to_have_attribute("aria-pressed", "true")
    navigate = page.locator(".navigate")
    if width == 360:
        expect(navigate).not_to_have_attribute("open", "")
        navigate.locator("summary").click()
    here = page.get_by_role("button", name="Question 1, open, flagged")
    expect(here).to_have_attribute("aria-current", "step")
    page.get_by_role("button", name="Question 2, open").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page).to_have_title(re.compile("^Question 2, "))
