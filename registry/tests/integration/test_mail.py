"""Letters against a real SMTP server: none is lost while it is away, none goes out for what never happened."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.mail.postman import Postman
from registry.main import postman
from registry.upkeep import purge
from tests.conftest import AnyDatabases, StartLongline
from tests.factories.practices import PASSWORD, Practice
from tests.harness.mailbox import Mailbox
from tests.harness.person import Person, read
from tests.harness.site import Site, open_site
from tests.harness.waiting import until

INVITED = {"email": "nora@example.org", "role": "trainer"}


@pytest.fixture
def site(databases: AnyDatabases, tmp_path: Path, mailbox: Mailbox) -> Iterator[Site]:
    opened = open_site(databases.fresh(), tmp_path, smtp_url=mailbox.url, mail_from="longline@example.org")
    yield opened
    opened.close()
    assert opened.defects() == []


@pytest.fixture
def brings(site: Site) -> Postman:
    found = postman(site.registry)
    assert found is not None
    return found


def _states(site: Site) -> list[tuple[str, int, str]]:
    with site.registry.database.reading() as tx:
        return [tuple(row) for row in tx.rows("SELECT state, attempts, text FROM letter ORDER BY number")]


def test_an_invitation_is_mailed_with_its_link(site: Site, owner: Person, brings: Postman, mailbox: Mailbox) -> None:
    made = read(owner.post("/invitations", INVITED), status=201)
    assert made["mailed"] is True
    assert brings.deliver_due() == 1
    [letter] = mailbox.kept
    assert letter["To"] == "nora@example.org"
    assert letter["From"] == "longline@example.org"
    assert letter["Subject"].endswith(" on Longline")
    assert made["url"] in letter.get_content()
    assert _states(site) == [("sent", 1, "")]
    assert brings.deliver_due() == 0


def test_a_reset_is_mailed_to_whom_has_an_account_and_to_nobody_else(
    site: Site, owner: Person, brings: Postman, mailbox: Mailbox
) -> None:
    for address in (owner.email, "nobody@example.org"):
        assert site.visitor().post("/auth/password-reset", {"email": address}).status_code == 202
    assert brings.deliver_due() == 1
    [letter] = mailbox.kept
    assert letter["To"] == owner.email
    token = letter.get_content().split("/reset-password/")[1].split()[0]
    changed = site.visitor().post(f"/auth/password-reset/{token}", {"password": "slack-leash-copper-9"})
    assert changed.status_code == 204


@pytest.mark.parametrize("fault", ["away", "busy"])
def test_a_letter_waits_for_a_server_that_does_not_take_it(
    site: Site, owner: Person, brings: Postman, mailbox: Mailbox, fault: str
) -> None:
    if fault == "away":
        mailbox.close()
    mailbox.answer = "451 come back later"
    made = read(owner.post("/invitations", INVITED), status=201)
    assert brings.deliver_due() == 0
    assert brings.deliver_due() == 0, "it is not tried again at once"
    if fault == "away":
        mailbox.open()
    mailbox.answer = "250 taken"
    site.clock.passes(minutes=2)
    assert brings.deliver_due() == 1
    assert made["url"] in mailbox.kept[0].get_content()
    assert [(state, attempts) for state, attempts, _ in _states(site)] == [("sent", 2)]


def test_a_letter_is_given_up_once_its_link_is_dead(
    site: Site, owner: Person, brings: Postman, mailbox: Mailbox
) -> None:
    mailbox.answer = "451 come back later"
    owner.post("/invitations", INVITED)
    tries = 0
    while _states(site)[0][0] == "waiting":
        brings.deliver_due()
        site.clock.passes(minutes=61)
        tries += 1
    assert _states(site)[0][0::2] == ("given_up", "")
    assert 14 * 24 <= tries + 20 <= 14 * 24 + 40, "for the fourteen days of an invitation, once an hour"


@pytest.mark.parametrize("fault", ["the address", "the message"])
def test_what_the_server_refuses_for_good_is_not_asked_again(
    site: Site, owner: Person, brings: Postman, mailbox: Mailbox, fault: str
) -> None:
    if fault == "the address":
        mailbox.refused = INVITED["email"]
    else:
        mailbox.answer = "554 no"
    owner.post("/invitations", INVITED)
    owner.post("/invitations", {"email": "second@example.org", "role": "viewer"})
    brings.deliver_due()
    assert _states(site)[0] == ("given_up", 1, "")
    [entry, *_] = [one for one in map(json.loads, site.log.getvalue().splitlines()) if one["event"] == "mail not sent"]
    assert entry["outcome"] == "given up"
    assert _states(site)[1][0] == ("sent" if fault == "the address" else "given_up")


def test_prometheus_is_told_how_many_letters_wait_and_how_long_the_oldest_has(
    site: Site, owner: Person, brings: Postman, mailbox: Mailbox
) -> None:
    assert _figures(site) == {"waiting": 0, "oldest_seconds": 0}
    mailbox.answer = "451 come back later"
    owner.post("/invitations", INVITED)
    site.clock.passes(minutes=10)
    owner.post("/invitations", {"email": "second@example.org", "role": "viewer"})
    brings.deliver_due()
    assert _figures(site) == {"waiting": 2, "oldest_seconds": 600}
    site.clock.passes(minutes=-20)
    assert _figures(site) == {"waiting": 2, "oldest_seconds": 0}, "a clock that was put back tells no age below none"
    mailbox.answer = "250 taken"
    site.clock.passes(minutes=30)
    assert brings.deliver_due() == 2
    assert _figures(site) == {"waiting": 0, "oldest_seconds": 0}


def _figures(site: Site) -> dict[str, float]:
    lines = site.visitor().client.get("/metrics").text.splitlines()
    beginning = "longline_letters_"
    found = (line.removeprefix(beginning).split() for line in lines if line.startswith(beginning))
    return {name: float(value) for name, value in found}


def test_no_letter_goes_out_for_what_was_refused(site: Site, owner: Person, brings: Postman) -> None:
    assert owner.post("/invitations", {"email": "nora@example.org", "role": "king"}).status_code == 422
    assert _states(site) == []
    assert brings.deliver_due() == 0


def test_a_name_over_several_lines_makes_no_header(site: Site, brings: Postman, mailbox: Mailbox) -> None:
    visitor = site.visitor()
    visitor.is_signed_in_by(
        visitor.post(
            "/auth/register",
            {"email": "o@example.org", "password": PASSWORD, "name": "Eve", "organization": "Dogs — „Zoë“ & Co"},
        )
    )
    visitor.post("/invitations", INVITED)
    assert brings.deliver_due() == 1
    assert "Dogs — „Zoë“ & Co" in mailbox.kept[0]["Subject"]
    assert mailbox.kept[0]["Bcc"] is None


def test_what_is_left_of_a_letter_goes_with_the_purge(site: Site, owner: Person, brings: Postman) -> None:
    owner.post("/invitations", INVITED)
    brings.deliver_due()
    now_ms = site.clock.now_ms()
    purge(site.registry.database, deleted_before_ms=now_ms - 1, now_ms=now_ms)
    assert len(_states(site)) == 1
    purge(site.registry.database, deleted_before_ms=now_ms + 1, now_ms=now_ms + 1)
    assert _states(site) == []


def test_without_a_mail_server_no_letter_is_written(databases: AnyDatabases, tmp_path: Path) -> None:
    site = open_site(databases.fresh(), tmp_path)
    owner = Practice(site).owner
    made = read(owner.post("/invitations", INVITED), status=201)
    assert "mailed" not in made
    assert made["url"]
    assert postman(site.registry) is None
    assert _states(site) == []
    assert _figures(site) == {}
    site.close()


def test_the_service_sends_also_what_a_killed_one_left(
    databases: AnyDatabases, start_longline: StartLongline, mailbox: Mailbox
) -> None:
    mailbox.close()
    database = databases.fresh()
    process = start_longline(database, LONGLINE_SMTP_URL=mailbox.url)
    owner = process.visitor()
    with owner.client:
        sign_up = {"email": "owner@example.org", "password": PASSWORD, "name": "Lena", "organization": "Wolf & Co"}
        owner.is_signed_in_by(owner.post("/auth/register", sign_up))
        made = read(owner.post("/invitations", INVITED), status=201)
    process.kill()
    mailbox.open()
    start_longline(database, LONGLINE_SMTP_URL=mailbox.url)
    until(lambda: mailbox.kept, what="the letter arrives", within_s=150)
    assert made["url"] in mailbox.kept[0].get_content()
