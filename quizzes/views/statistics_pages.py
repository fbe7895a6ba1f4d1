"""Pages and files of statistics, for whoever may see them: everybody's or a cohort's."""

from __future__ import annotations

from statistics import median
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from kb.charts import Chart, render_figure
from kb.services.current import library
from people.auth import signed_in
from people.views.downloads import send_csv
from quizzes.services.exam_statistics import open_exam
from quizzes.services.question_statistics import open_question
from quizzes.services.statistics import Scope, open_ledger
from quizzes.statistics import catalogue, figures
from quizzes.statistics.choices import mark_places
from quizzes.statistics.downloads import tabulate_choices, tabulate_entries, tabulate_exam
from quizzes.statistics.flags import DEFAULTS, FlagCode
from quizzes.statistics.overview import (
    ANY,
    PAGE,
    SORTS,
    Choice,
    choose_entries,
    count_flags,
)
from quizzes.statistics.remarks import NAMES, describe_flag, find_title
from quizzes.statistics.tables import show_table
from quizzes.statistics.traces import count_results, trace_credit, trace_options

MOST = 1_000_000


def show_ledger(cohort_id: str = "") -> ResponseReturnValue:
    """Return the page of all questions and exams."""
    ledger, choice = open_ledger(signed_in(), cohort_id), read_choice()
    chosen = choose_entries(ledger.overview.entries, choice)
    page = min(_read_whole("page", 1) or 1, 1 + max(0, len(chosen) - 1) // PAGE)
    return _render(
        "statistics/overview.html",
        ledger.scope,
        ledger=ledger,
        choice=choice,
        chosen=chosen,
        entries=chosen[PAGE * (page - 1) : PAGE * page],
        page=page,
        pages=1 + max(0, len(chosen) - 1) // PAGE,
        flags=count_flags(ledger.overview.entries),
        any=ANY,
    )


def send_ledger(cohort_id: str = "") -> ResponseReturnValue:
    """Return the same questions as a file."""
    ledger = open_ledger(signed_in(), cohort_id)
    chosen = choose_entries(ledger.overview.entries, read_choice())
    return send_csv("statistics-questions", *tabulate_entries(chosen))


def show_question(question_id: str, cohort_id: str = "") -> ResponseReturnValue:
    """Return the page of one question."""
    found = open_question(signed_in(), question_id, cohort_id, request.args.get("version", ""))
    analysis, question = found.analysis, found.version.question
    tables = [show_table(table) for table in analysis.tables]
    charts = [trace_options(table) for table in analysis.tables if table.offer.picked]
    chart = charts[0] if len(analysis.tables) == 1 and charts else None
    return _render(
        "statistics/question.html",
        found.scope,
        found=found,
        question=question,
        topic=library().by_slug.get(question.topic),
        title=find_title(analysis.flags, analysis.statistics.n, DEFAULTS.answers),
        remarks=[describe_flag(flag) for flag in analysis.flags],
        tables=tables,
        mark_places=mark_places,
        typical=median(analysis.times) if analysis.times else None,
        chart=_draw(chart or trace_credit(found.firsts)),
    )


def send_question(question_id: str, cohort_id: str = "") -> ResponseReturnValue:
    """Return the question's distractor tables as a file."""
    found = open_question(signed_in(), question_id, cohort_id, request.args.get("version", ""))
    shown = [show_table(table) for table in found.analysis.tables]
    return send_csv(f"statistics-{question_id}", *tabulate_choices(question_id, shown))


def show_exam(slug: str, cohort_id: str = "") -> ResponseReturnValue:
    """Return the page of one exam."""
    found = open_exam(signed_in(), slug, cohort_id)
    chart = count_results(found.totals, found.statistics.maximum, found.blueprint.line)
    places = {topic.slug: place for place, topic in enumerate(library().topics)}
    topics = sorted(found.topics, key=lambda part: places.get(part.id, len(places)))
    page = {"found": found, "topics": topics, "chart": _draw(chart)}
    return _render("statistics/exam.html", found.scope, **page)


def send_exam(slug: str, cohort_id: str = "") -> ResponseReturnValue:
    """Return the exam's figures as a file."""
    found = open_exam(signed_in(), slug, cohort_id)
    table = tabulate_exam(slug, found.statistics, found.topics, found.questions)
    return send_csv(f"statistics-{slug}", *table)


def read_choice() -> Choice:
    """Return which questions the address asks for; what can't be used is left out."""
    asked = request.args
    topic, flag, sort = asked.get("topic", ""), asked.get("flag", ""), asked.get("sort", "")
    known_flag = flag == ANY or flag in {code.value for code in FlagCode}
    return Choice(
        topic if topic in library().by_slug else "",
        flag if known_flag else "",
        _read_whole("least", 0),
        sort if sort in SORTS else "n",
        asked.get("order") != "ascending",
    )


def _read_whole(name: str, default: int) -> int:
    text = request.args.get(name, "")
    return min(int(text), MOST) if text.isdecimal() and len(text) < 9 else default


def _draw(chart: Chart | None) -> Markup:
    return Markup(render_figure(chart)) if chart else Markup()  # noqa: S704 - render_figure escapes


def _render(template: str, scope: Scope, **more: Any) -> str:
    """Return the page with the addresses of its scope and the ways to write figures."""
    side = "cohort_statistics" if scope.cohort else "statistics"
    own: dict[str, Any] = {"cohort_id": scope.cohort_id} if scope.cohort else {}

    def address(view: str, **values: Any) -> str:
        return url_for(f"{side}.{view}", **own, **values)

    return render_template(
        template,
        scope=scope,
        address=address,
        catalogue=catalogue,
        figures=figures,
        names=NAMES,
        fewest=DEFAULTS.answers,
        **more,
    )
