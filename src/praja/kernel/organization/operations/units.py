# SPDX-License-Identifier: EUPL-1.2
"""Setting up, renaming, moving and closing units. Each keeps `path` right and tells the stream of units."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext_lazy as _

from praja.kernel.ledger.events import Event
from praja.kernel.ledger.operations import record
from praja.kernel.organization.enums import UnitKind
from praja.kernel.organization.events import UNITS, UnitChanged, UnitClosed, UnitCreated, UnitMoved
from praja.kernel.organization.models import Region, Unit
from praja.kernel.organization.rules import guard_organizing
from praja.lib.actors import Actor
from praja.lib.errors import Conflict, InvalidInput

CODE_LENGTH = 30
NAME_LENGTH = 160


def create_unit(
    *,
    code: str,
    name: str,
    kind: str,
    actor: Actor,
    at: datetime,
    since: date,
    parent: Unit | None = None,
    short_name: str = "",
    region: Region | None = None,
) -> Unit:
    """Set up a unit below `parent`.

    Raises InvalidInput (empty, unknown kind, parent closed) and Conflict (code taken).
    """
    guard_organizing(actor)
    code, name = code.strip(), name.strip()
    _guard_words(code, name, kind)
    if parent is not None and parent.until is not None and parent.until <= since:
        raise InvalidInput(_("The unit above is closed."), field="parent", next_step=_("Choose a unit that exists."))
    with transaction.atomic():
        if Unit.objects.filter(code=code).exists():
            raise Conflict(
                _("Another unit has the code %(code)s.") % {"code": code},
                field="code",
                next_step=_("Choose another code, or change the unit that has it."),
            )
        unit = Unit.objects.create(
            code=code,
            name=name,
            short_name=short_name.strip(),
            kind=kind,
            parent=parent,
            region=region,
            since=since,
        )
        unit.path = f"{parent.path if parent else ''}{unit.pk}/"
        unit.save(update_fields=["path"])
        event = UnitCreated(
            unit=unit.pk,
            code=code,
            unit_name=name,
            kind=kind,
            parent=parent.pk if parent else None,
            since=since.isoformat(),
        )
        _tell(event, unit, actor, at)
    return unit


def rename_unit(*, unit: Unit, name: str, actor: Actor, at: datetime, short_name: str | None = None) -> Unit:
    """Give a unit another name. Raises InvalidInput for an empty one."""
    changes = {"name": name} if short_name is None else {"name": name, "short_name": short_name}
    return change_unit(unit=unit, changes=changes, actor=actor, at=at)


def change_unit(*, unit: Unit, changes: dict[str, Any], actor: Actor, at: datetime) -> Unit:
    """Change `name`, `short_name`, `kind` or `region`.

    What stays the same is not recorded. Raises InvalidInput.
    """
    guard_organizing(actor)
    unknown = set(changes) - {"name", "short_name", "kind", "region"}
    if unknown:
        raise TypeError(f"not changeable: {sorted(unknown)}")
    changes = {key: value.strip() if isinstance(value, str) else value for key, value in changes.items()}
    changed = {key: value for key, value in changes.items() if getattr(unit, key) != value}
    if not changed:
        return unit
    _guard_words(unit.code, changed.get("name", unit.name), changed.get("kind", unit.kind))
    with transaction.atomic():
        for key, value in changed.items():
            setattr(unit, key, value)
        unit.save(update_fields=list(changed))
        event = UnitChanged(
            unit=unit.pk, unit_name=unit.name, short_name=unit.short_name, fields=tuple(sorted(changed))
        )
        _tell(event, unit, actor, at)
    return unit


def move_unit(*, unit: Unit, parent: Unit | None, actor: Actor, at: datetime) -> Unit:
    """Bring a unit, with all below it, under another parent.

    Raises InvalidInput if that parent lies below the unit.
    """
    guard_organizing(actor)
    with transaction.atomic():
        # Paths are read fresh: a move above either unit may have happened since they were loaded.
        old_path = Unit.objects.values_list("path", flat=True).get(pk=unit.pk)
        above = Unit.objects.values_list("path", flat=True).get(pk=parent.pk) if parent else ""
        if above.startswith(old_path):
            raise InvalidInput(
                _("A unit cannot stand below itself."),
                field="parent",
                next_step=_("Choose a unit outside it."),
            )
        new_path = f"{above}{unit.pk}/"
        Unit.objects.filter(pk=unit.pk).update(parent=parent)
        below = Unit.objects.filter(path__startswith=old_path)
        below.update(path=Concat(Value(new_path), Substr(F("path"), len(old_path) + 1)))
        _tell(UnitMoved(unit=unit.pk, parent=parent.pk if parent else None), unit, actor, at)
    unit.parent, unit.path = parent, new_path
    return unit


def close_unit(*, unit: Unit, until: date, actor: Actor, at: datetime) -> Unit:
    """End a unit; `until` is the first day without it.

    Raises InvalidInput before its start or while units below are open.
    """
    guard_organizing(actor)
    if until <= unit.since:
        raise InvalidInput(_("A unit cannot end before it began."), field="until", next_step=_("Choose a later day."))
    with transaction.atomic():
        still_open = unit.children.exclude(until__lte=until).values_list("name", flat=True)[:3]
        if still_open:
            raise InvalidInput(
                _("Units below are still open: %(names)s.") % {"names": ", ".join(still_open)},
                field="until",
                next_step=_("Close them or move them first."),
            )
        unit.until = until
        unit.save(update_fields=["until"])
        _tell(UnitClosed(unit=unit.pk, until=until.isoformat()), unit, actor, at)
    return unit


def _guard_words(code: str, name: str, kind: str) -> None:
    if not code or not name:
        raise InvalidInput(
            _("A unit needs a code and a name."),
            field="name" if code else "code",
            next_step=_("Fill in both."),
        )
    for value, field, longest in ((code, "code", CODE_LENGTH), (name, "name", NAME_LENGTH)):
        if len(value) > longest:
            raise InvalidInput(
                _("This is longer than %(limit)s characters.") % {"limit": longest},
                field=field,
                next_step=_("Shorten it."),
            )
    if kind not in UnitKind.values:
        raise InvalidInput(
            _("There is no kind of unit “%(kind)s”.") % {"kind": kind},
            field="kind",
            next_step=_("Use one of: %(kinds)s.") % {"kinds": ", ".join(UnitKind.values)},
        )


def _tell(event: Event, unit: Unit, actor: Actor, at: datetime) -> None:
    record(event, actor=actor, at=at, stream=UNITS, refs={"unit": unit.pk})
