# SPDX-License-Identifier: EUPL-1.2
"""How posts are shown: of what is hidden or withdrawn its place, never its words, but to its author and who may show it again."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.training.models import DiscussionPost, DiscussionThread
from praja.duties.training.queries.talk import ListedThread, answered_until, first_of_page, staff_among
from praja.duties.training.rules.talk import wrote
from praja.lib.actors import Actor


def address_of(code: str, thread: int, number: int) -> str:
    """Where a post stands."""
    first = first_of_page(number)
    page = f"?mulai={first}" if first > 1 else ""
    return f"{reverse('training:thread', args=[code, thread])}{page}#p{number}"


def title_of(first: DiscussionPost) -> str:
    """What a discussion is called: the title of its first post, where that is shown."""
    if first.withdrawn_at is not None:
        return _("Withdrawn by its author")
    return _("Hidden by the committee") if first.hidden_at is not None else first.title


def listed(one: ListedThread, code: str) -> dict[str, Any]:
    """A row of the list."""
    return {
        "row": one.row,
        "title": title_of(one.first),
        "is_shown": one.first.withdrawn_at is None and one.first.hidden_at is None,
        "who": one.first.author.person.name if one.first.author.person else "",
        "answers": one.answers,
        "unread": one.unread,
        "url": address_of(code, one.row.pk, one.first_unread) if one.unread else address_of(code, one.row.pk, 1),
    }


def posts_shown(
    thread: DiscussionThread, posts: Sequence[DiscussionPost], actor: Actor, *, keeps: bool, seen: int
) -> list[dict[str, Any]]:
    """The posts of a page, each with what the reader may do with it. `seen`: up to which number they had read before."""
    people = {one.author.person_id for one in posts if one.author.person_id}
    staff, until = staff_among(thread.training_class, people), answered_until(thread, actor)
    return [
        _shown(thread, post, actor, keeps, until, seen, staff.get(post.author.person_id or 0, "")) for post in posts
    ]


def _shown(
    thread: DiscussionThread, post: DiscussionPost, actor: Actor, keeps: bool, until: int, seen: int, badge: str
) -> dict[str, Any]:
    mine = wrote(actor, post)
    is_gone, is_hidden = post.withdrawn_at is not None, post.hidden_at is not None
    stands = not is_gone and not is_hidden
    return {
        "row": post,
        "who": post.author.person.name if post.author.person else "",
        "badge": badge,
        "mine": mine,
        "is_new": post.number > seen and not mine,
        "is_gone": is_gone,
        "is_hidden": is_hidden and not is_gone,
        "shows_words": stands,
        "shows_kept": is_hidden and not is_gone and (mine or keeps),
        "earlier": list(post.editions.all()) if stands and (mine or keeps) else [],
        "may_edit": mine and stands and thread.closed_at is None and post.number > until,
        "may_withdraw": mine and not is_gone,
        "may_hide": keeps and stands,
        "may_show": keeps and is_hidden and not is_gone,
    }
