"""mTLS: only a client with a certificate of the given authority is let in."""

import ssl
from pathlib import Path

import httpx
import pytest
import trustme

from tests.harness.notifications import alert, notification
from tests.harness.running import Running
from tests.harness.waiting import until


def context(authority: trustme.CA, client: trustme.LeafCert | None) -> ssl.SSLContext:
    made = ssl.create_default_context()
    authority.configure_trust(made)
    if client is not None:
        client.configure_cert(made)
    return made


def test_only_a_client_of_the_authority_is_let_in(tmp_path: Path) -> None:
    ours, theirs = trustme.CA(), trustme.CA()
    server = ours.issue_cert("127.0.0.1")
    server.private_key_pem.write_to_path(str(tmp_path / "key"))
    server.cert_chain_pems[0].write_to_path(str(tmp_path / "certificate"))
    ours.cert_pem.write_to_path(str(tmp_path / "authority"))
    running = Running(
        tmp_path,
        webhook_secret="",
        tls_key=str(tmp_path / "key"),
        tls_certificate=str(tmp_path / "certificate"),
        tls_client_authority=str(tmp_path / "authority"),
    )
    with running:
        url = f"https://127.0.0.1:{running.port}/webhook"

        def post(client: httpx.Client) -> int:
            return client.post(url, content=notification(alert())).status_code

        def answers(client: httpx.Client) -> bool:
            try:
                return post(client) == 200
            except httpx.ConnectError:
                return False

        with httpx.Client(verify=context(ours, ours.issue_cert("alertmanager.test"))) as known:
            until(lambda: answers(known), what="a client with a certificate is let in", within_s=60)
        for certificate in (None, theirs.issue_cert("alertmanager.test")):
            with httpx.Client(verify=context(ours, certificate)) as stranger, pytest.raises(httpx.TransportError):
                post(stranger)
