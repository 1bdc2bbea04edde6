#!/usr/bin/env python3
"""The development gold: offsets and labels, kept without the texts of others.

  gold.py sheet SOURCE [--paragraphs A-B]   an annotation sheet to fill in: the text, a numbered line a sentence
  gold.py compile SHEET...  --split dev     sheets -> bench/gold/dev/*.json, validated, without text
  gold.py materialise OUT   --split dev     bench/gold/dev/*.json -> OUT/*.json with text, as score.py reads them
  gold.py check                             every file: texts unchanged, offsets inside, ids resolve

SOURCE is a path inside the unpacked corpus "briefings", or a text of ours under bench/gold/texts. The corpus is
found under $ENTENTE_BRIEFINGS, or unpacked from $SHARED/corpora/briefings.tar.xz (default ../shared) into build/.

A sheet: `key: value` lines (doc_id, source, paragraphs, title, date, genre, issuer, attr, annotated), then sentences
`[N] text`, each followed by its annotation lines:
  E id Type "canonical" iso3=KOR cow=732 members=a,b date=2023-08-18 status=proposed   (an entity, anywhere)
  M id "words" [#2] [NAM|DEF|NOM|ADJ] [title="Prime Minister"] [optional]              (#2: second occurrence)
  S class "words of the content" agent="we" cue="will" parties=a,b target=c ben=d attr=e topics=x,y mod=committed
    pol=- strength=high status=pledged time=deadline:2030 grg=1 commitment=0           (missing: the class's default)
  R type subject object [pol=-] [mod=planned] [time=2023] [evidence="words"]
  boilerplate | ignore commit,grg,directive | merge (with the next sentence) | split "first words of the second"
Offsets count Unicode code points of the plain text that plain() makes."""
import argparse
import hashlib
import json
import os
import re
import shlex
import sys
import tarfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TYPES = ('State Organisation Grouping Person Office Meeting Instrument Document Place Initiative Event').split()
# class -> (modality, strength, status, commitment, directive)
CLASSES = {
    'commit': ('committed', 'high', 'pledged', True, False), 'reaffirm': ('committed', 'high', 'reaffirmed', True, False),
    'intend': ('intended', 'medium', 'pledged', True, False), 'announce': ('asserted', 'high', 'pledged', True, False),
    'urge': ('recommended', 'low', 'urged', False, True), 'recommend': ('recommended', None, 'proposed', False, True),
    'oppose': ('asserted', None, None, False, False), 'support': ('asserted', 'low', None, False, False),
    'permit': ('possible', None, None, False, False), 'predict': ('predicted', None, None, False, False),
    'acknowledge': ('asserted', None, None, False, False), 'report': ('asserted', None, None, False, False),
    'claim': ('asserted', None, None, False, False), 'disclaim': ('asserted', None, None, False, False)}
MODALITIES = 'committed intended recommended conditional possible predicted asserted'.split()
RELATIONS = ('holds_office head_of chairs represents worked_for member_of seeks_membership withdrew_from part_of located_in '
             'participated_in hosted_by held_at met_with witnessed consults_with party_to produced established '
             'established_by proposed implements depositary_of violated fulfils breaches allied_with defends '
             'cooperates_with sanctioned aggressed attacked has_diplomatic_relations authored office_of in_series '
             'on_sidelines_of succeeds amends supersedes aids').split()


class Mistake(Exception):
    pass


def briefings():
    if 'ENTENTE_BRIEFINGS' in os.environ:
        return Path(os.environ['ENTENTE_BRIEFINGS'])
    unpacked = ROOT / 'build' / 'briefings'
    if not unpacked.exists():
        archive = Path(os.environ.get('SHARED', ROOT.parent / 'shared')) / 'corpora' / 'briefings.tar.xz'
        if not archive.exists():
            raise Mistake(f'{archive}: not here; the texts of the gold come from it (set SHARED or ENTENTE_BRIEFINGS)')
        with tarfile.open(archive) as tar:
            tar.extractall(unpacked)
    inner = unpacked / 'briefings'
    return inner if inner.exists() else unpacked


def source_file(source):
    return HERE / source if source.startswith('texts/') else briefings() / source


