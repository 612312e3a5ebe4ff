"""A message that may have arrived: seen in the queue of receipts it is not sent again, and else it is."""

from collections.abc import Iterator

import pytest

from alert_analyzer.publish.outbox import Outgoing
from alert_analyzer.publish.outputs import Seen, Unseen
from alert_analyzer.publish.receipts import Receipts, id_of
from alert_analyzer.publish.sns import Sns
from tests.conftest import OpenSite
from tests.harness.aws import REGION, Topic, aws_server
from tests.harness.notifications import alert, read
from tests.harness.running import free_port
from tests.harness.site import Shelf, Site
from tests.harness.sns_proxy import SnsProxy, sns_proxy
from tests.harness.waiting import until
from tests.integration.test_sns import MESSAGE


@pytest.fixture(scope="module")
def aws() -> Iterator[str]:
    with aws_server() as url:
        yield url


@pytest.fixture
def sns(aws: str) -> Iterator[SnsProxy]:
    with sns_proxy(aws) as proxy:
        yield proxy


@pytest.fixture
def topic(aws: str, request: pytest.FixtureRequest) -> Topic:
    return Topic(aws, request.node.name.split("[")[0][:80])


class Through(Shelf):
    """SNS as the service's output."""

    def __init__(self, sns: Sns) -> None:
        super().__init__("sns")
        self._sns = sns

    def send(self, outgoing: Outgoing) -> None:
        self._sns.send(outgoing)


def witnessed(open_site: OpenSite, sns: SnsProxy, topic: Topic) -> Site:
    """A service that sends to the topic and sees what arrives."""
    settings = {
        "outputs": "sns", "sns_topic_arn": topic.arn, "sns_endpoint_url": sns.url, "aws_region": REGION,
        "sns_receipts_queue_url": topic.receipts(),
    }  # fmt: skip
    return open_site(Through(Sns(topic.arn, timeout_s=5, endpoint_url=sns.url)), **settings)


def delivered(site: Site) -> None:
    """Works until nothing waits; leases of those who died end meanwhile."""

    def nothing_waits() -> bool:
        site.clock.forward(60)
        site.work()
        return site.outbox.waiting().messages == 0

    until(nothing_waits, what="nothing waits", within_s=30)


def test_a_kill_between_sns_and_the_mark_does_not_send_it_again(
    open_site: OpenSite, sns: SnsProxy, topic: Topic
) -> None:
    site = witnessed(open_site, sns, topic)
    site.store.take(read(alert("Killed")))
    site.clock.forward(10)
    assert site.handler.handle_next()
    taken = site.outbox.claim("sns", "dead", lease_ms=1_000)
    assert taken is not None
    site.shelf.send(taken)  # and here the process ends
    delivered(site)
    assert [names for _, names in sns.taken] == [("Killed",)]


def test_an_answer_that_was_lost_does_not_send_it_again(open_site: OpenSite, sns: SnsProxy, topic: Topic) -> None:
    site = witnessed(open_site, sns, topic)
    sns.mode = "answer lost"
    site.store.take(read(alert("Unanswered")))
    site.gathered()
    sns.mode = "fine"
    delivered(site)
    assert [names for _, names in sns.taken] == [("Unanswered",)]


def test_a_doubt_stays_while_the_queue_cannot_be_asked(open_site: OpenSite, sns: SnsProxy, topic: Topic) -> None:
    site = witnessed(open_site, sns, topic)
    sns.mode = "answer lost"
    site.store.take(read(alert("Asked")))
    site.gathered()
    sns.mode = "500"

    def asked_and_sent_twice() -> bool:
        site.clock.forward(60)
        site.work()
        return site.logged.getvalue().count("receipts_not_read") >= 2

    until(asked_and_sent_twice, what="the queue cannot be asked")
    sns.mode = "fine"
    delivered(site)
    assert [names for _, names in sns.taken] == [("Asked",)]


def test_what_never_arrived_is_sent_again(open_site: OpenSite, sns: SnsProxy, topic: Topic) -> None:
    site = witnessed(open_site, sns, topic)
    site.store.take(read(alert("Claimed")))
    site.clock.forward(10)
    assert site.handler.handle_next()
    assert site.outbox.claim("sns", "dead", lease_ms=1_000) is not None
    delivered(site)
    assert [names for _, names in sns.taken] == [("Claimed",)]


def test_a_kill_in_a_later_attempt_is_unsure_too(site: Site) -> None:
    site.store.take(read(alert("Later")))
    site.shelf.down = True
    site.gathered()
    site.clock.forward(1)
    again = site.outbox.claim("shelf", "dead", lease_ms=1_000)
    assert again is not None
    assert not again.unsure  # the shelf was down, and said so
    site.clock.forward(10)
    third = site.outbox.claim("shelf", "other", lease_ms=1_000)
    assert third is not None
    assert third.unsure


def test_receipts_are_let_go_of_while_nothing_is_to_be_sent(open_site: OpenSite, sns: SnsProxy, topic: Topic) -> None:
    site = witnessed(open_site, sns, topic)
    for number in range(12):
        site.store.take(read(alert(f"A{number}")))
    site.gathered()
    delivered(site)
    assert len(sns.taken) == 12
    queue = site.service.settings.sns_receipts_queue_url
    [publisher] = site.publishers
    publisher.deliver_next()
    asked = topic.sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])["Attributes"]
    assert (asked["ApproximateNumberOfMessages"], asked["ApproximateNumberOfMessagesNotVisible"]) == ("0", "0")


def test_the_id_is_read_from_the_envelope_and_from_a_raw_message(aws: str, topic: Topic) -> None:
    receipts = Receipts(topic.receipts(), region=REGION, endpoint_url=aws)
    topic.output().send(MESSAGE)
    [seen] = receipts.look(wait_s=1)
    assert seen.id == MESSAGE.id
    receipts.let_go([seen])
    assert id_of({"MessageAttributes": {"message": {"StringValue": "ab"}}, "Body": "text"}) == "ab"
    assert id_of({"Body": "somebody else's"}) == ""
    assert id_of({"Body": "[]"}) == ""


def test_a_queue_that_is_not_there_says_so() -> None:
    nowhere = f"http://127.0.0.1:{free_port()}"
    receipts = Receipts(f"{nowhere}/1/q", region=REGION, endpoint_url=nowhere)
    with pytest.raises(Unseen, match="EndpointConnectionError"):
        receipts.look(wait_s=0)
    with pytest.raises(Unseen, match="EndpointConnectionError"):
        receipts.let_go([Seen("a", "b")])
