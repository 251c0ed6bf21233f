# SPDX-License-Identifier: EUPL-1.2
"""A class that the learner teaches."""

from praja.config.demo.government import ROOT
from praja.config.practice.material.ground import Ground
from praja.duties.training.demo.teaching import play_class_to_teach
from praja.kernel.people.queries import actor_of
from praja.lib.codes import new_code

SEATS = 3


def lay_class(ground: Ground) -> None:
    """A class of the unit, with officers of other units as its participants."""
    town = ground.town
    keeper = town.cast["kepegawaian"]
    play_class_to_teach(
        name=f"Kelas latihan {new_code()[:4]}",
        unit=ground.unit,
        sending=town.units[ROOT],
        trainer=ground.learner,
        participants=ground.rng.sample(list(town.officers.values()), SEATS),
        keeper=lambda moment: actor_of(keeper, moment),
        at=ground.at,
    )
