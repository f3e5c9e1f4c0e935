"""A build for agents: tools and resources over the Model Context Protocol.

:mod:`kg.agents.tools` answers, :mod:`kg.agents.server` speaks the protocol, by its official SDK (extra ``mcp``).
"""
