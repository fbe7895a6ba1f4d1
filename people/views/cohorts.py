"""Pages of cohorts: the list, the instructor's and the learner's page, joining and leaving."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from db import cohorts as table
from db.engine import db
from db.progress import cohort_progress
from db.types import utc_now
from kb.services import current
from people import schemas
from people.auth import allow, current_id, instructs, signed_in
from people.forms import act_and_return, read_form, read_role
from people.model import Role
from people.services import cohorts
from people.views.downloads import send_csv, tabulate_progress, tabulate_roster
from people.zones import ZONES
from quizzes.overview import build_overview

bp = Blueprint("cohorts", __name__)


@bp.get("/cohorts/")
@allow("person")
def overview() -> ResponseReturnValue:
    """List one's cohorts; administrators see all."""
    person = signed_in()
    administrator = person.role is Role.ADMINISTRATOR
    found = table.select_cohorts(db.session, person.id, administrator)
    return render_template("people/cohorts.html", cohorts=found, may_create=instructs())


@bp.route("/cohorts/new", methods=["GET", "POST"])
@allow("instructor")
def create() -> ResponseReturnValue:
    """Make a cohort."""
    person = signed_in()
    form = read_form(schemas.CohortForm(), {"time_zone": person.time_zone})
    if form.run(lambda **details: cohorts.create_cohort(person, details)):
        return redirect(url_for("cohorts.show", cohort_id=form.result))
    page = render_template("people/cohort_form.html", form=form, zones=ZONES, cohort=None)
    return page, form.status


@bp.get("/cohorts/<cohort_id>")
@allow("person")
def show(cohort_id: str) -> ResponseReturnValue:
    """Show instructors how everybody does, and learners the cohort's dates."""
    cohort = cohorts.find_cohort(cohort_id, signed_in())
    now = utc_now()
    if not cohort.managed:
        return render_template("people/cohort_learner.html", cohort=cohort, now=now)
    members = table.select_members(db.session, cohort_id)
    progress = cohort_progress(db.session, [member.id for member in members])
    topics = current.library().topics
    seen = build_overview(members, progress, topics, now, cohort.time_zone, cohort.exam_on)
    return render_template("people/cohort.html", cohort=cohort, seen=seen, members=members, now=now)


@bp.route("/cohorts/<cohort_id>/edit", methods=["GET", "POST"])
@allow("instructor")
def edit(cohort_id: str) -> ResponseReturnValue:
    """Change a cohort's name, dates or time zone."""
    person = signed_in()
    cohort = cohorts.find_managed(cohort_id, person)
    form = read_form(schemas.CohortForm(), vars(cohort))
    if form.run(lambda **details: cohorts.edit_cohort(cohort_id, person, details)):
        return redirect(url_for("cohorts.show", cohort_id=cohort_id))
    page = render_template("people/cohort_form.html", form=form, zones=ZONES, cohort=cohort)
    return page, form.status


@bp.route("/cohorts/<cohort_id>/delete", methods=["GET", "POST"])
@allow("instructor")
def delete(cohort_id: str) -> ResponseReturnValue:
    """Ask back, then remove the cohort."""
    person = signed_in()
    cohort = cohorts.find_managed(cohort_id, person)
    if request.method == "GET":
        return render_template("people/cohort_delete.html", cohort=cohort)
    done = f"The cohort {cohort.name} is deleted. Its members keep what they did."
    target = url_for("cohorts.overview")
    return act_and_return(lambda: cohorts.delete_cohort(cohort_id, person), done, target)


@bp.post("/cohorts/<cohort_id>/link")
@allow("instructor")
def renew_link(cohort_id: str) -> ResponseReturnValue:
    """Make a new join link."""
    person = signed_in()
    target = url_for("cohorts.show", cohort_id=cohort_id)
    done = "The join link is new. The old one no longer works."
    return act_and_return(lambda: cohorts.renew_join_link(cohort_id, person), done, target)


@bp.post("/cohorts/<cohort_id>/leave")
@allow("person")
def leave(cohort_id: str) -> ResponseReturnValue:
    """Leave a cohort."""
    person = signed_in()
    done = "You have left the cohort. Its instructors no longer see your progress."
    target = url_for("cohorts.overview")
    return act_and_return(lambda: cohorts.leave_cohort(cohort_id, person), done, target)


@bp.post("/cohorts/<cohort_id>/members/<member_id>/remove")
@allow("instructor")
def remove(cohort_id: str, member_id: str) -> ResponseReturnValue:
    """Take a member out."""
    person = signed_in()
    target = url_for("cohorts.show", cohort_id=cohort_id, _anchor="members")
    done = "The member is removed. Their account and what they did stay theirs."
    return act_and_return(lambda: cohorts.remove_member(cohort_id, person, member_id), done, target)


@bp.post("/cohorts/<cohort_id>/members/<member_id>/role")
@allow("instructor")
def set_role(cohort_id: str, member_id: str) -> ResponseReturnValue:
    """Make a member an instructor or a learner."""
    person = signed_in()
    role = read_role(schemas.MemberRole())
    target = url_for("cohorts.show", cohort_id=cohort_id, _anchor="members")
    return act_and_return(
        lambda: cohorts.set_member_role(cohort_id, person, member_id, role),
        "The role is changed.",
        target,
    )


@bp.get("/cohorts/<cohort_id>/roster.csv")
@allow("instructor")
def roster(cohort_id: str) -> ResponseReturnValue:
    """Send everybody's name, address and role."""
    cohort = cohorts.find_managed(cohort_id, signed_in())
    members = table.select_members(db.session, cohort_id)
    return send_csv(f"roster-{cohort.name}", *tabulate_roster(members))


@bp.get("/cohorts/<cohort_id>/progress.csv")
@allow("instructor")
def progress(cohort_id: str) -> ResponseReturnValue:
    """Send what the heat map shows."""
    cohort = cohorts.find_managed(cohort_id, signed_in())
    members = table.select_members(db.session, cohort_id)
    found = cohort_progress(db.session, [member.id for member in members])
    topics = current.library().topics
    seen = build_overview(members, found, topics, utc_now(), cohort.time_zone, cohort.exam_on)
    return send_csv(f"progress-{cohort.name}", *tabulate_progress(seen, topics))


@bp.get("/join/<token>")
@allow("anyone")
def invite(token: str) -> ResponseReturnValue:
    """Show what the join link leads to."""
    cohort = cohorts.find_joinable(token, current_id())
    if cohort.role is not None:
        return redirect(url_for("cohorts.show", cohort_id=cohort.id))
    return render_template("people/join.html", cohort=cohort)


@bp.post("/join/<token>")
@allow("person")
def join(token: str) -> ResponseReturnValue:
    """Join the cohort as a learner."""
    cohort = cohorts.join_cohort(token, signed_in(), utc_now())
    return redirect(url_for("cohorts.show", cohort_id=cohort.id))
