# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: these rules were announced, this was handed in, these places come from the sealed scores."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from praja.duties.innovation.domain.competitions.terms import terms_digest
from praja.duties.innovation.enums.competitions import COMPETITION, ENTRY, EntryState, Told
from praja.duties.innovation.events.competitions import (
    AppealDecided,
    Appealed,
    CommitteeNamed,
    CompetitionPrepared,
    EntriesClosed,
    EntriesOpened,
    EntryBegun,
    EntryDecided,
    EntryFilesChanged,
    EntryHandedIn,
    EntryRelativeNoted,
    EntryRelativesTold,
    EntryWithdrawn,
    EntryWritten,
    JurorRelativesTold,
    JurorsNamed,
    NewcomersJudged,
    ResultSuperseded,
    StageSealed,
    TermsSet,
    stream_of_entry,
)
from praja.duties.innovation.models.competition_places import computed, kept, kept_raw_ranks, raw_ranks, rows_digest
from praja.duties.innovation.models.competition_terms import terms_of
from praja.duties.innovation.models.competitions import Appeal, Competition, Entry, Placing, RevisedRound
from praja.kernel.documents.models import Attachment
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import Told as Event
from praja.kernel.ledger.telling import held_against, keys_with, told_by_stream
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.words import words_content

CHUNK = 200


@attest("innovation.competitions")
def competitions_match_their_events() -> Iterator[Mismatch]:
    """Compare rules, jurors, places and appeals of every competition with what was recorded, and its places with the sealed
    scores."""
    last = 0
    rows = Case.objects.filter(procedure=COMPETITION).order_by("pk")
    while chunk := list(rows.filter(pk__gt=last)[:CHUNK]):
        last = chunk[-1].pk
        events = told_by_stream([case.stream for case in chunk])
        found = Competition.objects.in_bulk([case.pk for case in chunk])
        for case in chunk:
            where, told = f"competition {case.code}", events.get(case.stream, [])
            row = found.get(case.pk)
            yield from held_against(where, _told(told), None if row is None else _held(row))
            if row is not None:
                yield from _places(where, row, told)
                yield from _appeals(where, row, told)


def _told(events: Sequence[Event]) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    for one in events:
        if one.name == CompetitionPrepared.name:
            found = {"template": one.payload["template"], "jurors": [], "committee": [], "rounds": [], "relatives": {}}
        elif one.name == TermsSet.name or one.name == EntriesOpened.name:
            found["terms"] = one.payload["terms"]
        elif one.name == JurorsNamed.name:
            found["jurors"] = sorted(one.payload["people"])
        elif one.name == CommitteeNamed.name:
            found["committee"] = sorted(one.payload["people"])
        elif one.name == JurorRelativesTold.name:
            found["relatives"] = {**found["relatives"], one.payload["juror"]: sorted(one.payload["people"])}
        elif one.name == AppealDecided.name:
            found["rounds"] += [(int(stage), made) for stage, made in one.payload.get("rounds", {}).items()]
        elif one.name == NewcomersJudged.name:
            found["rounds"] += [(one.payload["stage"], one.payload["round"])]
    if found:
        found["relatives"] = {juror: people for juror, people in found["relatives"].items() if people}
    return found or None


def _held(row: Competition) -> dict[str, Any]:
    return {
        "template": row.template,
        "jurors": sorted(row.jurors.values_list("person_id", flat=True)),
        "committee": sorted(row.committee.values_list("person_id", flat=True)),
        "terms": terms_digest(terms_of(row)),
        "relatives": _juror_relatives(row),
        "rounds": list(
            RevisedRound.objects.filter(revision__competition=row)
            .order_by("pk")
            .values_list("stage__position", "round_id")
        ),
    }


def _juror_relatives(row: Competition) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for juror, person in row.juror_relatives.order_by("person_id").values_list("juror_id", "person_id"):
        found[juror].append(person)
    return dict(found)


def _places(where: str, row: Competition, events: Sequence[Event]) -> Iterator[Mismatch]:
    """What was sealed against the rows, and against what the scores give now: of the result that stands, and of every one whose
    place another took."""
    sealed = _sealed(events)
    if not sealed:
        if Placing.objects.filter(entry__competition=row).exists():
            yield Mismatch(where, "has places although nothing was sealed")
        return
    if row.result != max(sealed):
        yield Mismatch(where, f"its result {row.result} is not the one that was sealed last")
    for number, (places, digest) in sorted(sealed.items()):
        here = where if number == 1 else f"{where}, result {number}"
        yield from _result(here, row, number, places, digest)
    if Placing.objects.filter(entry__competition=row).exclude(result__in=list(sealed)).exists():
        yield Mismatch(where, "has places of a result that was never sealed")


