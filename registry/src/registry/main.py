"""Builds the registry: every room with what it needs, and the WSGI application around them."""

import threading
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import falcon
import msgspec
from prometheus_client import CollectorRegistry

from registry import migrations
from registry.accounts.doorkeeper import Doorkeeper
from registry.accounts.endpoints import AccountEndpoints, Cookies
from registry.accounts.kinds import MEMBER, ORGANIZATION
from registry.accounts.log_in_limits import LogInLimits
from registry.accounts.passkeys import Passkeys
from registry.accounts.second_step import SecondStep
from registry.accounts.second_step_endpoints import SecondStepEndpoints
from registry.accounts.service import Accounts
from registry.accounts.team import Team
from registry.accounts.team_endpoints import TeamEndpoints
from registry.behavior import endpoints as behavior_endpoints
from registry.behavior.kinds import BEHAVIOR, PLAN, SKILL
from registry.calendar import endpoints as calendar_endpoints
from registry.calendar.standing import Standings
from registry.care import endpoints as care_endpoints
from registry.care.kinds import HEALTH_ITEM, SAFETY_FLAG
from registry.dogs import endpoints as dog_endpoints
from registry.dogs.kinds import DOG, GUARDIAN
from registry.dogs.timeline import Timeline
from registry.exchange import endpoints as exchange_endpoints
from registry.exchange.restore import Restorer
from registry.homework import endpoints as homework_endpoints
from registry.homework.kinds import HOMEWORK
from registry.incidents import endpoints as incident_endpoints
from registry.incidents.kinds import INCIDENT
from registry.mail.figures import WaitingLetters
from registry.mail.outbox import Outbox, StillWanted
from registry.mail.postman import Postman
from registry.media import endpoints as media_endpoints
from registry.media.intake import Intake
from registry.media.kinds import ATTACHMENT
from registry.media.place import Place, open_place
from registry.notes import endpoints as note_endpoints
from registry.notes.kinds import NOTE
from registry.platform.clock import Clock, SystemClock
from registry.platform.database import Database, open_database
from registry.platform.http.application import build_application
from registry.platform.http.documents import Documents
from registry.platform.http.door import Door
from registry.platform.http.health import Health, Metrics, Readiness
from registry.platform.http.observe import Observer
from registry.platform.http.openapi import openapi_document
from registry.platform.http.operation import Operation
from registry.platform.http.page import SHARED, Page, ShareTarget
from registry.platform.logging import EventLog
from registry.platform.mail import SmtpMailer
from registry.platform.settings import Settings
from registry.platform.throttle import RequestThrottle
from registry.platform.tracing import Tracing
from registry.records import audit_endpoints
from registry.records.assignment import Assignments
from registry.records.kinds import Kind
from registry.records.service import Records
from registry.reminders import endpoints as reminder_endpoints
from registry.reminders import service as reminders
from registry.reminders.clerk import Clerk
from registry.reports import endpoints as report_endpoints
from registry.reports.album import Albums
from registry.reports.link_scope import ReportScope
from registry.reports.paper import Press
from registry.reports.service import Reports
from registry.search import endpoints as search_endpoints
from registry.search.index import SearchIndex
from registry.search.service import Search
from registry.search.synonyms import read_synonyms
from registry.sharing import endpoints as sharing_endpoints
from registry.sharing import mailing
from registry.sharing.scopes import DogScope, HomeworkScope, Scope
from registry.sync import endpoints as sync_endpoints
from registry.training import endpoints as training_endpoints
from registry.training.fact_table import FactTable
from registry.training.kinds import EXERCISE_SET, OBSERVATION, SESSION
from registry.training.results_in_timeline import ResultsInTimeline

VERSION = "0.1.0"
# Members and the organization have rules of their own (the last owner, invitations) and are changed online.
PUSHED = (
    DOG, GUARDIAN, NOTE, SKILL, BEHAVIOR, PLAN, SAFETY_FLAG, HEALTH_ITEM, SESSION, EXERCISE_SET, OBSERVATION,
    ATTACHMENT, HOMEWORK, INCIDENT,
)  # fmt: skip


@dataclass(frozen=True)
class Registry:
    """The service's parts, for the command line, the demo and the tests."""

    settings: Settings
    database: Database
    records: Records
    accounts: Accounts
    team: Team
    operations: list[Operation]
    restorer: Restorer
    log: EventLog
    clock: Clock
    stopping: threading.Event
    """Set when the process is told to stop; what waits for long ends then."""
    outbox: Outbox
    standings: Standings
    figures: CollectorRegistry
    """What the rooms count; it is shown with the requests' figures."""
    tracing: Tracing | None = None
    """Where traces are wanted."""


def build_records() -> tuple[Records, SearchIndex]:
    """The write path with every kind and every read model; the search index is one of those."""
    kinds = (ORGANIZATION, MEMBER, *PUSHED)
    by_name: dict[str, Kind] = {kind.name: kind for kind in kinds}
    index = SearchIndex(by_name)
    return Records(kinds, (Assignments(), Timeline(by_name), index, FactTable(), ResultsInTimeline())), index


def build(
    settings: Settings, *, clock: Clock | None = None, log: EventLog | None = None, tracing: Tracing | None = None
) -> Registry:
    """Every room, connected to the configured database."""
    database = open_database(settings.effective_database_url, threads=settings.threads + settings.stream_places)
    if tracing is not None:
        database = tracing.watched(database)
    registry = _connect(settings, database, clock or SystemClock(), log or EventLog(settings.log_level))
    return replace(registry, tracing=tracing)


