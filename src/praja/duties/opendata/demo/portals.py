# SPDX-License-Identifier: EUPL-1.2
"""An invented portal of the province, and what was taken over from it. Nobody asks the network: its address leads nowhere, and
the worker does not look at it."""

from datetime import datetime, timedelta
from typing import Any

from praja.duties.opendata.demo.year import Desks
from praja.duties.opendata.domain.harvesting import Found, Offer
from praja.duties.opendata.gateways.portals import Page
from praja.duties.opendata.models import HarvestRun, Topic
from praja.duties.opendata.operations.harvesting.running import Way, run_source
from praja.duties.opendata.operations.harvesting.sources import SourceWords, add_source, change_source
from praja.lib.actors import system_actor

ADDRESS = "https://data.provinsi.contoh.invalid"
OFFERED = (
    (
        "tinggi-muka-air-sungai",
        "Tinggi muka air sungai",
        "Tinggi muka air di pos pantau, setiap jam.",
        "Dinas SDA Provinsi",
    ),
    ("jalan-provinsi", "Jalan provinsi", "Ruas jalan provinsi menurut kondisi.", "Dinas PU Provinsi"),
)
"""Name, title, what it is, who publishes it there. All of it is invented."""


def play_portals(*, desks: Desks, at: datetime) -> HarvestRun:
    """Enter the portal, take over what it offers, and stop looking at it."""
    began = at - timedelta(days=3)
    steward, keeper = desks.steward(began), desks.units["Diskominfo"]
    topic = Topic.objects.filter(code="lingkungan").first()
    words = SourceWords(title="Satu Data Provinsi (contoh)", address=ADDRESS)
    said: dict[str, Any] = {"words": words, "unit": keeper, "topic": topic, "actor": steward}
    source = add_source(**said, at=began)
    way = Way(lambda _address, _chosen, _place: Page(found=[_found(*one) for one in OFFERED]), lambda *_asked: False)
    run = run_source(source=source, actor=system_actor("opendata.harvest"), at=began + timedelta(hours=1), way=way)
    change_source(source=source, **said, is_active=False, at=began + timedelta(hours=2))
    return run


def _found(name: str, title: str, notes: str, publisher: str) -> Found:
    return Found(
        identifier=f"contoh-{name}",
        name=name,
        title=title,
        notes=notes,
        tags=("provinsi",),
        address=f"{ADDRESS}/dataset/{name}",
        publisher=publisher,
        licence="Creative Commons Attribution 4.0",
        licence_key="cc-by-4.0",
        offers=(Offer("CSV", f"{ADDRESS}/unduh/{name}.csv"),),
    )
