# SPDX-License-Identifier: EUPL-1.2
"""The ledger's word on issued documents: the rows say what was recorded, and the files are the bytes that were signed."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from praja.kernel.documents.enums import DocumentState
from praja.kernel.documents.events import stream_of_document
from praja.kernel.documents.gateways import store
from praja.kernel.documents.models import IssuedDocument, StoredFile
from praja.kernel.documents.sealing import open_content
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import matches
from praja.kernel.ledger.models import LedgerEvent

CHUNK = 200
_PIECE = 1 << 20
_UNSIGNED = frozenset({DocumentState.WAITING.value, DocumentState.SIGNING.value, DocumentState.FAILED.value})
_STATES_AFTER = {
    "documents.issue_requested": _UNSIGNED,
    "documents.renumbered": _UNSIGNED,
    "documents.issue_released": _UNSIGNED,
    "documents.issued": frozenset({DocumentState.ISSUED.value}),
    "documents.preserved": frozenset({DocumentState.ISSUED.value}),
    "documents.withdrawn": frozenset({DocumentState.WITHDRAWN.value}),
    "documents.destroyed": frozenset({DocumentState.ISSUED.value, DocumentState.WITHDRAWN.value}),
}
Events = list[tuple[str, dict[str, Any]]]


@attest("documents")
def issued_documents_match_their_events() -> Iterator[Mismatch]:
    """Replay each document's events against its row, and the digest of its file against the store."""
    last = 0
    rows = IssuedDocument.objects.select_related("number__register", "file", "preserved").order_by("pk")
    while found := list(rows.filter(pk__gt=last)[:CHUNK]):
        last = found[-1].pk
        events = _events_of(found)
        for document in found:
            yield from _check(document, events[stream_of_document(document.code)])


def _events_of(documents: list[IssuedDocument]) -> dict[str, Events]:
    streams = [stream_of_document(document.code) for document in documents]
    events: dict[str, Events] = defaultdict(list)
    found = LedgerEvent.objects.filter(stream__in=streams).order_by("stream", "seq")
    for stream, name, payload in found.values_list("stream", "name", "payload"):
        events[stream].append((name, json.loads(payload)))
    return events


def _check(document: IssuedDocument, events: Events) -> Iterator[Mismatch]:
    where = f"document {document.code}"
    if not events:
        yield Mismatch(where, "no event says that it was asked for")
        return
    if document.state not in _states_after(*events[-1]):
        yield Mismatch(where, f"is {document.state} but its last event is {events[-1][0]}")
    for name, recorded in _recorded(events).items():
        held = _held(document)[name]
        if held != recorded:
            yield Mismatch(where, f"its {name} is {held!r} but was recorded as {recorded!r}")
    yield from _check_words(document, events, where)
    was_destroyed = any(name == "documents.destroyed" for name, _payload in events)
    if was_destroyed != (document.destroyed_at is not None):
        yield Mismatch(where, "its row and its events disagree on whether its file was destroyed")
    if was_destroyed:
        if document.file_id is not None or document.preserved_id is not None:
            yield Mismatch(where, "names a file although it was destroyed")
        return
    if document.sha256:
        yield from _check_file(document.file, document.sha256, "file", where)
    if document.preserved_sha256:
        yield from _check_file(document.preserved, document.preserved_sha256, "file with proof", where)


def _states_after(name: str, payload: dict[str, Any]) -> frozenset[str]:
    if name == "documents.issue_failed":
        unclear = frozenset({DocumentState.UNCLEAR.value})
        # A new try is no event before it ends.
        return unclear if payload["is_unclear"] else _UNSIGNED
    return _STATES_AFTER[name]


def _recorded(events: Events) -> dict[str, Any]:
    """What the events say of the row; of each fact the last word counts."""
    facts: dict[str, Any] = {"preserved_sha256": "", "preserved_level": ""}
    for name, payload in events:
        if name == "documents.issue_requested":
            same = ("template", "title", "object_kind", "object_id", "unit", "signer", "signer_title", "pattern")
            facts |= {key: payload[key] for key in same}
        if name in ("documents.issue_requested", "documents.renumbered"):
            facts |= {"number": (payload["year"], payload["number"])}
        if name == "documents.issued":
            signed = ("sha256", "level", "provider", "is_trial", "number_text", "dated_on", "external_id")
            facts |= {key: payload[key] for key in signed}
        if name == "documents.preserved":
            facts |= {"preserved_sha256": payload["sha256"], "preserved_level": payload["level"]}
    return facts


def _held(document: IssuedDocument) -> dict[str, Any]:
    register = document.number.register
    return {
        "template": document.template,
        "title": document.title,
        "object_kind": document.object_kind,
        "object_id": document.object_id,
        "unit": document.unit_id,
        "signer": document.signer_id,
        "signer_title": document.signer_title,
        "pattern": document.number_pattern,
        "number": (register.year, document.number.number),
        "sha256": document.sha256,
        "level": document.level,
        "provider": document.provider,
        "is_trial": document.is_trial,
        "number_text": document.told_number(),
        "dated_on": document.dated_on.isoformat() if document.dated_on else "",
        "external_id": document.external_id,
        "preserved_sha256": document.preserved_sha256,
        "preserved_level": document.preserved_level,
    }


def _check_words(document: IssuedDocument, events: Events, where: str) -> Iterator[Mismatch]:
    """What is erased has no salt left: its digest says nothing any more."""
    if document.salt:
        content = json.loads(open_content(document.data))
        if not matches(events[0][1]["content"], bytes(document.salt), content):
            yield Mismatch(where, "what it will say is not what was asked for")
    if document.withdrawn_salt:
        digests = [payload["reason"] for name, payload in events if name == "documents.withdrawn"]
        reason = {"reason": document.withdrawn_reason}
        if not digests or not matches(digests[-1], bytes(document.withdrawn_salt), reason):
            yield Mismatch(where, "the reason of its withdrawal is not the one that was recorded")


def _check_file(file: StoredFile | None, sha256: str, called: str, where: str) -> Iterator[Mismatch]:
    if file is None or file.sha256 != sha256:
        yield Mismatch(where, f"it names another {called} than the one that was signed")
        return
    try:
        with store.fetch(sha256) as content:
            digest = hashlib.sha256()
            while piece := content.read(_PIECE):
                digest.update(piece)
    except FileNotFoundError:
        yield Mismatch(where, f"its {called} is missing in the store")
        return
    if digest.hexdigest() != sha256:
        yield Mismatch(where, f"its {called} is not the one that was signed")
