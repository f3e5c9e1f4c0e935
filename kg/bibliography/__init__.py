"""Bibliographic records: what BibTeX, CSL-JSON and arXiv metadata say of papers, and looking papers up in such files.

Each module reads one format into :class:`~kg.bibliography.record.Record`; :func:`~kg.bibliography.lookup.look_up`
streams files of any of them and keeps what was asked for.
"""
