"""Every number that is a choice, with its unit and its reason."""

from __future__ import annotations

from typing import Final

# --- reading -----------------------------------------------------------------------------------
MAX_INPUT_BYTES: Final = 50_000_000        # one file; a long book with images is below it
MAX_XML_DEPTH: Final = 256                 # honest JATS stays under 60
MAX_XML_NODES: Final = 2_000_000           # a 40 MB JATS file has about 1.5 million
MAX_DOCX_MEMBERS: Final = 2_000            # Word writes 20 to 300
MAX_DOCX_BYTES: Final = 100_000_000        # declared and really unpacked
MAX_ZIP_RATIO: Final = 200                 # text compresses 3 to 20 times; bombs 1,000 and more
MAX_CLAIM_WORDS: Final = 30                # a table quotes at most this much of an article

# --- network -----------------------------------------------------------------------------------
CONNECT_SECONDS: Final = 5.0
READ_SECONDS: Final = 10.0
TOTAL_SECONDS: Final = 30.0                # wall clock, also against a server that drips
MAX_TRIES: Final = 4
MAX_RETRY_AFTER_SECONDS: Final = 120.0
MAX_RESPONSE_BYTES: Final = 10_000_000     # after decompression
BATCH_SIZE: Final = 50                     # DOIs in one Crossref filter: 1,760-byte URL
FARTHEST_SLOT_SECONDS: Final = 300.0       # a start farther off was written by another clock
PACE_SHARE: Final = 0.9                    # of the advertised rate: 0 refusals instead of 3 in 16
CIRCUIT_FAILURES: Final = 5                # in a row, then the host is left alone
CIRCUIT_QUESTIONS: Final = 3               # that the failures come from: one bad DOI is no outage
CIRCUIT_SECONDS: Final = 15.0              # lost in a row: every source dead ends within 60 s
MIN_BYTES_PER_SECOND: Final = 1000.0       # a reply slower than this for READ_SECONDS drips
MAX_TIMEOUTS: Final = 2                    # tries of one question that may time out
BACKOFF_SECONDS: Final = 0.5               # before the second try; doubled each time
SEARCH_ROWS: Final = 8                     # candidates: comments may outrank the work itself
MAX_QUERY_CHARACTERS: Final = 400          # of a reference put to a search
POLITE_RATES: Final = (10.0, 3.0, 3)       # singles/s, lists/s, in flight (Crossref, 2025-12-01)
PUBLIC_RATES: Final = (5.0, 1.0, 1)        # the same, without an e-mail address
OTHER_RATE: Final = 5.0                    # doi.org, DataCite, Europe PMC state no firm limit
OTHER_IN_FLIGHT: Final = 2
RETRACTION_WATCH_BYTES: Final = 300_000_000  # the public CSV is about 65 MB; streamed to disk
RETRACTION_WATCH_SECONDS: Final = 300.0
FOUND_DAYS: Final = 30                     # cached records
NOT_FOUND_HOURS: Final = 24                # cached misses and editorial status

# --- output ------------------------------------------------------------------------------------
MAX_NOTEBOOK_BYTES: Final = 200_000        # _repr_html_ for 500 references

# --- comparison of qualities -------------------------------------------------------------------
MAJOR_SIZE_FACTOR: Final = 2.0             # a sample told twice or half as large changes its weight
MIN_QUOTED_WORDS: Final = 4                # fewer words in quotation marks are a term
MIN_VERBATIM_RUN: Final = 5                # words in a row tell where a quotation is from
