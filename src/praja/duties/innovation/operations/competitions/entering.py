# SPDX-License-Identifier: EUPL-1.2
"""Entering a competition: begun, written, handed in and frozen, or taken back."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from praja.duties.innovation.domain.competitions.eligibility import Obstacle, age_obstacles
from praja.duties.innovation.domain.words import TooManyWordsError, check_limit
from praja.duties.innovation.enums.competitions import ENTRY, CompetitionState, EntryFunction, EntryState, Told
from praja.duties.innovation.errors.competitions import EntriesClosedError, EntryFrozen, EntryInvalid, NotYourEntry
from praja.duties.innovation.events.competitions import (
    EntryBegun,
    EntryFilesChanged,
    EntryHandedIn,
    EntryRelativesTold,
    EntryWithdrawn,
    EntryWritten,
    stream_of_entry,
)
from praja.duties.innovation.models.competitions import Category, Competition, Entry, EntryMember, EntryRelative
from praja.duties.innovation.queries.competitions.works import work_of
from praja.duties.innovation.rules.competitions import writes_entry
from praja.kernel.documents.models import Attachment, StoredFile
from praja.kernel.documents.operations import attach, detach
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Employee, Person
from praja.lib.actors import Actor, ActorKind
from praja.lib.clock import local_date
from praja.lib.codes import new_code
from praja.lib.errors import Text
from praja.lib.moments import local_zone

SHORTEST_TITLE, LONGEST_TITLE, LONGEST_LINK, LONGEST_TEXT = 3, 160, 300, 60_000
MOST_FILES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a team has written so far: texts by section, links by proof, the day since when it is applied."""

    title: str
    texts: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    applied_on: date | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What is entered, by kind and id, so that no other part is known here; nothing: words of its own."""

    kind: str = ""
    id: int = 0


OWN_WORDS = Subject()


def begin_entry(
    *,
    category: Category,
    unit: Unit,
    written: Written,
    team: Mapping[int, str],
    actor: Actor,
    at: datetime,
    subject: Subject = OWN_WORDS,
    relatives: Collection[int] | None = None,
) -> Entry:
    """Begin an entry of `unit`: whoever works there for their own, its head and the organisation bureau for anybody of it.
    `team` maps ids of persons to what they are; one of them leads. A `subject` is a work of somebody of the team, once in a
    competition. Drafts may be too long and incomplete. `relatives` as `tell_relatives` takes them; None: nothing is told.

    Raises `NotYourEntry`, `EntriesClosedError`, `EntryInvalid`. Records `innovation.entry_begun`.
    """
    competition = Competition.objects.select_related("case").get(pk=category.competition_id)
    _guard_open(competition, at)
    if not _may_enter(actor, unit, team):
        raise NotYourEntry
    _guard_team(team)
    _guard_subject(competition, subject, team)
    row = Entry(
        competition=competition,
        category=category,
        code=new_code(),
        unit=unit,
        subject_kind=subject.kind,
        subject_id=subject.id,
        salt=new_salt(),
        begun_at=at,
    )
    _put(row, written)
    with transaction.atomic():
        row.save(force_insert=True)
        EntryMember.objects.bulk_create(
            EntryMember(entry=row, person_id=person, function=function) for person, function in sorted(team.items())
        )
        event = EntryBegun(
            competition=competition.pk,
            category=category.key,
            unit=unit.pk,
            subject_kind=subject.kind,
            subject_id=subject.id,
            team=_told(team),
            content=_digest(row),
        )
        record(event, actor=actor, at=at, stream=stream_of_entry(row.pk), refs=_refs(row))
        if relatives is not None:
            _tell(row, relatives, actor, at)
    return row


def write_entry(*, entry: Entry, written: Written, actor: Actor, at: datetime) -> Entry:
    """Keep what was typed, whatever its length, until it is handed in. The same again changes nothing.

    Raises `NotYourEntry`, `EntryFrozen`, `EntriesClosedError`, `EntryInvalid`. Records `innovation.entry_written`.
    """
    with transaction.atomic():
        row = _locked(entry, actor, at)
        before = row.digested()
        _put(row, written)
        if row.digested() == before:
            return row
        row.save(update_fields=["title", "texts", "links", "applied_on"])
        _record_written(row, actor, at)
    return row


def set_team(
    *,
    entry: Entry,
    team: Mapping[int, str],
    actor: Actor,
    at: datetime,
    relatives: Collection[int] | None = None,
) -> Entry:
    """Say who is of the team and as what, as long as entries are taken, also once it is handed in: what was written stays frozen.
    The same again changes nothing. `relatives` as `tell_relatives` takes them; None: nothing is told.

    Raises `NotYourEntry`, `EntryFrozen` (withdrawn), `EntriesClosedError`, `EntryInvalid` (not one leader, nobody of the entered
    work, or somebody new whom a text that is handed in names where jurors must not see names). Records
    `innovation.entry_written`.
    """
    _guard_team(team)
    with transaction.atomic():
        row = _being_entered(entry, actor, at)
        if relatives is not None:
            _tell(row, relatives, actor, at)
        if dict(row.team.values_list("person_id", "function")) == dict(team):
            return row
        _guard_still_theirs(row, team)
        EntryMember.objects.filter(entry=row).delete()
        EntryMember.objects.bulk_create(
            EntryMember(entry=row, person_id=person, function=function) for person, function in sorted(team.items())
        )
        if row.state == EntryState.HANDED_IN and row.competition.is_blind and _names_told(row):
            raise EntryInvalid(
                "team",
                _("A text that is handed in names somebody of this team, which jurors must not see."),
                _("Take the entry back and write it otherwise, or leave the team as it is."),
            )
        _record_written(row, actor, at)
    return row


def tell_relatives(*, entry: Entry, people: Collection[int], actor: Actor, at: datetime) -> Entry:
    """Tell who of those who work here is a close relative of somebody of the team (ids of persons; none is an answer too), as
    long as entries are taken: they neither judge the entry nor decide about it. What whoever runs it noted stays.

    Raises `NotYourEntry`, `EntryFrozen`, `EntriesClosedError`, `EntryInvalid` at `relatives`. Records
    `innovation.entry_relatives_told`.
    """
    with transaction.atomic():
        row = _being_entered(entry, actor, at)
        _tell(row, people, actor, at)
    return row


def _tell(row: Entry, people: Collection[int], actor: Actor, at: datetime) -> None:
    wanted = sorted(set(people))
    if Person.objects.filter(pk__in=wanted, employee__isnull=False).count() != len(wanted):
        raise EntryInvalid("relatives", _("Somebody of them does not work here."), _("Leave them out."))
    noted = set(row.relatives.filter(told_by=Told.ORGANISER).values_list("person_id", flat=True))
    row.relatives.filter(told_by=Told.TEAM).delete()
    EntryRelative.objects.bulk_create(
        EntryRelative(entry=row, person_id=person, told_by=Told.TEAM) for person in wanted if person not in noted
    )
    event = EntryRelativesTold(people=tuple(wanted))
    record(event, actor=actor, at=at, stream=stream_of_entry(row.pk), refs=_refs(row))


def add_file(*, entry: Entry, file: StoredFile, title: str, actor: Actor, at: datetime) -> Attachment:
    """Let a file belong to an entry that is being written. Raises as `write_entry`. Records `innovation.entry_files_changed`."""
    with transaction.atomic():
        row = _locked(entry, actor, at)
        mine = Attachment.objects.filter(object_kind=ENTRY, object_id=row.pk)
        if mine.count() >= MOST_FILES:
            raise EntryInvalid("file", _("Five files are enough."), _("Take one off first."))
        added = attach(file=file, object_kind=ENTRY, object_id=row.pk, title=title, actor=actor, at=at)
        _record_files(row, actor, at)
    return added


def remove_file(*, entry: Entry, attachment_id: int, actor: Actor, at: datetime) -> None:
    """Take a file off an entry that is being written. Raises as `write_entry`. Records
    `innovation.entry_files_changed`."""
    with transaction.atomic():
        row = _locked(entry, actor, at)
        found = Attachment.objects.filter(object_kind=ENTRY, object_id=row.pk, pk=attachment_id).first()
        if found is not None:
            detach(attachment=found)
            _record_files(row, actor, at)


def hand_in_entry(*, entry: Entry, actor: Actor, at: datetime) -> Entry:
    """Hand in what is written; it is frozen by a digest in the ledger.

    Raises `EntryInvalid` at the first section that is empty or too long, proof that is missing, day that is too late, or, where
    it is blind, section that names the unit or somebody of the team; `NotYourEntry`, `EntryFrozen`, `EntriesClosedError`. Records
    `innovation.entry_handed_in`.
    """
    with transaction.atomic():
        row = _locked(entry, actor, at)
        problems = entry_problems(row)
        if problems:
            raise problems[0]
        row.state, row.handed_in_at = EntryState.HANDED_IN, at
        row.save(update_fields=["state", "handed_in_at"])
        event = EntryHandedIn(content=_digest(row), files=_files(row))
        record(event, actor=actor, at=at, stream=stream_of_entry(row.pk), refs=_refs(row))
    return row


def withdraw_entry(*, entry: Entry, actor: Actor, at: datetime) -> Entry:
    """Take an entry back while entries are taken. Raises `NotYourEntry`, `EntriesClosedError`, `EntryFrozen` (taken back before).
    Records `innovation.entry_withdrawn`."""
    with transaction.atomic():
        row = _being_entered(entry, actor, at)
        row.state = EntryState.WITHDRAWN
        row.save(update_fields=["state"])
        record(EntryWithdrawn(), actor=actor, at=at, stream=stream_of_entry(row.pk), refs=_refs(row))
    return row


def entry_problems(row: Entry) -> list[EntryInvalid]:
    """Everything that keeps an entry from being handed in, in the order of the form."""
    category, competition = row.category, row.competition
    found = [problem for one in category.sections if (problem := _of_section(one, row.texts.get(one["key"], "")))]
    # Entries are taken to the end of a day: that day is the one they close on.
    closing = local_date(competition.entries_until - timedelta(seconds=1), local_zone())
    young = age_obstacles(row.applied_on, closing, category.least_age_years)
    found += [_too_young(failing.obstacle, category.least_age_years or 0) for failing in young]
    found += [
        EntryInvalid(f"link_{one['key']}", _("“%(title)s” is missing.") % one, _("Write its address."))
        for one in category.proofs
        if not row.links.get(one["key"])
    ]
    return found + (_names_told(row) if competition.is_blind else [])


def _of_section(section: Mapping[str, object], text: str) -> EntryInvalid | None:
    name = f"text_{section['key']}"
    if not text.strip():
        return EntryInvalid(name, _("“%(title)s” is empty.") % section, _("Write it."))
    most = section["most_words"]
    try:
        check_limit(text, most if isinstance(most, int) else None)
    except TooManyWordsError as long:
        over = long.words - long.most
        step = ngettext_lazy("Take out %(count)s word.", "Take out %(count)s words.", over) % {"count": over}
        said = {"words": long.words, "most": long.most}
        return EntryInvalid(name, _("%(words)s words are written where %(most)s are taken.") % said, step)
    return None


def _too_young(obstacle: Obstacle, years: int) -> EntryInvalid:
    if obstacle is Obstacle.NO_DAY:
        return EntryInvalid("applied_on", _("It is not said since when it is applied."), _("Write the day."))
    problem: Text = ngettext_lazy(
        "It is applied for less than %(count)s year on the day entries close.",
        "It is applied for less than %(count)s years on the day entries close.",
        years,
    ) % {"count": years}
    return EntryInvalid("applied_on", problem, _("Enter it in a later year, or correct the day."))


def _names_told(row: Entry) -> list[EntryInvalid]:
    """Sections that name the unit or somebody of the team, where jurors must see neither."""
    people = list(row.team.values_list("person__name", flat=True))
    names = [one.casefold() for one in (row.unit.name, *people) if len(one) >= 5]
    return [
        EntryInvalid(
            f"text_{one['key']}",
            _("“%(title)s” names your unit or somebody of your team, which jurors must not see.") % one,
            _("Write “our unit” or “our team” instead."),
        )
        for one in row.category.sections
        if any(name in row.texts.get(one["key"], "").casefold() for name in names)
    ]


def _put(row: Entry, written: Written) -> None:
    title = " ".join(written.title.split())
    if not SHORTEST_TITLE <= len(title) <= LONGEST_TITLE:
        raise EntryInvalid("title", _("The title is too short or too long."), _("Write 3 to 160 characters."))
    known = {one["key"] for one in row.category.sections}
    texts = {key: text.strip() for key, text in written.texts.items() if key in known and text.strip()}
    long = next((key for key, text in texts.items() if len(text) > LONGEST_TEXT), None)
    if long is not None:
        raise EntryInvalid(f"text_{long}", _("This text is too long to be kept."), _("Shorten it."))
    row.title, row.texts, row.applied_on = title, texts, written.applied_on
    row.links = _links(row, written.links)


def _links(row: Entry, given: Mapping[str, str]) -> dict[str, str]:
    kept: dict[str, str] = {}
    for one in row.category.proofs:
        link = given.get(one["key"], "").strip()
        if not link:
            continue
        if urlsplit(link).scheme not in ("http", "https") or len(link) > LONGEST_LINK:
            raise EntryInvalid(
                f"link_{one['key']}", _("This is no address of a page."), _("Begin it with https:// or http://.")
            )
        kept[one["key"]] = link
    return kept


def _may_enter(actor: Actor, unit: Unit, team: Mapping[int, str]) -> bool:
    if actor.kind is ActorKind.SYSTEM or unit.pk in actor.units_as(Role.HEAD, Role.ORGANIZATION):
        return True
    me = actor.person_id if actor.kind is ActorKind.EMPLOYEE else None
    if me is None or team.get(me) not in (EntryFunction.LEADER, EntryFunction.MEMBER):
        return False
    return Employee.objects.filter(person_id=me, unit=unit).exists()


def _guard_team(team: Mapping[int, str]) -> None:
    if list(team.values()).count(EntryFunction.LEADER) != 1 or not set(team.values()) <= set(EntryFunction.values):
        raise EntryInvalid("team", _("A team has one leader."), _("Choose who leads it."))
    if Person.objects.filter(pk__in=list(team), employee__isnull=False).count() != len(team):
        raise EntryInvalid("team", _("Somebody of the team is no employee here."), _("Choose employees."))


def _guard_subject(competition: Competition, subject: Subject, team: Mapping[int, str]) -> None:
    if subject == OWN_WORDS:
        return
    work = work_of(subject.kind, subject.id)
    if work is None or not set(work.team) & set(team):
        raise EntryInvalid("work", _("This is no work of your team."), _("Choose one of the list, or none."))
    standing = competition.entries.exclude(state=EntryState.WITHDRAWN)
    if standing.filter(subject_kind=subject.kind, subject_id=subject.id).exists():
        raise EntryInvalid(
            "work", _("This work is entered already."), _("Go on with that entry, or have it taken back first.")
        )


def _guard_still_theirs(row: Entry, team: Mapping[int, str]) -> None:
    """Whoever is left is of the work that was entered."""
    work = work_of(row.subject_kind, row.subject_id) if row.subject_kind else None
    if work is not None and not set(work.team) & set(team):
        raise EntryInvalid(
            "team", _("Nobody of this team is of the work that is entered."), _("Leave somebody of its team in it.")
        )


def _guard_open(competition: Competition, at: datetime) -> None:
    if competition.case.state != CompetitionState.OPEN or at >= competition.entries_until:
        raise EntriesClosedError


def _found(entry: Entry, actor: Actor, at: datetime) -> Entry:
    rows = Entry.objects.select_for_update(of=("self",)).select_related("category", "unit", "competition__case")
    row = rows.get(pk=entry.pk)
    if actor.kind is not ActorKind.SYSTEM and not writes_entry(actor, row.pk):
        raise NotYourEntry
    _guard_open(row.competition, at)
    return row


def _being_entered(entry: Entry, actor: Actor, at: datetime) -> Entry:
    row = _found(entry, actor, at)
    if row.state not in (EntryState.DRAFT, EntryState.HANDED_IN):
        raise EntryFrozen
    return row


def _locked(entry: Entry, actor: Actor, at: datetime) -> Entry:
    row = _found(entry, actor, at)
    if row.state != EntryState.DRAFT:
        raise EntryFrozen
    return row


def _record_written(row: Entry, actor: Actor, at: datetime) -> None:
    team = dict(row.team.values_list("person_id", "function"))
    event = EntryWritten(team=_told(team), content=_digest(row))
    record(event, actor=actor, at=at, stream=stream_of_entry(row.pk), refs=_refs(row))


def _record_files(row: Entry, actor: Actor, at: datetime) -> None:
    event = EntryFilesChanged(files=_files(row))
    record(event, actor=actor, at=at, stream=stream_of_entry(row.pk), refs=_refs(row))


def _files(row: Entry) -> tuple[str, ...]:
    """What is added to an entry, in its order."""
    rows = Attachment.objects.filter(object_kind=ENTRY, object_id=row.pk).order_by("position", "pk")
    return tuple(rows.values_list("file__sha256", flat=True))


def _told(team: Mapping[int, str]) -> dict[str, str]:
    return {str(person): str(function) for person, function in sorted(team.items())}


def _digest(row: Entry) -> str:
    return content_digest(bytes(row.salt), row.digested())


def _refs(row: Entry) -> dict[str, int]:
    return {"competition": row.competition_id, "entry": row.pk, "unit": row.unit_id}
