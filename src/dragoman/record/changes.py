"""What changed between two versions of a record, e.g. after coding again with another codebook."""

from __future__ import annotations

import polars as pl

from dragoman.record.schema import INTERNAL, SCHEMAS
from dragoman.record.store import Snapshot

_COMPARED = tuple(name for name in SCHEMAS["events"].names if name not in (*INTERNAL, "versions"))


def diff(before: Snapshot, after: Snapshot) -> pl.DataFrame:
    """One row an event that differs: change ("added", "gone" or "changed"), id, article, and which fields changed.

    Versions of program and codebook are not compared: a recoding that says the same of an event is no change.
    """
    # Structs and lists are compared as text, which tells a missing value from an empty one.
    fields = ", ".join(
        f"coalesce({name}::varchar, '') as {name}" for name in _COMPARED if name not in ("id", "article")
    )
    old, new = (now.frame(f"select id, article, {fields} from live.events") for now in (before, after))
    gone = old.join(new, on="id", how="anti").select("id", "article", change=pl.lit("gone"))
    added = new.join(old, on="id", how="anti").select("id", "article", change=pl.lit("added"))
    both = old.join(new, on="id", suffix="_new")
    names = [name for name in _COMPARED if name not in ("id", "article")]
    differ = [pl.when(pl.col(name) != pl.col(f"{name}_new")).then(pl.lit(name)) for name in names]
    changed = (
        both.with_columns(fields=pl.concat_list(differ).list.drop_nulls())
        .filter(pl.col("fields").list.len() > 0)
        .select("id", "article", "fields", change=pl.lit("changed"))
    )
    frames = [gone, added, changed]
    return pl.concat(frames, how="diagonal").select("change", "id", "article", "fields").sort("change", "id")
