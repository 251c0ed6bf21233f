# SPDX-License-Identifier: EUPL-1.2
"""The figures of the first page, when reports pass from unit to unit and units promise dates."""

from datetime import date, datetime, timedelta

from praja.duties.complaints.enums import AnswerKind
from praja.duties.complaints.operations import decide_competence, return_complaint
from praja.duties.complaints.queries.public import promises
from praja.kernel.procedures.models import Case
from praja.lib.clock import frozen
from residents import browser, filed, forwarded
from towns import Town, answered


def redirected(town: Town, case: Case, at: datetime) -> Case:
    """The first unit says that it is not its matter, and another one gets it."""
    case = return_complaint(
        case=case,
        reason="Bukan urusan kami ini.",
        proposed_unit=None,
        actor=town.roads_liaison,
        at=at,
        seen_version=None,
    )
    return decide_competence(
        case=case,
        to_unit=town.lights,
        affair=None,
        decision="Penerangan ada pada perhubungan.",
        actor=town.coordinator,
        at=at,
        seen_version=None,
    )


def test_a_report_that_passed_from_unit_to_unit_counts_once(town: Town, monday: datetime) -> None:
    quick = redirected(town, forwarded(town, filed(monday), monday), monday + timedelta(hours=2))
    slow = redirected(town, forwarded(town, filed(monday), monday), monday + timedelta(days=20))
    for case, at in ((quick, monday + timedelta(days=1)), (slow, monday + timedelta(days=21))):
        answered(case, liaison=town.lights_liaison, head=town.lights_head, at=at, text="Lampu sudah diganti.")
    figures = promises(monday + timedelta(days=22))

    assert (figures.answered_in_time, figures.answers_due) == (1, 2)


def promised(town: Town, at: datetime, day: date) -> Case:
    return answered(
        forwarded(town, filed(at), at),
        liaison=town.roads_liaison,
        head=town.roads_head,
        at=at,
        kind=AnswerKind.SCHEDULED,
        text="Tiang baru kami pasang.",
        promised_for=day,
    )


def test_promises_are_kept_broken_or_not_due_yet(town: Town, monday: datetime) -> None:
    for number in range(12):
        case = promised(town, monday, date(2026, 1, 9))
        if number < 9:
            answered(
                case,
                liaison=town.roads_liaison,
                head=town.roads_head,
                at=monday + timedelta(days=2),
                text="Tiang sudah berdiri.",
            )
    promised(town, monday, date(2026, 3, 9))
    figures = promises(monday + timedelta(days=10))
    with frozen(monday + timedelta(days=10)):
        page = browser().get("/").content.decode()

    assert (figures.promises_kept, figures.promises_due, figures.percent_promises_kept) == (9, 12, 75)
    assert "of the 12 dates that units promised in an answer were kept." in page


def test_messages_and_reviews_are_no_open_reports(town: Town, monday: datetime) -> None:
    from praja.duties.complaints.operations.talking import say_as_reporter
    from praja.lib.actors import Actor, ActorKind

    case = forwarded(town, filed(monday), monday)
    reporter = Actor(ActorKind.LINK, "x", case_id=case.pk)
    say_as_reporter(case=case, text="Kapan diperbaiki?", files=(), actor=reporter, at=monday)

    assert promises(monday + timedelta(hours=1)).open_now == 1
