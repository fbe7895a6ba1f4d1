"""Every page, light and dark, narrow and wide: accessible, within its frame and its budget."""

from __future__ import annotations

import gzip
import json
import re
from typing import Any, Literal

import pytest
from playwright.sync_api import BrowserContext, Page, Response, expect

from tests.browser.answering import answer_by_mouse
from tests.browser.axe import find_violations
from tests.browser.conftest import Demo, Visit
from tests.browser.test_player import KINDS, start
from tests.browser.test_sitting import begin

VISITOR = (
    "/",
    "/topics/",
    "/topics/demand-planning",
    "/topics/supply-planning",
    "/topics/inventory-policy",
    "/company",
    "/glossary/",
    "/glossary/?view=definitions",
    "/glossary/?view=abbreviations",
    "/glossary/backlog",
    "/programmes/",
    "/programmes/demand-forecasting-techniques",
    "/requests/new?programme=demand-forecasting-techniques",
    "/try/",
    "/try/production-plan",
    "/try/decision-criteria?chances=0.2",
    "/paths",
    "/paths?to=exam",
    "/paths?to=scenario-planning",
    "/paths?minutes=120&start=inventory-policy",
    "/exam/domains",
    "/exam/facts",
    "/formulas",
    "/traps",
    "/traps?cover=1&topic=demand-planning",
    "/booklet",
    "/booklet?topics=demand-planning&check=1",
    "/booklet?all=1&traps=1",
    "/graph",
    "/graph?topic=demand-planning",
    "/search",
    "/search?q=rough+cut+capacity+planing",
    "/search?q=zzzzzz",
    "/notes",
    "/practice",
    "/practice?only=missed&topics=demand-planning",
    "/practice?questions=dp-tracking-signal",
    "/placement",
    "/today",
    "/exams",
    "/exams/cpim-style-full",
    "/exams/quiz-demand-planning",
    "/exams/sop-road-map/rules",
    "/review",
    "/plan",
    "/progress",
    "/attempts",
    "/maturity",
    "/sign-in",
    "/sign-up",
    "/keys",
    "/privacy",
    "/accessibility",
    "/patterns",
    "/api/docs",
    "/no-such-page",
)
LEARNER = (
    "/",
    "/plan",
    "/progress",
    "/attempts",
    "/notes",
    "/account",
    "/account/history",
    "/cohorts/",
    "/practice",
    "/practice?only=certain-and-wrong",
    "/review",
    "/graph",
)
# Colours don't depend on the width, nor names and structure on the scheme: one pair of each.
VIEWS: tuple[tuple[Literal["light", "dark"], int], ...] = (("light", 1280), ("dark", 360))
WIDTHS = (320, 360, 901, 1280)
LIMITS = {"script": 30_000, "stylesheet": 25_000}
INLINE = re.compile(r"<[^>]+\sstyle=[^>]*>|<style|<script(?![^>]*\ssrc=)|<[^>]+\son\w+=\"[^>]*>")


class Weighing:
    """What a page loads: kinds, compressed sizes, hosts."""

    def __init__(self, page: Page) -> None:
        self.responses: list[Response] = []
        page.on("response", lambda response: self.responses.append(response))

    def sizes(self) -> dict[str, int]:
        total: dict[str, int] = {}
        for response in self.responses:
            kind = response.request.resource_type
            packed = kind in {"font", "image"}
            body = response.body()
            size = len(body) if packed else len(gzip.compress(body))
            total[kind] = total.get(kind, 0) + size
        return total

    def excess(self, base: str) -> dict[str, Any]:
        """Return what goes beyond a budget; empty if nothing does."""
        foreign = [r.url for r in self.responses if not r.url.startswith((base, "data:"))]
        sizes = self.sizes()
        over = {kind: size for kind, size in sizes.items() if size > LIMITS.get(kind, 150_000)}
        found: dict[str, Any] = {"foreign": foreign, "over": over}
        if (total := sum(sizes.values())) > 150_000:
            found["total"] = [total]
        if len(self.responses) > 10:
            found["requests"] = [r.url for r in self.responses]
        return {name: value for name, value in found.items() if value}


def overflow(page: Page) -> int:
    width: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return width


def inspect_views(page: Page) -> dict[str, Any]:
    """Return what is wrong with the page as it stands, by theme and width."""
    wrong: dict[str, Any] = {}
    page.bring_to_front()  # the browser slows down what lies behind another page
    if page.locator("h1").count() != 1:
        wrong["h1"] = page.locator("h1").all_inner_texts()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if beyond := overflow(page):
            wrong[f"{width} overflow"] = beyond
    for scheme, width in VIEWS:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 800})
        wrong[f"{width} axe, {scheme}"] = find_violations(page)
    return {name: value for name, value in wrong.items() if value}


