# SPDX-License-Identifier: EUPL-1.2
"""Lists by which files leave: proposed, looked at, approved by whom the law names, carried out. What may not leave can't be put
on a list, and is looked at again when the list is carried out."""

from collections.abc import Sequence
from datetime import date, datetime

from praja.duties.letters.domain.clearing import blocks
from praja.duties.letters.enums import FileState
from praja.duties.letters.errors.records import (
    ApprovalTooLow,
    MayNotLeave,
    NeedsWords,
    NothingChosen,
    NotTheDay,
    NotYourRecords,
)
from praja.duties.letters.models import Clearance, ClearanceItem, RecordFile
from praja.duties.letters.operations.records.files import locked_files
from praja.duties.letters.procedure.clearances import CLEARANCE
from praja.duties.letters.queries.files import facts_of, is_national, with_facts
from praja.duties.letters.rules.records import may_keep_file
from praja.kernel.documents.models import StoredFile
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case, perform
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

UNIT_HEAD, REGION_HEAD, NATIONAL = "unit_head", "region_head", "national_archive"
"""Who approves: a transfer or handing over, the head of the unit; a destruction, the head of the region or of the national
archive."""

WORDS = {
    FileState.TRANSFERRED: "Pemindahan berkas",
    FileState.HANDED_OVER: "Penyerahan berkas",
    FileState.DESTROYED: "Pemusnahan berkas",
}
"""What the case is called, for everybody who meets it."""


def approver_of(clearance: Clearance) -> str:
    """By whom the list must be approved."""
    if clearance.fate != FileState.DESTROYED:
        return UNIT_HEAD
    return NATIONAL if clearance.needs_national else REGION_HEAD


def propose_clearance(*, fate: str, unit: Unit, files: Sequence[RecordFile], actor: Actor, at: datetime) -> Clearance:
    """Propose that these files leave as `fate` says (transferred, handed over, destroyed).

    Raises `StepNotAllowed`, `NotYourRecords` for files of units whose records the actor does not keep, `NothingChosen`, and
    `MayNotLeave` for the first file that may not: nothing permanent, nothing held, nothing whose day has not come.
    """
    if not files:
        raise NothingChosen
    ids = sorted(file.pk for file in files)
    clearance = Clearance(fate=FileState(fate))

    def write(case: Case) -> None:
        chosen = _checked(ids, fate, at)
        if not all(may_keep_file.allows(actor, file) for file in chosen):
            raise NotYourRecords
        clearance.case, clearance.needs_national = case, needs_national
        clearance.save()
        ClearanceItem.objects.bulk_create([ClearanceItem(clearance=clearance, file=file) for file in chosen])

    on = _today(at)
    needs_national = fate == FileState.DESTROYED and is_national(
        RecordFile.objects.select_related("rule").filter(pk__in=ids), on
    )
    open_case(
        CLEARANCE,
        actor=actor,
        at=at,
        lead_unit=unit.pk,
        channel=Channel.WEB,
        subject=f"{WORDS[FileState(fate)]}, {unit.name}",
        data={"fate": fate, "files": tuple(ids), "needs_national": needs_national},
        write=write,
    )
    return clearance


