# SPDX-License-Identifier: EUPL-1.2
"""Competitions: prepared, entered, judged, sealed, announced and appealed, seen by those whose turn it is."""

from collections.abc import Iterator

from crawl.attendance_rooms import signed_in
from crawl.tourist import Page, Tourist
from innovation.competitions.conftest import CLOSING, DAY, PREPARED, Contest, contest_in
from praja.duties.innovation.models import Appeal
from praja.duties.innovation.operations.competitions import prepare_competition
from praja.duties.innovation.operations.competitions.judging import step_back
from praja.duties.innovation.queries.competitions.rounds import counting_sheets
from praja.lib import clock
from towns import Town

TYPED_IN_CONTESTS = (
    "Lomba Percobaan",
    "Konvensi tahunan kelompok budaya kerja.",
    "Masalah | 200\r\nPerbaikan | 300",
    "Umum",
    "Risalah",
    "Kebaruan | 40\r\nManfaat | 60",
    "Lomba baru 2027",
    "Warga menunggu lama sekali.",
    "Karena saya keberatan",
    "Kebaruan",
    "Nilai kami keliru dihitung juri.",
)
"""What these people type."""
PLACES = (0, 3, 6, 9)


def contests(language: str, town: Town) -> Iterator[Page]:
    """Every page of competitions, moment by moment."""
    contest = contest_in(town)
    here = f"/inovasi/lomba/{contest.row.case.code}/"
    bureau, leader = signed_in(language, contest.bureau), signed_in(language, contest.leaders[0])
    juror, other = signed_in(language, contest.jurors[0]), signed_in(language, contest.other_bureau)
    with clock.frozen(PREPARED + DAY):
        yield from list(_preparing(contest, here, bureau))
        contest.open(PREPARED + DAY)
        yield from list(_entering(contest, here, bureau, leader))
    with clock.frozen(CLOSING):
        yield from bureau.get(here)
        yield from bureau.post(f"{here}tindakan/", deed="close_entries", seen="99")
        contest.close()
        checked = f"/inovasi/lomba/karya/{contest.entries[0].code}/"
        yield from bureau.get(here)
        yield from bureau.get(checked)
        yield from bureau.post(f"{checked}putusan/", admitted="x")
        yield from bureau.post(f"{here}tindakan/", deed="open_stage", last_day="x")
    with clock.frozen(CLOSING + DAY):
        contest.judge()
        yield from list(_judging(contest, here, bureau, juror))
    with clock.frozen(CLOSING + 9 * DAY):
        yield from list(_announced(contest, here, (bureau, leader, other)))


def _preparing(contest: Contest, here: str, bureau: Tourist) -> Iterator[Page]:
    yield from bureau.get("/inovasi/lomba/")
    yield from bureau.get("/inovasi/lomba/baru/")
    yield from bureau.post("/inovasi/lomba/baru/", title="Lomba Percobaan", last_day="x")
    row = prepare_competition(
        title="Lomba baru 2027",
        unit=contest.town.root,
        edition=None,
        entries_until=CLOSING,
        actor=contest.actor(contest.bureau),
        at=PREPARED,
    )
    yield from bureau.get(f"/inovasi/lomba/{row.case.code}/")
    for page in ("", "aturan/", "orang/"):
        yield from bureau.get(f"{here}{page}")
    yield from bureau.post(
        f"{here}aturan/", category1_title="Umum", category1_sections="| x", stage1_criteria="Kebaruan"
    )
    yield from bureau.post(f"{here}orang/", committee="1")
    yield from bureau.post(f"{here}tindakan/", deed="cancel", reason="")


def _entering(contest: Contest, here: str, bureau: Tourist, leader: Tourist) -> Iterator[Page]:
    yield from leader.get(here)
    yield from leader.get(f"{here}ikut/")
    yield from leader.post(f"{here}ikut/", title="", members="1")
    mine = f"/inovasi/lomba/karya/{contest.draft(0).code}/"
    yield from leader.get(mine)
    yield from leader.post(mine, deed="hand_in", title="Antrean", text_1="", link_1="x")
    yield from leader.post(mine, deed="hand_in", title="Antrean", text_1="Warga menunggu lama sekali. " * 60)
    yield from leader.post(f"{mine}berkas/", file_title="Kebaruan")
    contest.entries.clear()
    for place in range(12):
        if place in PLACES:
            contest.enter(place)
        else:
            contest.entries.append(contest.entries[0])
    yield from leader.get(mine)
    yield from leader.get(f"{mine}tim/")
    yield from leader.post(f"{mine}tim/", members="1", has_relatives="yes")
    yield from bureau.get(here)


