"""HTTP of signing in and of one's own account."""

from dataclasses import dataclass

from registry.accounts import credentials, schemas
from registry.accounts.doorkeeper import COOKIE
from registry.accounts.errors import link_is_dead
from registry.accounts.service import DAY_MS, Accounts, SignedIn, me
from registry.mail import letters
from registry.mail.outbox import Outbox
from registry.platform.clock import to_text
from registry.platform.database import Transaction
from registry.platform.errors import NotFound
from registry.platform.http.operation import Call, Operation, Reply


@dataclass(frozen=True, slots=True)
class Cookies:
    """How the session cookie is made."""

    secure: bool
    days: int

    def of(self, secret: str) -> str:
        """Signs the browser in."""
        return self._cookie(secret, self.days * DAY_MS // 1000)

    def ended(self) -> str:
        """Signs the browser out."""
        return self._cookie("", 0)

    def _cookie(self, value: str, seconds: int) -> str:
        secure = "; Secure" if self.secure else ""
        return f"{COOKIE}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}"


class AccountEndpoints:
    """Register, log in and out, /me, passwords, signed-in browsers."""

    def __init__(self, accounts: Accounts, cookies: Cookies, outbox: Outbox, *, public_url: str) -> None:
        self._accounts = accounts
        self._cookies = cookies
        self._outbox = outbox
        self._public_url = public_url

    def operations(self) -> list[Operation]:
        """Everything under /auth, and /me."""
        return [*self._signing_in(), *self._my_account(), *self._my_browsers()]

    def _signing_in(self) -> list[Operation]:
        return [
            Operation(
                method="POST", path="/auth/register", name="register", summary="Register with a new organization",
                room="accounts", who="anyone", body=schemas.Registration, answer=schemas.Me, statuses=(201,),
                problems=(409,), transaction="own", handle=self._register, sets_cookie=True,
            ),
            Operation(
                method="POST", path="/auth/login", name="logIn", summary="Sign a browser in", room="accounts",
                who="anyone", body=schemas.LogIn, answer=schemas.Me, problems=(401, 403), transaction="own",
                handle=self._log_in, sets_cookie=True,
            ),
            Operation(
                method="POST", path="/auth/logout", name="logOut", summary="Sign this browser out", room="accounts",
                who="guest", statuses=(204,), problems=(401, 403, 404), transaction="write", handle=self._log_out,
                sets_cookie=True,
            ),
            Operation(
                method="POST", path="/auth/password-reset", name="requestPasswordReset", room="accounts",
                summary="Ask for a link to set a new password; the answer is the same for every address",
                who="anyone", body=schemas.ResetRequest, statuses=(202,), transaction="own", handle=self._ask_reset,
            ),
            Operation(
                method="POST", path="/auth/password-reset/{token}", name="resetPassword", room="accounts",
                summary="Set a new password with a mailed link", who="anyone", body=schemas.NewPassword,
                statuses=(204,), problems=(404,), transaction="own", handle=self._reset,
            ),
        ]  # fmt: skip

    def _my_account(self) -> list[Operation]:
        return [
            Operation(
                method="GET", path="/me", name="getMe", summary="Who is signed in, where, and the CSRF token",
                room="accounts", answer=schemas.Me, handle=self._me,
            ),
            Operation(
                method="PATCH", path="/me", name="patchMe", summary="Change one's own name or password",
                room="accounts", scope="admin", body=schemas.MyChanges, answer=schemas.Me, transaction="own",
                handle=self._change_me,
            ),
        ]  # fmt: skip

    def _my_browsers(self) -> list[Operation]:
        return [
            Operation(
                method="GET", path="/auth/sessions", name="listSignIns", summary="Browsers that are signed in",
                room="accounts", scope="admin", answer=schemas.SignIns, handle=_sign_ins,
            ),
            Operation(
                method="DELETE", path="/auth/sessions/{id}", name="endSignIn", summary="Sign a browser out",
                room="accounts", scope="admin", statuses=(204,), problems=(404,), transaction="write",
                handle=_end_sign_in,
            ),
        ]  # fmt: skip

    def _register(self, call: Call) -> Reply:
        return self._signed_in(self._accounts.register(call.body, call.visitor, now_ms=call.now_ms), status=201)

    def _log_in(self, call: Call) -> Reply:
        return self._signed_in(self._accounts.log_in(call.body, call.visitor, now_ms=call.now_ms))

    def _signed_in(self, signed_in: SignedIn, *, status: int = 200) -> Reply:
        return Reply(signed_in.me, status=status, cookie=self._cookies.of(signed_in.secret))

    def _log_out(self, call: Call) -> Reply:
        if call.caller is not None and call.caller.session is not None:
            credentials.end_session(call.tx, call.caller.person, call.caller.session)
        return Reply(status=204, cookie=self._cookies.ended())

    def _ask_reset(self, call: Call) -> Reply:
        def write(tx: Transaction, address: str, secret: str) -> None:
            letter = letters.password_reset(to=address, url=f"{self._public_url}/reset-password/{secret}")
            self._outbox.put(tx, letter, now_ms=call.now_ms, until_ms=call.now_ms + DAY_MS)

        self._accounts.reset_link(call.body.email, now_ms=call.now_ms, then=write)
        return Reply(status=202)

    def _reset(self, call: Call) -> Reply:
        if not self._accounts.set_new_password(call.path["token"], call.body.password, now_ms=call.now_ms):
            raise link_is_dead()
        return Reply(status=204)

    @staticmethod
    def _me(call: Call) -> Reply:
        return Reply(me(call.tx, call.access, csrf_token=call.access.csrf_token), headers={"Cache-Control": "no-store"})

    def _change_me(self, call: Call) -> Reply:
        return Reply(self._accounts.change_me(call.access, call.body, now_ms=call.now_ms))


def _sign_ins(call: Call) -> Reply:
    rows = credentials.sessions_of(call.tx, call.access.person, call.now_ms)
    return Reply(
        schemas.SignIns(
            [
                schemas.SignIn(session_id, to_text(created), to_text(seen), agent, session_id == call.access.session)
                for session_id, created, seen, agent in rows
            ]
        )
    )


def _end_sign_in(call: Call) -> Reply:
    if not credentials.end_session(call.tx, call.access.person, call.id):
        raise NotFound("There is no such signed-in browser.")
    return Reply(status=204)
