"""The running company that the pages explain by."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from kb import company_page
from kb.charts import render_figure
from kb.services import current
from people.auth import allow

bp = Blueprint("company", __name__)


@bp.get("/company")
@allow("anyone")
def show_company() -> str:
    """Show who the company is, what it sells, what it can make and what that is worth."""
    company = current.library().company
    if not company.families:
        abort(404)
    return render_template(
        "company.html",
        company=company,
        page=company_page,
        swings=render_figure(company_page.chart_swings(company)),
        revenue=render_figure(company_page.chart_revenue(company)),
    )
