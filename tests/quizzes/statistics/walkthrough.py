"""A published test of 25 learners and 7 positions, with statistics from a spreadsheet.

The marks and figures are those by which Moodle's own quiz statistics are tested
(mod/quiz/report/statistics/tests/fixtures, results00.csv, steps00.csv and qstats00.csv).
"""

from __future__ import annotations

from quizzes.statistics.model import Position, Sheet

THIRD = 0.3333333
ROWS = (
    (1, 1, 1, 1, 1, 0, 1),
    (1, 1, 1, 1, 0.5, 1, 0),
    (1, 1, 1, 1, 0.5, 0, 1),
    (0, 0, 1, 1, 1, 0, 0),
    (1, 0, 1, 0, 0, 1, 0.5),
    (1, 1, 1, 1, 0.5, 0, 0.5),
    (0, 1, 1, 1, 0.5, 1, 0.5),
    (1, 1, 1, 0, 0.5, 1, 0.5),
    (1, 0, 1, 1, 1, 1, 1),
    (0, 1, 1, 0, 0.5, 1, 0.5),
    (0.8, 0, 1, 1, 0.5, 1, 0.5),
    (1, 1, 1, 0, 0.5, 1, 1),
    (1, 0, 1, 1, 0.5, 1, 0.5),
    (1, 0, 1, 1, 1, 0, 0.5),
    (0, 0, 1, 1, 0, 1, 1),
    (1, 0, 1, 0, 0.5, 1, 1),
    (0.8, 0, 1, 1, 0.5, 0, 1),
    (1, 0, 1, 1, 0, 1, 0.5),
    (1, 0, 1, 1, 0.5, 0, 0.5),
    (0, 1, 1, 0, 0.5, 1, 0),
    (1, 1, THIRD, 1, 0.5, 0, 0.5),
    (1, 1, 1, 0, 0.5, 0, 0.5),
    (1, 1, 1, 1, 0, 1, 0.5),
    (0, 0, 1, 0, 0.5, 1, 1),
    (0, 0, 1, 1, 1, 1, 1),
)
SHEET = Sheet(tuple(Position(str(slot)) for slot in range(1, 8)), ROWS)

# What the learners picked at position 6; option 1 is right.
PICKS_OF_SIX = "2124121111111211312132111"

# Mean, median and so on of the whole test.
QUIZ = {
    "n": 25,
    "positions": 7,
    "maximum": 7,
    "mean": 4.617333332,
    "median": 4.5,
    "deviation": 0.8117265554,
    "skewness": -0.092502502,
    "kurtosis": -0.7073968557,
    "consistency": -87.2230935542,
    "error_ratio": 136.8294900795,
    "error": 1.1106813066,
    "dichotomous": False,
}

# Facility, deviation, effective weight, discrimination and its efficiency by position.
ITEMS = (
    (0.704, 0.4513682901, 21.2922742344, -7.0650767526, -9.4550536967),
    (0.48, 0.5099019514, 18.8979800309, -28.8982125772, -36.7834118938),
    (0.973333332, 0.13333334, 4.443012573, -9.1230674268, -21.6545012165),
    (0.68, 0.4760952286, 18.9347251357, -22.6306444113, -31.4411395613),
    (0.52, 0.3055050463, 11.1450138688, -17.6997047674, -21.1794802584),
    (0.64, 0.4898979486, 9.8081339177, -45.3785178421, -56.9365974439),
    (0.62, 0.331662479, 15.4788602394, -5.6543166602, -6.5043742058),
)

# Covariance with the rest, variance, variance of the rest and greatest covariance by position.
MOMENTS = (
    (-0.022555556, 0.2037333333, 0.5002777794, 0.2385555565),
    (-0.1172777785, 0.26, 0.6334555578, 0.318833334),
    (-0.0098888894, 0.0177777796, 0.6609, 0.045666669),
    (-0.0833888893, 0.2266666667, 0.5990111128, 0.2652222232),
    (-0.0436944444, 0.0933333333, 0.6529555563, 0.2063055556),
    (-0.2015555547, 0.24, 0.8220111101, 0.3539999995),
    (-0.0142499998, 0.11, 0.5774000005, 0.2190833335),
)
