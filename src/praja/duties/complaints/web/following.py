# SPDX-License-Identifier: EUPL-1.2
""" "Me too": following a published report instead of writing the same again."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from praja.duties.complaints.forms.resident import FollowForm
from praja.duties.complaints.operations import follow_complaint
from praja.duties.complaints.queries.public import public_case
from praja.duties.complaints.web.report_drafts import draft_on_device
from praja.kernel.people.models import Person
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.errors import WrongState
from praja.kernel.procedures.models import Case
from praja.lib.actors import ANYONE
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.devices import device_of


@guarded(ANYONE)
def me_too(request: PrajaRequest, code: str) -> HttpResponse:
    """Be counted, and told of the answer where a contact is given. Raises `NotFound` for what is not published."""
    case = public_case(code)
    if request.method != "POST":
        draft = draft_on_device(request)
        known = draft.answers if draft else {}
        return _form(request, case, FollowForm(initial=known))
    form = FollowForm(request.POST)
    person = _person(form, request)
    if not form.is_valid():
        return _form(request, case, form)
    answer = HttpResponse()
    device = device_of(request, answer)
    try:
        follow_complaint(case=case, person=person, device=device, actor=request.actor, at=request.at)
    except WrongState as error:
        return _form(request, case, form, error)
    told = person is not None and bool(person.phone or person.email)
    context = {"case": case, "told": told, "draft": draft_on_device(request)}
    response = render(request, "complaints/similar_followed.html", context)
    response.cookies.update(answer.cookies)
    return response


def _form(request: PrajaRequest, case: Case, form: FollowForm, error: DomainError | None = None) -> HttpResponse:
    context = {
        "case": case,
        "form": form,
        "error": error,
        "draft": draft_on_device(request),
        "back": f"{reverse('complaints:report')}?lanjut=1",
    }
    status = 422 if error or form.errors else 200
    return render(request, "complaints/similar_follow.html", context, status=status)


def _person(form: FollowForm, request: PrajaRequest) -> Person | None:
    """Who wants to be told; a contact that can't be right is said on its field."""
    if not form.is_valid():
        return None
    given = {name: form.cleaned_data[name].strip() for name in form.fields}
    if not any(given.values()):
        return None
    try:
        return new_person(at=request.at, **given)
    except DomainError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return None
