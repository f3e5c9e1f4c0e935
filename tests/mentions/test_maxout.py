from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from thinc.api import Maxout as ThincMaxout

from kg.mentions.maxout import Maxout


@given(
    width=st.integers(1, 12),
    read=st.integers(1, 12),
    pieces=st.integers(1, 4),
    rows=st.integers(1, 40),
    seed=st.integers(0, 99),
)
def test_it_says_bit_for_bit_what_thinc_says(width: int, read: int, pieces: int, rows: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    given_rows = random.normal(size=(rows, read)).astype("float32")
    layer: Any = ThincMaxout(width, read, pieces, dropout=0.0, normalize=True)
    layer.initialize(X=given_rows)
    for node in layer.walk():
        for name in node.param_names:
            node.set_param(name, random.normal(size=node.get_param(name).shape).astype("float32"))

    assert Maxout(layer).of(given_rows).tolist() == layer.predict(given_rows).tolist()
