# SPDX-License-Identifier: EUPL-1.2
"""Builds the demo town through real operations, every act at its own moment, so that the ledger verifies."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from praja.config.demo.cast import DemoAccount, cast_accounts
from praja.config.demo.exchanging import play_exchange
from praja.config.demo.founding import FOUNDER, LEGAL_OFFICE, Founded, Progress, found, town_stands
from praja.config.demo.government import ROOT, kecamatan, kelurahan
from praja.config.demo.names import MAIL, person_name
from praja.config.demo.places import CODE, LANDMARKS, NAME, places, streets_of
from praja.config.demo.sample_form import keep_form
from praja.config.demo.settling import settle
from praja.duties.attendance.demo.checkin import play_checkin
from praja.duties.attendance.demo.days import play_days
from praja.duties.attendance.demo.discipline import play_discipline
from praja.duties.attendance.demo.leave import play_leave
from praja.duties.attendance.demo.machines import play_machines
from praja.duties.attendance.demo.pay import play_pay
from praja.duties.attendance.demo.schedules import play_schedules
from praja.duties.attendance.demo.silang import play_silang
from praja.duties.complaints.demo import (
    Office,
    Played,
    Resident,
    Scene,
    Site,
    Stage,
    keep_lists,
    plan_year,
    play_year,
    show_stages,
    write_last_report,
)
from praja.duties.complaints.demo.photos import street_scene
from praja.duties.innovation.demo.circles import play_circles
from praja.duties.innovation.demo.competitions import play_competitions
from praja.duties.innovation.demo.effect import play_effects
from praja.duties.innovation.demo.evidence import play_diagnosis, play_ideas
from praja.duties.innovation.demo.gallery import play_gallery
from praja.duties.innovation.demo.index import play_index
from praja.duties.innovation.demo.path import play_path, trial_begins
from praja.duties.letters.demo.classification import take_lists_over
from praja.duties.letters.demo.dispositions import play_dispositions
from praja.duties.letters.demo.filing import play_filing
from praja.duties.letters.demo.incoming import Office as LetterOffice
from praja.duties.letters.demo.incoming import play_incoming
from praja.duties.letters.demo.mails import play_mails
from praja.duties.letters.demo.outgoing import Checking, play_offices, play_outgoing
from praja.duties.letters.demo.paper import play_modes, play_paper
from praja.duties.letters.demo.records import play_records
from praja.duties.letters.demo.signed import Writing, play_signed
from praja.duties.letters.demo.srikandi import play_srikandi
from praja.duties.opendata.demo.figures import play_figures
from praja.duties.opendata.demo.portals import play_portals
from praja.duties.opendata.demo.stories import play_stories
from praja.duties.opendata.demo.year import Desks, play_data
from praja.duties.services.demo.catalogue import open_the_catalogue, units_offering
from praja.duties.services.demo.sippn import compare_with_sippn
from praja.duties.services.demo.written import written
from praja.duties.services.demo.year import Office as ServiceOffice
from praja.duties.services.demo.year import list_neighbourhoods, play_applications
from praja.duties.training.demo.certificates import play_certificates
from praja.duties.training.demo.change import play_change
from praja.duties.training.demo.classes import play_classes
from praja.duties.training.demo.directory import play_directory
from praja.duties.training.demo.exams import play_bank, play_exams
from praja.duties.training.demo.modules import play_modules
from praja.duties.training.demo.need import play_need
from praja.duties.training.demo.presence import play_presence
from praja.duties.training.demo.talk import play_talk
from praja.duties.training.enums import HOLDING
from praja.duties.training.models import Seat
from praja.kernel.law.queries import current_calendar, law_data
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import own_region_code, regions, units
from praja.kernel.people.models import Account, Employee
from praja.kernel.people.queries import actor_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date, start_of
from praja.lib.errors import Conflict, InvalidInput, Unavailable
from praja.lib.moments import local_zone

KEEPER_OF_STANDARDS = "Bag. Organisasi"
APPLICATIONS = {"tiny": 12, "small": 500, "full": 3_000}
LETTERS = {"tiny": 8, "small": 120, "full": 600}
SIGNED = {"tiny": 4, "small": 16, "full": 40}
LETTERS_AT = (ROOT, "DPUPR", "Setda", "Dinsos", kecamatan("Hulumarga"), kelurahan("Layungsari"))
IN_SRIKANDI = kecamatan("Muaratirta")
MACHINES_IN = ("BKPSDM", "Dinsos")
"""Offices with an attendance machine."""
PAID_AT = kelurahan("Layungsari")
"""Whose month before is closed, with its allowances worked out."""
DAYS_OF = ("DPUPR", kecamatan("Hulumarga"), "Disdukcapil", "DPMPTSP", kelurahan("Tamansenja"))
"""Offices with some weeks of days, the tiny town only the first two; that of `PAID_AT` is closed."""
WEEKS_OF_DAYS = {"tiny": 5, "small": 14, "full": 14}
CHECK_IN_AT = {ROOT: "Kantor Wali Kota", "DPUPR": "Kantor DPUPR", kecamatan("Hulumarga"): "Kantor Camat Hulumarga"}
TRAINED_FROM = ("Hulumarga", "Muaratirta")
"""Kecamatan that send people to the classes."""
WRITING_AT = ("DPUPR", "Dinsos", kelurahan("Layungsari"))
SIZES = {"tiny": (60, 25), "small": (1_500, 400), "full": (1_500, 4_000)}
"""Employees and cases."""

QUICKER, SLOWNESS = "Disdukcapil", (16.0, 0.5)
"""The office that serves sooner since it tries something, and how many times its usual time it takes before and since."""

HISTORY = timedelta(days=400)
"""The government is founded so long before now; the cases begin a year before."""


@dataclass(frozen=True, slots=True)
class DemoTown:
    """What stands. `built` is False if it stood before; then nothing was counted. `links` are codes of reports with the
    secret of the reporter's page, to be tried out."""

    name: str
    accounts: tuple[DemoAccount, ...]
    built: bool
    employees: int = 0
    cases: int = 0
    acts: int = 0
    photos: int = 0
    links: tuple[tuple[str, str], ...] = ()


