# SPDX-License-Identifier: EUPL-1.2
"""Teams, jurors and organisers of a competition hear what concerns them: in a code, a unit and a link; never a title, a name, a
rank or a reason. Everybody gets one message of one event, so that whom two of them would concern hears the one that asks more."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse

from praja.duties.innovation.enums.competitions import ENTRY, CompetitionState, EntryState
from praja.duties.innovation.events.competitions import EntriesOpened, JurorsNamed
from praja.duties.innovation.models import Competition, Entry, EntryMember, Placing
from praja.duties.innovation.operations.competitions.desks import judging_url
from praja.duties.innovation.operations.competitions.staging import is_done
from praja.duties.innovation.queries.competitions.rounds import competitions_of
from praja.kernel.assessments.models import Assessor, Round
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.subscriptions import Delivered
from praja.kernel.ledger.telling import told_by_stream
from praja.kernel.notifications.declarations import announce
from praja.kernel.people.enums import Role
from praja.kernel.people.queries import holders_of, others_than
from praja.lib.codes import show_code

Words = Mapping[str, str | int]
IN_HAND = (EntryState.HANDED_IN, EntryState.ELIGIBLE, EntryState.REFUSED)


def _field(delivered: Delivered, name: str) -> Any:
    return getattr(delivered.event, name)


def _row(delivered: Delivered) -> Competition:
    return Competition.objects.select_related("case__lead_unit").get(pk=int(delivered.refs["case"]))


def _words(row: Competition, path: str) -> Words:
    return {
        "code": show_code(row.case.code),
        "unit": row.case.lead_unit.name,
        "url": f"{settings.PRAJA_BASE_URL}{path}",
    }


def _about(delivered: Delivered) -> Words:
    row = _row(delivered)
    return _words(row, reverse("innovation:competition", args=[row.case.code]))


def _to_judge(delivered: Delivered) -> Words:
    row = _row(delivered)
    return _words(row, judging_url(row))


def _teams(entries: Iterable[int]) -> set[int]:
    return set(EntryMember.objects.filter(entry__in=list(entries)).values_list("person_id", flat=True))


# Teams


def _checked(*, refused: bool) -> Callable[[Delivered], Iterable[int]]:
    def people(delivered: Delivered) -> Iterable[int]:
        checked: Mapping[str, tuple[str, ...]] = _field(delivered, "checked")
        out = _teams(int(pk) for pk, obstacles in checked.items() if obstacles)
        return sorted(out if refused else _teams(map(int, checked)) - out)

    return people


def _decided(delivered: Delivered) -> Iterable[int]:
    return others_than(delivered.actor, _teams([int(delivered.refs["entry"])]))


def _about_entry(delivered: Delivered) -> Words:
    row = Entry.objects.select_related("competition__case__lead_unit").get(pk=int(delivered.refs["entry"]))
    return _words(row.competition, reverse("innovation:entry", args=[row.code]))


def _going_on(*, goes_on: bool) -> Callable[[Delivered], Iterable[int]]:
    """Before the last stage: the teams of entries that go on, or of those that do not."""

    def people(delivered: Delivered) -> Iterable[int]:
        if _field(delivered, "result"):
            return []
        rows = Placing.objects.filter(
            entry__competition=int(delivered.refs["case"]), stage__position=_field(delivered, "stage"), result=1
        )
        on = _teams(rows.filter(goes_on=True).values_list("entry_id", flat=True))
        return sorted(on if goes_on else _teams(rows.values_list("entry_id", flat=True)) - on)

    return people


def _placed(delivered: Delivered) -> set[int]:
    rows = Placing.objects.filter(entry__competition=int(delivered.refs["case"]))
    return _teams(set(rows.values_list("entry_id", flat=True)))


def _everybody_placed(delivered: Delivered) -> Iterable[int]:
    return others_than(delivered.actor, _placed(delivered))


def _entered(delivered: Delivered) -> Iterable[int]:
    rows = Entry.objects.filter(competition=int(delivered.refs["case"]), state__in=IN_HAND)
    return others_than(delivered.actor, _teams(rows.values_list("pk", flat=True)))


def _who_appealed(delivered: Delivered) -> Iterable[int]:
    return sorted(_teams([int(_field(delivered, "entry"))]))


def _about_appeal(delivered: Delivered) -> Words:
    row = Entry.objects.select_related("competition__case__lead_unit").get(pk=int(_field(delivered, "entry")))
    return _words(row.competition, reverse("innovation:entry", args=[row.code]))


# Jurors


def _seated(rounds: Iterable[int]) -> set[int]:
    rows = Assessor.objects.filter(round__in=list(rounds), subjects__isnull=False)
    return set(rows.values_list("person_id", flat=True))


def _named(delivered: Delivered) -> Iterable[int]:
    """Jurors from the opening on, for before it nobody sees the competition; later only those who were none."""
    row = _row(delivered)
    if delivered.event.name == EntriesOpened.name:
        return sorted(row.jurors.values_list("person_id", flat=True))
    if row.case.state == CompetitionState.DRAFT:
        return []
    told = told_by_stream([row.case.stream], names=[JurorsNamed.name]).get(row.case.stream, [])
    before = [set(one.payload["people"]) for one in told if one.at < delivered.at]
    return sorted(set(_field(delivered, "people")) - (before[-1] if before else set()))


def _about_relatives(delivered: Delivered) -> Words:
    row = _row(delivered)
    return _words(row, reverse("innovation:juror_relatives", args=[row.case.code]))


def _assigned(delivered: Delivered) -> Iterable[int]:
    return sorted(_seated([_field(delivered, "round")]))


def _in_place_of_others(delivered: Delivered) -> Iterable[int]:
    """The other jurors of an appeal that was upheld; its team hears of it in words of its own."""
    return sorted(_seated(_field(delivered, "rounds").values()) - set(_who_appealed(delivered)))


def _took_over(delivered: Delivered) -> Iterable[int]:
    seat = Assessor.objects.select_related("round").filter(pk=int(delivered.refs["assessor"])).first()
    return [seat.person_id] if seat is not None and seat.round.subject_kind == ENTRY else []


def _about_taking_over(delivered: Delivered) -> Words:
    row = competitions_of([int(delivered.refs["round"])])[int(delivered.refs["round"])]
    return _words(row, judging_url(row))


def _not_done(delivered: Delivered) -> Iterable[int]:
    seats = Assessor.objects.filter(round=int(delivered.refs["round"]), round__sealed_at=None)
    return [seat.person_id for seat in seats.order_by("person_id") if not is_done(seat)]


def _about_the_end(delivered: Delivered) -> Words:
    closes_at = Round.objects.get(pk=int(delivered.refs["round"])).closes_at
    return {**_to_judge(delivered), "due": moment_text(closes_at)}


def _judged_it(delivered: Delivered) -> Iterable[int]:
    return sorted(_seated([_field(delivered, "round")]) - _placed(delivered))


# Organisers, and everybody


def _organisers(delivered: Delivered) -> Iterable[int]:
    row = _row(delivered)
    holders = {one.pk for one in holders_of(Role.ORGANIZATION, row.case.lead_unit_id, delivered.at)}
    return others_than(delivered.actor, holders | set(row.committee.values_list("person_id", flat=True)))


def _everybody(delivered: Delivered) -> Iterable[int]:
    row = _row(delivered)
    jurors = set(row.jurors.values_list("person_id", flat=True))
    return sorted(_placed(delivered) | jurors | set(_organisers(delivered)))


CLOSED, SEALED = "innovation.competition_entries_closed", "innovation.competition_stage_sealed"

announce(CLOSED, recipients=_checked(refused=False), context=_about, template="innovation.entry_admitted")
announce(CLOSED, recipients=_checked(refused=True), context=_about, template="innovation.entry_refused")
announce("innovation.entry_decided", recipients=_decided, context=_about_entry)
announce(SEALED, recipients=_going_on(goes_on=True), context=_about, template="innovation.entry_goes_on")
announce(SEALED, recipients=_going_on(goes_on=False), context=_about, template="innovation.entry_stays")
announce("innovation.competition_announced", recipients=_everybody_placed, context=_about)
announce("innovation.competition_cancelled", recipients=_entered, context=_about)
announce("innovation.competition_result_superseded", recipients=_everybody, context=_about)
announce(
    "innovation.competition_appeal_decided",
    recipients=_who_appealed,
    context=_about_appeal,
    template="innovation.appeal_decided",
)
announce(
    EntriesOpened.name,
    JurorsNamed.name,
    recipients=_named,
    context=_about_relatives,
    template="innovation.jury_named",
)
announce(
    "innovation.competition_stage_opened",
    "innovation.competition_newcomers_judged",
    recipients=_assigned,
    context=_to_judge,
    template="innovation.jury_assigned",
)
announce(
    "innovation.competition_appeal_decided",
    recipients=_in_place_of_others,
    context=_to_judge,
    template="innovation.jury_anew",
)
announce("assessments.given", recipients=_took_over, context=_about_taking_over, template="innovation.jury_took_over")
announce("innovation.jurors_reminded", recipients=_not_done, context=_about_the_end)
announce(SEALED, recipients=_judged_it, context=_about, template="innovation.jury_sealed")
announce("innovation.competition_appealed", recipients=_organisers, context=_about)
