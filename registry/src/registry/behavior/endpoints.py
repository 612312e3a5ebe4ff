"""HTTP of skills, behaviours, plans, the library and the rules."""

from typing import Annotated

import msgspec

from registry.behavior.library_entries import find_in_library
from registry.behavior.rule_answers import promise, rule_book
from registry.behavior.rule_schemas import Promise, RuleBook, RuleQuestion
from registry.behavior.schemas import Domain, LibraryPage
from registry.platform.http.operation import Call, Operation, Reply
from registry.platform.pagination import DEFAULT_LIMIT, Cursor, Limit
from registry.records.endpoints import document_operations, page_type, resource_type
from registry.records.kinds import Kind
from registry.records.named_lists import reply_by_name
from registry.records.service import Records

Contains = Annotated[str, msgspec.Meta(max_length=80, description="Only those whose name contains this.")]


class NamedQuery(msgspec.Struct, forbid_unknown_fields=True):
    """Which definitions or plans."""

    q: Contains = ""
    limit: Limit = DEFAULT_LIMIT
    cursor: Cursor | None = None


class LibraryQuery(msgspec.Struct, forbid_unknown_fields=True):
    """Which entries of the library."""

    q: Contains = ""
    domain: Domain | None = None


def operations(records: Records, skill: Kind, behavior: Kind, plan: Kind) -> list[Operation]:
    """Everything under /skills, /behaviors, /plans, /library and /rules."""
    return [
        *document_operations(records, skill, path="/skills", room="behavior"),
        *document_operations(records, behavior, path="/behaviors", room="behavior"),
        *document_operations(records, plan, path="/plans", room="behavior"),
        Operation(
            method="GET", path="/skills", name="listSkills", room="behavior", summary="The practice's skills by name",
            query=NamedQuery, answer=page_type("SkillPage", resource_type(skill)), problems=(400,),
            handle=lambda call: reply_by_name(call, records, skill),
        ),
        Operation(
            method="GET", path="/behaviors", name="listBehaviors", room="behavior",
            summary="The practice's behaviours by name", query=NamedQuery,
            answer=page_type("BehaviorPage", resource_type(behavior)), problems=(400,),
            handle=lambda call: reply_by_name(call, records, behavior),
        ),
        Operation(
            method="GET", path="/dogs/{id}/plans", name="listPlans", room="behavior", summary="A dog's plans by name",
            query=NamedQuery, answer=page_type("PlanPage", resource_type(plan)), problems=(400, 404),
            handle=lambda call: _plans(call, records, plan),
        ),
        Operation(
            method="GET", path="/library", name="listLibrary", room="behavior",
            summary="Definitions of behaviours that come with Longline", query=LibraryQuery, answer=LibraryPage,
            problems=(400,), handle=_library,
        ),
        Operation(
            method="GET", path="/rules", name="listRules", room="behavior",
            summary="Rules for moving on and for mastery that come with Longline", answer=RuleBook,
            handle=lambda _: Reply(rule_book()),
        ),
        Operation(
            method="POST", path="/rules/promise", name="whatARulePromises", room="behavior", body=RuleQuestion,
            summary="The chance that a dog of a given reliability passes a rule", answer=Promise, problems=(422,),
            handle=lambda call: Reply(promise(call.body)),
        ),
    ]  # fmt: skip


def _plans(call: Call, records: Records, plan: Kind) -> Reply:
    dog = records.get(call.tx, call.access, records.kinds["dog"], call.id)
    return reply_by_name(call, records, plan, dog=dog.number)


def _library(call: Call) -> Reply:
    return Reply(LibraryPage(find_in_library(q=call.query.q, domain=call.query.domain)))
