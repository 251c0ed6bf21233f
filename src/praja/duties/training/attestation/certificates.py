# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: who passed and by what, which certificates count, which keys sign badges."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.db.models import Q

from praja.duties.training.events.certificates import STREAM_OF_KEYS
from praja.duties.training.models import BadgeKey, Certificate, Completion
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import held_against, told
from praja.kernel.procedures.words import words_content

DECIDED = ("training.completion_decided",)
CERTIFIED = (
    "training.certificate_requested",
    "training.certificate_issued",
    "training.certificate_revoked",
    "training.certificate_opened",
)
KEYS = ("training.badge_key_used", "training.badge_key_struck")


@attest("training.completions")
def completions_match_their_events() -> Iterator[Mismatch]:
    """Each row is what was decided; a note that was erased is not compared."""
    recorded = {int(one.refs["seat"]): one.payload for one in told(Q(), names=DECIDED, order=("id",))}
    held = {row.pk: _completion(row) for row in Completion.objects.all()}
    for pk in sorted({*recorded, *held}):
        yield from held_against(
            f"completion of seat {pk}", recorded.get(pk), _without_erased(held.get(pk), recorded.get(pk))
        )


def _completion(row: Completion) -> dict[str, Any]:
    return {
        "passed": row.passed,
        "exception": row.is_exception,
        "missed": list(row.missed),
        "jp_present": row.jp_present,
        "jp_held": row.jp_held,
        "score": -1 if row.score is None else int(Decimal(row.score) * 100),
        "has_plan": row.has_plan,
        "predicate": row.predicate,
        "note": content_digest(bytes(row.salt), words_content(row.note)) if row.salt else "",
    }


def _without_erased(held: dict[str, Any] | None, recorded: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if held and recorded and not held["note"]:
        return {**held, "note": recorded["note"]}
    return held


@attest("training.certificates")
def certificates_match_their_events() -> Iterator[Mismatch]:
    """Replay what became of each certificate: asked for, signed, opened by its holder, revoked."""
    recorded: dict[int, dict[str, Any]] = {}
    for one in told(Q(), names=CERTIFIED, order=("id",)):
        pk = int(one.payload["certificate"])
        known = recorded.setdefault(pk, {})
        if one.name == "training.certificate_requested":
            known |= {key: one.payload[key] for key in ("document", "jp", "predicate", "status_list", "status_index")}
            known |= {"seat": int(one.refs["seat"]), "replaces": one.payload["replaces"]}
            known |= {"issued": False, "open": False, "revoked": ""}
        elif one.name == "training.certificate_issued":
            known |= {"issued": True, "code": one.payload["code"]}
        elif one.name == "training.certificate_opened":
            known["open"] = one.payload["is_open"]
        else:
            known["revoked"] = one.payload["reason"]
    held = {row.pk: _certificate(row) for row in Certificate.objects.select_related("document")}
    for pk in sorted({*recorded, *held}):
        found = held.get(pk)
        if found and found["revoked"] == ERASED and recorded.get(pk, {}).get("revoked"):
            found["revoked"] = recorded[pk]["revoked"]
        yield from held_against(f"certificate {pk}", recorded.get(pk), found)


ERASED = "erased"


def _certificate(row: Certificate) -> dict[str, Any]:
    revoked = ""
    if row.revoked_at is not None:
        salt = bytes(row.revoked_salt)
        revoked = content_digest(salt, words_content(row.revoked_reason)) if salt else ERASED
    return {
        "seat": row.seat_id,
        "document": row.document_id,
        "jp": row.jp,
        "predicate": row.predicate,
        "status_list": row.status_list,
        "status_index": row.status_index,
        "replaces": row.replaces_id or 0,
        "issued": row.issued_at is not None,
        "code": row.document.code,
        "open": row.is_open,
        "revoked": revoked,
    }


@attest("training.badge_keys")
def badge_keys_match_their_events() -> Iterator[Mismatch]:
    """A key that was never used is not published, and one that was struck off is not published again."""
    recorded: dict[str, dict[str, Any]] = {}
    for one in told(Q(stream=STREAM_OF_KEYS), names=KEYS, order=("id",)):
        recorded[one.payload["public"]] = {"struck": one.name == "training.badge_key_struck"}
    held = {row.public: {"struck": row.struck_at is not None} for row in BadgeKey.objects.all()}
    for public in sorted({*recorded, *held}):
        yield from held_against(f"badge key {public[:8]}", recorded.get(public), held.get(public))
