# SPDX-License-Identifier: EUPL-1.2
"""Law as data and arithmetic: rules, calendar, clocks. Pure; knows neither tables nor the present moment."""
