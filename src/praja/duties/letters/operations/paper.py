# SPDX-License-Identifier: EUPL-1.2
"""Taking in what units really spent on paper, as the treasurer's list has it, again and again."""

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.domain.srikandi import MONTHS, plain_name, read_day
from praja.duties.letters.enums import PaperKind
from praja.duties.letters.errors.srikandi import UnreadableRow
from praja.duties.letters.events.paper import PAPER, PaperTakenIn
from praja.duties.letters.models import PaperSpend
from praja.duties.letters.rules import units_of_paper
from praja.kernel.ledger.operations import record
from praja.kernel.organization.queries import units
from praja.kernel.procedures.errors import StepNotAllowed
from praja.lib.actors import Actor, ActorKind
from praja.lib.imports import Line, Outcome, Profile, Refusal, Report, read_table, run_import

PROFILE = Profile(
    "paper",
    {
        "unit": ("Kode unit", "unit", "nama unit", "perangkat daerah", "OPD"),
        "month": ("Bulan", "periode", "tanggal"),
        "kind": ("Belanja", "jenis", "uraian", "jenis belanja"),
        "rupiah": ("Realisasi", "jumlah", "nilai", "realisasi rupiah"),
        "account": ("Kode rekening", "rekening"),
    },
    required=("unit", "month", "kind", "rupiah"),
)
_COPYING = ("cetak", "penggandaan", "fotokopi", "fotocopy", "jilid")
_STATIONERY = ("atk", "alat tulis", "kertas", "stationery")
_MOST = 10**14


def take_in_paper(*, data: bytes, actor: Actor, at: datetime) -> Report:
    """Take in a list of what was spent: a row for each unit, month, kind and account. The same list again changes nothing; a row
    that says something else of a month takes its place.

    Raises `StepNotAllowed`, and `InvalidInput` for what is no such list. Records `letters.paper_taken_in`.
    """
    mine = frozenset(units.current().nodes) if actor.kind is ActorKind.SYSTEM else units_of_paper(actor)
    if not mine:
        raise StepNotAllowed
    run = _Run(mine, at)
    with transaction.atomic():
        report = run_import(read_table(data, PROFILE).lines, run.take)
        event = PaperTakenIn(
            sha256=hashlib.sha256(data).hexdigest(),
            read=report.read,
            created=report.created,
            updated=report.updated,
            unchanged=report.unchanged,
            refused=len(report.refused),
            spent=tuple(run.spent),
        )
        record(event, actor=actor, at=at, stream=PAPER, refs={})
    return report


_Key = tuple[int, date, str, str]


@dataclass(frozen=True, slots=True)
class _Row:
    """What one row says."""

    unit: int
    month: date
    kind: str
    account: str
    rupiah: int

    @property
    def key(self) -> _Key:
        return self.unit, self.month, self.kind, self.account


class _Run:
    """One reading of a list."""

    def __init__(self, mine: frozenset[int], at: datetime) -> None:
        self.mine, self.at = mine, at
        nodes = units.current().nodes.values()
        self.unit_of = {plain_name(node.name): node.id for node in nodes} | {node.code: node.id for node in nodes}
        self.spent: list[tuple[int, str, str, str, int]] = []

    def take(self, lines: list[Line]) -> list[Outcome | Refusal]:
        """Set what these rows say, all at once; of two that say something of the same the later counts."""
        read = [self._read(line) for line in lines]
        held = _held([row for row in read if isinstance(row, _Row)])
        changed: dict[_Key, _Row] = {}
        outcomes = [row if isinstance(row, Refusal) else self._outcome(row, held, changed) for row in read]
        PaperSpend.objects.bulk_create(
            [
                PaperSpend(
                    unit_id=row.unit,
                    month=row.month,
                    kind=row.kind,
                    account=row.account,
                    rupiah=row.rupiah,
                    taken_in_at=self.at,
                )
                for _key, row in sorted(changed.items())
            ],
            update_conflicts=True,
            unique_fields=["unit", "month", "kind", "account"],
            update_fields=["rupiah", "taken_in_at"],
        )
        return outcomes

    def _outcome(self, row: _Row, held: dict[_Key, int], changed: dict[_Key, _Row]) -> Outcome:
        before = held.get(row.key)
        if before == row.rupiah:
            return Outcome.UNCHANGED
        held[row.key], changed[row.key] = row.rupiah, row
        self.spent.append((row.unit, row.month.isoformat(), row.kind, row.account, row.rupiah))
        return Outcome.CREATED if before is None else Outcome.UPDATED

    def _read(self, line: Line) -> _Row | Refusal:
        said = line.values
        try:
            return _Row(self._unit(said), _month(said), _kind(said), said["account"][:60], _rupiah(said))
        except UnreadableRow as error:
            return Refusal(line.number, error.field, error.code, error.message)

    def _unit(self, said: Mapping[str, str]) -> int:
        found = self.unit_of.get(said["unit"]) or self.unit_of.get(plain_name(said["unit"]))
        if found is None or found not in self.mine:
            raise UnreadableRow(
                _("This is no unit whose paper you keep."), field="unit", next_step=_("Give its code or its full name.")
            )
        return found


def _held(rows: Collection[_Row]) -> dict[_Key, int]:
    """What is known of the units and months that these rows are about."""
    about = PaperSpend.objects.filter(unit_id__in={row.unit for row in rows}, month__in={row.month for row in rows})
    found = about.values_list("unit", "month", "kind", "account", "rupiah")
    return {(unit, month, kind, account): rupiah for unit, month, kind, account, rupiah in found}


def _month(said: Mapping[str, str]) -> date:
    text = " ".join(said["month"].casefold().split())
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})|(\d{1,2})[/-](\d{4})", text):
        year, month = (match[1], match[2]) if match[1] else (match[4], match[3])
        if 1 <= int(month) <= 12 and int(year) > 0:
            return date(int(year), int(month), 1)
    name, _space, year = text.partition(" ")
    if name in MONTHS and re.fullmatch(r"20\d\d", year):
        return date(int(year), MONTHS.index(name) + 1, 1)
    day = read_day(said["month"])
    if day is None:
        raise UnreadableRow(
            _("“%(text)s” is no month.") % {"text": said["month"][:40]},
            field="month",
            next_step=_("Write it as 2026-01 or Januari 2026."),
        )
    return day.replace(day=1)


def _kind(said: Mapping[str, str]) -> str:
    text = plain_name(said["kind"])
    if any(word in text for word in _COPYING):
        return PaperKind.COPYING
    if any(word in text for word in _STATIONERY):
        return PaperKind.STATIONERY
    raise UnreadableRow(
        _("“%(text)s” is neither stationery nor printing and copying.") % {"text": said["kind"][:40]},
        field="kind",
        next_step=_("Write ATK or penggandaan; leave other spending out."),
    )


def _rupiah(said: Mapping[str, str]) -> int:
    text = re.sub(r"^rp\.?|\s", "", said["rupiah"].casefold())
    text = re.sub(r"[,.]\d{1,2}$", "", text)  # sen
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+|\d+", text):
        amount = int(re.sub(r"[.,]", "", text))
        if amount < _MOST:
            return amount
    raise UnreadableRow(
        _("“%(text)s” is no amount of rupiah.") % {"text": said["rupiah"][:40]},
        field="rupiah",
        next_step=_("Write whole rupiah, for example 1.250.000."),
    )
