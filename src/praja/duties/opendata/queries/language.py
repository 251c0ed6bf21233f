# SPDX-License-Identifier: EUPL-1.2
"""Words of datasets that may also be written in English, as the reader wants them."""

from typing import Any

from django.utils.translation import get_language


def in_reader_language(row: Any, name: str) -> str:
    """The text `name` of a row: its English twin for whoever reads English and where there is one."""
    twin = str(getattr(row, f"{name}_en", "")) if (get_language() or "").startswith("en") else ""
    return twin or str(getattr(row, name))
