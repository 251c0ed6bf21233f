# SPDX-License-Identifier: EUPL-1.2
"""Letters that are written here, as their readers see them. Every read starts from what the actor may open or list."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.enums import OUTGOING
from praja.duties.letters.models import Outgoing
from praja.duties.letters.rules import may_open_letter
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.codes import read_code
from praja.lib.errors import NotFound

SHOWN = (
    "lead_unit",
    "letter__classification",
    "letter__outgoing__signing_unit",
    "letter__outgoing__register__unit",
    "letter__outgoing__author__person",
    "letter__outgoing__replies_to__letter__case",
)


def open_letters(actor: Actor) -> QuerySet[Case]:
    """The letters written here whose words this actor may read."""
    return may_open_letter.visible(actor, Case.objects.filter(procedure=OUTGOING))


def outgoing_in_office(actor: Actor, code: str) -> Case:
    """One letter with everything that its page shows. Raises NotFound, also for one that the actor may not open."""
    found = open_letters(actor).filter(code=read_code(code)).select_related(*SHOWN).first()
    if found is None:
        raise NotFound(
            _("There is no such letter, or it is not yours to read."),
            next_step=_("Check the code, or go back to the list."),
        )
    return found


def outgoing_of(case: Case) -> Outgoing:
    """The letter of a case that was read with it."""
    outgoing: Outgoing = case.letter.outgoing
    return outgoing
