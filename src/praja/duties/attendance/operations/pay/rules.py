# SPDX-License-Identifier: EUPL-1.2
"""Entering a regulation of the region on allowances."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.enums import DayCode, Predicate
from praja.duties.attendance.errors.pay import NotYourRule, PayRuleInvalid
from praja.duties.attendance.events.pay import RULES, PayRuleSet
from praja.duties.attendance.models import PayRule
from praja.duties.attendance.models.pay import WHOLE
from praja.duties.attendance.models.pay_digests import digest_of_rule
from praja.duties.attendance.rules.pay import may_keep_pay_rules
from praja.kernel.ledger.operations import record
from praja.kernel.people.models import Account
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor

LEAVE_CODES = (
    DayCode.ANNUAL_LEAVE,
    DayCode.SICK_LEAVE,
    DayCode.IMPORTANT_LEAVE,
    DayCode.MATERNITY_LEAVE,
    DayCode.LONG_LEAVE,
    DayCode.UNPAID_LEAVE,
    DayCode.STUDY,
    DayCode.CLASS,
    DayCode.EXCUSED,
)
"""Days that a regulation may cut for, or pay nothing for."""


@dataclass(frozen=True, slots=True)
class NewPayRule:
    """What a regulation says; shares in basis points, see `PayRule`."""

    regulation: str
    since: date
    discipline_share: int
    late: Sequence[int]
    early: Sequence[int]
    absent: int
    ceremony: int = 0
    cap: int = WHOLE
    leave_cuts: Mapping[str, int] = field(default_factory=dict)
    stopping: Sequence[str] = ()
    predicates: Mapping[str, int] = field(default_factory=dict)
    needs_result: bool = True
    until: date | None = None


def set_pay_rule(*, new: NewPayRule, actor: Actor, at: datetime) -> PayRule:
    """Enter a regulation by which allowances are cut from the month of `since` until before the month of `until`; where several
    hold, the one entered last does. The same again changes nothing.

    Raises `NotYourRule`, `PayRuleInvalid`. Records `attendance.pay_rule_set`.
    """
    if not may_keep_pay_rules(actor):
        raise NotYourRule
    _check(new)
    row = PayRule(
        regulation=words_of(new.regulation, field="regulation", shortest=5, longest=160).text,
        since=new.since.replace(day=1),
        until=new.until.replace(day=1) if new.until else None,
        discipline_share=new.discipline_share,
        late=list(new.late),
        early=list(new.early),
        absent=new.absent,
        ceremony=new.ceremony,
        cap=new.cap,
        leave_cuts=dict(new.leave_cuts),
        stopping=sorted(new.stopping),
        predicates=dict(new.predicates),
        needs_result=new.needs_result,
        entered_by=Account.objects.filter(pk=int(actor.id)).first() if actor.id.isdecimal() else None,
        entered_at=at,
    )
    with transaction.atomic():
        newest = PayRule.objects.order_by("-id").first()
        if newest is not None and newest.terms() == row.terms():
            return newest
        row.save(force_insert=True)
        event = PayRuleSet(
            rule=row.pk,
            regulation=row.regulation,
            since=row.since.isoformat(),
            until=row.until.isoformat() if row.until else None,
            content=digest_of_rule(row),
        )
        record(event, actor=actor, at=at, stream=RULES, refs={})
    return row


def _check(new: NewPayRule) -> None:
    if new.until is not None and new.until.replace(day=1) <= new.since.replace(day=1):
        raise PayRuleInvalid(
            _("It ends before it begins."), field="until", next_step=_("Correct the month, or leave the end open.")
        )
    tiers = {f"late_{tier}": points for tier, points in enumerate(new.late, 1)}
    tiers |= {f"early_{tier}": points for tier, points in enumerate(new.early, 1)}
    assert len(tiers) == 8, "four classes each"
    leave = {f"cut_{code}": points for code, points in new.leave_cuts.items()}
    worth = {f"worth_{name}": points for name, points in new.predicates.items()}
    ones = {"absent": new.absent, "ceremony": new.ceremony, "cap": new.cap, "discipline_share": new.discipline_share}
    _check_shares({**ones, **tiers, **leave, **worth})
    _check_names(new.predicates, Predicate.values, "predicates")
    _check_names((*new.leave_cuts, *new.stopping), LEAVE_CODES, "stopping")
    twice = set(new.leave_cuts) & set(new.stopping)
    if twice:
        raise PayRuleInvalid(
            _("For %(code)s nothing is paid, so nothing can be cut.") % {"code": ", ".join(sorted(twice))},
            field="stopping",
            next_step=_("Choose one of both."),
        )


def _check_shares(shares: Mapping[str, int]) -> None:
    for name, points in shares.items():
        if not 0 <= points <= WHOLE:
            raise PayRuleInvalid(
                _("A share is between 0 and 100 percent."), field=name, next_step=_("Correct it by the regulation.")
            )


def _check_names(said: Iterable[str], known: Iterable[str], field_name: str) -> None:
    if set(said) - set(known):
        raise PayRuleInvalid(_("This is not known here."), field=field_name, next_step=_("Choose from the list."))
