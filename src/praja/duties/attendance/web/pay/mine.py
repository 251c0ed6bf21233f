# SPDX-License-Identifier: EUPL-1.2
"""Everybody's own allowance with how it came about, and the rules by which it is cut."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format

from praja.duties.attendance.models import PayLine, PayRule
from praja.duties.attendance.queries.months import lock_of
from praja.duties.attendance.queries.paid import rule_for
from praja.duties.attendance.queries.pay_words import cut_days, rule_words, rupiah, steps_of
from praja.duties.attendance.queries.sheets import days_of_line, own_lines
from praja.duties.attendance.rules import opens_own
from praja.duties.attendance.rules.pay import may_keep_pay_rules
from praja.duties.attendance.web.pay.ways import pay_ways
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store
from praja.lib.web import PrajaRequest, guarded

MOST_MONTHS = 24


@guarded(opens_own)
def my_pay(request: PrajaRequest) -> HttpResponse:
    """One's own allowance of a month: the newest, or the one that the address names."""
    lines = list(own_lines(request.actor)[:MOST_MONTHS])
    wanted = request.GET.get("bulan", "")
    line = next((one for one in lines if f"{one.sheet.month:%Y-%m}" == wanted), lines[0] if lines else None)
    context = {
        "ways": pay_ways(request),
        "months": [_month(one, is_current=one is line) for one in lines],
        **(_told(line) if line else {}),
    }
    return no_store(render(request, "attendance/pay/mine.html", context))


def _month(line: PayLine, *, is_current: bool) -> dict[str, Any]:
    month = line.sheet.month
    return {"label": date_format(month, "F Y"), "href": f"?bulan={month:%Y-%m}", "current": is_current}


def _told(line: PayLine) -> dict[str, Any]:
    days = days_of_line(line)
    held = lock_of(line.unit_id, line.sheet.month)
    return {
        "line": line,
        "month_name": date_format(line.sheet.month, "F Y"),
        "amount": rupiah(line.amount),
        "steps": steps_of(line),
        "days": cut_days(line, days),
        "is_moving": held is None or held.done_at > line.sheet.made_at,
    }


@guarded(opens_own)
def pay_rules(request: PrajaRequest) -> HttpResponse:
    """Regulations of the region that were entered, the newest first."""
    now = rule_for(today(request))
    rows = [{"rule": rule, "words": rule_words(rule), "holds": rule == now} for rule in PayRule.objects.order_by("-id")]
    context = {"ways": pay_ways(request), "rows": rows, "may_add": may_keep_pay_rules(request.actor)}
    return no_store(render(request, "attendance/pay/rules.html", context))
