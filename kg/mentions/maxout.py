"""A maxout layer and the normalisation behind it, as thinc computes them bit for bit, without what only training needs.

Sources: Goodfellow et al., Maxout networks, ICML 2013; Ba et al., Layer normalization, 2016; thinc.layers.Maxout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from thinc.api import Model

#: What thinc adds to the variance.
_LEAST = 1e-8


class Maxout:
    """What a layer of thinc predicts, which is maxout and normalisation, with the weights that it has now."""

    def __init__(self, layer: Model[Any, Any]) -> None:
        import numpy as np

        maxout, norm = layer.layers[0].layers
        self.width, self._pieces = maxout.get_dim("nO"), maxout.get_dim("nP")
        self._ops: Any = maxout.ops
        self._weights = np.asarray(maxout.get_param("W")).reshape(self.width * self._pieces, -1)
        self._bias = np.asarray(maxout.get_param("b")).ravel()
        self._gain, self._shift = np.asarray(norm.get_param("G")), np.asarray(norm.get_param("b"))

    def of(self, rows: np.ndarray) -> np.ndarray:
        """A row of the layer's width for each of these."""
        import numpy as np

        pieces = self._ops.gemm(rows, self._weights, trans2=True)
        pieces += self._bias
        made: np.ndarray = self._ops.maxout(pieces.reshape(-1, self.width, self._pieces))[0]
        made -= np.add.reduce(made, axis=1, keepdims=True) / self.width
        variance = np.add.reduce(made * made, axis=1, keepdims=True) / self.width
        made *= (variance + _LEAST) ** -0.5
        made *= self._gain
        made += self._shift
        return made
