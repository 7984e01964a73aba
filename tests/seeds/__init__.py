"""Tests of the material that the demo serves."""