def described(settings: Settings) -> str:
    """The OpenAPI document as indented JSON; touches no database."""
    database = open_database("sqlite:///:memory:", threads=1)
    try:
        operations = _connect(settings, database, SystemClock(), EventLog()).operations
    finally:
        database.close()
    document = openapi_document(operations, version=VERSION)
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _connect(settings: Settings, database: Database, clock: Clock, log: EventLog) -> Registry:
    records, index = build_records()
    public_url = settings.effective_public_url
    passkeys = Passkeys(database, public_url=public_url)
    limits = LogInLimits(database, per_window=settings.log_ins_per_quarter_hour)
    outbox = Outbox(opened=settings.smtp_url != "")
    people = Accounts(database, records, limits, passkeys, session_days=settings.session_days)
    team = Team(database, records, people, outbox, public_url=public_url, invitation_days=settings.invitation_days)
    stopping, standings = threading.Event(), Standings()
    figures = CollectorRegistry()
    if outbox.opened:
        figures.register(WaitingLetters(database, clock))
    place = open_place(settings)
    restorer = Restorer(database, place.store, records, settings.files_dir / "workshop")
    cookies = Cookies(settings.secure_cookies, settings.session_days)
    operations = [
        *AccountEndpoints(people, cookies, outbox, public_url=public_url).operations(),
        *SecondStepEndpoints(SecondStep(database), passkeys).operations(),
        *TeamEndpoints(team, records, cookies).operations(),
        *dog_endpoints.operations(records, DOG, GUARDIAN),
        *note_endpoints.operations(records, NOTE),
        *behavior_endpoints.operations(records, SKILL, BEHAVIOR, PLAN),
        *care_endpoints.operations(records, SAFETY_FLAG, HEALTH_ITEM),
        *training_endpoints.operations(records, SESSION, EXERCISE_SET, OBSERVATION),
        *_media(records, settings, database, place),
        *homework_endpoints.operations(records, HOMEWORK),
        *_given_out(records, settings, place, outbox),
        *incident_endpoints.operations(records, INCIDENT),
        *sync_endpoints.operations(
            records, PUSHED, stream_places=settings.stream_places, stopping=stopping, metrics=figures
        ),
        *search_endpoints.operations(_search(settings, index)),
        *calendar_endpoints.operations(standings, public_url=public_url),
        *reminder_endpoints.operations(records, outbox),
        *audit_endpoints.operations(),
        *exchange_endpoints.operations(restorer),
    ]
    return Registry(
        settings,
        database,
        records,
        people,
        team,
        operations,
        restorer,
        log,
        clock,
        stopping,
        outbox,
        standings,
        figures,
    )


def _media(records: Records, settings: Settings, database: Database, place: Place) -> list[Operation]:
    intake = Intake(database, place.store, settings.files_dir / "workshop")
    return media_endpoints.operations(records, ATTACHMENT, place.store, intake, place.uploads)


def _given_out(records: Records, settings: Settings, place: Place, outbox: Outbox) -> list[Operation]:
    """Reports, and links: to a dog, to a homework, to a report."""
    reports, press, public_url = Reports(records), Press(), settings.effective_public_url
    albums = Albums(records, place.store)
    scopes: tuple[Scope, ...] = (DogScope(records), HomeworkScope(records), ReportScope(reports, press, albums))
    return [
        *sharing_endpoints.operations(records, scopes, place.store, outbox, public_url=public_url),
        *report_endpoints.operations(reports, press, albums, public_url=public_url),
    ]


def _search(settings: Settings, index: SearchIndex) -> Search:
    return Search(index, synonyms=read_synonyms(Path(settings.effective_shorthand_dir) / "synonyms.json"))


def postman(registry: Registry) -> Postman | None:
    """Who sends letters; None without a mail server."""
    settings = registry.settings
    if not settings.smtp_url:
        return None
    mailer = SmtpMailer(settings.smtp_url, settings.mail_from or "longline@localhost")
    guards: dict[str, StillWanted] = {mailing.SORT: mailing.link_lives, reminders.SORT: reminders.still_wanted}
    return Postman(registry.database, mailer, clock=registry.clock, log=registry.log, guards=guards)


def clerk(registry: Registry) -> Clerk | None:
    """Who writes reminders; None without a mail server."""
    if not registry.outbox.opened:
        return None
    return Clerk(
        registry.database, registry.standings, registry.outbox, clock=registry.clock, log=registry.log,
        public_url=registry.settings.effective_public_url,
    )  # fmt: skip


def application(registry: Registry) -> "falcon.App[Any, Any]":
    """The WSGI application that serves API, page, health and metrics."""
    settings, database = registry.settings, registry.database
    metrics = CollectorRegistry()
    metrics.register(registry.figures)
    door = Door(
        database=database,
        doorkeeper=Doorkeeper(database, registry.clock),
        throttle=RequestThrottle(settings.requests_per_minute),
        clock=registry.clock,
        trusted_proxies=settings.trusted_proxies,
    )
    documents = Documents(openapi_document(registry.operations, version=VERSION))
    page = Page(Path(settings.page_dir) if settings.page_dir else None)
    return build_application(
        door,
        registry.operations,
        observer=Observer(registry.log, metrics),
        around=[registry.tracing.middleware] if registry.tracing else (),
        plain_routes=[
            ("/healthz", Health()),
            ("/readyz", Readiness(database, lambda: migrations.serves(database), log=registry.log, metrics=metrics)),
            ("/metrics", Metrics(metrics)),
            *documents.routes(),
            (SHARED, ShareTarget(page)),
        ],
        page=page,
    )
