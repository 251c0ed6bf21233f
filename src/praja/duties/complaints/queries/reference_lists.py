# SPDX-License-Identifier: EUPL-1.2
"""The lists that offices keep: templates of answers, owners outside this government, topics."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.models import AnswerTemplate, Destination, Topic
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor
from praja.lib.errors import NotFound


def templates_for(actor: Actor) -> QuerySet[AnswerTemplate]:
    """Those that the actor may use: the coordinator all, others what is for everybody and what is their units'."""
    rows = AnswerTemplate.objects.select_related("topic", "unit").order_by("-is_active", "kind", "title", "pk")
    if actor.holds(Role.COMPLAINT_COORDINATOR):
        return rows
    return rows.filter(Q(unit=None) | Q(unit_id__in=actor.units_as(Role.LIAISON, Role.HEAD)))


def template_for(actor: Actor, number: int) -> AnswerTemplate:
    """One of them. Raises `NotFound` alike for an absent one and one of other units."""
    found = templates_for(actor).filter(pk=number).first()
    if found is None:
        raise NotFound(_("There is no such template among those you may use."))
    return found


def units_to_write_for(actor: Actor, on: date) -> list[UnitNode]:
    """The open units for which the actor may write templates, by code."""
    tree = units.current()
    held = actor.units_as(Role.LIAISON, Role.HEAD)
    everywhere = actor.holds(Role.COMPLAINT_COORDINATOR)
    nodes = (node for node in tree.nodes.values() if (everywhere or node.id in held) and node.is_open(on))
    return sorted((node for node in nodes if node.parent_id is not None), key=lambda node: node.code)


def open_units(on: date) -> list[UnitNode]:
    """Every open unit below the government as a whole, by code."""
    nodes = (node for node in units.current().nodes.values() if node.parent_id is not None and node.is_open(on))
    return sorted(nodes, key=lambda node: node.code)


def all_destinations() -> QuerySet[Destination]:
    """Owners outside this government, those in use first."""
    return Destination.objects.order_by("-is_active", "name", "pk")


def destination_of(number: int) -> Destination:
    """One of them. Raises `NotFound`."""
    found = Destination.objects.filter(pk=number).first()
    if found is None:
        raise NotFound(_("There is no such owner in the list."))
    return found


def all_topics() -> QuerySet[Topic]:
    """Topics with the unit that usually answers, those in use first."""
    return Topic.objects.select_related("unit").order_by("-is_active", "name", "pk")


def topic_of(number: int) -> Topic:
    """One topic. Raises `NotFound`."""
    found = Topic.objects.filter(pk=number).first()
    if found is None:
        raise NotFound(_("There is no such topic in the list."))
    return found
