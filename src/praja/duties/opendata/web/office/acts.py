# SPDX-License-Identifier: EUPL-1.2
"""How the operations of open data, which take an entry, an edition or a question, stand on a desk of acts, which takes a case."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import Operation
from praja.lib.web import PrajaRequest


def of_detail(argument: str, detail: str) -> Callable[[Operation], Operation]:
    """Operations that take the case's `detail` as `argument`, as ones on the case."""

    def wrapped(operation: Operation) -> Operation:
        def on_case(*, case: Case, **said: Any) -> Any:
            return operation(**{argument: getattr(case, detail)}, **said)

        return on_case

    return wrapped


def back_to(name: str) -> Callable[[PrajaRequest, str], str]:
    """After an act: the page of the same case."""
    return lambda _request, code: reverse(f"satu_data:{name}", args=[code])
