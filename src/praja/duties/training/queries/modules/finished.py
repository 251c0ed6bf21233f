# SPDX-License-Identifier: EUPL-1.2
"""Who has finished which module, for the parts that count it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from praja.duties.training.models import Enrolment


@dataclass(frozen=True, slots=True)
class Finished:
    """One module that somebody finished. `jp` is what its version declares; `share` in per cent, None where nothing was asked."""

    module: int
    title: str
    number: int
    jp: int
    share: int | None
    at: datetime


def finished_by(employee_ids: Collection[int]) -> Mapping[int, list[Finished]]:
    """Employee to the modules they finished, the last first; nothing for who finished none. The caller has asked who may know."""
    rows = Enrolment.objects.filter(employee__in=employee_ids, finished_at__isnull=False)
    values = rows.order_by("-finished_at", "-pk").values_list(
        "employee_id", "of__module_id", "of__title", "of__number", "of__jp", "best", "finished_at"
    )
    found: dict[int, list[Finished]] = defaultdict(list)
    for employee, module, title, number, jp, share, at in values:
        assert at is not None
        found[employee].append(Finished(module, title, number, jp, share, at))
    return dict(found)
