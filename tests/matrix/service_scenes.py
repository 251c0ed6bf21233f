# SPDX-License-Identifier: EUPL-1.2
"""What is done with standards, catalogue, lists, pledges, payments, neighbourhoods and kept documents of the roads department."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from matrix.applications_moved import application_in
from matrix.scenes import Makers, Scene, Stage
from praja.duties.services.enums import MediumKind, NoticeOutcome, PaymentState, ReferenceState
from praja.duties.services.models import (
    Consultation,
    ConsultationComment,
    KeptDocument,
    ListTemplate,
    Medium,
    NeighbourhoodHead,
    Offer,
    Payment,
    PaymentNotice,
    Pledge,
    Rating,
    Reference,
    Remittance,
    Service,
    StandardsList,
    StandardVersion,
)
from praja.duties.services.operations import (
    begin_standard,
    comment_on_draft,
    conclude_consultation,
    make_pledge,
    open_consultation,
    record_medium,
    set_standard,
)
from praja.duties.services.operations.exchange import send_list
from praja.duties.services.operations.paying import confirm_payment
from praja.duties.services.operations.references import prepare_link
from praja.duties.services.operations.remitting import draw_up_remittance
from praja.kernel.documents.operations import take_in
from praja.kernel.organization.models import OpeningHours, Unit
from praja.kernel.organization.operations import set_opening_hours
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY
from praja.lib.imports import Line, Sheet
from residents import photo
from services.forums import DECREE, INVITATION, OUTCOME, PLEDGE
from services.making import (
    MELATI,
    SINCE,
    head_of,
    head_of_neighbourhood,
    holder,
    listed_service,
    officer_of,
    published_standard,
    said,
)
from towns import FOUNDER

FORUM = timedelta(days=8)
WORDS = "Sudah dibicarakan bersama warga dan disetujui."


def listed(stage: Stage) -> Service:
    return listed_service(stage.town, stage.at - timedelta(days=30), code="izin-galian", owner=stage.town.roads)


def version_in(state: str, stage: Stage) -> Case:
    """A version of the roads department's standard on its way, or one in force."""
    roads, began = stage.town.roads, stage.at - timedelta(days=20)
    if state == "published":
        return published_standard(stage.town, began, service=listed(stage)).case
    officer, head = officer_of(roads, began), head_of(roads, began)
    case = begin_standard(service=listed(stage), content=said(), actor=officer, at=began)
    if state == "draft":
        return case
    today = began.date()
    invited = replace(INVITATION, held_on=today, comments_until=(stage.at + FORUM).date())
    case = open_consultation(case=case, invitation=invited, actor=officer, at=began, seen_version=None)
    if state in ("consulted", "set"):
        outcome = replace(OUTCOME, day=today)
        case = conclude_consultation(case=case, outcome=outcome, actor=officer, at=began, seen_version=None)
    if state == "set":
        case = set_standard(case=case, decree=replace(DECREE, day=today), actor=head, at=began, seen_version=None)
    return case


def of_version(state: str, step: str = "", **sent: object) -> Callable[[Stage], Scene]:
    """A step with a version in `state`; over once the version is abandoned."""

    def make(stage: Stage) -> Scene:
        case = version_in(state, stage)
        mine = Case.objects.filter(pk=case.pk)
        over = lambda: mine.update(state="abandoned", closed_at=stage.at)  # noqa: E731
        return Scene((case.code, *([step] if step else [])), {"seen_version": case.version, **sent}, over, mine)

    return make


def comment(stage: Stage) -> Scene:
    case = version_in("consultation", stage)
    service = StandardVersion.objects.get(pk=case.pk).standard.service
    sent = {"group": "users", "text": "Tolong buka juga pada hari Sabtu."}
    over = lambda: Case.objects.filter(pk=case.pk).update(state="consulted", is_public=False)  # noqa: E731
    return Scene((service.code,), sent, over, ConsultationComment.objects.all())


