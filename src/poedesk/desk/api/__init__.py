"""What every room's part of the API stands on: ``/api/v1``, tokens, problems, revisions, cursors, once-only.

How a room adds its part:

1. ``<room>/api.py`` (and ``api_<what>.py`` beside it where that grows too long; an address stands in one of
   them with all its methods) holds ``router = Router(tags=["..."])`` and a function an address. Each begins
   with ``actor = actor_for(request, "noun:verb")`` (403 with the reason), finds its thing with
   ``one(Model.objects.of(actor), pk=...)`` (404, whether it is unknown or not theirs), and calls the same
   service as the page does. ``Refused`` becomes 409 by itself; a subclass with another ``code`` says which.
2. Answers are ``describing.Schema`` classes, whose names no other room has. Each that is sent or answered has
   an example in ``examples.yaml``; the docstring of a field is its description. A thing that can change has
   ``revision`` (``etag`` puts it into the head), and its change takes ``seen(request, body.revision)``:
   ``If-Match`` or ``revision``, 428 without either.
3. Lists take ``limit`` and ``cursor`` and return ``page(queryset, keys, ...)``; the query needs its index.
   A file is told by ``handing.file`` and handed out by ``handing.blob``; a table is taken by ``tables``.
4. What is wrong with a field raises ``Invalid([Wrong("field", "code", "message")])`` (422).
5. ``config/api.py`` names the router; ``tests/desk_things.py`` gets a maker for a new parameter, and the
   tests that go through all addresses (strangers, schemathesis) take it up.
6. A page's act has its route, or a reason, in ``tests/unit/desk/api/acts.yaml``.

Nothing else is needed for ``Idempotency-Key``: ``once.Once`` sees to it for every address under ``/api/``.
"""
