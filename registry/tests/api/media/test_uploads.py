"""Uploads in pieces by the tus protocol: broken off, repeated, damaged, given up; and a library's client as well."""

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from resumable_upload import TusClient

from tests.conftest import AnyDatabases
from tests.factories.files import a_film, a_photo, sha256
from tests.factories.practices import PASSWORD
from tests.factories.records import an_attachment
from tests.harness.person import Doc, Person, new_id, read, refusal
from tests.harness.process import LonglineProcess

TUS = {"Tus-Resumable": "1.0.0"}
PIECE = {**TUS, "Content-Type": "application/offset+octet-stream"}


class Sender:
    """A client that speaks tus by hand, so that a test can break it off anywhere."""

    def __init__(self, person: Person, dog: Doc, content: bytes, media_type: str = "video/mp4") -> None:
        self.person, self.content = person, content
        self.attachment = new_id()
        body = an_attachment(dog["id"], content=content, media_type=media_type)
        read(person.put(f"/attachments/{self.attachment}", body), status=201)
        self.at = ""

    def begins(self, **headers: str) -> httpx.Response:
        sent = {**TUS, "Upload-Length": str(len(self.content)), **headers}
        answer = self.person.post(f"/attachments/{self.attachment}/uploads", headers=sent)
        if answer.is_success:
            self.at = answer.headers["Location"].removeprefix("/api/v1")
        return answer

    def sends(self, first: int, last: int, **headers: str) -> httpx.Response:
        sent = {**PIECE, "Upload-Offset": str(first), **headers}
        return self.person.send("PATCH", self.at, content=self.content[first:last], headers=sent)

    def stands(self) -> int:
        answer = self.person.send("HEAD", self.at, headers=TUS)
        assert answer.status_code == 200, answer.status_code
        return int(answer.headers["Upload-Offset"])

    def state(self) -> str:
        return str(read(self.person.get(f"/attachments/{self.attachment}/file"))["state"])


@pytest.fixture
def sender(owner: Person, dog: Doc) -> Sender:
    return Sender(owner, dog, a_film())


def test_a_file_in_pieces_is_stored_with_the_last_one(sender: Sender) -> None:
    assert sender.begins().status_code == 201
    third = len(sender.content) // 3
    answer = sender.sends(0, third)
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (204, str(third))
    assert sender.state() == "awaited"
    sender.sends(third, 2 * third)
    assert sender.stands() == 2 * third
    assert sender.sends(2 * third, len(sender.content)).status_code == 204
    assert sender.state() == "stored"
    assert sender.stands() == len(sender.content)


def test_after_a_lost_answer_the_client_asks_where_it_stands_and_goes_on(sender: Sender) -> None:
    sender.begins()
    sender.sends(0, 1000)
    refusal(sender.sends(0, 1000), 409, "upload-refused")
    assert sender.stands() == 1000
    sender.sends(1000, len(sender.content))
    assert sender.state() == "stored"


def test_two_uploads_of_one_file_do_no_harm(sender: Sender) -> None:
    sender.begins()
    sender.sends(0, 500)
    first = sender.at
    sender.begins()
    sender.sends(0, len(sender.content))
    assert sender.state() == "stored"
    sender.at = first
    refusal(sender.sends(500, len(sender.content)), 409, "already-stored")
    refusal(sender.begins(), 409, "already-stored")


def test_a_damaged_piece_is_told_by_its_checksum(sender: Sender) -> None:
    sender.begins()
    right = base64.b64encode(hashlib.sha256(sender.content[:700]).digest()).decode()
    wrong = base64.b64encode(hashlib.sha256(b"other").digest()).decode()
    refusal(sender.sends(0, 700, **{"Upload-Checksum": f"sha256 {wrong}"}), 460, "upload-refused")
    assert sender.stands() == 0
    assert sender.sends(0, 700, **{"Upload-Checksum": f"sha256 {right}"}).status_code == 204


