# SPDX-License-Identifier: EUPL-1.2
"""Close relatives whom a juror tells of, or whom whoever runs it notes: kept apart from then on, also in what is being judged."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums.competitions import CompetitionState, EntryState, Told
from praja.duties.innovation.errors.competitions import EntryInvalid, NotYourCompetition, StillOpen
from praja.duties.innovation.events.competitions import EntryRelativeNoted, JurorRelativesTold, stream_of_entry
from praja.duties.innovation.models.competitions import Competition, Entry, EntryRelative, JurorRelative, Stage
from praja.duties.innovation.operations.competitions.judging import leave_to_others
from praja.duties.innovation.queries.competitions.conflicts import interests
from praja.duties.innovation.queries.competitions.rounds import rounds_of
from praja.duties.innovation.rules.competitions import judged_in, runs_competition
from praja.kernel.assessments.models import AssignedSubject
from praja.kernel.ledger.operations import record
from praja.kernel.people.models import Person
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations.stepping import lock
from praja.lib.actors import Actor, ActorKind
from praja.lib.wording import in_own_language

OVER = (CompetitionState.CLOSED, CompetitionState.CANCELLED)
REASON = _("Close relative, as was told.")


def tell_juror_relatives(*, competition: Competition, people: Collection[int], actor: Actor, at: datetime) -> None:
    """Tell, as a juror, who of those who work here is a close relative (ids of persons; none is an answer too). Entries in whose
    team one of them is are left to others, also those that are being judged.

    Raises `NotYourCompetition` for whoever judges nothing in it, `StillOpen` once it is over, `EntryInvalid` at `relatives`.
    Records `innovation.juror_relatives_told`, and what stepping back records.
    """
    wanted = sorted(set(people))
    if Person.objects.filter(pk__in=wanted, employee__isnull=False).count() != len(wanted):
        raise EntryInvalid("relatives", _("Somebody of them does not work here."), _("Leave them out."))
    me = actor.person_id if actor.kind is ActorKind.EMPLOYEE else None
    if me is None or not judged_in(me, competition.pk):
        raise NotYourCompetition
    with transaction.atomic():
        case = _open(competition)
        JurorRelative.objects.filter(competition_id=case.pk, juror_id=me).delete()
        JurorRelative.objects.bulk_create(
            JurorRelative(competition_id=case.pk, juror_id=me, person_id=person) for person in wanted
        )
        event = JurorRelativesTold(juror=me, people=tuple(wanted))
        record(event, actor=actor, at=at, stream=case.stream, refs={"case": case.pk})
        entries = Entry.objects.filter(competition_id=case.pk, state=EntryState.ELIGIBLE).select_related("unit")
        _keep_apart(competition, me, list(entries), at)


def note_relative(*, entry: Entry, person: Person, actor: Actor, at: datetime) -> Entry:
    """Note, as whoever runs the competition, that somebody is a close relative of one of the team, as they were told. An entry
    that is being judged by them goes to others. Again changes nothing.

    Raises `NotYourCompetition`, `StillOpen` once it is over. Records `innovation.entry_relative_noted`, and what keeps them
    apart.
    """
    with transaction.atomic():
        row = Entry.objects.select_related("competition__case", "unit").get(pk=entry.pk)
        if not runs_competition(actor, row.competition):
            raise NotYourCompetition
        _open(row.competition)
        if row.relatives.filter(person=person).exists():
            return row
        EntryRelative.objects.create(entry=row, person=person, told_by=Told.ORGANISER)
        refs = {"competition": row.competition_id, "entry": row.pk, "unit": row.unit_id}
        event = EntryRelativeNoted(person=person.pk)
        record(event, actor=actor, at=at, stream=stream_of_entry(row.pk), refs=refs)
        _keep_apart(row.competition, person.pk, [row], at)
    return row


def _open(competition: Competition) -> Case:
    case = lock(competition.pk)
    if case.state in OVER:
        raise StillOpen(_("Nothing is left to judge here."), _("Read the result."))
    return case


def _keep_apart(competition: Competition, person_id: int, entries: Collection[Entry], at: datetime) -> None:
    """What somebody was given in a round that is not sealed, and now must not judge, goes to others."""
    barred = {entry for _person, entry in interests([person_id], entries)}
    by_id = {one.pk: one for one in entries}
    for stage in competition.stages.filter(round__isnull=False).order_by("position"):
        for subject in _given(stage, person_id, barred):
            entry = Entry.objects.select_related("competition__case", "unit").get(pk=by_id[subject].pk)
            leave_to_others(stage=stage, entry=entry, person_id=person_id, reason=in_own_language(REASON), at=at)


def _given(stage: Stage, person_id: int, entries: Collection[int]) -> list[int]:
    rounds = rounds_of(stage).filter(sealed_at=None).values("pk")
    rows = AssignedSubject.objects.filter(
        assessor__round__in=rounds, assessor__person_id=person_id, subject_id__in=entries
    )
    return sorted(rows.values_list("subject_id", flat=True))
