# SPDX-License-Identifier: EUPL-1.2
"""What a check of the installation says, and how checks are run."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext as _

from praja.lib.errors import DomainError

log = logging.getLogger("praja.doctor")


class Level(StrEnum):
    """How bad it is. Only `BAD` makes `praja doctor` fail."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `about` names the setting or part, `remedy` what to do now (empty: nothing)."""

    level: Level
    about: str
    message: str
    remedy: str = ""


Check = Callable[[datetime], Iterator[Finding]]


def good(about: str, message: str) -> Finding:
    return Finding(Level.GOOD, about, message)


def warning(about: str, message: str, remedy: str) -> Finding:
    return Finding(Level.WARNING, about, message, remedy)


def bad(about: str, message: str, remedy: str) -> Finding:
    return Finding(Level.BAD, about, message, remedy)


def examine(checks: dict[str, Check], at: datetime) -> Iterator[Finding]:
    """Every finding of every check. A check that cannot be done is itself a finding and stops no other."""
    for about, check in checks.items():
        try:
            yield from check(at)
        except DomainError as refusal:
            yield bad(about, str(refusal.message), str(refusal.next_step))
        except Exception as failure:
            log.debug("check %s failed", about, exc_info=True)
            words = f"{type(failure).__name__}: {str(failure).strip()}"
            yield bad(
                about,
                _("Could not be checked (%(failure)s).") % {"failure": words.splitlines()[0]},
                _("Mend what is named above it first; then run `praja doctor` again."),
            )
