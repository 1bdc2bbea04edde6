#!/usr/bin/env python3
"""A web server on the loopback that does what servers should not.

Prints its port, then serves until its standard input closes or a minute has passed. Each path is one behaviour
(BEHAVIOURS below); what was asked is told by /requests, one line a request: path, then the conditional fields.
"""
import gzip
import socket
import sys
import threading
import time

LIFE = 60  # seconds
HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
log = []
counts = {}
lock = threading.Lock()
state = {"robots": "", "robots_status": 200, "sitemap": "", "page": {}}


def answer(body, head=HEAD, length=None):
    body = body if isinstance(body, bytes) else body.encode()
    size = len(body) if length is None else length
    return head.encode() + b"Content-Length: %d\r\n\r\n" % size + body


def status(code, fields="", body="no"):
    return answer(body, "HTTP/1.1 %d Such\r\nContent-Type: text/html\r\n%s" % (code, fields))


def redirect(to):
    return status(302, "Location: %s\r\n" % to, "")


def drip(connection, _):
    connection.sendall(HEAD.encode() + b"Content-Length: 1000\r\n\r\n")
    for _ in range(100):
        connection.sendall(b".")
        time.sleep(0.05)


def endless_head(connection, _):
    connection.sendall(HEAD.encode())
    for number in range(20000):
        connection.sendall(b"X-%d: %s\r\n" % (number, b"y" * 200))


def endless_body(connection, _):
    connection.sendall(HEAD.encode() + b"\r\n")
    block = b"z" * 65536
    for _ in range(1600):
        connection.sendall(block)


def silence(connection, _):
    time.sleep(5)


def chunked(connection, _):
    connection.sendall(HEAD.encode() + b"Transfer-Encoding: chunked\r\n\r\n4\r\nthe \r\n7\r\nparties\r\n0\r\n\r\n")
    return True


def trailers(connection, _):
    connection.sendall(HEAD.encode() + b"Transfer-Encoding: chunked\r\n\r\nb\r\nthe parties\r\n0\r\n"
                       b"X-Late: yes\r\n\r\n")


def chunks_cut(connection, _):
    connection.sendall(HEAD.encode() + b"Transfer-Encoding: chunked\r\n\r\n40\r\nthe ")


def nothing(connection, _):
    pass


def garbage(connection, _):
    connection.sendall(b"\x00\x01\x02 no http at all\r\n\r\n")


def conditional(asked):
    if asked.get("if-none-match") == '"v1"':
        return b'HTTP/1.1 304 Not Modified\r\nETag: "v1"\r\n\r\n'
    return answer("one version", HEAD + 'ETag: "v1"\r\n')


def dated(asked):
    if asked.get("if-modified-since") == "Tue, 05 Mar 2024 06:07:08 GMT":
        return b"HTTP/1.1 304 Not Modified\r\n\r\n"
    return answer("dated", HEAD + "Last-Modified: Tue, 05 Mar 2024 06:07:08 GMT\r\n")


def second_time(first, then):
    def behave(asked):
        return first if counts[asked["path"]] < 2 else then
    return behave


