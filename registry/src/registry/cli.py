"""`longline`: the operator's verbs."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from registry import migrations
from registry.platform.clock import SystemClock
from registry.platform.database import open_database
from registry.platform.errors import RegistryError
from registry.platform.settings import InvalidSettings, Settings, read_settings

Verb = Callable[[Settings, argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one verb; gives the exit status."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    try:
        verb: Verb = chosen.verb
        return verb(read_settings(), chosen)
    except (InvalidSettings, RegistryError, OperatorError) as error:
        print(f"longline: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


class OperatorError(Exception):
    """Something that the operator can mend; the text says how."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="longline", description="Longline's registry: notes on dogs in training.")
    verbs = parser.add_subparsers(required=True, metavar="VERB")

    def add(name: str, verb: Verb, text: str) -> argparse.ArgumentParser:
        one = verbs.add_parser(name, help=text, description=text)
        one.set_defaults(verb=verb)
        return one

    add("serve", _serve, "migrate the embedded database if needed, then serve page and API")
    migrate = add("migrate", _migrate, "bring the database to the newest shape")
    migrate.add_argument("--to", default="head", help="an older revision to go back to")
    add("demo", _demo, "fill an empty database with a realistic practice")
    add("reindex", _reindex, "rebuild timeline, search and the other read models from the documents")
    verify = add("verify-audit", _verify_audit, "recompute every hash; names what was tampered with")
    verify.add_argument("--json", action="store_true", help="print the whole report as JSON")
    reset = add("reset-password", _reset_password, "print a link by which a person sets a new password")
    reset.add_argument("email")
    purge = add("purge", _purge, "erase for good what was deleted long ago")
    purge.add_argument("--older-than-days", type=int, help="default: LONGLINE_PURGE_AFTER_DAYS")
    backup = add("backup", _backup, "copy the database into a file, also while the registry runs")
    backup.add_argument("file", type=Path)
    restore = add("restore", _restore, "put a backup in the database's place; the registry must be stopped")
    restore.add_argument("file", help="a file, or s3://BUCKET/FOLDER for the newest copy that `keep` made")
    restore.add_argument("--before", help="of those copies the newest before this time: 2026-11-27T18:00:00+00:00")
    restore.add_argument("--replace", action="store_true", help="overwrite a database that holds something")
    keep = add("keep", _keep, "serve, and keep copies of the embedded database in a bucket")
    keep.add_argument("place", help="s3://BUCKET/FOLDER")
    keep.add_argument("--every", type=float, default=10.0, metavar="SECONDS", help="between two copies; default: 10")
    lost = "a machine that gave no sign for so long has lost its right to write; default: 180"
    keep.add_argument("--lost-after", type=float, default=180.0, metavar="SECONDS", help=lost)
    copies = add("copies", _copies, "list the copies in a bucket")
    copies.add_argument("place", help="s3://BUCKET/FOLDER")
    export = add("export", _export, "write a whole practice into one file: records, history, files")
    export.add_argument("file", type=Path)
    export.add_argument("--organization", help="its id; needed where there are several")
    taken = add("import", _import, "say what an archive holds; with --apply, bring the practice back")
    taken.add_argument("file", type=Path)
    taken.add_argument("--apply", action="store_true", help="do it; without it nothing is changed")
    openapi = add("openapi", _openapi, "print the OpenAPI document")
    openapi.add_argument("--to", type=Path, help="write it into a file instead")
    return parser


def _serve(settings: Settings, _chosen: argparse.Namespace) -> int:
    from registry.serve import PortTaken, serve

    url = settings.effective_database_url
    if url.startswith("sqlite:///") and not _is_migrated(url):
        migrations.upgrade(url)
    try:
        serve(settings)
    except PortTaken as error:
        raise OperatorError(str(error)) from error
    return 0


def _is_migrated(url: str) -> bool:
    database = open_database(url, threads=1)
    try:
        return migrations.current(database) == migrations.newest()
    finally:
        database.close()


def _migrate(settings: Settings, chosen: argparse.Namespace) -> int:
    url = settings.effective_database_url
    if chosen.to == "head":
        migrations.upgrade(url)
    else:
        migrations.downgrade(url, to=chosen.to)
    print(f"The database has revision {chosen.to if chosen.to != 'head' else migrations.newest()}.")
    return 0


def _demo(settings: Settings, _chosen: argparse.Namespace) -> int:
    from registry.demo.fill import fill

    print(fill(settings))
    return 0


