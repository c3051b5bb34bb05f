"""Parts: what one report leads with and another tells beside a larger toll: the dead of a market, of a province."""

from collections import defaultdict

from .tallies import ratio
from .variants import rarity

AS_MANY = 1.35  # times: 62 and 83 dead of one suburb on one day
MORE = 1.2  # times: less is a toll an hour later, not the toll of more
NAMES = 6.0  # rarity of the words shared with the part and not with the toll: a name


def join_parts(claims):
    """The claims of tallies with each lead put, besides, into the claim of another report's part that counts the same.

    So that 23 dead of a market stand beside the 23 that another report tells of it, and not beside its 50 of a
    province alone.
    """
    home = {id(tally): claim for claim in claims for tally in claim}
    parts = defaultdict(list)
    for claim in claims:
        for tally in claim:
            if not tally.get("lead") and not tally.get("rival") and tally.get("value"):
                parts[tally["article_id"], tally["topic"]].append(tally)
    found = []
    for claim in claims:
        leads = [tally for tally in claim if tally.get("lead")]
        for whole in leads:
            for part in parts[whole["article_id"], whole["topic"]]:
                found += [(lead, part) for lead in leads if _counts_part(lead, part, whole)]
    for lead, part in found:
        claim = home[id(part)]
        if all(tally["article_id"] != lead["article_id"] for tally in claim):
            claim.append(lead)
    return claims


def _counts_part(lead, part, whole):
    """Whether a lead counts what another report gives as a part of the larger toll that it leads with."""
    if lead["article_id"] == whole["article_id"] or ratio(lead["value"], part["value"]) > AS_MANY:
        return False
    if ratio(whole["value"], part["value"]) < MORE or not whole["value"] > max(lead["value"], part["value"]):
        return False
    if part["vague"] or lead["vague"] or not (part["generic"] and lead["generic"]):
        return False
    if part["part"] and lead["value"] == part["value"]:
        return True
    names = {word for word, weight in lead["context"].items() if weight == 1.0 and rarity(word) >= NAMES}
    return bool(names & part["context"].keys() & whole["elsewhere"])
