# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: schedules stand as they were taken over, files lie, rest and leave as was recorded, and of what was
destroyed no word is left."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q

from praja.duties.letters.attestation.destroyed import erased_cases, erased_files
from praja.duties.letters.enums import CLEARANCE, FileState
from praja.duties.letters.events.records import SCHEDULES
from praja.duties.letters.models import Clearance, LegalHold, RecordFile, RecordItem
from praja.duties.letters.models.digests import LISTS_DIGESTED, digest_of
from praja.duties.letters.models.words import OF_CASE, blank_of
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import matches
from praja.kernel.ledger.telling import Told, held_against, told
from praja.kernel.procedures.models import Case

_FILE = "letters.file:"
Facts = dict[int, dict[str, Any]]


@attest("letters.schedules")
def schedules_match_their_events() -> Iterator[Mismatch]:
    """Compare codes, retention and access with what was last taken over."""
    last = {one.payload["what"]: one.payload["content"] for one in told(Q(stream=SCHEDULES))}
    for what in LISTS_DIGESTED:
        held = digest_of(what)
        if held != last.get(what, held if _is_empty(what) else ""):
            yield Mismatch(f"list {what}", "is not what was last taken over")


def _is_empty(what: str) -> bool:
    return not LISTS_DIGESTED[what][0]._default_manager.exists()


@attest("letters.files")
def files_match_their_events() -> Iterator[Mismatch]:
    """Replay what happened to every file of records: its cover, its days, where it went, and what lies in it."""
    recorded, lying, holds = _replayed()
    _leave(recorded)
    rows = {row.pk: row for row in RecordFile.objects.select_related("code")}
    for pk in sorted({*recorded, *rows}):
        yield from _check_file(pk, recorded.get(pk), rows.get(pk))
    held = dict(RecordItem.objects.values_list("case_id", "file_id"))
    for case in sorted({*lying, *held}):
        if held.get(case) != lying.get(case):
            where = f"case {case}"
            yield Mismatch(where, f"lies in file {held.get(case)} but was laid into {lying.get(case)}")
    yield from _check_holds(holds)


def _replayed() -> tuple[Facts, dict[int, int], dict[int, dict[str, Any]]]:
    recorded: Facts = defaultdict(dict)
    lying: dict[int, int] = {}
    holds: dict[int, dict[str, Any]] = {}
    for one in told(Q(stream__startswith=_FILE), order=("id",)):
        file = int(one.payload["file"])
        if one.name == "letters.record_filed":
            lying[one.payload["case"]] = file
        elif one.name == "letters.file_held":
            holds[one.payload["hold"]] = {"file": file, "reason": one.payload["reason"], "since": one.at, "until": None}
        elif one.name == "letters.hold_lifted":
            holds[one.payload["hold"]]["until"] = one.at
        else:
            recorded[file] |= _said(one)
    return recorded, lying, holds


_NO_DAYS: Mapping[str, Any] = {
    "closed": None,
    "rule": None,
    "triggered": None,
    "inactive": None,
    "ends": None,
    "fate": "",
    "decision": "",
}


def _said(one: Told) -> dict[str, Any]:
    """What an event says of its file's row."""
    told_of = {name: value for name, value in one.payload.items() if name not in ("file", "clearance", "cases")}
    if one.name == "letters.file_opened":
        return {**told_of, **_NO_DAYS, "state": FileState.OPEN, "erased": None, "reopened": None}
    if one.name == "letters.file_reopened":
        return {**_NO_DAYS, "state": FileState.OPEN, "reopened": told_of["reason"]}
    if one.name == "letters.file_closed":
        return {**told_of, "state": FileState.CLOSED}
    if one.name == "letters.file_erased":
        return {"erased": one.at}
    return told_of


def _leave(recorded: Facts) -> None:
    """Lists that were carried out put their files into the state that the list was about."""
    fates = {one.stream: one.payload["fate"] for one in told(Q(name="letters.clearance_proposed"))}
    for one in told(Q(name="letters.clearance_done"), order=("id",)):
        for file in one.payload["files"]:
            recorded[file]["state"] = fates[one.stream]


