# SPDX-License-Identifier: EUPL-1.2
"""The conversion table: what of an activity is counted, by its form. The numbers themselves are law data and are given."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    """What of an activity its lesson hours follow."""

    CURRICULUM = "curriculum"
    """The hours of its curriculum, as the certificate repeats them."""
    CERTIFICATE = "certificate"
    """The hours that its certificate states."""
    UNSET = "unset"
    """The table has no figure: as stated."""
    ACTIVITY = "activity"
    """One figure for the whole activity, however long it was."""
    SESSION = "session"
    """A figure for each session, and so many sessions a month."""
    DAY = "day"
    """At most a figure on each day."""
    SAMPLE_ACTIVITY = "sample_activity"
    """As the certificate states; without one at most the region's figure for the whole activity."""
    SAMPLE_DAY = "sample_day"
    """As the certificate states; without one at most the region's figure on each day."""


BASIS: Mapping[str, Basis] = {
    "structural": Basis.CURRICULUM,
    "managerial": Basis.CURRICULUM,
    "technical": Basis.CURRICULUM,
    "functional": Basis.CURRICULUM,
    "sociocultural": Basis.CURRICULUM,
    "seminar": Basis.SAMPLE_DAY,
    "workshop": Basis.SAMPLE_ACTIVITY,
    "course": Basis.CURRICULUM,
    "upgrading": Basis.CURRICULUM,
    "guidance": Basis.SAMPLE_ACTIVITY,
    "dissemination": Basis.UNSET,
    "other_classical": Basis.UNSET,
    "coaching": Basis.SESSION,
    "mentoring": Basis.SESSION,
    "elearning": Basis.CERTIFICATE,
    "distance": Basis.CERTIFICATE,
    "secondment": Basis.ACTIVITY,
    "benchmarking": Basis.ACTIVITY,
    "exchange": Basis.ACTIVITY,
    "internship": Basis.ACTIVITY,
    "self_study": Basis.DAY,
    "community": Basis.DAY,
    "outdoor": Basis.UNSET,
    "on_the_job": Basis.UNSET,
    "other_nonclassical": Basis.UNSET,
}
"""By the values of `enums.LearningForm`."""

AS_STATED = frozenset({Basis.CURRICULUM, Basis.CERTIFICATE, Basis.UNSET})
SAMPLES = frozenset({Basis.SAMPLE_ACTIVITY, Basis.SAMPLE_DAY})


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of the table, by form: lesson hours of a session, day or activity, and sessions a month."""

    hours: Mapping[str, int]
    times_a_month: Mapping[str, int]
