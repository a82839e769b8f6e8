"""From gold files to figures: `dragoman evaluate` and the floors of the tests."""