def _check_file(pk: int, recorded: Mapping[str, Any] | None, row: RecordFile | None) -> Iterator[Mismatch]:
    where = f"file {pk}"
    facts = {name: value for name, value in (recorded or {}).items() if name not in ("title", "reopened")}
    yield from held_against(where, facts or None, _held(row) if row else None)
    if row is None or recorded is None or not facts:
        return
    if not matches(recorded["title"], bytes(row.salt), {"title": row.title}):
        yield Mismatch(where, "its title was edited: it does not give the digest in the ledger")
    if recorded["reopened"] and not matches(
        recorded["reopened"], bytes(row.reopened_salt), {"reason": row.reopened_reason}
    ):
        yield Mismatch(where, "why it was opened again was edited: it does not give the digest in the ledger")


def _held(row: RecordFile) -> dict[str, Any]:
    def iso(day: Any) -> str | None:
        return day.isoformat() if day else None

    return {
        "unit": row.unit_id,
        "code": row.code.code,
        "opened": iso(row.opened_on),
        "state": row.state,
        "closed": iso(row.closed_on),
        "rule": row.rule_id,
        "triggered": iso(row.triggered_on),
        "inactive": iso(row.inactive_from),
        "ends": iso(row.ends_on),
        "fate": row.assessed_fate,
        "decision": row.assessed_by,
        "erased": row.erased_at,
    }


def _check_holds(recorded: dict[int, dict[str, Any]]) -> Iterator[Mismatch]:
    rows = {row.pk: row for row in LegalHold.objects.all()}
    for pk in sorted({*recorded, *rows}):
        said, row = recorded.get(pk), rows.get(pk)
        where = f"hold {pk}"
        of = ("file", "since", "until")
        held = row and {"file": row.file_id, "since": row.since, "until": row.until}
        yield from held_against(where, said, held or None, of=of)
        if said and row and not matches(said["reason"], bytes(row.salt), {"reason": row.reason}):
            yield Mismatch(where, "its reason was edited: it does not give the digest in the ledger")


@attest("letters.clearances")
def clearances_match_their_events() -> Iterator[Mismatch]:
    """Compare every list by which files leave: what stands on it, who approved, and the record of proceedings."""
    streams = {f"case:{code}": pk for pk, code in Case.objects.filter(procedure=CLEARANCE).values_list("pk", "code")}
    recorded: Facts = defaultdict(dict)
    for one in told(Q(stream__in=list(streams))):
        recorded[streams[one.stream]] |= _listed(one, recorded[streams[one.stream]])
    rows = {row.pk: row for row in Clearance.objects.select_related("approval_file", "minutes_file")}
    for pk in sorted({*recorded, *rows}):
        row = rows.get(pk)
        yield from held_against(f"list {pk}", recorded.get(pk), _list_held(row) if row else None)


def _listed(one: Told, before: Mapping[str, Any]) -> dict[str, Any]:
    payload = one.payload
    if one.name == "letters.clearance_proposed":
        nothing: dict[str, Any] = {"number": "", "on": None, "file": "", "minutes": "", "minutes_file": ""}
        return {**nothing, "fate": payload["fate"], "files": frozenset(payload["files"])}
    if one.name == "letters.clearance_changed":
        return {"files": before["files"] - frozenset(payload["files"])}
    if one.name == "letters.clearance_approved":
        return {name: payload[name] for name in ("number", "on", "file")}
    if one.name == "letters.clearance_done":
        return {"minutes": payload["minutes"], "minutes_file": payload["minutes_file"]}
    return {}


def _list_held(row: Clearance) -> dict[str, Any]:
    return {
        "fate": row.fate,
        "files": frozenset(row.items.filter(removed_reason="").values_list("file_id", flat=True)),
        "number": row.approval_number,
        "on": row.approval_on.isoformat() if row.approval_on else None,
        "file": row.approval_file.sha256 if row.approval_file else "",
        "minutes": row.minutes_number,
        "minutes_file": row.minutes_file.sha256 if row.minutes_file else "",
    }


@attest("letters.destroyed")
def destroyed_letters_are_blank() -> Iterator[Mismatch]:
    """Of what the ledger says was erased, no word may have come back; and nothing may be blank that was not erased."""
    erased = erased_cases()
    for model, path in OF_CASE if erased else ():
        rows = model._default_manager.filter(**{f"{path}__in": erased}).exclude(**blank_of(model))
        for pk in rows.order_by("pk").values_list("pk", flat=True):
            yield Mismatch(f"{model._meta.model_name} {pk}", "has words although it was destroyed")
    waiting = RecordFile.objects.exclude(erased_at=None).exclude(pk__in=erased_files())
    for pk in waiting.values_list("pk", flat=True):
        yield Mismatch(f"file {pk}", "is said to be erased, and no event says so")
