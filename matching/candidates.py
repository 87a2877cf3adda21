"""The pairs that a large cohort is solved on: few for each newcomer, added to as they are missed."""

from dataclasses import dataclass
from functools import partial

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching, min_weight_full_bipartite_matching

from matching.prices import Worth
from matching.problem import NOBODY, Ints
from matching.ranges import count_through


@dataclass(frozen=True)
class Candidates:
    """Pairs in the order of newcomers, with their points or whatever else they are worth.

    Attributes
    ----------
    rows, columns, worth : ndarrays (n_pairs,): newcomer, mentor and worth of each
    shape : (n_newcomers, n_mentors)
    """

    rows: Ints
    columns: Ints
    worth: Ints
    shape: tuple[int, int]

    def join(self, rows: Ints, columns: Ints, worth: Ints) -> "Candidates":
        """These pairs and others, each once."""
        every, each = np.append(self.rows, rows), np.append(self.columns, columns)
        _, first = np.unique(every * self.shape[1] + each, return_index=True)
        return Candidates(every[first], each[first], np.append(self.worth, worth)[first], self.shape)

    def weigh(self, worth: Worth, rows: Ints) -> "Candidates":
        """The pairs of `rows` that exist for a worth, with it in place of their points."""
        wanted = np.zeros(self.shape[0], dtype=np.bool_)
        wanted[rows] = True
        keep = wanted[self.rows] & (self.worth >= worth.threshold)
        weighed = worth.weigh(self.rows[keep], self.worth[keep])
        return Candidates(self.rows[keep], self.columns[keep], weighed, self.shape)

    def find_assigned(self, assigned: Ints, nothing: int) -> Ints:
        """The worth of what each newcomer has; every pair assigned must be among these."""
        found = np.full(self.shape[0], nothing, dtype=np.int64)
        chosen = np.flatnonzero(assigned[self.rows] == self.columns)
        found[self.rows[chosen]] = self.worth[chosen]
        return found

    def find_offers(self, rows: Ints, content: Ints) -> Ints:
        """What the keenest of `rows` would pay at each mentor, at least 0, shape (n_mentors,)."""
        offers = np.zeros(self.shape[1], dtype=np.int64)
        starts = np.searchsorted(self.rows, np.stack([rows, rows + 1]))
        pairs = count_through(starts[0], starts[1] - starts[0])
        np.maximum.at(offers, self.columns[pairs], self.worth[pairs] - content[self.rows[pairs]])
        return offers

    def assign_best(
        self, capacity: Ints, prices: Ints | None = None, *, all_served: bool | None = None
    ) -> Ints:
        """The assignment of the largest worth, by Jonker and Volgenant's algorithm for sparse matrices.

        Its time grows with the columns. Where everybody can be served, only places need one; else `prices` that are
        nearly right make it several times faster.

        Parameters
        ----------
        capacity : ndarray (n_mentors,)
        prices : ndarray (n_mentors,) or None
        all_served : bool or None, whether all are served in every best assignment if all can be; None finds out
        """
        pairs, slots, owners = self._spread(capacity)
        found = self._serve_all(pairs, slots, len(owners)) if self._outweighs(all_served) else None
        if found is None:
            costs = self._cost_plainly if prices is None else partial(self._cost_by_prices, owners, prices)
            rows, columns, losses = costs(pairs, slots, len(owners))
            size = self.shape[0] + len(owners)
            graph = csr_array((losses + 1.0, (rows, columns)), shape=(rows.max() + 1, size))
            found = min_weight_full_bipartite_matching(graph)[1][: self.shape[0]]
        return np.append(owners, NOBODY)[np.minimum(found, len(owners))]

    def _outweighs(self, all_served: bool | None) -> bool:
        """Whether one person more outweighs all that the others could have instead."""
        if all_served is not None:
            return all_served
        most = int(self.worth.max(initial=0))
        least = int(self.worth.min(initial=most))
        return least > self.shape[0] * (most - least)

    def _serve_all(self, pairs: Ints, slots: Ints, n_slots: int) -> Ints | None:
        """Everybody's slot in the best assignment that leaves out nobody; None when somebody must be left out."""
        costs = self.worth.max(initial=0) - self.worth[pairs] + 1.0
        graph = csr_array((costs, (self.rows[pairs], slots)), shape=(self.shape[0], n_slots))
        if n_slots < self.shape[0] or (maximum_bipartite_matching(graph, perm_type="column") < 0).any():
            return None
        found: Ints = min_weight_full_bipartite_matching(graph)[1]
        return found

    def _cost_plainly(self, pairs: Ints, slots: Ints, n_slots: int) -> tuple[Ints, Ints, Ints]:
        """Everybody has a column of her own that is worth nothing, so that a full matching exists."""
        everybody, top = np.arange(self.shape[0]), self.worth.max(initial=0)
        rows = np.append(self.rows[pairs], everybody)
        costs = np.append(top - self.worth[pairs], np.full(len(everybody), top))
        return rows, np.append(slots, n_slots + everybody), costs

    def _cost_by_prices(
        self, owners: Ints, prices: Ints, pairs: Ints, slots: Ints, n_slots: int
    ) -> tuple[Ints, Ints, Ints]:
        """What is lost against the prices: by a pair, by a newcomer who has nothing, by a place that stays free.

        For every place there is a row, for every newcomer a column: the place is free, or the newcomer who has it
        leaves her own column to it.
        """
        everybody, places = np.arange(self.shape[0]), np.arange(n_slots)
        content = np.zeros(len(everybody), dtype=np.int64)
        np.maximum.at(content, self.rows, self.worth - prices[self.columns])
        loss = content[self.rows] + prices[self.columns] - self.worth
        own = n_slots + everybody
        rows = np.concatenate([self.rows[pairs], everybody, len(everybody) + places, len(everybody) + slots])
        columns = np.concatenate([slots, own, places, own[self.rows[pairs]]])
        return rows, columns, np.concatenate([loss[pairs], content, prices[owners], np.zeros_like(pairs)])

    def assign_most(self, capacity: Ints) -> Ints:
        """As many newcomers as possible, by Hopcroft and Karp's algorithm."""
        pairs, slots, owners = self._spread(capacity)
        shape = (self.shape[0], len(owners))
        graph = csr_array((np.ones(len(pairs), dtype=np.bool_), (self.rows[pairs], slots)), shape=shape)
        assigned: Ints = np.append(owners, NOBODY)[maximum_bipartite_matching(graph, perm_type="column")]
        return assigned

    def _spread(self, capacity: Ints) -> tuple[Ints, Ints, Ints]:
        """Pairs repeated for each place: position of the pair, its slot, and the mentor of each slot."""
        places = np.minimum(capacity, np.bincount(self.columns, minlength=self.shape[1]))
        first, each = np.cumsum(places) - places, places[self.columns]
        pairs = np.repeat(np.arange(len(self.rows)), each)
        slots = count_through(first[self.columns], each)
        return pairs, slots, np.repeat(np.arange(self.shape[1]), places)
