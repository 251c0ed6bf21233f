# SPDX-License-Identifier: EUPL-1.2
"""What happens in a competition. Words enter as salted digests, places as digests until they are announced."""

from collections.abc import Mapping
from typing import Any

from praja.kernel.ledger.events import Event, event, upcast
from praja.kernel.procedures.events import StepEvent


@event("innovation.competition_step")
class CompetitionStep(StepEvent):
    """Base of the steps of a competition."""


@event("innovation.competition_prepared")
class CompetitionPrepared(CompetitionStep):
    """Somebody began to prepare a competition. `template`: key of the written edition it began from (empty: none)."""

    template: str


@event("innovation.competition_opened")
class EntriesOpened(CompetitionStep):
    """Entries are taken until `entries_until`; from now on its rules stand. `terms`: SHA-256 (hex) of all rules."""

    terms: str
    entries_until: str


@event("innovation.competition_entries_closed")
class EntriesClosed(CompetitionStep):
    """No entry is taken any more. `checked`: each entry handed in (id) and the obstacles that the rules found; none: it takes
    part. `numbers`: what jurors call it."""

    checked: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, int]


@event("innovation.competition_stage_opened")
class StageOpened(CompetitionStep):
    """A stage is judged in a round of `assessments`. `kept_apart`: entries (ids) that a juror (person) must not judge."""

    stage: int
    round: int
    kept_apart: Mapping[str, tuple[int, ...]]


@event("innovation.competition_stage_sealed")
class StageSealed(CompetitionStep):
    """A stage was sealed. `places`: SHA-256 (hex) of its standings; `result`: that of the whole result, after the last stage."""

    stage: int
    round: int
    places: str
    result: str


@event("innovation.competition_announced")
class ResultAnnounced(CompetitionStep):
    """Everybody reads the result from now on; teams may appeal until `appeals_until`. `result` as it was sealed."""

    result: str
    appeals_until: str


@event("innovation.competition_appealed")
class Appealed(CompetitionStep):
    """A team appealed. `words` is a digest."""

    appeal: int
    entry: int
    words: str


@event("innovation.competition_appeal_decided", version=2)
class AppealDecided(CompetitionStep):
    """Somebody who judged nothing in it decided an appeal. `words` is the digest of the reasons. Upheld, `remedy` says what
    follows, `revision` which result it goes into (0: none), `sheets` which sheets count no more (stage by position, assessor,
    entry), `rounds` by stage in which round others judge in their place."""

    appeal: int
    entry: int
    upheld: bool
    words: str
    remedy: str
    revision: int
    sheets: tuple[tuple[int, int, int], ...]
    rounds: Mapping[str, int]


@upcast("innovation.competition_appeal_decided", from_version=1)
def _decided_without_remedy(payload: dict[str, Any]) -> dict[str, Any]:
    """In version 1 nothing followed but what the reasons said."""
    return {**payload, "remedy": "", "revision": 0, "sheets": (), "rounds": {}}


@event("innovation.competition_newcomers_judged")
class NewcomersJudged(CompetitionStep):
    """By the count anew further entries (ids) go on into a stage that was sealed, and are judged there in a round of theirs."""

    revision: int
    stage: int
    round: int
    entries: tuple[int, ...]


@event("innovation.competition_result_superseded")
class ResultSuperseded(CompetitionStep):
    """A later result was sealed and announced: number `result`, in place of the one before, which stays. `places` by stage and
    `digest` of the whole as when a stage is sealed; teams may appeal against it until `appeals_until`."""

    result: int
    places: Mapping[str, str]
    digest: str
    appeals_until: str


@event("innovation.competition_closed")
class CompetitionClosed(CompetitionStep):
    """The days of appeal are over and every appeal is decided."""


@event("innovation.competition_cancelled")
class CompetitionCancelled(CompetitionStep):
    """It is not held. `reason` is a digest."""

    reason: str


@event("innovation.competition_terms_set", version=1)
class TermsSet(Event):
    """The rules of a competition in preparation were written anew. `terms`: SHA-256 (hex) of all of them."""

    terms: str


@event("innovation.competition_jurors_named", version=1)
class JurorsNamed(Event):
    """Who judges from now on, by ids of persons."""

    people: tuple[int, ...]


@event("innovation.juror_relatives_told", version=1)
class JurorRelativesTold(Event):
    """A juror told who of those who work here is a close relative, by ids of persons; none is an answer too."""

    juror: int
    people: tuple[int, ...]


@event("innovation.competition_committee_named", version=1)
class CommitteeNamed(Event):
    """Who runs it beside the organisation bureau from now on, by ids of persons."""

    people: tuple[int, ...]


@event("innovation.jurors_reminded", version=1)
class JurorsReminded(Event):
    """The time of a round ends soon, and so many jurors still have something to judge. `closes`: the moment it ends."""

    round: int
    closes: str
    jurors: int


def stream_of_entry(entry_id: int) -> str:
    """The stream of an entry in the ledger."""
    return f"innovation.entry:{entry_id}"


@event("innovation.entry_begun", version=1)
class EntryBegun(Event):
    """An entry was begun. `team` maps ids of persons to what they are; `content` digests what is written in it."""

    competition: int
    category: str
    unit: int
    subject_kind: str
    subject_id: int
    team: Mapping[str, str]
    content: str


@event("innovation.entry_written", version=1)
class EntryWritten(Event):
    """An entry was written on, or its team changed."""

    team: Mapping[str, str]
    content: str


@event("innovation.entry_files_changed", version=1)
class EntryFilesChanged(Event):
    """A file was added to an entry that is being written, or taken off. `files`: SHA-256 (hex) of what is added to it now."""

    files: tuple[str, ...]


@event("innovation.entry_relatives_told", version=1)
class EntryRelativesTold(Event):
    """Its team told who of those who work here is a close relative of one of them, by ids of persons; none is an answer too."""

    people: tuple[int, ...]


@event("innovation.entry_relative_noted", version=1)
class EntryRelativeNoted(Event):
    """Whoever runs the competition noted that somebody is a close relative of one of the team, after they were told so."""

    person: int


@event("innovation.entry_handed_in", version=1)
class EntryHandedIn(Event):
    """An entry was handed in and is frozen. `files`: SHA-256 (hex) of what is added to it."""

    content: str
    files: tuple[str, ...]


@event("innovation.entry_withdrawn", version=1)
class EntryWithdrawn(Event):
    """Its team took it back."""


@event("innovation.entry_decided", version=1)
class EntryDecided(Event):
    """Whoever runs the competition decided otherwise than the rules found. `words` is the digest of the reasons."""

    admitted: bool
    words: str


def stream_of_sheet(juror: int, entry: int, stage: int) -> str:
    """The stream of what a juror wrote down before giving scores."""
    return f"innovation.sheet:{juror}.{entry}.{stage}"


@event("innovation.sheet_kept", version=1)
class SheetKept(Event):
    """A juror kept what they have so far; nobody else reads it. `content` is a digest."""

    content: str
