# SPDX-License-Identifier: EUPL-1.2
"""The signed receipt of a case as a file."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse

from praja.kernel.procedures.models import Case


def receipt_as_file(case: Case, receipt: Mapping[str, Any]) -> HttpResponse:
    """A receipt of `receipts.receipt_for`, for the offline checker. No cache keeps it."""
    headers = {
        "Content-Disposition": f'attachment; filename="tanda-terima-{case.code}.json"',
        "Cache-Control": "no-store",
    }
    content = json.dumps(receipt, indent=2) + "\n"
    return HttpResponse(content.encode(), content_type="application/json", headers=headers)