def _reindex(settings: Settings, _chosen: argparse.Namespace) -> int:
    from registry.main import build_records
    from registry.records.reindex import reindex

    database = open_database(settings.effective_database_url, threads=1)
    try:
        records, _ = build_records()
        print(f"{reindex(database, records)} documents indexed.")
    finally:
        database.close()
    return 0


def _verify_audit(settings: Settings, chosen: argparse.Namespace) -> int:
    import msgspec

    from registry.records.audit import organizations, verify

    database = open_database(settings.effective_database_url, threads=1)
    try:
        with database.reading() as tx:
            reports = [(name, verify(tx, number)) for number, _, name in organizations(tx)]
    finally:
        database.close()
    if chosen.json:
        print(json.dumps([{"organization": n} | msgspec.to_builtins(r) for n, r in reports], ensure_ascii=False))
    else:
        for name, report in reports:
            print(f"{name}: {report.entries} entries, {'intact' if report.ok else 'NOT INTACT'}")
            for problem in report.problems:
                where = f"{problem.kind} {problem.id}, revision {problem.revision}"
                print(f"  entry {problem.position} ({where}): {problem.what}")
    return 0 if all(report.ok for _, report in reports) else 1


def _reset_password(settings: Settings, chosen: argparse.Namespace) -> int:
    from registry import main as registry_main

    registry = registry_main.build(settings)
    try:
        secret = registry.accounts.reset_link(chosen.email, now_ms=SystemClock().now_ms())
    finally:
        registry.database.close()
    if secret is None:
        raise OperatorError(f"Nobody has registered with {chosen.email}.")
    print(f"{settings.effective_public_url}/reset-password/{secret}")
    print("The link works once, for a day.", file=sys.stderr)
    return 0


def _purge(settings: Settings, chosen: argparse.Namespace) -> int:
    from registry.media.leftovers import delete_left_behind
    from registry.media.place import open_place
    from registry.upkeep import purge

    days = settings.purge_after_days if chosen.older_than_days is None else chosen.older_than_days
    now_ms = SystemClock().now_ms()
    database = open_database(settings.effective_database_url, threads=1)
    try:
        count = purge(database, deleted_before_ms=now_ms - days * 86_400_000, now_ms=now_ms)
        delete_left_behind(database, open_place(settings).store)
    finally:
        database.close()
    print(f"{count} documents purged that were deleted more than {days} days ago.")
    return 0


def _backup(settings: Settings, chosen: argparse.Namespace) -> int:
    from registry.backup import backup

    print(backup(settings.effective_database_url, chosen.file))
    return 0


def _restore(settings: Settings, chosen: argparse.Namespace) -> int:
    from registry.backup import restore

    url = settings.effective_database_url
    if chosen.file.startswith("s3://"):
        from registry.copies.keep import restore as restore_copy
        from registry.copies.place import Place

        name = restore_copy(Place(chosen.file), url, before_ms=_moment(chosen.before), replace=chosen.replace)
        print(f"Restored from {name} in {chosen.file}.")
    else:
        print(restore(url, Path(chosen.file), replace=chosen.replace))
    return 0


def _moment(text: str | None) -> int | None:
    import datetime

    try:
        moment = datetime.datetime.fromisoformat(text) if text else None
    except ValueError as error:
        raise OperatorError(f"--before {text} is no time such as 2026-11-27T18:00:00+00:00.") from error
    if moment is not None and moment.tzinfo is None:
        raise OperatorError(f"--before {text} does not say where: add Z or an offset such as +01:00.")
    return round(moment.timestamp() * 1000) if moment else None


def _keep(settings: Settings, chosen: argparse.Namespace) -> int:
    from registry.copies.keep import Rhythm, keep

    return keep(settings, chosen.place, Rhythm(chosen.every, chosen.lost_after))


def _copies(_settings: Settings, chosen: argparse.Namespace) -> int:
    from registry.copies.keep import listed
    from registry.copies.place import Place

    print(listed(Place(chosen.place)), end="")
    return 0


def _export(settings: Settings, chosen: argparse.Namespace) -> int:
    from registry.archives import export_to

    print(export_to(settings, chosen.file, organization_id=chosen.organization))
    return 0


def _import(settings: Settings, chosen: argparse.Namespace) -> int:
    from registry.archives import import_from

    print(import_from(settings, chosen.file, apply=chosen.apply))
    return 0


def _openapi(settings: Settings, chosen: argparse.Namespace) -> int:
    from registry.main import described

    text = described(settings)
    if chosen.to:
        chosen.to.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
