"""People, organizations, documents with their ledger, timeline and search."""

from registry.migrations.dialects import dialect, execute

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_STATEMENTS = (
    # Who
    """CREATE TABLE organization (
        number @number, id @uuid NOT NULL UNIQUE, name TEXT NOT NULL, created_ms @int NOT NULL,
        position @int NOT NULL DEFAULT 0, head @bytes NOT NULL)""",
    """CREATE TABLE person (
        number @number, id @uuid NOT NULL UNIQUE, email @key NOT NULL UNIQUE, name TEXT NOT NULL, card TEXT NOT NULL,
        password_hash TEXT NOT NULL, totp_secret TEXT, totp_since_ms @int, totp_last_step @int NOT NULL DEFAULT 0,
        created_ms @int NOT NULL)""",
    """CREATE TABLE membership (
        organization @int NOT NULL REFERENCES organization (number), person @int NOT NULL REFERENCES person (number),
        member_id @uuid NOT NULL, role TEXT NOT NULL, status TEXT NOT NULL,
        PRIMARY KEY (organization, person))@clustered""",
    "CREATE INDEX membership_person ON membership (person)",
    """CREATE TABLE login_session (
        token_hash @bytes PRIMARY KEY, id @uuid NOT NULL UNIQUE, person @int NOT NULL REFERENCES person (number),
        organization @int NOT NULL REFERENCES organization (number), csrf_token TEXT NOT NULL,
        created_ms @int NOT NULL, seen_ms @int NOT NULL, expires_ms @int NOT NULL, user_agent TEXT NOT NULL)""",
    "CREATE INDEX login_session_person ON login_session (person)",
    """CREATE TABLE access_token (
        token_hash @bytes PRIMARY KEY, id @uuid NOT NULL UNIQUE, person @int NOT NULL REFERENCES person (number),
        organization @int NOT NULL REFERENCES organization (number), name TEXT NOT NULL, scopes TEXT NOT NULL,
        created_ms @int NOT NULL, expires_ms @int NOT NULL)""",
    "CREATE INDEX access_token_person ON access_token (person, organization)",
    """CREATE TABLE invitation (
        token_hash @bytes PRIMARY KEY, id @uuid NOT NULL UNIQUE,
        organization @int NOT NULL REFERENCES organization (number), email TEXT NOT NULL, role TEXT NOT NULL,
        invited_by @int NOT NULL REFERENCES person (number), created_ms @int NOT NULL, expires_ms @int NOT NULL)""",
    "CREATE INDEX invitation_organization ON invitation (organization, created_ms)",
    """CREATE TABLE password_reset (
        token_hash @bytes PRIMARY KEY, person @int NOT NULL REFERENCES person (number), expires_ms @int NOT NULL)""",
    """CREATE TABLE recovery_code (
        person @int NOT NULL REFERENCES person (number), code_hash @bytes NOT NULL,
        PRIMARY KEY (person, code_hash))""",
    """CREATE TABLE passkey (
        credential_id @bytes PRIMARY KEY, id @uuid NOT NULL UNIQUE, person @int NOT NULL REFERENCES person (number),
        name TEXT NOT NULL, public_key @bytes NOT NULL, sign_count @int NOT NULL, created_ms @int NOT NULL)""",
    "CREATE INDEX passkey_person ON passkey (person)",
    """CREATE TABLE challenge (
        token_hash @bytes PRIMARY KEY, person @int, purpose TEXT NOT NULL, value @bytes NOT NULL,
        expires_ms @int NOT NULL)""",
    """CREATE TABLE failed_log_in (
        subject TEXT PRIMARY KEY, failures @int NOT NULL, window_ends_ms @int NOT NULL)""",
    # What was recorded
    """CREATE TABLE ledger (
        number @number, organization @int NOT NULL REFERENCES organization (number), position @int NOT NULL,
        at_ms @int NOT NULL, actor @int, action TEXT NOT NULL, kind TEXT NOT NULL, id @uuid NOT NULL,
        revision @int NOT NULL, deleted @int NOT NULL, occurred_at TEXT, reason TEXT NOT NULL, body TEXT,
        body_hash @bytes, previous_hash @bytes NOT NULL, hash @bytes NOT NULL, UNIQUE (organization, position))""",
    "CREATE UNIQUE INDEX ledger_revision ON ledger (organization, id, revision) WHERE revision > 0",
    """CREATE TABLE document (
        number @number, organization @int NOT NULL REFERENCES organization (number), kind TEXT NOT NULL,
        id @uuid NOT NULL, revision @int NOT NULL, position @int NOT NULL, author @int NOT NULL,
        created_ms @int NOT NULL, updated_ms @int NOT NULL, deleted_ms @int, dog @int, private_to @int,
        occurred_ms @int, sort_key @key NOT NULL, status TEXT NOT NULL, representation TEXT NOT NULL,
        UNIQUE (organization, id))""",
    "CREATE UNIQUE INDEX document_position ON document (organization, position)",
    "CREATE INDEX document_name ON document (organization, kind, sort_key, number) WHERE sort_key <> ''",
    "CREATE INDEX document_deleted ON document (deleted_ms) WHERE deleted_ms IS NOT NULL",
    # What is read
    """CREATE TABLE timeline (
        dog @int NOT NULL, occurred_ms @int NOT NULL, document @int NOT NULL, kind TEXT NOT NULL,
        detail_kind TEXT NOT NULL, author @int NOT NULL, private_to @int, tags TEXT NOT NULL, item TEXT NOT NULL,
        PRIMARY KEY (dog, occurred_ms, document))@clustered""",
    """CREATE TABLE assignment (
        dog @int NOT NULL, person @int NOT NULL, PRIMARY KEY (person, dog))@clustered""",
    "CREATE INDEX assignment_dog ON assignment (dog)",
    """CREATE TABLE household (
        dog @int NOT NULL, document @int NOT NULL, PRIMARY KEY (dog, document))@clustered""",
    "CREATE INDEX household_document ON household (document)",
)
SEARCH_SQLITE = (
    """CREATE TABLE search_entry (
        number INTEGER PRIMARY KEY, organization INTEGER NOT NULL, dog INTEGER, author INTEGER NOT NULL,
        occurred_ms INTEGER NOT NULL, private_to INTEGER, kind TEXT NOT NULL, detail_kind TEXT NOT NULL,
        named INTEGER NOT NULL, tags TEXT NOT NULL, title_terms TEXT NOT NULL, terms TEXT NOT NULL)""",
    """CREATE VIRTUAL TABLE search_fts USING fts5 (
        tokens, content = '', detail = none, columnsize = 0, tokenize = "ascii tokenchars '_.:/-'")""",
    """CREATE TABLE search_word (
        number INTEGER PRIMARY KEY AUTOINCREMENT, organization INTEGER NOT NULL, word TEXT NOT NULL,
        UNIQUE (organization, word))""",
    "CREATE INDEX search_word_number ON search_word (organization, number)",
)
SEARCH_POSTGRESQL = (
    """CREATE TABLE search_entry (
        number bigint NOT NULL, organization bigint NOT NULL, dog bigint, author bigint NOT NULL,
        occurred_ms bigint NOT NULL, private_to bigint, kind text NOT NULL, detail_kind text NOT NULL,
        named bigint NOT NULL, tags text NOT NULL, title_terms text NOT NULL, terms text NOT NULL,
        tokens tsvector NOT NULL, PRIMARY KEY (organization, number))""",
    "CREATE INDEX search_entry_tokens ON search_entry USING gin (tokens) WITH (gin_pending_list_limit = 512)",
    """CREATE TABLE search_word (
        number bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, organization bigint NOT NULL,
        word text COLLATE "C" NOT NULL, UNIQUE (organization, word))""",
    "CREATE INDEX search_word_number ON search_word (organization, number)",
)
_TABLES = """
household assignment timeline document ledger failed_log_in challenge passkey recovery_code password_reset
invitation access_token login_session membership person organization
"""


def upgrade() -> None:
    for statement in (*_STATEMENTS, *(SEARCH_SQLITE if dialect() == "sqlite" else SEARCH_POSTGRESQL)):
        execute(statement)


def downgrade() -> None:
    for table in ("search_word", "search_fts", "search_entry"):
        execute(f"DROP TABLE IF EXISTS {table}")
    for table in _TABLES.split():
        execute(f"DROP TABLE {table}")
