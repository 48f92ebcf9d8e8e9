"""What is taken away is what is shown, and what could hurt is left out only where that is said."""

from __future__ import annotations

import pytest

from tests.pages_ground import button, named, opened, said


@pytest.mark.usefixtures("filled")
def test_each_format_says_what_it_is_for_and_takes_the_filters_along():
    test = opened(type="Riots")

    links = {each.proto.label: each.proto.url for each in test.get("link_button")}
    assert links["Web page"] == "/api/incidents.html?type=Riots"
    assert "One file with map, filters and table that opens offline." in said(test)


@pytest.mark.usefixtures("filled")
def test_a_safe_publication_without_a_rule_is_refused():
    test = opened()

    button(test, "Prepare the file").click().run()

    assert "the file would hold everything" in said(test)
    assert not [each for each in test.get("download_button") if "manifest" in each.proto.label]


@pytest.mark.usefixtures("filled")
def test_a_safe_publication_says_what_it_leaves_out():
    test = opened(type="Riots")

    named(test.checkbox, "Leave descriptions out").check()
    named(test.multiselect, "Withhold whole types").select("Riots")
    button(test, "Prepare the file").click().run()

    assert "0 incidents are in the file" in said(test)
    assert "Descriptions are withheld." in said(test)
    assert [each for each in test.get("download_button") if "manifest" in each.proto.label]
