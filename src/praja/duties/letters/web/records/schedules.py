# SPDX-License-Identifier: EUPL-1.2
"""Classification, retention and access: looked through, and taken over from a file after a look at what it would change."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from praja.duties.letters import rules
from praja.duties.letters.enums import Schedule
from praja.duties.letters.errors.srikandi import ColumnsUnclear
from praja.duties.letters.forms.records.schedules import AccessColumnsForm, ScheduleForm
from praja.duties.letters.models import ScheduleDraft
from praja.duties.letters.operations.records.access_tables import access_sheet, keep_access_columns
from praja.duties.letters.operations.records.planning import Decreed, Plan
from praja.duties.letters.operations.records.schedules import (
    LISTS,
    decreed_of,
    lines_of,
    plan_schedule,
    send_schedule,
    take_over_sent,
)
from praja.duties.letters.queries.access_tables import columns_for
from praja.duties.letters.queries.browsing import draft_of, found_by, shelf_of
from praja.duties.letters.queries.classification import code_named
from praja.duties.letters.rules.records import may_keep_schedules
from praja.duties.letters.web.records.words import access_words, rule_words
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.actors import SIGNED_IN
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded

SLUGS = {"kode": Schedule.CODES, "jra": Schedule.RETENTION, "skkaad": Schedule.ACCESS}
SLUG_OF = {what: slug for slug, what in SLUGS.items()}
HINTS = {
    Schedule.CODES: gettext_lazy("Columns: kode, uraian. Sending the same file again changes nothing."),
    Schedule.RETENTION: gettext_lazy(
        "Columns: kode, aktif, inaktif, nasib, pemicu, pengecualian. “2 Tahun Setelah Pemeriksaan” is understood."
    ),
    Schedule.ACCESS: gettext_lazy(
        "Usual layouts are read: a row for each code and class, or classes and roles in columns with marks. Where the headings "
        "do not say it, you say once what stands in which column."
    ),
}
SHOWN = 50


@guarded(SIGNED_IN)
def classification(request: PrajaRequest) -> HttpResponse:
    """The classification, one level at a time, or by number and words: every officer files by it."""
    on, words = today(request), request.GET.get("kata", "").strip()[:80]
    wanted = request.GET.get("kode", "")
    code = code_named(wanted, on) if wanted else None
    if wanted and code is None:
        raise NotFound(_("No such code holds today."))
    shelf = shelf_of(code, on)
    context = {
        "words": words,
        "found": found_by(words, on) if words else [],
        "shelf": shelf,
        "retention": rule_words(shelf.retention) if code else "",
        "may_take_over": may_keep_schedules(request.actor),
        "lists": [(what.label, reverse("letters:schedule", args=[SLUG_OF[what]])) for what in Schedule],
    }
    return render(request, "letters/records/classification.html", context)


@guarded(rules.opens_schedules)
def schedule(request: PrajaRequest, name: str) -> HttpResponse:
    """Send a list, and see what it would change before it is taken over."""
    what = _what(name)
    form = ScheduleForm(request.POST or None, request.FILES or None, hint=HINTS[what])
    if request.method != "POST":
        return schedule_page(request, what, form, draft_of(request.actor, what))
    if not form.is_valid():
        return schedule_page(request, what, form, None, status=422)
    given = form.cleaned_data
    decreed = Decreed(decree=given["decree"], since=given["since"], extent=given["extent"])
    try:
        send_schedule(what=what, content=given["file"].read(), decreed=decreed, actor=request.actor, at=request.at)
    except DomainError as refused:
        error = put_on(form, refused)
        return schedule_page(request, what, form, None, error=error, status=refused.status)
    return HttpResponseRedirect(reverse("letters:schedule", args=[name]))


@require_POST
@guarded(rules.opens_schedules)
def take_over(request: PrajaRequest, name: str) -> HttpResponse:
    """Take over what was sent and looked at."""
    what = _what(name)
    draft = draft_of(request.actor, what)
    if draft is None:
        messages.warning(request, _("Nothing was sent that could be taken over."))
        return HttpResponseRedirect(reverse("letters:schedule", args=[name]))
    plan = take_over_sent(draft=draft, actor=request.actor, at=request.at)
    done = {"added": len(plan.added), "changed": len(plan.changed), "ended": len(plan.ending)}
    messages.success(request, _("Taken over: %(added)s new, %(changed)s changed, %(ended)s ended.") % done)
    return HttpResponseRedirect(reverse("letters:classification"))


@require_POST
@guarded(rules.opens_schedules)
def access_columns(request: PrajaRequest) -> HttpResponse:
    """Say what stands in the columns of a table of security and access that was sent; it is remembered."""
    draft = draft_of(request.actor, Schedule.ACCESS)
    if draft is None:
        messages.warning(request, _("Nothing was sent that could be taken over."))
        return HttpResponseRedirect(reverse("letters:schedule", args=["skkaad"]))
    form = columns_form_of(draft, request.POST)
    try:
        if form.is_valid():
            headings = form.headings.values()
            keep_access_columns(headings=headings, columns=form.columns(), actor=request.actor, at=request.at)
            return HttpResponseRedirect(f"{reverse('letters:schedule', args=['skkaad'])}#preview")
    except DomainError as refused:
        form.add_error(None, " ".join(filter(None, (str(refused.message), str(refused.next_step)))))
    asked = ScheduleForm(hint=HINTS[Schedule.ACCESS])
    return schedule_page(request, Schedule.ACCESS, asked, draft, columns_form=form, status=422)


def _what(slug: str) -> Schedule:
    if slug not in SLUGS:
        raise NotFound(_("There is no such list."))
    return SLUGS[slug]


def schedule_page(
    request: PrajaRequest,
    what: Schedule,
    form: ScheduleForm,
    draft: ScheduleDraft | None,
    *,
    columns_form: AccessColumnsForm | None = None,
    error: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a list: what the file that was sent would change, or what has to be said of its columns first."""
    plan = _plan_of(draft) if draft and columns_form is None else None
    if draft and what == Schedule.ACCESS:
        columns_form = columns_form or columns_form_of(draft)
    profile = LISTS[what].profile
    context = {
        "heading": what.label,
        "form": form,
        "columns_form": columns_form,
        "columns_url": reverse("letters:access_columns"),
        "plan": plan,
        "draft": draft,
        "refused": [
            {"line": one.line, "column": profile.header_of(one.field) or one.field, "reason": one.reason}
            for one in (plan.report.refused[:SHOWN] if plan else ())
        ],
        "rules": access_words([*plan.changed, *plan.added][:SHOWN]) if plan and what == Schedule.ACCESS else [],
        "doubts": plan.doubts[:SHOWN] if plan else [],
        "ending": plan.ending[:SHOWN] if plan else [],
        "shown": SHOWN,
        "take_over_url": reverse("letters:take_over", args=[SLUG_OF[what]]),
        "error": error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "letters/records/schedule.html", context, status=status))


def _plan_of(draft: ScheduleDraft) -> Plan | None:
    """What it would change; None where it must be said first what stands in its columns."""
    try:
        lines = lines_of(draft.what, bytes(draft.content))
    except ColumnsUnclear:
        return None
    return plan_schedule(what=draft.what, lines=lines, decreed=decreed_of(draft))


def columns_form_of(draft: ScheduleDraft, data: Any = None) -> AccessColumnsForm:
    """What stands in the columns of the table that was sent, with an example of each."""
    sheet = access_sheet(bytes(draft.content))
    examples = {
        name: next((line.values[name] for line in sheet.lines if line.values[name]), "")[:60] for name in sheet.headings
    }
    return AccessColumnsForm(data, headings=sheet.headings, known=columns_for(sheet.headings), examples=examples)