def _judging(contest: Contest, here: str, bureau: Tourist, juror: Tourist) -> Iterator[Page]:
    mine = contest.given(0)
    sheet = f"{here}nilai/1/{mine[0].number}/"
    for page in ("/inovasi/lomba/", here, f"{here}nilai/", sheet):
        yield from juror.get(page)
    yield from juror.post(sheet, deed="give", value_1="11", comment_1="Kebaruan")
    yield from juror.post(sheet, deed="keep", value_1="5")
    yield from juror.post(sheet, deed="conflict", reason="")
    yield from juror.get(f"{here}nilai/")
    yield from juror.get(f"{here}nilai/keluarga/")
    yield from juror.post(f"{here}nilai/keluarga/", relatives="1")
    step_back(
        stage=contest.stage(),
        entry=mine[0],
        reason="Karena saya keberatan",
        actor=contest.actor(contest.jurors[0], CLOSING + DAY),
        at=CLOSING + DAY,
    )
    for number in range(5):
        for entry in contest.given(number):
            contest.score(number, entry, {"1": 5 + number % 2, "2": 7}, CLOSING + DAY)
    yield from juror.get(f"{here}nilai/")
    yield from bureau.get(here)
    contest.seal(CLOSING + 2 * DAY)
    yield from bureau.get(here)
    checked = f"/inovasi/lomba/karya/{contest.entries[0].code}/"
    yield from bureau.post(f"{checked}keluarga/", person="")
    yield from bureau.post(f"{checked}keluarga/", person=contest.jurors[1].person_id)
    contest.judge(CLOSING + 3 * DAY)
    for number in range(5):
        for entry in contest.given(number, 2):
            contest.score(number, entry, {"1": 60 + number}, CLOSING + 4 * DAY, position=2)
    contest.seal(CLOSING + 5 * DAY)


def _announced(contest: Contest, here: str, people: tuple[Tourist, Tourist, Tourist]) -> Iterator[Page]:
    bureau, leader, other = people
    visitor = Tourist(bureau.language)
    yield from visitor.get("/lomba/")
    yield from bureau.get(here)
    contest.announce(CLOSING + 9 * DAY)
    public = f"/lomba/{contest.row.case.code}/"
    yield from visitor.get("/lomba/")
    yield from visitor.get(public)
    mine = f"/inovasi/lomba/karya/{contest.entries[0].code}/"
    for page in (here, mine, f"{mine}keberatan/"):
        yield from leader.get(page)
    yield from leader.post(f"{mine}keberatan/", words="")
    yield from leader.post(f"{mine}keberatan/", words="Nilai kami keliru dihitung juri.")
    appeal = Appeal.objects.get(entry=contest.entries[0])
    answer = f"{here}keberatan/{appeal.pk}/"
    yield from other.get(here)
    yield from other.get(answer)
    yield from other.post(answer, words="")
    stage, seat = counting_sheets(contest.reread(), contest.entry(0))[0]
    chosen = f"{stage.position}.{seat.pk}.{contest.entries[0].pk}"
    said = {"words": "Nilai kami keliru dihitung juri.", "sheets": chosen}
    yield from other.post(answer, decision="judged_anew", **said)
    yield from other.post(answer, decision="set_aside", **said)
    yield from other.get(answer)
    yield from bureau.get(here)
    yield from bureau.post(f"{here}tindakan/", deed="prolong", more_until="x")
    yield from bureau.post(f"{here}tindakan/", deed="supersede", last_day="x")
    yield from bureau.post(f"{here}tindakan/", deed="supersede", last_day="")
    for page in (here, mine):
        yield from leader.get(page)
    yield from visitor.get(public)
