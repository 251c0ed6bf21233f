# SPDX-License-Identifier: EUPL-1.2
"""Files that programs push: looked at, read and kept by the code that a person's upload goes through. Where a person would have
to decide, they are refused with what there is to decide."""

from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from praja.duties.opendata.domain.pushing import is_no_table
from praja.duties.opendata.domain.recipes import Recipe
from praja.duties.opendata.errors import NoTableInIt, OtherShape, SeveralTables
from praja.duties.opendata.models import Dataset, Resource, TableVersion
from praja.duties.opendata.operations.bringing import Decided, decided_before, read_decided, table_words
from praja.duties.opendata.operations.datasets import lock_dataset, set_resource
from praja.duties.opendata.operations.pushing.editions import Pushed, edition_for_push
from praja.duties.opendata.operations.releases import add_version
from praja.duties.opendata.queries.drafts import draft_of
from praja.duties.opendata.queries.proposals import looked_at, proposed_recipe, same_table, shape_of
from praja.lib.actors import Actor


def push_file(
    *,
    dataset: Dataset,
    resource: Resource | None,
    data: bytes,
    name: str,
    title: str,
    notes: str = "",
    period: str = "",
    actor: Actor,
    at: datetime,
) -> Pushed:
    """Take the one table of a file into the edition that is with its producer; one is begun where there is none. `resource`: the
    table whose next rows it has, read as it was decided the last time; None for a new one, read as proposed.

    Raises what `read_file` does, `NoTableInIt`, `SeveralTables`, `OtherShape`, `NotYourData`, `NotOnItsWay`, `DatasetClosed`.
    """
    digest = sha256(data).hexdigest()
    resource, same = _known(dataset, resource, digest, title)
    if same is not None and resource is not None:
        return Pushed(resource, draft_of(resource), is_new=False)
    if is_no_table(data):
        raise NoTableInIt
    proposal = looked_at(data, name)
    entry, decided = _decided(proposal, resource, title)
    rows = read_decided(data=data, name=name, entry=entry, decided=decided, resource=resource, at=at)
    with transaction.atomic():
        lock_dataset(dataset.pk)
        release = edition_for_push(dataset=dataset, period=period, actor=actor, at=at)
        words = table_words(resource, rows, decided)
        words = replace(words, notes=notes or words.notes)
        kept = set_resource(dataset=dataset, resource=resource, words=words, actor=actor, at=at)
        version = add_version(release=release, resource=kept, rows=rows, actor=actor, at=at)
    return Pushed(kept, version, is_new=True)


def _known(
    dataset: Dataset, resource: Resource | None, digest: str, title: str
) -> tuple[Resource | None, TableVersion | None]:
    """The table that the file is for, and its rows where they are of the very same bytes."""
    if resource is None:
        tables = dataset.resources.filter(removed_at=None, title=title).select_related("current__source_file")
        for table in tables.order_by("pk"):
            if (version := _of_same_bytes(table, digest)) is not None:
                return table, version
        return None, None
    return resource, _of_same_bytes(resource, digest)


def _of_same_bytes(resource: Resource, digest: str) -> TableVersion | None:
    latest = draft_of(resource) or resource.current
    source = latest.source_file if latest else None
    return latest if source is not None and source.sha256 == digest else None


def _decided(proposal: dict[str, Any], resource: Resource | None, title: str) -> tuple[dict[str, Any], Decided]:
    tables = proposal["tables"]
    if not tables:
        raise NoTableInIt
    if resource is None or not resource.recipe:
        if len(tables) > 1:
            raise SeveralTables(len(tables))
        recipe = proposed_recipe(proposal, 1)
        decided = (
            decided_before(resource, recipe) if resource else Decided(title=title, recipe=recipe, roles={}, codes={})
        )
        return tables[0], replace(decided, title=title or decided.title)
    recipe, left_out = Recipe.of(resource.recipe), tuple(resource.recipe.get("left_out", ()))
    place = same_table(recipe, proposal)
    entry = tables[(place or 1) - 1]
    shape = shape_of(recipe, entry, left_out)
    if place is None or not shape.is_same:
        raise OtherShape(shape.missing, shape.new, [one[0] for one in shape.turned])
    if len(tables) == 1:
        recipe = replace(recipe, sheet="", number=1)
    else:
        recipe = replace(recipe, sheet=entry["sheet"], number=entry["number"])
    return entry, replace(decided_before(resource, recipe, left_out), title=title or resource.title)
