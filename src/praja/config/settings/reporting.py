# SPDX-License-Identifier: EUPL-1.2
from urllib.parse import urlsplit

from praja.config.environment import environment

PRAJA_REPORTS_PER_DAY = environment.reports_per_day
PRAJA_COMMENTS_PER_DAY = environment.comments_per_day
PRAJA_APPLICATIONS_PER_DAY = environment.applications_per_day
PRAJA_MAP_TILES = environment.map_tiles
PRAJA_MAP_CREDIT = environment.map_credit
PRAJA_MAP_START = environment.map_start


def host_of_tiles(address: str) -> list[str]:
    """The one host that pictures may come from besides this site, as the security policy names it; none without a map."""
    if not address:
        return []
    parts = urlsplit(address.replace("{s}", "*"))
    return [f"{parts.scheme}://{parts.netloc}"]
