# SPDX-License-Identifier: EUPL-1.2
"""A version of a standard as offices work on it: what it says, what is missing, what changed, and what may be done now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from praja.duties.services.domain.contents import gaps
from praja.duties.services.errors import NoSuchVersion, UnfitStandard
from praja.duties.services.forms.standard_acts import (
    AbandonForm,
    ActForm,
    AnswerForm,
    InviteForm,
    PublishForm,
    RecordForm,
    ReviewForm,
    SetForm,
    TakeOverForm,
)
from praja.duties.services.models import StandardVersion
from praja.duties.services.operations import (
    Decree,
    abandon_standard,
    answer_comment,
    conclude_consultation,
    enter_draft,
    open_consultation,
    publish_standard,
    review_standard,
    set_standard,
)
from praja.duties.services.operations.standards import reckoned
from praja.duties.services.procedure import STANDARD
from praja.duties.services.procedure.names import DRAFT, PUBLISHED
from praja.duties.services.queries.consulting import comment_of, office_consultation
from praja.duties.services.queries.differences import differences
from praja.duties.services.queries.standard_story import standard_story
from praja.duties.services.queries.standards import (
    levels_of,
    missing_names,
    steps_open_to,
    version_before,
    version_in_office,
)
from praja.duties.services.queries.words import sentence_of
from praja.duties.services.rules import may_draft_standard, may_take_over_standard, opens_standards
from praja.duties.services.web.catalogue import said_of
from praja.duties.services.web.keeping import form_page, links, sent_file, today
from praja.kernel.documents.web import served
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries.clocks import clocks_of
from praja.lib.codes import show_code
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded

Operation = Callable[..., Case]


@dataclass(frozen=True, slots=True)
class Act:
    """What may be done with a version: the step, its form, the operation, and what is said afterwards."""

    step: str
    form: type[ActForm]
    operation: Operation
    done: Any
    danger: bool = False


ACTS = (
    Act("consult", InviteForm, open_consultation, gettext_lazy("The draft is open for comments.")),
    Act("conclude", RecordForm, conclude_consultation, gettext_lazy("The consultation is concluded.")),
    Act("set", SetForm, set_standard, gettext_lazy("The standard is set. Publish it, and it holds.")),
    Act("publish", PublishForm, publish_standard, gettext_lazy("Published. It holds from today on.")),
    Act("review", ReviewForm, review_standard, gettext_lazy("Noted. The next review is due by the rule.")),
    Act("abandon", AbandonForm, abandon_standard, gettext_lazy("Given up."), danger=True),
)
BY_STEP: Mapping[str, Act] = {act.step: act for act in ACTS}


@guarded(opens_standards)
def version(request: PrajaRequest, code: str) -> HttpResponse:
    """The page of a version."""
    return _page(request, version_in_office(request.actor, code))


@require_POST
@guarded(opens_standards)
def act(request: PrajaRequest, code: str, step: str) -> HttpResponse:
    """Take a step with a version. A refusal keeps what was typed."""
    found = version_in_office(request.actor, code)
    chosen = BY_STEP.get(step)
    if chosen is None:
        raise NoSuchVersion
    form = chosen.form(request.POST, request.FILES, auto_id=f"{step}_%s")
    if not form.is_valid():
        return _page(request, found, sent=(step, form), status=422)
    try:
        file = sent_file(request) if form.takes_file else None
        seen = form.cleaned_data["seen_version"]
        chosen.operation(case=found.case, actor=request.actor, at=request.at, seen_version=seen, **form.words(file))
    except DomainError as refused:
        _put(form, refused)
        return _page(request, version_in_office(request.actor, code), sent=(step, form), status=refused.status)
    messages.success(request, chosen.done)
    return HttpResponseRedirect(reverse("services:version", args=[code]))


@guarded(opens_standards)
def take_over(request: PrajaRequest, code: str) -> HttpResponse:
    """Enter what was written as a standard that was set before."""
    found = version_in_office(request.actor, code)
    form, back = TakeOverForm(request.POST or None), reverse("services:version", args=[code])

    def save() -> str:
        given = form.cleaned_data
        case = enter_draft(
            case=found.case,
            decree=Decree(number=given["decree_number"], day=given["decree_date"]),
            since=given["since"],
            found_in=given["found_in"],
            actor=request.actor,
            at=request.at,
            seen_version=None,
        )
        messages.success(request, _("Entered. It holds, and everybody can read it."))
        return reverse("services:version", args=[case.code])

    return form_page(
        request,
        form,
        heading=_("Enter a standard that holds already"),
        lead=_("For a standard that was set before it came here. What its text does not say stays open."),
        back=back,
        save=save,
        consequence=_("It holds at once, without a consultation here; its review is counted from the day you give."),
    )


@guarded(opens_standards)
def answer(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """Answer a comment on the draft."""
    found = version_in_office(request.actor, code)
    comment = comment_of(found, number)
    initial = {
        "answer": comment.answer,
        "taken_up": comment.is_taken_up,
        "shown": comment.is_shown or not comment.answer,
    }
    form, back = (
        AnswerForm(request.POST or None, initial=initial),
        f"{reverse('services:version', args=[code])}#tanggapan",
    )

    def save() -> str:
        answer_comment(comment=comment, actor=request.actor, at=request.at, **form.cleaned_data)
        messages.success(request, _("Answered."))
        return back

    return form_page(request, form, heading=_("Answer a comment"), lead=comment.text, back=back, save=save)


@guarded(opens_standards)
def version_file(request: PrajaRequest, code: str, name: str) -> Any:
    """The decree or the record of the consultation, as it was sent."""
    found = version_in_office(request.actor, code)
    consultation = office_consultation(found, today(request))
    file = {
        "keputusan": found.decree_file,
        "berita-acara": consultation.consultation.record_file if consultation else None,
    }.get(name)
    if file is None:
        raise NotFound(_("There is no such file."), next_step=_("Open the version again."))
    return served(file, name=f"{name}-{code}")


def _page(
    request: PrajaRequest, found: StandardVersion, *, sent: tuple[str, ActForm] | None = None, status: int = 200
) -> HttpResponse:
    case, service = found.case, found.standard.service
    before = version_before(found)
    with recalled(units):
        context = {
            "version": found,
            "case": case,
            "code": show_code(case.code),
            "service": service,
            "state": STANDARD.by_state[case.state],
            "sentence": sentence_of(service, found),
            "before": before,
            "changes": differences(before, found) if before else [],
            "missing": missing_names(found),
            "gaps": [str(UnfitStandard(*gap).message) for gap in gaps(reckoned(found, service))],
            "level": levels_of([found]).get(found.pk, 0),
            "clocks": [clock for clock in clocks_of(case) if clock.is_running],
            "consultation": office_consultation(found, today(request)),
            "acts": _acts(request, found, sent),
            "may_write": may_draft_standard.allows(request.actor, case) and case.state in ("draft", "consulted"),
            "may_enter": case.state == DRAFT and may_take_over_standard.allows(request.actor, case),
            "page_links": links(request, "standards"),
            "board_url": _board_url(found),
            "acts_told": standard_story(request.actor, found),
            "written": _kept(request, found, sent),
            "has_errors": status >= 400,
            "sent_form": sent[1] if sent else None,
            **said_of(found),
        }
    return render(request, "services/standards/version.html", context, status=status)


def _acts(request: PrajaRequest, found: StandardVersion, sent: tuple[str, ActForm] | None) -> list[dict[str, Any]]:
    """The forms of what may be done now, the one just sent as it was sent; what destroys comes last and folded."""
    offered = {step.name: step for step in steps_open_to(request.actor, found)}
    entries: list[dict[str, Any]] = []
    for one in ACTS:
        if one.step not in offered:
            continue
        is_sent = sent is not None and sent[0] == one.step
        fresh = one.form(initial={"seen_version": found.case.version}, auto_id=f"{one.step}_%s")
        entries.append(
            {
                "step": offered[one.step],
                "url": reverse("services:act", args=[found.case.code, one.step]),
                "form": sent[1] if is_sent and sent else fresh,
                "danger": one.danger,
                "is_open": is_sent or not (entries or one.danger),
                "takes_file": one.form.takes_file,
            }
        )
    return entries


def _kept(request: PrajaRequest, found: StandardVersion, sent: tuple[str, ActForm] | None) -> list[tuple[str, str]]:
    """The words of a form that can no longer be sent, so that nobody loses what they wrote."""
    if sent is None or sent[0] in {step.name for step in steps_open_to(request.actor, found)}:
        return []
    form = sent[1]
    texts = [(str(field.label), str(form.data.get(name, ""))) for name, field in form.fields.items() if _is_text(field)]
    return [(label, text) for label, text in texts if text.strip()]


def _is_text(field: forms.Field) -> bool:
    return isinstance(field, forms.CharField) and not isinstance(field.widget, forms.HiddenInput)


def _put(form: ActForm, refused: DomainError) -> None:
    """A group of numbers has no field of its own name: its first number stands for it."""
    groups = {"invited": "invited_users", "attended": "attended_users"}
    where = groups.get(refused.field, refused.field)
    form.add_error(where if where in form.fields else None, str(refused))


def _board_url(found: StandardVersion) -> str:
    """Where the board of this version is printed, up to its choice of components; empty where it does not hold."""
    service, own = found.standard.service, found.standard.unit
    if found.case.state != PUBLISHED:
        return ""
    query = f"{urlencode({'kantor': own.code})}&" if own else ""
    return f"{reverse('services:board', args=[service.code])}?{query}"
