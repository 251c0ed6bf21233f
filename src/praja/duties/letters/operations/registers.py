# SPDX-License-Identifier: EUPL-1.2
"""Series of numbers of letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.domain.bodies import plain
from praja.duties.letters.domain.kinds import FACTS
from praja.duties.letters.enums import LEGAL_BUREAU
from praja.duties.letters.errors.writing import RegisterInvalid
from praja.duties.letters.events.outgoing import REGISTERS, RegisterSet
from praja.duties.letters.models import LetterRegister
from praja.duties.letters.rules import may_keep_numbers
from praja.kernel.documents.domain.numbering import NumberParts, UnusablePattern, written_number
from praja.kernel.documents.errors import pattern_refusal
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.lib.actors import Actor
from praja.lib.errors import NotAllowed

EXAMPLE = ("800.1.11.1", "B")
"""Classification and security that a tried pattern is shown with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRegister:
    """A series as it is to be. `kinds` empty: every kind for which the unit has no other."""

    name: str
    pattern: str
    decree: str
    since: date
    until: date | None = None
    kinds: Sequence[str] = ()
    unit_code: str = ""


def tried_number(pattern: str, unit_code: str, on: date) -> str:
    """How the next number would be written. Raises PatternRefused at `pattern`."""
    classification, security = EXAMPLE
    try:
        return written_number(pattern, NumberParts(7, classification, unit_code, on, security))
    except UnusablePattern as error:
        refusal = pattern_refusal(error.problem, error.found)
        refusal.field = "pattern"
        raise refusal from error


def set_register(
    *, new: NewRegister, unit: Unit, actor: Actor, at: datetime, register: LetterRegister | None = None
) -> LetterRegister:
    """Set a series of numbers up at `unit`, or change the one that is given; numbers that were given stay as they are.

    One at the legal bureau numbers legal products, and nothing else. Raises NotAllowed, RegisterInvalid, PatternRefused.
    Records `letters.register_set`.
    """
    owner = register.unit if register is not None else unit
    is_legal = register.is_legal if register is not None else owner.pk == units.current().function(LEGAL_BUREAU)
    if not may_keep_numbers(actor, owner.pk, legal=is_legal):
        raise NotAllowed(
            _("You do not keep the registers of this unit."),
            next_step=_("Ask its records officer; legal products are numbered by the legal bureau."),
        )
    _check(new, is_legal)
    kept = register or LetterRegister(unit=owner, is_legal=is_legal)
    kept.name, kept.kinds, kept.pattern = " ".join(plain(new.name).split())[:120], list(new.kinds), new.pattern.strip()
    kept.unit_code, kept.decree = new.unit_code.strip()[:60], " ".join(plain(new.decree).split())[:120]
    kept.since, kept.until = new.since, new.until
    with transaction.atomic():
        kept.save()
        record(_event(kept), actor=actor, at=at, stream=REGISTERS, refs={"unit": owner.pk, "register": kept.pk})
    return kept


def _check(new: NewRegister, is_legal: bool) -> None:
    if not new.name.strip():
        raise RegisterInvalid(
            _("The register has no name."), field="name", next_step=_("Name it as the office calls it.")
        )
    if not new.decree.strip():
        raise RegisterInvalid(
            _("It is not said by which decree."), field="decree", next_step=_("Enter number and date of the decree.")
        )
    if new.until is not None and new.until <= new.since:
        raise RegisterInvalid(
            _("It would end before it begins."), field="until", next_step=_("Choose a later day, or leave it empty.")
        )
    wrong = [kind for kind in new.kinds if kind not in FACTS or FACTS[kind].legal != is_legal]
    if wrong or (is_legal and not new.kinds):
        raise RegisterInvalid(
            _("Legal products have a register of their own, at the legal bureau."),
            field="kinds",
            next_step=_("Choose legal products alone, or none of them."),
        )
    tried_number(new.pattern, new.unit_code, new.since)
    if "{unit}" in new.pattern and not new.unit_code.strip():
        raise RegisterInvalid(
            _("The pattern has the place {unit}, and the unit's code is missing."),
            field="unit_code",
            next_step=_("Enter the code as it stands in numbers, or take {unit} out."),
        )


def _event(kept: LetterRegister) -> RegisterSet:
    return RegisterSet(
        register=kept.pk,
        unit=kept.unit_id,
        title=kept.name,
        kinds=tuple(kept.kinds),
        pattern=kept.pattern,
        unit_code=kept.unit_code,
        is_legal=kept.is_legal,
        decree=kept.decree,
        since=kept.since.isoformat(),
        until=kept.until.isoformat() if kept.until else None,
    )
