# SPDX-License-Identifier: EUPL-1.2
"""Small closed vocabularies of what people write; their names for readers stand in `wording`."""

from enum import StrEnum


class CauseKind(StrEnum):
    """The bones of a fishbone: where a cause lies."""

    PEOPLE = "people"
    METHOD = "method"
    MEANS = "means"
    MATERIAL = "material"
    MONEY = "money"
    SURROUNDINGS = "surroundings"
    RULES = "rules"


class Stance(StrEnum):
    """Where somebody stands to a change."""

    CARRIES = "carries"
    SUPPORTS = "supports"
    NEUTRAL = "neutral"
    OPPOSES = "opposes"


class Horizon(StrEnum):
    """How far off a milestone is."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"
