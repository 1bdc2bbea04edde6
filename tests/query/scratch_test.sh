#!/usr/bin/env bash
# `entente query --scratch --json`: the protocol of conformance scenarios, with requests that are wrong.
. "$(dirname "$0")/../cli/scratch.sh"

# ask REQUEST...: the replies, one a line, in $scratch/out.
ask() { printf '%s\n' "$@" | expect_exit 0 "$ENTENTE" query --scratch --json; }
# reply NUMBER REGEX: the reply of that number matches.
reply() {
  sed -n "$1p" "$scratch/out" | grep -qE -- "$2" || fail "reply $1 is not like $2
$(cat "$scratch/out")"
}

ask '{"id":1,"op":"hello","protocol":"tck-lines/1"}' \
  '{"id":2,"op":"query","text":"CREATE (a:A {x: 1})-[:R {y: 1.5}]->(b) RETURN a, b"}' \
  '{"id":3,"op":"query","text":"MATCH p = (:A)-[r]->() RETURN r, p, $v AS v","params":{"v":{"$map":{"$int":[1,{"$float":"NaN"}]}}}}' \
  '{"id":4,"op":"snapshot"}' \
  '{"id":5,"op":"reset"}' \
  '{"id":6,"op":"query","text":"MATCH (n) RETURN count(*) AS n"}'
reply 1 '"capabilities":\["snapshot","procedures"\]'
reply 1 '"protocol":"tck-lines/1"'
reply 2 '"columns":\["a","b"\].*"id":2,"ok":true.*"\$node":\{"id":"n1","labels":\["A"\],"properties":\{"x":1\}\}'
reply 3 '"\$rel":\{"id":"r1","type":"R","start":"n1","end":"n2","properties":\{"y":1\.5\}\}'
reply 3 '"\$path":\{"nodes":\[.*"rels":\['
reply 3 '\{"\$map":\{"\$int":\[1,\{"\$float":"NaN"\}\]\}\}'
reply 4 '"labels":\["A"\].*"nodes":\["n1","n2"\].*\["n1","x",1\].*"relationships":\["r1"\]'
reply 5 '"ok":true'
reply 6 '"rows":\[\[0\]\]'

# procedures are tables, looked up by their arguments
ask '{"id":1,"op":"procedure","signature":"test.city(name :: STRING?) :: (city :: STRING?, code :: INTEGER?)","columns":["name","city","code"],"rows":[["a","Oslo",{"$int":"47"}],["b","Rome",39],["a","Bergen",47]]}' \
  '{"id":2,"op":"query","text":"CALL test.city(\"a\") YIELD city, code RETURN city, code ORDER BY city"}' \
  '{"id":3,"op":"procedure","signature":"test.city(name","rows":[]}' \
  '{"id":4,"op":"procedure","signature":"test.none() :: ()","rows":[[1]]}' \
  '{"id":5,"op":"reset"}' \
  '{"id":6,"op":"query","text":"CALL test.city(\"a\") YIELD city RETURN city"}'
reply 2 '"rows":\[\["Bergen",47\],\["Oslo",47\]\]'
reply 3 '"ok":false'
reply 4 '"ok":false'
reply 6 '"phase":"compile time"'

# what is wrong is told, and the session goes on
ask 'not json' '{"id":2}' '{"id":3,"op":"dance"}' '[1,2]' '{"id":5,"op":"query"}' \
  '{"id":6,"op":"query","text":"MATCH (n RETURN n"}' \
  '{"id":7,"op":"query","text":"CREATE (n {x: \"a\"}) RETURN [1, 2][n.x]"}' \
  '{"id":8,"op":"query","text":"UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(*)","timeout_ms":50}' \
  "{\"id\":9,\"op\":\"query\",\"text\":\"RETURN 1\",\"params\":{\"p\":$(printf '[%.0s' {1..5000})$(printf ']%.0s' {1..5000})}}" \
  '{"id":10,"op":"query","text":"RETURN $p","params":{"p":99999999999999999999}}' \
  '' '{"id":12,"op":"query","text":"RETURN 12"}'
for bad in 1 2 3 4 5 9 10; do reply $bad '"ok":false'; done
reply 2 '"id":2'
reply 6 '"phase":"compile time".*"type":"SyntaxError"'
reply 7 '"phase":"runtime".*"type":"TypeError"'
reply 8 '50 ms'
reply 11 '"rows":\[\[12\]\]'

# a line that never ends is not kept
{ head -c 40000000 /dev/zero | tr '\0' x; echo; echo '{"id":2,"op":"query","text":"RETURN 2"}'; } |
  expect_exit 0 "$ENTENTE" query --scratch --json
reply 1 '"ok":false'
reply 2 '"rows":\[\[2\]\]'

# the whole session in other words: nothing asked, nothing answered
expect_exit 0 "$ENTENTE" query --scratch --json </dev/null
[ ! -s "$scratch/out" ] || fail "an answer to nothing"
expect_exit 2 "$ENTENTE" query --scratch </dev/null
