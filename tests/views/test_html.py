from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from kg.views.html import block, policy, vis_network


@given(st.text())
def test_data_comes_back_and_cannot_end_its_element(text: str) -> None:
    made = block({"text": text})

    assert json.loads(made) == {"text": text}
    assert not set(made) & set("<>&\u2028\u2029")


@given(st.text() | st.integers(-(2**53), 2**53) | st.integers(-(10**7), 10**7).map(lambda tenths: tenths / 10))
def test_data_is_compact_and_what_the_standard_library_writes(value: str | float) -> None:
    made = block({"value": [value]})
    for letter in "<>&\u2028\u2029":
        made = made.replace(f"\\u{ord(letter):04x}", letter)

    assert made == json.dumps({"value": [value]}, ensure_ascii=False, separators=(",", ":"))


def test_hangul_stands_as_it_is() -> None:
    assert block(["연"]) == '["연"]'


def test_the_policy_allows_the_given_code_alone() -> None:
    # The hashes are those of `printf '' | openssl dgst -sha256 -binary | base64`, and of `a{}`.
    assert policy(["a{}"], [""]) == (
        "default-src 'none'; script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; "
        "style-src 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='; base-uri 'none'; form-action 'none'"
    )


def test_a_page_that_shares_the_library_may_load_scripts_from_beside_it_alone() -> None:
    assert policy([], [], shared=True).startswith("default-src 'none'; script-src 'self' file:; ")


def test_the_library_is_that_of_pyvis_and_asks_for_no_source_map() -> None:
    library = vis_network()

    assert "vis-network" in library
    assert "sourceMappingURL" not in library
    assert "</script" not in library
