# SPDX-License-Identifier: EUPL-1.2
"""Stories as readers and the office find them."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.models import Dataset, Resource, Story, TableVersion
from praja.duties.opendata.queries.dataset_page import TableSaid
from praja.duties.opendata.queries.table_page import readable_table
from praja.duties.opendata.rules.datasets import READERS
from praja.lib.actors import Actor
from praja.lib.errors import NotFound

MOST_IN_FEED = 10


def shown_stories() -> QuerySet[Story]:
    """What readers may find."""
    return Story.objects.filter(is_shown=True).select_related("unit")


def readable_story(name: str) -> Story:
    """A published story by its name. Raises `NotFound`."""
    found = shown_stories().filter(name=name).first()
    if found is None:
        raise NotFound(_("There is no such story."), next_step=_("Look for it in the list of stories."))
    return found


def stories_for(actor: Actor) -> QuerySet[Story]:
    """The stories of the actor's units, whatever their state."""
    return Story.objects.filter(unit_id__among=actor.units_as(*READERS)).select_related("unit")


def story_in_office(actor: Actor, name: str) -> Story:
    """One of them. Raises `NotFound` alike for an absent one and one of other units."""
    found = stories_for(actor).filter(name=name).first()
    if found is None:
        raise NotFound(_("There is no such story among those of your units."), next_step=_("Look in the list."))
    return found


def drawn_table(uuid: str, actor: Actor) -> tuple[Dataset, TableSaid, TableVersion]:
    """The table that a part of a story draws. Raises what `readable_table` does."""
    held = Resource.objects.filter(uuid=UUID(uuid)).values_list("dataset__name", flat=True).first()
    return readable_table(held or "", UUID(uuid), actor)


def latest_stories() -> list[Story]:
    """The stories that feeds tell of, the last changed first."""
    return list(shown_stories().order_by("-modified_at", "-pk")[:MOST_IN_FEED])
