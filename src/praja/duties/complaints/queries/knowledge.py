# SPDX-License-Identifier: EUPL-1.2
"""What helps an officer to write an answer: solved cases like this one, templates that fit, and whom to ask.

Everything starts from what the officer may read: cases of their units, and what is published. Words of a secret report are
offered to nobody. The statements are always as many, and none walks more than some hundred rows: the search index and the
newest solved cases of the unit give the candidates, and they are compared here by their stems.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import override

from praja.duties.complaints.domain.likeness import common, telling
from praja.duties.complaints.domain.wording import fill_blanks
from praja.duties.complaints.enums import CHECKLIST, ENOUGH_POINTS, PROCEDURE, AnswerKind
from praja.duties.complaints.index import OFFICE_KIND, PUBLIC_KIND
from praja.duties.complaints.models import Answer, AnswerTemplate, Complaint, QualityReview
from praja.duties.complaints.procedure import ANSWERED, CLOSED
from praja.duties.complaints.procedure.names import office_url
from praja.duties.complaints.rules import OFFICE_ROLES, may_read_in_office, may_read_in_public
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.models import RoleAssignment
from praja.kernel.people.queries import in_force
from praja.kernel.procedures.models import Case
from praja.kernel.search.domain.words import stem, tokens
from praja.kernel.search.queries import search, tokens_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.codes import show_code
from praja.lib.moments import local_zone

SOLVED = (ANSWERED, CLOSED)
SETTLING = (AnswerKind.DONE, AnswerKind.EXPLAINED, AnswerKind.REFUSED)
"""Kinds of answers worth learning from; a promise settles nothing, and an owner outside has a text of their own."""

MOST_SOLVED, MOST_TEMPLATES, MOST_TO_ASK = 5, 8, 3
FOUND, NEWEST = 40, 150
"""How many candidates each search and the unit's own newest cases give."""

SAME_TOPIC = 3
"""A shared topic weighs as much as so many shared stems."""

GOOD_STARS, BAD_STARS = 4, 2
TEMPLATE, EXAMPLE = "templat", "contoh"
"""Names in the address of the drafting page that fill the draft with the words of a template or of an answer."""


@dataclass(frozen=True, slots=True)
class Solved:
    """A case like this one that was answered well. `stars` and `points` are None where nobody rated or reviewed it."""

    code: str
    subject: str
    report: str
    unit_id: int
    unit: str
    answer_id: int
    answer: str
    kind: str
    published_at: datetime
    stars: int | None
    points: int | None

    @property
    def is_good(self) -> bool:
        """Whether its reporter or the coordinator said so."""
        return (self.stars or 0) >= GOOD_STARS or (self.points or 0) >= ENOUGH_POINTS