def build(*, size: str = "small", seed: int = 2026, at: datetime, on_progress: Progress | None = None) -> DemoTown:
    """Build the town as it stands at `at`, with a year behind it; a second time only says that it stands.

    `size` is tiny (for tests), small or full. The same seed and moment give the same people, texts and acts; codes and
    secrets are always new. Raises `Unavailable` where this is no demo installation, `Conflict` where another government
    stands, `InvalidInput` for an unknown size.
    """
    _guard(size)
    if town_stands():
        return DemoTown(NAME, cast_accounts(), built=False)
    if Unit.objects.exists():
        raise Conflict(
            "Another government stands in this database.", next_step="Use an empty database for the demo town."
        )
    tell = on_progress or (lambda _what, _done, _all: None)
    staff, count = SIZES[size]
    with transaction.atomic():  # a town half built would be taken for one that stands
        town = found(staff=staff, rng=draws(seed, "staff"), founded_at=at - HISTORY, at=at, on_progress=tell)
        _services(town, at, tell)
        _data(town, draws(seed, "data"), at)
        _applications(town, APPLICATIONS[size], draws(seed, "applications"), at, tell)
        _letters(town, size, draws(seed, "letters"), at, tell)
        _signed_letters(town, SIGNED[size], draws(seed, "signed"), at)
        _check_ins(town, draws(seed, "check-ins"), at)
        _leave(town, at)
        play_dispositions(units=town.units, root=ROOT, rng=draws(seed, "dispositions"), at=at)
        _schedules(town, at)
        _machines(town, draws(seed, "machines"), at)
        _days(town, size, draws(seed, "days"), at)
        _discipline(town, at)
        _pay(town, draws(seed, "pay"), at)
        _classes(town, at)
        _modules(town, at)
        play_need(root=town.units[ROOT], learner=actor_of(town.cast["petugas"], at), at=at)
        _certificates(town, at)
        play_path(units=town.units, cast=town.cast, at=at)
        play_ideas(unit=town.units["DPUPR"], leader=town.cast["petugas"], curator=town.cast["organisasi"], at=at)
        play_directory(people=[actor_of(one, at) for one in town.cast.values()], at=at)
        play_circles(units=town.units, cast=town.cast, at=at)
        play_competitions(root=town.units[ROOT], cast=town.cast, at=at)
        play_index(units=town.units, cast=town.cast, at=at)
        _silang(town, draws(seed, "silang"), at)
        played = _complaints(town, count, draws(seed, "complaints"), at, tell)
        play_exchange(town=town, at=at)
        keep_form(town.cast["organisasi"], at)
        settle(at=at, on_progress=tell)
        write_last_report(stage=stage_of(town), at=at)  # it reads figures, so they were counted before
        _change(town, at)  # and so do diagnoses
        play_effects(units=town.units, cast=town.cast, at=at)
        play_diagnosis(
            unit=town.units["DPUPR"], leader=town.cast["petugas"], photo=street_scene(9, "Jalan berlubang"), at=at
        )
        play_gallery(cast=town.cast, at=at)
        play_figures(steward=actor_of(town.cast["walidata"], at), at=at)
        settle(at=at, on_progress=tell)
    return DemoTown(
        NAME,
        cast_accounts(),
        built=True,
        employees=town.employees,
        cases=played.filed,
        acts=played.acts,
        photos=played.photos,
        links=tuple(played.links),
    )


