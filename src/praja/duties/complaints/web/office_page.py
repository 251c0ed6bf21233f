# SPDX-License-Identifier: EUPL-1.2
"""What the case page shows: story, clocks, the answer in the making, what belongs to the case, and what may be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from praja.duties.complaints.enums import DraftState
from praja.duties.complaints.forms.office import RevealForm
from praja.duties.complaints.forms.office_answer import FIELDS_OF_KIND
from praja.duties.complaints.forms.office_steps import StepForm, pack_files
from praja.duties.complaints.procedure import APPROVAL, APPROVED, COMPLAINT, DISPUTED
from praja.duties.complaints.queries.knowledge import Offered, offered_for, words_to_begin_with
from praja.duties.complaints.queries.office import WAITING, files_of, is_waiting, reporter_in_office, steps_open_to
from praja.duties.complaints.queries.office_choices import open_dispute
from praja.duties.complaints.queries.office_draft import files_of_draft, open_draft
from praja.duties.complaints.queries.office_related import related_to, review_of_last_answer, supporting_units_of
from praja.duties.complaints.queries.office_story import office_story
from praja.duties.complaints.queries.office_talk import talk_of
from praja.duties.complaints.rules import may_coordinate
from praja.duties.complaints.web.office_acts import ACTS, BESIDE, BY_NAME, OfficeAct, button_of, consequence_of
from praja.kernel.people.enums import Role
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries.clocks import ClockStory, clocks_of
from praja.kernel.procedures.queries.explaining import explanation
from praja.lib.clock import local_date
from praja.lib.codes import show_code
from praja.lib.errors import DomainError
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest

MUST_STAND = frozenset({"promised_for", "promised_by", "where_to"})
"""Fields without which an answer of their kind is refused: beside them no page says “optional”."""

AT_ONCE = 3
"""How many acts stand on the page; the rest lies folded under “more”."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it came in, to be shown again: by which act, the refusal, and the version of the page it was sent from."""

    act: str = ""
    form: StepForm | None = None
    error: DomainError | None = None
    seen_version: int | None = None


@dataclass(frozen=True, slots=True)
class Revealing:
    """The form that opens a contact, as it came in, and what it opened."""

    form: RevealForm
    opened: str = ""
    error: DomainError | None = None


NOTHING = Sent()


def today(request: PrajaRequest) -> date:
    return local_date(request.at, local_zone())


