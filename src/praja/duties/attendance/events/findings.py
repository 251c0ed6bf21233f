# SPDX-License-Identifier: EUPL-1.2
"""What happens to the questions of the cross-checks. A unit's questions are one stream; no event says who or what."""

from praja.kernel.ledger.events import Event, event


def stream_of_findings(unit_id: int) -> str:
    """The stream of a unit's questions."""
    return f"attendance.findings:{unit_id}"


@event("attendance.findings_checked")
class FindingsChecked(Event):
    """A run of the cross-checks changed something at a unit. `asked` and `changed` hold the id of each question that is new, or
    has other proofs, with its digest, and whether it is open by that; `gone` those that closed by themselves, with why."""

    unit: int
    asked: tuple[tuple[int, str], ...]
    changed: tuple[tuple[int, str, bool], ...]
    gone: tuple[tuple[int, str], ...]


@event("attendance.finding_answered")
class FindingAnswered(Event):
    """The employee answered a question about themselves. `text` digests what they wrote."""

    unit: int
    finding: int
    remark: int
    text: str


@event("attendance.finding_explained")
class FindingExplained(Event):
    """A question is explained. `text` digests how."""

    unit: int
    finding: int
    remark: int
    text: str


@event("attendance.finding_passed_on")
class FindingPassedOn(Event):
    """A question was passed on to the personnel office or the inspectorate. `text` digests why."""

    unit: int
    finding: int
    remark: int
    receiver: str
    text: str


@event("attendance.findings_blanked")
class FindingsBlanked(Event):
    """Proofs and words of questions whose time is over are gone."""

    unit: int
    findings: tuple[int, ...]
