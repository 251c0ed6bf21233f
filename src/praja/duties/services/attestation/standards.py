# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: every version of a standard says what it said when it was set, and holds by the decree and since the day
that were recorded; so do its consultation, what was commented and answered there, and the pledges of units."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Min, Q

from praja.duties.services.domain.told import told_of_forum, told_of_invitation, told_of_pledge
from praja.duties.services.events import SERVICES
from praja.duties.services.models import Consultation, Pledge, Service, StandardVersion
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import content_digest, matches
from praja.kernel.ledger.telling import Told, held_against, told, told_by_stream
from praja.kernel.procedures.words import words_content

CHUNK = 200
PLEDGES = "services.pledges:"
LINKS = ("case", "standard", "form", "consultation__record_file")
BESIDES = ("consultation__groups", "consultation__comments")


@attest("services.standards")
def standards_match_their_events() -> Iterator[Mismatch]:
    """Compare every version, its consultation and its comments with the events of its case."""
    first = StandardVersion.objects.aggregate(first=Min("case_id"))["first"] or 0
    while True:
        rows = StandardVersion.objects.filter(case_id__gte=first).select_related(*LINKS).order_by("case_id")
        chunk = list(rows.prefetch_related(*BESIDES)[:CHUNK])
        if not chunk:
            return
        first = chunk[-1].pk + 1
        events = told_by_stream([version.case.stream for version in chunk])
        for version in chunk:
            yield from _check(version, events.get(version.case.stream, []))


def _check(version: StandardVersion, events: Sequence[Told]) -> Iterator[Mismatch]:
    where = f"standard {version.case.code}"
    recorded: dict[str, Any] = {}
    for one in events:
        recorded |= {name: one.payload[name] for name in _FIELDS if name in one.payload}
    held = {
        "number": version.number,
        "content": version.digest,
        "decree": version.decree_number,
        "decree_date": version.decree_date.isoformat() if version.decree_date else None,
        "since": version.effective_since.isoformat() if version.effective_since else None,
        "form": version.form.version if version.form else None,
    }
    yield from held_against(where, recorded or None, held)
    steps = [one.name for one in events if "target" in one.payload]
    holds = bool(steps) and steps[-1] in _HOLDS_AFTER
    if holds != (version.standard.current_id == version.pk):
        yield Mismatch(where, "holds by its events or by its standard, but not by both")
    consultation = getattr(version, "consultation", None)
    yield from _check_consultation(where, consultation, events)


_FIELDS = ("number", "content", "decree", "decree_date", "since", "form")
_HOLDS_AFTER = ("services.standard_published", "services.standard_taken_over", "services.standard_reviewed")
_OF_CONSULTATION = ("held_on", "comments_until", "invitation", "record", "attended", "minutes")


def _check_consultation(where: str, row: Consultation | None, events: Sequence[Told]) -> Iterator[Mismatch]:
    recorded: dict[str, Any] = {}
    for one in events:
        if one.name in ("services.consultation_opened", "services.consultation_concluded"):
            recorded |= one.payload
    if not recorded and row is None:
        return
    file = row.record_file.sha256 if row and row.record_file else ""
    held = (
        None
        if row is None
        else {
            "held_on": row.held_on.isoformat(),
            "comments_until": row.comments_until.isoformat(),
            "invitation": content_digest(b"", told_of_invitation(row.place, _invited(row))),
            "record": row.record_number,
            "attended": {one.group: one.attended for one in row.groups.all() if one.attended},
            "minutes": content_digest(b"", told_of_forum(row.minutes, row.record_date, file)),
        }
    )
    yield from held_against(f"{where}, consultation", recorded or None, held, of=_OF_CONSULTATION)
    if row is not None:
        yield from _check_comments(where, row, events)


def _invited(row: Consultation) -> Mapping[str, tuple[int, str]]:
    return {one.group: (one.invited, one.who) for one in row.groups.all() if one.invited}


def _check_comments(where: str, row: Consultation, events: Sequence[Told]) -> Iterator[Mismatch]:
    made = [one.payload for one in events if one.name == "services.comment_made"]
    rows = sorted(row.comments.all(), key=lambda comment: comment.pk)
    if len(made) != len(rows):
        yield Mismatch(where, f"has {len(rows)} comments but its events recorded {len(made)}")
        return
    answers = {one.payload["comment"]: one.payload for one in events if one.name == "services.comment_answered"}
    for said, comment in zip(made, rows, strict=True):
        if comment.group != said["group"] or not matches(said["content"], bytes(comment.salt), {"text": comment.text}):
            yield Mismatch(where, f"comment {comment.pk} was edited: it does not give the digest in the ledger")
        answered = answers.get(comment.pk, {"taken_up": None, "shown": False, "answer": _answer("")})
        held = {"taken_up": comment.is_taken_up, "shown": comment.is_shown, "answer": _answer(comment.answer)}
        yield from held_against(f"{where}, comment {comment.pk}", answered, held, of=tuple(held))


def _answer(text: str) -> str:
    return content_digest(b"", words_content(text))


@attest("services.pledges")
def pledges_match_their_events() -> Iterator[Mismatch]:
    """Compare every pledge with its words, its decree and whether it was seen to hang."""
    recorded: dict[int, dict[str, Any]] = {}
    for one in told(Q(stream__startswith=PLEDGES), names=("services.pledge_made", "services.pledge_displayed")):
        if one.name == "services.pledge_made":
            recorded[one.refs["pledge"]] = {**one.payload, "displayed": False}
        else:
            recorded.setdefault(one.refs["pledge"], {})["displayed"] = True
    held = {
        row.pk: {
            "unit": row.unit_id,
            "decree": row.decree_number,
            "since": row.since.isoformat(),
            "content": content_digest(b"", told_of_pledge(row.serve, row.improve, row.answer_for_it, row.signed_by)),
            "displayed": row.shown_in_print,
        }
        for row in Pledge.objects.all()
    }
    for pk in sorted({*recorded, *held}):
        yield from held_against(f"pledge {pk}", recorded.get(pk), held.get(pk))


@attest("services.catalogue")
def services_match_their_events() -> Iterator[Mismatch]:
    """Compare how every service is known, and which unit keeps it, with the last word of the catalogue."""
    recorded: dict[int, dict[str, Any]] = {}
    for one in told(Q(stream=SERVICES), names=("services.service_listed",)):
        recorded[one.payload["service"]] = {
            **{name: one.payload[name] for name in ("code", "service_name", "issuer")},
            "owner": one.refs["unit"],
        }
    held = {
        row.pk: {"code": row.code, "service_name": row.name, "issuer": row.issuer, "owner": row.owner_id}
        for row in Service.objects.all()
    }
    for pk in sorted({*recorded, *held}):
        yield from held_against(f"service {pk}", recorded.get(pk), held.get(pk))
