# SPDX-License-Identifier: EUPL-1.2
"""Retention and access rules out of a list. A rule is never edited: what says something else ends the old one on the day of the
decree, so that files closed under it keep what was promised."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from praja.duties.letters.domain.schedules import (
    AccessRow,
    RetentionRow,
    read_access_row,
    read_retention_row,
    says_nothing,
)
from praja.duties.letters.enums import Extent
from praja.duties.letters.errors.records import HeldLater
from praja.duties.letters.models import AccessRule, RetentionRule
from praja.duties.letters.operations.records.planning import Decreed, Plan, note_refusal, read_rows, unknown_code
from praja.duties.letters.queries.classification import codes_in_force
from praja.lib.imports import Line, Outcome, Profile

RETENTION = Profile(
    "letters.retention",
    {
        "code": ("kode", "kode klasifikasi", "code"),
        "active": ("aktif", "retensi aktif", "jangka simpan aktif"),
        "inactive": ("inaktif", "retensi inaktif", "jangka simpan inaktif"),
        "fate": ("nasib", "nasib akhir", "keterangan"),
        "event": ("pemicu", "peristiwa"),
        "exception": ("pengecualian", "kecuali"),
        "example_active": ("jra_contoh_aktif",),
        "example_inactive": ("jra_contoh_inaktif",),
        "example_fate": ("jra_contoh_nasib",),
    },
    required=("code",),
)
ACCESS = Profile(
    "letters.access",
    {
        "code": ("kode", "kode klasifikasi", "code"),
        "security": ("sifat", "klasifikasi keamanan", "keamanan", "security"),
        "reach": ("akses", "hak akses", "siapa", "reach"),
    },
    required=("code", "security", "reach"),
)


@dataclass(frozen=True)
class Kind:
    """One of the two kinds: how a line is read, which row it is about, and what the row says."""

    model: type[RetentionRule] | type[AccessRule]
    read: Callable[[Any], Any]
    key_of_row: Callable[[Any], Hashable]
    key_of_rule: Callable[[Any], Hashable]
    fields: tuple[str, ...]


RETENTION_KIND = Kind(
    RetentionRule,
    read_retention_row,
    lambda row: row.code,
    lambda rule: rule.code.code,
    ("active_years", "trigger", "event", "inactive_years", "fate", "exception", "is_example"),
)


def _access_key(row: AccessRow) -> Hashable:
    return row.code, row.security


ACCESS_KIND = Kind(
    AccessRule,
    read_access_row,
    _access_key,
    lambda rule: (rule.code.code, rule.security),
    ("security", "reach"),
)


def plan_retention(lines: Iterable[Line], decreed: Decreed) -> Plan:
    """What these lines would do to the retention schedule. Lines without any period are headings and passed over."""
    found = list(lines)
    telling = [line for line in found if line.refusal is not None or not says_nothing(line.values)]
    plan = _plan(RETENTION_KIND, telling, decreed)
    plan.passed_over = len(found) - len(telling)
    return plan


def plan_access(lines: Iterable[Line], decreed: Decreed) -> Plan:
    """What these lines would do to the access rules."""
    return _plan(ACCESS_KIND, lines, decreed)


def _plan(kind: Kind, lines: Iterable[Line], decreed: Decreed) -> Plan:
    plan = Plan()
    live = {kind.key_of_rule(rule): rule for rule in kind.model.objects.filter(until=None).select_related("code")}
    codes = set(codes_in_force(decreed.since).values_list("code", flat=True))
    read = read_rows(lines, kind.read, kind.key_of_row, plan)
    for key, (line, row) in read.rows.items():
        _plan_one(kind, plan, line, row, live.get(key), codes, decreed)
    if decreed.extent == Extent.WHOLE:
        kept = {rule.pk for rule in plan.ending}
        unnamed = [rule for key, rule in live.items() if key not in read.rows and rule.code.code not in read.doubted]
        gone = [rule for rule in unnamed if rule.pk not in kept]
        plan.ending += [rule for rule in gone if rule.since <= decreed.since]
    return plan


def _plan_one(
    kind: Kind,
    plan: Plan,
    line: Line,
    row: RetentionRow | AccessRow,
    held: RetentionRule | AccessRule | None,
    codes: set[str],
    decreed: Decreed,
) -> None:
    if row.code not in codes:
        return note_refusal(plan, line, unknown_code(row.code))
    if held is None:
        plan.added.append(row)
        return plan.report.note(line, Outcome.CREATED)
    if all(getattr(held, name) == getattr(row, name) for name in kind.fields):
        return plan.report.note(line, Outcome.UNCHANGED)
    if held.since > decreed.since:
        return note_refusal(plan, line, HeldLater(held.since))
    plan.ending.append(held)
    plan.changed.append(row)
    return plan.report.note(line, Outcome.UPDATED)


def write_rules(kind: Kind, plan: Plan, decreed: Decreed) -> None:
    """Do what was planned: end, then add."""
    kind.model.objects.filter(pk__among=[rule.pk for rule in plan.ending]).update(until=decreed.since)
    ids = dict(codes_in_force(decreed.since).values_list("code", "pk"))
    made: list[Any] = [
        kind.model(
            code_id=ids[row.code],
            decree=decreed.decree,
            since=decreed.since,
            **{name: getattr(row, name) for name in kind.fields},
        )
        for row in (*plan.changed, *plan.added)
    ]
    kind.model._default_manager.bulk_create(made, batch_size=500)
