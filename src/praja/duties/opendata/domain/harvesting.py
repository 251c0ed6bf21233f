# SPDX-License-Identifier: EUPL-1.2
"""A dataset of another portal as it is taken over: read of what stands there, trusted in nothing."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

from praja.duties.opendata.domain.licences import LICENCES
from praja.duties.opendata.domain.naming import is_name, name_of

MOST_OFFERS, MOST_TAGS, MOST_NOTES = 200, 30, 20_000
ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}]{3,480}", re.I)
_TAG = re.compile(r"[\w \-.]{2,100}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SAME_LICENCES = {"odc-pddl": "cc-zero", "cc0-1.0": "cc-zero", "cc0": "cc-zero"}


NO_DATASET, NO_NAME = "It is no dataset.", "It has no id or no name."
"""Why something is not taken over; translated where it is shown (`queries.harvesting`)."""


class Unreadable(ValueError):
    """What stands there is no dataset that can be taken over; `args[0]` says why."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A file or service that it offers there."""

    title: str
    address: str
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A dataset as it stands there. `modified` is compared as text; `licence` is as it is called there."""

    identifier: str
    name: str
    title: str
    notes: str = ""
    tags: tuple[str, ...] = ()
    modified: str = ""
    address: str = ""
    publisher: str = ""
    licence: str = ""
    licence_key: str = "notspecified"
    offers: tuple[Offer, ...] = field(default=())

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of everything that is taken over of it."""
        said = {name: value for name, value in asdict(self).items() if name != "modified"}
        return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def of_package(said: Any, portal: str) -> Found:
    """The dataset that a portal of CKAN tells. Raises `Unreadable`."""
    if not isinstance(said, dict):
        raise Unreadable(NO_DATASET)
    identifier, name = line(said.get("id"), 500), line(said.get("name"), 200)
    if not identifier or not name:
        raise Unreadable(NO_NAME)
    organization = said.get("organization")
    publisher = organization.get("title") if isinstance(organization, dict) else ""
    licence = line(said.get("license_title"), 200) or line(said.get("license_id"), 200)
    key = licence_of(line(said.get("license_id"), 200), line(said.get("license_url"), 300))
    return Found(
        identifier=identifier,
        name=name,
        title=line(said.get("title"), 200) or name,
        notes=text(said.get("notes")),
        tags=tags_of(one.get("name") for one in _objects(said.get("tags"))),
        modified=line(said.get("metadata_modified"), 40),
        address=f"{portal}/dataset/{name}" if is_name(name) else portal,
        publisher=line(publisher, 200) or line(said.get("author"), 200),
        licence=licence,
        licence_key=key,
        offers=offers_of(
            (one.get("name") or one.get("format"), one.get("url"), one.get("description"))
            for one in _objects(said.get("resources"))
        ),
    )


def is_taken(said: Any) -> bool:
    """Whether a package is a dataset that everybody may read: not the record of a harvest, private or deleted."""
    if not isinstance(said, dict):
        return True  # said to be unreadable later
    return (
        said.get("type", "dataset") == "dataset" and said.get("state", "active") == "active" and not said.get("private")
    )


def offers_of(said: Iterable[tuple[Any, Any, Any]]) -> tuple[Offer, ...]:
    """What has an address that a browser can open safely, each address once."""
    found: dict[str, Offer] = {}
    for title, address, notes in said:
        where = line(address, 500)
        if ADDRESS.fullmatch(where) and where not in found and len(found) < MOST_OFFERS:
            found[where] = Offer(line(title, 200) or where[:200], where, text(notes, 2_000))
    return tuple(found.values())


def tags_of(said: Iterable[Any]) -> tuple[str, ...]:
    """Words by which it is found, those alone that can be tags here."""
    found = dict.fromkeys(line(one, 100) for one in said)
    return tuple(one for one in found if _TAG.fullmatch(one))[:MOST_TAGS]


def licence_of(key: str, address: str) -> str:
    """The licence here that is the very same; `notspecified` where none is."""
    key = _SAME_LICENCES.get(key.lower(), key.lower())
    if key in LICENCES and LICENCES[key].is_given:
        return key
    plain = _bare(address)
    found = [one.key for one in LICENCES.values() if one.url and _bare(one.url) == plain]
    return found[0] if found else "notspecified"


def _bare(address: str) -> str:
    return (
        address.lower()
        .split("://")[-1]
        .removeprefix("www.")
        .rstrip("/")
        .removesuffix("/deed.id")
        .removesuffix("/deed.en")
    )


def line(value: Any, most: int) -> str:
    """A text in one line, at most so long; "" for what is no text."""
    if not isinstance(value, (str, int, float)) or isinstance(value, bool):
        return ""
    return " ".join(_CONTROL.sub(" ", str(value)).split())[:most].strip()


def text(value: Any, most: int = MOST_NOTES) -> str:
    """A text of several lines."""
    return _CONTROL.sub("", value).strip()[:most] if isinstance(value, str) else ""


def _objects(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def names_for(found: Found, portal: str) -> Iterable[str]:
    """What it may be called here, the first that is free: its name there, then with the portal's before it, then numbered."""
    name = found.name if is_name(found.name) else name_of(found.title)
    before = name_of(re.sub(r"^https?://(www\.|data\.)?", "", portal).split("/")[0].split(":")[0])[:30].strip("-")
    yield name
    yield f"{before}-{name}"[:100]
    for number in range(2, 1_000):
        yield f"{before}-{name}"[:95] + f"-{number}"
