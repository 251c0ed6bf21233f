# SPDX-License-Identifier: EUPL-1.2
"""In the real town: a proof of a practice town becomes training of the person who enters it, and counts once."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from praja.config.practice.declarations import courses
from praja.config.practice.proofs import NotAProof, Proof, UnknownTown, read, tag_of
from praja.duties.training.enums import CreditSource, LearningForm
from praja.duties.training.models import Credit
from praja.duties.training.operations.credits import book_credit
from praja.kernel.law.queries import rule_in_force
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Employee
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.errors import Conflict, InvalidInput, NotAllowed, Unavailable
from praja.lib.keys import fingerprint, key_for
from praja.lib.moments import local_zone

HOURS = "training.practice_town"
"""How many lesson hours the ten exercises of a role count: a figure of the house."""
NUMBERED = "LATIHAN"
"""Certificate numbers of proofs: `LATIHAN/<role>/<code of the learner>/<which town>`."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A proof that was taken: for which role, how many lesson hours, when."""

    role: str
    hours: int
    at: datetime

    @property
    def label(self) -> str:
        return str(Role(self.role).label)


def participant_code(actor: Actor) -> str:
    """By which code practice towns name this officer: it says nothing of who they are to anybody but this installation."""
    return tag_of(int(actor.id), key_for("lookup"))


def hours_of(at: datetime) -> int:
    """Lesson hours that a proof counts now."""
    return int(rule_in_force(HOURS, local_date(at, local_zone())).value)


def taken_before(actor: Actor) -> list[Taken]:
    """What this officer handed in already, newest first."""
    rows = Credit.objects.filter(
        employee__person=actor.person_id, source=CreditSource.PRACTICE, cancelled_at=None
    ).order_by("-booked_at")
    return [Taken(row.certificate_number.split("/")[1], row.jp, row.booked_at) for row in rows]


def hand_in(*, text: str, actor: Actor, at: datetime) -> Taken:
    """Book what a practice town signed as training of whoever hands it in.

    Raises `Unavailable` (no town is trusted), `InvalidInput` (no proof, changed, of another town, not whole), `NotAllowed` (made
    for somebody else, or for nobody in the register) and `Conflict` (the role counts already).
    """
    proof, key = _read(text)
    _guard_person(proof, actor)
    _guard_whole(proof, at)
    employee = Employee.objects.filter(person=actor.person_id).first()
    if employee is None:
        raise NotAllowed(
            _("You are not in the register of employees, so nothing can be booked."),
            next_step=_("Ask the personnel office."),
        )
    if any(one.role == proof.role for one in taken_before(actor)):
        raise Conflict(_("This role counts for you already."), next_step=_("Practise another role."))
    day = local_date(datetime.fromisoformat(proof.finished_at), local_zone())
    credit = book_credit(
        employee=employee,
        form=LearningForm.ELEARNING,
        title=_title(proof),
        organiser=settings.PRAJA_SITE_NAME,
        first_day=day,
        last_day=day,
        jp=hours_of(at),
        source=CreditSource.PRACTICE,
        actor=actor,
        at=at,
        certificate_number="/".join((NUMBERED, proof.role, proof.code, fingerprint(key))),
    )
    return Taken(proof.role, credit.jp, at)


def _title(proof: Proof) -> str:
    with translation.override("id"):
        return f"Kota latihan Praja: {Role(proof.role).label}"


def _read(text: str) -> tuple[Proof, bytes]:
    if not settings.PRAJA_PRACTICE_KEYS:
        raise Unavailable(
            _("This installation knows no practice town."), next_step=_("Ask the administrator (PRAJA_PRACTICE_KEYS).")
        )
    try:
        return read(text, settings.PRAJA_PRACTICE_KEYS)
    except NotAProof:
        raise InvalidInput(
            _("This is no proof, or a part of it is missing."), field="bukti", next_step=_("Copy the whole text again.")
        ) from None
    except UnknownTown:
        raise InvalidInput(
            _("This proof was changed, or comes from a town that is not trusted here."),
            field="bukti",
            next_step=_("Copy it again from the practice town of your own government."),
        ) from None


def _guard_person(proof: Proof, actor: Actor) -> None:
    if proof.learner != participant_code(actor):
        raise NotAllowed(
            _("This proof was signed for another participant."),
            field="bukti",
            next_step=_("Have it signed for the code that stands on this page."),
        )


def _guard_whole(proof: Proof, at: datetime) -> None:
    course = next((one for one in courses().values() if one.role.value == proof.role), None)
    if course is None or not course.keys <= set(proof.exercises) or datetime.fromisoformat(proof.finished_at) > at:
        raise InvalidInput(
            _("This proof does not name all the exercises that the role has here."),
            field="bukti",
            next_step=_("The practice town may be of another version: ask the administrator."),
        )
