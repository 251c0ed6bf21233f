# SPDX-License-Identifier: EUPL-1.2
"""Preparing a competition: its rules, who judges, who helps; opening it for entries, or giving it up."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.domain.competitions.terms import Fault, Found, Terms, faults, terms_digest
from praja.duties.innovation.enums.competitions import CompetitionState
from praja.duties.innovation.errors.competitions import NotYourCompetition, StillOpen, TermsStand, TermsUnsuitable
from praja.duties.innovation.events.competitions import CommitteeNamed, JurorsNamed, TermsSet
from praja.duties.innovation.models.competition_terms import terms_of
from praja.duties.innovation.models.competitions import Category, CommitteeMember, Competition, Juror, Stage
from praja.duties.innovation.procedure.competitions import CONTEST
from praja.duties.innovation.queries.competitions.terms import first_terms
from praja.duties.innovation.rules.competitions import holds_competitions
from praja.kernel.law.domain.contests import ContestEdition
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Person
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case, perform
from praja.kernel.procedures.operations.stepping import lock
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor
from praja.lib.errors import Text

SHORTEST_TITLE, LONGEST_TITLE, LONGEST_ABOUT = 5, 160, 4_000
NAMEABLE = (
    CompetitionState.DRAFT,
    CompetitionState.OPEN,
    CompetitionState.CHECKING,
    CompetitionState.JUDGING,
    CompetitionState.APPEALS,
    CompetitionState.REVISING,
)
"""States in which jurors are still named: for the stages to come, and for what is judged anew after an appeal."""


def prepare_competition(
    *,
    title: str,
    unit: Unit,
    edition: ContestEdition | None,
    entries_until: datetime,
    actor: Actor,
    at: datetime,
    idempotency_key: UUID | None = None,
) -> Competition:
    """Begin to prepare a competition held by `unit`, from a written edition or from rules of its own; only who runs it sees it.

    Raises `StepNotAllowed`, `TermsUnsuitable`, `AlreadyFiled`. Records `innovation.competition_prepared`.
    """
    name = " ".join(title.split())
    if not SHORTEST_TITLE <= len(name) <= LONGEST_TITLE:
        raise TermsUnsuitable("title", _("The name is too short or too long."), _("Name it in 5 to 160 characters."))
    row = Competition(template=edition.key if edition else "", entries_until=entries_until)

    def write(case: Case) -> None:
        row.case = case
        _put(row, first_terms(edition, until=entries_until), new=True)

    open_case(
        CONTEST,
        actor=actor,
        at=at,
        lead_unit=unit.pk,
        channel="",
        subject=name,
        data={"template": row.template},
        write=write,
        idempotency_key=idempotency_key,
    )
    return row


def set_terms(*, competition: Competition, terms: Terms, actor: Actor, at: datetime) -> Competition:
    """Write the rules of a competition in preparation anew. They need not be complete before it opens.

    Raises `NotYourCompetition`, `TermsStand`. Records `innovation.competition_terms_set`.
    """
    with transaction.atomic():
        case = lock(competition.pk)
        row = Competition.objects.get(pk=case.pk)
        if not holds_competitions(actor, case.lead_unit_id):
            raise NotYourCompetition
        if case.state != CompetitionState.DRAFT:
            raise TermsStand
        row.case = case
        _put(row, terms, new=False)
        event = TermsSet(terms=terms_digest(terms_of(row)))
        record(event, actor=actor, at=at, stream=case.stream, refs={"case": case.pk})
    return row


def _put(row: Competition, terms: Terms, *, new: bool) -> None:
    row.about = terms.about.strip()[:LONGEST_ABOUT]
    row.entries_until = datetime.fromisoformat(terms.entries_until)
    row.is_blind, row.normalisation = terms.is_blind, terms.normalisation
    row.jurors_each, row.appeal_days = terms.jurors_each, terms.appeal_days
    row.most_per_unit, row.tie_order = terms.most_per_unit, list(terms.tie_order)
    row.save(force_insert=new)
    Category.objects.filter(competition=row).delete()
    Stage.objects.filter(competition=row).delete()
    Category.objects.bulk_create(
        Category(
            competition=row,
            position=place,
            key=one.key,
            title=one.title,
            sections=[{"key": s.key, "title": s.title, "most_words": s.most_words} for s in one.sections],
            proofs=[{"key": p.key, "title": p.title} for p in one.proofs],
            least_age_years=one.least_age_years,
            most_per_unit=one.most_per_unit,
        )
        for place, one in enumerate(terms.categories, 1)
    )
    Stage.objects.bulk_create(
        Stage(
            competition=row,
            position=place,
            title=one.title,
            weight=one.weight,
            criteria=[{"key": c.key, "title": c.title, "weight": c.weight} for c in one.criteria],
            highest=one.highest,
            best=one.best,
            grade=one.grade,
        )
        for place, one in enumerate(terms.stages, 1)
    )


def open_entries(*, competition: Competition, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Announce the rules and take entries; from now on the rules stand.

    Raises `TermsUnsuitable` where they contradict themselves or the closing moment has passed, and what `perform` raises.
    Records `innovation.competition_opened`.
    """
    row = Competition.objects.get(pk=competition.pk)
    terms = terms_of(row)
    for found in faults(terms):
        raise TermsUnsuitable(*_sentence(found))
    if row.entries_until <= at:
        raise TermsUnsuitable("entries_until", _("Entries would be closed before they open."), _("Choose a later day."))
    data = {"terms": terms_digest(terms), "entries_until": moment_text(row.entries_until)}
    return perform(competition.pk, "open", actor=actor, at=at, seen_version=seen_version, data=data)


