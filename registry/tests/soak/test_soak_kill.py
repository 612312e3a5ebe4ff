"""`kill -9` at random moments under a writing load: every answered write is there afterwards.

The registry's whole process group dies without warning; on PostgreSQL every third round the database server dies,
too. Then everything is started again and compared with the writers' own record of what was answered.
"""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import StartLongline
from tests.factories.practices import PASSWORD
from tests.harness.person import Doc, Person, read
from tests.harness.postgres import PostgresServer
from tests.harness.process import LonglineProcess
from tests.harness.waiting import until
from tests.soak.writers import Acknowledged, Writer, answers, missing_writes, told_nobody

WRITERS = 3
LONGEST_LIFE_S = 0.6
SERVER_DIES_EVERY = 3
# A stop that the registry did not notice ends after 25 seconds, when it is killed.
SOON_S = 15


@dataclass
class Load:
    """What a round needs: the process, an owner's token, a dog to write about, the record of answers."""

    process: LonglineProcess
    token: str
    dog: Doc
    kept: Acknowledged

    def writers(self, *, seed: int) -> list[Writer]:
        made = [
            Writer(self.process, self.token, self.dog, self.kept, seed=seed * 100 + number) for number in range(WRITERS)
        ]
        for writer in made:
            writer.start()
        return made

    def reader(self) -> Person:
        return self.process.visitor().uses_token(self.token)


@pytest.fixture
def load(private_url: str, start_longline: StartLongline, tmp_path: Path) -> Iterator[Load]:
    process = start_longline(private_url, LONGLINE_LOG_LEVEL="warning")
    kept = Acknowledged(tmp_path)
    owner = process.visitor()
    with owner.client:
        sign_up = {"email": "lena@example.org", "password": PASSWORD, "name": "Lena", "organization": "Wolf & Co"}
        owner.is_signed_in_by(owner.post("/auth/register", sign_up))
        # The real clock runs here, and a token lives for a year at most.
        expires_at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 300 * 86_400))
        token = owner.makes_token("read", "write", "admin", expires_at=expires_at)["token"]
        dog = owner.adds_dog()
    yield Load(process, token, dog, kept)
    kept.close()


def test_soak_every_answered_write_survives_kill_9(
    load: Load, private_postgres: PostgresServer | None, rounds: int
) -> None:
    chance = random.Random(7)
    for turn in range(rounds):
        before = load.kept.answers
        writers = load.writers(seed=turn)
        until(lambda before=before: load.kept.answers > before, what="a write is answered")  # type: ignore[misc]
        _let_pass(chance.uniform(0, LONGEST_LIFE_S))
        if private_postgres is not None and turn % SERVER_DIES_EVERY == 1:
            private_postgres.kill()
        load.process.kill()
        for writer in writers:
            writer.join(60)
            assert not writer.is_alive()
        if private_postgres is not None and turn % SERVER_DIES_EVERY == 1:
            private_postgres.start()
        load.process.start()
        reader = load.reader()
        with reader.client:
            assert missing_writes(reader, load.kept) == [], f"round {turn}"
            assert read(reader.get("/audit/verify"))["ok"], f"round {turn}"
    assert load.kept.answers > rounds * 5, "the load was a load"
    reader = load.reader()
    with reader.client:
        assert missing_writes(reader, load.kept, all_of_them=True) == []
        verdict = load.process.operate("verify-audit")
        assert verdict.returncode == 0, verdict.stdout + verdict.stderr
        seen = answers(reader, load.dog)
        done = load.process.operate("reindex")
        assert done.returncode == 0, done.stderr
        assert answers(reader, load.dog) == seen, "a reindex changes no answer"
    assert '"level":"error"' not in load.process.logged()


def test_soak_a_graceful_stop_gives_every_accepted_request_a_whole_answer(load: Load, rounds: int) -> None:
    """SIGTERM under load: who was let in gets an answer, who came too late is refused, and the process ends with 0."""
    for turn in range(max(2, rounds // 5)):
        before = load.kept.answers
        writers = load.writers(seed=1000 + turn)
        until(lambda before=before: load.kept.answers > before + 5, what="writes are answered")  # type: ignore[misc]
        load.process.asked_to_stop()
        assert load.process.ended_with(within_s=SOON_S) == 0, load.process.logged()[-2000:]
        for writer in writers:
            writer.join(60)
            assert not writer.is_alive()
            assert set(writer.statuses) <= {200, 201, 503}, writer.statuses
            assert writer.half_answers == 0, "a connection broke after the request was accepted"
        load.process.start()
        reader = load.reader()
        with reader.client:
            assert missing_writes(reader, load.kept) == []
            assert told_nobody(reader, load.kept) == [], "neither a lost answer nor a refusal may have stored anything"


def _let_pass(seconds: float) -> None:
    """The one pause that is meant: the load runs for a random time before the kill."""
    time.sleep(seconds)
