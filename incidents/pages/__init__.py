"""Streamlit pages; beside dashboard.py the only place that imports streamlit."""
