# SPDX-License-Identifier: EUPL-1.2
"""Corrections, as those who asked, decide or keep the register may read them."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.enums import CORRECTION
from praja.duties.attendance.rules import may_see_correction
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.codes import read_code
from praja.lib.errors import NotFound


def corrections_for(actor: Actor) -> "QuerySet[Case]":
    """The corrections that this actor may read."""
    cases = may_see_correction.visible(actor, Case.objects.filter(procedure=CORRECTION))
    return cases.select_related("lead_unit", "correction__employee__person")


def correction_in_office(actor: Actor, code: str) -> Case:
    """One of them. Raises `NotFound` alike for an absent one and one of others."""
    found = corrections_for(actor).filter(code=read_code(code)).first()
    if found is None:
        raise NotFound(_("There is no such correction among those you may read."))
    return found
