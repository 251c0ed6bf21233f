# SPDX-License-Identifier: EUPL-1.2
"""Acts on files, and laying letters into them: from a letter's page, and many at once."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.letters import rules
from praja.duties.letters.forms.records.files import LayForm, LaySeveralForm
from praja.duties.letters.operations.records.files import lay_into_file
from praja.duties.letters.queries.files import file_for, unfiled
from praja.duties.letters.queries.filing import AT_MOST, open_files
from praja.duties.letters.rules.records import FILERS
from praja.duties.letters.web.records.file_acts import BY_SLUG, SentAct, form_of
from praja.duties.letters.web.records.files import file_page
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.codes import read_code, show_code
from praja.lib.errors import DomainError, NotFound
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded


@require_POST
@guarded(rules.opens_file_acts)
def file_act(request: PrajaRequest, pk: int, name: str) -> HttpResponse:
    """Take an act on a file; a refusal shows the file again with everything that was typed."""
    act, file = BY_SLUG.get(name), file_for(request.actor, pk)
    if act is None:
        raise NotFound(_("There is no such act."))
    form = form_of(request, file, act, request.POST)
    if not form.is_valid():
        return file_page(request, file, SentAct(name, form), 422)
    try:
        act.operation(file=file, actor=request.actor, at=request.at, **form.cleaned_data)
    except DomainError as refused:
        error = put_on(form, refused)
        return file_page(request, file_for(request.actor, pk), SentAct(name, form, error), refused.status)
    messages.success(request, _("Done."))
    return HttpResponseRedirect(reverse("letters:file", args=[pk]))


@require_POST
@guarded(rules.opens_filing)
def lay_letter(request: PrajaRequest, code: str) -> HttpResponse:
    """Lay one letter into a file, from its page; back to that page."""
    here = Case.objects.filter(code=read_code(code), lead_unit_id__among=request.actor.units_as(*FILERS))
    case = (
        rules.may_list_letter.visible(request.actor, here) | rules.may_open_order.visible(request.actor, here)
    ).first()
    if case is None:
        raise NotFound(_("There is no such letter at your unit."))
    form = LayForm(request.POST, offered=list(open_files(request.actor)[:AT_MOST]))
    if not form.is_valid():
        messages.warning(request, _("Choose the file first."))
    else:
        try:
            lay_into_file(
                file=file_for(request.actor, form.cleaned_data["file"]), case=case, actor=request.actor, at=request.at
            )
        except DomainError as refused:
            messages.warning(request, str(refused))
        else:
            messages.success(request, _("Filed."))
    return HttpResponseRedirect(procedure_of(case).office_url(case))


@guarded(rules.opens_filing)
def to_file(request: PrajaRequest) -> HttpResponse:
    """Letters that are dealt with and lie in no file: many are laid into one file at once."""
    page = page_of(unfiled(request.actor), order=("filed_at", "id"), cursor=request.GET.get("halaman"))
    opened = set(
        rules.may_open_letter.visible(
            request.actor, Case.objects.filter(pk__in=[one.pk for one in page.items])
        ).values_list("pk", flat=True)
    )
    offered = list(open_files(request.actor)[:AT_MOST])
    form = LaySeveralForm(request.POST or None, offered=offered, codes=[case.code for case in page.items])
    if request.method == "POST" and form.is_valid():
        return _lay_all(request, form)
    context = {
        "form": form,
        "offered": offered,
        "rows": [
            {
                "case": case,
                "code": show_code(case.code),
                "title": case.letter.subject if case.pk in opened else "",
                "url": procedure_of(case).office_url(case) if case.pk in opened else "",
            }
            for case in page.items
        ],
        "next_url": f"?halaman={page.next}" if page.next else "",
        "previous_url": f"?halaman={page.previous}" if page.previous else "",
        "has_errors": bool(form.errors),
    }
    return no_store(render(request, "letters/records/to_file.html", context, status=422 if form.errors else 200))


def _lay_all(request: PrajaRequest, form: LaySeveralForm) -> HttpResponse:
    file = file_for(request.actor, form.cleaned_data["file"])
    laid = 0
    for case in Case.objects.filter(code__in=form.cleaned_data["cases"]).order_by("pk"):
        try:
            lay_into_file(file=file, case=case, actor=request.actor, at=request.at)
        except DomainError as refused:
            messages.warning(request, f"{show_code(case.code)}: {refused}")
        else:
            laid += 1
    if laid:
        messages.success(request, _("%(count)s filed into “%(title)s”.") % {"count": laid, "title": file.title})
    return HttpResponseRedirect(reverse("letters:to_file"))
