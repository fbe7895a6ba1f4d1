"""Notes of one's own: written, shown at their place, changed, removed, taken along."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from db import notes as notes_table
from db.engine import db, write_transaction
from db.tables import ReadingNote, User
from db.types import utc_now
from kb.notes import Draft, NoteKind
from kb.services import notes
from tests.cast import Cast, add_account, client_of

PAGE = "/topics/demand-planning"
BIAS = {"topic": "demand-planning", "section": "bias-tracking"}
NOTED = {**BIAS, "quote": "demand came in", "text": "Too low on purpose?"}


def write(client: FlaskClient, **fields: str) -> str:
    """Write a note and return its id."""
    reply = client.post("/notes", data={**NOTED, **fields})
    assert reply.status_code == 303, reply.text
    found = re.search(r"#(?:note|mark|end)-([\w-]+)$", reply.location)
    assert found is not None
    return found[1]


def rows(app: Flask) -> list[ReadingNote]:
    with app.app_context():
        return db.session.query(ReadingNote).order_by(ReadingNote.created_at).all()


def test_a_visitor_writes_a_note_as_a_guest_and_is_told_once(
    app: Flask, client: FlaskClient
) -> None:
    reply = client.post("/notes", data=NOTED, follow_redirects=True)

    [row] = rows(app)
    assert (row.kind, row.quote, row.text) == ("note", "demand came in", "Too low on purpose?")
    assert row.prefix.endswith("tracking signal is negative: ")
    assert row.suffix.startswith(" below forecast.")
    assert "Sign up, and it stays yours on every device." in reply.text
    assert (
        f'<mark class="own noted" id="mark-{row.id}" data-note="{row.id}">demand came in</mark>'
        in reply.text
    )
    assert '<p class="typed">Too low on purpose?</p>' in reply.text
    assert "Sign up, and it stays" not in client.get(PAGE).text
    write(client)
    assert "Sign up, and it stays" not in client.get(PAGE).text
    with app.app_context():
        assert [user.guest for user in db.session.query(User)] == [True]


def test_words_without_a_note_are_a_highlight(app: Flask, client: FlaskClient) -> None:
    reply = client.post("/notes", data={**NOTED, "text": " "})
    [row] = rows(app)
    assert (row.kind, row.text) == ("highlight", "")
    assert reply.location == f"{PAGE}#mark-{row.id}"
    assert f'class="own" id="mark-{row.id}"' in client.get(PAGE).text


def test_a_section_is_bookmarked_once(app: Flask, client: FlaskClient) -> None:
    asked = {**BIAS, "kind": "bookmark", "text": "nothing"}
    for _ in range(2):
        assert client.post("/notes", data=asked).location == f"{PAGE}#end-bias-tracking"
    [row] = rows(app)
    assert (row.kind, row.section, row.text) == ("bookmark", "bias-tracking", "")
    page = client.get(PAGE).text
    pressed = re.findall(r'aria-pressed="(\w+)">Bookmark', page)
    assert pressed == ["false", "true"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"quote": "", "text": ""}, "Write something, or mark words in the text."),
        ({"quote": "not on this page"}, "These words are not in this section."),
        ({"text": "x" * 4001}, "Use at most 4,000 characters, or write a second note."),
        ({"quote": "x" * 1001}, "Mark at most 1,000 characters at a time."),
        ({"prefix": "x" * 201}, "Send at most 200 characters."),
        ({"kind": "poem"}, "Must be one of: note, highlight, bookmark."),
    ],
)
def test_what_can_not_be_kept_is_explained_and_stays_typed(
    app: Flask, client: FlaskClient, fields: dict[str, str], sentence: str
) -> None:
    reply = client.post("/notes", data={**NOTED, **fields})
    assert reply.status_code == 422
    assert sentence in reply.text
    typed = (NOTED | fields)["text"]
    assert f"{typed}</textarea>" in reply.text
    assert "Your note on 4.2 Bias" in reply.text
    assert rows(app) == []
    with app.app_context():
        assert db.session.query(User).count() == 0


@pytest.mark.parametrize(
    "fields", [{"topic": "nowhere"}, {"section": "gone"}, {"topic": "", "section": ""}]
)
def test_a_note_on_what_is_not_there_answers_404(
    client: FlaskClient, fields: dict[str, str]
) -> None:
    assert client.post("/notes", data={**NOTED, **fields}).status_code == 404


def test_what_is_typed_is_shown_as_typed(client: FlaskClient) -> None:
    typed = "<script>alert(1)</script> **bold** {{ 7 * 7 }}"
    write(client, text=f"{typed}\r\nsecond line")
    for address in (PAGE, "/notes"):
        page = client.get(address).text
        assert "<script>alert" not in page
        assert f"{typed}\nsecond line</p>" in unescape(page)


def test_a_note_is_changed(app: Flask, client: FlaskClient) -> None:
    note_id = write(client)
    page = client.get(f"/notes/{note_id}").text
    assert "<blockquote>demand came in</blockquote>" in page
    assert "Too low on purpose?</textarea>" in page
    assert client.post(f"/notes/{note_id}", data={"text": ""}).location == f"{PAGE}#note-{note_id}"
    assert [(row.kind, row.text) for row in rows(app)] == [("highlight", "")]
    reply = client.post(f"/notes/{note_id}", data={"text": "New", "back": "notes"})
    assert reply.location == f"/notes#note-{note_id}"
    assert [(row.kind, row.text) for row in rows(app)] == [("note", "New")]
    long = client.post(f"/notes/{note_id}", data={"text": "y" * 4001})
    assert (long.status_code, "Use at most 4,000 characters" in long.text) == (422, True)
    assert f"{'y' * 4001}</textarea>" in long.text


def test_a_note_on_a_whole_section_keeps_its_words(client: FlaskClient) -> None:
    note_id = write(client, quote="")
    reply = client.post(f"/notes/{note_id}", data={"text": ""})
    assert reply.status_code == 422
    assert "Write something, or remove the note." in reply.text


def test_a_removed_note_can_be_taken_back_at_once(client: FlaskClient) -> None:
    note_id = write(client)
    reply = client.post(f"/notes/{note_id}/remove")
    assert reply.location == f"{PAGE}#end-bias-tracking"
    page = client.get(PAGE).text
    assert "The note is removed." in page
    assert f'formaction="/notes/{note_id}/restore">Undo' in page
    assert f"mark-{note_id}" not in page
    assert "is removed" not in client.get(PAGE).text
    assert client.post(f"/notes/{note_id}/restore").location == f"{PAGE}#note-{note_id}"
    assert f"mark-{note_id}" in client.get(PAGE).text
    client.post(f"/notes/{note_id}/remove", data={"back": "notes"})
    assert "The note is removed." in client.get("/notes").text


@pytest.mark.parametrize("action", ["", "/remove", "/restore"])
def test_somebody_else_s_note_is_none(app: Flask, action: str) -> None:
    cast = Cast(app)
    note_id = write(cast.client("learner"))
    for name in ("visitor", "other_learner", "instructor", "administrator"):
        client = cast.client(name)
        assert client.post(f"/notes/{note_id}{action}", data={"text": "X"}).status_code == 404
        assert client.get(f"/notes/{note_id}").status_code == 404
        for address in (PAGE, "/notes", "/notes.md"):
            assert "Too low on purpose?" not in client.get(address).text
    [row] = rows(app)
    assert (row.text, row.removed_at) == ("Too low on purpose?", None)


def test_a_note_without_the_token_is_refused(app: Flask, client: FlaskClient) -> None:
    client.get(PAGE)
    reply = client.post("/notes", data=NOTED, headers={"X-CSRFToken": ""})
    assert (reply.status_code, rows(app)) == (400, [])


def keep(app: Flask, user_id: str, **fields: Any) -> None:
    draft = Draft(**{**BIAS, "kind": NoteKind.NOTE, "text": "Kept", **fields})
    with app.app_context(), write_transaction() as session:
        notes_table.add_note(session, user_id, draft, utc_now())


def test_notes_whose_place_is_gone_are_still_shown(app: Flask) -> None:
    learner = add_account(app, "Learner")
    client = client_of(app, learner)
    keep(app, learner.id, quote="words that an edit took out", text="First")
    keep(app, learner.id, section="gone", text="Second")
    keep(app, learner.id, topic="gone", section="gone", text="Third")

    page, all_ = client.get(PAGE).text, client.get("/notes").text

    assert "These words are no longer in the section." in page
    assert "Your notes on sections that are gone" in page
    assert [text in page for text in ("First", "Second", "Third")] == [True, True, False]
    assert [text in all_ for text in ("First", "Second", "Third")] == [True, True, True]
    assert "Pages that are no longer here" in all_


def test_a_person_has_at_most_so_many_notes(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes, "MOST", 2)
    client = client_of(app, add_account(app, "Learner"))
    first, _ = write(client), write(client, text="Another")
    reply = client.post("/notes", data=NOTED)
    assert reply.status_code == 422
    assert "You have 2 notes, as many as one may have. Remove one first." in reply.text
    client.post(f"/notes/{first}/remove")
    write(client)


def test_the_page_of_notes_is_empty_then_holds_searches_and_exports(client: FlaskClient) -> None:
    assert "Nothing noted yet" in client.get("/notes").text
    write(client)
    client.post("/topics/monthly-cycle/studied", data={"all": "1"})

    page = client.get("/notes").text
    assert re.findall(r"<h2><a [^>]*>([^<]+)</a></h2> <span>([^<]+)<", page) == [
        ("3 The five steps of the monthly cycle", "2 of 2 sections studied"),
        ("4 Demand planning", "0 of 2 sections studied"),
    ]
    found, none = (client.get(f"/notes?q={q}").text for q in ("PURPOSE", "zebra"))
    assert ("1 of 1 notes and bookmarks." in found, "Too low" in found) == (True, True)
    assert ("0 of 1 notes and bookmarks." in none, "Too low" in none) == (True, False)

    file = client.get("/notes.md")
    assert file.mimetype == "text/markdown"
    assert file.headers["Content-Disposition"] == 'attachment; filename="notes.md"'
    assert file.text.endswith(
        "### [4.2 Bias](http://localhost/topics/demand-planning#bias-tracking)\n\n"
        "> demand came in\n\nToo low on purpose?\n"
    )


def test_signing_up_keeps_a_guest_s_notes(client: FlaskClient) -> None:
    write(client)
    account = {"name": "New", "email": "new@example.org", "password": "lot-sizing-12"}
    assert client.post("/sign-up", data=account).status_code in {302, 303}
    assert "Too low on purpose?" in client.get("/notes").text
