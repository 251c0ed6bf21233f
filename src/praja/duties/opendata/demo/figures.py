# SPDX-License-Identifier: EUPL-1.2
"""Figures of the town as data: what the steward decided to show, counted from what happened in the town."""

from datetime import datetime, timedelta

from praja.duties.opendata.operations.measuring import count_families, show_family
from praja.lib.actors import Actor, system_actor

SHOWN = {
    "complaints": "Disepakati Forum Satu Data: angka pengaduan dibuka setiap hari.",
    "services": "Disepakati Forum Satu Data: angka layanan dibuka setiap hari.",
}
"""Families with why they are shown."""


def play_figures(*, steward: Actor, at: datetime) -> None:
    """Decide on two families, and count them; what happened must have been counted before."""
    for family, reason in SHOWN.items():
        show_family(family=family, reason=reason, actor=steward, at=at - timedelta(hours=2))
    count_families(actor=system_actor("opendata.count_figures"), at=at)
