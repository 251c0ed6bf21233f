# SPDX-License-Identifier: EUPL-1.2
"""The words of an innovation, one sheet per version: what the form of the national index asks for."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class ProfileSheet:
    """`design` is the rancang bangun, `changes` the pokok perubahan; the rest its tujuan, manfaat and hasil."""

    design: str = ""
    changes: str = ""
    aims: str = ""
    benefits: str = ""
    results: str = ""


def content(sheet: ProfileSheet) -> dict[str, str]:
    """The sheet as it is kept and digested."""
    return {name: str(text) for name, text in asdict(sheet).items()}


def read_profile(kept: Mapping[str, Any]) -> ProfileSheet:
    """The sheet that was kept; a field that a later version of Praja added is empty in it."""
    return ProfileSheet(**{one.name: kept.get(one.name, "") for one in fields(ProfileSheet)})
