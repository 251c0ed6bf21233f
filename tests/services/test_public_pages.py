# SPDX-License-Identifier: EUPL-1.2
"""What everybody reads of services: the list, a service, its versions, a draft under discussion, a pledge."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from praja.duties.services.models import Consultation
from praja.duties.services.operations import (
    ServiceWords,
    answer_comment,
    begin_standard,
    change_service,
    make_pledge,
)
from praja.kernel.organization.operations import set_opening_hours
from praja.kernel.search.operations import rebuild_index
from praja.lib.clock import frozen
from residents import browser
from services.forums import FORUM, PLEDGE, TODAY, commented, consulted, drafted, invited
from services.making import head_of, listed_service, officer_of, published_standard, said
from towns import FOUNDER, Town

DAY = ((8 * 60, 12 * 60), (13 * 60, 16 * 60))


def read(path: str, at: datetime) -> str:
    with frozen(at):
        response = browser().get(path)
    assert response.status_code == 200, path
    return str(response.content.decode())


def plain(page: str) -> str:
    return " ".join(page.split())


def test_the_list_says_what_each_promises(town: Town, monday: datetime) -> None:
    published_standard(town, monday)
    listed_service(town, monday, code="ktp", name="KTP elektronik", issuer="siak", offered_by=(town.roads,))
    page = read("/layanan/", monday)
    assert "Surat keterangan domisili" in page
    assert "3 working days · Free of charge" in page
    assert "issued by SIAK or IKD (civil registry)" in page


def test_the_list_is_narrowed_by_office_and_issuer(town: Town, monday: datetime) -> None:
    published_standard(town, monday)
    listed_service(town, monday, code="ktp", name="KTP elektronik", issuer="siak", offered_by=(town.roads,))
    listed_service(town, monday, code="nib", name="NIB", issuer="oss", offered_by=(town.roads,))
    by_office = read("/layanan/?kantor=4.1", monday)
    assert ("Surat keterangan domisili" in by_office, "KTP elektronik" in by_office) == (True, False)
    by_issuer = read("/layanan/?penerbit=siak", monday)
    assert ("Surat keterangan domisili" in by_issuer, "KTP elektronik" in by_issuer) == (False, True)
    assert "No service fits" in read("/layanan/?kantor=4.1&penerbit=oss", monday)
    assert "KTP elektronik" in read("/layanan/?kantor=no-such&penerbit=no-such", monday)


def test_words_find_a_service_by_what_people_call_it(town: Town, monday: datetime) -> None:
    published_standard(town, monday)
    listed_service(town, monday, code="reklame", name="Izin reklame", summary="Papan iklan", keywords="baliho")
    rebuild_index(at=monday)
    for words in ("domisili", "tempat tinggal", "foto rumah", "melati"):
        assert "Surat keterangan domisili" in read(f"/layanan/?q={words}", monday)
    assert "Surat keterangan domisili" not in read("/layanan/?q=baliho", monday)
    assert "No service fits" in read("/layanan/?q=paspor", monday)


def test_what_is_put_away_is_found_nowhere(town: Town, monday: datetime) -> None:
    service = published_standard(town, monday).service
    change_service(service=service, words=ServiceWords(name=service.name), is_active=False, actor=FOUNDER, at=monday)
    rebuild_index(at=monday)
    assert "Surat keterangan domisili" not in read("/layanan/", monday)
    assert "Surat keterangan domisili" not in read("/layanan/?q=domisili", monday)
    assert browser().get("/layanan/surat-domisili/").status_code == 404


def test_a_service_says_everything_at_first_glance(town: Town, monday: datetime) -> None:
    week: Any = (DAY, DAY, DAY, DAY, DAY, (), ())
    set_opening_hours(unit=town.kelurahan, week=week, decree="SK 2/2025", since=TODAY, actor=FOUNDER, at=monday)
    published_standard(town, monday)
    make_pledge(unit=town.kelurahan, words=PLEDGE, since=TODAY, actor=head_of(town.kelurahan, monday), at=monday)
    page = plain(read("/layanan/surat-domisili/", monday))
    for words in (
        "Done within 3 working days, free of charge.",
        "KTP-el pemohon",
        'Foto rumah</strong> <span class="soft">(only if you have it)',
        "Saturdays, Sundays and holidays do not count.",
        "Kelurahan Melati",
        "Monday to Friday",
        "08:00–12:00, 13:00–16:00",
        "Saturday and Sunday",
        "The service pledge of this office",
        "An officer checks whether everything is there and right.",
        "Turn to the Ombudsman",
        "14 of its 14 components are stated.",
        "Set by SK 12/2024 of 20 Dec 2024, in force since 2 Jan 2025.",
        "Uraian evaluasi sebagaimana ditetapkan.",
    ):
        assert words in page, words


def test_what_the_standard_does_not_say_is_said_plainly(town: Town, monday: datetime) -> None:
    published_standard(
        town,
        monday,
        components={"biaya": "Sesuai Perda"},
        duration_working=None,
        fee_kind="table",
        requirements=(),
        path=(),
    )
    page = plain(read("/layanan/surat-domisili/", monday))
    assert "Done within 3 days. Fee: By the table of the regulation." in page
    assert "The standard does not say whether these are working or calendar days." in page
    assert "1 of its 14 components are stated." in page
    assert page.count("Not stated yet") == 13


def test_without_a_standard_it_says_so(town: Town, monday: datetime) -> None:
    listed_service(town, monday)
    page = read("/layanan/surat-domisili/", monday)
    assert "No standard has been published for this service yet." in page
    assert "The standard in full" not in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"duration_value": 15, "duration_unit": "minutes"}, "Done within 15 minutes, free of charge."),
        ({"duration_value": 1, "duration_working": False}, "Done within 1 calendar day, free of charge."),
        ({"fee_kind": "fixed", "fee_amount": 50_000}, "Done within 3 working days. Fee: Rp50,000."),
        (
            {"fee_kind": "table", "fee_table": ({"label": "A", "amount": 5_000}, {"label": "B", "amount": 9_000})},
            "Done within 3 working days. Fee: Rp5,000 to Rp9,000.",
        ),
        (
            {"duration_value": None, "duration_unit": "", "duration_working": None},
            "Free of charge. The standard promises no time.",
        ),
        ({"fee_kind": ""}, "Done within 3 working days."),
    ],
)
def test_the_sentence_on_top(town: Town, monday: datetime, changes: dict[str, Any], sentence: str) -> None:
    path: Any = () if "fee_amount" in changes or "fee_table" in changes else said().path
    published_standard(town, monday, **{"path": path, **changes})
    assert sentence in read("/layanan/surat-domisili/", monday)


def test_a_foreign_service_guides_and_leads_there(town: Town, monday: datetime) -> None:
    listed = {
        "code": "nib",
        "name": "Nomor Induk Berusaha",
        "issuer": "other",
        "issuer_name": "OSS Uji",
        "issuer_url": "https://oss.example.id/",
    }
    published_standard(town, monday, listed=listed)
    page = read("/layanan/nib/", monday)
    assert "Issued by OSS Uji" in page
    assert '<a class="btn" href="https://oss.example.id/"' in page


def test_the_chosen_office_shows_its_own_standard_and_hours(town: Town, monday: datetime) -> None:
    common = published_standard(town, monday, listed={"offered_by": (town.kelurahan, town.roads)})
    published_standard(town, monday, service=common.service, unit=town.roads, duration_value=1)
    unchosen = read("/layanan/surat-domisili/", monday)
    assert "Choose your office" in unchosen
    assert "Done within 3 working days" in unchosen
    assert "Monday to Friday" not in unchosen
    chosen = read("/layanan/surat-domisili/?kantor=2", monday)
    assert "Done within 1 working day" in chosen
    assert "Monday to Friday" in chosen
    assert "Done within 3 working days" in read("/layanan/surat-domisili/?kantor=4.1", monday)


def test_old_versions_stay_readable_at_their_date(town: Town, monday: datetime) -> None:
    first = published_standard(town, monday, duration_value=9)
    published_standard(town, monday, service=first.service, since=date(2025, 7, 1))
    page = plain(read("/layanan/surat-domisili/", monday))
    assert "Version 1: from 2 Jan 2025 until 1 Jul 2025" in page
    old = plain(read("/layanan/surat-domisili/standar/1/", monday))
    assert "Done within 9 working days" in old
    assert "It held from 2 Jan 2025 until 1 Jul 2025. Another version holds now." in old
    assert browser().get("/layanan/surat-domisili/standar/3/").status_code == 404


def test_a_draft_is_read_only_while_it_is_discussed(town: Town, monday: datetime) -> None:
    made = published_standard(town, monday)
    assert browser().get("/layanan/surat-domisili/konsultasi/").status_code == 404
    secret = "Uraian rahasia rancangan."
    drafted(town, monday, service=made.service, components={"produk": secret})
    assert browser().get("/layanan/surat-domisili/konsultasi/").status_code == 404
    assert secret not in read("/layanan/surat-domisili/", monday)
    assert browser().get("/layanan/surat-domisili/standar/2/").status_code == 404


def test_a_draft_under_discussion_shows_what_would_change_and_takes_comments(town: Town, monday: datetime) -> None:
    made = published_standard(town, monday)
    case = invited(town, monday, service=made.service, duration_value=1)
    assert "A new standard of this service is being discussed." in read("/layanan/surat-domisili/", monday)
    page = plain(read("/layanan/surat-domisili/konsultasi/", monday))
    assert "Until Friday, 9 January 2026 everybody can comment on the draft, without a name." in page
    assert "3 working days Saturdays, Sundays and holidays do not count. → 1 working day" in page
    assert "LPM Melati" in page
    client = browser()
    with frozen(monday):
        short = client.post("/layanan/surat-domisili/konsultasi/", {"group": "users", "text": "Kurang"})
        sent = client.post(
            "/layanan/surat-domisili/konsultasi/", {"group": "users", "text": "Tolong buka pada hari Sabtu."}
        )
    assert short.status_code == 422
    assert "Kurang" in short.content.decode()
    assert "This is too short to act on." in short.content.decode()
    assert sent.status_code == 302
    comment = Consultation.objects.get(pk=case.pk).comments.get()
    assert "Sabtu" not in read("/layanan/surat-domisili/konsultasi/", monday)
    officer = officer_of(town.kelurahan, monday)
    answer_comment(comment=comment, answer="Akan dicoba.", taken_up=True, shown=True, actor=officer, at=monday)
    shown = read("/layanan/surat-domisili/konsultasi/", monday)
    assert "Sabtu" in shown
    assert "Akan dicoba." in shown


def test_a_hidden_comment_is_never_shown(town: Town, monday: datetime) -> None:
    case, officer = invited(town, monday), officer_of(town.kelurahan, monday)
    comment = commented(case, monday, "Pak Anu dari RT 3 malas sekali.")
    answer_comment(comment=comment, answer="Ditindaklanjuti.", taken_up=False, shown=False, actor=officer, at=monday)
    assert "Pak Anu" not in read("/layanan/surat-domisili/konsultasi/", monday)


def test_the_record_and_what_was_promised_stay_readable_the_draft_does_not(town: Town, monday: datetime) -> None:
    consulted(town, monday, components={"produk": "Uraian yang belum ditetapkan."})
    page = plain(read("/layanan/surat-domisili/konsultasi/", monday + FORUM))
    assert "Its record is BA 1/2026 of Monday, 12 January 2026." in page
    assert "Menambah satu petugas di loket" in page
    assert "by 1 Mar 2026" in page
    assert "Uraian yang belum ditetapkan." not in page
    assert "Write a comment" not in page
    with frozen(monday + FORUM):
        late = browser().post(
            "/layanan/surat-domisili/konsultasi/", {"group": "users", "text": "Terlambat, tetapi tetap saya tulis."}
        )
    assert late.status_code == 409
    assert "This draft takes no comments any more." in late.content.decode()
    assert "Terlambat, tetapi tetap saya tulis." in late.content.decode()


def test_a_pledge_is_read_by_everybody(town: Town, monday: datetime) -> None:
    assert browser().get("/layanan/maklumat/4.1/").status_code == 404
    make_pledge(unit=town.kelurahan, words=PLEDGE, since=TODAY, actor=head_of(town.kelurahan, monday), at=monday)
    page = read("/layanan/maklumat/4.1/", monday)
    assert PLEDGE.serve in page
    assert "Lurah Melati" in page


def test_pages_cost_the_same_at_one_service_and_at_many(town: Town, monday: datetime) -> None:
    def cost(path: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            read(path, monday)
        return len(queries)

    published_standard(town, monday)
    read("/layanan/", monday)
    one = {path: cost(path) for path in ("/layanan/", "/layanan/surat-domisili/")}
    for n in range(4):
        published_standard(town, monday, listed={"code": f"surat-{n}", "name": f"Surat {n}"})
    assert {path: cost(path) for path in one} == one
    assert max(one.values()) <= 9


def test_a_first_visit_weighs_little(town: Town, monday: datetime) -> None:
    published_standard(town, monday)
    assert len(read("/layanan/surat-domisili/", monday).encode()) < 20_000


def test_a_version_in_the_making_does_not_change_the_page(town: Town, monday: datetime) -> None:
    made = published_standard(town, monday)
    begin_standard(
        service=made.service, content=said(duration_value=1), actor=officer_of(town.kelurahan, monday), at=monday
    )
    assert "Done within 3 working days" in read("/layanan/surat-domisili/", monday + timedelta(days=30))
