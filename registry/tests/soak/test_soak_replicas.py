"""Random histories of devices that work without a network: nothing is lost, doubled or silently overwritten, and in the
end all of them hold what the registry holds.

3 to 8 devices, some of them of one person, with clocks that are wrong by up to two days; requests and answers get lost,
are sent twice or arrive late; the registry starts again in between. 300 histories in `make test`, 10,000 in `make
soak`, 1,000 of them on PostgreSQL with every device in a thread; fewer where the process is really killed.
"""

import os
import random
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from registry.platform.access import Role
from registry.platform.database import open_database
from tests.conftest import Dialect, StartLongline
from tests.factories.practices import PASSWORD, Practice
from tests.harness.losses import differences, losses
from tests.harness.person import Person, read
from tests.harness.replica import Replica
from tests.harness.site import Site, open_site

HISTORIES = int(os.environ.get("LONGLINE_TEST_HISTORIES", "300"))
FIRST = int(os.environ.get("LONGLINE_TEST_FIRST_HISTORY", "0"))  # begins with the one that failed
SHARE = {"sqlite": 1.0, "postgresql": 0.2}
# In these, every device is a thread of its own; only PostgreSQL lets their transactions interleave.
AT_ONCE = {"sqlite": 0.01, "postgresql": 0.1 if HISTORIES > 1000 else 0.01}
RESTARTS, SYNCS, WIPED = 0.01, 0.4, 0.01
POEM = "gate\nyard\nfield\ncar\nhome\nbed"
ROLES: tuple[Role, ...] = ("trainer", "trainer", "owner")
_UNHURRIED = pytest.mark.timeout(0 if HISTORIES > 1000 else 280)


class _World:
    """The registry in this process, which can start again, and a practice in it."""

    def __init__(self, site: Site, folder: Path) -> None:
        self.site = site
        self._folder = folder
        self._later: Site | None = None  # the first one belongs to its fixture
        self._people: list[Person] = []

    def founds(self) -> tuple[str, Person, list[Person]]:
        """A dog with a note and a set to score, its owner, and everybody of the practice."""
        practice = Practice(self.site)
        dog = practice.owner.adds_dog()
        practice.owner.scores(dog, practice.owner.logs_session(dog, summary=POEM))
        practice.owner.writes_note(dog, POEM)
        self._people = [practice.owner, *(practice.joined_by(f"P{n}", role) for n, role in enumerate(ROLES))]
        return dog["id"], practice.owner, self._people

    def now(self) -> datetime:
        return self.site.clock.now()

    def restarts(self) -> None:
        again = open_site(self.site.registry.database.url, self._folder)
        again.clock.passes(milliseconds=self.site.clock.now_ms() - again.clock.now_ms())
        self.closes()
        self.site = self._later = again
        for person in self._people:
            cookies = person.client.cookies
            person.client = again.visitor().client
            person.client.cookies = cookies

    def closes(self) -> None:
        """A registry that started again holds its connections no longer than until the next one."""
        if self._later is not None:
            self._later.close()
            assert self._later.defects() == []


def _devices(seed: int, people: list[Person], now: Callable[[], datetime]) -> list[Replica]:
    chance = random.Random(seed)
    return [
        Replica(
            chance.choice(people), f"d{number}", random.Random(seed * 100 + number), now,
            timedelta(hours=chance.choice([0, 0, 0, -48, 48, 1])),
        )
        for number in range(chance.randint(3, 8))
    ]  # fmt: skip


def _come_home(replicas: list[Replica]) -> None:
    for replica in replicas:
        replica.sends_all()
    for replica in replicas:  # what the last one pushes, the first one has to pull
        replica.takes_all()