def draws(seed: int, part: str) -> Random:
    """The chances of one part of the town: another part that draws more or less changes nothing here."""
    return Random(f"{seed}:{part}")  # noqa: S311 - a town by seed, no secret


def wipe() -> None:
    """Empty every table, for a town built anew. Raises `Unavailable` where this is no demo installation."""
    _guard_demo()
    call_command("flush", verbosity=0, interactive=False)
    for reference in (law_data, regions, units):
        reference.forget()


def scene() -> Scene:
    """What the duties' planners know of the town."""
    names = {place.code: place.name for place in places()}
    sites = tuple(
        Site(place.code, kelurahan(place.name), kecamatan(names[place.parent]), streets_of(place), LANDMARKS)
        for place in places()
        if place.kind == "kelurahan"
    )
    return Scene(sites=sites, office=Office(local_zone(), current_calendar().is_working), resident=_resident)


def _guard(size: str) -> None:
    if size not in SIZES:
        raise InvalidInput(f"There is no size “{size}”.", field="size", next_step=f"Choose one of: {', '.join(SIZES)}.")
    _guard_demo()
    if own_region_code() != CODE:
        raise Unavailable(f"The demo town lies in the region {CODE}.", next_step=f"Set PRAJA_REGION_CODE={CODE}.")


def _guard_demo() -> None:
    if not settings.PRAJA_DEMO:
        raise Unavailable(
            "This is not a demo installation: everybody knows the demo town's passwords.",
            next_step="Set PRAJA_DEMO=true where no real work is done.",
        )


def _services(town: Founded, at: datetime, tell: Progress) -> None:
    opened_at = at - HISTORY
    open_the_catalogue(
        units=town.units,
        root=ROOT,
        keeper=KEEPER_OF_STANDARDS,
        since=local_date(opened_at, local_zone()),
        actor=FOUNDER,
        at=opened_at,
    )
    compare_with_sippn(actor=FOUNDER, at=at)
    tell("services", 1, 1)


def _data(town: Founded, rng: Random, at: datetime) -> None:
    """Datasets of several offices. Where nobody works in an office, the steward brings its data and the mayor stands for it."""
    desks = Desks(
        officer=lambda unit, moment: actor_of(town.officers.get(unit) or town.cast["walidata"], moment),
        head=lambda unit, moment: actor_of(town.heads.get(unit) or town.cast["walikota"], moment),
        steward=lambda moment: actor_of(town.cast["walidata"], moment),
        units=town.units,
        places=[place.name for place in places() if place.kind == "kecamatan"],
    )
    play_data(desks=desks, rng=rng, at=at)
    play_stories(desks=desks, at=at)
    play_portals(desks=desks, at=at)


