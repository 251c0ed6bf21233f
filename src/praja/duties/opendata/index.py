# SPDX-License-Identifier: EUPL-1.2
"""What search finds of datasets: by title, words, what their columns mean, who keeps them, and by words that mean the same."""

from collections.abc import Collection, Iterable, Iterator

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.domain.synonyms import GROUPS
from praja.duties.opendata.models import Column, Dataset, Release, Resource, Story
from praja.duties.opendata.rules.datasets import READERS
from praja.kernel.ledger.subscriptions import Delivered
from praja.kernel.search.declarations import PUBLIC, IndexRow, facets, index_source
from praja.kernel.search.domain.words import stem, tokens

KIND, STORY = "dataset", "story"
OF_STORY = ("opendata.story_published", "opendata.story_withdrawn")
OF_DATASET = (
    "opendata.dataset_opened",
    "opendata.dataset_described",
    "opendata.resource_set",
    "opendata.resource_removed",
    "opendata.versions_shown",
    "opendata.family_hidden",
)
OF_RELEASE = ("opendata.release_published", "opendata.release_withdrawn")

_alike: dict[str, set[str]] = {}
for _group in GROUPS:
    for _word in _group:
        _alike.setdefault(stem(_word), set()).update(_group)


def dataset_ids() -> Iterator[int]:
    """Every dataset, for a rebuild."""
    yield from Dataset.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2_000)


def dataset_of(delivered: Delivered) -> int | None:
    """The dataset that an event is about, or whose edition it is."""
    if "dataset" in delivered.refs:
        return int(delivered.refs["dataset"])
    release = Release.objects.filter(case=int(delivered.refs["case"]))
    return release.values_list("dataset", flat=True).first()


@index_source(
    KIND,
    dirty_on=OF_DATASET + OF_RELEASE,
    subject_kind="dataset",
    all_ids=dataset_ids,
    subject_of=dataset_of,
    label=_("Data"),
)
def dataset_documents(ids: Collection[int]) -> Iterator[IndexRow]:
    """Datasets: for everybody what is published, for the producer and the steward what is not yet."""
    tables = Resource.objects.filter(removed_at=None).prefetch_related(
        Prefetch("columns", Column.objects.order_by("position"))
    )
    rows = Dataset.objects.filter(pk__in=ids).select_related("unit").prefetch_related("topics")
    for dataset in rows.prefetch_related(Prefetch("resources", tables, to_attr="tables")):
        audience = {PUBLIC} if dataset.is_shown else {f"role:{role}:{dataset.unit_id}" for role in READERS}
        texts = list(_texts(dataset))
        body = "\n".join([*filter(None, texts), " ".join(also_called([dataset.title, *dataset.tags]))])
        yield IndexRow(
            KIND,
            dataset.pk,
            dataset.title,
            body,
            reverse("opendata:dataset", args=[dataset.name]),
            dataset.modified_at,
            frozenset(audience),
            facets(unit_id=dataset.unit_id, at=dataset.modified_at),
        )


def story_ids() -> Iterator[int]:
    """Every story, for a rebuild."""
    yield from Story.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2_000)


@index_source(STORY, dirty_on=OF_STORY, subject_kind="story", all_ids=story_ids, label=_("Stories"))
def story_documents(ids: Collection[int]) -> Iterator[IndexRow]:
    """Stories that readers see, by their words and captions."""
    for story in Story.objects.filter(pk__in=ids, is_shown=True).select_related("unit"):
        content = story.published
        if content is None:
            continue
        words = [content.lead, content.title_en, content.lead_en]
        for part in content.parts:
            words += [part.text, part.text_en, part.caption, part.caption_en, part.alternative, part.alternative_en]
        yield IndexRow(
            STORY,
            story.pk,
            content.title,
            "\n".join(filter(None, words)),
            reverse("opendata:story", args=[story.name]),
            story.modified_at,
            frozenset({PUBLIC}),
            facets(unit_id=story.unit_id, at=story.modified_at),
        )


def also_called(texts: Iterable[str]) -> list[str]:
    """Words that mean the same as some in these texts, each once, in alphabetical order."""
    stems = {stem(token) for text in texts for token in tokens(text)}
    return sorted({word for one in stems for word in _alike.get(one, ())})


def _texts(dataset: Dataset) -> Iterator[str]:
    yield from (dataset.notes, dataset.row_meaning, dataset.title_en, dataset.notes_en, " ".join(dataset.tags))
    yield from (dataset.concept, dataset.definition, dataset.method, dataset.source, dataset.unit.name)
    for topic in dataset.topics.all():
        yield f"{topic.name} {topic.name_en}"
    for table in dataset.tables:  # type: ignore[attr-defined]
        yield f"{table.title} {table.title_en}"
        for column in table.columns.all():
            yield f"{column.title} {column.title_en} {column.definition}"
