"""Which version of a report a link leads to."""

from registry.migrations.dialects import execute

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    execute("ALTER TABLE share_grant ADD COLUMN version @int")


def downgrade() -> None:
    execute("DELETE FROM share_grant WHERE version IS NOT NULL")  # nobody would know any more what they lead to
    execute("ALTER TABLE share_grant DROP COLUMN version")
