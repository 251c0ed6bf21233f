# SPDX-License-Identifier: EUPL-1.2
"""Every command of `praja` and where it lives."""

import typer

from praja.config.cli.lazy import Part, group_with

OWN = "praja.config.cli"
PARTS = {
    "setup": Part(f"{OWN}.setting_up", "setup_command"),
    "translations": Part(f"{OWN}.translating", "translations_command"),
    "demo": Part(f"{OWN}.setting_up", "demo_command"),
    "serve": Part(f"{OWN}.serving", "serve_command"),
    "worker": Part(f"{OWN}.serving", "worker_command"),
    "doctor": Part(f"{OWN}.inspecting", "doctor_command"),
    "docs": Part(f"{OWN}.inspecting", "docs_command"),
    "ledger": Part(f"{OWN}.ledger", "ledger_app"),
    "measures": Part(f"{OWN}.measures", "measures_app"),
    "law": Part("praja.kernel.law.cli", "law_app"),
    "nik": Part("praja.kernel.people.cli", "nik_command"),
    "nip": Part("praja.kernel.people.cli", "nip_command"),
    "services": Part("praja.duties.services.cli", "services_app"),
    "letters": Part("praja.duties.letters.cli", "letters_app"),
    "attendance": Part("praja.duties.attendance.cli", "attendance_app"),
    "innovation": Part("praja.duties.innovation.cli", "innovation_app"),
    "opendata": Part("praja.duties.opendata.cli", "opendata_app"),
    "training": Part("praja.duties.training.cli", "training_app"),
    "documents": Part("praja.kernel.documents.cli", "documents_app"),
    "manuals": Part("praja.config.manuals.cli", "manuals_command"),
    "adoption": Part("praja.config.manuals.cli", "adoption_command"),
    "practice": Part("praja.config.practice.cli", "practice_app"),
    "bench": Part("praja.config.bench.cli", "bench_app"),
}
IMPORTS = {
    "complaints": Part("praja.duties.complaints.cli", "import_complaints_command"),
    "lapor": Part("praja.duties.complaints.cli", "import_lapor_command"),
    "affairs": Part(f"{OWN}.importing", "affairs_command"),
    "units": Part(f"{OWN}.importing", "units_command"),
    "employees": Part(f"{OWN}.importing", "employees_command"),
    "regions": Part(f"{OWN}.importing", "regions_command"),
    "outlines": Part(f"{OWN}.importing", "outlines_command"),
}

app = typer.Typer(
    cls=group_with(PARTS),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Praja: every duty of a regional government on one desk, one clock, one ledger and one index.",
)
app.add_typer(
    typer.Typer(cls=group_with(IMPORTS), no_args_is_help=True, help="Take in an office's lists."), name="import"
)


@app.callback()
def praja() -> None:
    """Praja: every duty of a regional government on one desk, one clock, one ledger and one index."""
