"""`communique digest`: what happened in a window, told as of a moment."""

import asyncio
