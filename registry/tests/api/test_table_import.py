"""Tables of other systems: headings in several spellings, a dry run that changes nothing, a reason for each row."""

from typing import Any

import httpx
import msgspec
import pytest

from registry.exchange import headings
from tests.factories.practices import Practice
from tests.harness.archives import archive_of, members_of
from tests.harness.forger import zipped
from tests.harness.person import Doc, Person, read, refusal
from tests.harness.site import Site

EARLIER = {
    "owners.csv": (
        "id,first,last,handle,email,phone,address,birthday,lat,lng\n"
        "7,Ann,Berger,annb,ann@example.org,+12125550100,\"1 Elm St\nSpringfield\",1980-01-02,1.0,2.0\n"
        "8,,,nobody,nobody@example.org,,,,,\n"
    ),
    "dogs.csv": (
        "id,name,breed,birthday,weight,image,owner_id\n"
        "1,Juno,Collie,2020-05-01,51,juno.png,7\n"
        "2,Rex,Boxer,2019-02-30,60,,7\n"
        "3,Ida,,,,,99\n"
        "4,Max,Beagle,2021-01-01,25,,\n"
    ),
    "notes.csv": (
        "id,note,dog_id\n1,Buddy responds well to clicker training.,1\n2,   ,1\n3,Recall 8/10 at 15 m,4\n"
        "4,Lost,2\n"
    ),
    "alerts.csv": f"id,text,dog_id\n1,Never reach over the bowl.,1\n2,{'x' * 141},1\n",
    "likes.csv": "id,text,dog_id\n1,Tennis ball,1\n2,Liver,1\n3,tennis ball,1\n4,Belly rubs,4\n",
    "vaccines.csv": (
        "id,name,vaccinated_date,expiration_date,standard,dog_id\n"
        "1,Rabies,2026-03-03,2027-03-03,true,1\n"
        "2,Bordetella,2026-03-03,2026-01-01,true,1\n"
    ),
}  # fmt: skip


def brings(person: Person, content: str | bytes | dict[str, str], **params: Any) -> httpx.Response:
    if isinstance(content, dict):
        sent, kind = zipped({name: text.encode() for name, text in content.items()}), "application/zip"
    else:
        sent, kind = content.encode() if isinstance(content, str) else content, "text/csv"
    if isinstance(params.get("mapping"), dict):
        params["mapping"] = msgspec.json.encode(params["mapping"]).decode()
    return person.send("POST", "/import", content=sent, headers={"Content-Type": kind}, params=params)


def tables(answer: httpx.Response) -> dict[str, Doc]:
    return {table["file"]: table for table in read(answer)["tables"]["tables"]}


def dogs_of(person: Person) -> dict[str, Doc]:
    return {dog["call_name"]: dog for dog in person.every_page("/dogs")}


def test_the_tables_of_the_earlier_implementation_come_in_as_a_set(owner: Person) -> None:
    before = read(owner.get("/audit"))
    looked = tables(brings(owner, EARLIER))
    assert read(owner.get("/audit")) == before, "a dry run changes nothing"
    done = tables(brings(owner, EARLIER, apply="true"))
    assert done == looked, "a dry run says what happens"
    counts = {name: (one["taken"], [row["line"] for row in one["refused"]]) for name, one in done.items()}
    assert counts == {
        "owners.csv": (1, [4]), "dogs.csv": (2, [3, 4]), "notes.csv": (2, [3, 5]), "alerts.csv": (1, [3]),
        "likes.csv": (3, []), "vaccines.csv": (1, [3]),
    }  # fmt: skip
    assert done["likes.csv"]["already_there"] == 1
    assert done["owners.csv"]["ignored"] == ["handle", "birthday", "lat", "lng"]
    reasons = {row["line"]: row["reason"] for row in done["dogs.csv"]["refused"]}
    assert "2019-02-30" in reasons[3]
    assert "no household “99”" in reasons[4]
    dogs = dogs_of(owner)
    juno, maximum = dogs["Juno"], dogs["Max"]
    assert (juno["breed_1"], juno["birth_date"], maximum["guardian_ids"]) == ("Collie", "2020-05-01", [])
    household = read(owner.get(f"/guardians/{juno['guardian_ids'][0]}"))
    assert (household["name"], household["address"]) == ("Ann Berger", "1 Elm St\nSpringfield")
    assert [one["item"] for one in juno["reinforcers"]] == ["Tennis ball", "Liver"]
    assert [one["kind"] for one in juno["reinforcers"]] == ["toy", "food"]
    timeline = owner.every_page(f"/dogs/{juno['id']}/timeline", kind="note")
    note = read(owner.get(f"/notes/{timeline[0]['id']}"))
    assert (note["body"], note["source"]) == ("Buddy responds well to clicker training.", "import")
    assert note["tags"] == ["date-unknown"]
    assert read(owner.get(f"/notes/{note['id']}/revisions"))["items"][0]["reason"] == "import"
    assert read(owner.get(f"/dogs/{juno['id']}/safety"))["items"][0]["instruction"] == "Never reach over the bowl."
    weight = next(one for one in owner.every_page(f"/dogs/{juno['id']}/timeline") if one["kind"] == "observation")
    assert read(owner.get(f"/observations/{weight['id']}"))["weight_kg"] == pytest.approx(23.13, abs=0.01)
    assert read(owner.get("/audit/verify"))["ok"] is True


