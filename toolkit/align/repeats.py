"""Repeats: what many outlets print word for word is compared once, yet stands in a claim as often as it is printed."""

from collections import Counter, defaultdict

ALONE = "told here alone"
STANDING_FOR_ALL = (
    8  # repeats that are compared: an article may itself quote the line once more, longer, and two places
)
# of one article are never set side by side, so that one repeat alone could not stand for all


def distinct(items):
    """(items, each different from the others; {(article_id, item_id) of one: others that repeat it}).

    Items repeat each other where their words are the same, quoted alike and of one speaker: a line of the agency in a
    hundred papers is compared with the others once and not five thousand times. What one article prints twice stays
    as it is: its two places are no two outlets.
    """
    keys = [
        (tuple(word.folded for word in item["words"]), item["direct"], item["verbatim"], item["speaker_key"])
        for item in items
    ]
    printed = Counter((item["article_id"], key) for item, key in zip(items, keys, strict=True))
    first, again, kept = defaultdict(list), defaultdict(list), []
    for item, key in zip(items, keys, strict=True):
        once = printed[item["article_id"], key] == 1
        if once and len(first[key]) == STANDING_FOR_ALL:
            for original in first[key]:
                again[original["article_id"], original["item_id"]].append(item)
            continue
        kept.append(item)
        if once:
            first[key].append(item)
    return kept, again


def with_repeats(claims, items, again):
    """The claims with a member for each repeat of a member, its part cut as that one's is."""
    known = {(item["article_id"], item["item_id"]): item for item in items}
    for claim in claims if again else ():
        told, members = {member["article_id"] for member in claim["members"]}, []
        for member in claim["members"]:
            item = known[member["article_id"], member["item_id"]]
            repeats = [r for r in again.get((item["article_id"], item["item_id"]), ()) if r["article_id"] not in told]
            told |= {repeat["article_id"] for repeat in repeats}
            if repeats and member["tier"] == "same":
                member = dict(member, similarity=1.0, rule="same words")
            members += [member, *(_repeated(member, item, repeat) for repeat in repeats)]
        claim["members"] = members
    return claims


def _repeated(member, item, repeat):
    """A member for an item with the same words as another's, where the other's part stands."""
    inside = [
        there
        for here, there in zip(item["words"], repeat["words"], strict=True)
        if member["start"] <= here.start and here.end <= member["end"]
    ]
    whole = (member["start"], member["end"]) == (item["start"], item["end"]) or not inside
    start, end = (repeat["start"], repeat["end"]) if whole else (inside[0].start, inside[-1].end)
    return dict(member, article_id=repeat["article_id"], item_id=repeat["item_id"], start=start, end=end)
