"""What has no JSON form is refused."""

import pytest

from digests.render.as_json import encode


def test_a_value_without_a_json_form_is_refused() -> None:
    with pytest.raises(TypeError, match="set has no JSON form"):
        encode({"a": {1}})
    assert encode({"a": (1, None, "b", 0.5)}) == {"a": [1, None, "b", 0.5]}
