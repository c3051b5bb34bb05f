"""Parts: what one report leads with and another tells beside a larger toll: the dead of a market, of a province."""

from collections import defaultdict

from .fits import AS_MANY, leads_of, ratio, same_tally
from .tallies import PARTS
from .variants import rarity

NEARLY = 1.15  # times: 23 and 26 dead of a village, of which the one report tells as a part of 146
MORE = 1.2  # times: less is a toll an hour later, not the toll of more
PART = "a part of what its report leads with"
NAMES = 6.0  # rarity of the words shared with the part and not with the toll: a name


def join_leads(claims):
    """The claims with each lead that stands beside another report's lesser count put, besides, beside the leads."""
    led = defaultdict(list)
    for claim in claims:
        leads = leads_of(claim)
        if leads:
            led[leads[0]["topic"]].append((len(leads), claim))
    for found in led.values():
        _, chief = max(found, key=lambda one: one[0])
        for claim in (claim for _, claim in found if claim is not chief):
            for lead in leads_of(claim):
                if lead["value"] and same_tally(lead, chief) is not None:
                    chief.append(lead)
    return claims


def join_parts(claims):
    """The claims of tallies with each lead put, besides, into the claim of another report's part that counts the same.

    So that 23 dead of a market stand beside the 23 that another report tells of it, and not beside its 50 of a
    province alone.
    """
    home = {id(tally): claim for claim in claims for tally in claim if not tally.get("lead")}
    parts = defaultdict(list)
    for claim in claims:
        for tally in claim:
            if not tally.get("lead") and not tally.get("rival") and tally.get("value"):
                parts[tally["article_id"], tally["topic"]].append(tally)
    found = []
    for claim in claims:
        leads = leads_of(claim)
        for whole in leads:
            for part in parts[whole["article_id"], whole["topic"]]:
                found += [(lead, part) for lead in leads if _counts_part(lead, part, whole)]
    for lead, part in found:
        part["piece"] = True
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
    if part["vague"] or lead["vague"] or part["group"] & PARTS:
        return False
    same, whole_people = lead["value"] == part["value"], part["generic"] and not part["group"] & {"civilians"}
    if part["part"] and (same or (whole_people and ratio(lead["value"], part["value"]) <= NEARLY)):
        return True
    if not (part["generic"] and lead["generic"]):
        return False
    names = {word for word, weight in lead["context"].items() if weight == 1.0 and rarity(word) >= NAMES}
    return bool(names & part["context"].keys() & whole["elsewhere"])
