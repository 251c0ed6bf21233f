# SPDX-License-Identifier: EUPL-1.2
"""What Praja knows of an innovation already, as parameters of the index, each with why. Nothing is proposed where the law asks
for more than is known, and nothing is guessed between two bands.

The numbers of the indicators are those of the edition of 2026, which later ones take over; another list needs its own reading.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Why(StrEnum):
    """Which sentence says why."""

    REGULATION = "regulation"
    TEAM = "team"
    DIGITAL = "digital"
    NOT_DIGITAL = "not_digital"
    ACTORS = "actors"
    UNITS = "units"
    COMPLAINTS = "complaints"
    NO_COMPLAINTS = "no_complaints"
    COPIES = "copies"
    MONTHS = "months"
    READINGS = "readings"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class Known:
    """What stands in Praja about an innovation. None: not known. `complaints` are settled and all of the year before."""

    legal_form: str = ""
    instrument: str = ""
    people: int = 0
    digital: bool | None = None
    actors: int = 0
    units: int = 0
    complaints: tuple[int, int] | None = None
    copies: int | None = None
    begun_on: date | None = None
    applied_on: date | None = None
    readings: int = 0
    video: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """A parameter that what is known carries. `at_least`: more may be true, but is not known here."""

    question: str
    parameter: int
    why: Why
    said: Mapping[str, str | int] = field(default_factory=dict)
    at_least: bool = False


def proposals(known: Known) -> dict[str, Proposal]:
    """What is proposed, by the number of the question."""
    found = (read(known) for read in _READINGS)
    return {one.question: one for one in found if one is not None and one.parameter > 0}


def months_begun(first: date, last: date) -> int:
    """Months from a day to another, one that has begun counted whole: 15 January to 15 February is one, to the 16th two."""
    whole = (last.year - first.year) * 12 + last.month - first.month
    return max(1, whole + (1 if last.day > first.day else 0))


def _regulation(known: Known) -> Proposal | None:
    """A decree of a unit's head counts only where it was signed for the head of the region, which is not known here."""
    parameter = {"decree": 1, "regulation": 2, "bylaw": 3}.get(known.legal_form, 0)
    return Proposal("16", parameter, Why.REGULATION, {"instrument": known.instrument})


def _people(known: Known) -> Proposal | None:
    parameter = _band(known.people, (1, 11, 31))
    return Proposal("17", parameter, Why.TEAM, {"count": known.people}, at_least=True)


def _tools(known: Known) -> Proposal | None:
    if known.digital is None:
        return None
    if known.digital:
        return Proposal("19", 2, Why.DIGITAL, at_least=True)
    return Proposal("19", 1, Why.NOT_DIGITAL)


def _actors(known: Known) -> Proposal | None:
    return Proposal("22", _band(known.actors, (3, 4, 5)), Why.ACTORS, {"count": known.actors})


def _network(known: Known) -> Proposal | None:
    return Proposal("24", _band(known.units, (2, 3, 5)), Why.UNITS, {"count": known.units}, at_least=True)


def _complaints(known: Known) -> Proposal | None:
    """The bands are whole percents, so the share is rounded to one, halves up."""
    if known.complaints is None:
        return None
    settled, received = known.complaints
    if not received:
        return Proposal("29", 1, Why.NO_COMPLAINTS)
    percent = (200 * settled + received) // (2 * received)
    said: dict[str, str | int] = {"settled": settled, "received": received, "percent": percent}
    return Proposal("29", 3 if percent >= 91 else 2 if percent >= 51 else 1, Why.COMPLAINTS, said)


def _copies(known: Known) -> Proposal | None:
    """More than one copy asks for different regions, and a copy here is one of a unit of this government."""
    if not known.copies:
        return None
    return Proposal("31", 1, Why.COPIES, {"count": known.copies}, at_least=True)


def _speed(known: Known) -> Proposal | None:
    if known.begun_on is None or known.applied_on is None or known.applied_on < known.begun_on:
        return None
    months = months_begun(known.begun_on, known.applied_on)
    parameter = 3 if months <= 4 else 2 if months <= 8 else 1
    said: dict[str, str | int] = {
        "months": months,
        "begun": known.begun_on.isoformat(),
        "applied": known.applied_on.isoformat(),
    }
    return Proposal("32", parameter, Why.MONTHS, said)


def _monitoring(known: Known) -> Proposal | None:
    return Proposal("34", 1 if known.readings else 0, Why.READINGS, {"count": known.readings}, at_least=True)


def _video(known: Known) -> Proposal | None:
    """How many of the five elements it shows, a person has to see."""
    return Proposal("35", 1 if known.video else 0, Why.VIDEO, at_least=True)


def _band(count: int, lowest: tuple[int, int, int]) -> int:
    return sum(count >= one for one in lowest)


_READINGS: tuple[Callable[[Known], Proposal | None], ...] = (
    _regulation,
    _people,
    _tools,
    _actors,
    _network,
    _complaints,
    _copies,
    _speed,
    _monitoring,
    _video,
)
