"""A server of help pages that misbehaves on some paths, for tests of fetching pages.

Usage: pages.py LOG ROBOTS. Prints its port, serves until its standard input ends, and writes a line into LOG for each request.
ROBOTS is the text of robots.txt, or the status that a request for it gets.
"""

import socket
import sys
import threading
import time

log = open(sys.argv[1], "a", buffering=1)
robots = sys.argv[2]
listener = socket.create_server(("127.0.0.1", 0))
port = listener.getsockname()[1]


def head(status, *headers):
    return "\r\n".join(["HTTP/1.1 " + status, "Connection: close", *headers, "", ""]).encode()


def whole(text, *headers, status="200 OK", kind="text/html; charset=UTF-8"):
    body = text.encode()
    return head(status, f"Content-Type: {kind}", f"Content-Length: {len(body)}", *headers) + body


def redirect(target):
    return head("302 Found", f"Location: {target}", "Content-Length: 0")


def page(name):
    return f"<!doctype html><html lang=en><title>{name}</title><main><h1>{name}</h1><p>Text of {name}.</p></main>"


def sitemap(*paths):
    urls = "".join(f"<url><loc>http://127.0.0.1:{port}{path}</loc></url>" for path in paths)
    return whole(f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>', kind="application/xml")


def index(*paths):
    maps = "".join(f"<sitemap><loc>http://127.0.0.1:{port}{path}</loc></sitemap>" for path in paths)
    return whole(f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{maps}</sitemapindex>', kind="text/xml")


def response(path, headers):
    if path == "/robots.txt":
        return whole("", status=f"{robots} So") if robots.isdigit() else whole(robots, kind="text/plain")
    if path.startswith("/hop/"):
        count = int(path[5:])
        return redirect(f"/hop/{count - 1}" if count > 0 else "/page/end")
    if path.startswith("/page/"):
        tag = f'"{path[6:]}-1"'
        return head("304 Not Modified", f"ETag: {tag}") if headers.get("if-none-match") == tag else whole(page(path[6:]), f"ETag: {tag}")
    if path.startswith("/status/"):
        return whole(page("status"), status=path[8:] + " So")
    return {
        "/latin": whole(page("latin"), kind='text/html; charset="ISO-8859-1"'),
        "/loop": redirect("/loop"),
        "/to-metadata": redirect("http://169.254.169.254/latest/meta-data/"),
        "/to-neighbour": redirect(f"http://127.0.0.2:{port}/page/a"),
        "/to-decimal": redirect(f"http://2130706434:{port}/page/a"),
        "/to-mapped": redirect(f"http://[::ffff:127.0.0.3]:{port}/page/a"),
        "/to-file": redirect("file:///etc/passwd"),
        "/to-drafts": redirect("/drafts/a"),
        "/drafts/a": whole(page("draft")),
        "/picture": whole("GIF89a", kind="image/gif"),
        "/empty": whole(""),
        "/truncated": head("200 OK", "Content-Type: text/html", "Content-Length: 100000") + page("part").encode(),
        "/hang-up": b"",
        "/big": whole("x" * 300_000),
        "/sitemap.xml": index("/one.xml", "/two.xml", "/sitemap.xml"),
        "/one.xml": sitemap("/page/a", "/page/b"),
        "/two.xml": sitemap("/page/b", "/page/c"),
        "/wrong.xml": whole(page("wrong")),
    }.get(path, whole(page("nothing"), status="404 Not Found"))


def answer(connection, path, headers):
    if path == "/silent":
        time.sleep(60)
    elif path == "/drip":
        connection.sendall(head("200 OK", "Content-Type: text/html", "Content-Length: 100000"))
        while True:
            connection.sendall(b" ")
            time.sleep(0.05)
    elif path == "/endless":
        connection.sendall(head("200 OK", "Content-Type: text/html"))
        while True:
            connection.sendall(b" " * 65536)
    else:
        connection.sendall(response(path, headers))


def serve(connection):
    try:
        with connection:
            request = b""
            while b"\r\n\r\n" not in request:
                chunk = connection.recv(65536)
                if not chunk:
                    return
                request += chunk
            lines = request.decode("latin-1").split("\r\n")
            headers = {k.lower(): v.strip() for k, v in (line.split(":", 1) for line in lines[1:] if ":" in line)}
            path = lines[0].split(" ")[1]
            log.write(f"{path} {headers.get('if-none-match', '-')} {headers.get('user-agent', '-')} {time.monotonic():.3f}\n")
            answer(connection, path, headers)
            connection.shutdown(socket.SHUT_WR)
            connection.settimeout(1)
            connection.recv(1)
    except OSError:
        pass


def accept():
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=serve, args=(connection,), daemon=True).start()


threading.Thread(target=accept, daemon=True).start()
print(port, flush=True)
sys.stdin.read()
