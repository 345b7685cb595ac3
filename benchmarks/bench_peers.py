"""``python -m benchmarks.bench_peers``: evidaudit and its peers on the same loopback services.

164 entries with DOIs, 0.1 s latency, no limit enforced; whole processes by the wall clock, and the
requests that arrived. Peers are those installed beside the Python that EVIDAUDIT_PEERS names:

    python -m venv peers && peers/bin/pip install citegate bibtex-verifier
    EVIDAUDIT_PEERS=peers/bin/python python -m benchmarks.bench_peers

Peers take no base URL. They are not patched either: like any program behind a company's proxy they
are given HTTPS_PROXY and a certificate authority made for this run, and the proxy hands every
connection, whatever its host, to the loopback services. Nothing reaches a public network. Needs
the ``openssl`` command.
"""

from __future__ import annotations

import json
import os
import platform
import select
import socket
import socketserver
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from fake_services import Running, Services, make_works  # noqa: E402

from benchmarks.measuring import PROJECT  # noqa: E402

ENTRIES, LATENCY, MOST_SECONDS = 164, 0.1, 300
HOSTS = ("api.crossref.org", "api.openalex.org", "api.datacite.org", "dblp.org", "doi.org")
MAILTO = "reader@example.org"
# name on PyPI -> words after its folder of commands
PEERS: Mapping[str, tuple[str, ...]] = {
    "citegate": ("citegate", "{bib}", "--mailto", MAILTO),
    "bibtex-verifier": ("bibverify", "{bib}", "--email", MAILTO, "--output", "{folder}/report.md"),
}
LEFT_OUT = {
    "academic-refchecker": "asks Semantic Scholar first, which the loopback services do not speak",
    "refchecker": "under this name PyPI has a checker of a language model's claims, not of "
                  "references",
}


class ByHost:
    """The services behind the proxy: Crossref and DataCite as tested, OpenAlex in short."""

    def __init__(self, works: Mapping[str, dict[str, Any]]) -> None:
        self.services = Services(works, latency=LATENCY)
        self.stopping = self.services.stopping
        self.asked: Counter[str] = Counter()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        host = str(environ.get("HTTP_HOST", "")).split(":")[0]
        self.asked[host] += 1
        if host not in ("api.openalex.org", "dblp.org"):
            return self.services(environ, start_response)
        time.sleep(LATENCY)
        found = self._openalex(environ) if host == "api.openalex.org" else {
            "result": {"hits": {"@total": "0"}}}
        body = json.dumps(found or {}).encode()
        start_response("200 OK" if found else "404 Not Found", [
            ("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]

    def _openalex(self, environ: dict[str, Any]) -> dict[str, Any] | None:
        path = unquote(str(environ.get("PATH_INFO", "")))
        if "10." in path:
            work = self.services.works.get(path[path.index("10."):].lower())
            return _openalex_work(work) if work else None
        asked = parse_qs(str(environ.get("QUERY_STRING", "")))
        words = " ".join(value for name in ("search", "filter", "title.search")
                         for value in asked.get(name, ()))
        return {"results": [_openalex_work(work) for work in self.services._rank(words)[:5]]}


def _openalex_work(work: Mapping[str, Any]) -> dict[str, Any]:
    first, _, last = work["page"].partition("-")
    return {
        "id": f"https://openalex.org/W{abs(hash(work['DOI'])) % 10 ** 9}",
        "doi": f"https://doi.org/{work['DOI']}", "title": work["title"][0],
        "display_name": work["title"][0], "is_retracted": False, "type": "article",
        "publication_year": work["issued"]["date-parts"][0][0],
        "authorships": [{"author": {"display_name": f"{a['given']} {a['family']}"}}
                        for a in work["author"]],
        "primary_location": {"source": {"display_name": work["container-title"][0]}},
        "biblio": {"volume": work["volume"], "issue": work["issue"], "first_page": first,
                   "last_page": last}}


class Proxy(socketserver.ThreadingTCPServer):
    """A proxy that ends TLS itself and hands every connection to one loopback port."""

    daemon_threads = allow_reuse_address = True

    def __init__(self, folder: Path, port: int) -> None:
        super().__init__(("127.0.0.1", 0), _Tunnel)
        self.target = port
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.authority = _certificates(folder)
        self.context.load_cert_chain(folder / "server.pem", folder / "server.key")


class _Tunnel(socketserver.BaseRequestHandler):
    server: Proxy

    def handle(self) -> None:
        """One CONNECT and what follows it."""
        head = b""
        while b"\r\n\r\n" not in head:
            piece = self.request.recv(4096)
            if not piece:
                return
            head += piece
        self.request.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        try:
            with self.server.context.wrap_socket(self.request, server_side=True) as inside, \
                    socket.create_connection(("127.0.0.1", self.server.target)) as outside:
                _relay(inside, outside)
        except OSError:
            return


def _relay(inside: ssl.SSLSocket, outside: socket.socket) -> None:
    while True:
        ready = [inside] if inside.pending() else select.select([inside, outside], [], [], 60)[0]
        for one in ready:
            data = one.recv(65536)
            if not data:
                return
            (outside if one is inside else inside).sendall(data)
        if not ready:
            return


def _certificates(folder: Path) -> Path:
    """An authority and a certificate for the services' hosts, good for one day."""
    def openssl(*words: str) -> None:
        subprocess.run(["openssl", *words], check=True, cwd=folder, capture_output=True)

    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-keyout", "ca.key",
            "-out", "ca.pem", "-subj", "/CN=loopback", "-addext", "keyUsage=keyCertSign")
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "server.key", "-out", "server.csr",
            "-subj", "/CN=loopback")
    names = ",".join(f"DNS:{host}" for host in HOSTS)
    (folder / "names").write_text(f"subjectAltName={names}\n", encoding="ascii")
    openssl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-days", "1",
            "-CAcreateserial", "-out", "server.pem", "-extfile", "names")
    return folder / "ca.pem"


