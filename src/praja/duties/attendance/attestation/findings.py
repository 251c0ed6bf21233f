# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: which questions the cross-checks asked, by what, how they stand, and what was said to them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q

from praja.duties.attendance.enums import FindingState, RemarkKind
from praja.duties.attendance.models import Finding, Remark
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import Told, held_against, told
from praja.kernel.procedures.words import words_content

CHECKED, BLANKED = "attendance.findings_checked", "attendance.findings_blanked"
SAID = {
    "attendance.finding_answered": RemarkKind.ANSWER,
    "attendance.finding_explained": RemarkKind.EXPLAINED,
    "attendance.finding_passed_on": RemarkKind.PASSED_ON,
}
GONE = "gone with its time"
"""Stands for what was blanked."""


@attest("attendance.findings")
def findings_match_their_events() -> Iterator[Mismatch]:
    """Every question: by what it is asked and how it stands."""
    recorded: dict[int, dict[str, Any]] = {}
    for one in told(Q(name__in=(CHECKED, BLANKED, *SAID)), order=("id",)):
        _play(recorded, one)
    others = _others()
    rows = {row.pk: _finding(row, others[row.pk]) for row in Finding.objects.all()}
    for pk in sorted({*recorded, *rows}):
        yield from held_against(f"question {pk}", recorded.get(pk), rows.get(pk))


def _play(recorded: dict[int, dict[str, Any]], one: Told) -> None:
    payload = one.payload
    if one.name == CHECKED:
        _play_run(recorded, payload)
    elif one.name == BLANKED:
        for pk in payload["findings"]:
            recorded.setdefault(pk, {})["content"] = GONE
    elif SAID[one.name] != RemarkKind.ANSWER:
        state = {"state": str(SAID[one.name])}  # the state is called as what was said
        passed = {"passed_to": payload["receiver"]} if "receiver" in payload else {}
        recorded.setdefault(payload["finding"], {}).update({**state, **passed})


def _play_run(recorded: dict[int, dict[str, Any]], payload: Mapping[str, Any]) -> None:
    is_open = {"state": str(FindingState.OPEN), "passed_to": "", "gone_for": ""}
    for pk, digest in payload["asked"]:
        recorded[pk] = {"unit": payload["unit"], "content": digest, **is_open}
    for pk, digest, opened in payload["changed"]:
        recorded.setdefault(pk, {}).update({"content": digest, **(is_open if opened else {})})
    for pk, why in payload["gone"]:
        recorded.setdefault(pk, {}).update({"state": str(FindingState.GONE), "gone_for": why})


def _others() -> dict[int, list[int]]:
    found = defaultdict[int, list[int]](list)
    for finding, employee in Finding.others.through.objects.values_list("finding", "employee"):
        found[finding].append(employee)
    return found


def _finding(row: Finding, others: list[int]) -> dict[str, Any]:
    content = GONE if _is_blank(row, others) else row.content
    if not row.is_blank and content_digest(bytes(row.salt), row.digested(others)) != row.content:
        content = "other proofs"
    return {
        "unit": row.unit_id,
        "content": content,
        "state": row.state,
        "passed_to": row.passed_to,
        "gone_for": row.gone_for,
    }


def _is_blank(row: Finding, others: list[int]) -> bool:
    return row.is_blank and not (row.proofs or row.figures or others)


@attest("attendance.remarks")
def remarks_match_their_events() -> Iterator[Mismatch]:
    """What was said to a question, by whom."""
    recorded: dict[int, dict[str, Any]] = {}
    blanked: set[int] = set()
    for one in told(Q(name__in=(BLANKED, *SAID)), order=("id",)):
        if one.name == BLANKED:
            blanked.update(one.payload["findings"])
            continue
        recorded[one.payload["remark"]] = {
            "finding": one.payload["finding"],
            "kind": str(SAID[one.name]),
            "text": one.payload["text"],
            "by": one.actor,
            "at": moment_text(one.at),
        }
    for said in recorded.values():
        if said["finding"] in blanked:
            said["text"] = GONE
    rows = {row.pk: _remark(row, row.finding_id in blanked) for row in Remark.objects.all()}
    for pk in sorted({*recorded, *rows}):
        yield from held_against(f"remark {pk}", recorded.get(pk), rows.get(pk))


def _remark(row: Remark, is_blanked: bool) -> dict[str, Any]:
    text = GONE if is_blanked and not row.text else content_digest(bytes(row.salt), words_content(row.text))
    return {
        "finding": row.finding_id,
        "kind": row.kind,
        "text": text,
        "by": str(row.said_by_id),
        "at": moment_text(row.said_at),
    }
