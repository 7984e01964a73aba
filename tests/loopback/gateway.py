"""The gateway, version 10: sessions that are begun, kept alive, dropped and resumed, and events sent to them.

https://discord.com/developers/docs/events/gateway
"""

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.loopback.payloads import guild_json, me_json
from tests.loopback.wire import Connection
from tests.loopback.world import World

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID_SESSION, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11
NOT_AUTHENTICATED, WRONG_TOKEN, ALREADY_AUTHENTICATED, DISALLOWED_INTENTS = 4003, 4004, 4005, 4014
GUILDS = 1 << 0
PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15


@dataclass(slots=True)
class Session:
    """What the gateway keeps of a client: it outlives its connections as long as it is `resumable`."""

    id: str
    intents: int
    connection: Connection | None = None
    resumable: bool = True
    events: list[dict[str, Any]] = field(default_factory=list)

    async def dispatch(self, name: str, data: Any) -> None:
        """Sends an event, or keeps it for a resumption."""
        event = {"op": DISPATCH, "t": name, "s": len(self.events) + 1, "d": data}
        self.events.append(event)
        if self.connection is not None:
            await self.connection.send(event)


class Gateway:
    """Speaks with the clients. `identified`, `resumed` and `beats` count what they did."""

    def __init__(self, world: World, tell: Callable[[], None]) -> None:
        self._world = world
        self._tell = tell
        self._sessions: list[Session] = []
        self.heartbeat_seconds = 41.25
        self.identified = self.resumed = self.beats = self.refused = 0

    @property
    def connected(self) -> bool:
        """Whether a client listens to events."""
        return any(session.connection is not None for session in self._sessions)

    async def dispatch(self, name: str, data: Any) -> None:
        """Sends an event to every session that asked for its kind."""
        for session in list(self._sessions):
            if session.intents & GUILDS or not name.startswith(("GUILD_", "CHANNEL_", "THREAD_")):
                await session.dispatch(name, data)

    async def ask_to_reconnect(self) -> None:
        """Tells every client to come back and resume (op 7)."""
        for connection in self._connections():
            await connection.send({"op": RECONNECT, "d": None})

    async def invalidate(self, *, resumable: bool = False) -> None:
        """Tells every client that its session is over (op 9); without `resumable` it must identify anew."""
        connections = self._connections()
        if not resumable:
            self._sessions.clear()
        for connection in connections:
            await connection.send({"op": INVALID_SESSION, "d": resumable})

    def drop(self) -> None:
        """Breaks every line without a word."""
        for connection in self._connections():
            connection.abort()

    def forget_sessions(self) -> None:
        """From now on no session begun before can be resumed; the lines stay."""
        for session in self._sessions:
            session.resumable = False

    async def close(self) -> None:
        """Ends all connections."""
        for connection in self._connections():
            await connection.close(1001)

    def _connections(self) -> list[Connection]:
        return [one.connection for one in self._sessions if one.connection is not None]

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One connection of a client, from HELLO to its end."""
        socket = web.WebSocketResponse(compress=False, max_msg_size=0, timeout=1.0)
        await socket.prepare(request)
        connection = Connection(socket, request)
        await connection.send({"op": HELLO, "d": {"heartbeat_interval": round(self.heartbeat_seconds * 1000)}})
        session: Session | None = None
        try:
            async for message in socket:
                if message.type is not WSMsgType.TEXT:
                    break
                said = json.loads(message.data)
                session = await self._hear(connection, session, said.get("op"), said.get("d"))
                self._tell()
        finally:
            if session is not None and session.connection is connection:
                session.connection = None
            self._tell()
        return socket

    async def _hear(self, connection: Connection, session: Session | None, op: int, data: Any) -> Session | None:
        if op == HEARTBEAT:
            self.beats += 1
            await connection.send({"op": ACK, "d": None})
        elif op in (IDENTIFY, RESUME):
            if session is not None:
                await connection.close(ALREADY_AUTHENTICATED, "Already authenticated.")
            elif data.get("token") != self._world.token:
                self.refused += 1
                await connection.close(WRONG_TOKEN, "Authentication failed.")
            elif op == RESUME:
                return await self._resume(connection, data)
            else:
                return await self._identify(connection, data)
        elif session is None:
            await connection.close(NOT_AUTHENTICATED, "Not authenticated.")
        return session

    async def _identify(self, connection: Connection, data: dict[str, Any]) -> Session | None:
        world, intents = self._world, int(data["intents"])
        if intents & PRIVILEGED & ~world.privileged_intents:
            await connection.close(DISALLOWED_INTENTS, "Disallowed intent(s).")
            return None
        session = Session(secrets.token_hex(16), intents, connection)
        self._sessions.append(session)
        self.identified += 1
        guilds = [guild for guild in world.guilds.values() if world.bot.id in guild.members]
        ready = {
            "v": 10,
            "user": me_json(world),
            "guilds": [{"id": guild.id, "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": world.gateway_url,
            "application": {"id": world.application_id, "flags": 0},
        }
        await session.dispatch("READY", ready | ({"shard": data["shard"]} if "shard" in data else {}))
        for guild in guilds:
            if session.intents & GUILDS and not guild.unavailable:
                await session.dispatch("GUILD_CREATE", guild_json(world, guild))
        return session

    async def _resume(self, connection: Connection, data: dict[str, Any]) -> Session | None:
        session = next((one for one in self._sessions if one.id == data.get("session_id") and one.resumable), None)
        if session is None:
            await connection.send({"op": INVALID_SESSION, "d": False})
            return None
        if session.connection is not None:
            session.connection.abort()
        for event in session.events[int(data.get("seq") or 0) :]:
            await connection.send(event)
        session.connection = connection
        self.resumed += 1
        await session.dispatch("RESUMED", {})
        return session
