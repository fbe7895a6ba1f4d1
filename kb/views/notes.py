"""Notes of one's own: the page of all, and writing, changing and removing one."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from db.types import utc_now
from kb.notebook import count_chapters, make_notebook, write_markdown
from kb.notes import Draft, Note, NoteKind
from kb.services import current, notes
from kb.services.reading import find_reading
from kb.views.note_forms import NewNote, NoteText
from kb.views.readers import answer_missing, ensure_reader
from people.auth import allow, current_id
from people.forms import Form, read_form
from people.limits import limiter

bp = Blueprint("notes", __name__)
answer_missing(bp)


@bp.get("/notes")
@allow("anyone")
def list_notes() -> str:
    """Show one's notes, highlights, bookmarks and studied sections by topic."""
    library, query = current.library(), request.args.get("q", "").strip()[:100]
    own = notes.list_notes(current_id())
    chapters = make_notebook(library, own, find_reading(current_id(), library).studied, query)
    return render_template(
        "notes/list.html",
        chapters=chapters,
        count=count_chapters(chapters),
        total=len(own),
        query=query,
        removed=find_removed(),
    )


@bp.get("/notes.md")
@allow("anyone")
def export_notes() -> Response:
    """Send all of one's notes as a Markdown file."""
    library = current.library()
    studied = find_reading(current_id(), library).studied
    chapters = make_notebook(library, notes.list_notes(current_id()), studied)
    text = write_markdown(chapters, request.url_root.rstrip("/"))
    response = Response(text, mimetype="text/markdown")
    response.headers["Content-Disposition"] = 'attachment; filename="notes.md"'
    return response


@bp.post("/notes")
@allow("anyone")
@limiter.limit("300 per minute")
def add_note() -> ResponseReturnValue:
    """Keep a note, highlight or bookmark; a visitor becomes a guest."""
    form = read_form(NewNote())
    section = notes.find_section(current.library(), _read_draft(form))
    try:
        if form.data is not None:
            draft = notes.check_draft(current.library(), Draft(**form.data))
            return redirect(_address(notes.add_note(ensure_reader(), draft, utc_now())), 303)
    except notes.NoteError as error:
        form.errors = {error.field: str(error)}
    return render_template("notes/edit.html", form=form, note=None, section=section), 422


@bp.get("/notes/<note_id>")
@allow("anyone")
def edit_note(note_id: str) -> str:
    """Show one's own note to change it."""
    note = notes.find_note(current_id(), note_id)
    return _render_edit(note, Form(vars(note)))


@bp.post("/notes/<note_id>")
@allow("anyone")
def change_note(note_id: str) -> ResponseReturnValue:
    """Give one's own note other words."""
    form = read_form(NoteText())
    note = notes.find_note(current_id(), note_id)
    try:
        if form.data is not None:
            notes.change_note(current_id(), note_id, form.data["text"], utc_now())
            return redirect(_address(note), 303)
    except notes.NoteError as error:
        form.errors = {error.field: str(error)}
    return _render_edit(note, form), 422


@bp.post("/notes/<note_id>/remove")
@allow("anyone")
def remove_note(note_id: str) -> ResponseReturnValue:
    """Put one's own note away; the next page offers to take it back."""
    note = notes.remove_note(current_id(), note_id, utc_now())
    session["removed_note"] = note_id
    return redirect(_address(note, f"end-{note.section}"), 303)


@bp.post("/notes/<note_id>/restore")
@allow("anyone")
def restore_note(note_id: str) -> ResponseReturnValue:
    """Take back one's own note that was removed."""
    return redirect(_address(notes.restore_note(current_id(), note_id)), 303)


def find_removed() -> Note | None:
    """Return the note that was removed by the request before, once."""
    try:
        note = notes.find_note(current_id(), session.pop("removed_note", ""))
    except notes.MissingError:
        return None
    return note if note.removed_at else None


def _read_draft(form: Form) -> Draft:
    topic, section = (form.typed.get(name, "") for name in ("topic", "section"))
    return Draft(topic, section, NoteKind.NOTE)


def _render_edit(note: Note, form: Form) -> str:
    topic = current.library().by_slug.get(note.topic)
    section = topic.section(note.section) if topic else None
    return render_template("notes/edit.html", form=form, note=note, section=section)


def _address(note: Note, anchor: str = "") -> str:
    """Return where to go after a write: the page of all notes if it came from there."""
    topic = current.library().by_slug.get(note.topic)
    if request.form.get("back") == "notes" or topic is None or topic.section(note.section) is None:
        return url_for("notes.list_notes", _anchor=None if anchor else f"note-{note.id}")
    kinds = {NoteKind.BOOKMARK: f"end-{note.section}", NoteKind.HIGHLIGHT: f"mark-{note.id}"}
    there = anchor or kinds.get(note.kind, f"note-{note.id}")
    return url_for("topics.show_topic", slug=note.topic, _anchor=there)
