"""Reading in a browser: highlights that last, keys alone, previews, the place kept, no script."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.answering import focus_by_tab
from tests.browser.axe import find_violations
from tests.browser.conftest import Visit
from tests.browser.test_every_page import inspect_views
from tests.server import Server

PAGE = "/topics/demand-planning"
SELECT = """words => {
  const body = document.querySelector('[data-section] .section-body');
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return true;
  }
  return false;
}"""
LONGEST_TEXT = """() => [...document.querySelectorAll('[data-section] .section-body p')]
  .flatMap(p => [...p.childNodes]).filter(n => n.nodeType === 3)
  .map(n => n.data.trim()).find(t => t.length > 60)"""


def select_words(page: Page) -> str:
    """Select some words of the first section, as a reader with a mouse or a caret would."""
    words: str = page.evaluate(LONGEST_TEXT)[:40].strip()
    assert page.evaluate(SELECT, words) is True
    expect(page.get_by_role("toolbar", name="Selected words")).to_be_visible()
    return words


def test_a_highlighted_phrase_is_there_after_a_reload(page: Page, fresh_server: Server) -> None:
    page.goto(fresh_server.url + PAGE)
    words = select_words(page)
    page.get_by_role("button", name="Highlight").click()
    page.wait_for_url(re.compile("#mark-"))
    page.goto(fresh_server.url + PAGE)
    expect(page.locator("mark.own")).to_have_text(words)
    expect(page.locator(".own-note blockquote")).to_have_text(words)
    assert inspect_views(page) == {}
    page.goto(fresh_server.url + "/notes")
    expect(page.locator(".own-note blockquote")).to_have_text(words)
    assert inspect_views(page) == {}


def test_a_note_is_written_and_removed_and_taken_back_by_keys_alone(
    page: Page, fresh_server: Server
) -> None:
    page.goto(fresh_server.url + PAGE)
    words = select_words(page)
    page.keyboard.press("n")
    expect(page.get_by_role("dialog", name="A note on these words")).to_be_visible()
    expect(page.get_by_label("Your note", exact=True)).to_be_focused()
    page.keyboard.type("My own words")
    assert find_violations(page) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#note-"))
    expect(page.locator("mark.own.noted")).to_have_text(words)
    expect(page.locator(".own-note:focus .typed")).to_have_text("My own words")

    focus_by_tab(page, page.get_by_role("button", name="Remove"))
    page.keyboard.press("Enter")
    expect(page.locator("#removed")).to_contain_text("The note is removed.")
    expect(page.locator("mark.own")).to_have_count(0)
    focus_by_tab(page, page.get_by_role("button", name="Undo"))
    page.keyboard.press("Enter")
    expect(page.locator("mark.own")).to_have_text(words)


def test_escape_lets_the_selection_go(page: Page, fresh_server: Server) -> None:
    page.goto(fresh_server.url + PAGE)
    select_words(page)
    page.keyboard.press("Escape")
    expect(page.locator("[data-select]")).to_be_hidden()


def test_without_script_words_are_highlighted_by_a_form(visit: Visit, fresh_server: Server) -> None:
    page = visit(java_script_enabled=False).new_page()
    page.goto(fresh_server.url + PAGE)
    words = page.locator(".section-body p").first.inner_text()[:30]
    page.get_by_text("Add a note").first.click()
    page.get_by_label("Words it is about").first.fill(words)
    page.get_by_role("button", name="Save the note").first.click()
    expect(page.locator("mark.own").first).to_be_visible()
    marked = "".join(page.locator("mark.own").all_text_contents())
    assert marked.split() == words.split()


def test_a_link_to_a_topic_previews_it_until_escape(page: Page, fresh_server: Server) -> None:
    page.goto(fresh_server.url + PAGE)
    link = page.locator(".section-body .with-tip > a[href^='/topics/']").first
    card = link.locator("xpath=following-sibling::span")
    for show in (link.hover, link.focus):
        show()
        expect(card).to_be_visible()
        expect(card).to_contain_text("minutes")
        assert link.get_attribute("aria-describedby") == card.get_attribute("id")
        page.keyboard.press("Escape")
        expect(card).to_be_hidden()
        page.mouse.move(0, 0)
    link.hover()
    expect(card).to_be_visible()
    card.hover()
    expect(card).to_be_visible()
    assert find_violations(page) == []


def test_a_link_to_the_section_appears_on_focus(page: Page, fresh_server: Server) -> None:
    page.goto(fresh_server.url + PAGE)
    link = page.get_by_role("link", name="Link to section 4.2", exact=True)
    expect(link).to_have_css("opacity", "0")
    link.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(link).to_be_focused()
    expect(link).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/topics/demand-planning#[\w-]+$"))


def read_on(page: Page, number: str) -> None:
    """Scroll to a section and stay there for a while."""
    page.get_by_role("heading", name=re.compile(rf"^{number} ")).evaluate(
        "heading => heading.scrollIntoView()"
    )
    expect(page.locator(".rail [aria-current]")).to_contain_text(number)


def wait_for_place(page: Page) -> None:
    """Wait until the page has kept the place; its policy forbids evaluating strings for long."""
    for _ in range(60):
        if page.evaluate("localStorage.getItem('linkage-reading')"):
            return
        page.wait_for_timeout(200)
    raise AssertionError("No place was kept.")


def test_a_visitor_s_place_is_kept_in_the_browser_and_a_guest_s_on_the_server(
    page: Page, fresh_server: Server
) -> None:
    page.goto(fresh_server.url + PAGE)
    read_on(page, "4.3")
    wait_for_place(page)
    page.goto(fresh_server.url + PAGE)
    expect(page.locator("[data-go-on] a")).to_contain_text("Go on at 4.3 ")
    page.goto(fresh_server.url + "/")
    expect(page.locator("[data-last-read] a")).to_contain_text("Go on reading at 4.3 ")

    page.goto(fresh_server.url + PAGE)
    page.get_by_role("button", name="4.1 studied").click()
    expect(page.get_by_role("button", name="4.1 studied")).to_have_attribute("aria-pressed", "true")
    with page.expect_response(re.compile("/position$")) as kept:
        read_on(page, "4.4")
    assert kept.value.status == 204
    page.goto(fresh_server.url + "/")
    expect(page.locator("[data-last-read] a")).to_contain_text("Go on reading at 4.4 ")


def test_settings_act_at_once_and_last(page: Page, fresh_server: Server) -> None:
    page.goto(fresh_server.url + PAGE)
    page.get_by_text("Reading settings").click()
    with page.expect_response(re.compile("/reading-settings$")):
        page.get_by_label("largest").check(force=True)
    size = "getComputedStyle(document.querySelector('.section-body p')).fontSize"
    assert page.evaluate(size) == "23px"
    page.goto(fresh_server.url + PAGE)
    assert page.evaluate(size) == "23px"
    assert inspect_views(page) == {}


def test_notes_may_be_left_out_of_print(page: Page, fresh_server: Server) -> None:
    page.goto(fresh_server.url + PAGE)
    select_words(page)
    page.keyboard.press("h")
    expect(page.locator(".own-note")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".own-note")).to_be_visible()
    expect(page.locator(".section-tools").first).to_be_hidden()
    page.evaluate("document.documentElement.dataset.printed = 'without'")
    expect(page.locator(".own-note")).to_be_hidden()
