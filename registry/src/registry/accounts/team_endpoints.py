"""HTTP of the organization, its members and invitations, and of personal access tokens."""

from typing import Any

import msgspec

from registry.accounts import schemas, tokens
from registry.accounts.endpoints import Cookies
from registry.accounts.kinds import ORGANIZATION
from registry.accounts.team import Team
from registry.platform.access import OWNERS
from registry.platform.http.operation import Call, Operation, Reply
from registry.platform.pagination import DEFAULT_LIMIT, Cursor, Limit, decode_cursor, encode_cursor, list_name
from registry.records.endpoints import WriteQuery, patch_type, resource_type
from registry.records.service import Intent, Records


class MembersQuery(msgspec.Struct, forbid_unknown_fields=True):
    """Which page of the members."""

    limit: Limit = DEFAULT_LIMIT
    cursor: Cursor | None = None


class TeamEndpoints:
    """Who works here."""

    def __init__(self, team: Team, records: Records, cookies: Cookies) -> None:
        self._team = team
        self._records = records
        self._cookies = cookies

    def operations(self) -> list[Operation]:
        """/organization, /members, /invitations and /tokens."""
        return [*self._organization(), *self._members(), *self._invitations(), *self._tokens()]

    def _organization(self) -> list[Operation]:
        resource = resource_type(ORGANIZATION)
        common: dict[str, Any] = {"path": "/organization", "room": "accounts", "answer": resource}
        return [
            Operation(
                method="GET", name="getOrganization", summary="The organization and its settings",
                handle=self._get_organization, **common,
            ),
            Operation(
                method="PATCH", name="patchOrganization", summary="Change the organization's settings", roles=OWNERS,
                scope="admin", query=WriteQuery, patch_of=patch_type(ORGANIZATION), transaction="write",
                if_match="required", problems=(412, 428), handle=self._patch_organization, **common,
            ),
        ]  # fmt: skip

    def _members(self) -> list[Operation]:
        write: dict[str, Any] = {
            "path": "/members/{id}", "room": "accounts", "roles": OWNERS, "scope": "admin", "query": WriteQuery,
            "transaction": "write", "if_match": "required", "problems": (404, 409, 412, 428),
        }  # fmt: skip
        return [
            Operation(
                method="GET", path="/members", name="listMembers", summary="Everybody in the organization, by name",
                room="accounts", query=MembersQuery, answer=schemas.MemberPage, problems=(400,), handle=self._list,
            ),
            Operation(
                method="GET", path="/authors", name="listAuthors", summary="Everybody who may have written something",
                room="accounts", answer=schemas.Authors, handle=lambda c: Reply(self._team.authors(c.tx, c.access)),
            ),
            Operation(
                method="GET", path="/members/{id}", name="getMember", summary="One member", room="accounts",
                answer=schemas.Member, problems=(404,), handle=self._get,
            ),
            Operation(
                method="PATCH", name="patchMember", summary="Give a member another role",
                body=schemas.MemberChanges, answer=schemas.Member, handle=self._patch, **write,
            ),
            Operation(
                method="DELETE", name="endMembership", summary="End a membership; what the person wrote stays",
                statuses=(204,), handle=self._end, **write,
            ),
        ]  # fmt: skip

    def _invitations(self) -> list[Operation]:
        owner: dict[str, Any] = {"room": "accounts", "roles": OWNERS, "scope": "admin"}
        return [
            Operation(
                method="POST", path="/invitations", name="invite", summary="Invite somebody", statuses=(201,),
                body=schemas.NewInvitation, answer=schemas.InvitationCard, problems=(409,), transaction="write",
                handle=lambda c: Reply(self._team.invite(c.tx, c.access, c.body, now_ms=c.now_ms), status=201), **owner,
            ),
            Operation(
                method="GET", path="/invitations", name="listInvitations", summary="Open invitations",
                answer=schemas.InvitationCards, **owner,
                handle=lambda c: Reply(
                    schemas.InvitationCards(self._team.invitations(c.tx, c.access, now_ms=c.now_ms))
                ),
            ),
            Operation(
                method="DELETE", path="/invitations/{id}", name="withdrawInvitation", summary="Withdraw an invitation",
                statuses=(204,), problems=(404,), transaction="write", handle=self._withdraw, **owner,
            ),
            Operation(
                method="GET", path="/invitations/{token}/preview", name="previewInvitation", room="accounts",
                summary="What an invited person sees", who="anyone", answer=schemas.InvitationPreview, problems=(404,),
                handle=lambda c: Reply(self._team.preview(c.tx, c.path["token"], now_ms=c.now_ms)),
            ),
            Operation(
                method="POST", path="/invitations/{token}/accept", name="acceptInvitation", room="accounts",
                summary="Join the organization and sign in", who="guest", body=schemas.Acceptance, answer=schemas.Me,
                problems=(401, 403, 404, 409), transaction="own", handle=self._accept, sets_cookie=True,
            ),
        ]  # fmt: skip

    def _tokens(self) -> list[Operation]:
        mine: dict[str, Any] = {"room": "accounts", "scope": "admin"}
        return [
            Operation(
                method="POST", path="/tokens", name="makeToken", summary="Make a personal access token",
                body=schemas.NewToken, answer=schemas.TokenCard, statuses=(201,), problems=(409,), transaction="write",
                handle=lambda c: Reply(tokens.make(c.tx, c.access, c.body, now_ms=c.now_ms), status=201), **mine,
            ),
            Operation(
                method="GET", path="/tokens", name="listTokens", summary="One's own tokens",
                answer=schemas.TokenCards, handle=lambda c: Reply(schemas.TokenCards(tokens.cards(c.tx, c.access))),
                **mine,
            ),
            Operation(
                method="DELETE", path="/tokens/{id}", name="revokeToken", summary="Revoke a token", statuses=(204,),
                problems=(404,), transaction="write", handle=_revoke, **mine,
            ),
        ]  # fmt: skip

    def _get_organization(self, call: Call) -> Reply:
        document = self._records.get(call.tx, call.access, ORGANIZATION, call.access.organization_id)
        return Reply(document.representation.encode(), revision=document.revision)

    def _patch_organization(self, call: Call) -> Reply:
        intent = _intent(call)
        saved = self._records.patch(call.tx, call.access, ORGANIZATION, call.access.organization_id, call.body, intent)
        return Reply(saved.document.representation.encode(), revision=saved.document.revision)

    def _list(self, call: Call) -> Reply:
        of = list_name("members")
        after = decode_cursor(call.query.cursor, of=of, keys=tuple[str, str])
        everybody = self._team.members(call.tx, call.access)
        rest = [m for m in everybody if after is None or (m.name, m.id) > after]
        shown = rest[: call.query.limit]
        more = len(rest) > len(shown)
        return Reply(schemas.MemberPage(shown, encode_cursor(of, shown[-1].name, shown[-1].id) if more else None))

    def _get(self, call: Call) -> Reply:
        member = self._team.member(call.tx, call.access, call.id)
        return Reply(member, revision=member.revision)

    def _patch(self, call: Call) -> Reply:
        member = self._team.change_role(call.tx, call.access, call.id, call.body.role, _intent(call))
        return Reply(member, revision=member.revision)

    def _end(self, call: Call) -> Reply:
        self._team.end_membership(call.tx, call.access, call.id, _intent(call))
        return Reply(status=204)

    def _withdraw(self, call: Call) -> Reply:
        self._team.withdraw(call.tx, call.access, call.id, now_ms=call.now_ms)
        return Reply(status=204)

    def _accept(self, call: Call) -> Reply:
        signed_in = self._team.accept(call.path["token"], call.body, call.caller, call.visitor, now_ms=call.now_ms)
        return Reply(signed_in.me, cookie=self._cookies.of(signed_in.secret))


def _intent(call: Call) -> Intent:
    return Intent(now_ms=call.now_ms, seen_revision=call.if_match, reason=call.query.reason)


def _revoke(call: Call) -> Reply:
    tokens.revoke(call.tx, call.access, call.id, now_ms=call.now_ms)
    return Reply(status=204)
