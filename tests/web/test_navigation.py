"""The bar of ways says where one is, also on the office's pages that other rooms keep."""

import re

import pytest

from tests.conftest import person

HERE = re.compile(r'aria-current="page">([^<]+)<')


@pytest.mark.parametrize(
    ("path", "way"),
    [
        ("/koordination", "Koordination"),
        ("/koordination/menschen", "Koordination"),
        ("/koordination/erstgespraeche", "Koordination"),
        ("/koordination/mitgliedschaft", "Koordination"),
        ("/koordination/praxisbeispiele", "Koordination"),
        ("/koordination/loeschfristen", "Koordination"),
        ("/fortbildungen/tage", "Fortbildungen"),
        ("/mein-bereich", "Mein Bereich"),
    ],
)
def test_one_way_is_marked_as_the_present_one(sqlite_app, signed_in, path, way):
    header = signed_in(person("Ruth Amt", "coordinator")).get(path).text.partition("</header>")[0]
    assert HERE.findall(header) == [way]
