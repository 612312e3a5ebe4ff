"""Letters know what they are about, so that one is not sent once that has ended; reminders, and who wants them."""

from registry.migrations.dialects import execute

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # What a letter is about, as `share <id>`; empty where nothing can end before its link does.
    execute("ALTER TABLE letter ADD COLUMN topic TEXT NOT NULL DEFAULT ''")
    execute("ALTER TABLE letter ADD COLUMN organization @int REFERENCES organization (number)")
    # The address under which the receiver ends such letters; a secret, emptied with the text.
    execute("ALTER TABLE letter ADD COLUMN unsubscribe TEXT NOT NULL DEFAULT ''")
    execute("CREATE INDEX letter_topic ON letter (organization, topic, number)")
    # A row is a wish, until it is stopped: without one nobody is written to. `token` ends it without an account.
    execute(
        """CREATE TABLE reminder_member (
        organization @int NOT NULL REFERENCES organization (number), person @int NOT NULL REFERENCES person (number),
        hour @int NOT NULL, time_zone TEXT NOT NULL, token TEXT NOT NULL UNIQUE, wished_ms @int NOT NULL,
        stopped_ms @int, PRIMARY KEY (organization, person))"""
    )
    execute(
        """CREATE TABLE reminder_dog (
        organization @int NOT NULL REFERENCES organization (number), dog_id @uuid NOT NULL,
        switched_by @int NOT NULL REFERENCES person (number), switched_ms @int NOT NULL,
        PRIMARY KEY (organization, dog_id))"""
    )
    execute(
        """CREATE TABLE reminder_household (
        organization @int NOT NULL REFERENCES organization (number), guardian_id @uuid NOT NULL,
        token TEXT NOT NULL UNIQUE, stopped_ms @int, PRIMARY KEY (organization, guardian_id))"""
    )
    # Who was thought of on which day, by the receiver's calendar: the key is what keeps replicas from writing twice.
    execute(
        """CREATE TABLE reminder_day (
        organization @int NOT NULL REFERENCES organization (number), recipient TEXT NOT NULL, day TEXT NOT NULL,
        thought_ms @int NOT NULL, PRIMARY KEY (organization, recipient, day))"""
    )
    execute("CREATE INDEX reminder_day_old ON reminder_day (thought_ms)")


def downgrade() -> None:
    for table in ("reminder_day", "reminder_household", "reminder_dog", "reminder_member"):
        execute(f"DROP TABLE {table}")
    execute("DROP INDEX letter_topic")
    for column in ("unsubscribe", "organization", "topic"):
        execute(f"ALTER TABLE letter DROP COLUMN {column}")
