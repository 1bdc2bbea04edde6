"""One annotated document beside what the program found in it, aligned as the scorer aligns them.

The scorer (score.py of the shared folder) counts; this keeps what it counted, so that a developer can see it. The
scorer's own functions do the matching; the alignment of entities and statements repeats its rules, because it keeps
them inside one function."""
import collections


class Alignment:
    """gold and system: documents of the scorer's schema. pairs: matched statements, (gold, system)."""

    def __init__(self, scorer, gold, system):
        self.scorer, self.gold, self.system = scorer, gold, system
        self.gold_entities = {e['id']: e for e in gold['entities']}
        self.system_entities = {e['id']: e for e in system.get('entities', [])}
        self.mentions = [dict(m, text=gold['text'][m['start']:m['end']], sent=self.sentence_at(m['start']))
                         for m in scorer.mentions(gold)]
        self.found = [dict(m, text=gold['text'][m['start']:m['end']], sent=self.sentence_at(m['start']))
                      for m in scorer.mentions(system)]
        self.match_mentions()
        self.align_entities()
        self.match_statements()

    def sentence_at(self, offset):
        spans = self.gold['sentences']
        return next((s['i'] for s in spans if s['start'] <= offset < s['end']), -1)

    def match_mentions(self):
        wanted = [m for m in self.mentions if not m['opt']]
        self.linked = [(wanted[g], self.found[s])
                       for g, s, _ in self.scorer.match(wanted, self.found, lambda a, b: True)]

    def is_same(self, gold_entity, system_entity):
        names, norm = self.scorer.names, self.scorer.norm
        name = norm(system_entity.get('canonical', ''))
        return (self.scorer.sameid(gold_entity, system_entity) or name in names(gold_entity)
                or norm(gold_entity['canonical']) == name)

    def align_entities(self):
        votes = collections.defaultdict(collections.Counter)
        for wanted, found in self.linked:
            votes[found['ent']][wanted['ent']] += 1
        self.aligned = {i: self.gold_id_of(i, entity, votes) for i, entity in self.system_entities.items()}
        self.known = dict(self.gold_entities)
        for i, entity in self.system_entities.items():
            members = (entity.get('props') or {}).get('members')
            if members and self.aligned[i].startswith('?'):
                self.known.setdefault(self.aligned[i], {
                    'props': {'members': [self.aligned.get(m, m) for m in members]}, 'type': 'Grouping',
                    'canonical': entity.get('canonical', '')})

    def gold_id_of(self, i, entity, votes):
        scorer = self.scorer
        name = scorer.norm(entity.get('canonical', ''))
        same = [g for g, wanted in self.gold_entities.items() if scorer.sameid(wanted, entity)]
        same = same or [g for g, wanted in self.gold_entities.items() if name in scorer.names(wanted)]
        if same:
            return same[0]
        return votes[i].most_common(1)[0][0] if votes.get(i) else '?' + i

    def match_statements(self):
        wanted, found, iou = self.gold['statements'], self.system.get('statements', []), self.scorer.iou
        ranked = sorted(((iou(a, b) + 0.2 * (a['class'] == b.get('class')), i, j) for i, a in enumerate(wanted)
                         for j, b in enumerate(found) if a['sent'] == b['sent'] and iou(a, b) >= 0.3), reverse=True)
        taken, used, self.pairs = set(), set(), []
        for _, i, j in ranked:
            if i not in taken and j not in used:
                taken.add(i), used.add(j)
                self.pairs.append((wanted[i], found[j]))
        self.missed = [s for i, s in enumerate(wanted) if i not in taken]
        self.false = [s for j, s in enumerate(found) if j not in used]

    def actors(self, gold_ids):
        """Entities of gold ids, groupings replaced by their members."""
        return self.scorer.expand(gold_ids, self.known)

    def found_actors(self, system_ids):
        return self.actors({self.aligned.get(i, '?' + str(i)) for i in system_ids or []})

    def name(self, i):
        if i in self.known:
            return self.known[i].get('canonical') or i
        return self.system_entities.get(i.lstrip('?'), {}).get('canonical') or i

    def names(self, ids):
        return ', '.join(sorted(self.name(i) for i in ids)) or 'nobody'
