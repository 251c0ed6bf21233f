# SPDX-License-Identifier: EUPL-1.2
"""What a standard promises, in words: its time, its fee, its path, in the reader's language."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.duties.services.enums import FeeKind, Issuer, StageKind
from praja.duties.services.models import Service, StandardVersion
from praja.kernel.organization.queries import units


def duration_words(version: StandardVersion) -> str:
    """How long it takes at most: "3 working days". Empty where the standard promises no time."""
    value, unit, working = version.duration_value, version.duration_unit, version.duration_working
    if value is None:
        return ""
    if unit == "days" and working is not None:
        plural = (
            ngettext("%(count)s working day", "%(count)s working days", value)
            if working
            else ngettext("%(count)s calendar day", "%(count)s calendar days", value)
        )
    else:
        plural = {
            "minutes": ngettext("%(count)s minute", "%(count)s minutes", value),
            "hours": ngettext("%(count)s hour", "%(count)s hours", value),
            "days": ngettext("%(count)s day", "%(count)s days", value),
            "months": ngettext("%(count)s month", "%(count)s months", value),
        }[unit]
    return plural % {"count": number_format(value, force_grouping=True)}


def time_words(minutes: Decimal) -> str:
    """A measured time, rounded up to what people reckon in: minutes below two hours, hours below two days, then days."""
    if minutes < 120:
        count = int(minutes.to_integral_value(ROUND_CEILING))
        return ngettext("%(count)s minute", "%(count)s minutes", count) % {"count": count}
    if minutes < 48 * 60:
        count = int((minutes / 60).to_integral_value(ROUND_CEILING))
        return ngettext("%(count)s hour", "%(count)s hours", count) % {"count": count}
    count = int((minutes / 1440).to_integral_value(ROUND_CEILING))
    return ngettext("%(count)s day", "%(count)s days", count) % {"count": count}


def counting_words(version: StandardVersion) -> str:
    """How the time is counted; says so where the standard leaves it open."""
    unit, working = version.duration_unit, version.duration_working
    if version.duration_value is None or unit == "months":
        return ""
    if unit == "minutes" or (unit == "hours" and working):
        return _("Counted while the office is open.")
    if unit == "hours":
        return _("Counted around the clock.") if working is False else _("The standard does not say how hours count.")
    if working is None:
        return _("The standard does not say whether these are working or calendar days.")
    if working:
        return _("Saturdays, Sundays and holidays do not count.")
    return _("Every day counts, also holidays.")


def rupiah(amount: int) -> str:
    """Whole rupiah as people write them."""
    return f"Rp{number_format(amount, force_grouping=True)}"


def fee_words(version: StandardVersion) -> str:
    """What it costs. Empty where the standard does not say."""
    if version.fee_kind == FeeKind.FREE:
        return _("Free of charge")
    if version.fee_kind == FeeKind.FIXED and version.fee_amount is not None:
        return rupiah(version.fee_amount)
    amounts = [row["amount"] for row in version.fee_table]
    if version.fee_kind == FeeKind.TABLE and amounts:
        if min(amounts) == max(amounts):
            return rupiah(amounts[0])
        return _("%(least)s to %(most)s") % {"least": rupiah(min(amounts)), "most": rupiah(max(amounts))}
    return _("By the table of the regulation") if version.fee_kind == FeeKind.TABLE else ""


def issuer_words(service: Service) -> str:
    """The system that issues the product; empty where this government does."""
    if not Issuer(service.issuer).is_foreign:
        return ""
    return service.issuer_name or str(Issuer(service.issuer).label)


def sentence_of(service: Service, version: StandardVersion | None) -> str:
    """The one sentence on top: until when and for how much."""
    if version is None:
        return _("No standard has been published for this service yet.")
    time, fee = duration_words(version), fee_words(version)
    if time and version.fee_kind == FeeKind.FREE:
        return _("Done within %(time)s, free of charge.") % {"time": time}
    if time and fee:
        return _("Done within %(time)s. Fee: %(fee)s.") % {"time": time, "fee": fee}
    if time:
        return _("Done within %(time)s.") % {"time": time}
    if version.fee_kind == FeeKind.FREE:
        return _("Free of charge. The standard promises no time.")
    return (
        _("Fee: %(fee)s. The standard promises no time.") % {"fee": fee} if fee else _("The standard promises no time.")
    )


def path_words(path: Sequence[dict[str, object]]) -> list[str]:
    """The stages of a path, one sentence each, as an applicant meets them."""
    said = {
        StageKind.REFERENCE: _("The head of your neighbourhood (RT/RW) confirms that you live there."),
        StageKind.CHECK: _("An officer checks whether everything is there and right."),
        StageKind.VISIT: _("An officer visits the place."),
        StageKind.PAYMENT: _("You pay the fee."),
        StageKind.APPROVAL: _("The head of the office decides."),
        StageKind.SIGNING: _("The result is signed."),
        StageKind.HANDOVER: _("You collect the result."),
    }
    return [
        said.get(StageKind(str(entry["stage"]))) or _("%(unit)s is asked for its opinion.") % {"unit": _unit_of(entry)}
        for entry in path
    ]


def _unit_of(entry: dict[str, object]) -> str:
    number = entry.get("unit")
    return (units.current().name(number) if isinstance(number, int) else "") or _("Another office")
