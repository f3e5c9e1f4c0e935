"""Metadata of arXiv of any size to a graph in shards, in flat memory, in one process or on many machines.

The work is cut into steps, and each step into tasks that share nothing but a folder (:mod:`kg.streams.tasks`). What is
one thing is decided by the rules of :mod:`kg.resolve`: every key goes to one partition, where all that is said of it meets.
The graph is that of :func:`kg.building.build` without mentions, whatever the number of partitions and workers.
"""