def front_matter(raw):
    found = re.match(r'---\n(.*?)\n---\n', raw, re.S)
    fields = {}
    for key, value in re.findall(r'^(\w+): (.*(?:\n  .*)*)', found.group(1), re.M) if found else ():
        value = re.sub(r'\s*\n\s*', ' ', value)
        if value[:1] == '"':
            value = json.loads(re.sub(r'\\(?![nu"\\])', '', value.replace('\\_', ' ')).replace('\\ ', ' '))
        fields[key] = value.strip("'").replace('\u00a0', ' ')
    return fields, raw[found.end():] if found else raw


def plain(raw):
    """Paragraphs of a Markdown or text source, unwrapped, without markup. List items keep "- " or their number."""
    body = front_matter(raw)[1]
    paragraphs = []
    for block in re.split(r'\n\s*\n', body):
        for line in block.split('\n'):
            line = line.rstrip()
            if not line.strip():
                continue
            item = re.match(r'\s*(?:[-*+•]|\d+[.)])\s+', line)
            if item or not paragraphs or paragraphs[-1] is None:
                if paragraphs and paragraphs[-1] is None:
                    paragraphs.pop()
                paragraphs.append(line.strip())
            else:
                paragraphs[-1] += ' ' + line.strip()
        paragraphs.append(None)
    out = []
    for paragraph in paragraphs:
        if paragraph is None:
            continue
        text = re.sub(r'!?\[([^\]]*)\]\([^)]*\)', r'\1', paragraph)
        text = re.sub(r'^#+\s*', '', text)
        text = re.sub(r'^[*+•]\s+', '- ', text)
        text = re.sub(r'\*+', '', text)
        text = re.sub(r'\\(.)', r'\1', text)
        text = re.sub(r'[ \t\u00a0]+', ' ', text).strip()
        if text:
            out.append(text)
    return out


ABBREVIATION = re.compile(r'(?:\b(?:U\.S|U\.K|U\.N|E\.U|D\.C|Mr|Mrs|Ms|Dr|St|Jr|Sr|Gen|Sen|Rep|Gov|No|Art|vs|i\.e|e\.g|'
                          r'H\.E|Lt|Col|Adm|Prof|a\.m|p\.m|[A-Z]))\.$')


def split_sentences(paragraph, offset):
    spans, start = [], 0
    for end in re.finditer(r'[.!?][”"’\')\]]*(?=\s+[“"‘(]?[A-Z0-9])|;(?=\s+(?:[A-Z]{4,}|\(?[a-z]\)))', paragraph):
        stop = end.end()
        if paragraph[end.start()] == '.' and ABBREVIATION.search(paragraph[start:end.start() + 1]):
            continue
        spans.append((offset + start, offset + stop))
        start = stop + len(paragraph[stop:]) - len(paragraph[stop:].lstrip())
    if paragraph[start:].strip():
        spans.append((offset + start, offset + len(paragraph)))
    return spans


def parse_range(text):
    first, _, last = text.partition('-')
    return int(first), int(last)


def text_of(source, paragraphs):
    first, last = parse_range(paragraphs)
    return '\n\n'.join(plain(source_file(source).read_text(encoding='utf-8'))[first:last + 1])


def sentence_spans(text):
    spans, offset = [], 0
    for paragraph in text.split('\n\n'):
        bullet = re.match(r'(?:-|\d+[.)])\s+', paragraph)
        skip = bullet.end() if bullet else 0
        spans += split_sentences(paragraph[skip:], offset + skip)
        offset += len(paragraph) + 2
    return spans


def sheet(source, paragraphs):
    raw = source_file(source).read_text(encoding='utf-8')
    fields, _ = front_matter(raw)
    count = len(plain(raw))
    paragraphs = paragraphs or f'0-{count - 1}'
    print(f'doc_id: {Path(source).stem[:60]}\nsource: {source}\nparagraphs: {paragraphs}')
    print(f"title: {fields.get('title', '')}\ndate: {fields.get('date', '')}\ngenre: \nissuer: \nattr: \nannotated: \n")
    text = text_of(source, paragraphs)
    for i, (start, end) in enumerate(sentence_spans(text)):
        print(f'[{i}] {text[start:end]}\n')


def tokens_of(line):
    # Quotes protect spaces; apostrophes are letters.
    lexer = shlex.shlex(line, posix=True)
    lexer.whitespace_split, lexer.quotes, lexer.escape, lexer.commenters = True, '"', '\\', ''
    return list(lexer)