def case_page(
    request: PrajaRequest, case: Case, sent: Sent = NOTHING, revealing: Revealing | None = None, status: int = 200
) -> HttpResponse:
    """The page of a case, with a form that was sent put back where it belongs."""
    offered = _offered_acts(request, case)
    entries = [_entry(request, case, act, step, sent) for act, step in offered if not act.with_act]
    steps = [entry for entry in entries if entry["name"] not in BESIDE]
    context = {
        "case": case,
        "code": show_code(case.code),
        "complaint": case.complaint,
        "state": COMPLAINT.by_state[case.state],
        "channel": Channel(case.channel).label if case.channel in Channel.values else case.channel,
        "acts": office_story(request.actor, case, seen_version=sent.seen_version),
        "is_late": is_waiting(case) and case.due_at < request.at,
        **_clocks(case),
        **_drafting(case, {entry["name"] for entry in steps}),
        "talk": talk_of(request.actor, case),
        "offered": _offered(request, case, steps),
        **_around(request, case),
        **_panel(steps, sent),
        "beside": {entry["name"]: entry for entry in entries if entry["name"] in BESIDE},
        "form": sent.form,
        "kept": _kept(sent, [entry["name"] for entry in entries]),
        "files": files_of(case),
        "reporter": reporter_in_office(request.actor, case),
        "reveal_form": revealing.form if revealing else RevealForm(),
        "opened": revealing.opened if revealing else "",
        "error": revealing.error if revealing else sent.error,
        "has_errors": status >= 400,
    }
    response = render(request, "complaints/office/case.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _offered_acts(request: PrajaRequest, case: Case) -> list[tuple[OfficeAct, str]]:
    """Every act that the actor may take now, with the procedure's step it would be."""
    open_steps = [step.name for step in steps_open_to(request.actor, case)]
    found = []
    for act in ACTS:
        mine = [name for name in act.steps if name in open_steps]
        if mine:
            found.append((act, _step(case, mine)))
        elif act.rule and (act.after_end or case.closed_at is None) and act.rule.allows(request.actor, case):
            found.append((act, ""))
    return found


def _step(case: Case, names: list[str]) -> str:
    """Of several steps the one it would be: an answer with a promised date is published as a promise."""
    if "promise" in names and (draft := open_draft(case)) and draft.promised_for:
        return "promise"
    return names[0]


def _entry(request: PrajaRequest, case: Case, act: OfficeAct, step: str, sent: Sent) -> dict[str, Any]:
    """One form of the page, the one just sent as it was sent."""
    is_sent = bool(sent.form) and BY_NAME[sent.act].shown_on == act.name if sent.act else False
    form = sent.form if is_sent and sent.form else _fresh(request, case, act)
    _mark_required(form)
    return {
        "name": act.name,
        "label": act.label or button_of(act, step),
        "button": button_of(act, step),
        "consequence": consequence_of(act, step),
        "danger": act.danger,
        "leads": act.leads,
        "url": reverse(f"complaints:{act.name}", args=[case.code]),
        "form": form,
        "fields": [{"bound": bound, "kind": FIELDS_OF_KIND.get(bound.name, "")} for bound in form],
        "kept_token": pack_files(case, request.actor, form.kept),
        "is_open": is_sent,
    }


def _mark_required(form: StepForm) -> None:
    """Let no page say “optional” beside what its kind of answer cannot do without; the form was judged before."""
    if form.is_bound:
        form.is_valid()
    for name in MUST_STAND & form.fields.keys():
        form.fields[name].required = True


def _fresh(request: PrajaRequest, case: Case, act: OfficeAct) -> StepForm:
    initial = _beginning(request, case, act.name)
    return act.form(case=case, on=today(request), initial=initial, auto_id=f"{act.name}_%s")


def _beginning(request: PrajaRequest, case: Case, name: str) -> dict[str, Any]:
    """What stands in a form before anybody typed: the matter's topic to search for, the words of a template that was chosen."""
    if name == "decide" and case.complaint.topic:
        return {"words": case.complaint.topic.name}
    begin = words_to_begin_with(case, request.actor, request.GET.dict(), request.at) if name == "answer" else None
    return {"kind": begin.kind, "text": begin.text} if begin else {}


def _panel(steps: list[dict[str, Any]], sent: Sent) -> dict[str, Any]:
    """The few acts that matter now, the first of them open; the others folded, unless one of them was just sent."""
    at_once, more = steps[:AT_ONCE], steps[AT_ONCE:]
    if at_once and not any(entry["is_open"] for entry in steps) and not sent.act:
        at_once[0]["is_open"] = at_once[0]["leads"]
    return {"steps": at_once, "more": more, "more_is_open": any(entry["is_open"] for entry in more)}


def _clocks(case: Case) -> dict[str, Any]:
    clocks = clocks_of(case)
    return {
        "running": [_clock(clock) for clock in clocks if clock.is_running],
        "stopped": [_clock(clock) for clock in clocks if not clock.is_running],
    }


def _clock(clock: ClockStory) -> dict[str, Any]:
    pauses = [(since, until) for since, until, _reason in clock.pauses]
    return {"story": clock, "pauses": pauses, "because": "\n".join(explanation(clock))}


def _drafting(case: Case, offered: set[str]) -> dict[str, Any]:
    """The answer in the making: to be read where somebody else writes it, with the head's note where one writes it."""
    draft = open_draft(case)
    is_final = case.state in (APPROVAL, APPROVED)
    return {
        "draft": draft if draft and "answer" not in offered else None,
        "draft_files": files_of_draft(draft),
        "draft_is_final": is_final,
        "draft_is_approved": bool(draft) and draft.state == DraftState.APPROVED,  # type: ignore[union-attr]
        "return_note": draft.return_note if draft else "",
    }


def _offered(request: PrajaRequest, case: Case, steps: list[dict[str, Any]]) -> Offered | None:
    """Solved cases, templates and whom to ask, for whoever writes the answer."""
    writes = any(entry["name"] == "answer" for entry in steps)
    return offered_for(case, request.actor, request.at) if writes else None


def _around(request: PrajaRequest, case: Case) -> dict[str, Any]:
    mine, coordinates = request.actor.units_as(Role.LIAISON, Role.HEAD), may_coordinate.allows(request.actor, case)
    supports = supporting_units_of(case)
    return {
        "related": related_to(request.actor, case),
        "supports": [
            {
                "row": row,
                "late": row.done_at is None and row.due_at < request.at,
                "finish_url": reverse("complaints:finish_support", args=[case.code, row.pk])
                if row.done_at is None and row.unit_id in mine
                else "",
            }
            for row in supports
        ],
        "dispute": open_dispute(case) if case.state == DISPUTED else None,
        **(_links(case) if coordinates else {}),
    }


def _links(case: Case) -> dict[str, str]:
    """Pages of their own: for what is done with several reports, and for judging an answer that was drawn."""
    found = {}
    if case.state in COMPLAINT.by_step["join"].sources:
        found["join_url"] = reverse("complaints:join", args=[case.code])
    if case.state in WAITING:
        found["split_url"] = reverse("complaints:split", args=[case.code])
    review = review_of_last_answer(case) if case.state in COMPLAINT.by_step["send_back"].sources else None
    if review is not None:
        found["quality_url"] = reverse("complaints:review", args=[review.pk])
    return found


def _kept(sent: Sent, offered: list[str]) -> dict[str, Any]:
    """The words of a form that can no longer be sent, so that nobody loses what they wrote."""
    form = sent.form
    if form is None or BY_NAME[sent.act].shown_on in offered:
        return {}
    return {"written": written_in(form.fields, form.data), "files": len(form.kept)}


def written_in(fields: Mapping[str, forms.Field], said: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Every text that was typed into these fields, with its label."""
    texts = {
        name: str(said.get(name, "")).strip() for name, asked in fields.items() if isinstance(asked, forms.CharField)
    }
    return [(str(fields[name].label), text) for name, text in texts.items() if text]