def test_the_same_tables_again_change_nothing(owner: Person) -> None:
    first = tables(brings(owner, EARLIER, apply="true"))
    before = read(owner.get("/audit"))
    again = tables(brings(owner, EARLIER, apply="true"))
    for name, table in again.items():
        assert (table["taken"], table["refused"]) == (0, first[name]["refused"]), name
        assert table["already_there"] == first[name]["taken"] + first[name]["already_there"], name
    assert read(owner.get("/audit")) == before


def test_what_was_changed_or_deleted_since_is_left_alone(owner: Person) -> None:
    brings(owner, EARLIER, apply="true")
    dogs = dogs_of(owner)
    owner.edits("dogs", dogs["Max"], call_name="Maximilian")
    note = owner.every_page(f"/dogs/{dogs['Juno']['id']}/timeline", kind="note")[0]
    owner.deletes("notes", note)
    assert tables(brings(owner, EARLIER, apply="true"))["notes.csv"]["taken"] == 0
    assert "Maximilian" in dogs_of(owner)
    refusal(owner.get(f"/notes/{note['id']}"), 404, "not-found")


SPELLINGS = {
    "English": "Pet Name,Breed,DOB,Gender,Spayed/Neutered,Weight (lbs)\nJuno,Collie,05/21/2020,Female,Yes,51\n",
    "German": "Rufname;Rasse;Geburtsdatum;Geschlecht;Kastriert;Gewicht\nJuno;Collie;21.05.2020;Hündin;ja;23,13 kg\n",
    "French": "Nom\tRace\tDate de naissance\tSexe\tStérilisé\tPoids\nJuno\tCollie\t21/05/2020\tfemelle\toui\t23.13\n",
    "camel case": "DogName,breed_1,birthDate,SEX,neuter,weight_kg\nJuno,Collie,2020-05-21,f,neutered,23.13\n",
}  # fmt: skip


