"""Unguessable words in every text that a practice can keep, and only those that were written for the owner behind a
link."""

import pytest

from tests.api.walk.marked import Markers
from tests.api.walk.requests import Ids
from tests.factories.practices import Practice
from tests.factories.records import EVENING
from tests.harness.links import DOORS, everything_behind
from tests.harness.person import API, Person, new_id, read
from tests.harness.site import Site

FOR_OWNERS = {
    "organization.name", "dog.call_name", "homework.title", "homework.instruction", "homework.stop_rule", "for whom",
}  # fmt: skip


@pytest.mark.parametrize("scope", ["dog", "homework"])
def test_a_link_tells_what_was_written_for_the_owner_and_not_a_word_more(
    site: Site, marked_practice: Practice, markers: Markers, marked_ids: Ids, scope: str
) -> None:
    owner = marked_practice.owner
    homework = read(owner.get(f"/homework/{marked_ids['homework']}"))
    clip = owner.attaches({"id": marked_ids["dogs"]}, caption=markers.word("clip"), content=b"%PDF-1.7 a")
    read(owner.send("PUT", f"/attachments/{clip['id']}/content", content=b"%PDF-1.7 a",
                    headers={"Content-Type": "application/pdf"}))  # fmt: skip
    owner.edits("homework", homework, clip_id=clip["id"])
    about = {"dog": {"id": marked_ids["dogs"]}, "homework": homework}[scope]
    made = owner.shares(about, scope=scope, audience=markers.word("for whom"))
    told = everything_behind(site.visitor(), made["token"], _ids_to_try(marked_ids), at=EVENING)
    assert set(markers.found_in(told)) == FOR_OWNERS
    for collection, record_id in marked_ids.items():
        assert collection == "homework" or record_id not in told, collection


def test_a_link_to_a_report_tells_that_version_and_not_a_word_more(
    site: Site, marked_practice: Practice, markers: Markers, marked_ids: Ids
) -> None:
    owner, dog_id = marked_practice.owner, marked_ids["dogs"]
    report = read(owner.post(f"/dogs/{dog_id}/reports", {"kind": "owner_progress"}), status=201)
    parts = [{"key": one["key"], "left_out": one["key"] == "homework"} for one in report["content"]["sections"]]
    for version in (1, 2, 3):
        edit = {"title": markers.word(f"title {version}"), "words": markers.word(f"words {version}"), "sections": parts}
        read(owner.put(f"/reports/{report['id']}", edit, if_match=version))
    made = owner.shares(report, scope="report", version=3, audience=markers.word("for whom"))
    told = everything_behind(site.visitor(), made["token"], _ids_to_try(marked_ids), at=EVENING)
    whose = {"organization.name", "dog.call_name", "person.name", "for whom"}  # a report says who wrote it
    assert set(markers.found_in(told)) == {*whose, "title 2", "words 2"}
    for record_id in (*marked_ids.values(), report["id"], made["id"]):
        assert record_id not in told


def test_a_link_of_one_dog_tells_nothing_of_another(
    site: Site, marked_practice: Practice, markers: Markers, marked_ids: Ids
) -> None:
    owner = marked_practice.owner
    other = owner.adds_dog(call_name="Mika")
    made = owner.shares(other, audience="Zoë")
    told = everything_behind(site.visitor(), made["token"], _ids_to_try(marked_ids), at=EVENING)
    assert markers.found_in(told) == ["organization.name"]


def test_a_link_of_another_practice_tells_nothing(
    site: Site, stranger: Person, markers: Markers, marked_ids: Ids
) -> None:
    made = stranger.shares(stranger.adds_dog())
    told = everything_behind(site.visitor(), made["token"], _ids_to_try(marked_ids), at=EVENING)
    assert markers.found_in(told) == []


def test_a_door_without_an_account_is_none_that_the_walk_does_not_know(nobody: Person) -> None:
    """A further door for whoever holds a link has to be asked in `everything_behind` before it opens."""
    without_account = {
        (method.upper(), path.removeprefix(API))
        for path, operations in read(nobody.get("/openapi.json"))["paths"].items()
        for method in operations
        if path.startswith(f"{API}/s/")
    }
    assert without_account == DOORS


def _ids_to_try(ids: Ids) -> list[str]:
    return [ids["homework"], ids["notes"], ids["dogs"], ids["attachments"], new_id()]
