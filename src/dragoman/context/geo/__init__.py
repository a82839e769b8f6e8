"""The gazetteer and the way from a name in the text to a place on the ground. See `docs/places.md`."""
