# SPDX-License-Identifier: EUPL-1.2
"""What everybody may read of complaints, and what the reporter may read of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, DurationField, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.index import PUBLIC_KIND
from praja.duties.complaints.models import Answer, Complaint, Follower, Topic
from praja.duties.complaints.procedure import ANSWERED, ARCHIVED, CLOSED, COMPLAINT, PROMISED, REPORT_ON_WRONGDOING
from praja.duties.complaints.rules import may_read_in_public
from praja.kernel.procedures.enums import Outcome
from praja.kernel.procedures.models import Case, Deadline
from praja.kernel.search.declarations import PUBLIC
from praja.kernel.search.queries import search
from praja.kernel.work.models import WorkItem
from praja.kernel.work.queries import late
from praja.lib.actors import NOBODY
from praja.lib.codes import CODE_LENGTH, read_code
from praja.lib.errors import NotFound
from praja.lib.pages import Page, page_of

NEWEST_FIRST = ("-filed_at", "-id")
SPAN = timedelta(days=90)
ENOUGH = 10
"""Fewer cases than this say nothing about a government; no share is shown of them."""
MOST = 1_000
FOUND_AT_MOST = 100

REPORTS = frozenset(waiting.kind for step in COMPLAINT.steps for waiting in step.opens)
"""Kinds of work that stand for a report that waits: a message to read or an answer to review is none, wrongdoing is no figure."""

PAST_WAITING = (PROMISED, ANSWERED, CLOSED, ARCHIVED)
STANDINGS: Mapping[str, Q] = {
    "menunggu": ~Q(state__in=PAST_WAITING),
    "dijanjikan": Q(state=PROMISED),
    "dijawab": Q(state=ANSWERED),
    "selesai": Q(state__in=(CLOSED, ARCHIVED)),
}
"""What the public list can be narrowed to, by the word in its address."""


@dataclass(frozen=True, slots=True)
class Promises:
    """What was promised to those who reported in the last 90 days, and what was kept.

    `answered_in_time` of `answers_due`: reports that were answered, or whose time has ended without an answer; one that passed
    from unit to unit is one, and late if any of them let its time pass. `promises_kept` of `promises_due`: dates that units
    gave in an answer, and that have come or were kept before. `median_hours` from filing to the first answer, of `answered`
    cases; None without any. `late_now` of `open_now` cases wait past their lawful time, each counted no further than `MOST`.
    Shares of fewer than `ENOUGH` cases are not to be shown.
    """

    since: datetime
    counted_at: datetime
    answered_in_time: int
    answers_due: int
    promises_kept: int
    promises_due: int
    answered: int
    median_hours: int | None
    open_now: int
    late_now: int

    @property
    def percent_in_time(self) -> int | None:
        """Whole per cent, rounded half up; None where there are too few."""
        return _percent(self.answered_in_time, self.answers_due)

    @property
    def percent_promises_kept(self) -> int | None:
        """Whole per cent, rounded half up; None where there are too few."""
        return _percent(self.promises_kept, self.promises_due)

    @property
    def hours_shown(self) -> int | None:
        """The median where there are enough answers."""
        return self.median_hours if self.answered >= ENOUGH else None


def complaint_cases() -> QuerySet[Case]:
    """Every case of this duty."""
    return Case.objects.filter(procedure=COMPLAINT.name)


def public_cases(*, region: str = "", topic: int | None = None, words: str = "", standing: str = "") -> QuerySet[Case]:
    """Cases that everybody may read, with all that a list shows: three filters, and words looked for in text and subject.

    `standing` is one of `STANDINGS`, everything else is no filter.

    A region takes in the places below it. Words are looked for in the search index, which follows within seconds; of very
    many finds the best `FOUND_AT_MOST` are shown.
    """
    cases = may_read_in_public.visible(NOBODY, complaint_cases())
    if region:
        cases = cases.filter(Q(complaint__region=region) | Q(complaint__region__code__startswith=f"{region}."))
    if topic is not None:
        cases = cases.filter(complaint__topic=topic)
    if standing in STANDINGS:
        cases = cases.filter(STANDINGS[standing])
    if words.strip():
        found = search(words, tokens=frozenset({PUBLIC}), kinds=(PUBLIC_KIND,), limit=FOUND_AT_MOST).found
        cases = cases.filter(pk__in=[row.object_id for row in found])
    return cases.select_related("lead_unit", "complaint__topic", "complaint__region")


def public_page(cases: QuerySet[Case], cursor: str | None, size: int = 20) -> Page[Case]:
    """One page of public cases, newest first, each with the number of its `followers`. Raises `InvalidInput` for a cursor of
    another list."""
    count = Follower.objects.filter(complaint=OuterRef("pk")).order_by().values("complaint").annotate(n=Count("pk"))
    cases = cases.annotate(followers=Coalesce(Subquery(count.values("n")), 0))
    return page_of(cases, order=NEWEST_FIRST, cursor=cursor, size=size)


def public_case(code: str) -> Case:
    """One case as everybody may read it. Raises `NotFound` for a code that does not exist and for one not published."""
    found = public_cases().filter(code=read_code(code)).first()
    if found is None:
        raise NotFound(
            _("No published report has this code."),
            next_step=_("Check each letter. A report that is not published opens only by its secret link."),
        )
    return found


def followers_of(case: Case) -> int:
    """How many have the same to report and follow this report. One statement."""
    return Follower.objects.filter(complaint=case.pk).count()


def follows(case: Case, device: str) -> bool:
    """Whether this device follows the case. One statement."""
    return Follower.objects.filter(complaint=case.pk, device=device).exists()


def case_with_code(text: str) -> Case | None:
    """The case whose code this is, however it was typed. Whoever knows only the code may read state, unit and dates."""
    code = read_code(text)
    if len(code) != CODE_LENGTH:
        return None
    return complaint_cases().filter(code=code).select_related("lead_unit").first()


def case_of_reporter(text: str) -> Case | None:
    """The case whose code this is, reports on wrongdoing too: for whoever then has to show that they hold its secret link.
    To nobody else may an answer tell that there is such a case."""
    code = read_code(text)
    if len(code) != CODE_LENGTH:
        return None
    procedures = (COMPLAINT.name, REPORT_ON_WRONGDOING.name)
    return Case.objects.filter(procedure__in=procedures, code=code).select_related("lead_unit").first()


def case_with_id(case_id: int) -> Case | None:
    """The case with this id, for whoever already holds a right to it."""
    return complaint_cases().filter(pk=case_id).select_related("lead_unit").first()


def report_of(case: Case) -> Complaint:
    """What the reporter said, with topic and place. One statement."""
    return Complaint.objects.select_related("case", "topic", "region", "reporter").get(pk=case.pk)


def active_topics() -> list[Topic]:
    """Topics that can be chosen, by name."""
    return list(Topic.objects.filter(is_active=True).order_by("name"))


def promises(at: datetime) -> Promises:
    """The honest figures of the last 90 days. Five statements, whatever the number of cases."""
    judged = _judged(at)
    answers = _first_answers(at)
    answered = answers.count()
    waiting = WorkItem.objects.filter(closed_at=None, duty=COMPLAINT.duty, kind__in=REPORTS)
    return Promises(
        since=at - SPAN,
        counted_at=at,
        answered_in_time=judged["answers"] - judged["answers_missed"],
        answers_due=judged["answers"],
        promises_kept=judged["promises_kept"],
        promises_due=judged["promises"],
        answered=answered,
        median_hours=_median_hours(answers, answered),
        open_now=waiting[:MOST].count(),
        late_now=late(waiting, at)[:MOST].count(),
    )


def _judged(at: datetime) -> dict[str, int]:
    """Reports and promises of which it is known whether their time was kept, and those where it was. One statement."""
    recent = Q(case__procedure=COMPLAINT.name, case__filed_at__gte=at - SPAN, case__filed_at__lte=at)
    missed = Q(outcome=Outcome.LATE) | Q(stopped_at=None, due_at__lt=at)
    known = missed | Q(outcome=Outcome.MET)
    response, promise = Q(clock="response"), Q(clock="promise")
    return Deadline.objects.filter(recent, clock__in=("response", "promise")).aggregate(
        answers=Count("case", filter=response & known, distinct=True),
        answers_missed=Count("case", filter=response & missed, distinct=True),
        promises=Count("id", filter=promise & known),
        promises_kept=Count("id", filter=promise & Q(outcome=Outcome.MET)),
    )


def _percent(part: int, whole: int) -> int | None:
    return (200 * part + whole) // (2 * whole) if whole >= ENOUGH else None


def _first_answers(at: datetime) -> QuerySet[Answer]:
    filed_at = "complaint__case__filed_at"
    return Answer.objects.filter(
        number=1, complaint__case__procedure=COMPLAINT.name, **{f"{filed_at}__gte": at - SPAN, f"{filed_at}__lte": at}
    )


def _median_hours(answers: QuerySet[Answer], count: int) -> int | None:
    """The upper median, in whole hours begun."""
    if not count:
        return None
    took = ExpressionWrapper(F("published_at") - F("complaint__case__filed_at"), output_field=DurationField())
    middle = answers.annotate(took=took).order_by("took").values_list("took", flat=True)[count // 2]
    return int(-(-middle // timedelta(hours=1)))
