# SPDX-License-Identifier: EUPL-1.2
"""Data of the town from the list to readers: brought by officers, stood for by heads, checked and published by the steward."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from praja.duties.opendata.demo.codes import play_codes
from praja.duties.opendata.demo.written import CHECKED, LATE, LIMITED, RETURNED, TOPICS, WRITTEN, WRONG, Written
from praja.duties.opendata.domain.inspecting import propose
from praja.duties.opendata.domain.recipes import recipe_of
from praja.duties.opendata.enums import Access, ForumMatter, Outcome, Wish
from praja.duties.opendata.gateways.reading import read_file
from praja.duties.opendata.models import Dataset, Release, Resource, Topic
from praja.duties.opendata.operations.asking import Question, answer_asked, ask_for_data
from praja.duties.opendata.operations.datasets import (
    ColumnWords,
    DatasetWords,
    ResourceWords,
    limit_access,
    open_dataset,
    set_resource,
)
from praja.duties.opendata.operations.planning import (
    PlannedWords,
    agree_entry,
    propose_dataset,
    record_forum_decision,
)
from praja.duties.opendata.operations.releases import (
    Rows,
    add_version,
    approve_release,
    begin_release,
    confirm_release,
    publish_release,
    return_release,
    submit_release,
)
from praja.duties.opendata.operations.taking_in import take_in_table
from praja.duties.opendata.operations.topics import set_topics
from praja.kernel.organization.models import Unit
from praja.lib.actors import NOBODY, Actor


@dataclass(frozen=True)
class Desks:
    """Who acts: the officer who brings data of a unit, its head, the steward; and what the town's places are called."""

    officer: Callable[[str, datetime], Actor]
    head: Callable[[str, datetime], Actor]
    steward: Callable[[datetime], Actor]
    units: Mapping[str, Unit]
    places: Sequence[str]


def play_data(*, desks: Desks, rng: Random, at: datetime) -> int:
    """Publish everything that is written, and let a promise be missed and an error be found. Returns how many datasets
    there are."""
    began = at - timedelta(days=300)
    topics = {one.code: one for one in set_topics(topics=TOPICS, actor=desks.steward(began), at=began)}
    play_codes(steward=desks.steward(began), at=began)
    found = {one.name: _published(one, topics, desks, rng, at) for one in WRITTEN}
    _limit(found[LIMITED], desks, at - timedelta(days=20))
    _promise(found[LATE], desks, at)
    _error(found[WRONG], desks, at - timedelta(days=9))
    _on_their_way(found, desks, rng, at)
    return len(found)


def _published(written: Written, topics: Mapping[str, Topic], desks: Desks, rng: Random, at: datetime) -> Dataset:
    last = at.year - 1
    first_at = at - timedelta(days=written.age_days + 60 * (written.editions - 1))
    dataset = open_dataset(
        name=written.name,
        words=_words(written, last),
        unit=desks.units[written.unit],
        topics=[topics[code] for code in written.topics],
        actor=desks.officer(written.unit, first_at),
        at=first_at,
    )
    seed = rng.random()
    table: Resource | None = None
    for number in range(written.editions):
        moment = first_at + timedelta(days=60 * number)
        year = last - (written.editions - 1 - number)
        rows = _rows(written, Random(seed), desks.places, year, moment)  # noqa: S311 - figures by chance, no secret
        table = table or _table(dataset, written, rows, desks.officer(written.unit, moment), moment)
        _through(dataset, table, rows, str(year), desks, written, moment)
    return Dataset.objects.get(pk=dataset.pk)


def _words(written: Written, last: int) -> DatasetWords:
    return DatasetWords(
        title=written.title,
        title_en=written.title_en,
        notes=written.notes,
        tags=written.tags,
        row_meaning=written.row,
        source=written.source,
        frequency=written.frequency,
        licence=written.licence,
        first_day=date(last - written.years + 1, 1, 1),
        last_day=date(last, 12, 31),
    )


def _rows(written: Written, rng: Random, places: Sequence[str], year: int, at: datetime) -> Rows:
    text = io.StringIO()
    csv.writer(text).writerows(written.rows(rng, places, year))
    data, name = text.getvalue().encode(), f"{written.name}-{year}.csv"
    recipe = None
    if written.turn:
        (sheet,) = read_file(data, name).sheets
        recipe = recipe_of(propose(sheet)[0], turn=True)
    return take_in_table(data=data, name=name, recipe=recipe, at=at)


def _table(dataset: Dataset, written: Written, rows: Rows, actor: Actor, at: datetime) -> Resource:
    types = {field["name"]: field["type"] for field in rows.schema["fields"]}
    said = {name: (title, role, means, unit) for name, title, role, means, unit in written.columns}
    columns = []
    for name, kind in types.items():
        title, role, means, unit = said.get(name, (name, "note", "", ""))
        columns.append(
            ColumnWords(name=name, title=title, type=kind, role=role, definition=means, unit_of_measure=unit)
        )
    words = ResourceWords(title=written.title, title_en=written.title_en, columns=tuple(columns))
    return set_resource(dataset=dataset, resource=None, words=words, actor=actor, at=at)


