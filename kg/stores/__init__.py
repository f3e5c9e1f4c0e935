"""A build into triple stores: one table of stores, one protocol, and a check that what was sent is there."""