@_UNHURRIED
def test_soak_random_histories_lose_double_and_overwrite_nothing(
    fresh_site: Site, tmp_path: Path, dialect: Dialect
) -> None:
    world = _World(fresh_site, tmp_path)
    histories = max(20, round(HISTORIES * SHARE[dialect]))
    for seed in range(FIRST, FIRST + histories):
        chance = random.Random(-seed)
        dog_id, owner, people = world.founds()
        replicas = _devices(seed, people, world.now)
        for replica in replicas:
            replica.syncs()
        for _ in range(chance.randint(10, 30)):
            world.site.clock.passes(minutes=chance.randint(0, 90))
            chance.choice(replicas).acts(dog_id)
            if chance.random() < SYNCS:
                chance.choice(replicas).syncs()
            if chance.random() < RESTARTS:
                world.restarts()
            if chance.random() < WIPED:
                chance.choice(replicas).is_wiped()
        _come_home(replicas)
        assert losses(owner, world.site.registry.database, replicas) == [], f"seed {seed}"
        assert differences(owner, replicas) == [], f"seed {seed}"
    with world.site.registry.database.reading() as tx:
        statuses = dict(tx.rows("SELECT status, count(*) FROM push GROUP BY status"))
    world.closes()
    assert statuses["stored"] > 2 * histories
    assert statuses["merged"] > histories / 4
    assert statuses["conflict"] > histories / 4


@_UNHURRIED
def test_soak_devices_that_sync_at_the_same_moment_lose_nothing(
    fresh_site: Site, tmp_path: Path, dialect: Dialect
) -> None:
    """Every device in a thread of its own; on PostgreSQL their transactions really interleave."""
    world = _World(fresh_site, tmp_path)
    for seed in range(FIRST, FIRST + max(3, round(HISTORIES * AT_ONCE[dialect]))):
        dog_id, owner, people = world.founds()
        replicas = _devices(seed, people, world.now)
        together, trouble = threading.Barrier(len(replicas)), list[BaseException]()

        def lives(
            replica: Replica, together: threading.Barrier = together, trouble: list[BaseException] = trouble,
            dog_id: str = dog_id,
        ) -> None:  # fmt: skip
            try:
                together.wait(20)
                for _ in range(15):
                    replica.acts(dog_id)
                    replica.syncs()
            except BaseException as error:
                trouble.append(error)
                raise

        threads = [threading.Thread(target=lives, args=(replica,)) for replica in replicas]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(120)
        assert trouble == []
        _come_home(replicas)
        assert losses(owner, world.site.registry.database, replicas) == [], f"seed {seed}"
        assert differences(owner, replicas) == [], f"seed {seed}"


def test_soak_devices_lose_nothing_when_the_registry_is_killed(
    private_url: str, start_longline: StartLongline, rounds: int
) -> None:
    """`kill -9` in the middle of a push: its answer is lost, and the push comes again."""
    process = start_longline(private_url, LONGLINE_LOG_LEVEL="warning")
    owner = process.visitor()
    sign_up = {"email": "lena@example.org", "password": PASSWORD, "name": "Lena", "organization": "Wolf & Co"}
    owner.is_signed_in_by(owner.post("/auth/register", sign_up))
    dog = owner.adds_dog()
    owner.scores(dog, owner.logs_session(dog, summary=POEM))
    replicas = _devices(7, [owner], lambda: datetime.now(UTC))
    for turn in range(rounds):
        chance = random.Random(turn)
        dying = threading.Thread(target=_kill_soon, args=(process.kill, chance.uniform(0, 0.3)))
        dying.start()
        while dying.is_alive():
            replica = chance.choice(replicas)
            replica.acts(dog["id"])
            replica.syncs()
        dying.join()
        process.start()
        read(owner.get("/me"))
    _come_home(replicas)
    database = open_database(private_url, threads=1)
    try:
        assert losses(owner, database, replicas) == []
    finally:
        database.close()
    assert differences(owner, replicas) == []
    assert read(owner.get("/audit/verify"))["ok"]
    assert '"level":"error"' not in process.logged()
    owner.client.close()


def _kill_soon(kill: Callable[[], None], seconds: float) -> None:
    """The one pause that is meant: the devices work for a random time before the kill."""
    time.sleep(seconds)
    kill()
