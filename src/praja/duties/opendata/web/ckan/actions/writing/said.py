# SPDX-License-Identifier: EUPL-1.2
"""What a program says of a dataset, read field by field: everything that is wrong is told at once."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from praja.duties.opendata.domain.licences import LICENCES
from praja.duties.opendata.domain.naming import RESERVED, is_name
from praja.duties.opendata.enums import Frequency, ResourceKind
from praja.duties.opendata.models import Topic
from praja.duties.opendata.operations.datasets import DatasetWords, ResourceWords
from praja.duties.opendata.queries.ckan.names import stable_id
from praja.duties.opendata.web.ckan.calling import Call
from praja.duties.opendata.web.ckan.refusals import Invalid

LONG = ("concept", "definition", "method", "notes_en")
SHORT = {"row_meaning": 200, "source": 200, "title_en": 200}
DAYS = {"temporal_start": "first_day", "temporal_end": "last_day"}
EXTRAS = (*LONG, *SHORT, *DAYS, "frequency")
GIVEN_LICENCES = [one.key for one in LICENCES.values() if one.is_given]
MOST_WORDS, MOST_TAGS, MOST_OFFERS = 20_000, 100, 200
_TAG = re.compile(r"[\w \-.]+")
_ADDRESS = re.compile(r"https?://[^\s/$.?#][^\s]*", re.I)

HANDLED = frozenset(
    {"id", "name", "title", "notes", "license_id", "tags", "tag_string", "groups", "owner_org", "extras", "resources"}
    | {"upload", "state", *EXTRAS}
)
MADE_HERE = frozenset(
    {
        "metadata_created",
        "metadata_modified",
        "num_resources",
        "num_tags",
        "organization",
        "edition",
        "not_kept",
        "isopen",
    }
    | {"creator_user_id", "license_title", "license_url", "relationships_as_subject", "relationships_as_object", "type"}
)
"""What an answer says of a dataset and nobody sets: it comes back with whatever is read, changed and sent again."""


@dataclass(slots=True)
class Wrong:
    """What is wrong, by field."""

    fields: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, message: str) -> None:
        """One thing more."""
        self.fields.setdefault(name, []).append(message)

    def check(self) -> None:
        """Raise `Invalid` if anything is."""
        if self.fields:
            raise Invalid(self.fields)


def name_said(call: Call, wrong: Wrong) -> str:
    """What a new dataset is to be called in addresses."""
    name = call.text("name")
    if not name:
        wrong.add("name", "Missing value")
    elif name in RESERVED:
        wrong.add("name", "That name cannot be used")
    elif len(name) < 2:
        wrong.add("name", "Must be at least 2 characters long")
    elif len(name) > 100:
        wrong.add("name", "Name must be a maximum of 100 characters long")
    elif not is_name(name):
        wrong.add("name", "Must be purely lowercase alphanumeric (ascii) characters and these symbols: -_")
    return name


def words_said(call: Call, before: DatasetWords, wrong: Wrong) -> DatasetWords:
    """The words of a dataset: what is not said stays as it is."""
    extras = extras_said(call, wrong)
    changed: dict[str, Any] = {}
    for key in (*LONG, *SHORT, "notes", "title"):
        value = extras.get(key, call.data.get(key))
        if value is not None:
            changed[key] = _text(key, value, wrong, SHORT.get(key, 200 if key == "title" else MOST_WORDS))
    for key, name in DAYS.items():
        if (value := extras.get(key, call.data.get(key))) is not None:
            changed[name] = _day(key, value, wrong)
    _choose(
        changed, "frequency", ("frequency", extras.get("frequency") or call.text("frequency")), Frequency.values, wrong
    )
    _choose(changed, "licence", ("license_id", call.text("license_id")), GIVEN_LICENCES, wrong)
    if "tags" in call.data or "tag_string" in call.data:
        tags = _tags(call, wrong)
        changed["tags"] = before.tags if set(tags) == set(before.tags) else tags
    if not changed.get("title", before.title):
        changed["title"] = before.title or call.text("name")
    return replace(before, **changed)


def _choose(changed: dict[str, Any], name: str, said: tuple[str, Any], among: Sequence[str], wrong: Wrong) -> None:
    field_name, value = said
    if not value:
        return
    if value not in among:
        wrong.add(field_name, f"Value must be one of {', '.join(among)}")
    changed[name] = value


def _text(key: str, value: Any, wrong: Wrong, most: int) -> str:
    if isinstance(value, (dict, list)):
        wrong.add(key, "Must be a string")
        return ""
    text = str(value).strip()
    if len(text) > most or "\x00" in text:
        wrong.add(key, f"Must be at most {most} characters long")
    return text


def _day(key: str, value: Any, wrong: Wrong) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        wrong.add(key, "Date format incorrect")
        return None


def extras_said(call: Call, wrong: Wrong) -> dict[str, Any]:
    """The extras by their keys."""
    value = call.json("extras")
    if value in (None, ""):
        return {}
    if not isinstance(value, list) or not all(isinstance(one, dict) and one.get("key") for one in value):
        wrong.add("extras", "Not a list of objects with key and value")
        return {}
    found = {str(one["key"]): one.get("value") for one in value}
    if len(found) < len(value):
        wrong.add("extras", "There is a schema field with the same name or a key is given twice")
    return found


def _tags(call: Call, wrong: Wrong) -> tuple[str, ...]:
    value = call.json("tags")
    if value is None:
        value = [{"name": part.strip()} for part in call.text("tag_string").split(",") if part.strip()]
    if not isinstance(value, list) or len(value) > MOST_TAGS:
        wrong.add("tags", "Not a list, or too many tags")
        return ()
    names = [str(one.get("name") or "") if isinstance(one, dict) else str(one) for one in value]
    for name in names:
        if len(name) < 2:
            wrong.add("tags", f'Tag "{name}" length is less than minimum 2')
        elif len(name) > 100:
            wrong.add("tags", f'Tag "{name[:40]}…" length is more than maximum 100')
        elif not _TAG.fullmatch(name):
            signs = 'spaces (" "), hyphens ("-"), underscores ("_") or dots (".")'
            wrong.add("tags", f'Tag "{name}" can only contain alphanumeric characters, {signs}')
    return tuple(dict.fromkeys(names))


def topics_said(call: Call, before: Sequence[Topic], wrong: Wrong) -> list[Topic]:
    """The topics that `groups` names; those that stand where it is not said."""
    value = call.json("groups")
    if value is None:
        return list(before)
    if not isinstance(value, list):
        wrong.add("groups", "Not a list")
        return []
    known = {key: one for one in Topic.objects.all() for key in (one.code, stable_id("topic", one.code))}
    found = []
    for one in value:
        key = str((one.get("name") or one.get("id")) if isinstance(one, dict) else one)
        if key in known:
            found.append(known[key])
        else:
            wrong.add("groups", f'Group "{key[:60]}" does not exist')
    return found


def offers_said(call: Call, wrong: Wrong) -> list[ResourceWords]:
    """What a new dataset offers: links, and tables that wait for their rows."""
    value = call.json("resources")
    if value in (None, ""):
        return []
    if not isinstance(value, list) or len(value) > MOST_OFFERS or not all(isinstance(one, dict) for one in value):
        wrong.add("resources", "Not a list of objects, or too many")
        return []
    return [resource_said(one, None, wrong) for one in value]


def resource_said(said: Mapping[str, Any], before: ResourceWords | None, wrong: Wrong) -> ResourceWords:
    """The words of a table or link: what is not said stays as it is. A new one with an address is a link."""
    address = said.get("url")
    is_link = before.kind == ResourceKind.LINK if before else bool(address)
    words = before or ResourceWords(title="", kind=ResourceKind.LINK if is_link else ResourceKind.TABLE)
    title, notes = said.get("name"), said.get("description")
    if title is not None:
        words = replace(words, title=_text("name", title, wrong, 200))
    if notes is not None:
        words = replace(words, notes=_text("description", notes, wrong, MOST_WORDS))
    if is_link and address is not None:
        words = replace(words, url=_text("url", address, wrong, 500))
        if not _ADDRESS.fullmatch(words.url):
            wrong.add("url", "Please provide a valid URL")
    return replace(words, title=words.title or (words.url if is_link else "Data")[:200])


def not_kept(call: Call, shown: Mapping[str, Any]) -> list[str]:
    """What was said and is not kept here, or is otherwise: a program is told instead of being left to believe it."""
    lost = [
        name
        for name, value in call.data.items()
        if name not in HANDLED | MADE_HERE and value not in (None, "", [], {}) and not _is_said(shown.get(name), value)
    ]
    there = {one["key"]: one["value"] for one in shown["extras"]}
    for key, value in extras_said(call, Wrong()).items():
        if key not in EXTRAS and value not in (None, "") and there.get(key) != str(value):
            lost.append(f"extras.{key}")
    return sorted(lost)


def _is_said(shown: Any, value: Any) -> bool:
    return shown == value or str(shown).lower() == str(value).lower()
