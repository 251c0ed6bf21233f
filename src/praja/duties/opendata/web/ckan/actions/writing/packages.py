# SPDX-License-Identifier: EUPL-1.2
"""Datasets: entered, described, given up."""

from typing import Any

from praja.duties.opendata.errors import NameTaken
from praja.duties.opendata.models import Dataset
from praja.duties.opendata.operations.closing import give_up_dataset
from praja.duties.opendata.operations.datasets import DatasetWords
from praja.duties.opendata.operations.pushing.datasets import push_dataset, push_words, words_about
from praja.duties.opendata.queries.ckan.lists import organizations_kept
from praja.duties.opendata.web.ckan.actions.registry import Actions
from praja.duties.opendata.web.ckan.actions.writing.finding import dataset_to_keep, told, unit_to_keep
from praja.duties.opendata.web.ckan.actions.writing.said import (
    Wrong,
    name_said,
    not_kept,
    offers_said,
    topics_said,
    words_said,
)
from praja.duties.opendata.web.ckan.calling import Call
from praja.duties.opendata.web.ckan.refusals import Invalid
from praja.kernel.organization.models import Unit

packages = Actions()
TAKEN = "That URL is already in use."
GIVEN_UP = "package_delete"
"""Why a dataset was closed that a program gave up."""


@packages.writes
def package_create(call: Call) -> dict[str, Any]:
    """Enter a dataset; nobody outside sees it before an edition of it is published. `name`, `owner_org`, `title`, `notes`,
    `license_id`, `tags`, `groups`, `extras` (row_meaning, concept, definition, method, source, frequency, title_en, notes_en,
    temporal_start, temporal_end), `resources` (with `url`: links; without: tables that wait for their rows)."""
    wrong = Wrong()
    name, key = name_said(call, wrong), call.text("owner_org")
    if not key:
        wrong.add("owner_org", "An organization must be provided")
    words = words_said(call, DatasetWords(title=""), wrong)
    topics, offers = topics_said(call, (), wrong), offers_said(call, wrong)
    wrong.check()
    unit = unit_to_keep(call, key, "owner_org")
    try:
        made = push_dataset(
            name=name, words=words, unit=unit, topics=topics, offers=offers, actor=call.actor, at=call.at
        )
    except NameTaken as error:
        raise Invalid({"name": [TAKEN]}) from error
    return _told(call, made)


@packages.writes
def package_update(call: Call) -> dict[str, Any]:
    """Describe a dataset anew, as its producer may at any time. `id` and what `package_create` takes; what is not said stays, and
    `resources` are changed by their own actions."""
    return _changed(call)


@packages.writes
def package_patch(call: Call) -> dict[str, Any]:
    """The same as `package_update`."""
    return _changed(call)


@packages.writes
def package_owner_org_update(call: Call) -> None:
    """Give a dataset to another organization for which the key brings data. `id`, `organization_id`."""
    dataset = dataset_to_keep(call, "id")
    unit = unit_to_keep(call, call.required("organization_id"), "organization_id")
    _describe(call, dataset, words_about(dataset), unit, Wrong())


@packages.writes
def package_delete(call: Call) -> None:
    """Give up a dataset of which nothing was ever published, with the edition on its way. What was published stays to be cited:
    only the data steward takes it off, with a reason, in the office. `id`."""
    give_up_dataset(dataset=dataset_to_keep(call, "id"), reason=GIVEN_UP, actor=call.actor, at=call.at)


@packages.reads
def organization_list_for_user(call: Call) -> list[dict[str, Any]]:
    """The organizations for which the key brings data."""
    return organizations_kept(call.actor)


def _changed(call: Call) -> dict[str, Any]:
    dataset, wrong = dataset_to_keep(call, "id", "name"), Wrong()
    words = words_said(call, words_about(dataset), wrong)
    if (name := call.text("name")) and name not in (dataset.name, str(dataset.uuid)):
        wrong.add("name", "The name stands in addresses and never changes")
    if call.text("state") == "deleted":
        wrong.add("state", "Use package_delete")
    unit = dataset.unit
    if key := call.text("owner_org"):
        unit = unit_to_keep(call, key, "owner_org")
    _describe(call, dataset, words, unit, wrong)
    return _told(call, dataset)


def _describe(call: Call, dataset: Dataset, words: DatasetWords, unit: Unit, wrong: Wrong) -> None:
    topics = topics_said(call, list(dataset.topics.all()), wrong)
    wrong.check()
    push_words(
        dataset=dataset,
        words=words,
        unit=unit,
        topics=topics,
        region=dataset.region,
        actor=call.actor,
        at=call.at,
    )


def _told(call: Call, dataset: Dataset) -> dict[str, Any]:
    shown = told(call, dataset)
    lost = not_kept(call, shown)
    return {**shown, **({"not_kept": lost} if lost else {})}
