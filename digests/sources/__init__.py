"""From an address or a file to an article: `parse` reads bytes, `fetch` gets them."""
