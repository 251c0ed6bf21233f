# SPDX-License-Identifier: EUPL-1.2
"""The list that administrators export from SP4N-LAPOR!: how it is written, and what to compare of it.

A date stands as `23 Sep 2024`, its time in a column of its own, in UTC. Statuses are those of the dashboard (services.md §4.3).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from praja.duties.complaints.domain.register import UnreadableCell, plain_text

MONTHS = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "mei": 5,
    "may": 5,
    "jun": 6,
    "jul": 7,
    "agu": 8,
    "ags": 8,
    "agt": 8,
    "aug": 8,
    "sep": 9,
    "okt": 10,
    "oct": 10,
    "nov": 11,
    "des": 12,
    "dec": 12,
}

WAITING, WORKING, ANSWERED, POSTPONED, ARCHIVED, UNKNOWN = (
    *("waiting", "working", "answered"),
    *("postponed", "archived", "unknown"),
)
"""Where a report stands, in the words that both sides share."""

_STANDING_THERE = (
    ("belum terverifikasi", WAITING),
    ("belum ditindaklanjuti", WORKING),
    ("sedang diproses", WORKING),
    ("selesai", ANSWERED),
    ("tertunda", POSTPONED),
    ("arsip", ARCHIVED),
)
_STANDING_HERE = {
    **dict.fromkeys(("draft", "received", "incomplete"), WAITING),
    **dict.fromkeys(("forwarded", "in_progress", "approval", "approved", "questioned", "disputed"), WORKING),
    **dict.fromkeys(("promised", "joined"), WORKING),
    **dict.fromkeys(("answered", "closed"), ANSWERED),
    "postponed": POSTPONED,
    "archived": ARCHIVED,
}


@dataclass(frozen=True, slots=True)
class LaporRow:
    """One report of the export. `reporter` is empty for an anonymous one, whatever the file says."""

    tracking_id: str
    filed_at: datetime
    title: str
    text: str
    reporter: str
    anonymous: bool
    secret: bool
    category: str
    agency: str
    status: str
    district: str
    village: str

    @property
    def standing(self) -> str:
        """The status in the words that both sides share; `unknown` for one that nobody has met."""
        status = " ".join(self.status.casefold().split())
        return next((standing for words, standing in _STANDING_THERE if words in status), UNKNOWN)


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What is compared of a case."""

    state: str
    unit: str
    anonymous: bool
    secret: bool


def read_lapor_row(values: Mapping[str, str]) -> LaporRow:
    """One line of the export. Raises `UnreadableCell` naming the column."""
    kind = values.get("kind", "").casefold()
    anonymous = "anonim" in kind
    return LaporRow(
        tracking_id=values["tracking_id"].strip().lstrip("#"),
        filed_at=read_utc(values["filed_on"], values.get("filed_time", "")),
        title=plain_text(values.get("title", "")),
        text=plain_text(values.get("text", "") or values.get("last_text", "")),
        reporter="" if anonymous else values.get("reporter", "").strip(),
        anonymous=anonymous,
        secret="rahasia" in kind,
        category=values.get("category", "").strip()[:160],
        agency=values.get("agency", "").strip()[:200],
        status=values.get("status", "").strip()[:60],
        district=values.get("district", "").strip(),
        village=values.get("village", "").strip(),
    )


def read_utc(day: str, clock: str) -> datetime:
    """`23 Sep 2024` and `07:15` or `07:15:30`, in UTC; an ISO day is read too. Raises `UnreadableCell`."""
    try:
        year, month, number = _day(day)
        parts = [int(part) for part in clock.replace(".", ":").split(":")] if clock.strip() else [0, 0]
        hour, minute, second = (*parts, 0)[:3] if len(parts) == 2 else parts
        return datetime(year, month, number, hour, minute, second, tzinfo=UTC)
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableCell("filed_on", f"{day} {clock}".strip()) from error


def _day(text: str) -> tuple[int, int, int]:
    parts = text.replace("-", " ").split()
    if len(parts) != 3:
        raise ValueError(text)
    if parts[1].isdigit():
        return int(parts[0]), int(parts[1]), int(parts[2])
    return int(parts[2]), MONTHS[parts[1][:3].casefold()], int(parts[0])


def answered_only_there(row: LaporRow, case: CaseFacts) -> bool:
    """Whether the reporter reads an answer in LAPOR! that nobody gave here."""
    return row.standing == ANSWERED and _STANDING_HERE.get(case.state) in (WAITING, WORKING, POSTPONED)


def differences(row: LaporRow, case: CaseFacts) -> tuple[str, ...]:
    """Names of what is not alike: `status`, `agency`, `anonymous`, `secret`. A status that nobody knows differs."""
    found = []
    if row.standing != _STANDING_HERE.get(case.state):
        found.append("status")
    if row.agency and row.agency.casefold() != case.unit.casefold():
        found.append("agency")
    if row.anonymous != case.anonymous:
        found.append("anonymous")
    if row.secret != case.secret:
        found.append("secret")
    return tuple(found)
