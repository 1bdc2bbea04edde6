#!/usr/bin/env bash
# Questions beside a running batch (1,000 in bench/README.md): no error, and none sees half a document.
. "$(dirname "$0")/scratch.sh"
documents=${DOCUMENTS:-300} questions=${QUESTIONS:-200}
mkdir "$scratch/corpus"
# Each document says as much as any other, so that whole documents show in the counts.
python3 - "$scratch/corpus" "$documents" <<'PY'
import sys
for number in range(int(sys.argv[2])):
    with open(f"{sys.argv[1]}/{number:05d}.md", "w") as file:
        file.write(f"---\ntitle: Statement {number}\ndate: 2024-05-01\n---\n\nJapan will send {number + 10} ships to "
                   f"the exercise off Perth. Australia will host {number + 10} officers from Japan in Darwin. "
                   "Australia and Japan signed the Reciprocal Access Agreement in 2022.\n")
PY
mkdir "$scratch/first"
cp "$scratch/corpus/00000.md" "$scratch/first"
expect_exit 0 "$ENTENTE" ingest -q "$scratch/first"
"$ENTENTE" ingest -q -j 1 "$scratch/corpus" >"$scratch/batch" 2>&1 &
batch=$!
# As long as the batch runs, and the rest of the questions after it.
for ((i = 0; i < questions / 2; i++)); do printf 'stats\npath Japan to Australia\n'; done >"$scratch/questions"
python3 - "$ENTENTE" "$scratch/questions" "$scratch/session" <<'PY' || fail "see above"
import re, subprocess, sys
program, questions = sys.argv[1], open(sys.argv[2]).read().split("\n")[:-1]
# Into a file: a pipe that nobody empties fills up after some 700 answers, and the session waits for ever.
told = open(sys.argv[3], "w+")
repl = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=told, text=True)
def complaints(): told.seek(0); return told.read()[-2000:]
seen, each, grew = [], None, 0
for index, question in enumerate(questions):
    repl.stdin.write(question + "\n")
    repl.stdin.flush()
    if question != "stats":
        line = repl.stdout.readline()
        while not line.startswith("Japan —"):
            if not line: sys.exit(f"question {index}: the session ended: {complaints()}")
            line = repl.stdout.readline()
        continue
    counts = {}
    while "runs" not in counts:
        line = repl.stdout.readline()
        if not line: sys.exit(f"question {index}: the session ended: {complaints()}")
        found = re.match(r"(\w+) +(\d+)$", line.strip())
        if found: counts[found[1]] = int(found[2])
    each = each or counts["statements"] / counts["documents"]
    if counts["statements"] != each * counts["documents"] or counts["pages"] != counts["documents"]:
        sys.exit(f"question {index}: half a document: {counts}")
    grew += bool(seen) and counts["documents"] > seen[-1]
    seen.append(counts["documents"])
repl.stdin.close()
if repl.wait() != 0: sys.exit(f"the session ended with {repl.returncode}: {complaints()}")
if seen != sorted(seen): sys.exit("documents went away")
if grew < 3: sys.exit(f"new facts appeared in {grew} answers only: the batch was over too soon")
print(f"{len(questions)} questions; {seen[0]} to {seen[-1]} documents, growing in {grew} answers")
PY
wait "$batch" || fail "the batch ended badly: $(cat "$scratch/batch")"
expect_exit 0 "$ENTENTE" check
