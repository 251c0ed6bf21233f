# SPDX-License-Identifier: EUPL-1.2
"""A competition whose proposals wait for the learner's scores."""

from praja.config.demo.government import ROOT
from praja.config.practice.material.ground import Ground
from praja.duties.innovation.demo.competitions import play_contest_to_judge

TITLE = "Lomba Latihan Juri"


def lay_contest(ground: Ground) -> None:
    """Three proposals of three units, given to the learner and to one juror of the town."""
    town = ground.town
    root = town.units[ROOT]
    play_contest_to_judge(root=root, cast=town.cast, juror=ground.learner, title=TITLE, at=ground.at)
