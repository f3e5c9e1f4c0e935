from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from kg.errors import SettingsError
from kg.stores.credentials import Credentials, auth, credentials


def test_the_environment_goes_before_the_netrc_file(tmp_path: Path) -> None:
    (tmp_path / "netrc").write_text("machine store.example login ada password kite\n", encoding="utf-8")
    file = {"NETRC": str(tmp_path / "netrc")}

    assert tuple(credentials("http://store.example:7878/x", file)) == ("ada", "kite", "")
    assert tuple(credentials("http://other.example", file)) == ("", "", "")
    assert tuple(credentials("http://store.example", file | {"KG_STORE_USER": "bo", "KG_STORE_PASSWORD": "wind"})) == (
        "bo", "wind", "",
    )  # fmt: skip
    assert tuple(credentials("http://other.example", file | {"KG_STORE_TOKEN": "t"})) == ("", "", "t")


def test_no_netrc_file_is_no_fault_and_a_broken_one_is(tmp_path: Path) -> None:
    assert credentials("http://a", {"NETRC": str(tmp_path / "none")}) == Credentials()
    (tmp_path / "netrc").write_text("machine a login ada passwort kite\n", encoding="utf-8")

    with pytest.raises(SettingsError) as raised:
        credentials("http://a", {"NETRC": str(tmp_path / "netrc")})

    assert str(raised.value) == f"{tmp_path / 'netrc'} cannot be read: NetrcParseError"


def test_credentials_are_not_shown() -> None:
    assert repr(Credentials("ada", "kite", "t")) == str(Credentials("ada", "kite", "t")) == "Credentials(…)"


@pytest.mark.parametrize(
    ("scheme", "known", "header"),
    [
        ("basic", Credentials("ada", "kite"), "Basic YWRhOmtpdGU="),
        ("bearer", Credentials("", "", "t"), "Bearer t"),
        ("bearer", Credentials("ada", "kite"), "Basic YWRhOmtpdGU="),
        ("basic", Credentials(), None),
        ("bearer", Credentials(), None),
        ("digest", Credentials("ada", "kite"), None),
    ],
)
def test_a_first_request_says_who_we_are(scheme: str, known: Credentials, header: str | None) -> None:
    """With a digest only once the store has sent its nonce, which the tests of the stores show."""
    request = httpx.Request("GET", "http://localhost")
    made = auth(scheme, known)
    sent = next(made.sync_auth_flow(request)) if made else request

    assert sent.headers.get("Authorization") == header
