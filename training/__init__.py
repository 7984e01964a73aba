"""How the encoder's weights are made; nothing here is needed to run Communiqué. See README.md."""
