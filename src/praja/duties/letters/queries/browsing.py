# SPDX-License-Identifier: EUPL-1.2
"""The classification as it is looked through: one level at a time, or by words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from praja.duties.letters.domain.classification import lineage_of
from praja.duties.letters.models import AccessRule, ClassificationCode, RetentionRule, ScheduleDraft
from praja.duties.letters.queries.classification import codes_for, codes_in_force
from praja.duties.letters.queries.schedules import retention_for
from praja.duties.letters.rules.reading import account_of
from praja.lib.actors import Actor

FOUND = 50


@dataclass(frozen=True, slots=True)
class Shelf:
    """One code opened: those above it, those below, how long its records are kept (by its own rule or one above), how far its
    letters reach."""

    code: ClassificationCode | None
    above: tuple[ClassificationCode, ...]
    below: tuple[ClassificationCode, ...]
    retention: RetentionRule | None
    access: tuple[AccessRule, ...]


def shelf_of(code: ClassificationCode | None, on: date) -> Shelf:
    """The classification at a code; at its top without one. At most five statements."""
    rows = codes_in_force(on)
    below = rows.filter(parent=code) if code is not None else rows.filter(level=1)
    if code is None:
        return Shelf(None, (), tuple(_with_children(below, on)), None, ())
    above = ClassificationCode.objects.filter(code__in=lineage_of(code.code)[1:]).order_by("level")
    access = AccessRule.objects.filter(_in_force(on), code__code__in=lineage_of(code.code)).select_related("code")
    return Shelf(
        code,
        tuple(above),
        tuple(_with_children(below, on)),
        retention_for(code, on),
        _nearest(list(access.order_by("security", "-code__level", "-since"))),
    )


def _nearest(rules: Sequence[AccessRule]) -> tuple[AccessRule, ...]:
    """Of each security the nearest; they come with the nearest in front."""
    first: dict[str, AccessRule] = {}
    for rule in rules:
        first.setdefault(rule.security, rule)
    return tuple(first.values())


def found_by(words: str, on: date) -> list[ClassificationCode]:
    """Codes that begin with a number or whose names have the words, at most `FOUND`."""
    return codes_for(words, on, FOUND)


def draft_of(actor: Actor, what: str) -> ScheduleDraft | None:
    """The file that this reader sent and has not taken over yet."""
    return ScheduleDraft.objects.filter(by=account_of(actor), what=what).first()


def _with_children(rows: QuerySet[ClassificationCode], on: date) -> QuerySet[ClassificationCode]:
    return rows.annotate(has_below=Exists(codes_in_force(on).filter(parent=OuterRef("pk"))))


def _in_force(on: date) -> Q:
    return Q(since__lte=on) & (Q(until=None) | Q(until__gt=on))
