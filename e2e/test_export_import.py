"""Everything out as one file, and records of another system in: first what would happen, then what was said."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from conftest import Window
from practice import PASSWORD, Person, client_of, join, register
from registry_process import running_registry
from test_accessibility import settle, too_wide, violations
from windows import Size

OWNERS = "id,name,email\n1,Weber family,weber@example.org\n2,Hana Sato,hana@example.org\n"
DOGS = "id,name,owner_id,Tier\n10,Juno,1,Hund\n11,Mika,2,Hund\n12,Rex,99,Hund\n"


def zip_of(**files: str) -> bytes:
    """A zip of CSVs by these names."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for name, text in files.items():
            packed.writestr(f"{name}.csv", text)
    return held.getvalue()


def with_another_readme(archive: bytes) -> bytes:
    """The archive with one file of another text: a whole zip, in which a checksum of the manifest is wrong."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(held, "w") as new:
        for member in old.infolist():
            content = old.read(member)
            new.writestr(
                member, content.replace(b"An archive", b"No archive") if member.filename == "README.md" else content
            )
    return held.getvalue()


def choose(page: Page, name: str, content: bytes) -> Locator:
    """Chooses a file to bring in and has it checked; answers the part of the page that is about it."""
    page.get_by_label("File").set_input_files({"name": name, "mimeType": "", "buffer": content})
    page.get_by_role("button", name="Check the file").click()
    return page.get_by_role("region", name="Bring records in")


def names_of_dogs(person: Person) -> list[str]:
    """The dogs of the practice, as the registry lists them."""
    return [dog["call_name"] for dog in person.call("GET", "/dogs").json()["items"]]


def looked_at(page: Page, name: str, size: Size, picture: Callable[[Page, str], None]) -> list[str]:
    """What axe finds, and what is wider than the window; keeps a picture."""
    picture(page, f"{name}-{size.name}")
    return violations(page, name) + too_wide(page, name)


def test_an_owner_takes_everything_out_and_is_told_its_name_and_size(
    open_window: Window, address: str, size: Size, tmp_path: Path, picture: Callable[[Page, str], None]
) -> None:
    owner = register(address)
    owner.write_note(owner.add_dog("Juno"), "Sat 6 of 8 at the kerb.")
    page = open_window(size, who=owner)
    settle(page, "/settings")
    page.get_by_role("link", name="Export and import").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Export everything").click()
    assert saved.value.suggested_filename == "longline-archive.zip"
    expect(page.get_by_text(re.compile(r"Saved: longline-archive\.zip, \d+ kB"))).to_be_visible()
    saved.value.save_as(tmp_path / "archive.zip")
    with zipfile.ZipFile(tmp_path / "archive.zip") as archive:
        assert archive.testzip() is None
        assert {"manifest.json", "verify.py", "ledger.jsonl", "tables/dog.csv"} <= set(archive.namelist())
        assert b"Sat 6 of 8 at the kerb." in archive.read("ledger.jsonl")
    assert looked_at(page, "export", size, picture) == []


def test_a_set_of_tables_is_imported_as_its_dry_run_said(
    open_window: Window, address: str, size: Size, picture: Callable[[Page, str], None]
) -> None:
    owner = register(address)
    page = open_window(size, who=owner)
    settle(page, "/exchange")
    told = choose(page, "practice.zip", zip_of(owners=OWNERS, dogs=DOGS))
    expect(told.get_by_text("A dry run: nothing has changed yet.")).to_be_visible()
    expect(told.get_by_text("2 of 2 rows would be taken in.")).to_be_visible()
    expect(told.get_by_text("2 of 3 rows would be taken in, 1 cannot be.")).to_be_visible()
    expect(told.get_by_role("listitem")).to_have_text(re.compile(r"Line 4\s+There is no household “99”\."))
    dogs = told.get_by_role("region", name="Dogs, from dogs.csv")
    expect(dogs.get_by_label("name", exact=True)).to_have_value("call_name")
    assert names_of_dogs(owner) == []

    dogs.get_by_label("Tier", exact=True).select_option("About the dog")
    expect(told.get_by_role("button", name="Import now")).to_be_disabled()
    told.get_by_role("button", name="Check again").click()
    expect(told.get_by_role("button", name="Import now")).to_be_enabled()
    expect(dogs.get_by_label("Tier", exact=True)).to_have_value("about")
    assert looked_at(page, "import-dry-run", size, picture) == []
    assert names_of_dogs(owner) == []

    told.get_by_role("button", name="Import now").click()
    expect(told.get_by_text("Imported. This is what was done.")).to_be_visible()
    expect(told.get_by_text("2 of 3 rows were taken in, 1 was left out.")).to_be_visible()
    assert looked_at(page, "import-done", size, picture) == []
    assert names_of_dogs(owner) == ["Juno", "Mika"]
    juno = next(dog for dog in owner.call("GET", "/dogs").json()["items"] if dog["call_name"] == "Juno")
    assert owner.call("GET", f"/dogs/{juno['id']}").json()["about"] == "Hund"


def test_a_csv_that_says_nothing_of_itself_is_told_what_it_holds(
    open_window: Window, address: str, size: Size, picture: Callable[[Page, str], None]
) -> None:
    owner = register(address)
    page = open_window(size, who=owner)
    settle(page, "/exchange")
    told = choose(page, "liste.csv", b"Wer,Wann\nJuno,2024-05-01\n")
    expect(told.get_by_text("is not clear")).to_be_visible()
    told.get_by_label("What the CSV holds").select_option("Dogs")
    told.get_by_role("button", name="Check again").click()
    expect(told.get_by_text(re.compile("No column of .* says the call_name of dogs"))).to_be_visible()
    expect(told.get_by_role("button", name="Import now")).to_be_disabled()
    told.get_by_label("Wer", exact=True).select_option("Call name")
    told.get_by_label("Wann", exact=True).select_option("Birth date")
    told.get_by_role("button", name="Check again").click()
    told.get_by_role("button", name="Import now").click()
    expect(told.get_by_text("1 of 1 row was taken in.")).to_be_visible()
    assert names_of_dogs(owner) == ["Juno"]


def test_a_broken_zip_is_refused_with_a_sentence_and_leaves_no_trace(
    open_window: Window, address: str, size: Size, picture: Callable[[Page, str], None]
) -> None:
    owner = register(address)
    owner.add_dog("Juno")
    entries = len(owner.call("GET", "/audit").json()["items"])
    archive = owner.call("GET", "/export").content
    page = open_window(size, who=owner)
    settle(page, "/exchange")
    told = choose(page, "half.zip", archive[: len(archive) // 2])
    expect(told.get_by_role("alert")).to_have_text(re.compile(r"\w.*\.\s*$"))
    assert looked_at(page, "import-refused", size, picture) == []

    told = choose(page, "forged.zip", with_another_readme(archive))
    expect(told.get_by_role("alert")).to_have_text(re.compile("`README.md` is not what the archive's manifest says."))
    expect(told.get_by_role("button", name="Import now")).to_have_count(0)
    assert len(owner.call("GET", "/audit").json()["items"]) == entries


def test_an_archive_is_restored_into_the_empty_practice_of_another_registry(
    open_window: Window, address: str, size: Size, tmp_path: Path, picture: Callable[[Page, str], None]
) -> None:
    owner = register(address, practice="Harbour Dogs")
    dog_id = owner.add_dog("Juno")
    owner.change_note(owner.write_note(dog_id, "Sat 6 of 8 at the kerb."), "Sat 7 of 8 at the kerb.")
    archive = owner.call("GET", "/export").content
    with running_registry(tmp_path) as elsewhere:
        there = Person(elsewhere.address, owner.email, owner.name, client_of(elsewhere.address))
        account = {"email": owner.email, "password": PASSWORD, "name": owner.name, "organization": "Not yet"}
        there.csrf_token = there.call("POST", "/auth/register", account).json()["csrf_token"]
        page = open_window(size, who=there, at=elsewhere.address)
        settle(page, "/exchange")
        told = choose(page, "longline-archive.zip", archive)
        expect(told.get_by_role("heading", name="The archive of Harbour Dogs")).to_be_visible()
        expect(told.get_by_text("in which nothing was recorded yet")).to_be_visible()
        assert names_of_dogs(there) == []
        assert looked_at(page, "restore-dry-run", size, picture) == []

        told.get_by_role("button", name="Import now").click()
        expect(told.get_by_text("Imported. This is what was done.")).to_be_visible()
        told.get_by_role("link", name="Open the practice").click()
        page.locator("a.dog-card", has_text="Juno").click()
        expect(page.get_by_text("Sat 7 of 8 at the kerb.")).to_be_visible()
        assert there.call("GET", "/export").content == archive
        page.context.close()


def test_it_says_that_it_needs_the_network_and_that_it_is_for_owners(
    open_window: Window, address: str, size: Size, picture: Callable[[Page, str], None]
) -> None:
    owner = register(address)
    page = open_window(size, who=owner)
    settle(page, "/exchange")
    page.context.set_offline(True)
    expect(page.get_by_text("There is no network.")).to_be_visible()
    expect(page.get_by_role("button", name="Export everything")).to_be_disabled()
    assert looked_at(page, "exchange-offline", size, picture) == []
    page.context.set_offline(False)
    expect(page.get_by_role("button", name="Export everything")).to_be_enabled()

    theirs = open_window(size, who=join(owner, "trainer", "Marek Novak"))
    settle(theirs, "/exchange")
    expect(theirs.get_by_text("Only owners of the practice")).to_be_visible()
    expect(theirs.get_by_role("button", name="Export everything")).to_have_count(0)
    settle(theirs, "/settings")
    expect(theirs.get_by_role("link", name="Export and import")).to_have_count(0)
