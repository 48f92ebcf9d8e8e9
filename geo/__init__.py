"""Where things are; knows nothing of incidents."""

from geo.compiled import stand_in

stand_in()
