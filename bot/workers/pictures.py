"""The task of the picture worker."""

from collections.abc import Callable

from digests.pictures.spec import MapSpec


def _world_map() -> Callable[[MapSpec], bytes]:
    from digests.pictures.world_map import draw_map  # loads matplotlib

    return draw_map


TASKS = {"world_map": _world_map}
