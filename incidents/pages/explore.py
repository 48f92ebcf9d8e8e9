"""The first page: what happened where and when, and the words behind the incident chosen."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from geo.map.palette import COLOURS
from incidents.atlas import Atlas
from incidents.filters import Filters
from incidents.pages import say
from incidents.pages.charts import histogram
from incidents.pages.decide import decide
from incidents.pages.details import details
from incidents.pages.filter_bar import filter_bar, set_dates
from incidents.pages.map_component import incident_map
from incidents.pages.table import incident_table
from incidents.view import Selection, Snapshot
