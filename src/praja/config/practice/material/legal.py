# SPDX-License-Identifier: EUPL-1.2
"""Decrees that wait for the legal bureau."""

from dataclasses import replace
from datetime import timedelta

from praja.config.demo.government import ROOT
from praja.config.practice.material.ground import Ground
from praja.duties.letters.demo.classification import code_of
from praja.duties.letters.demo.outgoing import DECREE
from praja.duties.letters.operations.checking import hand_in
from praja.duties.letters.operations.drafting import draft_letter
from praja.kernel.people.queries import actor_of

SUBJECTS = ("Tim percepatan perbaikan jalan dan talut", "Kelompok kerja kota layak anak", "Panitia hari jadi kota")
WRITTEN = timedelta(days=1)


def lay_decrees(ground: Ground) -> None:
    """Decrees of the head of government that an officer of the unit wrote and handed in."""
    town, began = ground.town, ground.at - WRITTEN
    officer = actor_of(town.officers[ground.place], began)
    for subject in SUBJECTS:
        new = replace(DECREE, subject=subject, classification=code_of("100.3"), signing_unit=town.units[ROOT])
        case = draft_letter(new=new, unit=ground.unit, actor=officer, at=began).letter.case
        hand_in(case=case, checks=(), actor=officer, at=began + timedelta(hours=3), seen_version=None)
