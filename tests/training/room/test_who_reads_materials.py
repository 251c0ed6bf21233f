# SPDX-License-Identifier: EUPL-1.2
"""Trainers' notes and what is not released yet: seen by trainers, coaches and committee, and by nobody else, by no address."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from praja.duties.training.errors.room import NotYourRoom
from praja.duties.training.models import Material
from praja.duties.training.operations.room import take_off_material
from praja.duties.training.queries.room import materials_of
from praja.duties.training.rules.room import READ_MATERIAL
from praja.kernel.people.models import Account
from praja.lib import clock
from sql_edits import findings, not_named
from training.conftest import STARTED, College
from training.room.conftest import LATER, NOTES, NOW, status_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
Materials = dict[str, Material]


def cast(college: College) -> dict[str, Account]:
    staff = college.staff
    return {
        "trainer": college.trainer,
        "committee": college.committee,
        "coach": college.coach,
        "keeper": college.keeper,
        "participant": staff.worker,
        "outsider": staff.contracted,
        "head": staff.roads_head,
    }


ALL, OPEN, NOTHING = {NOW, LATER, NOTES}, {NOW}, set[str]()
EXPECTED = {
    "trainer": ALL,
    "committee": ALL,
    "coach": ALL,
    "keeper": ALL,
    "participant": OPEN,
    "outsider": NOTHING,
    "head": NOTHING,
}


def opened(account: Account, college: College, materials: Materials, at: datetime) -> tuple[set[str], set[str]]:
    """Titles on the page, and of the files that are served."""
    client, here = Client(), f"/diklat/kelas/{college.training_class.case.code}/bahan/"
    client.force_login(account, backend="praja.kernel.people.accounts.AccountBackend")
    with clock.frozen(at):
        page = client.get(here).content.decode()
        served = {title: status_of(client, f"{here}{row.pk}/") for title, row in materials.items()}
    assert set(served.values()) <= {200, 404}
    return {title for title in materials if title in page}, {title for title, code in served.items() if code == 200}


@pytest.mark.parametrize("who", EXPECTED)
def test_everybody_reads_what_is_theirs_and_no_more(college: College, materials: Materials, who: str) -> None:
    account = cast(college)[who]
    wanted = EXPECTED[who]

    assert opened(account, college, materials, STARTED) == (wanted, wanted)
    released = wanted | {LATER} if who == "participant" else wanted
    assert opened(account, college, materials, STARTED + DAY) == (released, released)


def test_the_rule_says_of_rows_what_it_says_of_each(college: College, materials: Materials) -> None:
    rows = Material.objects.select_related("training_class__case")
    for account in cast(college).values():
        actor = college.actor(account, STARTED)
        visible = set(READ_MATERIAL.visible(actor, rows).values_list("pk", flat=True))
        assert visible == {row.pk for row in rows if READ_MATERIAL.allows(actor, row)}


def test_what_was_taken_off_is_read_by_nobody(college: College, materials: Materials) -> None:
    worker, actor = (college.actor(one, STARTED) for one in (college.staff.worker, college.committee))
    with pytest.raises(NotYourRoom):
        take_off_material(material=materials[NOW], actor=worker, at=STARTED)
    for _turn in range(2):
        take_off_material(material=materials[NOW], actor=actor, at=STARTED)

    for account in cast(college).values():
        actor = college.actor(account, STARTED)
        assert materials[NOW] not in materials_of(actor, college.training_class, STARTED)
    assert findings() == []


def test_a_participant_gives_no_file_to_the_class(college: College, materials: Materials) -> None:
    client, here = Client(), f"/diklat/kelas/{college.training_class.case.code}/bahan/"
    client.force_login(college.staff.worker, backend="praja.kernel.people.accounts.AccountBackend")
    with clock.frozen(STARTED):
        assert client.get(f"{here}baru/").status_code == 403
        assert client.post(f"{here}{materials[NOW].pk}/tarik/").status_code == 403
        assert client.post(f"{here}{materials[NOTES].pk}/tarik/").status_code == 404
    assert not Material.objects.exclude(taken_off_at=None).exists()


def test_every_edit_is_named(college: College, materials: Materials) -> None:
    pk = materials[NOTES].pk
    where = f"material {pk}"
    edits = [
        ("UPDATE training_material SET audience = 'participants' WHERE id = %s", [pk], where),
        ("UPDATE training_material SET released_at = '2026-01-01 00:00:00+00' WHERE id = %s", [pk], where),
        ("UPDATE training_material SET title = 'Lain' WHERE id = %s", [pk], where),
        ("UPDATE training_material SET taken_off_at = '2026-03-03 00:00:00+00' WHERE id = %s", [pk], where),
        ("DELETE FROM training_material WHERE id = %s", [pk], where),
    ]
    assert findings() == []
    assert not_named(edits) == []
