# SPDX-License-Identifier: EUPL-1.2
"""Clashes, seats and times of classes in words."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from praja.duties.training.domain.clashes import Clash
from praja.duties.training.enums import SeatStatus
from praja.duties.training.models import TrainingClass
from praja.duties.training.queries.classes.clashes import ClassClash
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor

TONES = {
    SeatStatus.NOMINATED: "info",
    SeatStatus.WAITING: "soon",
    SeatStatus.SELECTED: "done",
    SeatStatus.PASSED: "done",
    SeatStatus.FAILED: "late",
}


def days(first: date, last: date) -> str:
    """A day, or from when until when."""
    begins = date_format(first, "j F Y")
    return begins if first == last else f"{begins} – {date_format(last, 'j F Y')}"


def days_of(row: TrainingClass) -> str:
    """When a class is held."""
    return days(row.first_day, row.last_day)


def clash_words(clash: ClassClash) -> dict[str, Any]:
    """One clash: what, and what to do."""
    said = {"name": clash.name, "other": clash.other, "days": days(clash.first, clash.last)}
    what, then = _SAID[clash.kind](clash, said)
    return {"what": what, "then": then, "session": clash.session}


def _room(_clash: ClassClash, said: dict[str, str]) -> tuple[str, str]:
    return _("%(name)s is also used then: %(other)s.") % said, _("Move one of them, or take another room.")


def _trainer(_clash: ClassClash, said: dict[str, str]) -> tuple[str, str]:
    return _("%(name)s also teaches then: %(other)s.") % said, _("Move one of them, or take another trainer.")


def _trainer_away(clash: ClassClash, said: dict[str, str]) -> tuple[str, str]:
    return _away(clash, said)[0], _("Move the session, or take another trainer.")


def _too_small(_clash: ClassClash, said: dict[str, str]) -> tuple[str, str]:
    return _("%(name)s is too small: %(other)s.") % said, _("Take a larger room.")


def _same(_clash: ClassClash, said: dict[str, str]) -> tuple[str, str]:
    return _("“%(name)s” runs at the same time as “%(other)s” of this class.") % said, _("Move one of them.")


def _other_class(_clash: ClassClash, said: dict[str, str]) -> tuple[str, str]:
    return _("%(name)s is in another class then: %(other)s, %(days)s.") % said, _("Choose one of the two classes.")


def _away(clash: ClassClash, said: dict[str, str]) -> tuple[str, str]:
    then = _("Ask them, or choose somebody else.")
    if clash.kind_of_absence:
        words = _("%(name)s is away then: %(kind)s, %(days)s.")
        return words % {**said, "kind": clash.kind_of_absence}, then
    return _("%(name)s is away then: %(days)s.") % said, then


_SAID = {
    Clash.ROOM: _room,
    Clash.TRAINER: _trainer,
    Clash.TRAINER_AWAY: _trainer_away,
    Clash.TOO_SMALL: _too_small,
    Clash.SAME_CLASS: _same,
    Clash.OTHER_CLASS: _other_class,
    Clash.AWAY: _away,
}


def clash_rows(clashes: Sequence[ClassClash]) -> list[dict[str, Any]]:
    """Every clash once, in words."""
    rows = [clash_words(one) for one in clashes]
    return list({(row["what"], row["session"].pk if row["session"] else 0): row for row in rows}.values())


def kept_units(actor: Actor) -> list[tuple[int, str]]:
    """The units for which this actor keeps training, to be chosen from; the topmost first."""
    tree = units.current()
    mine = [tree.nodes[pk] for pk in actor.units_as(Role.PERSONNEL) if pk in tree.nodes]
    return [(node.id, node.name) for node in sorted(mine, key=lambda node: node.code)]
