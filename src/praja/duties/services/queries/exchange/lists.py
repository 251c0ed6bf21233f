# SPDX-License-Identifier: EUPL-1.2
"""Lists that came as files, and the templates by which they are read."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from praja.duties.services.errors.exchange import NoSuchList
from praja.duties.services.models import ListTemplate, StandardsList
from praja.duties.services.rules import may_keep_catalogue, opens_exchange
from praja.lib.actors import Actor, ActorKind
from praja.lib.imports import Line, Refusal


def lists_of(actor: Actor) -> QuerySet[StandardsList]:
    """The lists that this actor may look at, the newest first: one's own; for whoever keeps the catalogue every one."""
    rows = StandardsList.objects.select_related("unit", "template").order_by("-sent_at", "-pk")
    if may_keep_catalogue(actor):
        return rows
    if actor.kind is not ActorKind.EMPLOYEE or not opens_exchange(actor):
        return rows.none()
    return rows.filter(Q(sent_by=int(actor.id)))


def list_with(actor: Actor, code: str) -> StandardsList:
    """One of `lists_of`. Raises `NoSuchList`."""
    found = lists_of(actor).filter(code=code).first()
    if found is None:
        raise NoSuchList
    return found


def latest_of_sippn() -> StandardsList | None:
    """The newest list of SIPPN whose columns are known: what was compared last."""
    rows = StandardsList.objects.filter(is_sippn=True, is_mapped=True).select_related("unit")
    return rows.order_by("-sent_at", "-pk").first()


def template_for(headings: Sequence[str]) -> ListTemplate | None:
    """The kept template whose headings all stand in a file; of several the one that reads most, then the newest."""
    given = set(headings)
    fitting = [one for one in ListTemplate.objects.all() if given.issuperset(one.columns.values())]
    return max(fitting, key=lambda one: (len(one.columns), one.kept_at), default=None)


def lines_of(sent: StandardsList) -> list[Line]:
    """The lines of a list, by our fields once its columns are known."""
    return [
        Line(number, dict(values), Refusal(number, *refusal) if refusal else None)
        for number, values, refusal in sent.lines
    ]


def template_with(number: int) -> ListTemplate:
    """The template of this number. Raises `NoSuchList`."""
    found = ListTemplate.objects.filter(pk=number).first()
    if found is None:
        raise NoSuchList
    return found
