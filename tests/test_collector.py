from __future__ import annotations

import gc

import pytest

from kg.collector import paused


def test_no_cycles_are_searched_for_inside_and_they_are_again_afterwards() -> None:
    with paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_they_are_searched_for_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="broken"), paused():
        raise ValueError("broken")
    assert gc.isenabled()


def test_who_had_it_off_has_it_off() -> None:
    gc.disable()
    try:
        with paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
