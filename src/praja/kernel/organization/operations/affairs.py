# SPDX-License-Identifier: EUPL-1.2
"""Which unit has which government affair (urusan pemerintahan), by decree and for a time.

The affairs themselves are those of UU 23/2014; which unit carries each is the region's own decree.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.ledger.operations import record
from praja.kernel.organization.events import AFFAIRS, AffairAssigned, AffairEnded
from praja.kernel.organization.models import Affair, Unit
from praja.kernel.organization.rules import guard_organizing
from praja.lib.actors import Actor
from praja.lib.errors import InvalidInput
from praja.lib.imports import Line, Outcome, Profile, Report, line_by_line, run_import

AFFAIR_COLUMNS = Profile(
    "affairs",
    {
        "code": ("kode", "kode urusan"),
        "name": ("nama", "urusan", "nama urusan"),
        "matters": ("uraian", "cakupan", "yang termasuk"),
        "unit_code": ("kode unit", "kode perangkat daerah", "unit"),
        "decree": ("dasar", "sk", "perwali", "perbup", "dasar hukum"),
        "since": ("sejak", "berlaku sejak", "mulai"),
        "until": ("sampai", "berakhir", "berlaku sampai"),
    },
    required=("code", "name", "unit_code", "decree"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AffairWords:
    """An affair as a decree gives it to a unit. `matters`: what belongs to it, in words that officers search for."""

    code: str
    name: str
    decree: str
    matters: str = ""


def assign_affair(*, words: AffairWords, unit: Unit, since: date, actor: Actor, at: datetime) -> Affair:
    """From `since` on `unit` has the affair. By another decree the unit's present row of the same code ends on that day; by the
    same decree only its words change. The same again changes nothing. Several units may share one affair.

    Raises `InvalidInput` without code, name or decree, or where `since` lies before the present row began; `NotAllowed`.
    """
    guard_organizing(actor)
    given = _checked(words)
    with transaction.atomic():
        held = Affair.objects.filter(code=given.code, unit=unit, until=None).first()
        if held is not None and held.decree == given.decree:
            return _reworded(held, given, actor, at)
        if held is not None:
            _end(held, since, actor, at)
        affair = Affair.objects.create(**_columns(given), unit=unit, since=since)
        _record(affair, actor, at)
    return affair


def end_affair(*, affair: Affair, until: date, actor: Actor, at: datetime) -> Affair:
    """The unit no longer has the affair from `until` on. Repeating it changes nothing.

    Raises `InvalidInput` for a day before it began; `NotAllowed`.
    """
    guard_organizing(actor)
    with transaction.atomic():
        held = Affair.objects.get(pk=affair.pk)
        if held.until is None:
            _end(held, until, actor, at)
    return held


def import_affairs(
    *,
    lines: Iterable[Line],
    since: date,
    actor: Actor,
    at: datetime,
    on_progress: Callable[[Report], None] | None = None,
) -> Report:
    """Take in the table of affairs line by line; `since` for lines without a date. A line with an end ends what it names.

    A refused line never stops the others; each accepted line is its own transaction. The same file again changes nothing.
    """
    guard_organizing(actor)

    def one(line: Line) -> Outcome:
        with transaction.atomic():
            return _take(line.values, since, actor, at)

    return run_import(lines, line_by_line(one), on_progress=on_progress)


def _take(values: dict[str, str], since: date, actor: Actor, at: datetime) -> Outcome:
    unit = _unit(values["unit_code"])
    first, last = _day(values["since"], "since") or since, _day(values["until"], "until")
    words = AffairWords(**{key: values[key] for key in ("code", "name", "decree", "matters")})
    if last is not None:
        return _take_ended(words, unit, first, last, actor, at)
    known = Affair.objects.filter(code=words.code, unit=unit, until=None).first()
    before = _columns_of(known)
    affair = assign_affair(words=words, unit=unit, since=first, actor=actor, at=at)
    if known is None:
        return Outcome.CREATED
    return Outcome.UNCHANGED if before == _columns_of(affair) else Outcome.UPDATED


def _take_ended(words: AffairWords, unit: Unit, first: date, last: date, actor: Actor, at: datetime) -> Outcome:
    given = _checked(words)
    rows = Affair.objects.filter(code=given.code, unit=unit, decree=given.decree)
    if rows.filter(until=last).exists():
        return Outcome.UNCHANGED
    held = rows.filter(until=None).first()
    outcome = Outcome.UPDATED if held else Outcome.CREATED
    affair = held or assign_affair(words=given, unit=unit, since=first, actor=actor, at=at)
    end_affair(affair=affair, until=last, actor=actor, at=at)
    return outcome


def _reworded(held: Affair, given: AffairWords, actor: Actor, at: datetime) -> Affair:
    if (held.name, held.matters) == (given.name, given.matters):
        return held
    held.name, held.matters = given.name, given.matters
    held.save(update_fields=["name", "matters"])
    _record(held, actor, at)
    return held


def _end(held: Affair, on: date, actor: Actor, at: datetime) -> None:
    if on < held.since:
        raise InvalidInput(
            _("The unit has this affair since %(since)s.") % {"since": held.since.isoformat()},
            field="since",
            next_step=_("Choose that day or a later one."),
        )
    held.until = on
    held.save(update_fields=["until"])
    event = AffairEnded(affair=held.pk, unit=held.unit_id, until=on.isoformat())
    record(event, actor=actor, at=at, stream=AFFAIRS, refs={"unit": held.unit_id})


def _record(affair: Affair, actor: Actor, at: datetime) -> None:
    event = AffairAssigned(
        affair=affair.pk,
        code=affair.code,
        affair_name=affair.name,
        matters=sha256(affair.matters.encode()).hexdigest(),
        unit=affair.unit_id,
        decree=affair.decree,
        since=affair.since.isoformat(),
    )
    record(event, actor=actor, at=at, stream=AFFAIRS, refs={"unit": affair.unit_id})


def _checked(words: AffairWords) -> AffairWords:
    given = AffairWords(**{key: value.strip() for key, value in _columns(words).items()})
    limits = {"code": 20, "name": 160, "decree": 120}
    for field, most in limits.items():
        value = getattr(given, field)
        if not value or len(value) > most:
            raise InvalidInput(
                _("An affair needs code, name and decree, none of them longer than the list takes."),
                field=field,
                next_step=_("Fill it in with at most %(count)s characters.") % {"count": most},
            )
    return given


def _columns(words: AffairWords) -> dict[str, str]:
    return {"code": words.code, "name": words.name, "decree": words.decree, "matters": words.matters}


def _columns_of(affair: Affair | None) -> tuple[object, ...]:
    return () if affair is None else (affair.pk, affair.name, affair.matters, affair.decree)


def _unit(code: str) -> Unit:
    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        raise InvalidInput(
            _("There is no unit with the code %(code)s.") % {"code": code},
            field="unit_code",
            next_step=_("Import the units first, or correct the code."),
        )
    return unit


def _day(text: str, field: str) -> date | None:
    """A day as offices write it: 2026-01-31, 31-01-2026 or 31/01/2026; None where nothing stands."""
    if not text:
        return None
    for pattern in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d %H:%M:%S"):
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day of the calendar, in no zone
        except ValueError:
            continue
    raise InvalidInput(
        _("“%(text)s” is no day.") % {"text": text[:30]}, field=field, next_step=_("Write it as 2026-01-31.")
    )
