"""Every page, light and dark, narrow and wide: accessible, within its frame and its budget."""

from __future__ import annotations

import gzip
import json
import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Response

from tests.browser.conftest import Demo

VISITOR = (
    "/",
    "/topics/",
    "/topics/demand-planning",
    "/topics/supply-planning",
    "/topics/inventory-policy",
    "/glossary/",
    "/glossary/backlog",
    "/programmes/",
    "/programmes/demand-forecasting-techniques",
    "/graph",
    "/graph?topic=demand-planning",
    "/search",
    "/search?q=rough+cut+capacity+planing",
    "/search?q=zzzzzz",
    "/practice",
    "/exams",
    "/review",
    "/progress",
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
LEARNER = ("/", "/progress", "/account", "/cohorts/", "/practice", "/maturity", "/graph")
WIDTHS = (320, 360, 901, 1280)
LIMITS = {"script": 30_000, "stylesheet": 25_000}


class Weighing:
    """What a page loads: kinds, compressed sizes, hosts."""

    def __init__(self, page: Page) -> None:
        self.responses: list[Response] = []
        page.on("response", self.responses.append)

    def sizes(self) -> dict[str, int]:
        total: dict[str, int] = {}
        for response in self.responses:
            kind = response.request.resource_type
            packed = kind in {"font", "image"}
            body = response.body()
            size = len(body) if packed else len(gzip.compress(body))
            total[kind] = total.get(kind, 0) + size
        return total


def violations(page: Page) -> list[Any]:
    result = Axe().run(page, options={"resultTypes": ["violations"]})
    return [
        (v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in result.response["violations"]
    ]


def overflow(page: Page) -> int:
    width: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return width


def visit(context: BrowserContext, base: str, address: str) -> dict[str, Any]:
    """Return what is wrong with a page, by theme and width; empty if nothing is."""
    wrong: dict[str, Any] = {}
    for theme in ("light", "dark"):
        context.add_cookies([{"name": "theme", "value": theme, "url": base}])
        page = context.new_page()
        weighing = Weighing(page)
        page.goto(base + address, wait_until="networkidle")
        html = page.content()
        if re.search(r"<[^>]+\sstyle=|<style|<script(?![^>]*\ssrc=)|\son\w+=\"", html):
            wrong[f"{theme} inline code"] = re.findall(r"<[^>]+\sstyle=[^>]*>|<style", html)[:3]
        foreign = [r.url for r in weighing.responses if not r.url.startswith((base, "data:"))]
        sizes = weighing.sizes()
        total = sum(sizes.values())
        over = {k: n for k, n in sizes.items() if n > LIMITS.get(k, 150_000)}
        if foreign or over or total > 150_000 or len(weighing.responses) > 10:
            wrong[f"{theme} budget"] = (foreign, over, total, len(weighing.responses))
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if beyond := overflow(page):
                wrong[f"{theme} {width} overflow"] = beyond
            if width in {360, 1280} and (found := violations(page)):
                wrong[f"{theme} {width} axe"] = found
        if page.locator("h1").count() != 1:
            wrong["h1"] = page.locator("h1").count()
        page.close()
    return wrong


@pytest.mark.parametrize("address", VISITOR)
def test_visitors_page(demo: Demo, context: BrowserContext, address: str) -> None:
    wrong = visit(context, demo.url, address)
    assert wrong == {}, json.dumps(wrong, indent=1)


def signed_in(browser: Browser, demo: Demo, email: str) -> BrowserContext:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(demo.url + "/sign-in")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(demo.password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state()
    page.close()
    return context


@pytest.mark.parametrize("address", LEARNER)
def test_learners_page(demo: Demo, browser: Browser, address: str) -> None:
    context = signed_in(browser, demo, demo.learner)
    wrong = visit(context, demo.url, address)
    context.close()
    assert wrong == {}, json.dumps(wrong, indent=1)


def linked(context: BrowserContext, base: str, start: str, pattern: str) -> str:
    """Return the first address on a page that matches."""
    page = context.new_page()
    page.goto(base + start)
    links: list[str] = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
    page.close()
    return next(link.removeprefix(base) for link in links if re.search(pattern, link))


@pytest.mark.parametrize(
    ("start", "pattern"),
    [
        ("/cohorts/", r"/cohorts/[\w-]{10,}$"),
        ("/admin/", r"/admin/content$"),
        ("/admin/", r"/admin/$"),
    ],
)
def test_administrators_page(demo: Demo, browser: Browser, start: str, pattern: str) -> None:
    context = signed_in(browser, demo, demo.administrator)
    wrong = visit(context, demo.url, linked(context, demo.url, start, pattern))
    context.close()
    assert wrong == {}, json.dumps(wrong, indent=1)
