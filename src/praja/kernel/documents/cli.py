# SPDX-License-Identifier: EUPL-1.2
"""`praja documents …`: the same answers as the page of verification, for machines and for whoever has only a terminal."""

import json
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from django.conf import settings

from praja.kernel.documents.domain.signing import SigningFailed
from praja.kernel.documents.enums import Provider
from praja.kernel.documents.gateways.signing import BsreV1, BsreV2, service_in_use
from praja.kernel.documents.queries import Verification, verified_file
from praja.lib import clock

documents_app = typer.Typer(no_args_is_help=True, help="Documents that were signed and sent out.")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
AskBsre = Annotated[
    bool, typer.Option("--ask-bsre", help="Also ask the BSrE client service, where PRAJA_SIGNING names it.")
]


@documents_app.callback()
def documents() -> None:
    """Documents that were signed and sent out."""


@documents_app.command("verify")
def verify_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="A PDF.")],
    as_json: AsJson = False,
    ask_bsre: AskBsre = False,
) -> None:
    """Whether FILE is, to the last byte, a document that was issued here and is in force. Exit code 1: it is not."""
    # Read no further than shows that it is too large.
    with file.open("rb") as opened:
        content = opened.read(settings.PRAJA_MAX_UPLOAD_BYTES + 1)
    found = verified_file(content, clock.now())
    answer = _plain({"valid": found.is_yes, **asdict(found)})
    if ask_bsre:
        answer["bsre"] = _asked_bsre(content)
    typer.echo(json.dumps(answer, indent=2, ensure_ascii=False) if as_json else _words(found))
    if ask_bsre and not as_json:
        typer.echo(f"BSrE: {json.dumps(answer['bsre'], ensure_ascii=False)}")
    raise typer.Exit(0 if found.is_yes else 1)


def _words(found: Verification) -> str:
    lines = [f"{'yes' if found.is_yes else 'no'}: {found.verdict.value}"]
    if found.facts is not None:
        facts = found.facts
        lines += [f"{facts.title}, {facts.number}, {facts.unit}, {facts.signer_title}"]
        lines += ["trial signature, not certified"] if facts.is_trial else []
        lines += [f"withdrawn: {facts.withdrawn_reason}"] if facts.withdrawn_at else []
    lines += [
        f"signature of {one.signer} ({one.issuer}): {'whole' if one.is_whole and one.covers_all else 'broken'}"
        for one in found.signatures
    ]
    return "\n".join(lines)


def _asked_bsre(content: bytes) -> dict[str, Any]:
    service = service_in_use()
    if not isinstance(service, BsreV1 | BsreV2):
        return {"asked": False, "reason": f"PRAJA_SIGNING is {Provider(settings.PRAJA_SIGNING).value}"}
    try:
        return {"asked": True, **asdict(service.verify(content))}
    except SigningFailed as failure:
        return {"asked": False, "reason": failure.reason.value}


def _plain(value: Any) -> Any:
    """Dates as text; everything else is plain already."""
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date | datetime) else value
