# SPDX-License-Identifier: EUPL-1.2
"""Drawings of figures and causes, made on the server as SVG: each a pure calculation, then its marks on a canvas.

`pareto`, `fishbone`, `histogram`, `scatter`, `control` and `strata` know no law; `shown` puts a drawing beside its
finding and its table.
"""
