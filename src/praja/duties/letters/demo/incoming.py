# SPDX-License-Identifier: EUPL-1.2
"""A year of letters that came in at a few units: registered on working mornings, most of them done with, the last ones open."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from praja.duties.letters.demo.classification import code_of
from praja.duties.letters.demo.pictures import page_of
from praja.duties.letters.demo.texts import ANSWER, NOTE, TEXTS, Text
from praja.duties.letters.models import Incoming
from praja.duties.letters.operations.handling import answer_outside, note_letter, settle_letter
from praja.duties.letters.operations.registering import NewLetter, correspondent_named, register_letter
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import take_in
from praja.kernel.organization.models import Unit
from praja.lib.actors import Actor
from praja.lib.moments import describe_moment

YEAR = timedelta(days=360)
OPEN_FOR = timedelta(days=6)
"""What came later than this is still open."""
SCANNED_FOR = timedelta(days=45)
"""What came later than this has its scan."""


@dataclass(frozen=True, slots=True)
class Office:
    """Who works with letters, by the unit's short name and moment, and which days are worked."""

    registrar: Callable[[datetime], Actor]
    head: Callable[[str, datetime], Actor]
    zone: ZoneInfo
    is_working: Callable[[date], bool]


def play_incoming(
    *,
    units: Mapping[str, Unit],
    at_units: tuple[str, ...],
    how_many: int,
    office: Office,
    rng: Random,
    at: datetime,
    since: timedelta = YEAR,
) -> int:
    """Register `how_many` letters at these units in the year (`since`) before `at`, and do with them what offices do. Returns the
    acts."""
    acts = 0
    for number, (moment, short) in enumerate(_mornings(at_units, how_many, office, rng, at, since), 1):
        text = TEXTS[rng.randrange(len(TEXTS))]
        letter = _register(text, number, units, short, office, moment, at)
        acts += 1 + _end(letter, text, short, office, rng, moment, at)
    return acts


def _mornings(
    at_units: tuple[str, ...], how_many: int, office: Office, rng: Random, at: datetime, since: timedelta
) -> list[tuple[datetime, str]]:
    """When each letter came and at which unit, in order; the last ones in the days just before `at`."""
    found = []
    for number in range(how_many):
        # Every eighth is of the last days, so that desks have something to show.
        back = OPEN_FOR * rng.random() if number % 8 == 0 else since * rng.random()
        day = (at - back).astimezone(office.zone).date()
        while not office.is_working(day):
            day -= timedelta(days=1)
        moment = datetime.combine(day, time(8, rng.randrange(60), rng.randrange(60)), office.zone)
        moment += timedelta(hours=rng.randrange(4))
        if moment >= at:
            moment -= timedelta(days=7)
        found.append((moment, at_units[rng.randrange(len(at_units))]))
    return sorted(found)


def _register(
    text: Text, number: int, units: Mapping[str, Unit], short: str, office: Office, moment: datetime, at: datetime
) -> Incoming:
    actor = office.registrar(moment)
    dated = (moment - timedelta(days=3)).astimezone(office.zone).date()
    own = units.get(text.sender.removeprefix("@")) if text.sender.startswith("@") else None
    name = own.name if own else text.sender.removeprefix("@")
    sender = own or correspondent_named(name=name, actor=actor, at=moment)
    letter_number = f"{600 + number % 7}.{number % 9}/{number:03}/{moment.astimezone(office.zone).year}"
    unit = units[short]
    new = NewLetter(
        subject=text.subject,
        sender=sender,
        number_text=letter_number,
        dated_on=dated,
        kind=text.kind,
        security=text.security,
        speed=text.speed,
        classification=code_of(text.code),
        summary=text.asks,
        enclosures=text.enclosures,
        files=_scan(text, name, letter_number, dated, unit, actor, moment) if at - moment < SCANNED_FOR else (),
        arrival="inside" if own else "paper",
    )
    return register_letter(new=new, unit=unit, actor=actor, at=moment)


def _scan(
    text: Text, sender: str, number: str, dated: date, unit: Unit, actor: Actor, moment: datetime
) -> tuple[StoredFile, ...]:
    content = page_of(sender, number, describe_moment(dated, "date"), text.subject, text.asks, f"Pimpinan {unit.name}")
    return (take_in(upload=io.BytesIO(content), actor=actor, at=moment),)


def _end(letter: Incoming, text: Text, short: str, office: Office, rng: Random, moment: datetime, at: datetime) -> int:
    """What becomes of it; 1 where something was done."""
    done_at = moment + timedelta(days=rng.choice((1, 1, 2, 3, 5)), hours=2)
    if at - moment < OPEN_FOR or done_at >= at:
        return 0
    actor, case = office.head(short, done_at), letter.letter.case
    if text.end == NOTE:
        note_letter(case=case, actor=actor, at=done_at, seen_version=None)
    else:
        end = answer_outside if text.end == ANSWER else settle_letter
        end(case=case, text=text.said, actor=actor, at=done_at, seen_version=None)
    return 1
