# SPDX-License-Identifier: EUPL-1.2
"""What another system issues: applied for there, and followed from here."""

from datetime import date, datetime

from praja.duties.services.domain.foreign import foreign_content
from praja.duties.services.enums import Issuer, RefusalReason
from praja.duties.services.errors.handling import DayToCome, IssuedHere, NumberMissing
from praja.duties.services.models import Application
from praja.duties.services.queries.applications import application_of
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

LONGEST_NUMBER = 60


def file_elsewhere(
    *, case: Case, number: str, filed_on: date, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """It was applied for in the system that issues it, under `number` there. The ledger keeps only the digest of the number.

    Raises `IssuedHere` for a product of this government, `NumberMissing`, `DayToCome`, and what `perform` raises.
    """
    application, given = application_of(case), " ".join(number.split())
    if not Issuer(application.service.issuer).is_foreign:
        raise IssuedHere
    if not 1 <= len(given) <= LONGEST_NUMBER:
        raise NumberMissing
    _require_past(filed_on, at, "filed_on")
    salt = new_salt()

    def write(moved: Case) -> None:
        Application.objects.filter(pk=moved.pk).update(
            foreign_number=given, foreign_salt=salt, foreign_filed_on=filed_on
        )

    data = {
        "system": application.service.issuer,
        "number": content_digest(salt, foreign_content(given)),
        "filed_on": filed_on.isoformat(),
    }
    return perform(case, "file_elsewhere", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def note_issued(*, case: Case, issued_on: date, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The other system issued it. Raises `DayToCome`, and what `perform` raises."""
    _require_past(issued_on, at, "issued_on")

    def write(moved: Case) -> None:
        Application.objects.filter(pk=moved.pk).update(foreign_issued_on=issued_on)

    data = {"issued_on": issued_on.isoformat()}
    return perform(case, "note_issued", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def note_refused(*, case: Case, note: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The other system refused it, with its reason as far as it is known. Raises `WordsTooShort`, and what `perform` raises."""
    words = words_of(note, field="note")

    def write(moved: Case) -> None:
        Application.objects.filter(pk=moved.pk).update(
            refusal=RefusalReason.ELSEWHERE, refusal_note=words.text, refusal_salt=words.salt
        )

    data = {"note": words.digest}
    return perform(case, "note_refused", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def _require_past(day: date, at: datetime, field: str) -> None:
    if day > local_date(at, local_zone()):
        raise DayToCome(field)
