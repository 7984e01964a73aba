"""No example has a deadline: machines are shared, and speed is measured in bench/.

Ctrl-C works in what the tests start: the background job of a shell ignores it, and so would every process below."""

import signal

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
