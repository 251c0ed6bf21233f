# SPDX-License-Identifier: EUPL-1.2
"""Forms of the parts of a standard, one part per page. Each gives the changes of a `StandardContent`."""

from collections.abc import Mapping

from praja.duties.services.enums import Component
from praja.duties.services.forms.standards.base import PartForm
from praja.duties.services.forms.standards.path_and_product import ProcedureForm, ProductForm
from praja.duties.services.forms.standards.requirements import RequirementsForm
from praja.duties.services.forms.standards.texts import text_form
from praja.duties.services.forms.standards.time_and_fee import DurationForm, FeeForm

PARTS: Mapping[str, type[PartForm]] = {
    **{key: text_form(key) for key in Component.values},
    Component.REQUIREMENTS: RequirementsForm,
    Component.PROCEDURE: ProcedureForm,
    Component.DURATION: DurationForm,
    Component.FEE: FeeForm,
    Component.PRODUCT: ProductForm,
}
"""The form of each component."""
