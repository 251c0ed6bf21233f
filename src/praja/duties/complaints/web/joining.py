# SPDX-License-Identifier: EUPL-1.2
"""Reports of the same thing, side by side, joined in one go; and one report of two things made into two."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.duties.complaints.forms.joining import HERE, MOST_CODES, THERE, JoinForm, SplitForm
from praja.duties.complaints.operations import join_complaint, split_complaint
from praja.duties.complaints.operations.splitting import NOT_SPLIT
from praja.duties.complaints.procedure import COMPLAINT
from praja.duties.complaints.queries.joining import Compared, comparable, joined_cases, main_of, similar_cases
from praja.duties.complaints.queries.office import case_in_office, files_of, visible_cases
from praja.duties.complaints.queries.office_list import channel_label, visible_by_code
from praja.duties.complaints.rules import may_coordinate, opens_coordination
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import regions, units
from praja.kernel.procedures.errors import AlreadyFiled
from praja.kernel.procedures.forms.picks import MOST, Pick, pick_of, picks_of
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.bulk import said_of
from praja.lib.codes import read_code, show_code
from praja.lib.errors import DomainError, InvalidInput, NotFound
from praja.lib.web import PrajaRequest, guarded


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report that was to be joined."""

    code: str
    refused: str = ""


@guarded(opens_coordination)
def join(request: PrajaRequest, code: str) -> HttpResponse:
    """What may be the same, compared; the chosen ones are joined, each on its own."""
    with recalled(units, regions, law_data):
        case = _coordinated(request, code)
        if request.method != "POST":
            return _join_page(request, case)
        this, picks = comparable(request.actor, case), picks_of(request.POST.getlist("pick"))
        form = JoinForm(request.POST, directions=_directions(this))
        error = _wrong_choice(form, picks)
        if error is not None or not form.is_valid():
            return _join_page(request, case, form=form, error=error, status=422)
        return _joined(request, case, form, picks)


@guarded(opens_coordination)
def split(request: PrajaRequest, code: str) -> HttpResponse:
    """A part of the report becomes a report of its own."""
    with recalled(units, regions, law_data):
        case = _coordinated(request, code)
        attached = files_of(case)
        form = SplitForm(request.POST if request.method == "POST" else None, case=case, attached=attached)
        error = None
        if form.is_valid():
            try:
                return _split_off(request, case, form)
            except DomainError as refused:
                error = refused if refused.field not in form.fields else None
                if error is None:
                    form.add_error(refused.field, str(refused))
    context = {"case": case, "code": show_code(case.code), "form": form, "error": error, "files": attached}
    context |= {"has_errors": form.is_bound, "can_split": case.state not in NOT_SPLIT or form.is_bound}
    return _private(render(request, "complaints/office/split.html", context, status=422 if form.is_bound else 200))


def _coordinated(request: PrajaRequest, code: str) -> Case:
    """A case that the actor coordinates; to everybody else it is not there."""
    case = case_in_office(request.actor, code)
    if not may_coordinate.allows(request.actor, case):
        raise NotFound(_("There is no report with this code among those you may read."))
    return case


def _split_off(request: PrajaRequest, case: Case, form: SplitForm) -> HttpResponse:
    given = form.cleaned_data
    try:
        made = split_complaint(
            case=case,
            text=given["text"],
            topic=form.chosen_topic(),
            files=form.chosen_files(),
            actor=request.actor,
            at=request.at,
            idempotency_key=given["key"],
        ).case
    except AlreadyFiled as repeated:
        made = Case.objects.get(pk=repeated.detail["case_id"])
    messages.success(request, _("A part of %(code)s is now the report %(new)s.") % _codes(case, made))
    address = made.code if visible_cases(request.actor).filter(pk=made.pk).exists() else case.code
    return HttpResponseRedirect(reverse("complaints:case", args=[address]))


def _codes(case: Case, made: Case) -> dict[str, str]:
    return {"code": show_code(case.code), "new": show_code(made.code)}


