# SPDX-License-Identifier: EUPL-1.2
"""Which month a page is about: `?bulan=2026-01`, this month without it."""

from datetime import date, timedelta

from django.utils.formats import date_format

from praja.kernel.procedures.web.acts import today
from praja.lib.web import PrajaRequest


def chosen_month(request: PrajaRequest) -> date:
    """The first day of the month in the address; of this month where it names none."""
    said = request.GET.get("bulan", "") or request.POST.get("bulan", "")
    try:
        return date.fromisoformat(f"{said}-01")
    except ValueError:
        return today(request).replace(day=1)


def month_links(request: PrajaRequest, month: date, more: str = "") -> dict[str, str]:
    """The month in words, and the ways to its neighbours; none into the future."""
    before, after = (month - timedelta(days=1)).replace(day=1), (month + timedelta(days=32)).replace(day=1)
    is_past = after <= today(request).replace(day=1)
    return {
        "month_name": date_format(month, "F Y"),
        "month_code": f"{month:%Y-%m}",
        "previous_url": f"?bulan={before:%Y-%m}{more}",
        "next_url": f"?bulan={after:%Y-%m}{more}" if is_past else "",
    }
