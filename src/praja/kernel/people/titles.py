# SPDX-License-Identifier: EUPL-1.2
"""Who heads a unit by which decree, and how their post is printed. Official papers are in Indonesian, so titles are too."""

from datetime import datetime

from praja.kernel.organization.enums import UnitKind
from praja.kernel.organization.models import Post, Unit
from praja.kernel.people.enums import Holding, Role
from praja.kernel.people.models import RoleAssignment
from praja.kernel.people.queries import assignments_of

ABBREVIATED = {Holding.ACTING: "Plt. ", Holding.STANDIN: "Plh. ", Holding.DEFINITIVE: ""}
GOVERNMENTS = {"Pemerintah Kota": "Wali Kota", "Pemerintah Kabupaten": "Bupati", "Pemerintah Provinsi": "Gubernur"}
"""What the head of a government is called, by how its name begins."""
TITLES = {UnitKind.SUBDISTRICT: ("Lurah", "Kelurahan"), UnitKind.DISTRICT: ("Camat", "Kecamatan")}


def headed_by(account_id: int, unit_id: int, at: datetime) -> RoleAssignment | None:
    """By which decree this account is the head of the unit at `at`: of the unit itself, or of the nearest one above it that has a
    head. None for everybody else, also for the head of a unit further up."""
    found = assignments_of(Role.HEAD, unit_id, at)
    nearest = found[0].unit_id if found else None
    return next((one for one in found if one.unit_id == nearest and one.account_id == account_id), None)


def printed_title(held: RoleAssignment) -> str:
    """The post of a head as it is printed, e.g. "Lurah Melati" or "Plt. Camat Timur"."""
    post = Post.objects.filter(unit=held.unit_id, is_head=True, until=None).order_by("-since").first()
    return ABBREVIATED[Holding(held.holding)] + (post.name if post else title_without_post(held.unit))


def title_without_post(unit: Unit) -> str:
    """What the head of a unit is called where the register of posts does not say it."""
    for government, head in GOVERNMENTS.items():
        if unit.parent_id is None and unit.name.startswith(government):
            return f"{head}{unit.name.removeprefix(government)}"
    title, kind = TITLES.get(UnitKind(unit.kind), ("Kepala", ""))
    return f"{title} {unit.name.removeprefix(kind).strip()}"
