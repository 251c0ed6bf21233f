# SPDX-License-Identifier: EUPL-1.2
"""Cells of files and fields of forms as figures, or what is wrong with them."""

from datetime import date

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.domain import figures
from praja.kernel.people.models import Employee
from praja.kernel.people.queries import employee_by_nip
from praja.lib.errors import InvalidInput


def rupiah_in(text: str, *, field: str = "amount") -> int:
    """Whole rupiah. Raises InvalidInput at the field."""
    found = figures.read_rupiah(text)
    if found is None:
        raise InvalidInput(
            _("This is no amount in whole rupiah."), field=field, next_step=_("Write it as 5.000.000 or 5000000.")
        )
    return found


def points_in(text: str, *, field: str = "share") -> int:
    """Basis points of a percent. Raises InvalidInput at the field."""
    found = figures.read_points(text)
    if found is None:
        raise InvalidInput(
            _("This is no percent between 0 and 100 with at most two decimals."),
            field=field,
            next_step=_("Write it as 1,25."),
        )
    return found


def month_in(text: str, *, field: str = "since") -> date:
    """The first day of a month. Raises InvalidInput at the field."""
    found = figures.read_month(text)
    if found is None:
        raise InvalidInput(_("This is no month."), field=field, next_step=_("Write it as 2026-01."))
    return found


def employee_in(nip: str) -> Employee:
    """Whoever has this NIP. Raises InvalidInput at the field."""
    found = employee_by_nip(nip)
    if found is None:
        raise InvalidInput(_("Nobody in the register has this NIP."), field="nip", next_step=_("Correct it."))
    return found


def newest_pk(model: type[Model]) -> int:
    """The key of the row entered last; 0 without any. A later one is new."""
    found: int | None = model._default_manager.order_by("-pk").values_list("pk", flat=True).first()
    return found or 0
