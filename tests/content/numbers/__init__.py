"""The numbers of each topic's worked examples, tables and charts, computed.

One module a topic, named tNN_slug, with ``EXPECTED``: for each block of the page the numbers in
reading order, as they are printed. Given values are named once; everything that follows from
them comes from ``kb.formulas`` or from the running company.
"""
