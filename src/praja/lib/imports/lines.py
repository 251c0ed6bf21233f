# SPDX-License-Identifier: EUPL-1.2
"""What an import is made of: limits, lines, refusals and the profile that names the columns."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import InvalidInput, Text

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one import takes: `size` and `unpacked` in bytes (the second for the inside of an XLSX)."""

    size: int = 20 * MIB
    unpacked: int = 200 * MIB
    rows: int = 100_000
    columns: int = 256
    parts: int = 2_000


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why one line was not taken. `line` as the office counts it (the header is usually 1); `field` may be
    empty.
    """

    line: int
    field: str
    code: str
    reason: Text


@dataclass(frozen=True, slots=True)
class Line:
    """One row under its header: `values` by field name of the profile, trimmed, empty text where nothing
    stands.

    `refusal` is set when the line could not even be read; `run_import` never shows such a line to the
    handler.
    """

    number: int
    values: dict[str, str]
    refusal: Refusal | None = None


@dataclass(slots=True)
class Reading:
    """A file being read: `lines` can be walked once; `notes` tell what was assumed (encoding, separator)."""

    lines: Iterator[Line]
    notes: list[Text] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it stands in a file: the values of its lines are by heading. Of two columns with the same heading the first
    counts; `notes` tell what was assumed."""

    headings: list[str]
    lines: list[Line]
    notes: list[Text] = field(default_factory=list)


def plain_name(header: str) -> str:
    """A header without case, spacing and punctuation: `Kode_Unit ` and `kode unit` are one name."""
    return re.sub(r"[\W_]+", " ", header.casefold()).strip()


@dataclass(frozen=True)
class Profile:
    """One kind of file: field names, the headers each is known by, and the fields whose column must be there.

    A field's own name is always accepted as a header, so that a file of refused lines can be corrected and
    sent again.
    """

    name: str
    columns: Mapping[str, tuple[str, ...]]
    required: frozenset[str] | tuple[str, ...] = frozenset()

    def field_of(self, header: str) -> str:
        """The field that `header` names, or empty text."""
        wanted = plain_name(header)
        for name, headers in self.columns.items():
            if wanted in {plain_name(name), *map(plain_name, headers)}:
                return name
        return ""

    def header_of(self, field: str) -> str:
        """What the column of `field` is called in files, for people; empty for no field."""
        return self.columns.get(field, ("",))[0]

    def match(self, headers: Sequence[str]) -> dict[int, str]:
        """Column position to field. Raises InvalidInput for a missing required column or a column given
        twice.
        """
        matched = {at: name for at, header in enumerate(headers) if (name := self.field_of(header))}
        self._refuse_missing(matched, headers)
        self._refuse_twice(matched, headers)
        return matched

    def _refuse_missing(self, matched: dict[int, str], headers: Sequence[str]) -> None:
        missing = [name for name in self.columns if name in self.required and name not in matched.values()]
        if not missing and matched:
            return
        labels = [(self.columns[name] or (name,))[0] for name in missing or self.columns]
        found = [header for header in headers if header.strip()]
        raise InvalidInput(
            _("These columns are missing: %(missing)s. Found: %(found)s.")
            % {"missing": ", ".join(labels), "found": ", ".join(found) or "-"},
            field="file",
            next_step=_("Put the column names in the first row and send the file again."),
            missing=labels,
            found=found,
        )

    def _refuse_twice(self, matched: dict[int, str], headers: Sequence[str]) -> None:
        names = list(matched.values())
        twice = [headers[at] for at, name in matched.items() if names.count(name) > 1]
        if twice:
            raise InvalidInput(
                _("These columns mean the same: %(columns)s.") % {"columns": ", ".join(twice)},
                field="file",
                next_step=_("Keep one of them and send the file again."),
                twice=twice,
            )
