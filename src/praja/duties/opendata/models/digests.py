# SPDX-License-Identifier: EUPL-1.2
"""What the ledger's digests of datasets, resources, code lists and plans are made of."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from praja.duties.opendata.models.asked import Asked
from praja.duties.opendata.models.codes import CodeList
from praja.duties.opendata.models.datasets import Dataset, Topic
from praja.duties.opendata.models.harvesting import HarvestSource
from praja.duties.opendata.models.indah import StatisticalActivity
from praja.duties.opendata.models.plans import PlannedDataset
from praja.duties.opendata.models.releases import Release
from praja.duties.opendata.models.sipd import SipdElement, SipdTemplate
from praja.duties.opendata.models.stories import Story
from praja.duties.opendata.models.tables import Column, Resource
from praja.kernel.ledger.domain.chain import canonical
from praja.kernel.ledger.domain.digests import content_digest

DATASET_WORDS = (
    "name",
    "title",
    "title_en",
    "notes",
    "notes_en",
    "tags",
    "row_meaning",
    "concept",
    "definition",
    "method",
    "source",
    "frequency",
    "licence",
    "origin",
)
RESOURCE_WORDS = ("kind", "title", "title_en", "notes", "url", "least_count", "counted_columns")
PLANNED_WORDS = (
    "year",
    "title",
    "concept",
    "definition",
    "classification",
    "measure",
    "unit_of_measure",
    "frequency",
)
CODE_LIST_WORDS = ("name", "title", "title_en", "notes", "keeper", "is_master_data", "levels")
COLUMN_WORDS = (
    "name",
    "position",
    "title",
    "title_en",
    "type",
    "role",
    "concept",
    "definition",
    "definition_en",
    "measure",
    "unit_of_measure",
    "reference_time",
    "is_required",
    "is_unique",
    "allowed",
    "minimum",
    "maximum",
    "pattern",
    "extra",
)


def dataset_digest(dataset: Dataset) -> str:
    """The digest of a dataset's words under its salt; its topics are read from the table."""
    content: dict[str, Any] = {
        **{name: getattr(dataset, name) for name in DATASET_WORDS},
        "topics": sorted(dataset.topics.values_list("code", flat=True)),
        "region": dataset.region_id,
        "first_day": dataset.first_day.isoformat() if dataset.first_day else None,
        "last_day": dataset.last_day.isoformat() if dataset.last_day else None,
    }
    return content_digest(bytes(dataset.salt), content)


def topics_digest(topics: Iterable[Topic]) -> str:
    """The digest of all topics, in the order of their codes. Nothing in them will ever have to be erased: it has no salt."""
    words = sorted((one.code, one.name, one.name_en, one.theme) for one in topics)
    return content_digest(b"", {"topics": [list(one) for one in words]})


def resource_digest(dataset: Dataset, resource: Resource, columns: Sequence[Column]) -> str:
    """The digest of a resource's words and those of its columns, in order, under its dataset's salt."""
    content: dict[str, Any] = {
        **{name: getattr(resource, name) for name in RESOURCE_WORDS},
        "uuid": str(resource.uuid),
        **({"file": resource.file.sha256} if resource.file else {}),
        "columns": [
            {**{name: getattr(column, name) for name in COLUMN_WORDS}, "code_list": column.code_list_id}
            for column in columns
        ],
    }
    return content_digest(bytes(dataset.salt), content)


def release_digest(release: Release) -> str:
    """The digest of an edition's words."""
    return content_digest(bytes(release.salt), {"period": release.period, "changes": release.changes})


def planned_digest(planned: PlannedDataset) -> str:
    """The digest of an entry's words."""
    return content_digest(bytes(planned.salt), {name: getattr(planned, name) for name in PLANNED_WORDS})


def answer_digest(asked: Asked) -> str:
    """The digest of what they were answered."""
    return content_digest(bytes(asked.answer_salt), {"answer": asked.answer})


def code_list_digest(code_list: CodeList) -> str:
    """The digest of a code list's words. Nothing in them will ever have to be erased: it has no salt."""
    return content_digest(b"", {name: getattr(code_list, name) for name in CODE_LIST_WORDS})


def source_digest(source: HarvestSource) -> str:
    """The digest of what is said of a portal. Nothing in it will ever have to be erased: it has no salt."""
    words: dict[str, Any] = {name: getattr(source, name) for name in ("title", "address", "kind", "rhythm", "chosen")}
    return content_digest(b"", {**words, "topic": source.topic_id})


def schema_digest(schema: dict[str, Any]) -> str:
    """SHA-256 (hex) of a Table Schema in canonical JSON."""
    return sha256(canonical(schema).encode()).hexdigest()


def story_digest(story: Story, content: dict[str, Any]) -> str:
    """The digest of what a story says, under its salt."""
    return content_digest(bytes(story.salt), {"content": content})


def asked_content(asked: Asked) -> dict[str, str]:
    """What a reader said, as its digest is made of."""
    return {"text": asked.said, "place": asked.place, "purpose": asked.purpose}


def asked_digest(asked: Asked) -> str:
    """The digest of a reader's words under their salt."""
    return content_digest(bytes(asked.salt), asked_content(asked))


def sipd_digest(elements: Iterable[SipdElement]) -> str:
    """The digest of the whole reference list, in the order of its codes. Nothing in it will ever have to be erased: no salt."""
    words = sorted([one.code, one.wording, one.unit_of_measure, one.opd, one.unit_id or 0] for one in elements)
    return content_digest(b"", {"elements": words})


def sipd_columns_digest(template: SipdTemplate) -> str:
    """The digest of how a file of the reference list is read."""
    return content_digest(b"", {"columns": dict(template.columns)})


def activity_digest(activity: StatisticalActivity) -> str:
    """The digest of everything that was written of an activity, its datasets and indicators with it, under its salt."""
    content: dict[str, Any] = {
        "title": activity.title,
        "year": activity.year,
        "content": activity.content,
        "datasets": sorted(activity.datasets.values_list("pk", flat=True)),
        "indicators": list(activity.indicators.order_by("position").values_list("position", "content")),
    }
    content["indicators"] = [[position, words] for position, words in content["indicators"]]
    return content_digest(bytes(activity.salt), content)
