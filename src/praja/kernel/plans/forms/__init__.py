# SPDX-License-Identifier: EUPL-1.2
"""What people write on the way from a number to a change, whatever the duty it is for."""

from praja.kernel.plans.forms.designing import StandardForm, kept_design
from praja.kernel.plans.forms.diagnosing import DesignForm, DiagnosisForm, kept_causes
from praja.kernel.plans.forms.planning import PlanForm, StakeholderForm, plan_forms, written_at
from praja.kernel.plans.forms.proving import ProofForm

__all__ = [
    "DesignForm",
    "DiagnosisForm",
    "PlanForm",
    "ProofForm",
    "StakeholderForm",
    "StandardForm",
    "kept_causes",
    "kept_design",
    "plan_forms",
    "written_at",
]
