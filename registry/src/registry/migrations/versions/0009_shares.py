"""Links by which people without an account see what was shared with them."""

from registry.migrations.dialects import execute

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A fact, no read model: a reindex leaves it alone. Only the token's hash is here.
    execute(
        """CREATE TABLE share_grant (
        number @number, id @uuid NOT NULL UNIQUE, token_hash @bytes NOT NULL UNIQUE,
        organization @int NOT NULL REFERENCES organization (number), scope TEXT NOT NULL, about_id @uuid NOT NULL,
        dog_id @uuid NOT NULL, guardian_id @uuid, audience TEXT NOT NULL,
        guest @int NOT NULL REFERENCES person (number), made_by @int NOT NULL REFERENCES person (number),
        made_ms @int NOT NULL, expires_ms @int NOT NULL, revoked_ms @int, views @int NOT NULL DEFAULT 0,
        first_viewed_ms @int, last_viewed_ms @int)"""
    )
    execute("CREATE INDEX share_grant_dog ON share_grant (organization, dog_id, number)")
    execute("CREATE INDEX share_grant_organization ON share_grant (organization, number)")


def downgrade() -> None:
    execute("DROP TABLE share_grant")