def find(text, span, words, nth, where):
    start = span[0] - 1
    for _ in range(nth):
        start = text.find(words, start + 1, span[1])
        if start < 0:
            raise Mistake(f'{where}: "{words}" (#{nth}) is not in the sentence')
    return start, start + len(words)


def fields_of(words):
    return dict(word.split('=', 1) for word in words if '=' in word and not word.startswith('='))


def ids(value):
    return [x for x in (value or '').split(',') if x]


class Sheet:
    def __init__(self, path):
        self.path, self.meta, self.blocks = path, {}, []
        for number, line in enumerate(Path(path).read_text(encoding='utf-8').split('\n'), 1):
            head = re.match(r'\[(\d+)\] ', line)
            if head:
                self.blocks.append((int(head.group(1)), []))
            elif self.blocks:
                if line.strip() and not line.startswith('//'):
                    self.blocks[-1][1].append((number, line.strip()))
            elif ': ' in line or line.endswith(':'):
                key, _, value = line.partition(':')
                self.meta[key.strip()] = value.strip()
        self.text = text_of(self.meta['source'], self.meta['paragraphs'])
        self.regroup()

    def regroup(self):
        """Sentences after merge and split, each with its lines."""
        self.sentences, spans, joined = [], sentence_spans(self.text), None
        if len(spans) != len(self.blocks):
            raise Mistake(f'{self.path}: {len(self.blocks)} sentences in the sheet, {len(spans)} in the text')
        for (index, lines), span in zip(self.blocks, spans):
            if joined:
                span, lines, joined = (joined[0][0], span[1]), joined[1] + lines, None
            if any(line == 'merge' for _, line in lines):
                joined = span, [x for x in lines if x[1] != 'merge']
                continue
            part = []
            for number, line in lines:
                if line.startswith('split '):
                    cut, _ = find(self.text, span, tokens_of(line)[1], 1, f'{self.path}:{number}')
                    self.sentences.append(((span[0], cut - (len(self.text[:cut]) - len(self.text[:cut].rstrip()))), part))
                    span, part = (cut, span[1]), []
                else:
                    part.append((number, line))
            self.sentences.append((span, part))

    def compile(self):
        meta = self.meta
        self.entities, self.statements, self.relations, sentences = {}, [], [], []
        for _, lines in self.sentences:
            for number, line in lines:
                if line.startswith('E '):
                    self.entity(tokens_of(line), f'{self.path}:{number}')
        for i, (span, lines) in enumerate(self.sentences):
            entry = {'start': span[0], 'end': span[1]}
            for number, line in lines:
                where, words = f'{self.path}:{number}', tokens_of(line)
                if words[0] == 'M':
                    self.mention(i, span, words, where)
                elif words[0] == 'S':
                    self.statement(i, span, words, where)
                elif words[0] == 'R':
                    self.relation(i, span, words, where)
                elif words[0] == 'boilerplate':
                    entry['boilerplate'] = True
                elif words[0] == 'ignore':
                    entry['ignore_for'] = ids(words[1])
                elif words[0] != 'E':
                    raise Mistake(f'{where}: what is "{words[0]}"?')
            sentences.append(entry)
        self.resolve()
        return {'doc_id': meta['doc_id'], 'source': meta['source'], 'paragraphs': meta['paragraphs'],
                'sha256': hashlib.sha256(self.text.encode()).hexdigest(), 'title': meta['title'],
                'date': meta['date'] or None, 'genre': meta['genre'], 'issuer': meta['issuer'] or None,
                'annotated': meta.get('annotated', ''), 'sentences': sentences,
                'entities': list(self.entities.values()), 'statements': self.statements, 'relations': self.relations}

    def entity(self, words, where):
        if len(words) < 4 or words[2] not in TYPES:
            raise Mistake(f'{where}: E id Type "canonical" …')
        options = fields_of(words[4:])
        entity = {'id': words[1], 'type': words[2], 'subtype': options.pop('subtype', None), 'canonical': words[3],
                  'status': options.pop('status', 'existing'),
                  'ids': {k: (int(v) if k == 'cow' else v) for k, v in options.items() if k in ('iso3', 'cow', 'wikidata')},
                  'props': {k: (ids(v) if k == 'members' else v) for k, v in options.items()
                            if k not in ('iso3', 'cow', 'wikidata')}, 'mentions': []}
        if words[1] in self.entities:
            raise Mistake(f'{where}: {words[1]} is declared twice')
        self.entities[words[1]] = entity

    def mention(self, i, span, words, where):
        rest = words[3:]
        nth = next((int(w[1:]) for w in rest if re.fullmatch(r'#\d+', w)), 1)
        start, end = find(self.text, span, words[2], nth, where)
        mention = {'start': start, 'end': end, 'sent': i,
                   'kind': next((w for w in rest if w in ('NAM', 'DEF', 'NOM', 'ADJ')), 'NAM')}
        if 'optional' in rest:
            mention['optional'] = True
        if words[1] not in self.entities:
            raise Mistake(f'{where}: no entity {words[1]}')
        taken = [m for e in self.entities.values() for m in e['mentions'] if not m.get('optional')]
        if not mention.get('optional') and any(m['start'] < end and start < m['end'] for m in taken):
            raise Mistake(f'{where}: "{words[2]}" overlaps another mention (use #2, or optional)')
        self.entities[words[1]]['mentions'].append(mention)

    def statement(self, i, span, words, where):
        if words[1] not in CLASSES:
            raise Mistake(f'{where}: class {words[1]}?')
        options = fields_of(words[3:])
        start, end = find(self.text, span, words[2], 1, where)
        modality, strength, status, commitment, directive = CLASSES[words[1]]
        commitment = options.get('commitment', str(int(commitment))) == '1'
        value = {'id': f's{len(self.statements) + 1}', 'sent': i, 'start': start, 'end': end, 'class': words[1],
                 'attributed_to': ids(options.get('attr', self.meta.get('attr'))), 'parties': ids(options.get('parties')),
                 'target': ids(options.get('target')), 'beneficiary': ids(options.get('ben')),
                 'topics': ids(options.get('topics')), 'modality': options.get('mod', modality),
                 'polarity': options.get('pol', '+').replace('−', '-'), 'is_commitment': commitment, 'is_directive': directive,
                 'grg_commitment': commitment and options.get('grg', '1') == '1',
                 'strength': options.get('strength', strength), 'status': options.get('status', status), 'time': None}
        for key in ('strength', 'status'):
            value[key] = None if value[key] in ('none', 'null', '') else value[key]
        if 'time' in options:
            role, _, when = options['time'].partition(':')
            value['time'] = {'role': role, 'value': when}
        if value['modality'] not in MODALITIES or value['polarity'] not in '+-':
            raise Mistake(f'{where}: modality {value["modality"]}, polarity {value["polarity"]}')
        unknown = set(options) - set('agent cue parties target ben attr topics mod pol strength status time grg commitment'.split())
        if unknown:
            raise Mistake(f'{where}: unknown {unknown}')
        self.statements.append(value)

    def relation(self, i, span, words, where):
        if words[1] not in RELATIONS:
            raise Mistake(f'{where}: relation {words[1]}?')
        options = fields_of(words[4:])
        start, end = find(self.text, span, options['evidence'], 1, where) if 'evidence' in options else span
        self.relations.append({'id': f'r{len(self.relations) + 1}', 'type': words[1], 'subj': words[2], 'obj': words[3],
                               'sent': i, 'evidence': {'start': start, 'end': end}, 'time': options.get('time'),
                               'polarity': options.get('pol', '+').replace('−', '-'), 'modality': options.get('mod', 'asserted')})

    def resolve(self):
        used = [(s['id'], x) for s in self.statements for k in ('attributed_to', 'parties', 'target', 'beneficiary') for x in s[k]]
        used += [(r['id'], r[k]) for r in self.relations for k in ('subj', 'obj')]
        used += [(e['id'], x) for e in self.entities.values() for x in e['props'].get('members', [])]
        lost = sorted({f'{x} (in {by})' for by, x in used if x not in self.entities})
        if lost:
            raise Mistake(f'{self.path}: not declared: {", ".join(lost)}')