def inspect(context: BrowserContext, base: str, address: str) -> dict[str, Any]:
    """Return what is wrong with the page at an address; empty if nothing is."""
    page = context.new_page()
    weighing = Weighing(page)
    answer = page.goto(base + address)
    assert answer is not None
    assert answer.status == (404 if address == "/no-such-page" else 200)
    page.evaluate("document.fonts.ready.then(() => 1)")
    wrong = inspect_views(page) | weighing.excess(base)
    if inline := INLINE.findall(answer.text()):
        wrong["inline"] = inline[:3]
    page.close()
    return wrong


@pytest.mark.parametrize("address", VISITOR)
def test_visitors_page(demo: Demo, visit: Visit, address: str) -> None:
    wrong = inspect(visit(), demo.url, address)
    assert wrong == {}, json.dumps(wrong, indent=1)


@pytest.fixture(scope="module")
def states() -> dict[str, Any]:
    """Sessions of people who have signed in, by e-mail address."""
    return {}


def signed_in(visit: Visit, demo: Demo, states: dict[str, Any], email: str) -> BrowserContext:
    """Return a session of the account, with an empty cache."""
    if email not in states:
        context = visit()
        page = context.new_page()
        page.goto(demo.url + "/sign-in")
        page.get_by_label("E-mail").fill(email)
        page.get_by_label("Password").fill(demo.password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(demo.url + "/")
        states[email] = context.storage_state()
    return visit(storage_state=states[email])


@pytest.mark.parametrize("address", LEARNER)
def test_learners_page(demo: Demo, visit: Visit, states: dict[str, Any], address: str) -> None:
    context = signed_in(visit, demo, states, demo.learner)
    wrong = inspect(context, demo.url, address)
    assert wrong == {}, json.dumps(wrong, indent=1)


def linked(context: BrowserContext, base: str, start: str, pattern: str) -> str:
    """Return the first address on a page that matches."""
    page = context.new_page()
    page.goto(base + start)
    links: list[str] = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
    page.close()
    return next(link.removeprefix(base) for link in links if re.search(pattern, link))


@pytest.mark.parametrize(
    ("role", "start", "pattern"),
    [
        ("learner", "/cohorts/", r"/cohorts/[\w-]{10,}$"),
        ("learner", "/attempts", r"/attempts/[\w-]{10,}/review$"),
        ("administrator", "/cohorts/", r"/cohorts/[\w-]{10,}$"),
        ("administrator", "/cohorts/", r"/cohorts/new$"),
        ("administrator", "/admin/", r"/admin/accounts/[\w-]+/exam-time$"),
        ("administrator", "/admin/", r"/admin/content$"),
        ("administrator", "/admin/content", r"/admin/content/questions$"),
        ("administrator", "/admin/content/questions", r"/admin/content/questions/exchange$"),
        ("administrator", "/admin/content/questions", r"/admin/content/questions/regrading$"),
        ("administrator", "/admin/content/questions", r"/admin/content/questions/reports$"),
        ("administrator", "/admin/", r"/admin/requests/$"),
        ("administrator", "/admin/", r"/admin/statistics$"),
        ("administrator", "/admin/statistics?flag=any", r"/admin/statistics/questions/[\w-]+$"),
        ("administrator", "/admin/statistics", r"/admin/statistics/exams/[\w-]+$"),
        ("instructor", "/maturity", r"/maturity/[\w-]{10,}$"),
    ],
)
def test_page_behind_a_link(
    demo: Demo, visit: Visit, states: dict[str, Any], role: str, start: str, pattern: str
) -> None:
    context = signed_in(visit, demo, states, getattr(demo, role))
    wrong = inspect(context, demo.url, linked(context, demo.url, start, pattern))
    assert wrong == {}, json.dumps(wrong, indent=1)


def test_administration(demo: Demo, visit: Visit, states: dict[str, Any]) -> None:
    wrong = inspect(signed_in(visit, demo, states, demo.administrator), demo.url, "/admin/")
    assert wrong == {}, json.dumps(wrong, indent=1)


def test_questions_in_and_out(demo: Demo, visit: Visit, states: dict[str, Any]) -> None:
    """The lists of what stays behind, and of the rows of a file, one of them wrong."""
    context = signed_in(visit, demo, states, demo.administrator)
    address = "/admin/content/questions/exchange"
    out = inspect(context, demo.url, f"{address}?format=gift&topic=demand-planning")
    exported = context.request.get(f"{demo.url}/admin/content/questions/export?topic=role-of-sop")
    sent = exported.body() + b"\n::Old::Who plans?{=Everybody ~Nobody#No}\n"
    page = context.new_page()
    page.goto(demo.url + address)
    page.get_by_label("File, at most 1 MB").set_input_files(
        {"name": "exam.gift", "mimeType": "text/plain", "buffer": sent}
    )
    page.get_by_label("Take the good rows").check()
    page.get_by_role("button", name="Check the file").click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Download 01-role-of-sop-exam.yaml").click()
    assert saved.value.path().read_text(encoding="utf-8").startswith("topic: role-of-sop\n")
    wrong = {"out": out, "in": inspect_views(page)}
    assert wrong == {"out": {}, "in": {}}, json.dumps(wrong, indent=1)


@pytest.mark.parametrize("kind", KINDS)
def test_player(demo: Demo, visit: Visit, kind: str) -> None:
    context = visit()
    page = context.new_page()
    address = start(page, demo.server, kind)
    before = inspect(context, demo.url, address.removeprefix(demo.url))
    answer_by_mouse(page)
    wrong = {"before": before, "after": inspect_views(page)}
    assert wrong == {"before": {}, "after": {}}, json.dumps(wrong, indent=1)


def test_the_longest_exam(demo: Demo, visit: Visit) -> None:
    context = visit()
    address = begin(context.new_page(), demo.url, "cpim-style-full").removeprefix(demo.url)
    wrong = inspect(context, demo.url, address)
    assert wrong == {}, json.dumps(wrong, indent=1)


def test_exam(demo: Demo, visit: Visit) -> None:
    """A question of each kind that this one asks, the review screen, handing in."""
    context = visit()
    page = context.new_page()
    address = begin(page, demo.url, "sop-road-map-quarter").removeprefix(demo.url)
    found = page.locator(".sheet").evaluate_all("all => all.map(a => a.dataset.kind)")
    kinds = {kind: found.index(kind) + 1 for kind in found}
    places = [*(f"?position={place}" for place in kinds.values()), "/overview", "/hand-in"]
    wrong = {place: inspect(context, demo.url, address + place) for place in places}
    page.keyboard.press("k")
    wrong["calculator"] = inspect_views(page)
    assert not any(wrong.values()), json.dumps(wrong, indent=1)
    assert len(kinds) > 2


def test_attempt_looked_back_on(demo: Demo, visit: Visit) -> None:
    context = visit()
    page = context.new_page()
    address = start(page, demo.server)
    answer_by_mouse(page, "certain")
    page.get_by_role("button", name="Finish with 1 of 10").click()
    page.wait_for_url(f"{address}/review")
    path = page.url.removeprefix(demo.url)
    wrong = {each: inspect(context, demo.url, each) for each in (path, f"{path}?print=1")}
    assert not any(wrong.values()), json.dumps(wrong, indent=1)


def test_maturity_questionnaire(demo: Demo, visit: Visit) -> None:
    context = visit()
    page = context.new_page()
    page.goto(f"{demo.url}/maturity")
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/dimensions/1")
    dimension = page.url.removeprefix(demo.url)
    facts = dimension.replace("dimensions/1", "facts")
    wrong = {address: inspect(context, demo.url, address) for address in (dimension, facts)}
    assert wrong == {dimension: {}, facts: {}}, json.dumps(wrong, indent=1)


GROUND = "getComputedStyle(document.documentElement).backgroundColor"
DARK = "rgb(15, 23, 28)"


@pytest.mark.parametrize("address", ["/topics/demand-planning", "/maturity", "/progress"])
def test_the_chosen_theme_stays_on_the_screen(demo: Demo, visit: Visit, address: str) -> None:
    """A theme holds against the system's; paper is light in any."""
    page = visit(color_scheme="light").new_page()
    page.goto(demo.url + address)
    page.get_by_role("button", name="dark", exact=True).click()
    expect(page.locator("html[data-theme=dark]")).to_be_visible()
    assert page.url == demo.url + address
    assert page.evaluate(GROUND) == DARK
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    assert page.evaluate(GROUND) == "rgb(255, 255, 255)"
    ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    assert ink in {"rgb(0, 0, 0)", "rgb(19, 33, 44)"}
    expect(page.get_by_role("navigation", name="Main").first).not_to_be_visible()