@dataclass(frozen=True, slots=True)
class Fitting:
    """A template for this case, its braces filled."""

    id: int
    title: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A unit that answered such cases: how many of them, how many well, and how many liaison officers it has."""

    unit: str
    answered: int
    well: int
    liaisons: int


@dataclass(frozen=True, slots=True)
class Offered:
    """What the drafting page offers. `url` is that page: its links fill the draft by `?templat=` and `?contoh=`."""

    solved: tuple[Solved, ...]
    templates: tuple[Fitting, ...]
    to_ask: tuple[ToAsk, ...]
    url: str

    @property
    def is_empty(self) -> bool:
        return not (self.solved or self.templates or self.to_ask)


@dataclass(frozen=True, slots=True)
class Beginning:
    """Words to begin a draft with, and the kind of answer that they are."""

    kind: str
    text: str


def offered_for(case: Case, actor: Actor, at: datetime) -> Offered:
    """What may help `actor` to answer `case`, which they may read. A dozen statements, however many cases there are."""
    with recalled(units):
        complaint = Complaint.objects.select_related("topic", "region").get(pk=case.pk)
        mine = _telling_of(complaint)
        alike = _alike(complaint, mine, _candidates(case, mine, actor), actor)
        best = sorted(alike, key=lambda pair: (not pair[1].is_good, -pair[0], -pair[1].published_at.timestamp()))
        return Offered(
            _different([solved for _likeness, solved in best]),
            _templates(case, complaint, at),
            _to_ask(case, [solved for _likeness, solved in alike], at),
            office_url(case),
        )


def _different(solved: Iterable[Solved]) -> tuple[Solved, ...]:
    """The first of them whose words differ: the same sentence five times helps nobody."""
    kept: dict[str, Solved] = {}
    for one in solved:
        kept.setdefault(" ".join(one.answer.casefold().split()), one)
    return tuple(kept.values())[:MOST_SOLVED]


def words_to_begin_with(case: Case, actor: Actor, asked: Mapping[str, str], at: datetime) -> Beginning | None:
    """The words that the address asks for: of a template that fits this case, or of an answer that the actor may read.

    None where nothing is asked for, or nothing of that number is theirs to use.
    """
    if (number := asked.get(TEMPLATE, "")).isdecimal():
        template = _fitting(case, case.complaint.topic_id).filter(pk=int(number[:18])).first()
        return Beginning(template.kind, fill_template(template, case, at)) if template else None
    if (number := asked.get(EXAMPLE, "")).isdecimal():
        answers = Answer.objects.filter(pk=int(number[:18]), kind__in=SETTLING, complaint__secret=False)
        answer = answers.first()
        if answer and not Case.objects.filter(_readable(actor), pk=answer.complaint_id).exists():
            return None
        return Beginning(answer.kind, answer.text) if answer else None
    return None


def fill_template(template: AnswerTemplate, case: Case, at: datetime) -> str:
    """The template's text for this case: code, unit, place and the day of writing. What is not known becomes a [bracket]."""
    complaint = case.complaint
    places = [complaint.place, complaint.region.name if complaint.region else ""]
    values = {
        "kode": show_code(case.code),
        "unit": units.current().name(case.lead_unit_id),
        "tempat": ", ".join(place for place in places if place),
        "tanggal": _day(local_date(at, local_zone())),
    }
    return fill_blanks(template.text, values)


def _day(day: date) -> str:
    with override(settings.LANGUAGE_CODE):
        return date_format(day, "j F Y")


def _telling_of(complaint: Complaint) -> dict[str, str]:
    topic = complaint.topic.name if complaint.topic else ""
    return telling((word, stem(word)) for word in tokens(f"{topic} {complaint.text}"))


def _candidates(case: Case, mine: Mapping[str, str], actor: Actor) -> set[int]:
    """Ids of cases that may be alike: two searches for the most telling words, and the newest of the same unit."""
    words, held = list(mine.values()), tokens_of(actor)
    found: set[int] = set()
    for pair in (words[:2], words[1:3]):
        # The blank says that the last word is whole, not being typed.
        page = search(" ".join([*pair, ""]), tokens=held, kinds=(OFFICE_KIND, PUBLIC_KIND), limit=FOUND)
        found |= {row.object_id for row in page.found}
    if case.lead_unit_id in actor.units_as(*OFFICE_ROLES):
        own = Case.objects.filter(lead_unit_id=case.lead_unit_id, procedure=PROCEDURE, state__in=SOLVED)
        found |= set(own.order_by("-filed_at", "-id").values_list("pk", flat=True)[:NEWEST])
    return found - {case.pk}


def _readable(actor: Actor) -> Q:
    return may_read_in_office.where(actor) | may_read_in_public.where(actor)


def _alike(complaint: Complaint, mine: Collection[str], ids: Collection[int], actor: Actor) -> list[tuple[int, Solved]]:
    """The solved among the candidates that are like this case, each with how alike it is."""
    rows = Case.objects.filter(_readable(actor), pk__in=ids, state__in=SOLVED, complaint__secret=False)
    rows = rows.filter(complaint__joined_to=None).select_related("complaint__rating")
    answers = Prefetch("complaint__answers", Answer.objects.select_related("review").order_by("number"))
    found = []
    for other in rows.prefetch_related(answers):
        likeness, shared = _likeness(complaint, other.complaint, mine)
        solved = _solved(other) if likeness > shared or shared > 1 else None
        if solved is not None and shared:
            found.append((likeness, solved))
    return found