def answer(stage: Stage) -> Scene:
    case = version_in("consultation", stage)
    given = {"group": "users", "text": "Tolong buka juga pada hari Sabtu.", "actor": NOBODY, "at": stage.at}
    row = comment_on_draft(consultation=Consultation.objects.get(pk=case.pk), **given)
    over = lambda: Case.objects.filter(pk=case.pk).update(state="abandoned", closed_at=stage.at)  # noqa: E731
    mine = ConsultationComment.objects.filter(pk=row.pk)
    return Scene((case.code, row.pk), {"answer": WORDS, "shown": "on"}, over, mine)


def begin(stage: Stage) -> Scene:
    service = listed(stage)
    officer = officer_of(stage.town.roads, stage.at)
    over = lambda: begin_standard(service=service, actor=officer, at=stage.at)  # noqa: E731
    return Scene((service.code,), {}, over, StandardVersion.objects.all())


def _service_words(stage: Stage) -> dict[str, object]:
    return {
        "code": "izin-trotoar",
        "name": "Izin trotoar",
        "owner": stage.town.roads.pk,
        "issuer": "own",
        "is_active": "on",
    }


def new_service(stage: Stage) -> Scene:
    over = lambda: listed_service(stage.town, stage.at, code="izin-trotoar")  # noqa: E731
    return Scene((), _service_words(stage), over, Service.objects.all())


def edit_service(stage: Stage) -> Scene:
    service = listed(stage)
    over = lambda: Service.objects.filter(pk=service.pk).update(code="lama")  # noqa: E731
    return Scene((service.code,), _service_words(stage), over, Service.objects.filter(pk=service.pk))


def new_offer(stage: Stage) -> Scene:
    service, lights = listed(stage), stage.town.lights
    over = lambda: Unit.objects.filter(pk=lights.pk).update(until=stage.at.date()) and units.forget()  # noqa: E731
    sent = {"unit": lights.pk, "since": stage.at.date().isoformat()}
    return Scene((service.code,), sent, over, Offer.objects.all())


def ended_offer(stage: Stage) -> Scene:
    service = listed(stage)
    offer = Offer.objects.filter(service=service)
    sent = {"until": stage.at.date().isoformat()}
    over = lambda: offer.update(until=stage.at.date())  # noqa: E731
    return Scene((service.code, stage.town.roads.code), sent, over, offer)


def new_pledge(stage: Stage) -> Scene:
    words = {
        name: getattr(PLEDGE, name) for name in ("serve", "improve", "answer_for_it", "signed_by", "decree_number")
    }
    today = stage.at.date().isoformat()
    sent = {**words, "unit": stage.town.roads.pk, "decree_date": today, "since": today}
    later = {"words": replace(PLEDGE, decree_number="SK 4/2026"), "since": stage.at.date() + timedelta(days=3)}
    over = lambda: make_pledge(unit=stage.town.roads, actor=FOUNDER, at=stage.at, **later)  # noqa: E731
    return Scene((), sent, over, Pledge.objects.all())


def displayed(stage: Stage) -> Scene:
    made = make_pledge(unit=stage.town.roads, words=PLEDGE, since=date(2026, 1, 5), actor=FOUNDER, at=stage.at)
    mine = Pledge.objects.filter(pk=made.pk)
    return Scene((made.pk,), {}, lambda: mine.update(until=date(2026, 1, 5)), mine)


def new_medium(stage: Stage) -> Scene:
    listed(stage)
    sent = {"kind": "board", "where": "Ruang pelayanan", "since": stage.at.date().isoformat()}
    return Scene((stage.town.roads.code,), sent, None, Medium.objects.all())


def ended_medium(stage: Stage) -> Scene:
    listed(stage)
    given = {"kind": MediumKind.BOARD, "where": "Ruang pelayanan", "evidence": None, "since": date(2026, 1, 5)}
    made = record_medium(unit=stage.town.roads, actor=FOUNDER, at=stage.at, **given)
    mine = Medium.objects.filter(pk=made.pk)
    return Scene((made.pk,), {}, lambda: mine.update(until=date(2026, 1, 5)), mine)


