# SPDX-License-Identifier: EUPL-1.2
"""Who heads a unit, and under which title their acts stand on paper."""

from dataclasses import dataclass
from datetime import datetime

from praja.kernel.organization.enums import UnitKind
from praja.kernel.organization.models import Post, Unit
from praja.kernel.people.enums import Holding, Role
from praja.kernel.people.models import Account, RoleAssignment
from praja.kernel.people.queries import assignments_of

ABBREVIATED = {Holding.ACTING: "Plt. ", Holding.STANDIN: "Plh. ", Holding.DEFINITIVE: ""}
TITLES = {UnitKind.SUBDISTRICT: ("Lurah", "Kelurahan"), UnitKind.DISTRICT: ("Camat", "Kecamatan")}


@dataclass(frozen=True, slots=True)
class Head:
    """Whoever heads a unit, and the title as it is printed. Official papers are in Indonesian, so the title is too."""

    account: Account
    title: str


def head_of(unit_id: int, at: datetime, *, account: int | None = None) -> Head | None:
    """Whoever heads the unit at `at`, or the nearest unit above: a stand-in (plh.) before an acting (plt.) and a definitive head.
    With `account` that one of them. None where nobody does."""
    rows = assignments_of(Role.HEAD, unit_id, at)
    held = next((row for row in rows if account in (None, row.account_id)), None)
    return Head(held.account, _title(held)) if held else None


def _title(held: RoleAssignment) -> str:
    post = Post.objects.filter(unit=held.unit_id, is_head=True, until=None).order_by("-since").first()
    return ABBREVIATED[Holding(held.holding)] + (post.name if post else title_without_post(held.unit))


def title_without_post(unit: Unit) -> str:
    """What the head of a unit is called where the register of posts does not say it."""
    title, kind = TITLES.get(UnitKind(unit.kind), ("Kepala", ""))
    return f"{title} {unit.name.removeprefix(kind).strip()}"
