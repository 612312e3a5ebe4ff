"""Links by mail against a real SMTP server: they arrive, and none is sent that is dead by then."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.accounts.service import DAY_MS
from registry.mail.postman import Postman
from registry.main import postman
from registry.platform.clock import to_text
from registry.sharing.mailing import MOST_OF_A_LINK
from tests.conftest import AnyDatabases
from tests.factories.practices import Practice
from tests.harness.mailbox import Mailbox
from tests.harness.person import Doc, Person, read, refusal
from tests.harness.site import Site, open_site

ZOE = "zoe@example.org"


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


@pytest.fixture
def made(owner: Person, site: Site) -> Doc:
    in_ten_days = to_text(site.clock.now_ms() + 10 * DAY_MS)
    return owner.shares(owner.adds_dog(call_name="Juno"), expires_at=in_ten_days)


def _mail(owner: Person, made: Doc, to: str = ZOE) -> Doc:
    return read(owner.post(f"/shares/{made['id']}/mail", {"token": made["token"], "to": to}), status=202)


def _told(owner: Person) -> Doc | None:
    page = read(owner.get("/shares"))
    assert page["mails"] is True
    mail: Doc | None = page["items"][0]["mail"]
    return mail


def test_a_link_arrives_and_says_nothing_but_where_it_leads(
    site: Site, owner: Person, made: Doc, brings: Postman, mailbox: Mailbox
) -> None:
    assert _told(owner) is None
    assert _mail(owner, made)["mail"]["state"] == "waiting"
    assert brings.deliver_due() == 1
    [letter] = mailbox.kept
    assert letter["To"] == ZOE
    assert letter["Subject"] == "Wolf & Co: for you and Juno"
    text = letter.get_content()
    assert made["url"] in text
    assert owner.access.person_name not in text
    shown = read(site.visitor().get(f"/s/{text.split('/s/')[1].split()[0]}"))
    assert shown["shown"]["dog"] == "Juno"
    told = _told(owner)
    assert told is not None
    assert (told["to"], told["state"], told["said"]) == (ZOE, "sent", "")


def test_a_mailed_link_to_a_report_leads_to_the_version_that_it_was_made_for(
    site: Site, owner: Person, brings: Postman, mailbox: Mailbox
) -> None:
    dog = owner.adds_dog(call_name="Juno")
    owner.writes_note(dog, "told owner: settles on the mat")
    report = read(owner.post(f"/dogs/{dog['id']}/reports", {"kind": "owner_progress"}), status=201)
    made = owner.shares(report, scope="report")
    read(owner.put(f"/reports/{report['id']}", {"title": "Not sent", "words": ""}, if_match=1))
    assert _mail(owner, made)["version"] == 1
    assert brings.deliver_due() == 1
    [letter] = mailbox.kept
    assert letter["Subject"] == "Wolf & Co: for you and Juno"
    token = letter.get_content().split("/s/")[1].split()[0]
    read_there = site.visitor().get(f"/s/{token}/report").text
    assert "settles on the mat" in read_there
    assert "Not sent" not in read_there
    assert owner.delete(f"/shares/{made['id']}").status_code == 204
    refusal(site.visitor().get(f"/s/{token}/report"), 404, "not-found")


def test_the_address_of_a_link_is_in_no_log_and_after_it_was_sent_nowhere(
    site: Site, owner: Person, made: Doc, brings: Postman, mailbox: Mailbox
) -> None:
    mailbox.answer = "451 later"
    _mail(owner, made)
    brings.deliver_due()
    mailbox.answer = "250 taken"
    site.clock.passes(minutes=2)
    assert brings.deliver_due() == 1
    assert made["token"] not in site.log.getvalue()
    assert made["token"] not in json.dumps(read(owner.get("/audit")))
    with site.registry.database.reading() as tx:
        assert tx.rows("SELECT text, unsubscribe FROM letter") == [("", "")]


@pytest.mark.parametrize("end", ["withdrawn", "withdrawn while the server is away", "expired"])
def test_a_link_that_is_dead_by_then_is_not_sent(
    site: Site, owner: Person, made: Doc, brings: Postman, mailbox: Mailbox, end: str
) -> None:
    _mail(owner, made)
    if end == "withdrawn while the server is away":
        mailbox.answer = "451 later"
        brings.deliver_due()
        mailbox.answer = "250 taken"
    if end == "expired":
        site.clock.passes(days=11)
    else:
        assert owner.delete(f"/shares/{made['id']}").status_code == 204
    site.clock.passes(minutes=5)
    assert brings.deliver_due() == 0
    assert mailbox.kept == []
    told = _told(owner)
    assert told is not None
    assert told["state"] == "withdrawn"
    with site.registry.database.reading() as tx:
        assert tx.rows("SELECT text FROM letter") == [("",)]


def test_a_link_whose_withdrawal_no_letter_was_told_of_is_not_sent_either(
    site: Site, owner: Person, made: Doc, brings: Postman, mailbox: Mailbox
) -> None:
    """As after a restore of the letters alone: it is the link that is asked, when the letter is claimed."""
    _mail(owner, made)
    now_ms = site.clock.now_ms()
    site.registry.database.write(lambda tx: tx.run("UPDATE share_grant SET revoked_ms = ?", now_ms))
    assert brings.deliver_due() == 0
    assert mailbox.kept == []


def test_what_the_server_refuses_is_told_where_the_link_is(
    owner: Person, made: Doc, brings: Postman, mailbox: Mailbox
) -> None:
    mailbox.refused = ZOE
    _mail(owner, made)
    brings.deliver_due()
    told = _told(owner)
    assert told is not None
    assert (told["state"], told["said"]) == ("refused", "550 no such person")
    assert _mail(owner, made, "z.berger@example.org")["mail"]["state"] == "waiting"


def test_only_who_has_the_whole_address_mails_a_link_and_only_within_the_practice(
    site: Site, owner: Person, made: Doc, practice: Practice
) -> None:
    other = owner.shares(owner.adds_dog(call_name="Mika"))
    way = f"/shares/{made['id']}/mail"
    refusal(owner.post(way, {"token": other["token"], "to": ZOE}), 404, "not-found")
    refusal(owner.post(way, {"token": "x" * 43, "to": ZOE}), 404, "not-found")
    refusal(owner.post(way, {"token": made["token"], "to": "no address"}), 422, "invalid")
    stranger = Practice(site).owner
    refusal(stranger.post(way, {"token": made["token"], "to": ZOE}), 404, "not-found")
    refusal(site.visitor().post(way, {"token": made["token"], "to": ZOE}), 401, "not-signed-in")
    owner.delete(f"/shares/{made['id']}")
    refusal(owner.post(way, {"token": made["token"], "to": ZOE}), 409, "link-is-dead")


def test_a_link_is_not_mailed_to_the_whole_world(owner: Person, made: Doc) -> None:
    for number in range(MOST_OF_A_LINK):
        _mail(owner, made, f"n{number}@example.org")
    said = refusal(owner.post(f"/shares/{made['id']}/mail", {"token": made["token"], "to": ZOE}), 409, "too-many-mails")
    assert said["detail"].startswith("This link was mailed 5 times.")


def test_without_a_mail_server_the_page_knows_and_the_link_is_copied(databases: AnyDatabases, tmp_path: Path) -> None:
    site = open_site(databases.fresh(), tmp_path)
    owner = Practice(site).owner
    made = owner.shares(owner.adds_dog(call_name="Juno"))
    assert read(owner.get("/shares"))["mails"] is False
    refusal(owner.post(f"/shares/{made['id']}/mail", {"token": made["token"], "to": ZOE}), 409, "no-mail-server")
    site.close()
