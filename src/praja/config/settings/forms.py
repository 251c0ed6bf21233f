# SPDX-License-Identifier: EUPL-1.2
FORM_RENDERER = "praja.lib.widgets.Renderer"
