# SPDX-License-Identifier: EUPL-1.2
"""A list kept by hand as it is typed in: when, why, with which scan; who came and left; and the same from a table."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.attendance.models import Place
from praja.duties.attendance.operations.outages import Listed
from praja.kernel.people.identifiers import key_of
from praja.kernel.people.models import Employee
from praja.kernel.procedures.forms.steps import missing
from praja.lib.clock import start_of
from praja.lib.errors import InvalidInput
from praja.lib.imports import Line, Profile, Refusal, read_table
from praja.lib.moments import local_zone
from praja.lib.web.uploads import photos_field

CLOCK = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)(?:[.:]\d\d)?")
PROFILE = Profile(
    "outage_list",
    {
        "who": ("Nama atau NIP",),
        "nip": ("NIP",),
        "name": ("Nama", "Nama pegawai"),
        "came": ("Datang", "Masuk", "Jam datang", "Jam masuk"),
        "left": ("Pulang", "Keluar", "Jam pulang", "Jam keluar"),
    },
)
"""Columns of a list; what is pasted without headings is name or NIP, coming, leaving."""
NO_SCAN = gettext_lazy("Add the scan or a photo of the list: it shows that these times were written then.")
HEADINGS = "Nama atau NIP\tDatang\tPulang\n"
COME, LEAVE = "came", "left"

Typed = Mapping[str, str]
"""What stands in the grid: `came-12` and `left-12` to a time of day."""


def _clock(label: Any, empty: Any, hint: Any = "") -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time", "class": "short"}, format="%H:%M")
    return forms.TimeField(label=label, help_text=hint, widget=widget, error_messages=missing(empty))


class OutageForm(forms.Form):
    """From when until when nobody could check in, where and why; with the scan of the list."""

    use_required_attribute = False
    day = forms.DateField(
        label=gettext_lazy("Day"),
        widget=forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d"),
        error_messages=missing(gettext_lazy("Choose the day")),
    )
    since = _clock(gettext_lazy("From"), gettext_lazy("Write since when nobody could check in"))
    until = _clock(
        gettext_lazy("Until"),
        gettext_lazy("Write until when the list was kept"),
        gettext_lazy("Before the time of the beginning: on the day after."),
    )
    place = forms.ChoiceField(label=gettext_lazy("Place"), required=False)
    reason = forms.CharField(
        label=gettext_lazy("Why could nobody check in?"),
        help_text=gettext_lazy("For example: power was out, the line was down."),
        max_length=300,
        error_messages=missing(gettext_lazy("Write why nobody could check in")),
    )
    photos = photos_field(
        gettext_lazy("Every sheet of the list, readable. PDF or picture."), gettext_lazy("Scan or photo of the list")
    )
    lines = forms.CharField(
        label=gettext_lazy("Paste from a spreadsheet"),
        help_text=gettext_lazy("Each line: name or NIP, coming, leaving."),
        required=False,
        max_length=40_000,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
    )
    table = forms.FileField(
        label=gettext_lazy("Or choose a file"),
        help_text=gettext_lazy("CSV or XLSX with the columns Nama or NIP, Datang, Pulang."),
        required=False,
    )

    def __init__(self, *args: Any, places: Sequence[Place], has_scan: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["photos"].required = not has_scan
        self.fields["photos"].error_messages["required"] = NO_SCAN
        everywhere = ("", gettext_lazy("The whole unit"))
        self.fields["place"].choices = [everywhere, *((str(one.pk), one.name) for one in places)]  # type: ignore[attr-defined]

    def span(self) -> tuple[datetime, datetime]:
        """From when until when, in UTC."""
        since, until = self.moment(self.cleaned_data["since"]), self.moment(self.cleaned_data["until"])
        return since, until if until > since else until + timedelta(days=1)

    def moment(self, clock: time) -> datetime:
        """A time of the day that was chosen."""
        return start_of(self.cleaned_data["day"], local_zone()) + timedelta(hours=clock.hour, minutes=clock.minute)

    def listed(self, people: Iterable[Employee], typed: Typed) -> tuple[list[Listed], dict[str, str]]:
        """The lines that say something, and what is wrong with a cell, by its name. A time before the beginning is on the day
        after, where the list goes on until then."""
        since, until = self.span()
        rows, faults = list[Listed](), dict[str, str]()
        for employee in people:
            came, left = (self._read(f"{what}-{employee.pk}", typed, (since, until), faults) for what in (COME, LEAVE))
            if came and left and left <= came:
                faults[f"{LEAVE}-{employee.pk}"] = _("The time of leaving is not after that of coming.")
            if came or left:
                rows.append(Listed(employee, came, left))
        return rows, faults

    def _read(
        self, cell: str, typed: Typed, span: tuple[datetime, datetime], faults: dict[str, str]
    ) -> datetime | None:
        said = typed.get(cell, "").strip()
        if not said:
            return None
        clock = clock_of(said)
        if clock is None:
            faults[cell] = _("Write a time such as 07:30.")
            return None
        moment = self.moment(clock)
        moment += timedelta(days=1 if moment < span[0] else 0)
        if moment > span[1]:
            faults[cell] = _("This time lies outside the time of the outage.")
        return moment


def clock_of(said: str) -> time | None:
    """A time of day as people write it: 7.30, 07:30, 07:30:15; None for anything else."""
    found = CLOCK.fullmatch(said.strip())
    return time(int(found[1]), int(found[2])) if found else None


@dataclass(frozen=True, slots=True)
class ReadList:
    """What a table says: cells of the grid, and the lines that were not taken, as whoever sent it counts them."""

    typed: Typed
    taken: int
    refused: tuple[Refusal, ...]


def read_list(data: bytes, people: Sequence[Employee]) -> ReadList:
    """Read a table of who came and left into the grid; nothing is saved. Raises InvalidInput, TooLarge for what is no table."""
    pasted_without_headings = not data.startswith(b"PK") and _is_line(data)
    if pasted_without_headings:
        data = HEADINGS.encode() + data
    known, typed, refused, taken = _Known(people), dict[str, str](), list[Refusal](), 0
    for line in read_table(data, PROFILE).lines:
        number = line.number - (1 if pasted_without_headings else 0)
        try:
            if line.refusal is not None:
                raise InvalidInput(line.refusal.reason, field=line.refusal.field)
            typed |= _cells(known.meant(line), line)
        except InvalidInput as wrong:
            refused.append(Refusal(number, wrong.field, wrong.code, wrong.message))
        else:
            taken += 1
    return ReadList(typed, taken, tuple(refused))


def _is_line(data: bytes) -> bool:
    first = data.strip().splitlines()[:1]
    return bool(first) and CLOCK.search(first[0].decode("utf-8", "replace")) is not None


def _cells(employee: Employee, line: Line) -> dict[str, str]:
    found = dict[str, str]()
    for field in (COME, LEAVE):
        if said := line.values[field]:
            clock = clock_of(said)
            if clock is None:
                raise InvalidInput(_("“%(said)s” is no time of day.") % {"said": said[:20]}, field=field)
            found[f"{field}-{employee.pk}"] = f"{clock:%H:%M}"
    if not found:
        raise InvalidInput(_("Neither the time of coming nor that of leaving is given."), field=COME)
    return found


class _Known:
    """The people of a list, by NIP and by name."""

    def __init__(self, people: Sequence[Employee]) -> None:
        self.by_nip = {bytes(one.nip_key): one for one in people if one.nip_key is not None}
        self.by_name: dict[str, list[Employee]] = {}
        for one in people:
            self.by_name.setdefault(_plain(one.person.name), []).append(one)

    def meant(self, line: Line) -> Employee:
        """Whom a line means. Raises InvalidInput."""
        who, nip, name = (line.values[field] for field in ("who", "nip", "name"))
        digits = re.sub(r"\D", "", nip or who)
        if nip or len(digits) > 8:
            found = self.by_nip.get(bytes(key_of("nip", digits) or b""))
            if found is None:
                raise InvalidInput(_("Nobody on this list has this NIP."), field="nip" if nip else "who")
            return found
        named = self.by_name.get(_plain(name or who), [])
        if len(named) != 1:
            reason = _("Two people on this list are called so: write the NIP.") if named else ""
            raise InvalidInput(reason or _("Nobody on this list is called so."), field="name" if name else "who")
        return named[0]


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", name.casefold()).split())
