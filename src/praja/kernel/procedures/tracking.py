# SPDX-License-Identifier: EUPL-1.2
"""Tracking: how a duty shows one of its cases to whoever knows its code, and to whoever came by its secret link.

A duty declares it; the portal's tracking page knows no duty by name. A procedure that nobody declares here cannot be tracked at
all, so that what must stay hidden is hidden by not being named.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web import reporter_of
from praja.lib.codes import read_code

Proof = Callable[[Case], Mapping[str, Any]]
Page = Callable[[Any, Case, bool], HttpResponse]


@dataclass(frozen=True)
class Tracked:
    """`page(request, case, is_owner)` draws the case for one reader; `proof(case)` is what the offline checker needs beside the
    receipt. `by_code` False: the code alone opens nothing, it is as if it did not exist, except for the holder of the link."""

    page: Page
    proof: Proof
    by_code: bool = True


_tracked: dict[str, Tracked] = {}


def register_tracking(procedure: str, tracked: Tracked) -> Tracked:
    """Make the cases of a procedure trackable; the same name again replaces it."""
    _tracked[procedure] = tracked
    return tracked


def tracked_as(case: Case) -> Tracked:
    """How a case is shown. Only for cases that `case_by_link` or `readable_case` gave."""
    return _tracked[case.procedure]


def case_by_link(code: str) -> Case | None:
    """The case of a code for whoever holds its secret link; every trackable procedure."""
    cases = Case.objects.filter(code=read_code(code), procedure__in=_tracked)
    return cases.select_related("lead_unit").first()


def readable_case(request: HttpRequest, code: str) -> Case | None:
    """The case of a code, if this reader may know that it exists."""
    case = case_by_link(code)
    if case is None or _tracked[case.procedure].by_code:
        return case
    return case if reporter_of(request, case) is not None else None