def line_of(value):
    return json.dumps(value, ensure_ascii=False, separators=(',', ':'))


def written(gold):
    """JSON with one item a line, so that a change of one label is a change of one line."""
    parts = [f'"{k}":{line_of(v)}' for k, v in gold.items() if not isinstance(v, list)]
    parts += [f'"{k}":[\n ' + ',\n '.join(map(line_of, v)) + ']' for k, v in gold.items() if isinstance(v, list)]
    return '{' + ',\n'.join(parts) + '}\n'


ACTORS = {'State', 'Organisation', 'Grouping', 'Person', 'Office'}
STANCES = {'urge': 'urged', 'recommend': 'urged', 'support': 'supports', 'oppose': 'criticised', 'reaffirm': 'reaffirmed',
           'acknowledge': 'reaffirmed'}


def has_stance(kind, target):
    if kind == 'urged':
        return target['type'] in ACTORS and target['status'] != 'proposed'
    return kind != 'reaffirmed' or target['type'] == 'Instrument'


def stances(gold):
    """Stance relations are not annotated: they follow from a statement's parties and targets, each triple once."""
    entities, known = {e['id']: e for e in gold['entities']}, set()
    for statement in gold['statements']:
        kind = STANCES.get(statement['class'])
        for triple in [(kind, p, t) for p in statement['parties'] for t in statement['target'] if kind]:
            if triple in known or not has_stance(kind, entities[triple[2]]):
                continue
            known.add(triple)
            yield {'id': f'd{len(known)}', 'type': kind, 'subj': triple[1], 'obj': triple[2], 'sent': statement['sent'],
                   'evidence': {'start': statement['start'], 'end': statement['end']}, 'time': None, 'polarity': '+',
                   'modality': 'asserted', 'derived_from': statement['id']}


