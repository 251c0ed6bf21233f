# SPDX-License-Identifier: EUPL-1.2
from praja.kernel.plans.operations.carrying import drop_commitment, finish_commitment, report_progress
from praja.kernel.plans.operations.making import make_commitment
from praja.kernel.plans.operations.measuring import measure_again

__all__ = ["drop_commitment", "finish_commitment", "make_commitment", "measure_again", "report_progress"]
