# SPDX-License-Identifier: EUPL-1.2
"""What is counted, declared by the part that knows it. Filled while the `measures` rooms load, read-only
afterwards.

    @measure_source("complaints", subject_kind="case", dirty_on=("complaints.closed",), measures=(ANSWERED,),
                    all_subjects=complaint_ids)
    def facts(subjects): ...
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from praja.kernel.ledger.subscriptions import Delivered, subscribe
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.errors import UnknownMeasure
from praja.kernel.measures.models import DirtySubject
from praja.kernel.measures.openness import Openness
from praja.lib.errors import Text
from praja.lib.rows import insert_columns


@dataclass(frozen=True, slots=True)
class Measure:
    """Something counted per unit and day.

    `key` is stored and never renamed; `better` says which direction is progress (None: neither); `source`
    names the law or the method behind it; units with fewer than `minimum_n` subjects are never ranked. `open_to_all` says that
    everybody may be shown it, and who stands behind it; None: only those inside, `inside_because` says why.
    """

    key: str
    label: Text
    unit_of_measure: UnitOfMeasure
    better: Literal["higher", "lower"] | None
    source: Text
    minimum_n: int = 10
    open_to_all: Openness | None = None
    inside_because: Text = ""


@dataclass(frozen=True, slots=True)
class FactRow:
    """What the subject of id `subject` adds to a measure (by its key), for a unit and a local day.

    `about`: id of what the subject is about, of the source's `about_kind`.
    """

    measure: str
    subject: int
    unit_id: int
    day: date
    numerator: int
    denominator: int
    about: int | None = None


@dataclass(frozen=True, slots=True)
class StandingRow:
    """A unit's part of a measure that holds for a moment; `n` is how many subjects stand behind it."""

    unit_id: int
    numerator: int
    denominator: int
    n: int


Facts = Callable[[Collection[int]], Iterable[FactRow]]
AllSubjects = Callable[[], Iterable[int]]
SubjectOf = Callable[[Delivered], "int | str | Collection[int] | None"]
Standing = Callable[[datetime, Collection[int]], Iterable[StandingRow]]


@dataclass(frozen=True, slots=True)
class MeasureSource:
    """One set-based function that computes all facts of its measures for any set of subjects."""

    name: str
    subject_kind: str
    dirty_on: tuple[str, ...]
    measures: tuple[Measure, ...]
    facts: Facts
    all_subjects: AllSubjects
    about_kind: str = ""
    """What its subjects are about (`service`); empty: their facts are not told apart further than by unit."""

    def key_of(self, subject: int) -> str:
        """How a subject is stored: `case:17`."""
        return f"{self.subject_kind}:{subject}"


_sources: dict[str, MeasureSource] = {}
_standing: dict[str, tuple[Measure, Standing]] = {}


def measure_source(
    name: str,
    *,
    subject_kind: str,
    dirty_on: tuple[str, ...],
    measures: tuple[Measure, ...],
    all_subjects: AllSubjects,
    subject_of: SubjectOf | None = None,
    about_kind: str = "",
) -> Callable[[Facts], Facts]:
    """Declare the decorated function as the source of `measures`.

    It gets ids of subjects and yields their facts, none for a subject that no longer counts. The events
    `dirty_on` only mark the subject `subject_of(delivered)` (an id, several, or None; by default the
    reference named `subject_kind`) to be computed again. `all_subjects` yields every id for a rebuild. With an `about_kind` the
    facts also say what they are about, and are tallied by it.
    """
    which = subject_of or (lambda delivered: delivered.refs.get(subject_kind))

    def register(function: Facts) -> Facts:
        source = MeasureSource(name, subject_kind, dirty_on, measures, function, all_subjects, about_kind)
        _refuse_second_owner(source)
        _sources[name] = source

        @subscribe(*dirty_on, subscriber=f"measures.{name}")
        def touch(delivered: Delivered) -> None:
            mark_dirty(source, _ids(which(delivered)))

        return function

    return register


def standing_measure(measure: Measure) -> Callable[[Standing], Standing]:
    """Declare a measure that depends on today (open and late now, vacant posts): read with `as_of`, never
    stored.
    """

    def register(function: Standing) -> Standing:
        _standing[measure.key] = (measure, function)
        return function

    return register


