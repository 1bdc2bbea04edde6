"""What was missed and what is false, a line each: document, sentence, gold against system, the sentence.

Each lister takes an Alignment and yields (sentence, verdict, what); `listing` prints them. The verdicts of a lister
are counted at the end, most frequent first, so that the commonest kind of error is seen at once."""
import collections


def quoted(text):
    return '"' + ' '.join(text.split()) + '"'


def mentions(a):
    coarse, iou = a.scorer.COARSE, a.scorer.iou
    key = lambda m: (m['start'], m['end'], m['type'])
    wanted = [m for m in a.mentions if not m['opt']]
    optional = [m for m in a.mentions if m['opt']]
    found = [m for m in a.found if not any(iou(m, x) > 0.5 for x in optional)]
    right = {key(m) for m in wanted} & {key(m) for m in found}
    wanted, found = [m for m in wanted if key(m) not in right], [m for m in found if key(m) not in right]
    show = lambda m: f"{m['type']} {quoted(m['text'])} {m['kind']}"
    matched = a.scorer.match(wanted, found, lambda x, y: True)
    for i, j, _ in matched:
        same = (wanted[i]['start'], wanted[i]['end']) == (found[j]['start'], found[j]['end'])
        kind = coarse.get(wanted[i]['type']) == coarse.get(found[j]['type'])
        verdict = 'type' if same else ('boundary' if kind else 'boundary and type')
        yield wanted[i]['sent'], f"{verdict} {wanted[i]['type']}", f'gold {show(wanted[i])}, system {show(found[j])}'
    matched_gold, matched_found = {i for i, _, _ in matched}, {j for _, j, _ in matched}
    for i, m in enumerate(wanted):
        if i not in matched_gold:
            yield m['sent'], f"missed {m['type']} {m['kind']}", show(m)
    for j, m in enumerate(found):
        if j not in matched_found:
            yield m['sent'], f"false {m['type']}", show(m)


def linking(a):
    for wanted, found in a.linked:
        gold, system = a.gold_entities[wanted['ent']], a.system_entities[found['ent']]
        if not a.is_same(gold, system):
            hard = 'hard ' if wanted['kind'] in ('NOM', 'DEF', 'ADJ') else ''
            yield (wanted['sent'], f"{hard}{gold['type']}",
                   f"{quoted(wanted['text'])} gold {gold['canonical']}{identifiers(gold)}, "
                   f"system {system.get('canonical')}{identifiers(system)}")


def identifiers(entity):
    ids = {k: v for k, v in (entity.get('ids') or {}).items() if v}
    return ' (' + ', '.join(f'{k} {v}' for k, v in ids.items()) + ')' if ids else ''


def show_statement(s):
    cue = s.get('cue') or {}
    method = f" by {s['method']}" if s.get('method') else ''
    words = f" [{cue['text']}]" if cue.get('text') else ''
    return f"{s.get('class')}{words} {quoted(s.get('text', ''))}{method}"


def of_sentences(a, tag, is_wanted, is_found):
    """Sentences with such a statement in one of the two only, by the scorer's rules of what is not counted."""
    gold = collections.defaultdict(list)
    system = collections.defaultdict(list)
    for s in a.gold['statements']:
        if is_wanted(s):
            gold[s['sent']].append(s)
    for s in a.system.get('statements', []):
        if is_found(s):
            system[s['sent']].append(s)
    for sentence in a.gold['sentences']:
        i = sentence['i']
        stem = sentence['text'].rstrip().endswith(':') and i not in gold
        if stem or sentence.get('boilerplate') or tag in sentence.get('ignore_for', []) or (i in gold) == (i in system):
            continue
        if i in gold:
            others = '; '.join(show_statement(s) for s in a.system.get('statements', []) if s['sent'] == i)
            yield i, f"missed {gold[i][0]['class']}", f"gold {'; '.join(map(show_statement, gold[i]))}, system {others or 'nothing'}"
        else:
            others = '; '.join(show_statement(s) for s in a.gold['statements'] if s['sent'] == i)
            yield i, f"false {system[i][0].get('class')}", f"gold {others or 'nothing'}, system {'; '.join(map(show_statement, system[i]))}"


def commitments(a):
    return of_sentences(a, 'commit', lambda s: s['is_commitment'], lambda s: s.get('is_commitment'))


def strict(a):
    return of_sentences(a, 'grg', lambda s: s['grg_commitment'],
                        lambda s: s.get('grg_commitment', s.get('is_commitment')))


def directives(a):
    return of_sentences(a, 'directive', lambda s: s['is_directive'], lambda s: s.get('is_directive'))


def classes(a):
    for wanted, found in a.pairs:
        if wanted['class'] != found.get('class'):
            yield (wanted['sent'], f"{wanted['class']} read as {found.get('class')}",
                   f"gold {show_statement(wanted)}, system {show_statement(found)}")
    for s in a.missed:
        yield s['sent'], f"missed {s['class']}", show_statement(s)
    for s in a.false:
        yield s['sent'], f"false {s.get('class')}", show_statement(s)


def of_labels(a, label, default):
    for wanted, found in a.pairs:
        value = found.get(label, default)
        if wanted[label] != value:
            yield (wanted['sent'], f'{wanted[label]} read as {value}',
                   f'gold {wanted[label]}, system {value}: {show_statement(found)}')


