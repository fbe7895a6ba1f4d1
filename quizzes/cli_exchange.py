"""``flask content export`` and ``flask content import``: questions to and from elsewhere."""

from __future__ import annotations

from pathlib import Path

import click
from flask.cli import AppGroup, with_appcontext

from kb.services.current import folders, library
from quizzes.exchange.formats import FORMATS
from quizzes.exchange.model import UnreadableError
from quizzes.exchange.portable import Defaults
from quizzes.model import LEVELS
from quizzes.services import exporting, importing
from quizzes.services.current import bank

LARGEST = 20_000_000

export = AppGroup("export", help="Write questions for other programs.")


_topic = click.option("--topic", default="", help="A topic's slug.")
_format = click.option(
    "--format", "format_id", type=click.Choice([*FORMATS]), required=True, help="The format."
)


def _check_topic(topic: str) -> None:
    if topic and topic not in library().by_slug:
        raise click.ClickException(f"There is no topic {topic}.")


def put_out(data: bytes, output: Path | None) -> None:
    """Write a file that isn't there yet, or standard output."""
    if output is None:
        click.echo(data, nl=False)
        return
    try:
        with output.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise click.ClickException(f"{output} exists already. Remove it first.") from None
    except OSError as error:
        raise click.ClickException(f"{output} can't be written: {error.strerror}.") from None


@export.command("questions")
@_format
@_topic
@click.option(
    "--seeds",
    default=1,
    show_default=True,
    type=click.IntRange(1, exporting.MOST_SEEDS),
    help="How many variants of each question with drawn numbers.",
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="A new file.")
@with_appcontext
def export_questions(format_id: str, topic: str, seeds: int, output: Path | None) -> None:
    """Write questions with their keys; what the format can't hold is listed on standard error."""
    _check_topic(topic)
    made = exporting.export_questions(bank(), format_id, topic, seeds)
    put_out(made.data, output)
    for loss in made.losses:
        click.echo(f"{loss.question}: {loss.field}: {loss.message}", err=True)
    click.echo(f"Questions: {made.count}. Things not held: {len(made.losses)}.", err=True)


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_format
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    help="The content folder to write to; it is made if it is missing.",
)
@_topic
@click.option("--section", default="", help="The section of rows that name none.")
@click.option("--domain", type=click.IntRange(1, 8), help="The domain of rows that name none.")
@click.option("--level", type=click.Choice(LEVELS), help="The level of rows that name none.")
@click.option("--difficulty", type=click.IntRange(1, 5), help="The same for the difficulty.")
@click.option("--confirm", is_flag=True, help="Take the good rows and leave out the others.")
@click.option("--dry-run", is_flag=True, help="Print the files instead of writing them.")
@with_appcontext
def import_questions(
    file: Path,
    format_id: str,
    into: Path | None,
    topic: str,
    section: str,
    domain: int | None,
    level: str | None,
    difficulty: int | None,
    confirm: bool,
    dry_run: bool,
) -> None:
    """Turn FILE into question files, if every row is well or you confirm.

    Every row's problems and what stays behind are listed on standard error.
    """
    if (into is None) != dry_run:
        raise click.UsageError("Give either --into FOLDER or --dry-run.")
    _check_topic(topic)
    defaults = Defaults(topic, section, domain, level or "", difficulty)
    made = _read(file, format_id, defaults)
    for row in made.rows:
        for kind, remarks in (("", row.problems), ("note: ", row.notes)):
            for remark in remarks:
                where = ".".join(part for part in (row.name, remark.field) if part)
                click.echo(f"{file}:{row.line}: {where}: {kind}{remark.message}", err=True)
    if made.bad and not confirm:
        raise click.ClickException(
            f"{made.bad} of {len(made.rows)} rows have problems. Nothing is imported. Correct "
            "them, or take the others with --confirm."
        )
    _put(made, into)
    if made.bad:
        click.echo(f"{made.bad} of {len(made.rows)} rows are left out.", err=True)


def _read(file: Path, format_id: str, defaults: Defaults) -> importing.Import:
    if file.stat().st_size > LARGEST:
        raise click.ClickException(f"{file} is larger than {LARGEST // 1_000_000} MB. Split it.")
    try:
        return importing.import_questions(
            file.read_bytes(), file.name, format_id, defaults, library(), bank()
        )
    except UnreadableError as error:
        raise click.ClickException(f"{file}: {error}") from None


def _put(made: importing.Import, into: Path | None) -> None:
    if into is None:
        for draft in made.drafts:
            click.echo(f"# questions/{draft.name}\n{draft.text}", nl=False)
        return
    try:
        places = importing.write_drafts(into, made.drafts)
    except (importing.OccupiedError, OSError) as error:
        raise click.ClickException(str(error)) from None
    for place, draft in zip(places, made.drafts, strict=True):
        questions = "1 question" if draft.count == 1 else f"{draft.count} questions"
        click.echo(f"{place} is written: {questions}.")
    if into.resolve() not in {folder.resolve() for folder in folders()}:
        click.echo(f"Add {into} to LINKAGE_CONTENT, then run: flask content check")