Names = Callable[[Collection[int]], Mapping[int, str]]
_names: dict[str, Names] = {}


def names_of(about_kind: str) -> Callable[[Names], Names]:
    """Declare the decorated function as the one that names things of an `about_kind` by their ids."""

    def register(function: Names) -> Names:
        _names[about_kind] = function
        return function

    return register


def abouts_named(measure: str, ids: Collection[int]) -> Mapping[int, str]:
    """What the things are called that a measure is tallied by; empty where nobody names them. Raises `UnknownMeasure`."""
    function = _names.get(source_of(measure).about_kind)
    return function(ids) if function and ids else {}


def has_named_abouts(measure: str) -> bool:
    """Whether what a measure's subjects are about is named by anybody, so that it can be told apart. Raises `UnknownMeasure`."""
    return source_of(measure).about_kind in _names


def mark_dirty(source: MeasureSource, subjects: Iterable[int]) -> None:
    """Have the facts of `subjects` computed again. Idempotent.

    Call it after the change has been committed (handlers do): a refresh at work in the same moment must be
    able to see it.
    """
    keys = [source.key_of(subject) for subject in sorted(set(subjects))]
    insert_columns(DirtySubject, {"subject": keys}, same={"source": source.name})


def sources() -> dict[str, MeasureSource]:
    """Every declared source by name, in alphabetical order."""
    return dict(sorted(_sources.items()))


def source_of(measure: str) -> MeasureSource:
    """The source that counts a measure. Raises `UnknownMeasure`."""
    for source in _sources.values():
        if any(declared.key == measure for declared in source.measures):
            return source
    raise UnknownMeasure(measure)


def all_measures() -> dict[str, Measure]:
    """Every declared measure by key, standing ones among them, in alphabetical order."""
    counted = {measure.key: measure for source in _sources.values() for measure in source.measures}
    return dict(sorted({**counted, **{key: measure for key, (measure, _) in _standing.items()}}.items()))


def measure_of(key: str) -> Measure:
    """The measure of this key. Raises `UnknownMeasure`."""
    try:
        return all_measures()[key]
    except KeyError:
        raise UnknownMeasure(key) from None


def standing_measures() -> frozenset[str]:
    """The keys of the measures that depend on today."""
    return frozenset(_standing)


def standing_of(key: str) -> Standing:
    """The function behind a standing measure. Raises `UnknownMeasure`."""
    if key not in _standing:
        raise UnknownMeasure(key)
    return _standing[key][1]


def reference_markdown() -> str:
    """The page docs/reference/measures.md: every measure, what it is counted in and where it comes from."""
    lines = [
        "# Measures",
        "",
        "Generated from the declarations in the code. Facts are whole numbers per subject, unit and day.",
        "",
        "| Measure | Meaning | Counted in | Better | Smallest n ranked | Counted from | Open to all | Source |",
        "|---|---|---|---|--:|---|---|---|",
    ]
    origins = {measure.key: _origin(source) for source in _sources.values() for measure in source.measures}
    for key, measure in all_measures().items():
        cells = (
            f"`{key}`",
            str(measure.label),
            measure.unit_of_measure.value,
            measure.better or "neither",
            str(measure.minimum_n),
            origins.get(key, "read at the moment"),
            _openness(measure),
            str(measure.source),
        )
        lines.append("| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def _origin(source: MeasureSource) -> str:
    return f"{source.name}, by {source.about_kind}" if source.about_kind else source.name


def _openness(measure: Measure) -> str:
    if measure.open_to_all is None:
        return f"no: {measure.inside_because}" if measure.inside_because else "no"
    return f"yes, over {measure.open_to_all.behind}"


def _ids(found: "int | str | Collection[int] | None") -> list[int]:
    if found is None:
        return []
    return [int(found)] if isinstance(found, int | str) else [int(subject) for subject in found]


def _refuse_second_owner(source: MeasureSource) -> None:
    known = _sources.get(source.name)
    if known and known.facts.__qualname__ != source.facts.__qualname__:
        raise ValueError(f"two measure sources are named {source.name}")
    taken = {measure.key for other in _sources.values() if other.name != source.name for measure in other.measures}
    twice = taken & {measure.key for measure in source.measures}
    if twice:
        raise ValueError(f"measures counted by two sources: {', '.join(sorted(twice))}")
