"""Plain text: page furniture, sentences, language; offsets always refer to the text as it came."""