@pytest.mark.parametrize("language", SPELLINGS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_usual_headings_are_recognised(owner: Person, language: str, encoding: str) -> None:
    (table,) = tables(brings(owner, SPELLINGS[language].encode(encoding), apply="true")).values()
    assert (table["table"], table["taken"], table["refused"], table["ignored"]) == ("dogs", 1, [], [])
    dog = dogs_of(owner)["Juno"]
    assert (dog["breed_1"], dog["birth_date"], dog["sex"], dog["neuter"]) == ("Collie", "2020-05-21", "f", "neutered")
    weights = read(owner.get(f"/dogs/{dog['id']}/weights"))
    assert "23.13" in msgspec.json.encode(weights).decode()


def test_a_mapping_says_what_no_heading_does(owner: Person) -> None:
    text = "Tier,Was,Name\nJuno,Collie,ignored\n"
    (guessed,) = tables(brings(owner, text, table="dogs")).values()
    assert guessed["mapping"] == {"Name": "call_name"}
    mapping = {"dogs": {"Tier": "call_name", "Was": "breed_1", "Name": ""}}
    (table,) = tables(brings(owner, text, table="dogs", mapping=mapping, apply="true")).values()
    assert (table["taken"], table["ignored"]) == (1, ["Name"])
    assert dogs_of(owner)["Juno"]["breed_1"] == "Collie"


@pytest.mark.parametrize(
    ("content", "params", "words"),
    [
        ("a,b\n1,2\n", {}, "which table"),
        ("a,b\n1,2\n", {"table": "dogs"}, "call_name"),
        ("Name\nJuno\n", {"table": "dogs", "mapping": {"dogs": {"Nom": "call_name"}}}, "no column"),
        ("Name\nJuno\n", {"table": "dogs", "mapping": {"dogs": {"Name": "nickname"}}}, "no field"),
        ("A,B\nJuno,Ida\n", {"table": "dogs", "mapping": {"dogs": {"A": "call_name", "B": "call_name"}}}, "same field"),
    ],
)
def test_a_table_that_is_not_clear_is_told_and_not_taken(
    owner: Person, content: str, params: dict[str, Any], words: str
) -> None:
    (looked,) = tables(brings(owner, content, **params)).values()
    assert words in looked["problem"]
    assert words in refusal(brings(owner, content, apply="true", **params), 422, "invalid")["detail"]
    assert dogs_of(owner) == {}


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\0\1\2,\3\n", b'"' + b"x" * 200_000 + b'"\n"' + b"y" * 200_000])
def test_what_is_no_table_is_refused_in_words(owner: Person, content: bytes) -> None:
    assert refusal(brings(owner, content, table="dogs"), 422, "invalid")["detail"].startswith("`dogs.csv`")


def test_a_mapping_that_is_none_is_refused(owner: Person) -> None:
    for mapping in ("{", "[]", '{"dogs": 1}', '{"dogs": {"a": 1}}'):
        problem = refusal(brings(owner, "Name\nJuno\n", mapping=mapping), 422, "invalid")
        assert problem["errors"][0]["pointer"] == "/mapping"


def test_two_dogs_of_one_name_are_not_guessed_between(owner: Person) -> None:
    owner.adds_dog(call_name="Juno")
    owner.adds_dog(call_name="juno")
    owner.adds_dog(call_name="Ida")
    text = "Dog,Note,Date\nJuno,Slow.,2026-01-02\nIDA,Fast.,2026-01-02 10:30\nRex,Gone.,\n"
    (table,) = tables(brings(owner, text, apply="true")).values()
    assert (table["table"], table["taken"]) == ("notes", 1)
    assert [row["reason"] for row in table["refused"]] == [
        "There is more than one dog “Juno”.",
        "There is no dog “Rex”.",
    ]


def test_moments_without_a_zone_are_those_of_the_practice(owner: Person) -> None:
    read(owner.patch("/organization", {"time_zone": "Europe/Zurich"}, if_match=1))
    dog = owner.adds_dog(call_name="Ida")
    brings(owner, "Dog,Note,Date\nIda,Fast.,2026-07-02 10:30\nIda,Slow.,2026-01-02T10:30:00Z\n", apply="true")
    times = {one["title"]: one["occurred_at"] for one in owner.every_page(f"/dogs/{dog['id']}/timeline")}
    assert times == {"Fast.": "2026-07-02T10:30:00+02:00", "Slow.": "2026-01-02T10:30:00+00:00"}


def test_only_owners_bring_tables_and_only_into_their_own_practice(
    owner: Person, trainer: Person, stranger: Person, nobody: Person
) -> None:
    refusal(brings(trainer, EARLIER, apply="true"), 403, "not-allowed")
    refusal(brings(nobody, EARLIER, apply="true"), 401, "not-signed-in")
    brings(stranger, EARLIER, apply="true")
    assert dogs_of(owner) == {}
    assert set(dogs_of(stranger)) == {"Juno", "Max"}


def test_what_an_export_wrote_as_a_table_can_be_read_again(site: Site, owner: Person) -> None:
    owner.adds_dog(call_name="=Filou", breed_1="Collie", sex="m", birth_date="2020-05-21")
    table = members_of(archive_of(site, owner.access.organization))["tables/dog.csv"]
    other = Practice(site, "Keller").owner
    (report,) = tables(brings(other, table, table="dogs", apply="true")).values()
    assert (report["taken"], report["refused"]) == (1, [])
    dog = dogs_of(other)["=Filou"]
    assert (dog["breed_1"], dog["sex"], dog["birth_date"]) == ("Collie", "m", "2020-05-21")


def test_every_spelling_is_plain_and_speaks_for_one_field_of_its_table() -> None:
    for table, words in headings._words().items():
        spellings = [one for said in words.fields.values() for one in said]
        assert all(headings.plain(one) == one for one in (*spellings, *words.files)), table
        assert len(set(spellings)) == len(spellings), table