def service_office(town: Founded) -> ServiceOffice:
    """Who works on applications in the town."""
    known: dict[int, Actor] = {}
    shorts = {unit.pk: short for short, unit in town.units.items()}

    def acting(account: Account, moment: datetime) -> Actor:
        if account.pk not in known:
            known[account.pk] = actor_of(account, moment)
        return known[account.pk]

    return ServiceOffice(
        officer=lambda unit, moment: acting(town.officers[shorts[unit]], moment),
        head=lambda unit, moment: acting(town.heads.get(shorts[unit], town.cast["walikota"]), moment),
        treasurer=lambda moment: acting(town.cast["bendahara"], moment),
        zone=local_zone(),
        is_working=current_calendar().is_working,
        person=_named,
        street=_address,
    )


def slowness_of(quicker: int, began: datetime) -> Callable[[int, datetime], float]:
    """How slow each unit (by id) is at a moment: one of them changed on the day on which its trial began."""
    before, since = SLOWNESS
    return lambda unit, moment: 1.0 if unit != quicker else before if moment < began else since


def _applications(town: Founded, how_many: int, rng: Random, at: datetime, tell: Progress) -> None:
    office = replace(service_office(town), slowness=slowness_of(town.units[QUICKER].pk, trial_begins(QUICKER, at)))
    since, opened_at = local_date(at - HISTORY, local_zone()), at - HISTORY
    kelurahan_codes = [place.code for place in places() if place.kind == "kelurahan"]
    list_neighbourhoods(kelurahan=kelurahan_codes, office=office, since=since, rng=rng, actor=FOUNDER, at=opened_at)
    play_applications(
        written=written(),
        offering={one.code: units_offering(one, town.units.values()) for one in written()},
        how_many=how_many,
        office=office,
        rng=rng,
        at=at,
        on_progress=lambda done, whole: tell("applications", done, whole),
    )


def _letters(town: Founded, size: str, rng: Random, at: datetime, tell: Progress) -> None:
    keeper = actor_of(town.cast["arsiparis"], at)  # whose role lasts the whole year: one actor serves for every moment
    office = LetterOffice(
        registrar=lambda _moment: keeper,
        head=lambda unit, moment: actor_of(_head_at(town, unit), moment),
        zone=local_zone(),
        is_working=current_calendar().is_working,
    )
    began, how_many = at - HISTORY + timedelta(days=2), LETTERS[size]
    take_lists_over(actor=keeper, at=began)
    play_modes(units=town.units, actor=keeper, at=at)
    play_incoming(units=town.units, at_units=LETTERS_AT, how_many=how_many, office=office, rng=rng, at=at)
    play_filing(units=town.units, at_units=LETTERS_AT, keeper=office.registrar, at=at)
    play_records(units=town.units, keeper=office.registrar, head=office.head, at=at, few=size == "tiny")
    play_srikandi(unit=town.units[IN_SRIKANDI], keeper=office.registrar, at=at)
    play_mails(units=town.units, keeper=office.registrar, at=at)
    play_paper(units=town.units, rng=rng, actor=keeper, at=at - timedelta(days=3))
    tell("letters", how_many, how_many)


def _check_ins(town: Founded, rng: Random, at: datetime) -> None:
    """Offices with outlines, and the mornings of somebody in the cast."""
    play_checkin(
        units=town.units,
        offices=CHECK_IN_AT,
        photo_at=ROOT,
        somebody=town.cast["penghubung.pu"],
        their_unit="DPUPR",
        keeper=actor_of(town.cast["kepegawaian"], at),
        is_working=current_calendar().is_working,
        rng=rng,
        at=at,
    )


def _machines(town: Founded, rng: Random, at: datetime) -> None:
    """Attendance machines in two offices."""
    play_machines(
        units=[town.units[short] for short in MACHINES_IN],
        keeper=actor_of(town.cast["kepegawaian"], at),
        is_working=current_calendar().is_working,
        rng=rng,
        at=at,
    )


def _pay(town: Founded, rng: Random, at: datetime) -> None:
    """A closed month with its sheet of allowances."""
    play_pay(
        unit=town.units[PAID_AT],
        keeper=actor_of(town.cast["kepegawaian"], at),
        is_working=current_calendar().is_working,
        rng=rng,
        at=at,
    )