def _result(where: str, row: Competition, number: int, places: Mapping[int, str], digest: str) -> Iterator[Mismatch]:
    """One result by its rows, and as its scores give it now."""
    for said, found in (("its places", kept(row, number)), ("its scores", computed(row, number))):
        for stage, sealed in sorted(places.items()):
            if rows_digest(found.stages.get(stage, ())) != sealed:
                yield Mismatch(f"{where}, stage {stage}", f"{said} do not give what was sealed")
        if digest and rows_digest(found.end) != digest:
            yield Mismatch(f"{where}, result", f"{said} do not give what was sealed")
    if kept_raw_ranks(row, number) != raw_ranks(row, number):
        yield Mismatch(where, "its ranks by points as given do not come from its scores")


def _sealed(events: Sequence[Event]) -> dict[int, tuple[dict[int, str], str]]:
    """By number of a result the digest of each stage by its position, and that of the whole (empty before the last stage)."""
    found: dict[int, tuple[dict[int, str], str]] = {}
    for one in events:
        if one.name == StageSealed.name:
            places, _digest = found.get(1, ({}, ""))
            found[1] = ({**places, one.payload["stage"]: one.payload["places"]}, one.payload["result"])
        elif one.name == ResultSuperseded.name:
            places = {int(stage): digest for stage, digest in one.payload["places"].items()}
            found[one.payload["result"]] = (places, one.payload["digest"])
    return found


def _appeals(where: str, row: Competition, events: Sequence[Event]) -> Iterator[Mismatch]:
    recorded: dict[int, dict[str, Any]] = {}
    for one in events:
        if one.name == Appealed.name:
            names = ("entry", "words")
            recorded[one.payload["appeal"]] = {name: one.payload[name] for name in names} | {
                "upheld": None,
                "answer": "",
                "remedy": "",
                "revision": 0,
                "sheets": [],
            }
        elif one.name == AppealDecided.name:
            # Version 1 knew no remedy.
            recorded[one.payload["appeal"]] |= {
                "upheld": one.payload["upheld"],
                "answer": one.payload["words"],
                "remedy": one.payload.get("remedy", ""),
                "revision": one.payload.get("revision", 0),
                "sheets": [tuple(sheet) for sheet in one.payload.get("sheets", ())],
            }
    rows = Appeal.objects.filter(entry__competition=row).select_related("revision")
    held = {one.pk: one for one in rows.prefetch_related("sheets__stage", "sheets__sheet")}
    for pk in sorted(recorded.keys() | held.keys()):
        appeal = held.get(pk)
        yield from held_against(
            f"{where}, appeal {pk}",
            recorded.get(pk),
            None if appeal is None else _held_appeal(appeal, recorded.get(pk)),
        )


def _held_appeal(row: Appeal, recorded: Mapping[str, Any] | None) -> dict[str, Any]:
    return {
        "entry": row.entry_id,
        "words": _digest(row.words, row.salt, recorded, "words"),
        "upheld": row.upheld,
        "answer": _digest(row.answer, row.answer_salt, recorded, "answer"),
        "remedy": row.remedy,
        "revision": row.revision.number if row.revision else 0,
        "sheets": sorted((one.stage.position, one.sheet.assessor_id, one.sheet.subject_id) for one in row.sheets.all()),
    }


def _digest(text: str, salt: Any, recorded: Mapping[str, Any] | None, name: str) -> str:
    """Of words; erased ones have no salt left and say nothing any more."""
    if bytes(salt):
        return content_digest(bytes(salt), words_content(text))
    return str(recorded[name]) if recorded and not text else ""