def follow_above(stage: Stage) -> Scene:
    roads = stage.town.roads
    week = [[[480, 720]]] * 5 + [[], []]
    given = {"decree": "SK 2/2025", "since": date(2025, 2, 1), "actor": FOUNDER, "at": stage.at}
    mine = OpeningHours.objects.filter(pk=set_opening_hours(unit=roads, week=week, **given).pk)
    decree = {"decree_number": "SK 9/2026", "decree_date": "2026-01-05", "since": "2026-01-12"}
    sent = {f"ikuti-{name}": value for name, value in decree.items()}
    return Scene((roads.code,), sent, lambda: mine.update(until=date(2026, 1, 12)), mine)


def _sheet() -> Sheet:
    return Sheet(["Judul SP", "SKPD"], [Line(2, {"Judul SP": "Izin pohon", "SKPD": "2"})])


def send(stage: Stage) -> Scene:
    """A file anew for each who sends it."""
    sent = {"file": lambda: SimpleUploadedFile("daftar.csv", b"Nama;Unit\nIzin pohon;2\n")}
    return Scene((), sent, None, StandardsList.objects.all())


def _sent(stage: Stage) -> StandardsList:
    return send_list(sheet=_sheet(), sha256="1" * 64, is_sippn=False, actor=FOUNDER, at=stage.at)


def columns(stage: Stage) -> Scene:
    made = _sent(stage)
    sent = {"name": "Judul SP", "unit": "SKPD", "kept_as": "SIPPN"}
    mine = StandardsList.objects.filter(pk=made.pk)
    return Scene((made.code,), sent, lambda: mine.delete(), mine)


def take_in_sent(stage: Stage) -> Scene:
    made = _sent(stage)
    mine = StandardsList.objects.filter(pk=made.pk)
    mine.update(is_mapped=True, lines=[[2, {"name": "Izin pohon", "unit": "2"}, None]])
    return Scene((made.code,), {}, lambda: mine.delete(), mine)


def forget_template(stage: Stage) -> Scene:
    made = ListTemplate.objects.create(name="SIPPN", columns={"name": "Judul SP"}, kept_at=stage.at)
    mine = ListTemplate.objects.filter(pk=made.pk)
    return Scene((made.pk,), {}, lambda: mine.delete(), mine)


def bulk(stage: Stage) -> Scene:
    case, _secret = application_in("approval", stage.town, stage.at)
    mine = Case.objects.filter(pk=case.pk)
    sent = {"pick": f"{case.code}.{case.version}", "decided": "1"}
    return Scene((), sent, lambda: mine.update(state="withdrawn"), mine)


def _paid(stage: Stage) -> Case:
    case, _secret = application_in("payment", stage.town, stage.at)
    treasurer = holder(31, Role.TREASURER, stage.town.roads, at=stage.at)
    return confirm_payment(
        case=case, amount=25_000, method="cash", actor=treasurer, at=stage.at, seen_version=None, gateway_reference=""
    )


def draw_up(stage: Stage) -> Scene:
    _paid(stage)
    over = lambda: Payment.objects.update(state=PaymentState.WAITING)  # noqa: E731
    return Scene((), {"unit": stage.town.roads.code}, over, Remittance.objects.all())


def remit(stage: Stage) -> Scene:
    _paid(stage)
    treasurer = holder(31, Role.TREASURER, stage.town.roads, at=stage.at)
    made = draw_up_remittance(unit=stage.town.roads, actor=treasurer, at=stage.at)
    mine = Remittance.objects.filter(pk=made.pk)
    return Scene((made.pk,), {"bank_reference": "BANK 1"}, lambda: mine.update(handed_at=stage.at), mine)


def examine(stage: Stage) -> Scene:
    case, _secret = application_in("payment", stage.town, stage.at)
    told = {"gateway_reference": "G-1", "amount": 20_000, "outcome": NoticeOutcome.OTHER_AMOUNT}
    made = PaymentNotice.objects.create(payment_id=case.pk, paid_at=stage.at, received_at=stage.at, **told)
    mine = PaymentNotice.objects.filter(pk=made.pk)
    return Scene((made.pk,), {"note": WORDS}, lambda: mine.update(examined_at=stage.at, note=WORDS), mine)


