"""Strays: articles alone on a day whose words are those of an event of other days: likelier the date errs."""

import numpy as np

from .vectors import alike

LIKE_EVENT = 0.18  # mean likeness in words to several articles of an event; 2 of 226 were so like another
AS_LIKE = 0.65  # of their likeness to each other: the next round of the same talks shares its names and not its news
MORE_THAN_OTHERS = 3  # times as like as the rest of the articles are: among reports of one quarrel all share its names
OTHERS = 5  # fewer articles beside it and the event cannot tell what is usual


def with_strays(matrix, groups, doubtful):
    """The group numbers, each stray's changed to that of the event its words are like; only the doubtful are moved.

    A date is evidence and no veto. Where several articles tell an event, and one article that stands alone on another
    day tells it in words as like theirs as theirs are to each other's, it is likelier that the one date is wrong (the
    day of scraping, a month for a day) or the article late than that all this has happened again. Two articles alone,
    of two days, cannot tell which is which: they stay apart.
    """
    sizes = np.bincount(groups, minlength=len(groups))
    strays, events = np.flatnonzero((sizes[groups] == 1) & doubtful), np.flatnonzero(sizes > 1)
    if not len(strays) or not len(events):
        return groups
    stray, event = _belonging(matrix[strays], *_means(matrix, groups, events), matrix)
    groups = groups.copy()
    groups[strays[stray]] = events[event]
    return groups


def _means(matrix, groups, events):
    """(the mean row of each event, the mean likeness of its articles to each other, their number)."""
    from scipy import sparse

    members = np.flatnonzero(np.isin(groups, events))
    cells = np.ones(len(members)), (np.searchsorted(events, groups[members]), members)
    sums = sparse.csr_matrix(cells, shape=(len(events), len(groups)))
    size = np.bincount(cells[1][0])
    total = sums @ matrix
    within = (_squares(total) - sums @ _squares(matrix)) / (size * (size - 1))
    return sparse.diags(1 / size) @ total, within, size


def _squares(matrix):
    return np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel()


def _belonging(strays, means, within, size, matrix):
    """(stray, event) as places, where a stray is like enough to one; to the likest, if to several.

    The mean likeness to some articles is the likeness to their mean, so that nobody is weighed against everybody.
    """
    from scipy import sparse

    every, many = sparse.vstack([strays, means]).tocsr(), strays.shape[0]
    stray, event, near = alike(every, np.arange(many), np.arange(many, every.shape[0]), least=LIKE_EVENT / 2)
    event -= many
    others = matrix.shape[0] - 1 - size[event]
    to_all = strays @ np.asarray(matrix.sum(axis=0)).ravel() - _squares(strays)
    usual = (to_all[stray] - near * size[event]) / np.maximum(others, 1)
    asked = np.maximum(np.maximum(LIKE_EVENT, AS_LIKE * within[event]), MORE_THAN_OTHERS * usual)
    found = np.flatnonzero((near >= asked) & (others >= OTHERS))
    order = found[np.lexsort((event[found], -near[found], stray[found]))]
    _, likest = np.unique(stray[order], return_index=True)
    return stray[order[likest]], event[order[likest]]
