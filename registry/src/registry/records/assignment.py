"""Read model of who belongs to a dog: the assistants assigned to it and its households.

It lies with the records because it decides what an assistant can reach.
"""

from registry.platform.database import Transaction
from registry.records.kinds import Document, Facets


class Assignments:
    """Keeps the tables `assignment` and `household`."""

    def put(self, tx: Transaction, document: Document, facets: Facets, *, before: Document | None) -> None:
        """Follows the dog's own lists of people and households."""
        if document.kind != "dog":
            return
        if before is not None:
            self.remove(tx, document)
        for person_id in dict.fromkeys(facets.assigned_person_ids):
            tx.run(
                "INSERT INTO assignment (dog, person) SELECT ?, number FROM person WHERE id = ?",
                *(document.number, person_id),
            )
        for guardian_id in dict.fromkeys(facets.linked_ids):
            tx.run(
                "INSERT INTO household (dog, document) SELECT ?, number FROM document"
                " WHERE organization = ? AND id = ? AND kind = 'guardian'",
                *(document.number, document.organization, guardian_id),
            )

    def remove(self, tx: Transaction, document: Document) -> None:
        """A deleted dog belongs to nobody."""
        if document.kind == "dog":
            tx.run("DELETE FROM assignment WHERE dog = ?", document.number)
            tx.run("DELETE FROM household WHERE dog = ?", document.number)

    def clear(self, tx: Transaction) -> None:
        """Before a rebuild."""
        tx.run("DELETE FROM assignment")
        tx.run("DELETE FROM household")
