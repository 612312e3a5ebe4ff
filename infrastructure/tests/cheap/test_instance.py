"""From the bundle alone in a new folder: it starts, works, and a new instance goes on where a lost one ended."""

import json
import subprocess
import time
import urllib.error
import uuid
from http import HTTPStatus
from pathlib import Path

from cheap.instance import Instance, Trainer, until
from places import REPOSITORY
from simulator import Simulator

ONE_COPY_S = 5.0  # some tens of milliseconds here; a busy machine is given a lot of it


def test_it_starts_from_the_bundle_alone_and_passes_the_smoke_test(instance: Instance) -> None:
    instance.start()
    said = subprocess.run(
        [str(REPOSITORY / "ci/smoke"), f"http://127.0.0.1:{instance.port}"], capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stdout + said.stderr
    assert said.stdout.count("good") == 7
    source = subprocess.run(
        ["python3", "-c", "import registry; print(registry.__file__)"],
        env=instance.settings | {"PYTHONPATH": str(instance.application / "src")},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert source.stdout.startswith(str(instance.application)), "it is the bundle's registry that runs"


def test_the_smoke_test_fails_where_nothing_is(instance: Instance) -> None:
    command = [str(REPOSITORY / "ci/smoke"), f"http://127.0.0.1:{instance.port}"]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 1
    assert "BAD   the registry is ready: 000" in said.stdout


def test_a_new_instance_goes_on_where_a_lost_one_ended(store: Simulator, bundle: Path, tmp_path: Path) -> None:
    first = Instance(store, bundle, tmp_path / "first")
    first.start()
    trainer = Trainer(first).founds_a_practice()
    dog = str(uuid.uuid4())
    trainer.send("PUT", f"/dogs/{dog}", {"call_name": "Juno"})
    answered: dict[str, float] = {}

    def write() -> None:
        note, body = str(uuid.uuid4()), {"dog_id": dog, "body": "Recall 8/10.", "occurred_at": "2026-11-27T17:00:00Z"}
        trainer.send("PUT", f"/notes/{note}", body)
        answered[note] = time.time()

    for _ in range(5):
        write()
    settled = time.time()

    def is_copied() -> bool:
        write()
        return any(int(one["copy"][-18:-5]) > settled * 1000 for one in first.events("copied"))

    until(is_copied, "a copy")
    began = max(int(one["copy"][-18:-5]) for one in first.events("copied")) / 1000
    killed = time.time()
    first.is_lost()
    assert not (tmp_path / "first").exists()

    second = Instance(store, bundle, tmp_path / "second", LOST_AFTER="1")
    second.start()
    try:
        again = Trainer(second).signs_in()
        found = {note for note in answered if has(again, note)}
        assert {note for note, at in answered.items() if at <= began} <= found
        assert max((killed - answered[note] for note in set(answered) - found), default=0.0) <= 0.3 + ONE_COPY_S
        assert {note for note, at in answered.items() if at <= settled} <= found
        assert again.send("GET", "/audit/verify")["ok"]
        trainer = again
        write()
        assert second.stop() == 0
        holder = store.client("s3").get_object(Bucket="longline-store", Key="copies/holder.json")["Body"].read()
        assert json.loads(holder)["released"]
    finally:
        second.kill()


def has(trainer: Trainer, note: str) -> bool:
    """Whether a note is there."""
    try:
        return bool(trainer.send("GET", f"/notes/{note}")["id"] == note)
    except urllib.error.HTTPError as error:
        if error.code != HTTPStatus.NOT_FOUND:
            raise
        return False
