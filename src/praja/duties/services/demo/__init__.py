# SPDX-License-Identifier: EUPL-1.2
"""The duty's part of the demo town: what is offered, by which standards, who heads the neighbourhoods, and a year of
applications."""
