"""What accounts look like on the wire."""

from typing import Annotated, Any, Literal

import msgspec

from registry.platform.access import Role, Scope
from registry.platform.fields import Email, Moment, Name, TimeZone
from registry.platform.ids import Id
from registry.platform.patterns import whole
from registry.records.endpoints import Author
from registry.records.representation import RecordFields

Password = Annotated[str, msgspec.Meta(min_length=10, max_length=200)]
GivenPassword = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Code = Annotated[str, msgspec.Meta(min_length=6, max_length=20, pattern=whole("[0-9A-Za-z-]+"))]


class Registration(msgspec.Struct, forbid_unknown_fields=True):
    """A new person with a new organization; `time_zone` becomes the organization's, which is UTC without one."""

    email: Email
    password: Password
    name: Name
    organization: Name
    time_zone: TimeZone | None = None


class PasskeyCredential(msgspec.Struct, kw_only=True):
    """What the browser's authenticator made or signed: the JSON form of a `PublicKeyCredential`."""

    id: Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]
    raw_id: Annotated[str, msgspec.Meta(min_length=1, max_length=2000)] = msgspec.field(name="rawId")
    type: Literal["public-key"]
    response: Annotated[dict[str, Any], msgspec.Meta(min_length=1, max_length=20)]


class PasskeyProof(msgspec.Struct, forbid_unknown_fields=True):
    """The second step by passkey: which challenge was signed, and the signature."""

    challenge_token: Annotated[str, msgspec.Meta(min_length=20, max_length=100)]
    credential: PasskeyCredential


class NewPasskey(msgspec.Struct, forbid_unknown_fields=True):
    """A passkey that the browser has just made."""

    name: Name
    challenge_token: Annotated[str, msgspec.Meta(min_length=20, max_length=100)]
    credential: PasskeyCredential


class PasskeyOptions(msgspec.Struct):
    """What the browser needs for a ceremony; `challenge_token` comes back with its outcome."""

    challenge_token: str
    options: dict[str, Any]


class PasskeyCard(msgspec.Struct):
    """A passkey by its name."""

    id: Id
    name: str
    created_at: str


class PasskeyCards(msgspec.Struct):
    """One's own passkeys, newest first."""

    items: list[PasskeyCard]
    next_cursor: str | None = None


class LogIn(msgspec.Struct, forbid_unknown_fields=True):
    """Credentials. Who has a second step adds `code` (one-time or recovery code) or `passkey`."""

    email: Annotated[str, msgspec.Meta(min_length=1, max_length=254)]
    password: GivenPassword
    code: Code | None = None
    passkey: PasskeyProof | None = None


class PersonCard(msgspec.Struct):
    """The person who is signed in."""

    id: Id
    email: str
    name: str
    totp_enabled: bool
    passkeys: int


class OrganizationCard(msgspec.Struct):
    """An organization by its name."""

    id: Id
    name: str


class MembershipCard(msgspec.Struct):
    """The person's place in an organization."""

    member_id: Id
    role: Role
    organization: OrganizationCard


class Me(msgspec.Struct):
    """Who is signed in, where, and the token that every unsafe request of the browser must carry."""

    person: PersonCard
    memberships: list[MembershipCard]
    organization_id: Id
    csrf_token: str | None


class MyChanges(msgspec.Struct, forbid_unknown_fields=True):
    """Changes to one's own account; a new password needs the current one."""

    name: Name | None = None
    password: Password | None = None
    current_password: GivenPassword | None = None


class ResetRequest(msgspec.Struct, forbid_unknown_fields=True):
    """Asks for a link to set a new password."""

    email: Annotated[str, msgspec.Meta(min_length=1, max_length=254)]


class NewPassword(msgspec.Struct, forbid_unknown_fields=True):
    """The new password."""

    password: Password


class TotpSecret(msgspec.Struct):
    """What an authenticator app needs; shown once, in force after the first code."""

    secret: str
    uri: str
    qr_svg: str


class TotpCode(msgspec.Struct, forbid_unknown_fields=True):
    """A code from the authenticator app."""

    code: Code


class RecoveryCodes(msgspec.Struct):
    """Codes for the day the phone is lost; each works once."""

    recovery_codes: list[str]


class CurrentPassword(msgspec.Struct, forbid_unknown_fields=True):
    """Proves that it is really the person."""

    password: GivenPassword


class SignIn(msgspec.Struct):
    """A browser that is signed in."""

    id: Id
    created_at: str
    last_seen_at: str
    user_agent: str
    current: bool


class SignIns(msgspec.Struct):
    """Every browser that is signed in, newest first."""

    items: list[SignIn]
    next_cursor: str | None = None


class NewToken(msgspec.Struct, forbid_unknown_fields=True):
    """A personal access token to be made."""

    name: Name
    scopes: Annotated[list[Scope], msgspec.Meta(min_length=1, max_length=3)]
    expires_at: Moment


class TokenCard(msgspec.Struct, omit_defaults=True):
    """A personal access token; `token` only in the answer that made it."""

    id: Id
    name: str
    scopes: list[Scope]
    created_at: str
    expires_at: str
    token: str = ""


class TokenCards(msgspec.Struct):
    """Tokens, newest first."""

    items: list[TokenCard]
    next_cursor: str | None = None


class NewInvitation(msgspec.Struct, forbid_unknown_fields=True):
    """Asks somebody into the organization."""

    email: Email
    role: Role


class InvitationCard(msgspec.Struct, omit_defaults=True):
    """An open invitation; `token` and `url` only in the answer that made it. `mailed`: a letter with it goes out."""

    id: Id
    email: str
    role: Role
    created_at: str
    expires_at: str
    token: str = ""
    url: str = ""
    mailed: bool = False


class InvitationCards(msgspec.Struct):
    """Open invitations, newest first."""

    items: list[InvitationCard]
    next_cursor: str | None = None


class InvitationPreview(msgspec.Struct):
    """What an invited person sees before accepting."""

    organization: str
    email: str
    role: Role
    invited_by: str
    expires_at: str
    has_account: bool


class Acceptance(msgspec.Struct, forbid_unknown_fields=True):
    """For a new person name and password; for one with an account its credentials, or a session of theirs."""

    name: Name | None = None
    password: GivenPassword | None = None
    code: Code | None = None


class MemberBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A person in an organization."""

    person_id: Id
    role: Role
    status: Literal["active", "ended"] = "active"


class MemberChanges(msgspec.Struct, forbid_unknown_fields=True):
    """The new role."""

    role: Role


class Member(RecordFields, kw_only=True):
    """A person in an organization, with name and address."""

    person_id: Id
    name: str
    email: str
    role: Role
    status: Literal["active", "ended"]


class Authors(msgspec.Struct):
    """Everybody who ever belonged to the practice, those who left too: whose names stand beside what was written."""

    items: list[Author]
    next_cursor: str | None = None


class MemberPage(msgspec.Struct):
    """Members by name."""

    items: list[Member]
    next_cursor: str | None
