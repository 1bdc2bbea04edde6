#!/usr/bin/env python3
"""Precision on documents that nobody tuned for: statements drawn at random from all briefings, judged by people.

  sample.py draw [--count 200] [--seed 2026] > sheet.jsonl    offsets and labels, no text of others
  sample.py show sheet.jsonl                                  the same with sentence and quote, to judge by
  sample.py score [bench/sample_labels.jsonl]                 precision with 95 % intervals

A judge sets class_right and parties_right of every line to true or false (show prints what they mean) and adds the
lines to bench/sample_labels.jsonl. Judged lines stay valid for the extractor that they name; a later one draws anew.
`draw` ingests the briefings with build/release/entente; they are found as bench/gold/gold.py finds them."""
import argparse
import collections
import json
import math
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SCRATCH = ROOT / 'build' / 'sample'
PROGRAM = Path(os.environ.get('ENTENTE_BUILD', ROOT / 'build' / 'release')) / 'entente'
LABELS = HERE / 'sample_labels.jsonl'

sys.path.insert(0, str(HERE / 'gold'))
import gold  # noqa: E402


def exported(corpus):
    """Every document and statement that the program finds in the corpus, as `entente export` writes them."""
    shutil.rmtree(SCRATCH, ignore_errors=True)
    SCRATCH.mkdir(parents=True)
    store = ['--store', SCRATCH / 'store']
    subprocess.run([PROGRAM, *store, 'ingest', '-q', corpus], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    subprocess.run([PROGRAM, *store, 'export', '--format', 'jsonl', '-o', SCRATCH / 'all.jsonl'], check=True,
                   stderr=subprocess.DEVNULL)
    with open(SCRATCH / 'all.jsonl', encoding='utf-8') as lines:
        for line in lines:
            if line.startswith(('{"type":"document"', '{"type":"statement"')):
                yield json.loads(line)


def line_of(statement, document, corpus):
    at = statement['evidence']
    return {'doc': os.path.relpath(document['sources'][0].removeprefix('file://'), corpus), 'page': at['page'],
            'start': at['start'], 'end': at['end'], 'sentence': [at.get('sentence_start'), at.get('sentence_end')],
            'class': statement['class'], 'commitment': 'commitment' in statement, 'parties': statement.get('parties', []),
            'method': statement['envelope'].get('method', ''), 'extractor': document['extractor'],
            'class_right': None, 'parties_right': None}


def draw(options):
    corpus = gold.briefings().resolve()
    documents, statements = {}, []
    for record in exported(corpus):
        if record['type'] == 'document':
            documents[record['id']] = record
        else:
            statements.append(record)
    lines = [line_of(s, documents[s['document']], corpus) for s in statements]
    lines.sort(key=lambda line: (line['doc'], line['page'], line['start'], line['end'], line['class'], line['method']))
    for line in random.Random(options.seed).sample(lines, min(options.count, len(lines))):
        print(json.dumps(line, ensure_ascii=False, separators=(',', ':')))


def read_lines(path):
    with open(path, encoding='utf-8') as lines:
        return [json.loads(line) for line in lines if line.strip()]


def page_of(corpus, line, pages):
    """The bytes of a page as the program reads it; offsets count them."""
    if line['doc'] not in pages:
        done = subprocess.run([PROGRAM, 'read', '--json', corpus / line['doc']], check=True, capture_output=True)
        pages[line['doc']] = json.loads(done.stdout)
    document = pages[line['doc']]
    page = document['pages'][line['page'] - 1]
    return document['text'].encode()[page['start']:page['end']]


def show(options):
    corpus, pages = gold.briefings(), {}
    print('class_right: the words in [[ ]] do what the class says (annotation guide, section 7).\n'
          'parties_right: exactly those are bound, or hold the stance.\n')
    for number, line in enumerate(read_lines(options.file), 1):
        page = page_of(corpus, line, pages)
        begin, end = line['sentence']
        begin, end = min(begin or 0, line['start']), max(end or 0, line['end'])
        words = page[begin:line['start']], page[line['start']:line['end']], page[line['end']:end]
        before, quote, after = (' '.join(part.decode(errors='replace').split()) for part in words)
        commitment = ', a commitment' if line['commitment'] else ''
        print(f"{number}. {line['class']}{commitment}; parties: {', '.join(line['parties']) or 'nobody'}\n"
              f"   {before} [[{quote}]] {after}\n   ({line['doc']})\n")


def wilson(right, count):
    """The 95 % interval of a share."""
    z, share = 1.96, right / count
    middle = share + z * z / (2 * count)
    spread = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return max(0, middle - spread) / (1 + z * z / count), (middle + spread) / (1 + z * z / count)


def row(name, verdicts):
    right = sum(verdicts)
    low, high = wilson(right, len(verdicts))
    print(f'{name:<36} {right:>4} of {len(verdicts):<4}  {right / len(verdicts):.2f}  {low:.2f}–{high:.2f}')


def score(options):
    path = Path(options.file or LABELS)
    lines = [line for line in read_lines(path) if line.get('class_right') is not None] if path.exists() else []
    if not lines:
        print(f'{path}: nothing judged yet')
        return
    row('class right', [line['class_right'] for line in lines])
    judged = [line for line in lines if line.get('parties_right') is not None]
    if judged:
        row('parties right', [line['parties_right'] for line in judged])
        row('both right', [line['class_right'] and line['parties_right'] for line in judged])
    commitments = [line for line in lines if line['commitment']]
    if commitments:
        row('class right, commitments', [line['class_right'] for line in commitments])
        row('both right, commitments', [line['class_right'] and bool(line['parties_right']) for line in commitments])
    classes = collections.defaultdict(list)
    for line in lines:
        classes[line['class']].append(line['class_right'])
    for name, verdicts in sorted(classes.items(), key=lambda item: -len(item[1])):
        row(f'  {name}', verdicts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('verb', choices=['draw', 'show', 'score'])
    parser.add_argument('file', nargs='?')
    parser.add_argument('--count', type=int, default=200)
    parser.add_argument('--seed', type=int, default=2026)
    options = parser.parse_args()
    if options.verb == 'show' and not options.file:
        parser.error('show needs a sheet')
    {'draw': draw, 'show': show, 'score': score}[options.verb](options)


if __name__ == '__main__':
    try:
        main()
    except (gold.Mistake, OSError, subprocess.CalledProcessError) as problem:
        sys.exit(f'sample.py: {problem}')
