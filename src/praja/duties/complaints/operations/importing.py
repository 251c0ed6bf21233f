# SPDX-License-Identifier: EUPL-1.2
"""Taking over an older register of complaints: every row walks the same path as a new report, at its own moments."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.domain.register import RegisterRow, UnreadableCell, read_row
from praja.duties.complaints.enums import AnswerKind, Classification
from praja.duties.complaints.models import Complaint, Topic
from praja.duties.complaints.operations.answering import take_over_answer
from praja.duties.complaints.operations.filing import Report as ComplaintReport
from praja.duties.complaints.operations.filing import file_complaint
from praja.duties.complaints.operations.forwarding import forward_complaint
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.operations import create_unit
from praja.kernel.organization.queries import own_region_code, regions, units
from praja.kernel.procedures.clockwork import zone
from praja.kernel.procedures.enums import Channel
from praja.lib.actors import Actor, system_actor
from praja.lib.errors import InvalidInput
from praja.lib.imports import Line, Outcome, Profile, Refusal, Report, line_by_line, run_import

REGISTER = Profile(
    "complaints",
    {
        "number": ("no", "nomor", "tracking id"),
        "received": ("jam_masuk", "tanggal laporan masuk"),
        "district": ("kecamatan",),
        "topic": ("topik", "kategori"),
        "topic_kind": ("jenis_topik",),
        "agency": ("instansi", "instansi terdisposisi"),
        "response_hours": ("jam_respons",),
        "text": ("teks", "isi laporan awal"),
    },
    required=("number", "received", "agency", "text"),
)

ANSWERED_ELSEWHERE = "Jawaban dicatat dalam register asal sebelum dipindahkan ke sini."
BATCH = 100


@dataclass(frozen=True)
class Target:
    """Where rows go: `source` names the register (with a row's number it makes the row's identity); units that are missing
    are made below `new_units_under`, or their rows are refused where that is None."""

    source: str
    new_units_under: Unit | None = None


def import_register(
    *,
    lines: Iterable[Line],
    target: Target,
    actor: Actor,
    at: datetime,
    on_progress: Callable[[Report], None] | None = None,
) -> Report:
    """File, forward and (where it was) answer each row at the moments the register gives.

    Idempotent: a row whose number from the same source is known is left alone. A row that can't be taken is refused with
    its line and reason and stops nothing. Rows are published to nobody: an old register was not written for the public.
    """
    names = {unit.name.casefold(): unit for unit in Unit.objects.all()}
    districts = {node.name.casefold(): node.code for node in regions.current().children(own_region_code())}
    importer = _Importer(target, names, districts, actor, at)

    def batch(rows: list[Line]) -> Sequence[Outcome | Refusal]:
        with transaction.atomic(), recalled(law_data, units, regions):
            return line_by_line(importer.take)(rows)

    return run_import(lines, batch, on_progress=on_progress, batch=BATCH)


class _Importer:
    """One run over a register: knows the units, districts and topics met so far."""

    def __init__(
        self, target: Target, names: dict[str, Unit], districts: dict[str, str], actor: Actor, at: datetime
    ) -> None:
        self.target, self.names, self.districts, self.actor, self.at = target, names, districts, actor, at
        self.platform = system_actor("complaints.import")
        self.topics = {topic.name: topic for topic in Topic.objects.all()}

    def take(self, line: Line) -> Outcome:
        """Walk one row through the procedure. Raises a DomainError for a row that can't be taken."""
        reference = f"{self.target.source}:{line.values['number']}"
        if Complaint.objects.filter(source_ref=reference).exists():
            return Outcome.UNCHANGED
        try:
            row = read_row(line.values, zone())
        except UnreadableCell as error:
            raise InvalidInput(
                _("“%(value)s” can't be read.") % {"value": error}, field=error.field, next_step=_("Mend the cell.")
            ) from error
        if row.received_at > self.at:
            raise InvalidInput(_("It was received in the future."), field="received", next_step=_("Mend the date."))
        with transaction.atomic():
            unit = self._unit(row.agency)
            topic = self._topic(row.topic, unit)
            self._walk(row, reference, unit, topic)
        self._remember(unit, topic)
        return Outcome.CREATED

    def _remember(self, unit: Unit, topic: Topic | None) -> None:
        """Only what was really written: a refused row takes its new unit and topic back with it."""
        self.names[unit.name.casefold()] = unit
        if topic is not None:
            self.topics[topic.name] = topic

    def _walk(self, row: RegisterRow, reference: str, unit: Unit, topic: Topic | None) -> None:
        district = self.districts.get(row.district.casefold())
        report = ComplaintReport(
            text=row.text,
            topic=topic,
            region=district,
            place="" if district else row.district,
            anonymous=True,
            source_ref=reference,
        )
        filed = file_complaint(report=report, channel=Channel.IMPORT, actor=self.platform, at=row.received_at)
        case = forward_complaint(
            case=filed.case,
            to_unit=unit,
            classification=Classification.NON_SUPERVISORY,
            about_service=False,
            publish=False,
            actor=self.platform,
            at=row.received_at,
            seen_version=None,
        )
        if row.answered_at and row.answered_at <= self.at:
            take_over_answer(
                case=case,
                text=ANSWERED_ELSEWHERE,
                kind=AnswerKind.EXPLAINED,
                actor=self.platform,
                at=row.answered_at,
            )

    def _unit(self, name: str) -> Unit:
        unit = self.names.get(name.casefold())
        if unit is not None:
            return unit
        if self.target.new_units_under is None:
            raise InvalidInput(
                _("No unit is named “%(name)s”.") % {"name": name},
                field="agency",
                next_step=_("Add the unit first, or let the import add missing units."),
            )
        return create_unit(
            code=f"IMP-{len(self.names):03d}",
            name=name,
            kind="department",
            parent=self.target.new_units_under,
            since=self.at.date(),
            actor=self.actor,
            at=self.at,
        )

    def _topic(self, name: str, unit: Unit) -> Topic | None:
        if not name:
            return None
        return self.topics.get(name[:120]) or Topic.objects.create(name=name[:120], unit=unit)
