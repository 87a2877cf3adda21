"""Assigns whole classes of people who are alike: a transport problem of one size, however many they are."""

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from matching.prices import outweigh
from matching.problem import Bools, Ints

FAR = 2**60


def assign_classes(worth: Ints, supply: Ints, capacity: Ints) -> Ints:
    """The flow of the largest worth, by the primal-dual method.

    All classes with somebody left who could gain lower together what they ask for; whoever stands between them and
    a free place moves with them. Each step is as wide as nothing changes, so their number depends on how many different
    worths there are, not on how many people.

    Parameters
    ----------
    worth : ndarray (n_classes, m_classes), far below zero where there is no pair
    supply : ndarray (n_classes,), newcomers of each class
    capacity : ndarray (m_classes,), places of each class

    Returns
    -------
    ndarray (n_classes, m_classes), newcomers of each class who go to each class of mentors

    Examples
    --------
    >>> assign_classes(np.array([[9, 5], [8, 1]]), np.array([2, 2]), np.array([2, 1])).tolist()
    [[1, 1], [1, 0]]
    """
    flow, prices = np.zeros_like(worth), np.zeros_like(capacity)
    content = worth.max(axis=1, initial=0)
    while True:
        left, free = supply - flow.sum(axis=1), capacity - flow.sum(axis=0)
        active = (left > 0) & (content > 0)
        if not active.any():
            return flow
        loss = np.minimum(content[:, None] + prices - worth, FAR)
        rows, columns = _measure(loss, flow > 0, active)
        step = min(int(columns[free > 0].min(initial=FAR)), int((rows + content).min()))
        content = content - np.maximum(step - rows, 0)
        prices = prices + np.maximum(step - columns, 0)
        tight = (content[:, None] + prices == worth) & (worth >= 0)
        flow = flow + _push(tight, flow, np.where(active, left, 0), free, np.where(content > 0, 0, supply))


def settle_classes(worth: Ints, flow: Ints, supply: Ints, capacity: Ints, lots: Ints) -> Ints:
    """Of all flows as good as this one, the one of the highest lots.

    At the prices of an optimum, every other optimum uses only pairs that leave a class as well off, serves all who
    have something left over, and fills every place that has a price.

    Parameters
    ----------
    worth, supply, capacity : as given to ``assign_classes``
    flow : ndarray (n_classes, m_classes), an optimum
    lots : ndarray (n_classes, m_classes), of each pair, from 0 to below 2**50 divided by all newcomers

    Returns
    -------
    ndarray (n_classes, m_classes)
    """
    prices = price_classes(worth, flow, supply - flow.sum(axis=1), capacity)
    left = worth - prices
    content = left.max(axis=1, initial=0)
    tied = (left == content[:, None]) & (worth >= 0)
    duties = np.add((content > 0)[:, None], prices > 0, dtype=np.int64)
    most = outweigh(int(lots.max(initial=0)), int(supply.sum()))
    return assign_classes(np.where(tied, duties * most + lots, -FAR), supply, capacity)


def _measure(loss: Ints, used: Bools, active: Bools) -> tuple[Ints, Ints]:
    """The least loss on a way from an active class to each class of newcomers and of mentors."""
    rows = np.where(active, 0, FAR)
    while True:
        columns = (rows[:, None] + loss).min(axis=0, initial=2 * FAR)
        closer = np.minimum(rows, np.where(used, columns, FAR).min(axis=1, initial=FAR))
        if (closer == rows).all():
            return rows, columns
        rows = closer


def _push(tight: Bools, flow: Ints, left: Ints, free: Ints, leaving: Ints) -> Ints:
    """The largest flow along ways without loss, to free places or to those who may as well have nothing."""
    n, m = tight.shape
    source, sink = n + m, n + m + 1
    forth, back = np.nonzero(tight), np.nonzero(flow)
    tails = [np.full(n, source), forth[0], n + back[1], n + np.arange(m), np.arange(n)]
    heads = [np.arange(n), n + forth[1], back[0], np.full(m, sink), np.full(n, sink)]
    widths = [left, np.full(len(forth[0]), left.sum()), flow[back], free, leaving]
    edges = np.concatenate(tails), np.concatenate(heads)
    graph = csr_array((np.concatenate(widths).astype(np.int32), edges), shape=(sink + 1, sink + 1))
    pushed = maximum_flow(graph.tocsr(), source, sink).flow[:n, n : n + m]
    return np.asarray(pushed.todense(), dtype=np.int64)


def count_most(allowed: Bools, supply: Ints, capacity: Ints) -> Ints:
    """The flow of as many as possible, pairs all alike."""
    nobody = np.zeros_like(supply)
    return _push(allowed, np.zeros(allowed.shape, dtype=np.int64), supply, capacity, nobody)


def price_classes(worth: Ints, flow: Ints, unserved: Ints, capacity: Ints) -> Ints:
    """The smallest prices under which everybody likes best what she has; worth of one more place of each class.

    Raises
    ------
    ArithmeticError
        When the flow is not the best: then no such prices exist.
    """
    prices, spare = np.zeros_like(capacity), flow.sum(axis=0) < capacity
    for _ in range(len(capacity) + 2):
        content = np.where(flow > 0, worth - prices, FAR).min(axis=1, initial=FAR)
        content = np.where(unserved > 0, np.minimum(content, 0), content)
        risen = np.maximum((worth - content[:, None]).max(axis=0, initial=0), prices)
        if (risen == prices).all():
            return prices
        if (risen > prices)[spare].any():
            break
        prices = risen
    raise ArithmeticError("the assignment is not optimal")
