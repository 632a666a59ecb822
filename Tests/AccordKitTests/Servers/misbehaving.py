"""A server that answers each path in its own wrong way, for tests of fetching.

Usage: misbehaving.py MODEL [CERTIFICATE KEY]. Prints its port, serves until its standard input ends.
"""

import socket
import ssl
import sys
import threading
import time

model = open(sys.argv[1], "rb").read()
listener = socket.create_server(("127.0.0.1", 0))
port = listener.getsockname()[1]


def head(status, *headers):
    return "\r\n".join(["HTTP/1.1 " + status, "Connection: close", *headers, "", ""]).encode()


def whole(body, *headers, status="200 OK", kind="application/json"):
    return head(status, f"Content-Type: {kind}", f"Content-Length: {len(body)}", *headers) + body


def redirect(target, status="302 Found"):
    return head(status, f"Location: {target}", "Content-Length: 0")


def versioned(version):
    return whole(model.replace(b'"version": "3.1"', b'"version": "%s"' % version))


def drip(connection):
    connection.sendall(head("200 OK", "Content-Type: application/json", "Content-Length: 100000"))
    while True:
        connection.sendall(b" ")
        time.sleep(0.05)


def endless(connection):
    connection.sendall(head("200 OK", "Content-Type: application/json"))
    while True:
        connection.sendall(b" " * 65536)


def answer(connection, path, headers):
    if path == "/drip":
        drip(connection)
    elif path == "/endless":
        endless(connection)
    elif path == "/silent":
        time.sleep(60)
    elif path == "/slow-head":
        time.sleep(0.2)
        connection.sendall(whole(model))
    else:
        connection.sendall(response(path, headers))


def response(path, headers):
    token = headers.get("authorization", "none").encode()
    if path.startswith("/hop/"):
        count = int(path[5:])
        return redirect(f"/hop/{count - 1}" if count > 0 else "/ok")
    if path.startswith("/status/"):
        return whole(b"{}", status=path[8:] + " So")
    if path == "/tagged":
        return head("304 Not Modified", 'ETag: "a"') if headers.get("if-none-match") == '"a"' else whole(model, 'ETag: "a"')
    return {
        "/ok": whole(model, kind="application/json; charset=utf-8"),
        "/suffix": whole(model, kind="application/vnd.accord+json"),
        "/bom": whole(b"\xef\xbb\xbf" + model),
        "/echo": versioned(token),
        "/here": redirect("/echo"),
        "/elsewhere": redirect(f"http://localhost:{port}/echo"),
        "/loop": redirect("/loop", "301 Moved Permanently"),
        "/to-file": redirect("file:///etc/passwd"),
        "/to-ftp": redirect("ftp://localhost/x"),
        "/nowhere": head("302 Found", "Content-Length: 0"),
        "/truncated": head("200 OK", "Content-Type: application/json", "Content-Length: 100000") + model[:100],
        "/broken-chunks": head("200 OK", "Content-Type: application/json", "Transfer-Encoding: chunked") + b"5\r\n{ \"sc",
        "/hang-up": b"",
        "/garbage": b"this is no HTTP\r\n\r\n",
        "/html": whole(b"<!doctype html><title>Sign in</title>", kind="text/html"),
        "/untyped": head("200 OK", f"Content-Length: {len(model)}") + model,
        "/empty": whole(b""),
        "/not-json": whole(b'{ "schema": nope }'),
        "/not-utf8": whole(b'{ "schema": "\xff" }'),
        "/other-schema": whole(model.replace(b"capabilities/1", b"capabilities/2")),
        "/downgrade": redirect("http://127.0.0.1:1/ok"),
        "/big": whole(b" " * 3_000_000),
    }.get(path, whole(b"{}", status="404 Not Found"))


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
            answer(connection, lines[0].split(" ")[1], headers)
            connection.shutdown(socket.SHUT_WR)
            connection.settimeout(1)
            connection.recv(1)
    except OSError:
        pass


def accept():
    if len(sys.argv) > 3:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[2], sys.argv[3])
    while True:
        connection, _ = listener.accept()
        try:
            if len(sys.argv) > 3:
                connection = context.wrap_socket(connection, server_side=True)
        except OSError:
            continue
        threading.Thread(target=serve, args=(connection,), daemon=True).start()


threading.Thread(target=accept, daemon=True).start()
print(port, flush=True)
sys.stdin.read()
