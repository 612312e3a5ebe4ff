"""The door's hardware: operations, decoding, problems, OpenAPI. What the operations do is told in the rooms."""
