# SPDX-License-Identifier: EUPL-1.2
"""Why a paper cannot be shown so."""

from praja.lib.errors import InvalidInput, Text


class PaperInvalid(InvalidInput):
    """The file, its name or its number cannot be so."""

    code = "paper_invalid"

    def __init__(self, field: str, problem: Text, next_step: Text) -> None:
        super().__init__(problem, field=field, next_step=next_step)