def with_text(gold):
    text = text_of(gold['source'], gold['paragraphs'])
    if hashlib.sha256(text.encode()).hexdigest() != gold['sha256']:
        raise Mistake(f"{gold['doc_id']}: the text of {gold['source']} is not the text that was annotated")
    full = {k: v for k, v in gold.items() if k not in ('sha256', 'paragraphs', 'source', 'annotated')}
    full['text'] = text
    full['sentences'] = [dict(s, i=i, text=text[s['start']:s['end']]) for i, s in enumerate(gold['sentences'])]
    for entity in full['entities']:
        entity['mentions'] = [dict(m, text=text[m['start']:m['end']]) for m in entity['mentions']]
    for statement in full['statements']:
        statement['text'] = text[statement['start']:statement['end']]
        statement['sent_text'] = full['sentences'][statement['sent']]['text']
    full['relations'] = full['relations'] + list(stances(gold))
    for relation in full['relations']:
        evidence = relation['evidence']
        evidence['text'] = text[evidence['start']:evidence['end']]
    return full


def files(split):
    splits = ('dev', 'test') if split == 'all' else (split,)
    return sorted(f for s in splits for f in (HERE / s).glob('*.json'))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('verb', choices=['sheet', 'compile', 'materialise', 'check'])
    parser.add_argument('names', nargs='*')
    parser.add_argument('--paragraphs')
    parser.add_argument('--split', choices=['dev', 'test', 'all'], default='all')
    options = parser.parse_args()
    if options.verb == 'sheet':
        sheet(options.names[0], options.paragraphs)
    elif options.verb == 'compile':
        if options.split == 'all':
            raise Mistake('compile needs --split dev or --split test')
        for name in options.names:
            gold = Sheet(name).compile()
            (HERE / options.split / f"{gold['doc_id']}.json").write_text(written(gold), encoding='utf-8')
            print(f"{gold['doc_id']}: {len(gold['sentences'])} sentences, {len(gold['statements'])} statements, "
                  f"{sum(s['is_commitment'] for s in gold['statements'])} commitments, {len(gold['relations'])} relations")
    elif options.verb == 'materialise':
        out = Path(options.names[0])
        out.mkdir(parents=True, exist_ok=True)
        for file in files(options.split):
            full = with_text(json.loads(file.read_text(encoding='utf-8')))
            (out / file.name).write_text(json.dumps(full, ensure_ascii=False, indent=1), encoding='utf-8')
    else:
        golds = [json.loads(file.read_text(encoding='utf-8')) for file in files(options.split)]
        for gold in golds:
            with_text(gold)
        print(f"{len(golds)} documents, {sum(len(g['sentences']) for g in golds)} sentences, texts as annotated")


if __name__ == '__main__':
    try:
        main()
    except (Mistake, OSError, ValueError, KeyError) as problem:
        sys.exit(f'gold.py: {problem}')
