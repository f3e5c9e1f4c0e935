"""A build as a SPARQL 1.1 endpoint with its pages, on this machine.

The ``oxigraph`` server from PyPI answers: it speaks the SPARQL protocol and all its formats. Two things it lacks in
version 0.5.13, both tried: its ``--timeout-s`` does not end a query that counts a large product, and it sends the
requests of SERVICE to any host. So it listens on a port of its own that nobody is told, and the application of
:mod:`kg.serve.app` stands in front of it, which also serves the pages. That is Starlette on uvicorn, as small and as well
kept as such things are (BSD), rather than a server of our own.
"""