BEHAVIOURS = {
    "/plain": lambda asked: answer("plain text"),
    "/chunked": chunked,
    "/trailers": trailers,
    "/chunks-cut": chunks_cut,
    "/drip": drip,
    "/silence": silence,
    "/nothing": nothing,
    "/garbage": garbage,
    "/endless-head": endless_head,
    "/endless-body": endless_body,
    "/announced-100mb": lambda asked: answer("x", length=100 << 20),
    "/truncated": lambda asked: answer("only the beginning", length=1000),
    "/truncated-once": second_time(answer("half", length=1000), answer("the whole")),
    "/longer-than-said": lambda asked: answer("four and more", length=4),
    "/busy-once": second_time(status(503), answer("now it works")),
    "/busy": lambda asked: status(500),
    "/too-many": second_time(status(429, "Retry-After: 120\r\n"), answer("patience")),
    "/come-back-tomorrow": lambda asked: status(429, "Retry-After: 86400\r\n"),
    "/gone": lambda asked: status(410),
    "/lost": lambda asked: status(404),
    "/login": lambda asked: status(403),
    "/partial": lambda asked: status(206),
    "/unasked-304": lambda asked: b"HTTP/1.1 304 Not Modified\r\n\r\n",
    "/etag": conditional,
    "/dated": dated,
    "/same-again": lambda asked: answer("always the same"),
    "/changes": lambda asked: answer("version %d" % counts["/changes"]),
    "/bomb": lambda asked: answer(gzip.compress(b"\0" * (32 << 20)), HEAD + "Content-Encoding: gzip\r\n"),
    "/loop": lambda asked: redirect("/loop-too"),
    "/loop-too": lambda asked: redirect("/loop"),
    "/itself": lambda asked: redirect("/itself"),
    "/nowhere": lambda asked: status(302),
    "/moved": lambda asked: redirect("plain#part"),
    "/to-file": lambda asked: redirect("file:///etc/passwd"),
    "/to-password": lambda asked: redirect("http://root:root@127.0.0.1/"),
    "/to-private": lambda asked: redirect("http://127.0.0.1:%d/plain" % port),
    "/to-mapped": lambda asked: redirect("http://[::ffff:127.0.0.1]:%d/plain" % port),
    "/to-number": lambda asked: redirect("http://2130706433:%d/plain" % port),
    "/to-metadata": lambda asked: redirect("http://169.254.169.254/latest/"),
    "/to-forbidden": lambda asked: redirect("/closed/page"),
    "/closed/page": lambda asked: answer("not for programs"),
    "/charset": lambda asked: answer(b"caf\xe9", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"),
    "/page.pdf": lambda asked: answer("<html>Sign in</html>"),
    "/true.pdf": lambda asked: answer("%PDF-1.4", "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n"),
}


def set_state(path):
    """/set/NAME/VALUE: robots, robots_status, sitemap (items parted by commas), page/NAME/VALUE."""
    name, _, value = path[len("/set/"):].partition("/")
    value = value.replace("%20", " ").replace("%0A", "\n")
    if name == "page":
        page, _, text = value.partition("/")
        state["page"][page] = text
    else:
        state[name] = int(value) if name == "robots_status" else value
    return answer("set")


def site_page(asked):
    text = state["page"].get(asked["path"][len("/site/"):], "404")
    return status(int(text)) if text.isdigit() else answer(text)


def respond(asked):
    path = asked["path"]
    if path == "/requests":
        return answer("\n".join(log))
    if path.startswith("/set/"):
        return set_state(path)
    if path == "/robots.txt":
        return answer(state["robots"]) if state["robots_status"] == 200 else status(state["robots_status"])
    if path.startswith("/sitemap"):
        return status(503) if state["sitemap"] == "down" else answer(state["sitemap"].replace(",", "\n"))
    if path.startswith("/hops/"):
        left = int(path[len("/hops/"):])
        return redirect("/hops/%d" % (left - 1)) if left else answer("arrived")
    if path.startswith("/site/"):
        return site_page(asked)
    behaviour = BEHAVIOURS.get(path, lambda _: status(404))
    return behaviour if behaviour.__code__.co_argcount == 2 else behaviour(asked)


def read_request(stream):
    line = stream.readline(65536).decode("latin-1").split()
    if len(line) < 2:
        return None
    asked = {"path": line[1]}
    while True:
        field = stream.readline(65536).decode("latin-1").strip()
        if not field:
            return asked
        name, _, value = field.partition(":")
        asked[name.lower()] = value.strip()


def serve(connection):
    stream = connection.makefile("rb")
    try:
        while True:
            asked = read_request(stream)
            if not asked:
                return
            path = asked["path"]
            with lock:
                if path != "/requests" and not path.startswith("/set/"):
                    counts[path] = counts.get(path, 0) + 1
                    conditions = [asked.get(name, "-") for name in ("if-none-match", "if-modified-since", "user-agent")]
                    log.append("\t".join([path] + conditions))
                reply = respond(asked)
            if isinstance(reply, bytes):
                connection.sendall(reply)
                said = reply.split(b"Content-Length: ")[1].split(b"\r")[0] if b"Content-Length: " in reply else b"0"
                if len(reply.split(b"\r\n\r\n", 1)[1]) != int(said):
                    return
            elif not reply(connection, asked):
                return
    except (OSError, ValueError):
        pass
    finally:
        stream.close()
        connection.close()


def accept():
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=serve, args=(connection,), daemon=True).start()


listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("127.0.0.1", 0))
listener.listen(16)
port = listener.getsockname()[1]
print(port, flush=True)
threading.Thread(target=accept, daemon=True).start()
threading.Timer(LIFE, lambda: __import__("os")._exit(1)).start()
sys.stdin.read()
__import__("os")._exit(0)
