"""How one record led to another: the page that asks for two of them, and tells the chains between the two."""

from urllib.parse import urlencode

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from articles.connections.chains import MOST_STEPS, LeftOut, chains
from articles.connections.keeping import graph
from articles.connections.nearest import covering_both, looser
from articles.connections.telling import tell

from .choosing import HIDDEN, choose
from .keeping import kept_until_the_clock_moves

SAME = "Both are the same record. Choose another one."
NO_SUCH_CHOICE = "There is nothing of this name to leave out. Choose among what stands here."


@require_safe
@kept_until_the_clock_moves
def chains_page(request):
    """Show the form, and the chains from one record to another as soon as both are chosen."""
    ends = {name: choose(request.GET.get(name, ""), request.clock) for name in ("from", "to")}
    asked = request.GET.getlist("without")
    left_out = [one for one in LeftOut if one in asked]
    wrong = [value for value in asked if value not in LeftOut.values]
    values = {name: end.value for name, end in ends.items()}
    address = address_of(**values, without=left_out)
    if not wrong and address != request.get_full_path():
        response = HttpResponseRedirect(address)
        patch_cache_control(response, no_cache=True)
        return response
    context = form(ends, left_out, NO_SUCH_CHOICE if wrong else "")
    if all(end.card for end in ends.values()) and not context["problem"]:
        context |= answer(ends, left_out, request.clock)
    return finished(render(request, "chains.html", context, status=status_of(ends)), ends, wrong)


def address_of(**asked):
    """Return the one address for what is asked: from, to, and what to leave out, in the order of LeftOut."""
    query = urlencode({name: value for name, value in asked.items() if value}, doseq=True)
    return f"{reverse('chains')}?{query}" if query else reverse("chains")


def status_of(ends):
    """Return the status of the page: that of the stand-in, if one of the records has one."""
    return max(end.status for end in ends.values())


def finished(response, ends, wrong):
    """Return the response; nobody keeps what is asked wrongly, or what says that a record is held."""
    if wrong or any(end.problem == HIDDEN for end in ends.values()):
        patch_cache_control(response, no_store=True)
    return response


def form(ends, left_out, problem):
    """Return the context of the form: two ends, what can be left out, and what is wrong with both together."""
    cards = [end.card for end in ends.values()]
    if all(cards) and cards[0].public_id == cards[1].public_id:
        problem = SAME
    values = {name: end.value for name, end in ends.items()}
    return {
        "ends": [field(name, end, values, left_out) for name, end in ends.items()],
        "choices": [(one.value, one.label, one in left_out) for one in LeftOut],
        "left_out": [one.label.lower() for one in left_out],
        "problem": problem,
    }


def field(name, end, values, left_out):
    """Return one end of the form: its Choice, the address without it, and those with each record found."""
    return {
        "name": name,
        "label": name.capitalize(),
        "choice": end,
        "without": address_of(**values | {name: ""}, without=left_out),
        "found": [(card, address_of(**values | {name: card.public_id}, without=left_out)) for card in end.found],
    }


def answer(ends, left_out, state):
    """Return the context of the answer: the chains told, or the nearest thing that there is."""
    start, goal = (ends[name].card for name in ("from", "to"))
    known = graph(state)
    told, faces = tell(known, chains(known, start.public_id, goal.public_id, left_out))
    context = {"start": start, "goal": goal, "chains": told, "faces": faces, "most_steps": MOST_STEPS}
    if told:
        return context
    values = {"from": start.public_id, "to": goal.public_id}
    with_more = [
        (
            [one.label.lower() for one in left_out if one not in rest],
            address_of(**values, without=rest),
        )
        for rest in looser(known, start.public_id, goal.public_id, left_out)
    ]
    covering = () if with_more else covering_both(start.pk, goal.pk)
    return context | {"looser": with_more, "covering": covering}
