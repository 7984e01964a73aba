"""No example has a deadline: machines are shared, and speed is measured in bench/."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
