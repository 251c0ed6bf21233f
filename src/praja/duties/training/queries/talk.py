# SPDX-License-Identifier: EUPL-1.2
"""The discussions of a class, for whoever is in its room."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Max, QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.training.models import (
    ClassOfficer,
    DiscussionPost,
    DiscussionThread,
    SessionTrainer,
    ThreadLook,
    TrainingClass,
)
from praja.duties.training.queries.classes import class_with_code
from praja.duties.training.rules.talk import READ_THREAD, is_inside
from praja.lib.actors import Actor
from praja.lib.errors import NotFound
from praja.lib.pages import Page, page_of

POSTS = 25
"""On one page of a discussion."""


def talk_class(actor: Actor, code: str) -> TrainingClass:
    """The class, for whoever is in its room. Raises NotFound for everybody else."""
    row = class_with_code(actor, code)
    if not is_inside(actor, row):
        raise NotFound(_("There is no discussion for you here."), next_step=_("Only who is in the class reads it."))
    return row


def threads_of(actor: Actor, row: TrainingClass) -> "QuerySet[DiscussionThread]":
    """The discussions of a class; not those that whoever began them withdrew before anybody answered."""
    rows = READ_THREAD.visible(actor, DiscussionThread.objects.filter(training_class=row))
    gone = DiscussionPost.objects.filter(thread__training_class=row, number=1, withdrawn_at__isnull=False)
    return rows.exclude(last_number=1, pk__in=gone.values("thread"))


@dataclass(frozen=True, slots=True)
class ListedThread:
    """A discussion as it stands in a list, with its first post; `unread`: how many posts the reader has not seen."""

    row: DiscussionThread
    first: DiscussionPost
    unread: int

    @property
    def answers(self) -> int:
        """How many posts followed the first."""
        return self.row.last_number - 1

    @property
    def first_unread(self) -> int:
        """The number of the first post that was not seen; of the newest where all were."""
        return min(self.row.last_number - self.unread + 1, self.row.last_number)


def page_of_threads(
    actor: Actor, row: TrainingClass, cursor: str | None = None
) -> tuple[Page[DiscussionThread], list[ListedThread]]:
    """One page of them, pinned ones first, then the last in which something was said. Three statements beside the rights."""
    page = page_of(threads_of(actor, row), order=("-is_pinned", "-last_at"), cursor=cursor)
    ids = [one.pk for one in page.items]
    firsts = DiscussionPost.objects.filter(thread__in=ids, number=1).select_related("author__person")
    by_thread = {one.thread_id: one for one in firsts}
    looks = ThreadLook.objects.filter(thread__in=ids, account_id=actor.id).values_list("thread", "number")
    seen = dict(looks)
    listed = [ListedThread(one, by_thread[one.pk], one.last_number - seen.get(one.pk, 0)) for one in page.items]
    return page, listed


def thread_of(actor: Actor, code: str, pk: int) -> DiscussionThread:
    """One of them, with its class. Raises NotFound."""
    row = talk_class(actor, code)
    found = threads_of(actor, row).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("There is no such discussion here."), next_step=_("Look at the discussions of the class."))
    found.training_class = row
    return found


def post_of(actor: Actor, code: str, pk: int) -> DiscussionPost:
    """One post with its discussion and class. Raises NotFound."""
    row = talk_class(actor, code)
    rows = DiscussionPost.objects.filter(thread__in=threads_of(actor, row), pk=pk)
    found = rows.select_related("thread", "author__person").first()
    if found is None:
        raise NotFound(_("There is no such post here."), next_step=_("Look at the discussions of the class."))
    found.thread.training_class = row
    return found


def first_of_page(number: int) -> int:
    """The number of the first post on the page that holds this one."""
    return (max(number, 1) - 1) // POSTS * POSTS + 1


def posts_from(thread: DiscussionThread, number: int) -> list[DiscussionPost]:
    """The posts on the page that holds this number, with their earlier editions. Numbers have no gaps, so a page is found by
    them and costs the same at its first post and its thousandth. Two statements."""
    first = first_of_page(min(number, thread.last_number))
    rows = thread.posts.filter(number__gte=first, number__lt=first + POSTS)
    return list(rows.select_related("author__person").prefetch_related("editions").order_by("number"))


def answered_until(thread: DiscussionThread, actor: Actor) -> int:
    """The number of the last post that somebody else wrote: what the actor wrote before it stays as it is."""
    return thread.posts.exclude(author_id=int(actor.id or 0)).aggregate(last=Max("number"))["last"] or 0


def staff_among(row: TrainingClass, people: Collection[int]) -> Mapping[int, str]:
    """Which of these people (ids) teach in the class, or are of its committee or coach, in a word. Two statements."""
    officers = ClassOfficer.objects.filter(training_class=row, ended_at=None, person__in=people)
    found = {one.person_id: str(one.get_function_display()) for one in officers}
    taught = SessionTrainer.objects.filter(session__training_class=row, session__cancelled_at=None, person__in=people)
    return {person: str(_("Trainer")) for person in taught.values_list("person_id", flat=True)} | found