def take_off_list(
    *,
    case: Case,
    picked: Sequence[RecordFile],
    reason: str,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    """Take files off the list; it is looked at anew. Raises `NothingChosen`, `NeedsWords` without a reason, and what `perform`
    raises."""
    clearance = Clearance.objects.get(pk=case.pk)
    words = " ".join(reason.split())[:300]
    if not words:
        raise NeedsWords("reason")
    standing = set(_standing(clearance))
    ids = sorted(file.pk for file in picked if file.pk in standing)
    if not ids:
        raise NothingChosen

    def write(moved: Case) -> None:
        clearance.items.filter(file__in=ids).update(removed_reason=words)
        kept = RecordFile.objects.select_related("rule").filter(pk__in=standing.difference(ids))
        clearance.needs_national = clearance.fate == FileState.DESTROYED and is_national(kept, _today(at))
        clearance.save(update_fields=["needs_national"])

    return perform(
        case.pk, "change", actor=actor, at=at, seen_version=seen_version, data={"files": tuple(ids)}, write=write
    )


def assess_clearance(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Whoever keeps the files agrees. Raises `MayNotLeave`, and what `perform` raises."""
    clearance = Clearance.objects.get(pk=case.pk)

    def write(moved: Case) -> None:
        _checked(_standing(clearance), clearance.fate, at, is_on_this=True)

    return perform(case.pk, "assess", actor=actor, at=at, seen_version=seen_version, data={}, write=write)


def approve_clearance(
    *,
    case: Case,
    number: str,
    approved_on: date,
    file: StoredFile | None,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    """Write down the approval of whom the law names: its number, day and paper. Raises `NeedsWords` without number or paper,
    `NotTheDay` for a day to come, and what `perform` raises."""
    clearance, cited = Clearance.objects.get(pk=case.pk), " ".join(number.split())[:120]
    if not cited:
        raise NeedsWords("number")
    if approved_on > _today(at):
        raise NotTheDay("approved_on")
    if file is None:
        raise NeedsWords("photos")

    def write(moved: Case) -> None:
        clearance.approval_number, clearance.approval_on, clearance.approval_file = cited, approved_on, file
        clearance.save(update_fields=["approval_number", "approval_on", "approval_file"])

    data = {"approver": approver_of(clearance), "number": cited, "on": approved_on.isoformat(), "file": file.sha256}
    return perform(case.pk, "approve", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def refuse_clearance(*, case: Case, reason: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The files stay. Raises `NeedsWords` without a reason, and what `perform` raises."""
    clearance, salt = Clearance.objects.get(pk=case.pk), new_salt()
    words = " ".join(reason.split())[:300]
    if not words:
        raise NeedsWords("reason")

    def write(moved: Case) -> None:
        clearance.refused_reason, clearance.salt = words, salt
        clearance.save(update_fields=["refused_reason", "salt"])

    data = {"reason": content_digest(salt, {"reason": words})}
    return perform(case.pk, "refuse", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def carry_out_clearance(
    *, case: Case, number: str, minutes: StoredFile, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """The files leave, with a record of proceedings (berita acara) of that number. What stands on the list is looked at once more
    under lock. What is destroyed is erased by `erase_file` right after, file by file.

    `seen_version` is that for which the minutes were made. Raises `NeedsWords`, `NothingChosen`, `MayNotLeave`, `ApprovalTooLow`
    where the law asks for a higher approval by now, and what `perform` raises.
    """
    clearance, cited = Clearance.objects.get(pk=case.pk), " ".join(number.split())[:120]
    ids = _standing(clearance)
    if not cited:
        raise NeedsWords("number")

    def write(moved: Case) -> None:
        leaving = _checked(ids, clearance.fate, at, is_on_this=True)
        is_destroying = clearance.fate == FileState.DESTROYED
        if is_destroying and is_national(leaving, _today(at)) and not clearance.needs_national:
            raise ApprovalTooLow
        clearance.minutes_number, clearance.minutes_file = cited, minutes
        clearance.save(update_fields=["minutes_number", "minutes_file"])
        RecordFile.objects.filter(pk__in=ids).update(state=clearance.fate)

    data = {"minutes": cited, "minutes_file": minutes.sha256, "files": tuple(ids)}
    return perform(case.pk, "carry_out", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def _standing(clearance: Clearance) -> list[int]:
    return list(clearance.items.filter(removed_reason="").order_by("file_id").values_list("file_id", flat=True))


def _checked(ids: list[int], fate: str, at: datetime, *, is_on_this: bool = False) -> list[RecordFile]:
    """These files, locked, each of which may leave so today. Raises `MayNotLeave`, `NothingChosen`."""
    if not ids:
        raise NothingChosen
    locked_files(ids)
    found = list(with_facts(RecordFile.objects.filter(pk__in=ids)).order_by("pk"))
    for file in found:
        against = blocks(facts_of(file, is_on_this=is_on_this), fate, _today(at))
        if against:
            raise MayNotLeave(file.pk, file.title, against)
    return found


def _today(at: datetime) -> date:
    return local_date(at, local_zone())
