# SPDX-License-Identifier: EUPL-1.2
"""Signed letters of which somebody outside has still to get a print."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.enums import OUTGOING, Way
from praja.duties.letters.models import Addressee
from praja.duties.letters.procedure.names import SIGNED
from praja.duties.letters.queries.sending import Passed, passed_from
from praja.duties.letters.rules import may_open_letter, may_send
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.codes import read_code
from praja.lib.errors import NotFound

MOST = 100
FOR_POST = Q(sent_at=None) & (
    Q(way=Way.PRINT) | Q(way=Way.EMAIL, next_try_at=None, handing_since=None) & ~Q(failure="")
)
"""Whom somebody here has to post it to: by choice, or because the e-mail did not go out."""


@dataclass(frozen=True, slots=True)
class ToPost:
    """One letter with those who get a print of it; `waits` counts those who have none yet."""

    case: Case
    passed: tuple[Passed, ...]

    @property
    def waits(self) -> tuple[Passed, ...]:
        return tuple(one for one in self.passed if one.for_post)


def _sendable(actor: Actor) -> QuerySet[Case]:
    """Signed letters that this actor may send and may read: whoever prints a letter sees what it says."""
    cases = Case.objects.filter(procedure=OUTGOING).select_related(
        "lead_unit", "letter__classification", "letter__outgoing__signing_unit"
    )
    return may_send.visible(actor, may_open_letter.visible(actor, cases))


def letters_to_post(actor: Actor) -> list[ToPost]:
    """What is to be printed and posted, the first signed first. Two statements."""
    waits = Addressee.objects.filter(FOR_POST, outgoing=OuterRef("pk"))
    cases = list(_sendable(actor).filter(Exists(waits), state=SIGNED).order_by("letter__dated_on", "id")[:MOST])
    rows = Addressee.objects.filter(outgoing__in=[case.pk for case in cases])
    passed = defaultdict(list)
    for row in rows.select_related("unit", "arrived__agenda__register").order_by("position"):
        passed[row.outgoing_id].append(passed_from(row))
    return [ToPost(case, tuple(passed[case.pk])) for case in cases]


def letter_to_send(actor: Actor, code: str) -> Case:
    """One letter that this actor may send. Raises NotFound, also for one that is not theirs."""
    found = _sendable(actor).filter(code=read_code(code)).first()
    if found is None:
        raise NotFound(
            _("There is no such letter, or it is not yours to send."),
            next_step=_("Check the code, or go back to what is to be posted."),
        )
    return found


def letter_with_file(actor: Actor, code: str) -> Case:
    """One letter that this actor may read. Raises NotFound."""
    cases = may_open_letter.visible(actor, Case.objects.filter(procedure=OUTGOING, code=read_code(code)))
    found = cases.first()
    if found is None:
        raise NotFound(_("There is no such letter, or it is not yours to read."))
    return found
