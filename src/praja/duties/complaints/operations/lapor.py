# SPDX-License-Identifier: EUPL-1.2
"""SP4N-LAPOR!: comparing its export with the cases here, and linking what was keyed in there.

LAPOR! is the obligatory channel (services.md, corrections): a case carries its tracking ID as an `ExternalId` of system `sp4n`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.domain.lapor import (
    CaseFacts,
    LaporRow,
    answered_only_there,
    differences,
    read_lapor_row,
)
from praja.duties.complaints.domain.register import UnreadableCell
from praja.duties.complaints.enums import PROCEDURE, LaporState
from praja.duties.complaints.errors import TrackingIdTaken
from praja.duties.complaints.events import LaporLinked, LaporReconciled
from praja.duties.complaints.models import Complaint, LaporReport
from praja.duties.complaints.operations.filing import Report as ComplaintReport
from praja.duties.complaints.operations.filing import file_complaint
from praja.duties.complaints.queries.lapor import CASE, SYSTEM, case_ids_by_tracking_id
from praja.duties.complaints.rules import may_coordinate
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import ExternalId
from praja.kernel.organization.queries import own_region_code, regions
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.errors import StepNotAllowed
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations.stepping import lock
from praja.lib.actors import Actor, ActorKind, system_actor
from praja.lib.clock import local_date
from praja.lib.errors import InvalidInput
from praja.lib.imports import Line, Outcome, Profile, Refusal, Report, line_by_line, run_import
from praja.lib.moments import local_zone

EXPORT = Profile(
    "lapor",
    {
        "tracking_id": ("tracking id",),
        "filed_on": ("tanggal laporan masuk",),
        "filed_time": ("waktu laporan masuk",),
        "reporter": ("nama pelapor",),
        "category": ("kategori",),
        "title": ("judul laporan",),
        "text": ("isi laporan awal",),
        "last_text": ("isi laporan akhir",),
        "kind": ("tipe laporan (anonim/rahasia)",),
        "agency": ("instansi terdisposisi",),
        "status": ("status laporan",),
        "district": ("kecamatan",),
        "village": ("kelurahan",),
    },
    required=("tracking_id", "filed_on", "status"),
)

STREAM = "complaints.lapor"
BATCH = 100


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What came of comparing a list: the line report, and how many reports stand how after it."""

    report: Report
    counts: dict[str, int]


def reconcile_lapor(
    *,
    lines: Iterable[Line],
    file_digest: str,
    take_over: bool,
    actor: Actor,
    at: datetime,
    on_progress: Callable[[Report], None] | None = None,
) -> Reconciled:
    """Compare a list exported from LAPOR! with the cases here, by tracking ID. The same list again changes nothing; that it was
    compared again is told.

    `take_over`: a report that nobody knows here becomes a case, received at its moment there. Rows that can't be read are
    refused with their line and reason. Raises `StepNotAllowed` for anybody but a coordinator and the platform's own imports.
    """
    if actor.kind is not ActorKind.SYSTEM and not actor.units_as("complaint_coordinator"):
        raise StepNotAllowed
    run = _Run(take_over, actor, at)

    def batch(rows: list[Line]) -> Sequence[Outcome | Refusal]:
        with transaction.atomic():
            run.known = case_ids_by_tracking_id([row.values["tracking_id"].strip().lstrip("#") for row in rows])
            return line_by_line(run.take)(rows)

    report = run_import(lines, batch, on_progress=on_progress, batch=BATCH)
    with transaction.atomic():
        run.mark_missing()
        counts = {state: LaporReport.objects.filter(state=state).count() for state in LaporState.values}
        if report.read:
            refused = len(report.refused)
            event = LaporReconciled(
                file=file_digest, rows=report.read, taken=report.read - refused, refused=refused, **counts
            )
            record(event, actor=actor, at=at, stream=STREAM, refs={})
    return Reconciled(report, counts)


def link_lapor(*, case: Case, tracking_id: str, copied: bool, actor: Actor, at: datetime) -> Case:
    """The case is this report in LAPOR!; `copied`: an officer keyed it in there. The same link again changes nothing.

    Raises `StepNotAllowed`, `InvalidInput` without a number, `TrackingIdTaken` where the number is another case's.
    """
    number = tracking_id.strip().lstrip("#")
    if not number.isdigit():
        raise InvalidInput(
            _("A tracking ID has only digits."),
            field="tracking_id",
            next_step=_("Copy the number that LAPOR! shows after the report was saved."),
        )
    with transaction.atomic():
        locked = lock(case.pk)
        allowed = actor.kind is ActorKind.SYSTEM or may_coordinate.allows(actor, locked)
        if locked.procedure != PROCEDURE or not allowed:
            raise StepNotAllowed
        owner = case_ids_by_tracking_id([number]).get(number)
        if owner is not None and owner != locked.pk:
            raise TrackingIdTaken
        if owner is None:
            _link(locked, number, copied, actor, at)
    return locked


