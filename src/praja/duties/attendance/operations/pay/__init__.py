# SPDX-License-Identifier: EUPL-1.2
"""Allowances: regulations of the region, base amounts, results of e-Kinerja, sheets of a month."""

from praja.duties.attendance.operations.pay.bases import BASES, enter_base, import_bases
from praja.duties.attendance.operations.pay.results import RESULTS, enter_result, import_results
from praja.duties.attendance.operations.pay.rules import NewPayRule, set_pay_rule
from praja.duties.attendance.operations.pay.sheets import work_out_sheet

__all__ = [
    "BASES",
    "RESULTS",
    "NewPayRule",
    "enter_base",
    "enter_result",
    "import_bases",
    "import_results",
    "set_pay_rule",
    "work_out_sheet",
]
