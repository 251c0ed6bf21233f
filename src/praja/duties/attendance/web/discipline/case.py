# SPDX-License-Identifier: EUPL-1.2
"""The page of one proposed sanction: its days, what the law says, what was said, and what the reader may do; its forms."""

from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, reverse
from django.utils.translation import gettext as _

from praja.duties.attendance.domain.discipline.ladder import RUN, days_in
from praja.duties.attendance.forms.discipline import (
    AnswerForm,
    DecideForm,
    HearForm,
    MissForm,
    PassOnForm,
    SummonForm,
)
from praja.duties.attendance.models import Discipline
from praja.duties.attendance.operations.discipline import (
    answer_discipline,
    decide_discipline,
    hear_discipline,
    miss_discipline,
    pass_on_discipline,
    summon_discipline,
    summon_discipline_again,
)
from praja.duties.attendance.procedure import DISCIPLINE
from praja.duties.attendance.procedure.names import PROPOSED
from praja.duties.attendance.queries.discipline.cases import (
    Evidence,
    discipline_case,
    evidence_of,
    others_of_year,
)
from praja.duties.attendance.queries.discipline.law import MINUTES, last_day_of, rung_of
from praja.duties.attendance.queries.discipline.papers import minutes_data, proposal_data, summons_data
from praja.duties.attendance.queries.discipline.standing import minutes_of
from praja.duties.attendance.queries.discipline.words import (
    is_medium,
    level_words,
    sanction_words,
    story_of_discipline,
    waited_words,
)
from praja.duties.attendance.queries.reasons import reasons_of
from praja.duties.attendance.rules import may_read_words, may_see_days, opens_own
from praja.duties.attendance.rules.discipline import is_light
from praja.kernel.documents.gateways.typst import render as render_pdf
from praja.kernel.law.domain.rules import Confidence
from praja.kernel.law.queries import law_data, rule_in_force
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.titles import title_without_post
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import (
    NOTHING,
    Desk,
    OfficeAct,
    Sent,
    clocks_shown,
    entries_of,
    kept_words,
    panel,
    today,
)
from praja.kernel.procedures.web.taking import act_paths, no_store
from praja.lib.codes import show_code
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_own)
def discipline(request: PrajaRequest, code: str) -> HttpResponse:
    """One case, for its employee, the superior, the official, and who reads the unit's days."""
    with recalled(units, law_data):
        return discipline_page(request, discipline_case(request.actor, code))


def discipline_page(request: PrajaRequest, case: Case, sent: Sent = NOTHING, status: int = 200) -> HttpResponse:
    """The page, with a form that was sent put back where it belongs."""
    entries, row = entries_of(DESK, request, case, sent), case.discipline
    reads_words = may_read_words.allows(request.actor, case)
    context = {
        "case": case,
        "row": row,
        "code": show_code(case.code),
        "state": DISCIPLINE.by_state[case.state],
        "is_own": _is_own(request, row),
        "reads_words": reads_words,
        **_law(row, today(request)),
        "facts": _facts(row, today(request)),
        "decision": _decision(row, today(request)),
        "days": [_day(request, row, one) for one in evidence_of(row)],
        "others": [_other(one, today(request)) for one in others_of_year(row)],
        "waits": waited_words(case.filed_at, request.at) if case.state == PROPOSED else "",
        "is_late": case.state == PROPOSED and case.due_at < request.at,
        "must_go_on": not is_light(case) and row.official_unit_id is None,
        "acts": story_of_discipline(request.actor, case, seen_version=sent.seen_version),
        "summonses": list(row.summonses.order_by("number")) if reads_words else [],
        **_lateness(row, today(request)),
        **clocks_shown(case),
        **panel(DESK, entries, sent),
        "form": sent.form,
        "kept": kept_words(DESK, sent, entries),
        "error": sent.error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "attendance/discipline/case.html", context, status=status))


def _is_own(request: PrajaRequest, row: Discipline) -> bool:
    return request.actor.person_id is not None and request.actor.person_id == row.employee.person_id


def _law(row: Discipline, on: date) -> dict[str, Any]:
    """What the law says of the band, and how sure that is."""
    day = last_day_of(row.year, on)
    rule = rung_of(row.band, day).rule
    return {
        "rule": rule,
        "is_recalled": rule.confidence is Confidence.RECALLED,
        "sanction": sanction_words(row.band, day),
        "level": level_words(row.band),
        "is_medium": is_medium(row.band),
        "is_row": row.band == RUN,
    }


def _facts(row: Discipline, on: date) -> list[dict[str, Any]]:
    given: tuple[tuple[str, Any], ...] = (
        (_("Employee"), f"{row.employee.person.name}, {row.employee.unit.name}"),
        (_("Year"), row.year),
        (_("Working days of absence"), len(row.days)),
        (_("Of these in a row"), len(row.run) or ""),
        (_("Days from minutes of lateness"), row.converted or ""),
        (_("Direct superior"), title_without_post(row.superior_unit)),
        (_("Passed on to"), title_without_post(row.official_unit) if row.official_unit else ""),
    )
    return [{"term": term, "value": value} for term, value in given if value != ""]


