"""HTTP of the second step: authenticator apps and passkeys."""

from typing import Any

from registry.accounts import schemas
from registry.accounts.passkeys import Passkeys
from registry.accounts.second_step import SecondStep
from registry.platform.http.operation import Call, Operation, Reply


class SecondStepEndpoints:
    """Setting up and taking away what is asked for beside the password."""

    def __init__(self, totp: SecondStep, passkeys: Passkeys) -> None:
        self._totp = totp
        self._passkeys = passkeys

    def operations(self) -> list[Operation]:
        """/auth/totp and /auth/passkeys."""
        mine: dict[str, Any] = {"room": "accounts", "scope": "admin", "transaction": "own"}
        return [
            Operation(
                method="POST", path="/auth/totp", name="beginTotp", summary="Begin to set up an authenticator app",
                answer=schemas.TotpSecret, problems=(409,), handle=lambda c: Reply(self._totp.begin(c.access)), **mine,
            ),
            Operation(
                method="POST", path="/auth/totp/confirm", name="confirmTotp", summary="Put the second step in force",
                body=schemas.TotpCode, answer=schemas.RecoveryCodes, problems=(409,),
                handle=lambda c: Reply(self._totp.confirm(c.access, c.body.code, now_ms=c.now_ms)), **mine,
            ),
            Operation(
                method="DELETE", path="/auth/totp", name="removeTotp", summary="Take the second step away",
                body=schemas.CurrentPassword, statuses=(204,), handle=self._remove_totp, **mine,
            ),
            Operation(
                method="POST", path="/auth/passkeys/options", name="beginPasskey", summary="Begin to add a passkey",
                answer=schemas.PasskeyOptions, problems=(409,),
                handle=lambda c: Reply(self._passkeys.begin_adding(c.access, now_ms=c.now_ms)), **mine,
            ),
            Operation(
                method="POST", path="/auth/passkeys", name="addPasskey", summary="Add the passkey that was made",
                body=schemas.NewPasskey, answer=schemas.PasskeyCard, statuses=(201,),
                handle=lambda c: Reply(self._passkeys.add(c.access, c.body, now_ms=c.now_ms), status=201), **mine,
            ),
            Operation(
                method="GET", path="/auth/passkeys", name="listPasskeys", summary="One's own passkeys",
                room="accounts", scope="admin", answer=schemas.PasskeyCards,
                handle=lambda c: Reply(schemas.PasskeyCards(self._passkeys.cards(c.tx, c.access))),
            ),
            Operation(
                method="DELETE", path="/auth/passkeys/{id}", name="removePasskey", summary="Remove a passkey",
                body=schemas.CurrentPassword, statuses=(204,), problems=(404,), handle=self._remove_passkey, **mine,
            ),
        ]  # fmt: skip

    def _remove_totp(self, call: Call) -> Reply:
        self._totp.remove(call.access, call.body.password)
        return Reply(status=204)

    def _remove_passkey(self, call: Call) -> Reply:
        self._passkeys.remove(call.access, call.id, call.body.password)
        return Reply(status=204)
