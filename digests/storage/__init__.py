"""The store: articles in immutable revisions, what was read from them, and the stories they make.

Empty on purpose: `digests.storage.store` opens one, and only then is the database layer loaded.
"""
