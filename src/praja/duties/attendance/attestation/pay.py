# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: regulations, base amounts, results of e-Kinerja, and sheets with every line on them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, Q

from praja.duties.attendance.models import PayBase, PayLine, PayResult, PayRule, PaySheet
from praja.duties.attendance.models.pay_digests import digest_of_rule, digest_of_sheet
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import held_against, told

RULE, BASE, RESULT, SHEET = (
    "attendance.pay_rule_set",
    "attendance.pay_base_entered",
    "attendance.pay_result_entered",
    "attendance.pay_sheet_made",
)


@attest("attendance.pay_rules")
def rules_match_their_events() -> Iterator[Mismatch]:
    """What regulations of the region say."""
    held = {row.pk: _rule(row) for row in PayRule.objects.all()}
    yield from _held(RULE, "rule", "rule of the allowance", held)


@attest("attendance.pay_bases")
def bases_match_their_events() -> Iterator[Mismatch]:
    """What each employee's allowance is."""
    held = {row.pk: _base(row) for row in PayBase.objects.iterator()}
    yield from _held(BASE, "base", "base amount", held)


@attest("attendance.pay_results")
def results_match_their_events() -> Iterator[Mismatch]:
    """What e-Kinerja said of each month."""
    held = {row.pk: _result(row) for row in PayResult.objects.iterator()}
    yield from _held(RESULT, "result", "result of a month", held)


@attest("attendance.pay_sheets")
def sheets_match_their_events() -> Iterator[Mismatch]:
    """Every sheet with its lines and totals."""
    lines = Prefetch("lines", PayLine.objects.order_by("employee"))
    held = {row.pk: _sheet(row) for row in PaySheet.objects.prefetch_related(lines)}
    yield from _held(SHEET, "sheet", "sheet of allowances", held)


def _held(name: str, key: str, what: str, held: dict[int, dict[str, Any]]) -> Iterator[Mismatch]:
    recorded = {one.payload[key]: dict(one.payload) for one in told(Q(name=name), order=("id",))}
    for pk in sorted({*recorded, *held}):
        yield from held_against(f"{what} {pk}", recorded.get(pk), held.get(pk))


def _rule(row: PayRule) -> dict[str, Any]:
    return {
        "rule": row.pk,
        "regulation": row.regulation,
        "since": row.since.isoformat(),
        "until": row.until.isoformat() if row.until else None,
        "content": digest_of_rule(row),
    }


def _base(row: PayBase) -> dict[str, Any]:
    return {
        "base": row.pk,
        "employee": row.employee_id,
        "since": row.since.isoformat(),
        "content": content_digest(bytes(row.salt), row.digested()),
    }


def _result(row: PayResult) -> dict[str, Any]:
    return {
        "result": row.pk,
        "employee": row.employee_id,
        "month": row.month.isoformat(),
        "content": content_digest(bytes(row.salt), row.digested()),
    }


def _sheet(row: PaySheet) -> dict[str, Any]:
    return {
        "sheet": row.pk,
        "unit": row.unit_id,
        "month": row.month.isoformat(),
        "edition": row.version,
        "lock": row.lock_id,
        "rule": row.rule_id,
        "people": row.people,
        "content": digest_of_sheet(row, row.lines.all()),
    }
