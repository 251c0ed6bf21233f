# SPDX-License-Identifier: EUPL-1.2
from praja.kernel.forms.operations.draft_files import add_draft_file, drop_draft_file, take_draft_files
from praja.kernel.forms.operations.drafts import discard_draft, put_draft, save_draft, sweep_drafts
from praja.kernel.forms.operations.editing import (
    begin_edit,
    change_edit,
    discard_edit,
    publish_edit,
    replace_edit,
    undo_edit,
)
from praja.kernel.forms.operations.publishing import publish_form

__all__ = [
    "add_draft_file",
    "begin_edit",
    "change_edit",
    "discard_draft",
    "discard_edit",
    "drop_draft_file",
    "publish_edit",
    "publish_form",
    "put_draft",
    "replace_edit",
    "save_draft",
    "sweep_drafts",
    "take_draft_files",
    "undo_edit",
]
