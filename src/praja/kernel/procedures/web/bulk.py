# SPDX-License-Identifier: EUPL-1.2
"""Several cases decided at once, each by an operation of its own: what was refused is refused alone, and says why."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from praja.kernel.procedures.errors import StaleCase
from praja.kernel.procedures.forms.picks import Pick
from praja.kernel.procedures.models import Case
from praja.lib.errors import DomainError, Text
from praja.lib.web import PrajaRequest

Said = Callable[[Case], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one case. `url` is empty where the actor can't read it (any more)."""

    code: str
    subject: str
    url: str
    refused: str = ""


def decided(
    request: PrajaRequest,
    operation: Callable[..., Any],
    picks: Iterable[Pick],
    found: Mapping[str, Case],
    said: Said,
    *,
    url: Callable[[str], str],
    unknown: Text,
) -> list[Line]:
    """One line for each chosen case. `found` are those that the actor may read, by code; `said` is what the operation takes for
    each; `unknown` is said of the others."""
    lines = []
    for pick in picks:
        case = found.get(pick.code)
        if case is None:
            lines.append(Line(pick.code, "", "", str(unknown)))
            continue
        refused = ""
        try:
            operation(case=case, actor=request.actor, at=request.at, seen_version=pick.version, **said(case))
        except DomainError as error:
            refused = said_of(error)
        lines.append(Line(case.code, case.subject, url(case.code), refused))
    return lines


def said_of(refused: DomainError) -> str:
    """Why one of several was refused; a page that has moved on says what to do where no text is kept."""
    if isinstance(refused, StaleCase):
        return f"{refused.message} {_('Open it, read what is new, and decide again.')}"
    return str(refused)
