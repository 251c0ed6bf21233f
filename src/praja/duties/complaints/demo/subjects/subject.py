# SPDX-License-Identifier: EUPL-1.2
"""What residents of the demo town report: the parts of which reports and answers are made."""

from dataclasses import dataclass

from praja.duties.complaints.enums import Classification, ReportKind

KELURAHAN, KECAMATAN = "@kelurahan", "@kecamatan"
"""Instead of a unit's short name: the office of the place that the report names."""


@dataclass(frozen=True, kw_only=True)
class Subject:
    """One topic with its sentences. `{place}` stands for the spot, `{since}` for a time that has passed, `{day}` for the day
    of the work, `{crew}` for those who did it and `{n}` for a small number. `weight`: how often it is reported. Where there
    are as many answers as reports, each answers the report at its place; else any of them fits any report.
    """

    name: str
    unit: str
    weight: float
    reports: tuple[str, ...]
    details: tuple[str, ...]
    done: tuple[str, ...]
    explained: tuple[str, ...]
    kind: ReportKind = ReportKind.COMPLAINT
    classification: Classification = Classification.NON_SUPERVISORY
    about_service: bool = False
    photo: bool = False
    """Whether people tend to photograph it."""
