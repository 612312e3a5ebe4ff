"""What letters say, in plain words."""

from registry.mail.outbox import Letter


def invitation(*, to: str, organization: str, inviter: str, url: str, until: str) -> Letter:
    """Asks somebody in."""
    return Letter(
        to=to,
        subject=f"{_one_line(inviter)} invites you to {_one_line(organization)} on Longline",
        text=(
            f"{inviter} invites you to work with {organization} on Longline, where trainers keep notes on dogs.\n\n"
            f"Join here, until {until[:10]}:\n\n{url}\n\n"
            "The link lets in whoever opens it first. If you do not know the sender, do nothing.\n"
        ),
    )


def password_reset(*, to: str, url: str) -> Letter:
    """A link to set a new password."""
    text = f"Set a new password within a day:\n\n{url}\n\nIf you did not ask for this, do nothing.\n"
    return Letter(to=to, subject="Longline: set a new password", text=text)


def share(*, to: str, practice: str, dog: str, url: str, until: str) -> Letter:
    """A link to what was written for somebody outside: nothing but the practice's and the dog's name stands in it."""
    return Letter(
        to=to,
        subject=f"{_one_line(practice)}: for you and {_one_line(dog)}",
        text=(
            f"{practice} has written something for you about {dog}. Read it here; you need no account:\n\n{url}\n\n"
            f"The link works until {until[:10]}. Whoever has it can read the same, so keep this mail to yourself.\n"
            "If you do not know the sender, do nothing.\n"
        ),
    )


def _one_line(text: str) -> str:
    """A header has one line."""
    return " ".join(text.split())
