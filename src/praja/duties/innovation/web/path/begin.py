# SPDX-License-Identifier: EUPL-1.2
"""Beginning an innovation."""

from uuid import uuid4

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.innovation.forms.path import BeginForm
from praja.duties.innovation.operations.path import Facts, start_innovation
from praja.duties.innovation.rules import KEEPERS, opens_innovation
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Employee, Person
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.pages import form_page
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_innovation)
def begin(request: PrajaRequest) -> HttpResponse:
    """A name and a unit; the reader leads it."""
    form = BeginForm(request.POST or None, offered=units_offered(request), initial={"idempotency_key": uuid4()})

    def act() -> str:
        given = form.cleaned_data
        row = start_innovation(
            title=given["title"],
            unit=Unit.objects.get(pk=given["unit"]),
            facts=Facts(form=given["form"], means=given["means"]),
            leader=Person.objects.get(pk=request.actor.person_id or 0),
            actor=request.actor,
            at=request.at,
            idempotency_key=given["idempotency_key"],
        )
        return reverse("innovation:work", args=[row.case.code])

    context = {"back": reverse("innovation:home")}
    return form_page(request, form, act=act, template="innovation/path/begin.html", context=context, done=_("Begun."))


def units_offered(request: PrajaRequest) -> list[tuple[int, str]]:
    """The reader's own unit first, then those that they lead or keep."""
    tree, on = units.current(), today(request)
    own = Employee.objects.filter(person_id=request.actor.person_id or 0).values_list("unit_id", flat=True).first()
    led = sorted(
        request.actor.units_as(Role.HEAD, *KEEPERS), key=lambda pk: tree.nodes[pk].code if pk in tree.nodes else ""
    )
    ids = dict.fromkeys(pk for pk in (own, *led) if pk is not None)
    return [(pk, tree.nodes[pk].name) for pk in ids if pk in tree.nodes and tree.nodes[pk].is_open(on)]
