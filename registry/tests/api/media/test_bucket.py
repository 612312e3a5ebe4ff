"""The same files in a bucket: a real S3 client against moto's server, and the registry over it."""

from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer

from tests.conftest import AnyDatabases
from tests.factories.files import a_film, a_photo, sha256
from tests.factories.practices import Practice
from tests.factories.records import an_attachment
from tests.harness.person import Doc, Person, new_id, read
from tests.harness.site import Site, open_site

BUCKET = "longline-files"
TUS = {"Tus-Resumable": "1.0.0"}


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """The address of an S3 with an empty bucket."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as change:
        for name, value in {
            "ACCESS_KEY_ID": "test",
            "SECRET_ACCESS_KEY": "test",
            "DEFAULT_REGION": "eu-west-1",
        }.items():
            change.setenv(f"AWS_{name}", value)
        address = f"http://{host}:{port}"
        where = {"LocationConstraint": "eu-west-1"}
        boto3.client("s3", endpoint_url=address).create_bucket(Bucket=BUCKET, CreateBucketConfiguration=where)
        yield address
    server.stop()


@pytest.fixture
def site(s3: str, databases: AnyDatabases, tmp_path: Path) -> Iterator[Site]:
    site = open_site(databases.fresh(), tmp_path, files_bucket=BUCKET, files_endpoint=s3)
    yield site
    site.close()
    assert site.defects() == []


@pytest.fixture
def owner(site: Site) -> Person:
    return Practice(site).owner


def _announced(owner: Person, content: bytes, media_type: str) -> Doc:
    body = an_attachment(owner.adds_dog()["id"], content=content, media_type=media_type)
    return read(owner.put(f"/attachments/{new_id()}", body), status=201)


def test_a_photo_goes_into_the_bucket_and_comes_out(owner: Person, tmp_path: Path) -> None:
    photo = a_photo()
    path = f"/attachments/{_announced(owner, photo, 'image/jpeg')['id']}/content"
    state = read(owner.send("PUT", path, content=photo, headers={"Content-Type": "image/jpeg"}))
    assert sha256(owner.get(path).content) == state["sha256"]
    assert owner.get(f"{path}?thumbnail=small").content.startswith(b"\xff\xd8")
    assert owner.get(path, headers={"Range": "bytes=2-9"}).content == owner.get(path).content[2:10]
    assert [kept for kept in tmp_path.rglob("*") if kept.is_file() and photo[:2] == kept.read_bytes()[:2]] == []


def test_pieces_may_reach_different_replicas(
    s3: str, site: Site, owner: Person, tmp_path_factory: pytest.TempPathFactory
) -> None:
    film = a_film()
    attachment = _announced(owner, film, "video/mp4")
    begun = owner.post(f"/attachments/{attachment['id']}/uploads", headers={**TUS, "Upload-Length": str(len(film))})
    at = begun.headers["Location"].removeprefix("/api/v1")
    folder = tmp_path_factory.mktemp("replica")
    replica = open_site(site.registry.database.url, folder, files_bucket=BUCKET, files_endpoint=s3)
    other = replica.visitor().uses_token(owner.makes_token("read", "write")["token"])
    half = len(film) // 2
    for person, first, last in ((owner, 0, half), (other, half, len(film))):
        headers = {**TUS, "Content-Type": "application/offset+octet-stream", "Upload-Offset": str(first)}
        assert person.send("PATCH", at, content=film[first:last], headers=headers).status_code == 204
    assert read(owner.get(f"/attachments/{attachment['id']}/file"))["bytes"] == len(film)
    assert b"+47.3769" not in other.get(f"/attachments/{attachment['id']}/content").content
    replica.close()
