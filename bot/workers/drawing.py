"""Pictures, by way of the picture worker."""

from bot.workers.supervisor import Bounds, Supervisor
from digests.pictures.spec import MapSpec

SECONDS = 20.0
BOUNDS = Bounds(recycle_mb=150, memory_mb=300, idle_seconds=120.0)


class InPictureWorker:
    """Draws in a process of its own, which is there only while pictures are asked for."""

    def __init__(self, worker: Supervisor) -> None:
        """`worker` has the tasks of `bot.workers.pictures`."""
        self._worker = worker

    async def world_map(self, spec: MapSpec) -> bytes:
        """The map as PNG. Raises DigestsError where it cannot be drawn."""
        return await self._worker.call("world_map", spec, gives=bytes, seconds=SECONDS)