def _sentence(found: Found) -> tuple[str, Text, Text]:
    said = {"where": found.where, "total": found.total}
    weights = _("Change the weights until they sum to 100.")
    texts: dict[Fault, tuple[str, Text, Text]] = {
        Fault.NO_CATEGORY: ("categories", _("There is no category."), _("Write at least one.")),
        Fault.NO_SECTION: (
            "categories",
            _("“%(where)s” has no section to write.") % said,
            _("Write at least one section."),
        ),
        Fault.NO_STAGE: ("stages", _("There is no stage of judging."), _("Write at least one.")),
        Fault.STAGE_WEIGHTS: (
            "stages",
            _("The weights of the stages sum to %(total)s instead of 100.") % said,
            weights,
        ),
        Fault.CRITERIA_WEIGHTS: (
            "stages",
            _("The criteria of “%(where)s” sum to %(total)s instead of 100.") % said,
            weights,
        ),
        Fault.TIE_UNKNOWN: (
            "tie_order",
            _("“%(where)s” is no criterion of the last stage.") % said,
            _("Choose criteria of the last stage."),
        ),
        Fault.NO_JURORS_EACH: (
            "jurors_each",
            _("Nobody would judge an entry."),
            _("Let at least one juror judge each entry."),
        ),
    }
    return texts[found.fault]


def name_jurors(*, competition: Competition, people: Sequence[Person], actor: Actor, at: datetime) -> None:
    """Say who judges in the stages to come. Naming the same again changes nothing.

    Raises `NotYourCompetition`, `StillOpen` once nothing is left to judge. Records `innovation.competition_jurors_named`.
    """
    with transaction.atomic():
        case = _held(competition, actor)
        wanted = sorted({one.pk for one in people})
        if wanted == sorted(Juror.objects.filter(competition_id=case.pk).values_list("person_id", flat=True)):
            return
        Juror.objects.filter(competition_id=case.pk).exclude(person_id__in=wanted).delete()
        known = set(Juror.objects.filter(competition_id=case.pk).values_list("person_id", flat=True))
        Juror.objects.bulk_create(Juror(competition_id=case.pk, person_id=one) for one in wanted if one not in known)
        record(JurorsNamed(people=tuple(wanted)), actor=actor, at=at, stream=case.stream, refs={"case": case.pk})


def name_committee(*, competition: Competition, people: Sequence[Person], actor: Actor, at: datetime) -> None:
    """Say who runs it beside the organisation bureau. Naming the same again changes nothing.

    Raises `NotYourCompetition`, `StillOpen`. Records `innovation.competition_committee_named`.
    """
    with transaction.atomic():
        case = _held(competition, actor)
        wanted = sorted({one.pk for one in people})
        rows = CommitteeMember.objects.filter(competition_id=case.pk)
        if wanted == sorted(rows.values_list("person_id", flat=True)):
            return
        rows.exclude(person_id__in=wanted).delete()
        known = set(rows.values_list("person_id", flat=True))
        CommitteeMember.objects.bulk_create(
            CommitteeMember(competition_id=case.pk, person_id=one) for one in wanted if one not in known
        )
        record(CommitteeNamed(people=tuple(wanted)), actor=actor, at=at, stream=case.stream, refs={"case": case.pk})


def _held(competition: Competition, actor: Actor) -> Case:
    case = lock(competition.pk)
    if not holds_competitions(actor, case.lead_unit_id):
        raise NotYourCompetition
    if case.state not in NAMEABLE:
        raise StillOpen(_("Nothing is left to judge here."), _("Read the result."))
    return case


def cancel_competition(
    *, competition: Competition, reason: str, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """Do not hold it, and say why. Raises `WordsTooShort` at `reason`, and what `perform` raises. Records
    `innovation.competition_cancelled`."""
    words = words_of(reason, field="reason", shortest=5, longest=500)

    def write(case: Case) -> None:
        Competition.objects.filter(pk=case.pk).update(cancelled_reason=words.text, cancelled_salt=words.salt)

    data = {"reason": words.digest}
    return perform(competition.pk, "cancel", actor=actor, at=at, seen_version=seen_version, data=data, write=write)
