# SPDX-License-Identifier: EUPL-1.2
from praja.kernel.forms.operations.drafts import discard_draft, put_draft, save_draft, sweep_drafts
from praja.kernel.forms.operations.publishing import publish_form

__all__ = ["discard_draft", "publish_form", "put_draft", "save_draft", "sweep_drafts"]
