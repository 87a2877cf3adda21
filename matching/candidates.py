"""The pairs that a large cohort is solved on: few for each newcomer, added to as they are missed."""

from dataclasses import dataclass

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

    def assign_best(self, capacity: Ints, prices: Ints | None = None) -> Ints:
        """The assignment of the largest worth, by Jonker and Volgenant's algorithm for sparse matrices.

        With `prices` that are nearly right it is found several times faster.
        """
        pairs, slots, owners = self._spread(capacity)
        everybody = np.arange(self.shape[0])
        if prices is None:
            rows, columns, costs = self._cost_plainly(pairs, slots, len(owners))
        else:
            rows, columns, costs = self._cost_by_prices(pairs, slots, owners, prices)
        size = self.shape[0] + len(owners)
        graph = csr_array((costs.astype(np.float64) + 1, (rows, columns)), shape=(rows.max() + 1, size))
        found = min_weight_full_bipartite_matching(graph)[1][everybody]
        return np.append(owners, np.full(self.shape[0], NOBODY))[found]

    def _cost_plainly(self, pairs: Ints, slots: Ints, n_slots: int) -> tuple[Ints, Ints, Ints]:
        """Everybody has a column of her own that is worth nothing, so that a full matching exists."""
        everybody, top = np.arange(self.shape[0]), self.worth.max(initial=0)
        rows = np.append(self.rows[pairs], everybody)
        costs = np.append(top - self.worth[pairs], np.full(len(everybody), top))
        return rows, np.append(slots, n_slots + everybody), costs

    def _cost_by_prices(
        self, pairs: Ints, slots: Ints, owners: Ints, prices: Ints
    ) -> tuple[Ints, Ints, Ints]:
        """What is lost against the prices: by a pair, by a newcomer who has nothing, by a place that stays free.

        For every place there is a row, for every newcomer a column: the place is free, or the newcomer who has it
        leaves her own column to it.
        """
        everybody, places = np.arange(self.shape[0]), np.arange(len(owners))
        content = np.zeros(len(everybody), dtype=np.int64)
        np.maximum.at(content, self.rows, self.worth - prices[self.columns])
        loss = content[self.rows] + prices[self.columns] - self.worth
        own = len(owners) + everybody
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
