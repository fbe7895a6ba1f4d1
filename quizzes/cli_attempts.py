"""``flask attempts``: grade answers again after a key was mended."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from quizzes.regrading import Plan, ResultShift, count_shifts
from quizzes.results import Result
from quizzes.services import regrading
from quizzes.services.errors import NotFoundError

attempts = AppGroup("attempts", help="Grade answers again after a key was mended.")


@attempts.command("regrade")
@click.argument("question_ids", metavar="[QUESTION_ID]...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Every question with a mended key.")
@click.option("--dry-run", is_flag=True, help="Say what changes, and change nothing.")
@click.option("--undo", is_flag=True, help="Go back to the key under which each was answered.")
@click.option("--yes", is_flag=True, help="Don't ask.")
def regrade(
    question_ids: tuple[str, ...], everything: bool, dry_run: bool, undo: bool, yes: bool
) -> None:
    """Grade the answers to these questions by their present keys.

    Answers to a version that read otherwise keep their grade. Exits with 1 if nothing could
    be graded, or if it was not confirmed, and with 2 if there is no such question.
    """
    if everything == bool(question_ids) or (everything and undo):
        raise click.UsageError("Give the ids of questions, or --all without --undo.")
    wanted = question_ids or tuple(o.question.id for o in regrading.list_outdated())
    plans = [_plan(question_id, undo) for question_id in wanted]
    for plan in plans:
        _show(plan)
    useful = [plan for plan in plans if plan.useful]
    if not useful:
        click.echo("There is nothing to grade again.")
        raise SystemExit(1 if any(plan.versions for plan in plans) else 0)
    if dry_run:
        click.echo("Nothing was changed.")
        return
    if not yes:
        click.confirm("Grade them again?", abort=True)
    for plan in useful:
        done = regrading.regrade(plan.question_id, None, undo, plan.key)
        click.echo(f"{done.question_id}: {_count(done.answers)}, {done.changed} changed.")


def _plan(question_id: str, undo: bool) -> Plan:
    try:
        return regrading.plan_regrade(question_id, undo)
    except NotFoundError:
        message = f"Nobody was asked a question {question_id}."
        raise click.BadParameter(message, param_hint="QUESTION_ID") from None


def _show(plan: Plan) -> None:
    click.echo(plan.question_id)
    if not plan.versions:
        click.echo("  Every answer is graded by this key already.")
    for part in plan.versions:
        asked = f"asked since {part.version.asked_at:%Y-%m-%d}"
        click.echo(f"  {part.version.hash[:12]}, {asked}: {_count(part.answers)}")
        if part.obstacle:
            click.echo(f"    {part.obstacle}")
        for before, after, n in count_shifts(part.shifts):
            click.echo(f"    {n:5} go from {before:.2f} to {after:.2f}")
    for result in plan.results:
        click.echo(f"  {_describe(result)}")


def _describe(shift: ResultShift) -> str:
    when = f"{shift.started_at:%Y-%m-%d %H:%M}"
    what = f"{shift.exam or shift.mode}{', open' if shift.open else ''}"
    scores = f"{_score(shift.before)} -> {_score(shift.after)}"
    return f"{shift.name:24} {when}  {what:24} {scores}{_cross(shift)}"


def _score(result: Result) -> str:
    return f"{result.credit:.2f} of {result.possible}"


def _cross(shift: ResultShift) -> str:
    if shift.before.reached == shift.after.reached:
        return ""
    return ", reaches the line" if shift.after.reached else ", misses the line"


def _count(answers: int) -> str:
    return f"{answers} answer{'' if answers == 1 else 's'}"
