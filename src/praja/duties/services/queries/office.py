# SPDX-License-Identifier: EUPL-1.2
"""What officers read of applications. Every read starts from the cases that the actor may see."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.services.enums import APPLICATION
from praja.duties.services.rules import may_read_in_office
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.codes import read_code
from praja.lib.errors import NotFound


def visible_applications(actor: Actor) -> QuerySet[Case]:
    """The cases of the applications that this actor may read."""
    return may_read_in_office.visible(actor, Case.objects.filter(procedure=APPLICATION))


def case_in_office(actor: Actor, code: str) -> Case:
    """The application with this code, if this actor may read it. Raises `NotFound`."""
    found = visible_applications(actor).select_related("lead_unit", "application").filter(code=read_code(code)).first()
    if found is None:
        raise NotFound(_("There is no such application in your units."), next_step=_("Check the code on the receipt."))
    return found
