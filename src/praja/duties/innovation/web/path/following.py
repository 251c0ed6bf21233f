# SPDX-License-Identifier: EUPL-1.2
"""What comes next on the path of an innovation, who does it and until when; and what of it the reader can do now."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.innovation.domain.profiles import read_profile
from praja.duties.innovation.enums import IN_USE, PATH, WRITABLE, PathState, TeamFunction
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.queries.path import current_profile, design_of, diagnosis_of, plan_of
from praja.duties.innovation.rules import CURATE, decides, in_team
from praja.kernel.people.enums import Role
from praja.kernel.plans.queries.series import chosen_of
from praja.kernel.work.domain import FAR
from praja.kernel.work.queries import open_items_of
from praja.lib.actors import Actor
from praja.lib.errors import Text

S = PathState
WORKERS = (TeamFunction.LEADER, TeamFunction.MEMBER)


@dataclass(frozen=True, slots=True)
class Following:
    """What comes next. `act` is done by the form of that name on this page, `route` on another page, whose button says `label`;
    both empty: nothing is done here. `by`: who does it."""

    what: str
    by: str = "team"
    act: str = ""
    route: str = ""
    label: Text = ""
    waits: bool = True
    """Somebody has to do it, so that the page says who."""


def following_of(actor: Actor, row: Innovation, today: date) -> dict[str, Any]:
    """The next step as the page shows it; nothing once the path has ended."""
    if row.case.closed_at is not None:
        return {}
    found = _following(row, today)
    may = _may(actor, row, found.by)
    return {
        "what": found.what,
        "who": _who(row),
        "waits": found.waits,
        "is_mine": may,
        "act": found.act if may else "",
        "href": reverse(found.route, args=[row.case.code]) if may and found.route else "",
        "label": found.label,
        "due_at": _due(row),
    }


def _following(row: Innovation, today: date) -> Following:
    state = PathState(row.case.state)
    if state in WRITABLE:
        return _written(row, state)
    if state == S.PROPOSED:
        return _discussed(row)
    if state == S.TRIAL:
        return _tried(row, today)
    if state in IN_USE:
        return _used(row)
    return {
        S.ADVISED: Following(_("The head of the region decides whether it is tried."), "head", "approve"),
        S.APPROVED: Following(_("It is approved: begin the trial."), act="begin_trial"),
        S.TRIED: Following(
            _("The trial has ended: apply it, or stop it and say what was learned."), act="apply_innovation"
        ),
    }[state]


def _written(row: Innovation, state: PathState) -> Following:
    if state == S.DRUM_UP:
        return Following(
            _("Gather the people who work on it. When the team stands, look for causes."), act="begin_diagnosis"
        )
    diagnosis = diagnosis_of(row)
    if diagnosis is None or not diagnosis.sheet["causes"]:
        what = _("Write what is wrong, in the unit's own numbers, and at least one cause of it.")
        return Following(what, route="innovation:write_diagnosis", label=_("Write the diagnosis"))
    if state == S.DIAGNOSE:
        return Following(_("The causes are written: go on to the design."), act="begin_design")
    if design_of(row) is None:
        what = _("Write what the team would change.")
        return Following(what, route="innovation:write_design", label=_("Write the design"))
    if plan_of(row) is None:
        what = _("Plan the change: who does what until when.")
        return Following(what, route="innovation:write_plan", label=_("Write the action plan"))
    profile = current_profile(row)
    sheet = read_profile(profile.sheet) if profile else None
    if sheet is None or not (sheet.design and sheet.changes and sheet.aims and sheet.benefits):
        what = _("Write the description: design, what it changes, aims and benefits.")
        return Following(what, route="innovation:write_words", label=_("Write the words"))
    return Following(_("Everything is there: propose it to the independent team."), act="propose")


def _discussed(row: Innovation) -> Following:
    if not row.reviewers.filter(ended_at=None).exists():
        what = _("The organisation bureau names who discusses the proposal.")
        return Following(what, "bureau", route="innovation:team", label=_("Name the independent team"))
    what = _("The independent team discusses the proposal; the organisation bureau writes down what it found.")
    return Following(what, "bureau", "advise")


def _tried(row: Innovation, today: date) -> Following:
    if not chosen_of(PATH, row.pk):
        what = _("Choose the numbers by which the trial is judged; chosen late they prove less.")
        return Following(what, route="innovation:effect", label=_("Choose the numbers"))
    if row.trial_until is not None and today < row.trial_until:
        return Following(_("It is being tried. When the trial ends, say how it went."))
    return Following(_("The trial is over: say how it went."), act="end_trial")


def _used(row: Innovation) -> Following:
    if row.case.state == S.APPLIED:
        return Following(_("It is applied. The organisation bureau shows it to the public."), "bureau", "display")
    if not row.reported_by:
        what = _("It is applied and shown. The organisation bureau reports it to the Minister of Home Affairs.")
        return Following(what, "bureau", "report_to_minister")
    what = _("It is applied, shown and reported. Keep its answers to the regional innovation index up to date.")
    return Following(what, route="innovation:maturity", label=_("Open its maturity"), waits=False)


def _may(actor: Actor, row: Innovation, by: str) -> bool:
    if by == "head":
        return decides(actor)
    if by == "bureau":
        return CURATE.allows(actor, row)
    return in_team(actor, row.pk, *WORKERS)


def _who(row: Innovation) -> str:
    """Whom it waits for: by the open items of the case, else the team; empty where nobody leads it."""
    items = list(open_items_of(row.pk).select_related("holder_unit", "holder_person").order_by("due_at", "pk")[:1])
    for item in items:
        if item.holder_person is not None:
            return item.holder_person.name
        return f"{Role(item.holder_role).label}, {item.holder_unit.name}"
    leader = row.team.filter(function=TeamFunction.LEADER, left_at=None).select_related("person").first()
    return _("%(name)s and the team") % {"name": leader.person.name} if leader else ""


def _due(row: Innovation) -> Any:
    due = open_items_of(row.pk).order_by("due_at", "pk").values_list("due_at", flat=True).first()
    return due if due is not None and due < FAR else None
