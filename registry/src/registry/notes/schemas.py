"""What a note looks like on the wire."""

from typing import Annotated, Literal

import msgspec

from registry.platform.fields import Line, Moment, TimeZone
from registry.platform.ids import Id
from registry.platform.patterns import LANGUAGE_TAG, whole
from registry.records.signatures import HexHash, Signature
from registry.shorthand import Fact

MAX_BODY_BYTES = 64 * 1024
MOST_FACTS = 2_000
LONGEST_QUOTE = 2_000
MOST_SIGNATURES = 1

NoteKind = Literal["session", "observation", "plan", "health", "contact", "handover", "incident", "general"]
Visibility = Literal["private", "team", "org", "client", "external"]
Tag = Annotated[
    str, msgspec.Meta(min_length=1, max_length=60, pattern=whole(r"[^\s#]+"), description="Without # and spaces.")
]


class KeptFact(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A fact of a note and where it comes from.

    `read`: the shorthand found it in the text; the registry fills these in itself and ignores those that are sent.
    `corrected`: the trainer put it right by hand. `dropped`: the trainer says that it is none. Both are kept when
    the text is edited, as long as their words (`quote`) are still there.

    `about`: whether it is about the note's dog. On a class sheet the fact's `dog` may be the name of another: such a
    fact is kept with the note and belongs to no chart. The registry fills it in when it reads the fact, so that it
    stays true when a dog is renamed.
    """

    origin: Literal["read", "corrected", "dropped"] = "read"
    quote: Annotated[str, msgspec.Meta(max_length=LONGEST_QUOTE)] = ""
    fact: Fact
    about: Literal["note_dog", "other_dog"] = "note_dog"


class NoteBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A note on a dog. The text stays exactly as it was typed.

    `needs_cosign`: an assistant wrote it, in a practice where a trainer co-signs what assistants write. `signatures`
    holds the co-signature; it was given for the revision that it names, and whoever edits the note takes it away, so
    that the note waits again. The registry fills in both and ignores what is sent there.
    """

    dog_id: Id
    body: Annotated[str, msgspec.Meta(min_length=1, pattern=r"\S", description="The text, at most 64 KiB in UTF-8.")]
    occurred_at: Moment
    time_zone: TimeZone | None = None
    kind: NoteKind = "general"
    form: Literal["free", "soap", "abc", "log"] = "free"
    title: Line | None = None
    tags: Annotated[list[Tag], msgspec.Meta(max_length=50)] = []
    visibility: Visibility = "team"
    source: Literal["typed", "voice", "import", "generated"] = "typed"
    status: Literal["draft", "final", "amended", "void"] = "final"
    language: Annotated[str, msgspec.Meta(pattern=LANGUAGE_TAG, max_length=35)] | None = None
    session_id: Id | None = None
    facts: Annotated[list[KeptFact], msgspec.Meta(max_length=MOST_FACTS)] = []
    grammar_version: Annotated[int, msgspec.Meta(ge=0)] | None = None
    needs_cosign: bool = False
    signatures: Annotated[list[Signature], msgspec.Meta(max_length=MOST_SIGNATURES)] = []


class Cosigning(msgspec.Struct, kw_only=True):
    """Whether a note waits for a co-signature, and whether the caller gives it.

    `waits`: it needs one, is no draft, not void, and not private. `hash` is the one of `revision` in the ledger, for
    which a signature would be given.
    """

    revision: Annotated[int, msgspec.Meta(ge=1)]
    hash: HexHash
    waits: bool
    may_sign: bool
    may_withdraw: bool
    signatures: list[Signature]
