"""Forms that grant extra time and pauses in exams."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from people import schemas
from people.allowances import EXTRAS, name_extra, show_allowance
from people.auth import allow, signed_in
from people.forms import Form, read_form
from people.model import Account, Allowance, Cohort, Member
from people.services import allowances, cohorts

bp = Blueprint("allowances", __name__)
bp.add_app_template_filter(show_allowance, "allowance")


@bp.route("/cohorts/<cohort_id>/members/<member_id>/exam-time", methods=["GET", "POST"])
@allow("instructor")
def grant_member(cohort_id: str, member_id: str) -> ResponseReturnValue:
    """Grant a member of one's cohort extra time and pauses."""
    person = signed_in()
    member = allowances.find_member(cohort_id, person, member_id)
    form = _read(member.allowance)
    if form.run(lambda allowance: allowances.grant_member(cohort_id, person, member_id, allowance)):
        flash(f"Stored. It holds for exams that {member.name} starts from now on.")
        return redirect(url_for("cohorts.show", cohort_id=cohort_id, _anchor="members"))
    return _render(form, member, cohorts.find_managed(cohort_id, person))


@bp.route("/admin/accounts/<account_id>/exam-time", methods=["GET", "POST"])
@allow("administrator")
def grant_account(account_id: str) -> ResponseReturnValue:
    """Grant any account extra time and pauses."""
    account = allowances.find_account(account_id)
    form = _read(account.allowance)
    if form.run(lambda allowance: allowances.grant_account(account_id, allowance)):
        flash(f"Stored. It holds for exams that {account.name} starts from now on.")
        return redirect(url_for("administration.overview"))
    return _render(form, account)


def _read(present: Allowance) -> Form:
    shown = {"extra": name_extra(present), "may_pause": "1" if present.may_pause else ""}
    return read_form(schemas.AllowanceForm(), shown)


def _render(
    form: Form, member: Member | Account, cohort: Cohort | None = None
) -> ResponseReturnValue:
    page = render_template(
        "people/allowance.html", form=form, member=member, cohort=cohort, extras=EXTRAS
    )
    return page, form.status
