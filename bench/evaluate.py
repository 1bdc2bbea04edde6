#!/usr/bin/env python3
"""Measures extraction on the development gold, the seed and the treebanks, and prints the figures beside what must
be reached. `./dev evaluate` builds the programs first and hands its arguments on.

  evaluate.py [--split dev|test|seed|all]     the table; all is the default, and what is recorded
  evaluate.py --errors KIND [--doc WORDS]     what is wrong on dev (or --split seed), a line each; KIND: see --help
  evaluate.py --record "why"                  the table, and one line more in bench/records.jsonl

While rules are tuned, --split dev is the one to look at: a test split that was seen measures nothing.
The scorer and the texts come from the shared folder beside the checkout (or $SHARED)."""
import argparse
import datetime
import importlib.util
import json
import lzma
import os
import shutil
import subprocess
import sys
from pathlib import Path

import errors
import measures
from alignment import Alignment

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SHARED = Path(os.environ.get('SHARED', ROOT.parent / 'shared'))
RECORDS = HERE / 'records.jsonl'
SCRATCH = ROOT / 'build' / 'evaluation'
SPLITS = ('dev', 'test', 'seed')


def program(name):
    return Path(os.environ.get('ENTENTE_BUILD', ROOT / 'build' / 'release')) / name


def load_scorer():
    spec = importlib.util.spec_from_file_location('score', SHARED / 'eval' / 'score.py')
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write_gold(split, out):
    """The split's documents with their texts; how many."""
    out.mkdir(parents=True)
    if split == 'seed':
        shutil.copyfile(SHARED / 'eval' / 'seed.gold.json', out / 'seed.json')
    else:
        done = subprocess.run([sys.executable, HERE / 'gold' / 'gold.py', 'materialise', out, '--split', split],
                              env=dict(os.environ, SHARED=str(SHARED)), capture_output=True, text=True)
        if done.returncode:
            sys.exit(f'evaluate: {done.stderr.strip()}')
    return len(list(out.glob('*.json')))


def alignments_of(scorer, split):
    """Extracts from every document of the split; [] where it has none."""
    folder = SCRATCH / split
    shutil.rmtree(folder, ignore_errors=True)
    if write_gold(split, folder / 'gold') == 0:
        return []
    (folder / 'system').mkdir()
    subprocess.run([program('entente'), 'extract', '--gold', folder / 'gold', '--out', folder / 'system'], check=True)
    gold, system = scorer.load(str(folder / 'gold')), scorer.load(str(folder / 'system'))
    return [Alignment(scorer, gold[i], system[i]) for i in sorted(gold)]


def unpacked(corpus):
    """A folder of the shared corpora with its *.xz files unpacked."""
    out = SCRATCH / corpus
    out.mkdir(parents=True, exist_ok=True)
    for packed in (SHARED / 'corpora' / corpus).glob('*.xz'):
        (out / packed.stem).write_bytes(lzma.decompress(packed.read_bytes()))
    return out


def answer_of(command):
    """The JSON object that a program prints; None where it is not built or does not answer."""
    if not Path(command[0]).exists():
        return None
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    if done.returncode:
        print(f'evaluate: {Path(command[0]).name} {command[1]}: {done.stderr.strip()}', file=sys.stderr)
    try:
        return json.loads(done.stdout) if done.returncode == 0 else None
    except ValueError:
        return None


def briefings():
    """The unpacked corpus, as bench/gold/gold.py finds it; None where it is absent."""
    sys.path.insert(0, str(HERE / 'gold'))
    import gold
    os.environ.setdefault('SHARED', str(SHARED))
    try:
        return gold.briefings()
    except gold.Mistake:
        return None


def program_figures():
    """{syntax, names, speed}: what the programs that measure themselves say."""
    trainer, treebank = program('entente-train'), unpacked('ud-ewt') / 'en_ewt-ud-dev.conllu'
    figures = {'syntax': answer_of([trainer, 'score-syntax', treebank]),
               'names': answer_of([trainer, 'evaluate-names', unpacked('crossner-politics')])}
    corpus = briefings()
    figures['speed'] = answer_of([program('extraction_speed'), corpus]) if corpus else None
    return figures


def last_record():
    if not RECORDS.exists():
        return None
    lines = RECORDS.read_text(encoding='utf-8').strip().split('\n')
    return json.loads(lines[-1]) if lines[-1] else None


def number(value, digits=3):
    return '–' if value is None else f'{value:.{digits}f}'


def difference(value, before, digits=3):
    if value is None or before is None:
        return ''
    change = value - before
    return '' if abs(change) < .5 * 10 ** -digits else f'{change:+.{digits}f}'


