# SPDX-License-Identifier: EUPL-1.2
"""What a SCORM 1.2 package says of somebody in a lesson (`cmi`), read from JSON that a browser sent. Pure.

A package runs in the reader's browser, so what it says is the reader's word, not proof: SCORM knows no other way. Nothing of it
is believed beyond its form.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from praja.duties.training.domain.modules.spans import scorm_seconds

PASSED, COMPLETED, FAILED, INCOMPLETE, BROWSED, NOT_ATTEMPTED = (
    "passed",
    "completed",
    "failed",
    "incomplete",
    "browsed",
    "not attempted",
)
STATUSES = frozenset({PASSED, COMPLETED, FAILED, INCOMPLETE, BROWSED, NOT_ATTEMPTED})
DONE = frozenset({PASSED, COMPLETED})
EXITS = frozenset({"", "time-out", "suspend", "logout"})
MOST_LOCATION, MOST_SUSPEND = 1000, 65_536
"""SCORM 1.2 promises packages 255 and 4,096 characters; authoring tools are known to write more."""


class Unreadable(ValueError):
    """What came is no state of SCORM 1.2; the argument names the element."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a package said at one commit."""

    status: str
    location: str
    suspend_data: str
    exit: str
    score: Decimal | None
    seconds: int
    """Of this session, up to now."""


def read_cmi(data: Any) -> Said:
    """The state in what scorm-again renders at a commit (`{"cmi": {"core": …}}`). Raises `Unreadable`."""
    cmi = _mapping(_mapping(data, "cmi").get("cmi"), "cmi")
    core = _mapping(cmi.get("core"), "cmi.core")
    status = _text(core, "lesson_status", 20) or NOT_ATTEMPTED
    left = _text(core, "exit", 20)
    if status not in STATUSES:
        raise Unreadable("cmi.core.lesson_status")
    if left not in EXITS:
        raise Unreadable("cmi.core.exit")
    span = _text(core, "session_time", 20)
    seconds = scorm_seconds(span) if span else 0
    if seconds is None:
        raise Unreadable("cmi.core.session_time")
    return Said(
        status=status,
        location=_text(core, "lesson_location", MOST_LOCATION),
        suspend_data=_text(cmi, "suspend_data", MOST_SUSPEND),
        exit=left,
        score=_score(_mapping(core.get("score") or {}, "cmi.core.score").get("raw")),
        seconds=seconds,
    )


def status_after(before: str, said: Said, mastery: str | None, *, is_over: bool) -> str:
    """The status that stands after a commit. What was passed or completed stays so. With a mastery score the score decides when
    the lesson is left (SCORM 1.2 run-time §3.4.4); a lesson that never spoke of a status is then completed."""
    status = said.status
    if is_over and mastery is not None and said.score is not None:
        status = PASSED if said.score >= Decimal(mastery) else FAILED
    elif is_over and status == NOT_ATTEMPTED:
        status = COMPLETED
    if before in DONE and status not in DONE:
        return before
    return before if before == PASSED else status


def _mapping(value: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise Unreadable(name)
    return value


def _text(data: Mapping[str, Any], name: str, most: int) -> str:
    value = data.get(name, "")
    if not isinstance(value, str) or len(value) > most or "\x00" in value:
        raise Unreadable(name)
    return value


def _score(value: Any) -> Decimal | None:
    if value is None or value == "":
        return None
    try:
        score = Decimal(str(value))
    except InvalidOperation:
        raise Unreadable("cmi.core.score.raw") from None
    if not score.is_finite() or not 0 <= score <= 100:
        raise Unreadable("cmi.core.score.raw")
    return score.quantize(Decimal("0.01"))
