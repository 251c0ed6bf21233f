# SPDX-License-Identifier: EUPL-1.2
"""What each row of a list would do. Nothing is written here: the page shows it first, and taking in follows it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from praja.duties.services.domain.contents import Reckoned, faults, gaps
from praja.duties.services.domain.exchange.merging import NOTHING, changed, merged
from praja.duties.services.domain.exchange.rows import RowSaid, UnreadableCell, read_row
from praja.duties.services.enums import Component, Issuer
from praja.duties.services.errors import (
    CatalogueClosed,
    ForeignIssuesNothing,
    NotOfferedHere,
    UnfitStandard,
    VersionInProgress,
)
from praja.duties.services.errors.exchange import RowTwice, RowUnclear, unreadable
from praja.duties.services.models import Service, StandardVersion
from praja.duties.services.operations.catalogue import RESERVED, ServiceWords, checked_code, checked_words
from praja.duties.services.procedure.names import DRAFT
from praja.duties.services.queries.exchange.known import Entry, Known, Own, content_of
from praja.duties.services.rules import may_begin_standard, may_keep_catalogue
from praja.kernel.forms.domain.schemas import every_field
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.errors import StepNotAllowed
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.errors import DomainError
from praja.lib.imports import Line, Outcome, Refusal
from praja.lib.moments import local_zone

ASKED = frozenset({"duration", "duration_working", "fee_kind", "fee_amount", "fee_table"})
"""The parts in which a person decides what a row leaves open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What a row does. `content` is what the standard would say, where that is something new: as a draft, or (`revised`) in the
    draft that an earlier list left untouched. `asks` are field and code of what a person must still decide."""

    line: int
    name: str
    unit: str
    said: RowSaid
    entry: Entry
    own: Own = None
    is_new: bool = False
    words: ServiceWords | None = None
    offers: tuple[int, ...] = ()
    has_new_id: bool = False
    content: dict[str, Any] | None = None
    revised: StandardVersion | None = None
    changes: tuple[str, ...] = ()
    asks: tuple[tuple[str, str], ...] = ()
    missing: int = 0

    @property
    def outcome(self) -> Outcome:
        if self.is_new or (self.content is not None and self.revised is None):
            return Outcome.CREATED
        does = self.words or self.offers or self.has_new_id or self.revised
        return Outcome.UPDATED if does else Outcome.UNCHANGED


def plan_rows(lines: Iterable[Line], *, unit: int | None, actor: Actor, at: datetime) -> list[Planned | Refusal]:
    """What each line would do, or why it is refused; `unit` is that of lines which name none."""
    planner = Planner(unit, actor, at)
    planner.known = Known.now()
    found: list[Planned | Refusal] = []
    for line in lines:
        try:
            found.append(line.refusal or planner.settled(planner.plan(line)))
        except DomainError as refused:
            found.append(Refusal(line.number, refused.field, refused.code, str(refused)))
    return found


class Planner:
    """Plans the rows of one list; remembers which service each earlier line spoke of."""

    def __init__(self, unit: int | None, actor: Actor, at: datetime) -> None:
        self.unit, self.actor, self.at = unit, actor, at
        self.known: Known
        self._seen: dict[tuple[str, Own], int] = {}

    @property
    def today(self) -> date:
        return local_date(self.at, local_zone())

    def plan(self, line: Line) -> Planned:
        """What a row does. Raises a DomainError for one that cannot be taken."""
        try:
            said = read_row(line.values)
        except UnreadableCell as error:
            raise unreadable(error.field, error.value) from error
        unit = self._unit(said.unit, "unit") if said.unit else self.known.unit_of(self.unit)
        found = self.known.find(sippn_id=said.sippn_id, code=said.code, name=said.name, unit=unit.id if unit else None)
        entry, own = found or (self._new(said, unit), None)
        earlier = self._seen.get((entry.service.code, own))
        if earlier is not None:
            raise RowTwice(earlier)
        planned = Planned(
            line=line.number,
            name=entry.service.name,
            unit=self.known.name_of(entry.owns(own)),
            said=said,
            entry=entry,
            own=own,
            is_new=found is None,
            offers=self._offers(said, entry, is_new=found is None),
            words=self._words(said, entry) if found else None,
            has_new_id=bool(said.sippn_id) and entry.sippn.get(own) != said.sippn_id,
        )
        if not found and not may_keep_catalogue(self.actor):
            raise CatalogueClosed
        if (planned.words or planned.offers) and not may_keep_catalogue(self.actor):
            raise CatalogueClosed
        if own is not None and own not in entry.offers:
            raise NotOfferedHere
        return self._with_standard(planned) if said.has_standard else self._with_gaps(planned, None)

    def settled(self, planned: Planned) -> Planned:
        """Remember that the row was planned or taken: later lines see what it does."""
        self._seen[planned.entry.service.code, planned.own] = planned.line
        if planned.is_new:
            for unit in planned.offers:
                planned.entry.offers.setdefault(unit)
            self.known.add(planned.entry)
        return planned

    def _with_standard(self, planned: Planned) -> Planned:
        entry, own = planned.entry, planned.own
        if not may_begin_standard.allows(self.actor, Case(lead_unit_id=entry.owns(own))):
            raise StepNotAllowed
        said = self._placed(planned.said)
        draft, held = entry.drafts.get(own), entry.effective(own)
        base = draft or held
        before = content_of(base)
        content = merged(before, said)
        if base is not None and content == before:
            return self._with_gaps(planned, content, base) if draft else planned
        if draft is not None and not _is_untouched(draft):
            published = content_of(held)
            if held is not None and merged(published, said) == published:
                return planned
            raise VersionInProgress(draft.case.code)
        if base is None and content == NOTHING:
            return self._with_gaps(planned, None)
        self._check(content, planned, base)
        changes = changed(before, content)
        return self._with_gaps(replace(planned, content=content, revised=draft, changes=changes), content, base)

    def _with_gaps(
        self, planned: Planned, content: dict[str, Any] | None, base: StandardVersion | None = None
    ) -> Planned:
        if content is None:
            return planned
        asks = tuple(gap for gap in gaps(_reckoned(content, planned, base)) if gap[0] in ASKED)
        return replace(planned, asks=asks, missing=len(Component) - len(content["components"]))

    def _check(self, content: dict[str, Any], planned: Planned, base: StandardVersion | None) -> None:
        for where, problem in faults(_reckoned(content, planned, base)):
            if problem in ("foreign_signs", "foreign_product"):
                raise ForeignIssuesNothing(where)
            raise UnfitStandard(where, problem)

    def _new(self, said: RowSaid, unit: UnitNode | None) -> Entry:
        if not said.name:
            raise RowUnclear(_("The name of the service is missing."), field="name", next_step=_("Fill it in."))
        if unit is None:
            raise RowUnclear(
                _("It is not said which unit keeps the service."),
                field="unit",
                next_step=_("Fill in the unit, or choose one for all rows without."),
            )
        words = checked_words(_worded(said.words))
        code = checked_code(said.code) if said.code else self._free_code(said.name)
        return Entry(Service(code=code, owner_id=unit.id, since=self.today, **words))

    def _free_code(self, name: str) -> str:
        stem = slugify(name)[:36].strip("-") or "layanan"
        code, number = stem, 2
        while code in RESERVED or code in self.known.codes:
            code, number = f"{stem}-{number}", number + 1
        return code

    def _words(self, said: RowSaid, entry: Entry) -> ServiceWords | None:
        """What a row that names the service by its code says differently of it; another list only speaks of its standard."""
        service = entry.service
        if not said.code or said.code != service.code:
            return None
        held = {key: getattr(service, key) for key in ServiceWords.__dataclass_fields__}
        words = _worded({**held, **said.words})
        return words if checked_words(words) != held else None

    def _offers(self, said: RowSaid, entry: Entry, *, is_new: bool) -> tuple[int, ...]:
        named = [self._unit(text, "offered_by").id for text in said.offered_by]
        if is_new and not named:
            named = [entry.service.owner_id]
        return tuple(dict.fromkeys(unit for unit in named if unit not in entry.offers))

    def _placed(self, said: RowSaid) -> RowSaid:
        """The row with the units of its path by id."""
        if said.path is None:
            return said
        path = [
            {**entry, "unit": self._unit(entry["unit"], "path").id} if "unit" in entry else entry for entry in said.path
        ]
        return replace(said, path=path)

    def _unit(self, text: str, where: str) -> UnitNode:
        node = self.known.unit(text)
        if node is None or not node.is_open(self.today):
            raise RowUnclear(
                _("No unit is called “%(name)s”.") % {"name": text[:80]},
                field=where,
                next_step=_("Use its code or its full name, or set the unit up first."),
            )
        return node


def _is_untouched(draft: StandardVersion) -> bool:
    """Whether nobody went on with a draft since a list made or corrected it."""
    case = draft.case
    return case.state == DRAFT and case.channel == Channel.IMPORT and case.version == (draft.listed_at or 1)


def _worded(words: Any) -> ServiceWords:
    return ServiceWords(**{"name": "", **words})


def _reckoned(content: dict[str, Any], planned: Planned, base: StandardVersion | None) -> Reckoned:
    asked = base.questions.fields if base is not None and base.questions else None
    issuer = planned.words.issuer if planned.words else planned.entry.service.issuer
    return Reckoned(
        requirements=content["requirements"],
        duration=(content["duration_value"], content["duration_unit"], content["duration_working"]),
        fee=(content["fee_kind"], content["fee_amount"], content["fee_table"]),
        path=content["path"],
        questions=frozenset(every_field(asked)) if asked else frozenset(),
        is_foreign=Issuer(issuer).is_foreign,
        template=content["template"],
        template_words=content["template_words"],
        register=content["register"],
        number_pattern=content["number_pattern"],
    )