def rate(stage: Stage) -> Scene:
    case, secret = application_in("check", stage.town, stage.at)
    mine = Case.objects.filter(pk=case.pk)
    mine.update(state="finished", closed_at=stage.at)
    there, sent = reverse("track_secret", args=[case.code, secret]), {"stars": "5", "text": WORDS}
    over = lambda: mine.update(state="check", closed_at=None)  # noqa: E731
    return Scene((case.code,), sent, over, Rating.objects.all(), link=there)


def reference_answer(stage: Stage) -> Scene:
    head_of_neighbourhood(stage.at)
    case, _secret = application_in("reference", stage.town, stage.at)
    asked = Reference.objects.filter(application=case.pk)
    link = prepare_link(reference_id=asked.get().pk, actor=FOUNDER, at=stage.at)
    assert link is not None
    over = lambda: asked.update(state=ReferenceState.VERIFIED)  # noqa: E731
    mine = Case.objects.filter(pk=case.pk)
    there = reverse("services:reference_link", args=[link.secret])
    return Scene((), {"jawaban": "benar"}, over, mine, link=there)


def new_head(stage: Stage) -> Scene:
    _in_melati(stage)
    sent = {"region": MELATI, "rw": "2", "rt": "5", "name": "Bu Ani", "phone": "081311112223", "decree": "SK 9/2026"}
    return Scene((), {**sent, "since": stage.at.date().isoformat()}, None, NeighbourhoodHead.objects.all())


def ended_head(stage: Stage) -> Scene:
    _in_melati(stage)
    head = head_of_neighbourhood(stage.at)
    mine = NeighbourhoodHead.objects.filter(pk=head.pk)
    return Scene((head.pk,), {}, lambda: mine.update(until=SINCE), mine)


def _in_melati(stage: Stage) -> None:
    """The department works in a kelurahan of its own."""
    Unit.objects.filter(pk=stage.town.roads.pk).update(region=MELATI)
    units.forget()


def forget_document(stage: Stage) -> Scene:
    file = take_in(upload=photo(), actor=FOUNDER, at=stage.at)
    words = {"kind": "ktp", "file": file, "given_at": stage.at, "consented_at": stage.at, "until": date(2026, 12, 31)}
    made = KeptDocument.objects.create(person=stage.resident.person, **words)
    mine = KeptDocument.objects.filter(pk=made.pk)
    return Scene((made.pk,), {}, lambda: mine.update(until=date(2026, 1, 4)), mine)


def _groups(prefix: str) -> dict[str, object]:
    return {f"{prefix}_users": 5}


SERVICE_SCENES: Makers = {
    "services:act/consult": of_version(
        "draft", "consult", held_on="2026-01-12", place="Aula", comments_until="2026-01-09", **_groups("invited")
    ),
    "services:act/conclude": of_version(
        "consultation", "conclude", minutes=WORDS, number="BA 1/2026", day="2026-01-05", **_groups("attended")
    ),
    "services:act/set": of_version("consulted", "set", decree_number="SK 1/2026", decree_date="2026-01-05"),
    "services:act/publish": of_version("set", "publish"),
    "services:act/review": of_version("published", "review", note=WORDS),
    "services:act/abandon": of_version("draft", "abandon", reason=WORDS),
    "services:part": of_version("draft", "dasar_hukum", text="Perda 3/2020"),
    "services:take_over": of_version(
        "draft", "", decree_number="SK 1/2020", decree_date="2025-06-01", since="2025-06-02", found_in="Arsip"
    ),
    "services:answer": answer,
    "services:consultation": comment,
    "services:begin": begin,
    "services:new_service": new_service,
    "services:edit_service": edit_service,
    "services:new_offer": new_offer,
    "services:ended_offer": ended_offer,
    "services:new_pledge": new_pledge,
    "services:displayed": displayed,
    "services:new_medium": new_medium,
    "services:ended_medium": ended_medium,
    "organization:follow_above": follow_above,
    "services:lists": send,
    "services:list_columns": columns,
    "services:sent_list": take_in_sent,
    "services:template_forgotten": forget_template,
    "services:bulk": bulk,
    "services:draw_up": draw_up,
    "services:remittance": remit,
    "services:payment_notice": examine,
    "services:rate": rate,
    "services:reference_answer": reference_answer,
    "services:new_head": new_head,
    "services:ended_head": ended_head,
    "services:forget_document": forget_document,
}