def _through(
    dataset: Dataset, table: Resource, rows: Rows, period: str, desks: Desks, written: Written, at: datetime
) -> None:
    """One edition from its producer to readers, within four days."""
    producer = desks.officer(written.unit, at)
    changes = f"Angka tahun {period} ditambahkan." if table.current_id else ""
    release = begin_release(dataset=dataset, period=period, changes=changes, actor=producer, at=at)
    add_version(release=release, resource=table, rows=rows, actor=producer, at=at)
    submit_release(release=_fresh(release), actor=producer, at=at + timedelta(hours=2), seen_version=None)
    day = at + timedelta(days=1)
    confirm_release(release=_fresh(release), actor=desks.head(written.unit, day), at=day, seen_version=None)
    day = at + timedelta(days=2)
    approve_release(release=_fresh(release), words="", actor=desks.steward(day), at=day, seen_version=None)
    day = at + timedelta(days=3)
    publish_release(release=_fresh(release), actor=desks.steward(day), at=day, seen_version=None)
    table.refresh_from_db()


def _fresh(release: Release) -> Release:
    return Release.objects.select_related("case", "dataset").get(pk=release.pk)


def _limit(dataset: Dataset, desks: Desks, at: datetime) -> None:
    steward = desks.steward(at)
    decision = record_forum_decision(
        number=f"FSD/4/{at.year}",
        decided_on=at.date(),
        matter=ForumMatter.LIMIT,
        subject="Pembatasan akses data mutu air sumur",
        actor=steward,
        at=at,
    )
    limit_access(
        dataset=dataset,
        access=Access.LIMITED,
        reason="Titik sumur menunjukkan rumah tangga yang airnya tercemar.",
        basis="UU 14/2008",
        decision=decision,
        until=None,
        actor=steward,
        at=at,
    )


def _promise(dataset: Dataset, desks: Desks, at: datetime) -> None:
    """The list of the year promised an edition that has not come."""
    began = at - timedelta(days=120)
    due = (at - timedelta(days=12)).date()
    planned = propose_dataset(
        year=due.year,
        words=PlannedWords(title=dataset.title, measure="Panjang jalan", unit_of_measure="km", frequency="half_yearly"),
        unit=dataset.unit,
        due_on=due,
        dataset=dataset,
        actor=desks.officer("DPUPR", began),
        at=began,
    )
    day = began + timedelta(days=10)
    decision = record_forum_decision(
        number=f"FSD/1/{day.year}",
        decided_on=day.date(),
        matter=ForumMatter.PLAN,
        subject="Daftar data tahun ini",
        actor=desks.steward(day),
        at=day,
    )
    agree_entry(
        planned=planned,
        decision=decision,
        due_on=due,
        is_priority=False,
        actor=desks.steward(day),
        at=day,
        seen_version=None,
    )


def _on_their_way(found: Mapping[str, Dataset], desks: Desks, rng: Random, at: datetime) -> None:
    """Work that waits: an edition with the steward, and one that the steward gave back."""
    by_name = {one.name: one for one in WRITTEN}
    for name, days in ((CHECKED, 2), (RETURNED, 5)):
        written, dataset, began = by_name[name], found[name], at - timedelta(days=days)
        producer = desks.officer(written.unit, began)
        rows = _rows(written, Random(rng.random()), desks.places, at.year, began)  # noqa: S311 - figures by chance
        release = begin_release(dataset=dataset, period=str(at.year), changes="", actor=producer, at=began)
        add_version(release=release, resource=dataset.resources.get(), rows=rows, actor=producer, at=began)
        submit_release(release=_fresh(release), actor=producer, at=began + timedelta(hours=2), seen_version=None)
        day = began + timedelta(hours=20)
        confirm_release(release=_fresh(release), actor=desks.head(written.unit, day), at=day, seen_version=None)
        if name == RETURNED:
            words = "Angka bulan terakhir belum lengkap. Lengkapi, lalu ajukan lagi."
            day += timedelta(days=1)
            return_release(release=_fresh(release), words=words, actor=desks.steward(day), at=day, seen_version=None)


def _error(dataset: Dataset, desks: Desks, at: datetime) -> None:
    """A reader found an error; the unit answered. Another one asked for data, and waits."""
    question = Question(
        wish=Wish.ERROR,
        text="Lampu yang menyala di baris ini lebih banyak dari pemeriksaan bulan lalu. Apakah benar?",
        place="baris 3, kolom menyala",
        dataset=dataset,
        resource=dataset.resources.get(),
    )
    asked = ask_for_data(question=question, channel="web", actor=NOBODY, at=at).asked
    later = at + timedelta(days=2)
    answer_asked(
        asked=asked,
        outcome=Outcome.IS_RIGHT,
        answer="Benar. Lampu yang padam sudah diganti sebelum pemeriksaan ini.",
        dataset=None,
        actor=desks.officer("Dishub", later),
        at=later,
        seen_version=None,
    )
    wish = Question(wish=Wish.DATASET, text="Jumlah pengunjung perpustakaan per bulan sejak lima tahun lalu.")
    ask_for_data(question=wish, channel="web", actor=NOBODY, at=later)
