# SPDX-License-Identifier: EUPL-1.2
"""Reading rupiah, percent and months as offices write them. Nothing is guessed: what could mean two things is not read (None)."""

import re
from datetime import date

_RUPIAH = re.compile(
    r"(?:Rp\.?\s*)?(?:(\d+)(?:[.,](?:00?|-))?|(\d{1,3}(?:\.\d{3})+)(?:,(?:00?|-))?|(\d{1,3}(?:,\d{3})+)(?:\.00?)?)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?\s*%?")
WHOLE = 10_000
_MONTH_FORMS = tuple(
    map(
        re.compile,
        (
            r"(?P<y>\d{4})-(?P<m>\d{1,2})(?:-\d{1,2})?(?:[ t].*)?",
            r"(?P<y>\d{4})(?P<m>\d{2})",
            r"(?:\d{1,2}[/-])?(?P<m>\d{1,2})[/-](?P<y>\d{4})",
            r"(?P<n>[a-z]+) (?P<y>\d{4})",
        ),
    )
)
_MONTHS = {
    name: number
    for number, name in enumerate(
        (
            "januari",
            "februari",
            "maret",
            "april",
            "mei",
            "juni",
            "juli",
            "agustus",
            "september",
            "oktober",
            "november",
            "desember",
        ),
        1,
    )
}


def read_rupiah(text: str) -> int | None:
    """Whole rupiah: `5000000`, `5.000.000`, `Rp 5.000.000,00`; None also for parts of a rupiah."""
    found = _RUPIAH.fullmatch(text.strip())
    if found is None:
        return None
    return int(re.sub(r"[.,]", "", next(filter(None, found.groups()))))


def read_points(text: str) -> int | None:
    """Basis points of a percent: `1,25` or `1.25 %` is 125; None above 100 percent, and for finer figures."""
    found = _PERCENT.fullmatch(text.strip())
    points = int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")) if found else WHOLE + 1
    return points if points <= WHOLE else None


def read_month(text: str) -> date | None:
    """The first day of a month: `2026-01`, `2026-01-01`, `01/2026`, `1-1-2026`, `Januari 2026`, `202601`."""
    said = text.strip().casefold()
    for form in _MONTH_FORMS:
        found = form.fullmatch(said)
        if found:
            parts = found.groupdict()
            month = _MONTHS.get(parts["n"], 0) if "n" in parts else int(parts["m"])
            return date(int(parts["y"]), month, 1) if 1 <= month <= 12 and 2000 <= int(parts["y"]) <= 2100 else None
    return None


def percent_text(points: int) -> str:
    """Basis points as a percent as it is written in Indonesian, without needless zeros: 125 is `1,25`."""
    whole, rest = divmod(points, 100)
    return f"{whole},{rest:02d}".rstrip("0").rstrip(",") if rest else str(whole)