def _link(case: Case, number: str, copied: bool, actor: Actor, at: datetime) -> None:
    today = local_date(at, local_zone())
    ids = ExternalId.objects.filter(object_kind=CASE, object_id=case.pk, system=SYSTEM, until=None)
    ids.update(until=today)
    ExternalId.objects.create(object_kind=CASE, object_id=case.pk, system=SYSTEM, code=number, since=today)
    event = LaporLinked(tracking_id=number, copied=copied)
    record(event, actor=actor, at=at, stream=case.stream, refs=refs_of(case))


class _Run:
    """One reading of a list."""

    def __init__(self, take_over: bool, actor: Actor, at: datetime) -> None:
        self.take_over, self.actor, self.at = take_over, actor, at
        self.platform = system_actor("complaints.import")
        self.known: dict[str, int] = {}
        self.seen: set[str] = set()
        self.first: datetime | None = None
        self.last: datetime | None = None

    def take(self, line: Line) -> Outcome:
        """Compare one row. Raises a DomainError for one that can't be read."""
        try:
            row = read_lapor_row(line.values)
        except UnreadableCell as error:
            raise InvalidInput(
                _("“%(value)s” can't be read.") % {"value": error}, field=error.field, next_step=_("Mend the cell.")
            ) from error
        if not row.tracking_id:
            raise InvalidInput(
                _("The tracking ID is empty."), field="tracking_id", next_step=_("Export the list again.")
            )
        self.seen.add(row.tracking_id)
        self.first = min(filter(None, (self.first, row.filed_at)))
        self.last = max(filter(None, (self.last, row.filed_at)))
        case_id = self.known.get(row.tracking_id)
        if case_id is None and self.take_over:
            case_id = self.known[row.tracking_id] = self._file(row)
        return self._keep(row, case_id)

    def mark_missing(self) -> int:
        """Reports linked here that the list should hold, by its first and last moment, and does not. Returns how many."""
        if self.first is None:
            return 0
        within = LaporReport.objects.filter(filed_at__gte=self.first, filed_at__lte=self.last, case__isnull=False)
        gone = within.exclude(tracking_id__in=self.seen).exclude(state=LaporState.MISSING_THERE)
        return gone.update(state=LaporState.MISSING_THERE, seen_at=self.at)

    def _keep(self, row: LaporRow, case_id: int | None) -> Outcome:
        state, unlike = self._standing(row, case_id)
        kept = {
            "case_id": case_id,
            "state": state,
            "status": row.status,
            "answered": row.standing == "answered",
            "filed_at": row.filed_at,
            "category": row.category,
            "agency": row.agency,
            "differences": list(unlike),
        }
        before = LaporReport.objects.filter(tracking_id=row.tracking_id).first()
        if before is None:
            LaporReport.objects.create(tracking_id=row.tracking_id, seen_at=self.at, **kept)
            return Outcome.CREATED
        if all(getattr(before, name) == value for name, value in kept.items()):
            return Outcome.UNCHANGED
        LaporReport.objects.filter(pk=before.pk).update(seen_at=self.at, **kept)
        return Outcome.UPDATED

    def _standing(self, row: LaporRow, case_id: int | None) -> tuple[LaporState, tuple[str, ...]]:
        if case_id is None:
            return LaporState.NEW, ()
        complaint = Complaint.objects.select_related("case__lead_unit").get(pk=case_id)
        case = complaint.case
        facts = CaseFacts(case.state, case.lead_unit.name, complaint.anonymous, complaint.secret)
        if answered_only_there(row, facts):
            return LaporState.ANSWERED_THERE, differences(row, facts)
        unlike = differences(row, facts)
        return (LaporState.DIFFERS if unlike else LaporState.SAME), unlike

    def _file(self, row: LaporRow) -> int:
        person = new_person(at=self.at, name=row.reporter[:160]) if row.reporter else None
        place = self._region(row)
        report = ComplaintReport(
            text="\n\n".join(part for part in (row.title, row.text) if part),
            region=place,
            place="" if place else (row.village or row.district)[:200],
            reporter=person,
            anonymous=row.anonymous,
            secret=row.secret,
            source_ref=f"{SYSTEM}:{row.tracking_id}",
        )
        with transaction.atomic():
            filed = file_complaint(
                report=report, channel=Channel.IMPORT, actor=self.platform, at=self.at, received_at=row.filed_at
            )
            link_lapor(case=filed.case, tracking_id=row.tracking_id, copied=False, actor=self.platform, at=self.at)
        return filed.case.pk

    @staticmethod
    def _region(row: LaporRow) -> str | None:
        tree = regions.current()
        districts = {node.name.casefold(): node.code for node in tree.children(own_region_code())}
        district = districts.get(row.district.casefold())
        if district is None:
            return None
        villages = {node.name.casefold(): node.code for node in tree.children(district)}
        return villages.get(row.village.casefold(), district)
