# SPDX-License-Identifier: EUPL-1.2
"""Ideas in every state, as everybody, their author and their moderators see them."""

from collections.abc import Iterator
from datetime import UTC, datetime

from crawl.attendance_rooms import signed_in
from crawl.tourist import Page
from innovation.conftest import Lab
from praja.duties.innovation.operations.ideas import (
    Proposal,
    answer_idea,
    comment_on_idea,
    judge_comment,
    merge_idea,
    publish_idea,
    refuse_idea,
    send_idea,
    support_idea,
)
from praja.kernel.people.operations import recognize_resident
from praja.kernel.people.queries import actor_of
from praja.lib.actors import NOBODY

AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
TYPED_IN_IDEAS = (
    "Ide Baru",
    "Hubungi 081234567890 ya",
    "Tulisan saya 081234567890",
    "Tidak Dikenal",
    "Kami coba di sini.",
)
"""What these people type."""


def the_ideas(language: str, lab: Lab) -> Iterator[Page]:
    """Proposed, shown, supported, talked about, adopted, merged and refused."""
    account = recognize_resident(contact="081200000071", actor=NOBODY, at=AT)
    author, curator = actor_of(account, AT), actor_of(lab.curator, AT)
    citizen, keeper, anybody = (signed_in(language, one) for one in (account, lab.curator, lab.staff.stranger))
    ideas = [
        send_idea(
            proposal=Proposal(title=f"Ide {name}", text=f"Uraian ide {name}.", topic="roads", unit=lab.staff.bridges),
            actor=author,
            at=AT,
        )
        for name in ("satu", "dua", "tiga")
    ]
    first, second, third = ideas
    yield from keeper.get(f"/inovasi/ide/{first.case.code}/")
    yield from citizen.get(f"/ide/{first.case.code}/")
    for idea in (first, second):
        publish_idea(case=idea.case, actor=curator, at=AT, seen_version=None)
    support_idea(idea=first, wants_news=True, actor=author, at=AT)
    answer_idea(case=first.case, words="Kami pelajari dulu.", actor=curator, at=AT, seen_version=None)
    for text, shown in (("Setuju sekali.", True), ("Beli di sini.", False), ("Menunggu dibaca.", None)):
        comment = comment_on_idea(idea=first, text=text, shows_author=True, actor=author, at=AT)
        if shown is not None:
            judge_comment(comment=comment, shown=shown, reason="Iklan.", actor=curator, at=AT)
    refuse_idea(case=third.case, words="Bukan tentang layanan.", actor=curator, at=AT, seen_version=None)
    code = first.case.code
    for path in ("/ide/", "/ide/?topik=roads&urut=dukungan&q=tidak-ada", f"/ide/{code}/", "/ide/baru/"):
        yield from citizen.get(path)
    yield from anybody.get(f"/ide/{code}/")
    yield from citizen.post("/ide/baru/", title="Ide Baru", text="Hubungi 081234567890 ya", topic="roads", key="x")
    yield from citizen.post(f"/ide/{code}/kata/", text="Tulisan saya 081234567890")
    yield from keeper.get("/inovasi/ide/")
    yield from keeper.get("/inovasi/ide/?status=withdrawn")
    yield from keeper.get(f"/inovasi/ide/{code}/")
    merge_idea(case=second.case, into=code, words="Sama isinya.", actor=curator, at=AT, seen_version=None)
    yield from citizen.get(f"/ide/{second.case.code}/")
    first.case.refresh_from_db()
    said = {"seen_version": str(first.case.version), "title": "Ide Baru", "words": "Kami coba di sini."}
    yield from keeper.post(f"/inovasi/ide/{code}/adopsi/", **said, leader="Tidak Dikenal")
    yield from keeper.post(f"/inovasi/ide/{code}/adopsi/", **said, leader="Wayan")
    yield from keeper.get(f"/inovasi/ide/{code}/")
    yield from citizen.get(f"/ide/{code}/")