def _decision(row: Discipline, on: date) -> list[dict[str, Any]]:
    """What was decided, once it is."""
    if not row.sanction:
        return []
    by = title_without_post(row.official_unit or row.superior_unit)
    given = (
        (_("What was decided"), sanction_words(row.sanction, last_day_of(row.year, on))),
        (_("Decided by"), by),
        (_("Decree"), row.decree),
        (_("Day of the decree"), row.decree_on),
    )
    return [{"term": term, "value": value} for term, value in given if value]


def _day(request: PrajaRequest, row: Discipline, one: Evidence) -> dict[str, Any]:
    return {
        "evidence": one,
        "reasons": reasons_of(one.now) if one.now else [],
        "is_absent": one.now is not None and one.now.code == "TK",
        "url": _day_url(request, row, one),
    }


def _day_url(request: PrajaRequest, row: Discipline, one: Evidence) -> str:
    """The day in its month, where the reader may see it."""
    month = f"?bulan={one.day:%Y-%m}#d{one.day:%Y-%m-%d}"
    if _is_own(request, row):
        return reverse("attendance:days") + month
    if one.now is None:
        return ""
    one.now.employee = row.employee
    return reverse("attendance:person", args=[row.employee_id]) + month if _may_open(request, one) else ""


def _may_open(request: PrajaRequest, one: Evidence) -> bool:
    return one.now is not None and may_see_days.allows(request.actor, one.now)


def _other(case: Case, on: date) -> dict[str, Any]:
    row, state = case.discipline, DISCIPLINE.by_state[case.state]
    words = sanction_words(row.band, last_day_of(row.year, on))
    return {"url": DISCIPLINE.office_url(case), "words": words, "label": state.public, "tone": state.tone}


def _lateness(row: Discipline, on: date) -> dict[str, Any]:
    """Minutes of the year as a line of report; they count towards nothing unless the region has decided so."""
    rule, minutes = rule_in_force(MINUTES, last_day_of(row.year, on)), minutes_of(row.employee_id, row.year)
    return {
        "minutes": minutes,
        "minutes_as_days": days_in(minutes, rule.value),
        "minutes_per_day": rule.value,
        "minutes_count": rule.confidence is Confidence.CONFIRMED,
    }


@guarded(opens_own)
def discipline_proposal(request: PrajaRequest, code: str) -> HttpResponse:
    """The sheet of the proposal."""
    with recalled(units, law_data):
        case = discipline_case(request.actor, code)
        return _paper(proposal_data(case, today(request)), f"usulan-{case.code}", request.at)


@guarded(opens_own)
def discipline_summons(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """The letter that summons, for whoever may read the words of the case."""
    with recalled(units, law_data):
        case = _with_words(request, code)
        found = case.discipline.summonses.filter(number=number).first()
        if found is None:
            raise NotFound(_("There is no such summons."), next_step=_("Go back to the case."))
        return _paper(summons_data(case, found), f"panggilan-{case.code}-{number}", request.at)


@guarded(opens_own)
def discipline_minutes(request: PrajaRequest, code: str) -> HttpResponse:
    """The minutes of the hearing, once somebody was summoned."""
    with recalled(units, law_data):
        case = _with_words(request, code)
        newest = case.discipline.summonses.order_by("-number").first()
        if newest is None:
            raise NotFound(_("Nobody was summoned yet."), next_step=_("Go back to the case."))
        return _paper(minutes_data(case, newest), f"berita-acara-{case.code}", request.at)


def _with_words(request: PrajaRequest, code: str) -> Case:
    case = discipline_case(request.actor, code)
    if not may_read_words.allows(request.actor, case):
        raise NotFound(_("This paper is for those who act on the case."), next_step=_("Go back to the case."))
    return case


def _paper(data: dict[str, Any], name: str, at: datetime) -> HttpResponse:
    content = render_pdf("discipline", data, at=at.replace(microsecond=0))
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _after(_request: PrajaRequest, code: str) -> str:
    return reverse("attendance:discipline", args=[code])


def _may_be_decided(case: Case) -> bool:
    """Medium and heavy ones are passed on first."""
    return is_light(case) or case.discipline.official_unit_id is not None


DESK = Desk(
    procedure=DISCIPLINE,
    acts=(
        OfficeAct("summon_discipline", "panggil", SummonForm, summon_discipline, ("summon",), leads=True),
        OfficeAct("hear_discipline", "periksa", HearForm, hear_discipline, ("hear",), leads=True),
        OfficeAct("summon_discipline_again", "panggil-lagi", SummonForm, summon_discipline_again, ("summon_again",)),
        OfficeAct("miss_discipline", "tidak-hadir", MissForm, miss_discipline, ("miss",)),
        OfficeAct("decide_discipline", "putuskan", DecideForm, decide_discipline, ("decide",), offered=_may_be_decided),
        OfficeAct("pass_on_discipline", "teruskan", PassOnForm, pass_on_discipline, ("pass_on",)),
        OfficeAct("answer_discipline", "jawab", AnswerForm, answer_discipline, ("answer",), leads=True),
    ),
    namespace="attendance",
    door=opens_own,
    find=discipline_case,
    page=discipline_page,
    after=_after,
)
discipline_acts: list[URLPattern] = act_paths(DESK, "disiplin")