def _classes(town: Founded, at: datetime) -> None:
    """A class for officers of kecamatan and kelurahan that runs, and one that takes nominations."""
    made = play_classes(
        unit=town.units["BKPSDM"],
        sending=[town.units[kecamatan(name)] for name in TRAINED_FROM],
        trainer=town.cast["widyaiswara"].person,
        keeper=lambda moment: actor_of(town.cast["kepegawaian"], moment),
        is_working=current_calendar().is_working,
        at=at,
    )
    play_presence(
        row=made.running,
        keeper=lambda moment: actor_of(town.cast["kepegawaian"], moment),
        trainer=lambda moment: actor_of(town.cast["widyaiswara"], moment),
        at=at,
    )
    asked_at = at - timedelta(days=5)
    trainer = actor_of(town.cast["widyaiswara"], asked_at)
    seats = Seat.objects.filter(training_class=made.running, status__in=HOLDING).select_related("employee")
    learning = {account.person_id: account for account in town.cast.values()}
    takers = [
        (seat, actor_of(learning[seat.employee.person_id], at))
        for seat in seats.order_by("pk")
        if seat.employee.person_id in learning
    ]
    bank = play_bank(unit=town.units["BKPSDM"], trainer=trainer, at=asked_at)
    play_exams(training_class=made.running, bank=bank, trainer=trainer, takers=takers, at=at)
    play_talk(row=made.running, trainer=lambda _moment: trainer, participants=[one for _seat, one in takers], at=at)


def _change(town: Founded, at: datetime) -> None:
    keeper, coach = town.cast["kepegawaian"], town.cast["widyaiswara"]
    people = tuple(town.cast[name] for name in ("petugas", "petugas.kelurahan", "lurah"))
    play_change(unit=town.units["BKPSDM"], keeper=keeper, coach=coach, participants=people, at=at)


def _modules(town: Founded, at: datetime) -> None:
    offered_at = at - timedelta(days=20)
    keeper, learner = (actor_of(town.cast[name], offered_at) for name in ("widyaiswara", "petugas"))
    play_modules(unit=town.units["BKPSDM"], keeper=keeper, learner=learner, at=offered_at)


def _certificates(town: Founded, at: datetime) -> None:
    """A class that ended months ago, for the first officers of the cast in the register."""
    keeper = town.cast["kepegawaian"]
    enrolled = Employee.objects.filter(person__account__in=town.cast.values()).exclude(person=keeper.person_id)
    people = [one.person.account for one in enrolled.select_related("person__account").order_by("pk")[:6]]
    began = start_of(local_date(at - timedelta(days=130), local_zone()), local_zone()) + timedelta(hours=8)
    play_certificates(unit=town.units["BKPSDM"], keeper=keeper, people=people, at=began)


def _days(town: Founded, size: str, rng: Random, at: datetime) -> None:
    """Some weeks of days of the offices that people look at first."""
    play_days(
        units=[town.units[short] for short in DAYS_OF[: 2 if size == "tiny" else None]],
        weeks=WEEKS_OF_DAYS[size],
        keeper=actor_of(town.cast["kepegawaian"], at),
        is_working=current_calendar().is_working,
        rng=rng,
        at=at,
    )


def _leave(town: Founded, at: datetime) -> None:
    """Leave of somebody in the cast, given and waiting."""
    keeper = actor_of(town.cast["kepegawaian"], at)
    play_leave(
        somebody=town.cast["penghubung.pu"],
        unit=town.units["DPUPR"],
        keeper=keeper,
        is_working=current_calendar().is_working,
        at=at,
    )


def _discipline(town: Founded, at: datetime) -> None:
    """Two people who stayed away, of a unit whose month is closed."""
    town.employees += play_discipline(
        unit=town.units[kelurahan("Layungsari")],
        keeper=actor_of(town.cast["kepegawaian"], at),
        is_working=current_calendar().is_working,
        at=at,
    )


def _silang(town: Founded, rng: Random, at: datetime) -> None:
    """A question of the cross-checks of each kind."""
    town.employees += play_silang(
        unit=town.units["DPUPR"],
        traveller=town.cast["penghubung.pu"],
        paid_at=town.units[PAID_AT],
        keeper=actor_of(town.cast["kepegawaian"], at),
        is_working=current_calendar().is_working,
        rng=rng,
        at=at,
    )


