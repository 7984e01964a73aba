"""What may become of a task that did not end as it should."""

from digests.errors import DigestsError


class TaskTooLong(DigestsError):
    """The task ran into its time limit and was stopped with its process."""

    def __init__(self, task: str, seconds: float) -> None:
        super().__init__(f"The task “{task}” took longer than {seconds:g} seconds and was stopped.")
        self.task = task
        self.seconds = seconds


class WorkerDied(DigestsError):
    """The process ended in the middle of a task; `how` is a signal's name or an exit status."""

    def __init__(self, task: str, how: str) -> None:
        super().__init__(f"The process that worked on the task “{task}” ended with {how}.")
        self.task = task
        self.how = how


class WorkerFailed(DigestsError):
    """The task ended in an error that nobody expected; `kind` names its type and nothing that it was given."""

    def __init__(self, task: str, kind: str) -> None:
        super().__init__(f"The task “{task}” ended in {kind}.")
        self.task = task
        self.kind = kind


class WorkerAway(DigestsError):
    """There is no process to work: it cannot be started, or the worker was closed. No task is to blame."""
