"""A person accepts, edits or rejects an incident, with a reason, and can take it back."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from incidents.atlas import Atlas
from incidents.errors import AtlasError
from incidents.pages import say
from incidents.pages.edit_form import edit_form
from incidents.record import Incident
from incidents.table import Author, Change, Entry
from incidents.vocabulary import State
