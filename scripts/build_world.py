"""Make src/dragoman/views/web/static/world.json: country outlines of Natural Earth (public domain), 1:110 million.

    npm pack world-atlas && tar xf world-atlas-*.tgz
    python scripts/build_world.py package/countries-110m.json

Natural Earth's outlines come as TopoJSON in the npm package `world-atlas` (ISC licence; the data is public domain).
Only arcs and country outlines with their names are kept. Lines show de facto control as Natural Earth draws them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "src" / "dragoman" / "views" / "web" / "static" / "world.json"


def slim(topology: dict[str, Any]) -> dict[str, Any]:
    """The topology with its countries alone: id (ISO 3166-1 numeric), name and outline."""
    countries = topology["objects"]["countries"]
    shapes = [
        {"type": shape["type"], "arcs": shape["arcs"], "id": shape.get("id"), "properties": shape["properties"]}
        for shape in countries["geometries"]
    ]
    kept = {name: topology[name] for name in ("type", "bbox", "transform", "arcs")}
    return kept | {"objects": {"countries": {"type": "GeometryCollection", "geometries": shapes}}}


def main(source: Path) -> None:
    topology = json.loads(source.read_text(encoding="utf-8"))
    TARGET.write_text(json.dumps(slim(topology), ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
