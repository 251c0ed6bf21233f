# SPDX-License-Identifier: EUPL-1.2
"""From the decision on: trial, application, development, report, award, display, and stopping."""

from collections.abc import Collection
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums import PATH, LegalForm
from praja.duties.innovation.errors.path import NotReady
from praja.duties.innovation.models import Award, Innovation, TrialUnit
from praja.duties.innovation.operations.path.proposing import LONGEST_WORDS, leader_of, named, note
from praja.kernel.organization.models import Unit
from praja.kernel.plans.operations import end_plans_of
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


def begin_trial(
    *,
    case: Case,
    first_day: date,
    last_day: date,
    at_units: Collection[Unit],
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    """Try it from one day to another at some units; by then the team says how it went. Raises `NotReady`, and what `perform`
    raises. Records `innovation.trial_begun`."""
    if last_day <= first_day:
        raise NotReady("last_day", _("A trial ends after it begins."), _("Choose a later day."))
    if not at_units:
        raise NotReady("units", _("Where is it tried?"), _("Choose at least one unit."))

    def write(locked: Case) -> None:
        Innovation.objects.filter(pk=locked.pk).update(trial_from=first_day, trial_until=last_day)
        TrialUnit.objects.bulk_create(TrialUnit(innovation_id=locked.pk, unit=unit) for unit in at_units)

    data = {
        "first_day": first_day.isoformat(),
        "last_day": last_day.isoformat(),
        "units": tuple(sorted({unit.pk for unit in at_units})),
        "leader": leader_of(case.pk),
    }
    return perform(case, "begin_trial", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def end_trial(*, case: Case, worked: bool, words: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Say what came of the trial. Raises words missing at `words`, and what `perform` raises. Records
    `innovation.trial_ended`."""
    said = words_of(words, field="words", longest=LONGEST_WORDS)

    def write(locked: Case) -> None:
        Innovation.objects.filter(pk=locked.pk).update(trial_worked=worked)
        note(locked, "end_trial", said, at)

    data = {"worked": worked, "words": said.digest, "leader": leader_of(case.pk)}
    return perform(case, "end_trial", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def apply_innovation(
    *,
    case: Case,
    legal_form: str,
    instrument: str,
    applied_on: date,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    """Apply what was tried, by a legal instrument. Raises `NotReady`, and what `perform` raises. Records
    `innovation.applied`."""
    if legal_form not in LegalForm.values:
        raise NotReady("legal_form", _("By which instrument is it applied?"), _("Choose one of the list."))
    basis = named(instrument, "instrument")

    def write(locked: Case) -> None:
        Innovation.objects.filter(pk=locked.pk).update(legal_form=legal_form, instrument=basis, applied_on=applied_on)

    data = {"legal_form": legal_form, "instrument": basis, "applied_on": applied_on.isoformat()}
    return perform(case, "apply", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def develop(
    *, case: Case, developed_on: date, words: str, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """Say that what is applied was developed further. Raises `NotReady` for a day before it was applied or one that has not come,
    words missing at `words`, and what `perform` raises. Records `innovation.developed`."""
    said = words_of(words, field="words", longest=LONGEST_WORDS)
    _guard_day(developed_on, "developed_on", at)
    applied_on = Innovation.objects.values_list("applied_on", flat=True).get(pk=case.pk)
    if applied_on is not None and developed_on < applied_on:
        raise NotReady("developed_on", _("It was not applied yet on that day."), _("Choose a later day."))

    def write(locked: Case) -> None:
        Innovation.objects.filter(pk=locked.pk).update(developed_on=developed_on)
        note(locked, "develop", said, at)

    data = {"developed_on": developed_on.isoformat(), "words": said.digest}
    return perform(
        case, "develop", actor=actor, at=at, seen_version=seen_version, data=data, write=write, target=case.state
    )


def report_to_minister(
    *, case: Case, letter: str, reported_on: date, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """Write down the letter by which it was reported to the Minister of Home Affairs (UU 23/2014 Pasal 388). Raises `NotReady`,
    and what `perform` raises. Records `innovation.reported`."""
    basis = named(letter, "letter")
    _guard_day(reported_on, "reported_on", at)

    def write(locked: Case) -> None:
        Innovation.objects.filter(pk=locked.pk).update(reported_by=basis, reported_on=reported_on)

    data = {"letter": basis, "reported_on": reported_on.isoformat()}
    return perform(
        case, "report", actor=actor, at=at, seen_version=seen_version, data=data, write=write, target=case.state
    )


def award(
    *,
    case: Case,
    title: str,
    giver: str,
    awarded_on: date,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    """Write down what its people were given for it. Raises `NotReady`, and what `perform` raises. Records
    `innovation.awarded`."""
    what, who = named(title, "title"), named(giver, "giver")
    _guard_day(awarded_on, "awarded_on", at)

    def write(locked: Case) -> None:
        Award.objects.create(innovation_id=locked.pk, title=what, giver=who, awarded_on=awarded_on)

    data = {"award": what, "giver": who, "awarded_on": awarded_on.isoformat()}
    return perform(
        case, "award", actor=actor, at=at, seen_version=seen_version, data=data, write=write, target=case.state
    )


def display(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Show it to the public with its words as they stand; again shows the words written since. Raises `NotReady`, and what
    `perform` raises. Records `innovation.displayed`."""
    profile = Innovation.objects.get(pk=case.pk).profiles.order_by("-number").first()
    if profile is None:
        raise NotReady("profile", _("There are no words to show yet."), _("Ask its team to write them."))
    number = profile.number

    def write(locked: Case) -> None:
        Innovation.objects.filter(pk=locked.pk).update(displayed_number=number, displayed_at=at)

    return perform(
        case, "display", actor=actor, at=at, seen_version=seen_version, data={"profile": number}, write=write
    )


def stop(*, case: Case, learned: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """It goes no further, and this was learned; what its plan still promises is given up for the same reason. Raises words
    missing at `learned`, and what `perform` raises. Records `innovation.stopped`, `plans.plan_ended` and `plans.dropped`."""
    words = words_of(learned, field="learned", longest=LONGEST_WORDS)

    def write(locked: Case) -> None:
        note(locked, "stop", words, at)
        end_plans_of(source_kind=PATH, source_id=locked.pk, why=words.text, actor=actor, at=at)

    return perform(
        case, "stop", actor=actor, at=at, seen_version=seen_version, data={"learned": words.digest}, write=write
    )


def _guard_day(day: date, field: str, at: datetime) -> None:
    """What is written down has happened."""
    if day > local_date(at, local_zone()):
        raise NotReady(field, _("This day has not come yet."), _("Choose the day on which it happened."))
