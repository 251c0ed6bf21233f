# SPDX-License-Identifier: EUPL-1.2
"""A KBK convention: twelve groups of four units, five jurors of whom one sits in a unit that enters and one is married into a
team."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest

from officers import officer
from praja.duties.innovation.domain.competitions.terms import (
    CategoryTerms,
    Criterion,
    Proof,
    Section,
    StageTerms,
    Terms,
)
from praja.duties.innovation.enums.competitions import EntryFunction
from praja.duties.innovation.models import Competition, Entry, Stage
from praja.duties.innovation.operations.competitions import (
    Written,
    announce_result,
    begin_entry,
    close_entries,
    give_sheet,
    hand_in_entry,
    name_committee,
    name_jurors,
    open_entries,
    open_stage,
    prepare_competition,
    seal_stage,
    set_terms,
)
from praja.kernel.assessments.models import AssignedSubject, ConflictOfInterest
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import EmploymentKind, Relation, Role
from praja.kernel.people.models import Account, HouseholdMember
from praja.kernel.people.operations import hire_employee, open_account, register_person
from praja.kernel.people.queries import actor_of
from praja.lib.actors import Actor
from remembering import Remembered
from towns import FOUNDER, Town, found_town

FOUNDED = datetime(2025, 1, 2, 2, 0, tzinfo=UTC)
SINCE = date(2020, 1, 1)
PREPARED = datetime(2026, 2, 2, 2, 0, tzinfo=UTC)
"""A Monday."""
DAY = timedelta(days=1)
CLOSING = datetime(2026, 2, 13, 17, 0, tzinfo=UTC)
"""The end of Friday 13 February, local time."""
JUDGING_ENDS = datetime(2026, 2, 27, 17, 0, tzinfo=UTC)
THEMES = ("Antrean", "Arsip", "Air", "Jalan", "Lampu", "Pasar", "Taman", "Surat", "Sampah", "Peta", "Parkir", "Loket")

TERMS = Terms(
    about="Konvensi tahunan kelompok budaya kerja.",
    entries_until=moment_text(CLOSING),
    is_blind=True,
    normalisation="none",
    jurors_each=3,
    appeal_days=3,
    categories=(
        CategoryTerms(
            key="umum",
            title="Umum",
            sections=(Section("1", "Masalah", 200), Section("2", "Perbaikan", 300)),
            proofs=(Proof("1", "Video"),),
            least_age_years=1,
            most_per_unit=3,
        ),
    ),
    stages=(
        StageTerms(
            title="Risalah",
            weight=60,
            criteria=(Criterion("1", "Kebaruan", 40), Criterion("2", "Manfaat", 60)),
            highest=10,
            best=4,
        ),
        StageTerms(title="Presentasi", weight=40, criteria=(Criterion("1", "Paparan", 100),), highest=100),
    ),
    tie_order=("1",),
)


@dataclass
class Contest:
    """Everybody of it. `bureau` holds it; `aide` is of the committee; `jurors`: the fourth works in the unit of the first three
    entries, the fifth shares a household with the leader of the fourth. `leaders` lead the twelve teams, `helper` is facilitator
    of the last, `outsider` has nothing to do with it."""

    town: Town
    bureau: Account
    aide: Account
    other_bureau: Account
    auditor: Account
    outsider: Account
    jurors: list[Account]
    leaders: list[Account]
    member: Account
    helper: Account
    units: list[Unit]
    row: Competition
    entries: list[Entry] = field(default_factory=list)

    def actor(self, account: Account, at: datetime = PREPARED) -> Actor:
        """Who acts when this account does."""
        return actor_of(account, at)

    def reread(self) -> Competition:
        """The competition as it stands now."""
        self.row = Competition.objects.select_related("case__lead_unit").get(pk=self.row.pk)
        return self.row

    def stage(self, position: int = 1) -> Stage:
        """One of its stages as it stands now."""
        return Stage.objects.select_related("round", "competition").get(competition=self.row, position=position)

    def entry(self, place: int) -> Entry:
        """One of its entries as it stands now."""
        rows = Entry.objects.select_related("competition__case__lead_unit", "category", "unit")
        return rows.get(pk=self.entries[place].pk)

    def open(self, at: datetime = PREPARED + DAY) -> None:
        """Open it for entries."""
        open_entries(competition=self.row, actor=self.actor(self.bureau, at), at=at, seen_version=None)

    def enter(self, place: int, at: datetime = PREPARED + 2 * DAY, *, text: str = "") -> Entry:
        """Let a team hand in its entry."""
        draft = self.draft(place, at, text=text)
        return hand_in_entry(entry=draft, actor=self.actor(self.leaders[place], at), at=at)

    def draft(self, place: int, at: datetime = PREPARED + 2 * DAY, *, text: str = "") -> Entry:
        """Let a team begin its entry."""
        leader = self.leaders[place]
        team = {leader.person_id: EntryFunction.LEADER}
        if place == 11:
            team |= {self.member.person_id: EntryFunction.MEMBER, self.helper.person_id: EntryFunction.FACILITATOR}
        entry = begin_entry(
            category=self.row.categories.get(),
            unit=self.units[place // 3],
            written=Written(
                title=f"{THEMES[place]} Cepat",
                texts={"1": text or "Warga menunggu lama.", "2": "Alur dipotong dua langkah."},
                links={"1": "https://contoh.invalid/video"},
                applied_on=date(2024, 6, 1),
            ),
            team=team,
            actor=self.actor(leader, at),
            at=at,
        )
        self.entries.append(entry)
        return entry

    def close(self, at: datetime = CLOSING) -> None:
        """Close and check the entries."""
        close_entries(competition=self.row, actor=self.actor(self.bureau, at), at=at, seen_version=None)

    def judge(self, at: datetime = CLOSING + DAY) -> None:
        """Open the next stage."""
        bureau = self.actor(self.bureau, at)
        open_stage(competition=self.row, closes_at=JUDGING_ENDS, actor=bureau, at=at, seen_version=None)

    def given(self, juror: int, position: int = 1) -> list[Entry]:
        """What was given to a juror in a stage and not left to others, by id."""
        person = self.jurors[juror].person_id
        rows = {"assessor__person_id": person, "assessor__round": self.stage(position).round}
        mine = AssignedSubject.objects.filter(**rows).values_list("subject_id", flat=True)
        apart = ConflictOfInterest.objects.filter(**rows).values_list("subject_id", flat=True)
        found = Entry.objects.select_related("competition__case", "category", "unit")
        return list(found.filter(pk__in=set(mine) - set(apart)).order_by("pk"))

    def score(self, juror: int, entry: Entry, values: dict[str, int], at: datetime, position: int = 1) -> None:
        """Let a juror give a sheet, with words to the first criterion."""
        give_sheet(
            stage=self.stage(position),
            entry=entry,
            values=values,
            comments={"1": f"Catatan {juror} tentang {entry.title}."},
            actor=self.actor(self.jurors[juror], at),
            at=at,
        )

    def score_all(self, at: datetime = CLOSING + 2 * DAY) -> None:
        """Let every juror give every sheet of the first stage: the later an entry, the better; the first juror gives less."""
        place = {entry.pk: number for number, entry in enumerate(self.entries)}
        for juror in range(len(self.jurors)):
            for entry in self.given(juror):
                value = max(0, place[entry.pk] * 10 // 12 - (juror == 0))
                self.score(juror, entry, {"1": value, "2": value}, at)

    def seal(self, at: datetime = CLOSING + 3 * DAY) -> None:
        """Seal the stage that is being judged."""
        seal_stage(competition=self.row, actor=self.actor(self.bureau, at), at=at, seen_version=None)

    def announce(self, at: datetime) -> None:
        """Announce the result."""
        announce_result(competition=self.row, actor=self.actor(self.bureau, at), at=at, seen_version=None)


def _hired(name: str, unit: Unit, serial: int) -> Account:
    person = register_person(name=name, actor=FOUNDER, at=FOUNDED)
    account = open_account(person=person, actor=FOUNDER, at=FOUNDED)
    return _employ(account, unit, serial)


def _employ(account: Account, unit: Unit, serial: int) -> Account:
    hire_employee(
        person=account.person,
        employment=EmploymentKind.PNS,
        unit=unit,
        joined_on=SINCE,
        nip=f"199001012020011{serial:03d}",
        actor=FOUNDER,
        at=FOUNDED,
    )
    return account


def contest_in(town: Town) -> Contest:
    """Everybody of a convention that is being prepared, in a town that stands."""
    units = [town.intake, town.roads, town.lights, town.kelurahan]
    bureau = _employ(officer("Sekar", Role.ORGANIZATION, town.root), town.inspectorate, 901)
    jurors = [
        _employ(officer(name, Role.JUROR, town.root), unit, 910 + place)
        for place, (name, unit) in enumerate(
            [
                ("Juri Ani", town.inspectorate),
                ("Juri Bagas", town.inspectorate),
                ("Juri Citra", town.inspectorate),
                ("Juri Dodi", town.intake),
                ("Juri Endah", town.inspectorate),
            ]
        )
    ]
    leaders = [_hired(f"Ketua {theme}", units[place // 3], 920 + place) for place, theme in enumerate(THEMES)]
    # The same person in a household: what `people` knows where somebody files for a relative who works here.
    HouseholdMember.objects.create(
        holder=leaders[3].person, member=jurors[4].person, relation=Relation.SPOUSE, since=FOUNDED
    )
    row = prepare_competition(
        title="Konvensi KBK 2026",
        unit=town.root,
        edition=None,
        entries_until=CLOSING,
        actor=actor_of(bureau, PREPARED),
        at=PREPARED,
    )
    contest = Contest(
        town=town,
        bureau=bureau,
        aide=_hired("Panitia Putri", town.inspectorate, 902),
        other_bureau=_employ(officer("Gilang", Role.ORGANIZATION, town.root), town.inspectorate, 903),
        auditor=officer("Penny", Role.AUDITOR, town.root),
        outsider=_hired("Slamet Pengamat", town.lights, 904),
        jurors=jurors,
        leaders=leaders,
        member=_hired("Anggota Wening", town.kelurahan, 905),
        helper=_hired("Pendamping Yuda", town.inspectorate, 906),
        units=units,
        row=row,
    )
    holder = contest.actor(bureau)
    set_terms(competition=row, terms=TERMS, actor=holder, at=PREPARED)
    name_jurors(competition=row, people=[one.person for one in jurors], actor=holder, at=PREPARED)
    name_committee(competition=row, people=[contest.aide.person], actor=holder, at=PREPARED)
    return contest


def prepared() -> Contest:
    """Everybody of a convention that is being prepared, in a town of its own."""
    return contest_in(found_town(FOUNDED, since=SINCE))


def _judging() -> Contest:
    contest = prepared()
    contest.open()
    for place in range(12):
        contest.enter(place)
    contest.close()
    contest.judge()
    return contest


_ready, _in_judging = Remembered(prepared), Remembered(_judging)


@pytest.fixture
def contest(db: None) -> Contest:
    """A convention in preparation, its rules and people named."""
    return _ready()


@pytest.fixture
def judging(db: None) -> Contest:
    """The same with twelve entries whose first stage is being judged."""
    return _in_judging()