def _likeness(complaint: Complaint, other: Complaint, mine: Collection[str]) -> tuple[int, int]:
    """How alike, and how many stems both share."""
    theirs = telling((word, stem(word)) for word in tokens(other.text))
    shared = common(mine, theirs)
    is_same = complaint.topic_id is not None and complaint.topic_id == other.topic_id
    return shared + (SAME_TOPIC if is_same else 0), shared


def _solved(case: Case) -> Solved | None:
    """The last answer of a case, unless it settles nothing or was found weak by coordinator or reporter."""
    complaint, answers = case.complaint, list(case.complaint.answers.all())
    answer = answers[-1] if answers else None
    if answer is None or answer.kind not in SETTLING:
        return None
    points, stars = _points(getattr(answer, "review", None)), _stars(complaint, answer)
    if (points is not None and points < ENOUGH_POINTS) or (stars is not None and stars <= BAD_STARS):
        return None
    return Solved(
        code=show_code(case.code),
        subject=case.subject,
        report=complaint.text,
        unit_id=answer.unit_id,
        unit=units.value.name(answer.unit_id),
        answer_id=answer.pk,
        answer=answer.text,
        kind=answer.get_kind_display(),
        published_at=answer.published_at,
        stars=stars,
        points=points,
    )


def _points(review: QualityReview | None) -> int | None:
    if review is None or review.reviewed_at is None:
        return None
    return sum(bool(getattr(review, name)) for name in CHECKLIST)


def _stars(complaint: Complaint, answer: Answer) -> int | None:
    """The reporter's stars, where they are for this answer and not for one before it."""
    rating = getattr(complaint, "rating", None)
    return rating.stars if rating is not None and rating.rated_at >= answer.published_at else None


def _fitting(case: Case, topic_id: int | None) -> QuerySet[AnswerTemplate]:
    rows = AnswerTemplate.objects.filter(Q(unit=None) | Q(unit_id=case.lead_unit_id), is_active=True)
    return rows.filter(Q(topic=None) | Q(topic_id=topic_id)) if topic_id else rows.filter(topic=None)


def _templates(case: Case, complaint: Complaint, at: datetime) -> tuple[Fitting, ...]:
    """Those of the topic first, then those of the unit, then the others."""
    order = (F("topic").asc(nulls_last=True), F("unit").asc(nulls_last=True), "kind", "title")
    rows = _fitting(case, complaint.topic_id).order_by(*order)[:MOST_TEMPLATES]
    case.complaint = complaint
    return tuple(Fitting(row.pk, row.title, row.get_kind_display(), fill_template(row, case, at)) for row in rows)


def _to_ask(case: Case, solved: Iterable[Solved], at: datetime) -> tuple[ToAsk, ...]:
    """Other units that answered such cases, those with most good answers first."""
    by_unit: dict[int, list[Solved]] = {}
    for one in solved:
        by_unit.setdefault(one.unit_id, []).append(one)
    by_unit.pop(case.lead_unit_id, None)
    ranked = sorted(by_unit, key=lambda unit: (-sum(one.is_good for one in by_unit[unit]), -len(by_unit[unit]), unit))
    chosen = ranked[:MOST_TO_ASK]
    liaisons = _liaisons(chosen, at)
    return tuple(
        ToAsk(
            units.value.name(unit),
            len(by_unit[unit]),
            sum(one.is_good for one in by_unit[unit]),
            liaisons[unit],
        )
        for unit in chosen
    )


def _liaisons(unit_ids: Collection[int], at: datetime) -> dict[int, int]:
    """How many hold the liaison role at each unit or right above it. One statement."""
    above = {unit: {unit, *units.value.ancestors(unit)[:1]} for unit in unit_ids}
    wanted = set().union(*above.values()) if above else set()
    rows = RoleAssignment.objects.filter(in_force(at), role=Role.LIAISON, unit_id__in=wanted)
    counts = dict(rows.order_by().values_list("unit_id").annotate(n=Count("account", distinct=True)))
    return {unit: sum(counts.get(one, 0) for one in over) for unit, over in above.items()}
