"""What nobody should ask: addresses that take their length, their number or their grammar too far."""

from random import Random
from urllib.parse import quote, urlencode

from articles.choices import Kind
from articles.facets import FACETS

from .timing import milliseconds

LIST = "/articles/"
BOUND_MS = 500
RANDOM = 200


def addresses():
    """Return {what is tried: address}."""
    return {
        "page 999999999": f"{LIST}?page=999999999",
        "page -1": f"{LIST}?page=-1",
        "10,000 characters": f"{LIST}?q={'ab+' * 3_333}",
        "10,000 characters of a value": f"{LIST}?outlet={'b' * 10_000}",
        "a NUL": f"{LIST}?q=%00&outlet=%00&from=%00&order=%00",
        "an unknown value": f"{LIST}?outlet=00000000&genre=none",
        "2,000 parameters": f"{LIST}?" + "&".join(f"p{number}={number}" for number in range(2_000)),
        "2,000 values of one facet": f"{LIST}?" + "&".join(f"year={number}" for number in range(2_000)),
        "an open quotation mark": f"{LIST}?q=%22unclosed",
        "500 brackets": f"{LIST}?q={'(' * 500}{')' * 500}",
        "a word of 64 kB": f"{LIST}?q={'a' * 65_536}",
        "a regular expression": f"{LIST}?{urlencode({'q': '(a+)+$ .*.* [^x]{9}', 'outlet__regex': '(a+)+$'})}",
        "only what is to be left out": f"{LIST}?q=-a+-b+-c",
        "OR without end": f"{LIST}?q={quote(' OR '.join(['kota'] * 60))}",
        "a date of the year 0": f"{LIST}?from=0000&to=9999-99-99",
        "everything, 64 kB": f"/find/?q={'a' * 65_536}",
        "suggestions, 10,000 characters": f"/find/suggest/?q={'b' * 10_000}",
    }


def random_addresses(values):
    """Return addresses (list) of facets chosen at random, the same each time; `values` are some of each facet."""
    random = Random(4)
    names = [facet.name for facet in FACETS[Kind.ARTICLE] if values.get(facet.name)]
    found = []
    for _ in range(RANDOM):
        pairs = [(name, random.choice(values[name])) for name in random.choices(names, k=random.randint(1, 8))]
        found.append(f"{LIST}?{urlencode(pairs)}")
    return found


def ask_all(browser, values):
    """Return [{"asked", "ms", "status"}] of each hostile address and of the slowest random one."""
    tried = [{"asked": what, **ask(browser, address)} for what, address in addresses().items()]
    slowest = max((ask(browser, address) for address in random_addresses(values)), key=lambda row: row["ms"])
    return [*tried, {"asked": f"the slowest of {RANDOM} random choices", **slowest}]


def ask(browser, address):
    """Return {"ms", "status"} of an address and of where it leads."""
    taken, answer = milliseconds(lambda: follow(browser, address))
    return {"ms": round(taken, 1), "status": answer.status}


def follow(browser, address):
    """Return the Answer to an address, after three redirects at most."""
    for _ in range(3):
        answer = browser.get(address)
        if answer.status not in (301, 302):
            break
        address = answer.headers["Location"]
    return answer