def gold_rows(figures, before):
    """Rows of the table of the gold: a measure, its marks, and three columns a split."""
    for measure in measures.GOLD_MEASURES:
        row = [measure.key, '' if measure.must is None else f'{measure.must:.2f} / {measure.aim:.2f}']
        for split, values in figures.items():
            found = values[measure.key]
            old = ((before or {}).get('gold', {}).get(split) or {}).get(measure.key, {}).get('value')
            span = f" {found['low']:.2f}–{found['high']:.2f}" if found['low'] is not None else ''
            row += [number(found['value']) + span, measures.mark(found['value'], measure.must, measure.aim),
                    difference(found['value'], old)]
        yield row


def program_rows(figures, before):
    for figure in measures.PROGRAM_FIGURES:
        value = (figures.get(figure.source) or {}).get(figure.field)
        old = ((before or {}).get('programs', {}).get(figure.source) or {}).get(figure.field)
        digits = 1 if figure.field in measures.PERCENT else 3 if (figure.must or 1000) < 1 else 0
        marks = '' if figure.must is None else f'< {figure.must:g}' if figure.less else f'{figure.must:g} / {figure.aim:g}'
        shown = number(value, digits) if value is not None else 'not built' if not figures.get(figure.source) else '–'
        yield [figure.key, marks, shown, measures.mark(value, figure.must, figure.aim, figure.less),
               difference(value, old, digits)]


def print_table(head, rows):
    rows = [head, *rows]
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    for row in rows:
        print('  '.join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def print_speed(speed):
    if speed:
        print(f"\n{speed['documents']} releases, {speed['sentences']} sentences of {speed['words_per_sentence']:.0f} words: "
              f"reading {speed['read_seconds']:.2f} s, mentions {speed['mention_seconds']:.2f} s, statements "
              f"{speed['statement_seconds']:.2f} s, relations {speed['relation_seconds']:.2f} s of one processor")


def commit():
    done = subprocess.run(['git', 'rev-parse', '--short', 'HEAD'], capture_output=True, text=True, cwd=ROOT)
    changed = subprocess.run(['git', 'diff', '--quiet', 'HEAD', '--', ':!bench/records.jsonl'], cwd=ROOT).returncode
    return done.stdout.strip() + ('+changes' if changed else '')


def record(why, sizes, figures, programs):
    line = {'date': datetime.datetime.now().strftime('%Y-%m-%d %H:%M'), 'commit': commit(), 'why': why,
            'documents': sizes, 'gold': figures, 'programs': programs}
    with RECORDS.open('a', encoding='utf-8') as out:
        out.write(json.dumps(line, ensure_ascii=False, separators=(',', ':')) + '\n')


def print_errors(scorer, options):
    if options.split not in ('dev', 'seed', 'all'):
        sys.exit('evaluate: errors are shown of dev and seed only; a test split that was seen measures nothing')
    found = alignments_of(scorer, 'seed' if options.split == 'seed' else 'dev')
    lines, summary = errors.listing(options.errors, [a for a in found if options.doc in a.gold['doc_id']])
    print('\n'.join([*lines, summary]))


def print_figures(scorer, options):
    splits = SPLITS if options.split == 'all' else (options.split,)
    aligned = {split: alignments_of(scorer, split) for split in splits}
    sizes = {split: len(found) for split, found in aligned.items()}
    for split in [s for s in splits if not sizes[s]]:
        print(f'{split}: no documents')
    figures = {split: measures.figures_of(scorer, found) for split, found in aligned.items() if found}
    programs = {} if options.gold_only else program_figures()
    before = last_record()
    head = ['measure', 'must / aim']
    for split in figures:
        head += [f"{split} ({sizes[split]} document{'s' if sizes[split] > 1 else ''})", '', '±']
    if figures:
        print_table(head, gold_rows(figures, before))
    if programs:
        print()
        print_table(['programs', 'must / aim', 'measured', '', '±'], program_rows(programs, before))
        print_speed(programs['speed'])
    print(f"\n±: against the record of {before['date']}, {before['commit']}: {before['why']}" if before else '\nnothing recorded yet')
    if options.record:
        record(options.record, sizes, figures, programs)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--split', choices=[*SPLITS, 'all'], default='all')
    parser.add_argument('--errors', choices=sorted(errors.LISTERS))
    parser.add_argument('--doc', default='', help='with --errors: only documents whose doc_id holds this')
    parser.add_argument('--record', metavar='WHY')
    parser.add_argument('--gold-only', action='store_true', help='leave out models and speed')
    options = parser.parse_args()
    if options.record and (options.split != 'all' or options.gold_only):
        parser.error('a record is of all splits and programs')
    if not (SHARED / 'eval' / 'score.py').exists():
        print(f'evaluate: skipped: no {SHARED}/eval/score.py (the reference material is absent)')
        return
    scorer = load_scorer()
    if options.errors:
        print_errors(scorer, options)
    else:
        print_figures(scorer, options)


if __name__ == '__main__':
    main()