def test_a_whole_upload_of_other_bytes_is_refused_and_begun_anew(sender: Sender) -> None:
    right = sender.content
    sender.begins()
    sender.content = right[:-1] + bytes([right[-1] ^ 1])
    refusal(sender.sends(0, len(right)), 422, "not-the-file")
    assert sender.state() == "awaited"
    sender.content = right
    assert sender.begins().status_code == 201
    sender.sends(0, len(right))
    assert sender.state() == "stored"


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"Upload-Length": "7"}, 422, "not-the-file"),
        ({"Upload-Length": "x"}, 422, "not-the-file"),
        ({"Upload-Length": ""}, 422, "not-the-file"),
        ({"Tus-Resumable": "0.2.2"}, 412, "upload-refused"),
    ],
)
def test_an_upload_that_does_not_fit_cannot_begin(
    sender: Sender, headers: dict[str, str], status: int, code: str
) -> None:
    refusal(sender.begins(**headers), status, code)


@pytest.mark.parametrize("offset", ["-1", "x", "1", "99999999999999999999"])
def test_a_piece_at_another_place_is_refused(sender: Sender, offset: str) -> None:
    sender.begins()
    answer = sender.sends(0, 10, **{"Upload-Offset": offset})
    assert answer.status_code in (400, 409)
    refusal(answer, answer.status_code, "upload-refused")
    assert sender.stands() == 0


def test_more_than_the_file_has_is_refused(sender: Sender) -> None:
    sender.begins()
    sender.content += b"more"
    answer = sender.sends(0, len(sender.content))
    assert answer.status_code in (400, 413)
    assert sender.stands() == 0


def test_an_upload_given_up_is_gone(sender: Sender) -> None:
    sender.begins()
    sender.sends(0, 100)
    assert sender.person.send("DELETE", sender.at, headers=TUS).status_code == 204
    refusal(sender.sends(100, 200), 404, "not-found")
    assert sender.state() == "awaited"


def test_nobody_else_adds_to_an_upload(sender: Sender, stranger: Person, viewer: Person) -> None:
    sender.begins()
    for person, status in ((stranger, 404), (viewer, 403)):
        answer = person.send("PATCH", sender.at, content=b"x", headers={**PIECE, "Upload-Offset": "0"})
        assert answer.status_code == status
    assert sender.stands() == 0


@pytest.fixture(scope="module")
def server(databases: AnyDatabases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LonglineProcess]:
    process = LonglineProcess(tmp_path_factory.mktemp("server"), databases.fresh())
    process.start()
    yield process
    process.kill()


@pytest.fixture
def lena(server: LonglineProcess) -> Iterator[Person]:
    """Somebody with an access token for a server that will be killed under them."""
    person = server.visitor()
    sign_up = {"email": f"{new_id()}@example.org", "password": PASSWORD, "name": "Lena", "organization": "Wolf"}
    with person.client:
        person.is_signed_in_by(person.post("/auth/register", sign_up))
        yield person.uses_token(person.makes_token("read", "write")["token"])


def test_a_client_from_a_library_goes_on_after_the_server_was_killed(
    server: LonglineProcess, lena: Person, tmp_path: Path
) -> None:
    photo = a_photo(size=(2400, 1800))
    sender = Sender(lena, lena.adds_dog(), photo, "image/jpeg")
    sender.begins()
    sender.sends(0, 4000)
    server.kill()
    server.start()
    file = tmp_path / "photo.jpg"
    file.write_bytes(photo)
    token = {"Authorization": lena.client.headers["Authorization"]}
    begin = f"{server.address}/api/v1/attachments/{sender.attachment}/uploads"
    client = TusClient(begin, chunk_size=3000, headers=token)
    assert client.resume_upload(str(file), f"{server.address}/api/v1{sender.at}")
    state = read(lena.get(f"/attachments/{sender.attachment}/file"))
    assert state["state"] == "stored"
    assert sha256(lena.get(f"/attachments/{sender.attachment}/content").content) == state["sha256"]
