#!/usr/bin/env bash
# One joint statement under two outlets, each naming its own side first: one text, two sources, counted once.
. "$(dirname "$0")/scratch.sh"

# statement TITLE NAMES LEADERS SHORT: the same text but for what is named first.
statement() {
  cat <<TEXT
# $1

We, $3, met today to open a new chapter of cooperation among our three countries. $2 affirm that a free and open Indo-Pacific is the ground on which our prosperity stands.

$2 will hold a trilateral maritime exercise every year, beginning in 2025. We will establish a hotline between our coast guards by the end of next year, and we will share early warning data on missile launches. We reaffirm our commitment to the complete denuclearization of the Korean Peninsula.

Our officials will convene a working group on supply chains in Seoul within ninety days. We condemn the supply of arms to parties that violate resolutions of the Security Council. $4 cooperation is not directed against any country, and we call on all states to respect international law.
TEXT
}
mkdir "$scratch/both" "$scratch/one"
{ printf -- '---\nurl: https://outlet-one.example/statement\ndate: 2024-11-15\n---\n\n'
  statement 'Joint Statement of Japan, the Republic of Korea, and the United States' \
    'Japan, the Republic of Korea, and the United States' \
    'Prime Minister Ishiba Shigeru of Japan, President Yoon Suk Yeol of the Republic of Korea, and President Joseph R. Biden of the United States' \
    'Japan-ROK-U.S.'; } >"$scratch/both/one.md"
{ printf -- '---\nurl: https://outlet-two.example/2024/joint\ndate: 2024-11-15\n---\n\n'
  statement 'United States-Republic of Korea-Japan Joint Statement' \
    'The United States, the Republic of Korea and Japan' \
    'President Joseph R. Biden of the United States, President Yoon Suk Yeol of the Republic of Korea, and Prime Minister Ishiba Shigeru of Japan' \
    'U.S.-ROK-Japan'; } >"$scratch/both/two.md"
cp "$scratch/both/one.md" "$scratch/one"

expect_exit 0 "$ENTENTE" ingest -q "$scratch/both"
expect_line '1 added, .* 1 repeat another' "$scratch/out"
expect_exit 0 "$ENTENTE" check
expect_line '^1 documents' "$scratch/out"
both=$(head -1 "$scratch/out")
"$ENTENTE" export --format jsonl -o "$scratch/both.jsonl" 2>/dev/null
grep -q 'outlet-one.example' "$scratch/both.jsonl" || fail "the document does not state its address"
[ "$(grep -oE 'both/(one|two)\.md' "$scratch/both.jsonl" | sort -u | wc -l)" = 2 ] || fail "not both sources are kept"

# Every fact has the evidence of one text.
expect_exit 0 "$ENTENTE" --store "$scratch/alone" ingest -q "$scratch/one"
expect_exit 0 "$ENTENTE" --store "$scratch/alone" check
[ "$(head -1 "$scratch/out" | sed 's/, [0-9]* runs.*//')" = "${both/, [0-9]* runs*/}" ] ||
  fail "evidence was counted twice: $both against $(head -1 "$scratch/out")"

# Nothing to do the second time; a text that differs by a word is another text.
expect_exit 0 "$ENTENTE" ingest -q "$scratch/both"
expect_line '0 added, 0 replaced, 2 unchanged' "$scratch/out"
sed -i 's/ninety days/sixty days/' "$scratch/both/two.md"
expect_exit 0 "$ENTENTE" ingest -q "$scratch/both"
expect_line '1 added, 0 replaced, 1 unchanged' "$scratch/out"
expect_exit 0 "$ENTENTE" check
expect_line '^2 documents' "$scratch/out"
