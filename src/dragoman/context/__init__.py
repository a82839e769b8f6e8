"""Quotes, times and places: what lies around an event."""
