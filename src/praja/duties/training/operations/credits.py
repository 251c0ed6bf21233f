# SPDX-License-Identifier: EUPL-1.2
"""Lesson hours (JP): booked by the conversion table, cancelled with a reason. Never changed: what was wrong is cancelled and
booked anew."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.training.domain.jp import BASIS, Activity, Basis, worth
from praja.duties.training.domain.jp.table import AS_STATED
from praja.duties.training.enums import CreditSource, LearningForm
from praja.duties.training.errors.credits import CreditCancelledAlready, CreditInvalid, NotYourCredits
from praja.duties.training.events.credits import CreditBooked, CreditCancelled, stream_of_credit
from praja.duties.training.measures.years import PROVEN, figures_on
from praja.duties.training.models import Credit, Seat
from praja.duties.training.rules import keeps_training
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.people.models import Employee
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.errors import Text
from praja.lib.moments import local_zone

LONGEST_TITLE, LONGEST_NUMBER, LONGEST_REASON = 200, 80, 300
MOST_JP = 2_000
"""More than a year of lessons: a slip of the pen."""
EARLIEST = date(1970, 1, 1)
BY_DAYS = (Basis.SESSION, Basis.DAY, Basis.SAMPLE_DAY)
"""What is counted day by day or month by month, and so by itself in each year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What somebody learned, as a paper or a list says it. `jp` None: nothing says how many; `sessions` only where the form
    counts them."""

    form: str
    title: str
    organiser: str
    first_day: date
    last_day: date
    jp: int | None
    certificate_number: str = ""
    sessions: int | None = None


def book_credit(
    *,
    employee: Employee,
    form: str,
    title: str,
    organiser: str,
    first_day: date,
    last_day: date,
    jp: int | None,
    source: str,
    actor: Actor,
    at: datetime,
    seat: Seat | None = None,
    certificate_number: str = "",
    sessions: int | None = None,
) -> Credit:
    """Book what an employee learned. `jp` is what the certificate, the curriculum or the employee states (None: nothing does);
    what counts of it is worked out by the conversion table. Once for each seat, and once for the same training of an employee:
    again, it gives the credit that stands. A seat whose credit was cancelled may be booked anew.

    What is told by employees or taken over from lists, only the personnel office over the employee's unit books; everything else
    is the result of an operation that asked its own rule. Raises `NotYourCredits`, `CreditInvalid`. Records
    `training.credit_booked`.
    """
    by_hand = source in (CreditSource.DECLARED, CreditSource.IMPORTED)
    if by_hand and not keeps_training(actor, employee.unit_id):
        raise NotYourCredits
    learned = checked(
        Learned(
            form=form,
            title=title,
            organiser=organiser,
            first_day=first_day,
            last_day=last_day,
            jp=jp,
            certificate_number=certificate_number,
            sessions=sessions,
        ),
        local_date(at, local_zone()),
    )
    with transaction.atomic():
        # Whoever books for one employee waits for the other: the same training is never booked twice.
        Employee.objects.select_for_update().get(pk=employee.pk)
        known = _known(employee, learned, seat)
        if known is not None and known.cancelled_at is None:
            return known
        row = _filled(known or Credit(employee=employee), learned, source, seat, at)
        row.save()
        record(_booked(row), actor=actor, at=at, stream=stream_of_credit(row.pk), refs=refs_of(row, employee.unit_id))
    return row


def cancel_credit(*, credit: Credit, reason: str, actor: Actor, at: datetime) -> Credit:
    """Let a credit count no more, and say why. Raises `NotYourCredits`, `CreditCancelledAlready`, words missing or too long at
    `reason`. Records `training.credit_cancelled`."""
    words = words_of(reason, field="reason", shortest=3, longest=LONGEST_REASON)
    with transaction.atomic():
        row = Credit.objects.select_for_update().select_related("employee").get(pk=credit.pk)
        if not keeps_training(actor, row.employee.unit_id):
            raise NotYourCredits
        if row.cancelled_at is not None:
            raise CreditCancelledAlready
        row.cancelled_at, row.cancelled_reason, row.cancelled_salt = at, words.text, words.salt
        row.save(update_fields=["cancelled_at", "cancelled_reason", "cancelled_salt"])
        event = CreditCancelled(employee=row.employee_id, year=row.last_day.year, reason=words.digest)
        refs = refs_of(row, row.employee.unit_id)
        record(event, actor=actor, at=at, stream=stream_of_credit(row.pk), refs=refs)
    return row


def checked(learned: Learned, today: date) -> Learned:
    """The same with its texts trimmed. Raises `CreditInvalid` at the field that cannot be."""
    plain = replace(
        learned,
        title=" ".join(learned.title.split()),
        organiser=" ".join(learned.organiser.split()),
        certificate_number=" ".join(learned.certificate_number.split()),
    )
    found = _wrong_with(plain, today)
    if found is not None:
        field, message, next_step = found
        raise CreditInvalid(message, field=field, next_step=next_step)
    return plain


def worth_of(learned: Learned, *, source: str = CreditSource.DECLARED) -> int:
    """Lesson hours of it by the conversion table, by itself."""
    activity = Activity(
        key="",
        form=learned.form,
        first_day=learned.first_day,
        last_day=learned.last_day,
        told=learned.jp,
        certificate=learned.certificate_number,
        certified=source in PROVEN,
        sessions=learned.sessions,
    )
    return worth(activity, figures_on(date(learned.last_day.year, 12, 31))).jp


def refs_of(row: Credit, unit_id: int) -> dict[str, int]:
    """What the events of a credit concern."""
    return {"credit": row.pk, "employee": row.employee_id, "unit": unit_id}


Wrong = tuple[str, Text, Text]
"""The field, what is wrong with it, and what to do."""


def _wrong_with(learned: Learned, today: date) -> Wrong | None:
    if learned.form not in LearningForm.values:
        return "form", _("There is no such form of learning."), _("Choose one of the list.")
    return _wrong_words(learned) or _wrong_days(learned, today) or _wrong_hours(learned)


def _wrong_words(learned: Learned) -> Wrong | None:
    if not 0 < len(learned.title) <= LONGEST_TITLE:
        return (
            "title",
            _("The title is missing or too long."),
            _("Write it as the certificate does, in 200 characters."),
        )
    if not 0 < len(learned.organiser) <= LONGEST_TITLE:
        return "organiser", _("The organiser is missing or too long."), _("Name who held it, in 200 characters.")
    if len(learned.certificate_number) > LONGEST_NUMBER:
        return "certificate_number", _("This number is too long."), _("Write it in 80 characters.")
    return None


def _wrong_days(learned: Learned, today: date) -> Wrong | None:
    if learned.last_day < learned.first_day:
        return "last_day", _("The last day comes before the first."), _("Correct one of them.")
    if learned.last_day > today:
        return "last_day", _("That day has not come yet."), _("Tell of training once it is over.")
    if learned.first_day < EARLIEST:
        return "first_day", _("That was too long ago."), _("Correct the year.")
    if BASIS[learned.form] in BY_DAYS and learned.first_day.year != learned.last_day.year:
        return "first_day", _("Days of two years are two entries."), _("Enter each year by itself.")
    return None


def _wrong_hours(learned: Learned) -> Wrong | None:
    if learned.jp is None and BASIS[learned.form] in AS_STATED:
        return "jp", _("Nothing says how many JP it was."), _("Write the number of the certificate.")
    if learned.jp is not None and not 0 <= learned.jp <= MOST_JP:
        return "jp", _("So many JP cannot be."), _("Write the number of the certificate.")
    if learned.sessions is not None and not 1 <= learned.sessions <= learned_days(learned):
        return "sessions", _("There were not so many sessions on these days."), _("Count at most one for each day.")
    return None


def learned_days(learned: Learned) -> int:
    """Days from the first to the last."""
    return (learned.last_day - learned.first_day).days + 1


def _known(employee: Employee, learned: Learned, seat: Seat | None) -> Credit | None:
    """The credit of the seat; without one, a credit that holds of the same training."""
    if seat is not None:
        return Credit.objects.filter(seat=seat).first()
    return same_training(employee.pk, learned)


def same_training(employee_id: int, learned: Learned) -> Credit | None:
    """A credit that holds of the same form, name, organiser, days and certificate."""
    rows = Credit.objects.filter(
        employee_id=employee_id,
        form=learned.form,
        title__iexact=learned.title,
        organiser__iexact=learned.organiser,
        first_day=learned.first_day,
        last_day=learned.last_day,
        certificate_number=learned.certificate_number,
        cancelled_at=None,
    )
    return rows.order_by("pk").first()


def _filled(row: Credit, learned: Learned, source: str, seat: Seat | None, at: datetime) -> Credit:
    jp = worth_of(learned, source=source)
    row.form, row.title, row.organiser = learned.form, learned.title, learned.organiser
    row.first_day, row.last_day = learned.first_day, learned.last_day
    row.jp_told, row.jp = jp if learned.jp is None else learned.jp, jp
    row.source, row.seat, row.certificate_number = source, seat, learned.certificate_number
    row.salt, row.booked_at = new_salt(), at
    row.cancelled_at, row.cancelled_reason, row.cancelled_salt = None, "", b""
    return row


def _booked(row: Credit) -> CreditBooked:
    return CreditBooked(
        employee=row.employee_id,
        form=row.form,
        first_day=row.first_day.isoformat(),
        last_day=row.last_day.isoformat(),
        jp_told=row.jp_told,
        jp=row.jp,
        source=row.source,
        seat=row.seat_id or 0,
        content=content_digest(bytes(row.salt), row.digested()),
    )
