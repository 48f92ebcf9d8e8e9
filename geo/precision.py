"""How exactly a place is known: UCDP's where_prec and ACLED's geo_precision, each from the other.

UCDP GED codebook 23.1, where_prec: 1 the exact place; 2 within about 25 km of it; 3 a second-order
administrative division; 4 a first-order one; 5 a larger or linear part of a country; 6 the
country; 7 water or airspace. ACLED codebook, geo_precision: 1 the town; 2 near a town or a small
part of a region; 3 a larger region.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

GEO_PRECISION_OF_WHERE_PREC: Final = MappingProxyType({1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 3, 7: 3})
WHERE_PREC_OF_GEO_PRECISION: Final = MappingProxyType({1: 1, 2: 2, 3: 4})

# UCDP states 25 km for code 2. The others are ours, for sources that give a code and no radius:
# half the median extent of such units, rounded up, so that the circle rather holds the place.
NOMINAL_RADIUS_M: Final = MappingProxyType(
    {1: 5_000, 2: 25_000, 3: 40_000, 4: 120_000, 5: 250_000, 6: 500_000, 7: 250_000}
)

WHERE_PREC_IN_WORDS: Final = MappingProxyType(
    {
        1: "the place itself",
        2: "near the place",
        3: "somewhere in the district",
        4: "somewhere in the region",
        5: "somewhere in a larger part of the country",
        6: "somewhere in the country",
        7: "at sea or in the air, estimated",
    }
)