@attest("innovation.entries")
def entries_match_their_events() -> Iterator[Mismatch]:
    """Compare what teams wrote and handed in, and what was found and decided about it, with what was recorded."""
    checked = _checked()
    prefix = stream_of_entry(0)[:-1]
    known = sorted({*Entry.objects.values_list("pk", flat=True), *map(int, keys_with(prefix))})
    for start in range(0, len(known), CHUNK):
        keys = known[start : start + CHUNK]
        events = told_by_stream([stream_of_entry(pk) for pk in keys])
        rows = Entry.objects.select_related("category").prefetch_related("team", "relatives").in_bulk(keys)
        files = _files(keys)
        for pk in keys:
            recorded = _told_entry(events.get(stream_of_entry(pk), []), checked.get(pk))
            row = rows.get(pk)
            yield from held_against(
                f"entry {pk}", recorded, None if row is None else _held_entry(row, recorded, files[pk])
            )


TOLD_AS_IT_IS = {
    EntryWritten.name: ("team", "content"),
    EntryHandedIn.name: ("content", "files"),
    EntryFilesChanged.name: ("files",),
    EntryWithdrawn.name: (),
}
"""What of an entry an event says as its row holds it."""
STATES = {
    EntryHandedIn.name: {"state": EntryState.HANDED_IN.value},
    EntryWithdrawn.name: {"state": EntryState.WITHDRAWN.value},
}


def _checked() -> dict[int, tuple[list[str], int]]:
    """Entry to the obstacles found when entries closed, and its number."""
    found: dict[int, tuple[list[str], int]] = {}
    streams = [case.stream for case in Case.objects.filter(procedure=COMPETITION).only("code")]
    for start in range(0, len(streams), CHUNK):
        told = told_by_stream(streams[start : start + CHUNK], names=[EntriesClosed.name])
        for one in (one for events in told.values() for one in events):
            for pk, obstacles in one.payload["checked"].items():
                found[int(pk)] = (list(obstacles), one.payload["numbers"][pk])
    return found


def _told_entry(events: Sequence[Event], checked: tuple[list[str], int] | None) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    for one in events:
        if one.name == EntryBegun.name:
            names = ("competition", "category", "unit", "subject_kind", "subject_id", "team", "content")
            found = {name: one.payload[name] for name in names}
            found |= {"state": EntryState.DRAFT.value, "obstacles": [], "number": 0, "note": ""}
            found |= {"files": [], "relatives": [], "noted": []}
        elif one.name == EntryRelativesTold.name:
            found["relatives"] = sorted(set(one.payload["people"]) - set(found["noted"]))
        elif one.name == EntryRelativeNoted.name:
            found["noted"] = sorted({*found["noted"], one.payload["person"]})
        elif one.name in TOLD_AS_IT_IS:
            found |= {name: one.payload[name] for name in TOLD_AS_IT_IS[one.name]} | STATES.get(one.name, {})
    if found and checked is not None:
        found |= {"obstacles": checked[0], "number": checked[1]}
        found["state"] = EntryState.REFUSED.value if checked[0] else EntryState.ELIGIBLE.value
    for one in events:
        if one.name == EntryDecided.name:
            found["state"] = EntryState.ELIGIBLE.value if one.payload["admitted"] else EntryState.REFUSED.value
            found["note"] = one.payload["words"]
    return found or None


def _files(keys: Sequence[int]) -> dict[int, list[str]]:
    """By entry what is added to it, in its order."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = Attachment.objects.filter(object_kind=ENTRY, object_id__in=keys).order_by("position", "pk")
    for key, digest in rows.values_list("object_id", "file__sha256"):
        found[key].append(digest)
    return found


def _held_entry(row: Entry, recorded: Mapping[str, Any] | None, files: Sequence[str]) -> dict[str, Any]:
    team: dict[str, str] = defaultdict(str)
    for member in row.team.all():
        team[str(member.person_id)] = member.function
    erased = not bytes(row.salt) and not row.texts and not row.links
    content = recorded["content"] if recorded and erased else content_digest(bytes(row.salt), row.digested())
    return {
        "competition": row.competition_id,
        "category": row.category.key,
        "unit": row.unit_id,
        "subject_kind": row.subject_kind,
        "subject_id": row.subject_id,
        "team": dict(team),
        "content": content,
        "files": list(files),
        "relatives": sorted(one.person_id for one in row.relatives.all() if one.told_by == Told.TEAM),
        "noted": sorted(one.person_id for one in row.relatives.all() if one.told_by == Told.ORGANISER),
        "state": row.state,
        "obstacles": row.obstacles,
        "number": row.number,
        "note": _digest(row.note, row.note_salt, recorded, "note"),
    }
