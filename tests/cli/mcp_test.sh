#!/usr/bin/env bash
# `entente mcp`: a scripted client of the Model Context Protocol asks every tool, and asks badly.
. "$(dirname "$0")/scratch.sh"
cd "$SOURCE"
expect_exit 0 "$ENTENTE" ingest -q examples/corpus
python3 - "$ENTENTE" <<'PY' || fail "see above"
import json, subprocess, sys

server = subprocess.Popen([sys.argv[1], "mcp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
number = 0

def send(text):
    server.stdin.write(text.encode() + b"\n")
    server.stdin.flush()

def receive():
    line = server.stdout.readline()
    assert line.endswith(b"\n"), "the server ended"
    reply = json.loads(line)
    # JSONRPCResultResponse or JSONRPCErrorResponse of the published schema: one of the two, nothing else.
    assert reply["jsonrpc"] == "2.0" and ("result" in reply) != ("error" in reply), reply
    assert set(reply) <= {"jsonrpc", "id", "result", "error"}, reply
    if "error" in reply:
        assert isinstance(reply["error"]["code"], int) and isinstance(reply["error"]["message"], str), reply
    return reply

def ask(method, params=None):
    global number
    number += 1
    request = {"jsonrpc": "2.0", "id": number, "method": method}
    if params is not None: request["params"] = params
    send(json.dumps(request))
    reply = receive()
    assert reply["id"] == number and type(reply["id"]) is int, reply
    return reply

def call(tool, /, **arguments):
    result = ask("tools/call", {"name": tool, "arguments": arguments})["result"]
    assert all(part["type"] == "text" and isinstance(part["text"], str) for part in result["content"]), result
    assert isinstance(result["isError"], bool)
    if result["isError"]: return result["content"][0]["text"]
    assert json.loads(result["content"][0]["text"]) == result["structuredContent"]
    return result["structuredContent"]

# --- the handshake
for revision, answered in [("2025-06-18", "2025-06-18"), ("2024-11-05", "2024-11-05"), ("1999-01-01", "2025-11-25")]:
    hello = ask("initialize", {"protocolVersion": revision, "capabilities": {},
                               "clientInfo": {"name": "test", "version": "1"}})["result"]
    assert hello["protocolVersion"] == answered, hello
    assert hello["serverInfo"]["name"] == "entente" and hello["serverInfo"]["version"], hello
    assert "tools" in hello["capabilities"]
send('{"jsonrpc":"2.0","method":"notifications/initialized"}')  # gets no reply: the next reply is the ping's
assert ask("ping")["result"] == {}

# --- the list: each tool with an input schema that names its arguments
tools = {tool["name"]: tool for tool in ask("tools/list")["result"]["tools"]}
assert set(tools) == {"schema", "resolve", "query", "path", "neighbours", "search", "why"}, set(tools)
for tool in tools.values():
    schema = tool["inputSchema"]
    assert schema["type"] == "object" and schema["additionalProperties"] is False, tool
    assert set(schema["required"]) <= set(schema["properties"]), tool
    assert all("type" in p and p["description"] for p in schema["properties"].values()), tool
    assert tool["description"] and tool["annotations"]["readOnlyHint"] is True, tool

# --- every tool answers
schema = call("schema")
assert "State" in schema["labels"] and "member_of" in schema["relationship_types"], schema
assert call("resolve", name="ROK")["candidates"][0]["id"] == "state:KOR"
unknown = call("resolve", name="zzzqqq")
assert unknown["candidates"] == [] and "no entity is called" in unknown["notes"][0], unknown
answer = call("query", text="MATCH (a)-[r:member_of]->(g {name: $group}) RETURN a.name AS member, r.quote AS quote",
              parameters={"group": "AUKUS"})
assert {"Australia"} <= {row["member"] for row in answer["rows"]}, answer
assert all(row["quote"] and row["ids"] for row in answer["rows"]), answer
for example in schema["examples"]:
    assert not isinstance(call("query", text=example), str), (example, call("query", text=example))
way = call("path", **{"from": "Japan", "to": "AUKUS", "avoiding": ["United States"]})
assert way["rows"] and way["drawing"], way
assert "US" not in " ".join(way["drawing"]).split(), way
near = call("neighbours", of="AUKUS", via=["member_of"], limit=2)
assert len(near["rows"]) <= 2, near
found = call("search", text='"extended deterrence"', limit=3)
assert found["rows"] and len(found["rows"]) <= 3, found
why = call("why", id=answer["rows"][0]["ids"][0])
assert "AUKUS" in json.dumps(why), why

# --- an empty answer is no error and says what it looked at
empty = call("query", text="commitments of AUKUS since 2031")
assert empty["rows"] == [] and empty["notes"], empty

# --- errors carry their hint
def refused(text, *parts):
    assert isinstance(text, str), text
    for part in parts: assert part in text, (part, text)
refused(call("query", text="MATCH (a) RETRUN a"), "RETURN")
refused(call("query", text="neighbours Jpan"), "unknown_name", "Japan")
refused(call("query", text="CREATE (n) RETURN n"), "CREATE")
refused(call("query", txt="x"), "txt", "text")
refused(call("query"), "text", "missing")
refused(call("query", text=7), "text")
refused(call("path", **{"from": "Japan", "to": "AUKUS", "ways": 1000}), "ways", "100")
refused(call("path", **{"from": "Japan", "to": "AUKUS", "since": "2021 avoiding Japan"}), "since")
refused(call("why", id="zz"), "")
# a name is a name, whatever stands in it
refused(call("neighbours", of='Japan" avoiding "AUKUS'), "unknown_name")
refused(call("neighbours", of="x'}) RETURN 1 //"), "unknown_name")

# --- bad messages get an error and the session goes on
assert ask("tools/call", {"name": "delete_everything"})["error"]["code"] == -32602
assert ask("resources/list")["error"]["code"] == -32601
for line in ["{", "[]", "7", '{"jsonrpc":"1.0","id":1,"method":"ping"}', '{"jsonrpc":"2.0","id":{},"method":"ping"}',
             "[" * 100_000, '{"jsonrpc":"2.0","id":1,"method":"ping","params":' + "[" * 70 + "]" * 70 + "}",
             '{"x":"' + "y" * 5_000_000 + '"}', "\x00\xff"]:
    send(line)
    assert "error" in receive(), line[:50]
assert ask("ping")["result"] == {}

server.stdin.close()
assert server.wait(10) == 0, server.returncode
PY
