# SPDX-License-Identifier: EUPL-1.2
"""Asking, answering and letting go of the questions of the cross-checks."""

from praja.duties.attendance.operations.silang.blanking import blank_findings
from praja.duties.attendance.operations.silang.checking import Checked, cross_check
from praja.duties.attendance.operations.silang.saying import answer_finding, explain_finding, pass_on_finding

__all__ = ["Checked", "answer_finding", "blank_findings", "cross_check", "explain_finding", "pass_on_finding"]
