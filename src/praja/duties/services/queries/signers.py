# SPDX-License-Identifier: EUPL-1.2
"""Who signs for a unit, and under which title."""

from dataclasses import dataclass
from datetime import datetime

from praja.kernel.organization.enums import UnitKind
from praja.kernel.organization.models import Post, Unit
from praja.kernel.people.enums import Holding, Role
from praja.kernel.people.models import RoleAssignment
from praja.kernel.people.queries import assignments_of

ABBREVIATED = {Holding.ACTING: "Plt. ", Holding.STANDIN: "Plh. ", Holding.DEFINITIVE: ""}
TITLES = {UnitKind.SUBDISTRICT: ("Lurah", "Kelurahan"), UnitKind.DISTRICT: ("Camat", "Kecamatan")}


@dataclass(frozen=True, slots=True)
class Signer:
    """The account that signs and the title as it is printed. Official papers are in Indonesian, so the title is too."""

    account: int
    title: str


def signer_of(unit_id: int, at: datetime) -> Signer | None:
    """Whoever heads the unit at `at`, or the nearest one above it: a stand-in (plh.) before an acting (plt.) and a definitive
    head. None where nobody does."""
    held = next(iter(assignments_of(Role.HEAD, unit_id, at)), None)
    return Signer(held.account_id, _title(held)) if held else None


def _title(held: RoleAssignment) -> str:
    post = Post.objects.filter(unit=held.unit_id, is_head=True, until=None).order_by("-since").first()
    return ABBREVIATED[Holding(held.holding)] + (post.name if post else title_without_post(held.unit))


def title_without_post(unit: Unit) -> str:
    """What the head of a unit is called where the register of posts does not say it."""
    title, kind = TITLES.get(UnitKind(unit.kind), ("Kepala", ""))
    return f"{title} {unit.name.removeprefix(kind).strip()}"
