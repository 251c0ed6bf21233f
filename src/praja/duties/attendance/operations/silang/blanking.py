# SPDX-License-Identifier: EUPL-1.2
"""Letting go of questions whose time is over. That one was asked, of whom, when and how it ended stays; its proofs and what was
said do not."""

from collections import defaultdict
from datetime import datetime, timedelta

from django.db import transaction

from praja.duties.attendance.enums import FindingState
from praja.duties.attendance.events.findings import FindingsBlanked, stream_of_findings
from praja.duties.attendance.models import Finding, Remark
from praja.duties.attendance.queries.silang.asking import figure
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor
from praja.lib.clock import local_date, start_of
from praja.lib.moments import local_zone

ENDED = (FindingState.EXPLAINED, FindingState.GONE)
AT_ONCE = 1_000


def blank_findings(*, actor: Actor, at: datetime) -> int:
    """Blank questions that ended longer ago than `attendance.silang_kept`: proofs, figures, others, words and salts. Returns how
    many; none, no event. Records `attendance.findings_blanked`, once for each unit."""
    today = local_date(at, local_zone())
    before = start_of(today - timedelta(days=figure("silang_kept", today)), local_zone())
    due = Finding.objects.filter(state__in=ENDED, is_blank=False, changed_at__lt=before).order_by("pk")
    of_units = defaultdict[int, list[int]](list)
    with transaction.atomic():
        for pk, unit in due.select_for_update().values_list("pk", "unit")[:AT_ONCE]:
            of_units[unit].append(pk)
        for unit, chosen in sorted(of_units.items()):
            _blank(chosen)
            event = FindingsBlanked(unit=unit, findings=tuple(chosen))
            record(event, actor=actor, at=at, stream=stream_of_findings(unit), refs={"unit": unit})
    return sum(map(len, of_units.values()))


def _blank(chosen: list[int]) -> None:
    Remark.objects.filter(finding__in=chosen).update(text="", salt=b"")
    Finding.others.through.objects.filter(finding__in=chosen).delete()
    Finding.objects.filter(pk__in=chosen).update(proofs=[], figures={}, salt=b"", is_blank=True)
