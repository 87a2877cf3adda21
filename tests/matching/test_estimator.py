"""The matcher as an estimator of scikit-learn, and what it refuses."""

import pickle
import subprocess
import sys

import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError

from matching import MentorMatcher, PointTable, Profile
from matching.regions import default_regions

MENTORS = [Profile("a", region="03241", topics={"funding"}), Profile("b", region="11")]
LENA = Profile("lena", region="03252", topics={"funding"})


def test_importing_the_library_loads_no_heavy_one():
    code = "import sys, matching; print({'sklearn', 'scipy', 'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_name_that_does_not_exist_is_refused():
    import matching

    with pytest.raises(AttributeError, match="nonsense"):
        _ = matching.nonsense


def test_parameters_are_kept_as_given_and_clone_copies_them_without_what_was_learned():
    own = PointTable.of({"region": 100})
    matcher = MentorMatcher(points=own).fit(MENTORS)
    copied = clone(matcher)
    assert matcher.get_params()["points"] is own
    assert copied.get_params() == {"points": own, "regions": None, "institution_types": None}
    assert [name for name in vars(copied) if name.endswith("_")] == []


def test_learned_attributes_end_in_an_underscore_and_parameters_do_not():
    matcher = MentorMatcher().fit(MENTORS)
    assert {name for name in vars(matcher) if not name.endswith("_")} == set(matcher.get_params())


def test_a_pickled_matcher_suggests_the_same():
    matcher = MentorMatcher().fit(MENTORS)
    again = pickle.loads(pickle.dumps(matcher))
    assert again.suggest(LENA) == matcher.suggest(LENA)
    assert [suggestion.key for suggestion in again.suggest(LENA)] == ["a", "b"]


def test_using_a_matcher_makes_its_pickle_no_larger():
    matcher = MentorMatcher(regions=default_regions()).fit(MENTORS)
    before = len(pickle.dumps(matcher))
    for kreis in ("09162", "05974", "01001"):
        matcher.suggest(Profile("n", region=kreis))
    assert len(pickle.dumps(matcher)) == before
    assert clone(matcher).regions == matcher.regions


def test_a_matcher_that_has_learned_nothing_says_so():
    for ask in (lambda m: m.suggest(LENA), lambda m: m.similarity([LENA]), lambda m: m.explain(LENA, LENA)):
        with pytest.raises(NotFittedError):
            ask(MentorMatcher())


def test_fitting_again_forgets_the_mentors_before():
    matcher = MentorMatcher().fit(MENTORS).fit([Profile("c")])
    assert [suggestion.key for suggestion in matcher.suggest(LENA)] == ["c"]


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (Profile("bad", places=-1), r"places: -1 is negative \('bad'\)"),
        (Profile("bad", waiting_days=-2), r"waiting_days: -2 is negative \('bad'\)"),
        (Profile("bad", region="99999"), r"region: '99999' is not in the table \('bad'\)"),
        (Profile("bad", region="3241"), r"region: '3241' is not in the table \('bad'\)"),
        (
            Profile("bad", institution_type="castle"),
            r"institution_type: 'castle' is not in the table \('bad'\)",
        ),
        (Profile("bad", emphasis="far"), r"emphasis: 'far' is not in the table \('bad'\)"),
    ],
)
def test_bad_profiles_are_refused_on_both_sides_by_field_and_key(bad, message):
    fitted = MentorMatcher().fit(MENTORS)
    calls = (lambda: MentorMatcher().fit([bad]), lambda: fitted.suggest(bad),
             lambda: fitted.similarity([bad]), lambda: fitted.explain(bad, LENA),
             lambda: fitted.explain(LENA, bad))  # fmt: skip
    for call in calls:
        with pytest.raises(ValueError, match=message):
            call()


def test_a_key_that_occurs_twice_on_one_side_is_refused():
    with pytest.raises(ValueError, match=r"key: occurs twice among the mentors \('a'\)"):
        MentorMatcher().fit([*MENTORS, Profile("a")])
    with pytest.raises(ValueError, match=r"key: occurs twice among the newcomers \('lena'\)"):
        MentorMatcher().fit(MENTORS).similarity([LENA, LENA])


@pytest.mark.parametrize("k", [0, -3])
def test_fewer_than_one_suggestion_cannot_be_asked_for(k):
    with pytest.raises(ValueError, match=rf"k: {k} is less than 1 \('lena'\)"):
        MentorMatcher().fit(MENTORS).suggest(LENA, k=k)


def test_one_text_in_place_of_a_set_of_codes_is_refused():
    with pytest.raises(ValueError, match=r"topics: give a set of codes, not one text \('x'\)"):
        Profile("x", topics="funding")
