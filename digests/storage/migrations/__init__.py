"""The steps that bring a store to its newest schema; they run through `digests.storage.migrate`."""