def _wrong_choice(form: JoinForm, picks: list[Pick]) -> InvalidInput | None:
    if not picks or len(picks) > MOST:
        return InvalidInput(_("No report was chosen."), next_step=_("Tick those that are about the same."))
    if form.data.get("direction") == THERE and len(picks) != 1:
        return InvalidInput(
            _("More than one report was chosen."), next_step=_("Choose the one that this report is joined to.")
        )
    return None


def _joined(request: PrajaRequest, case: Case, form: JoinForm, picks: list[Pick]) -> HttpResponse:
    found = visible_by_code(request.actor, [pick.code for pick in picks])
    if form.cleaned_data["direction"] == HERE:
        outcomes = [_try(request, found.get(pick.code), case, pick.version, pick.code) for pick in picks]
    else:
        seen = form.cleaned_data["seen_version"]
        outcomes = [_try(request, case, found.get(pick.code), seen, pick.code) for pick in picks]
    if any(outcome.refused for outcome in outcomes):
        fresh = case_in_office(request.actor, case.code)
        done = any(not outcome.refused for outcome in outcomes)
        return _join_page(request, fresh, outcomes=outcomes, status=200 if done else 409)
    said = ngettext("%(count)d report was joined.", "%(count)d reports were joined.", len(outcomes))
    messages.success(request, said % {"count": len(outcomes)})
    return HttpResponseRedirect(reverse("complaints:case", args=[case.code]))


def _try(request: PrajaRequest, case: Case | None, into: Case | None, version: int, named: str) -> Outcome:
    """One report joined, or why it was not."""
    try:
        if case is None or into is None:
            raise NotFound(_("There is no report with this code among those you may read."))
        join_complaint(case=case, into=into, actor=request.actor, at=request.at, seen_version=version)
    except DomainError as refused:
        return Outcome(show_code(named), said_of(refused))
    return Outcome(show_code(named))


def _directions(this: Compared) -> list[str]:
    return [name for name, can in ((HERE, this.takes_in), (THERE, this.joins)) if can]


def _join_page(
    request: PrajaRequest,
    case: Case,
    *,
    form: JoinForm | None = None,
    outcomes: list[Outcome] | None = None,
    error: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    named = _named(request)
    this, chosen = comparable(request.actor, case), {pick.code for pick in picks_of(request.POST.getlist("pick"))}
    others = similar_cases(request.actor, case, at=request.at, also=[*named, *chosen])
    unknown = [typed for typed in named if read_code(typed) not in {other.case.code for other in others}]
    directions = _directions(this)
    fresh = JoinForm(initial={"seen_version": case.version}, directions=directions)
    context = {
        "case": case,
        "code": show_code(case.code),
        "this": _shown(this),
        "others": [_shown(other) | {"chosen": other.case.code in chosen or _is(other, named)} for other in others],
        "joined": joined_cases(request.actor, case),
        "main": main_of(request.actor, case),
        "directions": directions,
        "form": form or fresh,
        "named": [typed for typed in named if typed not in unknown],
        "unknown": unknown,
        "outcomes": outcomes or (),
        "error": error,
        "step": COMPLAINT.by_step["join"],
        "has_errors": status >= 400,
    }
    return _private(render(request, "complaints/office/join.html", context, status=status))


def _named(request: PrajaRequest) -> list[str]:
    """Codes that were typed."""
    typed = [text.strip()[:20].replace("\x00", "") for text in (request.POST or request.GET).getlist("kode")]
    return list(dict.fromkeys(text for text in typed if text))[:MOST_CODES]


def _is(other: Compared, named: list[str]) -> bool:
    return other.case.code in {read_code(typed) for typed in named}


def _shown(found: Compared) -> dict[str, Any]:
    case = found.case
    return {
        "case": case,
        "complaint": case.complaint,
        "code": show_code(case.code),
        "url": reverse("complaints:case", args=[case.code]),
        "state": COMPLAINT.by_state[case.state],
        "channel": channel_label(case.channel),
        "reporter": found.reporter,
        "photos": found.photos,
        "takes_in": found.takes_in,
        "joins": found.joins,
        "pick": pick_of(case),
    }


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response