def of_actors(a, label, instead=None):
    for wanted, found in a.pairs:
        gold, system = a.actors(wanted[label]), a.found_actors(found.get(label) or found.get(instead))
        if gold == system:
            continue
        verdict = 'missed' if system < gold else 'false' if gold < system else 'wrong'
        commitment = ' of a commitment' if wanted['is_commitment'] and label == 'parties' else ''
        yield (wanted['sent'], verdict + commitment,
               f'gold {a.names(gold)}, system {a.names(system)}: {show_statement(found)}')


def relations(a):
    is_entity = lambda x: x in a.gold_entities or x in a.system_entities
    symmetric = {'met_with', 'allied_with', 'cooperates_with', 'has_diplomatic_relations'}

    def form(kind, subject, target, polarity):
        return (kind, *(sorted((subject, target)) if kind in symmetric else (subject, target)), polarity)

    gold = {form(r['type'], r['subj'], r['obj'], r.get('polarity', '+')): r for r in a.gold['relations']
            if is_entity(r['subj']) and is_entity(r['obj'])}
    system = {form(r['type'], a.aligned.get(r['subj'], '?' + r['subj']), a.aligned.get(r['obj'], '?' + r['obj']),
                   r.get('polarity', '+')): r for r in a.system.get('relations', [])
              if is_entity(r['subj']) and is_entity(r['obj'])}
    right, used = set(), set()
    for t in system:
        spread = {form(t[0], x, y, t[3]) for x in a.actors([t[1]]) | {t[1]} for y in a.actors([t[2]]) | {t[2]}}
        if spread & set(gold):
            right |= spread & set(gold)
            used.add(t)
    for t in sorted(set(gold) - right):
        for u in sorted(set(system) - used):
            if u[0] == t[0] and a.actors([t[1]]) == a.actors([u[1]]) and a.actors([t[2]]) == a.actors([u[2]]):
                right.add(t), used.add(u)
                break
    show = lambda t: f"{a.name(t[1])} {t[0]} {a.name(t[2])}" + (' (denied)' if t[3] == '-' else '')
    for t in gold:
        if t not in right:
            yield gold[t]['sent'], f'missed {t[0]}', show(t)
    for t in system:
        if t not in used:
            yield system[t]['sent'], f'false {t[0]}', f"{show(t)} by {system[t].get('method', '?')}"


def sentences_of(entity, relations):
    return ({m['sent'] for m in entity.get('mentions', [])}
            | {r['sent'] for r in relations if r['type'] in ('participated_in', 'held_at')
               and entity['id'] in (r['subj'], r['obj'])})


def meetings(a):
    wanted = [e for e in a.gold['entities']
              if e['type'] == 'Meeting' and e.get('status') in ('held', 'planned', 'existing')]
    found = [e for e in a.system.get('entities', []) if e['type'] == 'Meeting']
    used = set()
    for gold in wanted:
        seen = sentences_of(gold, a.gold['relations'])
        hit = next((j for j, e in enumerate(found) if j not in used and is_meeting(a, gold, seen, e)), None)
        place = min(seen, default=0)
        if hit is None:
            yield place, 'missed', f"{quoted(gold['canonical'])} {forms(a, gold)}"
            continue
        used.add(hit)
        date = (found[hit].get('props') or {}).get('date')
        if gold['props'].get('date') and date != gold['props']['date']:
            yield place, 'date', f"{quoted(gold['canonical'])} gold {gold['props']['date']}, system {date}"
    for j, e in enumerate(found):
        if j not in used:
            place = min(sentences_of(e, a.system.get('relations', [])), default=0)
            yield place, 'false', f"{quoted(e.get('canonical', ''))} {forms(a, e)}"


def is_meeting(a, gold, seen, entity):
    if gold['mentions']:
        return any(a.scorer.iou(x, y) > 0 for x in gold['mentions'] for y in entity.get('mentions', []))
    return bool(seen & sentences_of(entity, a.system.get('relations', [])))


def forms(a, entity):
    words = sorted({quoted(a.gold['text'][m['start']:m['end']]) for m in entity.get('mentions', [])})
    return 'as ' + ', '.join(words) if words else 'without mention'


LISTERS = {
    'mentions': mentions, 'linking': linking, 'meetings': meetings, 'commitments': commitments, 'strict': strict,
    'directives': directives, 'classes': classes, 'parties': lambda a: of_actors(a, 'parties'),
    'attribution': lambda a: of_actors(a, 'attributed_to', 'parties'), 'relations': relations,
    'modality': lambda a: of_labels(a, 'modality', None), 'polarity': lambda a: of_labels(a, 'polarity', '+'),
}


def listing(kind, alignments):
    """Lines of one kind of error over the documents, and its summary."""
    lines, verdicts = [], collections.Counter()
    for a in alignments:
        texts = {s['i']: ' '.join(s['text'].split()) for s in a.gold['sentences']}
        for sentence, verdict, what in sorted(LISTERS[kind](a), key=lambda e: e[0]):
            verdicts[verdict] += 1
            lines.append(f"{a.gold['doc_id']} [{sentence}] {verdict.upper()}: {what} | {texts.get(sentence, '')}")
    summary = ', '.join(f'{n} {verdict}' for verdict, n in verdicts.most_common())
    return lines, f'{len(lines)} in {kind}: {summary}' if lines else f'nothing wrong in {kind}'
