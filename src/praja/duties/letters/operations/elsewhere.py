# SPDX-License-Identifier: EUPL-1.2
"""Letters that SRIKANDI numbers, signs and sends."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from praja.duties.letters.domain.bodies import plain
from praja.duties.letters.enums import OUTGOING, Mode
from praja.duties.letters.errors.writing import LetterIncomplete, NumberedElsewhere
from praja.duties.letters.models import Letter, Outgoing
from praja.duties.letters.operations.drafting import lapse
from praja.duties.letters.queries.modes import mode_of
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import attach
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

LONGEST_NUMBER = 120


def take_to_srikandi(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The draft goes on in SRIKANDI, as the DOCX that is made of it. Only where the unit works with SRIKANDI on that day.

    Raises NumberedElsewhere where the unit numbers its letters here, and what `perform` raises. Records
    `letters.taken_to_srikandi`.
    """
    if mode_of(case.lead_unit_id, local_date(at, local_zone())) is not Mode.SRIKANDI:
        raise NumberedElsewhere(
            _("This unit numbers, signs and sends its letters here, not in SRIKANDI."),
            next_step=_("Hand the letter in; whoever signs it finds it on the desk."),
        )
    outgoing = Outgoing.objects.get(pk=case.pk)
    data = {"draft": outgoing.versions_made}

    def write(_case: Case) -> None:
        lapse(case.pk)

    return perform(case, "take_to_srikandi", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def number_by_srikandi(
    *,
    case: Case,
    number: str,
    dated_on: date,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
    file: StoredFile | None = None,
) -> Case:
    """Write down the number and date that SRIKANDI gave, with the signed file if it is at hand.

    Raises LetterIncomplete, and what `perform` raises. Records `letters.numbered_by_srikandi`.
    """
    said = " ".join(plain(number).split())
    if not said or len(said) > LONGEST_NUMBER:
        raise LetterIncomplete(
            _("The number that SRIKANDI gave is missing or too long."),
            field="number",
            next_step=_("Enter it as it stands on the letter, at most %(count)s characters.")
            % {"count": LONGEST_NUMBER},
        )
    if dated_on > local_date(at, local_zone()):
        raise LetterIncomplete(
            _("A letter cannot be dated after today."), field="dated_on", next_step=_("Enter the date on the letter.")
        )

    def write(_case: Case) -> None:
        Letter.objects.filter(pk=case.pk).update(srikandi_number=said, number_text=said, dated_on=dated_on)
        if file is not None:
            attach(file=file, object_kind=OUTGOING, object_id=case.pk, title="", actor=actor, at=at)

    data = {"number": said, "dated": dated_on.isoformat(), "files": (file.sha256,) if file else ()}
    return perform(case, "number_by_srikandi", actor=actor, at=at, seen_version=seen_version, data=data, write=write)
