"""The lines between the nodes of the concept graph."""

from __future__ import annotations

from itertools import pairwise

from kb.graph_layout import TALL, WIDE, Frame, place_nodes
from kb.graph_paths import Drawing, Line, count_ports, draw_chosen, draw_rest
from kb.model import Link, LinkType

FIRST = LinkType.PREREQUISITE
TOPICS = (("a", 1, "A"), ("b", 2, "B"), ("c", 3, "C"), ("d", 4, "D"))
AB, BC = Link("a", "b", FIRST, ""), Link("b", "c", FIRST, "")
AC, BD = Link("a", "c", FIRST, ""), Link("b", "d", FIRST, "")
BACK = Link("c", "b", LinkType.FEEDS, "")
BESIDE = Link("c", "d", LinkType.SUPPORTS, "")
LINKS = (AB, BC, AC, BD, BACK, BESIDE)


def draw(frame: Frame = WIDE) -> Drawing:
    return Drawing(place_nodes(TOPICS, LINKS, frame), frame)


def ends(line: Line) -> tuple[tuple[float, float], tuple[float, float]]:
    numbers = [
        float(n) for n in line.d.replace("M", " ").replace("C", " ").replace("L", " ").split()
    ]
    return (numbers[0], numbers[1]), (numbers[-2], numbers[-1])


def test_at_rest_only_prerequisites_show() -> None:
    assert [line.link for line in draw_rest(draw(), LINKS)] == [AB, BC, AC, BD]


def test_a_link_leaves_behind_the_name_and_arrives_before_the_disc() -> None:
    drawing = draw()
    a, b = drawing.nodes["a"], drawing.nodes["b"]
    start, end = ends(drawing.route(AB))
    assert start == (round(a.u + a.after, 1), round(a.v, 1))
    assert end == (round(b.u - b.before, 1), round(b.v, 1))


def test_a_link_against_the_flow_leaves_before_the_disc_and_arrives_behind_the_name() -> None:
    drawing = draw()
    b, c = drawing.nodes["b"], drawing.nodes["c"]
    start, end = ends(drawing.route(BACK))
    assert start == (round(c.u - c.before, 1), round(c.v, 1))
    assert end == (round(b.u + b.after, 1), round(b.v, 1))


def test_neighbours_in_a_layer_are_joined_directly() -> None:
    drawing = draw()
    c, d = drawing.nodes["c"], drawing.nodes["d"]
    (x0, y0), (x1, y1) = ends(drawing.route(BESIDE))
    assert x0 == x1 == c.u == d.u
    assert min(c.v, d.v) < min(y0, y1) < max(y0, y1) < max(c.v, d.v)


def test_a_link_that_skips_a_layer_keeps_clear_of_the_nodes_in_it() -> None:
    drawing = draw()
    b = drawing.nodes["b"]
    for _ in range(3):
        (left, v), (right, same) = drawing.lane(1, b.v)
        assert v == same
        assert left < b.u - b.before
        assert right > b.u + b.after
        assert abs(v - b.v) > b.height / 2


def test_links_through_one_lane_run_beside_each_other() -> None:
    drawing = draw()
    assert len({drawing.lane(1, 500)[0][1] for _ in range(5)}) == 5


def test_links_of_the_chosen_topic_have_ports_of_their_own() -> None:
    drawing = draw()
    lines = draw_chosen(drawing, [AB, BC, BD, BACK], "b")
    assert {line.link for line in lines} == {AB, BC, BD, BACK}
    right = drawing.nodes["b"].u + drawing.nodes["b"].after + 6
    ports = [p for line in lines for p in ends(line) if p[0] == round(right, 1)]
    assert len(ports) == len(set(ports)) == 3
    heights = sorted(y for _, y in ports)
    gaps = [round(below - above, 1) for above, below in pairwise(heights)]
    assert gaps == [WIDE.port, WIDE.port]


def test_the_tall_picture_runs_down() -> None:
    drawing = draw(TALL)
    a, b = drawing.nodes["a"], drawing.nodes["b"]
    start, end = ends(drawing.route(AB))
    assert start == (round(a.v, 1), round(a.u + a.after, 1))
    assert end == (round(b.v, 1), round(b.u - b.before, 1))


def test_the_busier_side_decides_how_many_ports_there_are() -> None:
    depths = {slug: node.layer for slug, node in draw().nodes.items()}
    assert count_ports(depths, LINKS, "b") == 3
    assert count_ports(depths, LINKS, "a") == 2
