# SPDX-License-Identifier: EUPL-1.2
"""What stands at the head of a unit's papers."""

from base64 import b64encode
from functools import lru_cache

from praja.kernel.documents.domain.letters import PaperHead
from praja.kernel.documents.gateways import store
from praja.kernel.documents.models import Letterhead, StoredFile
from praja.kernel.organization.queries import units


def head_of_paper(unit_id: int) -> PaperHead:
    """Address, contact and emblems for papers of a unit: each its own, else that of the nearest unit above that has one; empty
    where nobody has. One statement."""
    up = (unit_id, *units.current().ancestors(unit_id))
    rows = {
        row.unit_id: row for row in Letterhead.objects.filter(unit_id__in=up).select_related("emblem", "post_emblem")
    }
    known = [rows[unit] for unit in up if unit in rows]
    lines = next((row for row in known if row.address or row.contact), None)
    emblem = next((row.emblem for row in known if row.emblem), None)
    own = rows.get(unit_id)
    return PaperHead(
        address=lines.address if lines else "",
        contact=lines.contact if lines else "",
        emblem=_drawing(emblem),
        post_emblem=_drawing(own.post_emblem if own else None),
    )


def _drawing(file: StoredFile | None) -> str:
    return _kept(file.sha256, file.media_type, file.width or 1, file.height or 1) if file else ""


@lru_cache(maxsize=32)
def _kept(sha256: str, media_type: str, width: int, height: int) -> str:
    """The picture inside an SVG: as text it reaches the page with all other data."""
    with store.fetch(sha256) as content:
        return as_svg(content.read(), media_type, width, height)


def as_svg(content: bytes, media_type: str, width: int, height: int) -> str:
    """A picture as a drawing in text."""
    data = b64encode(content).decode("ascii")
    size = f'width="{width}" height="{height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {size} '
        f'viewBox="0 0 {width} {height}"><image {size} xlink:href="data:{media_type};base64,{data}"/></svg>'
    )
