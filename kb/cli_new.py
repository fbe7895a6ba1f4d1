"""``flask content new …``: the first draft of a content file."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click
from flask.cli import AppGroup

from kb.cli_schemas import FOLDER
from kb.load import load_library
from kb.model import Library
from kb.services import current, drafts
from kb.validation import SLUG
from quizzes.load import load_bank
from settings import ROOT

F = TypeVar("F", bound=Callable[..., Any])

new = AppGroup("new", help="Start a topic, a question set, a term or a programme in a folder.")


def _read_slug(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if not re.fullmatch(SLUG, value):
        said = "Use lower-case letters, digits and single hyphens, as in cold-chain."
        raise click.BadParameter(said)
    return value


def _starting(command: F) -> F:
    """Give a command its slug, its folder, and the sentences around what it writes."""

    @click.argument("slug", callback=_read_slug)
    @click.option(
        "--folder",
        type=click.Path(file_okay=False, path_type=Path),
        required=True,
        help="The content folder to write to; it is made if it is missing.",
    )
    @wraps(command)
    def run(slug: str, folder: Path, **options: Any) -> None:
        known = tuple(f for f in current.folders() if f.resolve() != folder.resolve())
        desk = drafts.Desk(folder, (*known, *([folder] if folder.is_dir() else [])), FOLDER)
        library, _ = load_library(desk.folders)
        try:
            draft, hint = command(desk, slug, library, **options)
        except drafts.DraftError as error:
            raise click.ClickException(str(error)) from None
        _tell(draft, hint, folder)

    return run  # type: ignore[return-value]  # click adds the options that F lacks


def _tell(draft: drafts.Draft, hint: str, folder: Path) -> None:
    if draft.copied:
        click.echo(
            f"{draft.path} is a copy of {draft.copied} and replaces it. Change what differs."
        )
    else:
        click.echo(f"{draft.path} is written. {hint}")
    if folder.resolve() not in {f.resolve() for f in current.folders()}:
        shown = ":".join(_shorten(f) for f in (*current.folders(), folder))
        click.echo(f"Serve and check it with LINKAGE_CONTENT={shown}")


def _shorten(folder: Path) -> str:
    """Return a folder as the setting takes it: from the repository's root, or absolute."""
    path = folder.resolve()
    return str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)


@new.command("topic")
@_starting
def start_topic(desk: drafts.Desk, slug: str, library: Library) -> tuple[drafts.Draft, str]:
    """Start a topic, or copy the shipped one to change it."""
    hint = (
        "Fill in title, short, summary, domains and after; then the lead and the "
        f"sections with anchors of their own. It needs questions: new question-set {slug}"
    )
    return drafts.start_topic(desk, slug, library), hint


@new.command("question-set")
@_starting
def start_questions(desk: drafts.Desk, slug: str, library: Library) -> tuple[drafts.Draft, str]:
    """Start the questions of a topic."""
    bank, _ = load_bank(desk.folders, library)
    taken = [question.id for question in bank.questions]
    hint = "Write stem, options and whys of its one question, then add others."
    return drafts.start_questions(desk, slug, library, taken), hint


@new.command("term")
@_starting
def start_term(desk: drafts.Desk, slug: str, library: Library) -> tuple[drafts.Draft, str]:
    """Start a glossary term, or copy the shipped one to change it."""
    hint = (
        "Write the definition, and correct the topic and the section that teach it. "
        f"Use its name on that page, or link it there by term:{slug}."
    )
    return drafts.start_term(desk, slug, library), hint


@new.command("programme")
@click.option("--list", "list_", type=click.Choice(("scm", "procurement")), default="scm")
@_starting
def start_programme(
    desk: drafts.Desk, slug: str, library: Library, list_: str
) -> tuple[drafts.Draft, str]:
    """Start a micro-learning programme, or copy the shipped one to change it."""
    hint = "Fill in title, description, topics, outcomes, audience, agenda (120 minutes), check."
    return drafts.start_programme(desk, slug, list_, library), hint