def bibtex(works: Mapping[str, dict[str, Any]]) -> str:
    """The works as BibTeX entries with DOIs."""
    rows = []
    for number, work in enumerate(works.values()):
        names = " and ".join(f"{a['family']}, {a['given']}" for a in work["author"])
        rows.append(
            f"@article{{key{number},\n  author = {{{names}}},\n  title = {{{work['title'][0]}}},\n"
            f"  journal = {{{work['container-title'][0]}}},\n"
            f"  year = {{{work['issued']['date-parts'][0][0]}}},\n"
            f"  volume = {{{work['volume']}}},\n  number = {{{work['issue']}}},\n"
            f"  pages = {{{work['page'].replace('-', '--')}}},\n  doi = {{{work['DOI']}}}\n}}\n")
    return "\n".join(rows)


def _timed(name: str, command: list[str], environment: dict[str, str], folder: Path,
           asked: Counter[str]) -> None:
    asked.clear()
    began = time.perf_counter()
    try:
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True,
                              timeout=MOST_SECONDS, check=False)
        ended = f"exit {done.returncode}"
    except subprocess.TimeoutExpired:
        ended = f"stopped after {MOST_SECONDS} s"
    seconds = time.perf_counter() - began
    total = sum(asked.values())
    hosts = ", ".join(f"{host} {count}" for host, count in asked.most_common())
    print(f"| {name} | {seconds:.1f} | {total} | {total / ENTRIES:.2f} | {ended} | "
          f"{hosts or 'none'} |", flush=True)


def main() -> None:
    """Prints a Markdown table, a row a tool."""
    works = make_works(ENTRIES)
    app = ByHost(works)
    print(f"{ENTRIES} entries with DOIs, {LATENCY} s latency, {time.strftime('%Y-%m-%d')}, Python "
          f"{platform.python_version()}, {platform.machine()}\n\n| tool | seconds | requests | "
          "requests an entry | ended | asked |\n| --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as name, Running(app) as running:  # type: ignore[arg-type]
        folder = Path(name)
        bib = folder / "references.bib"
        bib.write_text(bibtex(works), encoding="utf-8")
        with Proxy(folder, int(running.url.rsplit(":", 1)[1])) as proxy:
            threading.Thread(target=proxy.serve_forever, args=(0.05,), daemon=True).start()
            _ours(bib, folder, running.url, app.asked)
            _peers(bib, folder, proxy, app.asked)
            proxy.shutdown()
    for peer, why in LEFT_OUT.items():
        print(f"\nleft out: {peer}: {why}")


def _ours(bib: Path, folder: Path, url: str, asked: Counter[str]) -> None:
    from evidaudit import __version__
    plain = {key: value for key, value in os.environ.items() if not key.startswith("EVIDAUDIT_")}
    ours = {**plain, "PYTHONPATH": str(PROJECT), "EVIDAUDIT_CACHE_DIR": str(folder / "cache"),
            "EVIDAUDIT_MAILTO": MAILTO, **{f"EVIDAUDIT_{service}_URL": url for service in (
                "CROSSREF", "DOI", "DATACITE", "EUROPEPMC")}}
    for state in ("cold", "warm"):
        _timed(f"evidaudit {__version__}, {state}", [
            sys.executable, "-m", "evidaudit", "check", str(bib), "--quiet"], ours, folder, asked)


def _peers(bib: Path, folder: Path, proxy: Proxy, asked: Counter[str]) -> None:
    python = os.environ.get("EVIDAUDIT_PEERS", "")
    if not python:
        print("\nEVIDAUDIT_PEERS names no Python: no peer was run")
        return
    where = f"http://127.0.0.1:{proxy.server_address[1]}"
    theirs = {"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "LANG": "C.UTF-8",
              "HTTPS_PROXY": where, "https_proxy": where, "HTTP_PROXY": where, "http_proxy": where,
              "REQUESTS_CA_BUNDLE": str(proxy.authority), "SSL_CERT_FILE": str(proxy.authority)}
    for name, words in PEERS.items():
        version = subprocess.run(
            [python, "-c", f"from importlib.metadata import version; print(version({name!r}))"],
            capture_output=True, text=True, check=False)
        if version.returncode:
            print(f"| {name} | not installed | | | | |")
            continue
        command = [word.format(bib=bib, folder=folder) for word in words]
        command[0] = str(Path(python).parent / command[0])
        _timed(f"{name} {version.stdout.strip()}", command, theirs, folder, asked)


if __name__ == "__main__":
    main()