def _signed_letters(town: Founded, how_many: int, rng: Random, at: datetime) -> None:
    """Letters of the district whose head is in the cast, so that somebody who tries the town finds some to sign."""
    unit = kecamatan("Hulumarga")
    writing = Writing(
        unit=town.units[unit],
        officer=lambda moment: actor_of(town.officers[unit], moment),
        head=lambda moment: actor_of(town.cast["camat"], moment),
        keeper=lambda moment: actor_of(town.cast["arsiparis"], moment),
    )
    play_signed(units=town.units, how_many=how_many, writing=writing, rng=rng, at=at)
    checking = Checking(
        head=town.cast["camat"],
        root=town.units[ROOT],
        bureau=town.units[LEGAL_OFFICE],
        keeper=lambda moment: actor_of(town.cast["arsiparis"], moment),
        lawyer=lambda moment: actor_of(town.cast["hukum"], moment),
    )
    play_outgoing(units=town.units, writing=writing, checking=checking, at=at)
    offices = [_writing_at(town, short) for short in WRITING_AT if short in town.officers]
    play_offices(units=town.units, offices=offices, at=at)


def _schedules(town: Founded, at: datetime) -> None:
    began = at - HISTORY + timedelta(days=3)
    keeper = actor_of(town.cast["kepegawaian"], began)
    play_schedules(units=town.units, root=ROOT, actor=keeper, began=began, at=at)


def _writing_at(town: Founded, unit: str) -> Writing:
    return Writing(
        unit=town.units[unit],
        officer=lambda moment: actor_of(town.officers[unit], moment),
        head=lambda moment: actor_of(_head_at(town, unit), moment),
        keeper=lambda moment: actor_of(town.cast["arsiparis"], moment),
    )


def _head_at(town: Founded, unit: str) -> Account:
    """Whoever heads the unit, also where they act for a vacant post."""
    return town.heads.get(unit) or town.cast["plt.dinsos"]


def _named(rng: Random) -> tuple[str, str]:
    resident = _resident(rng)
    return resident.name, resident.phone


def _address(rng: Random, region: str) -> str:
    place = next(place for place in places() if place.code == region)
    return f"{rng.choice(streets_of(place))} Nomor {rng.randint(1, 90)}"


def _complaints(town: Founded, count: int, rng: Random, at: datetime, tell: Progress) -> Played:
    cases = plan_year(scene=scene(), count=count, rng=rng, at=at)

    def progress(done: int, whole: int) -> None:
        tell("complaints", done, whole)

    stage = stage_of(town)
    played = play_year(cases=cases, stage=stage, at=at, on_progress=progress)
    regions = tuple(place.code for place in places() if place.kind == "kelurahan")
    keep_lists(stage=stage, since=local_date(at - HISTORY, stage.zone), at=at)
    played.filed += show_stages(stage=stage, regions=regions, at=at)
    return played


def stage_of(town: Founded) -> Stage:
    """Who works on reports in the town."""
    known: dict[int, Actor] = {}

    def acting(account: Account, at: datetime) -> Actor:
        """Roles of those who handle reports last the whole year, so one actor serves for every moment."""
        if account.pk not in known:
            known[account.pk] = actor_of(account, at)
        return known[account.pk]

    def player(name: str) -> Callable[[datetime], Actor]:
        return lambda at: acting(town.cast[name], at)

    return Stage(
        units=town.units,
        coordinator=player("koordinator"),
        liaison=lambda unit, at: acting(town.liaisons[unit], at),
        head=lambda unit, at: acting(town.heads.get(unit, town.cast["walikota"]), at),
        counter=player("loket"),
        zone=local_zone(),
    )


def _resident(rng: Random) -> Resident:
    name = person_name(rng, woman=rng.random() < 0.46)
    number = rng.randrange(10_000, 99_999)
    mail = f"{name.lower().replace(' ', '.')}@{MAIL}" if rng.random() < 0.4 else ""
    return Resident(name=name, phone=f"0890{number:05}00", email=mail)
