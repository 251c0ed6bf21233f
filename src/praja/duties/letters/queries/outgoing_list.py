# SPDX-License-Identifier: EUPL-1.2
"""Lists of letters that are written here: from what the actor may know of; words only where `can_open`."""

from typing import Any

from django.db.models import BooleanField, Q, QuerySet, Value, When
from django.db.models import Case as Choose

from praja.duties.letters.enums import OUTGOING
from praja.duties.letters.procedure import names
from praja.duties.letters.rules import account_of, may_list_letter, may_open_letter
from praja.kernel.procedures.models import Case
from praja.kernel.work.queries import open_items
from praja.lib.actors import Actor
from praja.lib.pages import Page, page_of

MINE, WAITING, UNSENT, SENT, ALL = "konsep", "proses", "belum-dikirim", "terkirim", "semua"
STATES = {
    WAITING: (names.CHECKING, names.LEGAL, names.TO_SIGN, names.TO_TAKE, names.SIGNING),
    UNSENT: (names.SIGNED, names.WITH_SRIKANDI),
    SENT: (names.SENT, names.WITHDRAWN),
}
INITIALS = ("letters.initial", "letters.clear")
"""Kinds of work items that wait for somebody's word on a draft."""


def outgoing_list(actor: Actor, narrow: str, cursor: str | None) -> Page[Case]:
    """The letters of which this actor may know, the newest first, each with `can_open`."""
    rows = _listed(actor)
    if narrow == MINE:
        rows = rows.filter(letter__outgoing__author=account_of(actor), state=names.DRAFT)
    elif narrow in STATES:
        rows = rows.filter(state__in=STATES[narrow])
    return page_of(rows, order=("-filed_at", "-id"), cursor=cursor)


def _listed(actor: Actor) -> QuerySet[Case]:
    rows = may_list_letter.visible(actor, Case.objects.filter(procedure=OUTGOING))
    opened = Choose(
        When(may_open_letter.where(actor), then=Value(True)), default=Value(False), output_field=BooleanField()
    )
    shown = ("lead_unit", "letter__outgoing__signing_unit", "letter__outgoing__author__person")
    return rows.annotate(can_open=opened).select_related(*shown)


def waiting_for_my_word(actor: Actor, at_most: int = 50) -> list[Case]:
    """The letters that wait for this actor's initial or clearance, the longest waiting first."""
    items: QuerySet[Any] = open_items(actor).filter(kind__in=INITIALS).order_by("opened_at", "id")
    order = list(items.values_list("case_id", flat=True)[:at_most])
    rows = may_open_letter.visible(actor, Case.objects.filter(Q(pk__in=order)))
    found = {case.pk: case for case in rows.select_related("lead_unit", "letter__outgoing__author__person")}
    return [found[pk] for pk in order if pk in found]
