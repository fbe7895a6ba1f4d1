"""What is known of the exam: its domains, and dated facts with how sure they are."""

from __future__ import annotations

from collections import Counter

from flask import Blueprint, render_template

from kb.exam import describe_domains, find_uncovered, group_facts, show_month
from kb.services import current
from people.auth import allow
from quizzes.services import current as practising
from quizzes.views.standing import summarise_own

bp = Blueprint("exam_facts", __name__)


@bp.get("/exam/domains")
@allow("anyone")
def show_domains() -> str:
    """Show the domains with their weights, topics and questions."""
    library, bank = current.library(), practising.bank()
    rows = describe_domains(library, Counter(question.domain for question in bank.questions))
    return render_template(
        "map/domains.html",
        rows=rows,
        uncovered=find_uncovered(rows),
        levels=summarise_own().topics,
    )


@bp.get("/exam/facts")
@allow("anyone")
def show_facts() -> str:
    """Show the facts by group, and what is still open."""
    facts = current.library().facts
    return render_template(
        "map/facts.html",
        groups=group_facts(facts),
        count_of_facts=len(facts),
        month=show_month,
        open=[fact for fact in facts if not fact.verified],
    )
