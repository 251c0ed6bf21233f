# SPDX-License-Identifier: EUPL-1.2
"""What a planned year is made of: the scene it plays in, its cases and their acts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from praja.duties.complaints.demo.rhythms import Office
from praja.duties.complaints.demo.subjects import Subject


@dataclass(frozen=True, slots=True)
class Resident:
    """Who reports, as far as they say."""

    name: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """A kelurahan: its region code, the short names of its office and of the kecamatan's, its streets and landmarks."""

    region: str
    kelurahan: str
    kecamatan: str
    streets: tuple[str, ...]
    landmarks: tuple[str, ...]


@dataclass(frozen=True)
class Scene:
    """What the planner knows of the town. `resident` draws a person."""

    sites: tuple[Site, ...]
    office: Office
    resident: Callable[[Random], Resident]


@dataclass(frozen=True, slots=True)
class Act:
    """Something done to a case: `verb` is forward, archive, answer, reply, accept or rate; `code` the kind, reason or stars;
    `day` the one that a scheduled answer promises."""

    moment: datetime
    verb: str
    text: str = ""
    code: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class PlannedCase:
    """One report and what becomes of it. `unit` is the short name of the unit that answers."""

    filed_at: datetime
    channel: str
    subject: Subject | None
    text: str
    region: str
    place: str
    unit: str
    resident: Resident | None
    anonymous: bool
    secret: bool
    publish: bool
    phrase: int
    """Which of the subject's reports it is, so that the answer fits."""
    photo: int | None
    acts: tuple[Act, ...] = ()
