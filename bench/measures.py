"""The measures, what must be reached and what is aimed at, and intervals over documents."""
import collections
import random

RESAMPLES = 300
SEED = 2026

# key; where in the scorer's answer; must; aim; what one document weighs (None: an F1, counted by tp, fp, fn).
Measure = collections.namedtuple('Measure', 'key path must aim weight')
GOLD_MEASURES = [
    Measure('mention F1, exact', ('mention', 'exact_all'), .80, .88, None),
    Measure('mention F1, partial', ('mention', 'partial_all'), .88, .93, None),
    Measure('linking accuracy', ('linking', 'accuracy'), .90, .95, lambda a: len(a.linked)),
    Measure('linking accuracy, hard', ('linking', 'accuracy_hard'), .75, .85,
            lambda a: sum(m['kind'] in ('NOM', 'DEF', 'ADJ') for m, _ in a.linked)),
    Measure('meeting F1', ('meeting', 'detect'), .75, .85, None),
    Measure('commitment sentence F1', ('sentence', 'commitment'), .88, .92, None),
    Measure('strict commitment sentence F1', ('sentence', 'grg_commitment'), .84, .90, None),
    Measure('directive sentence F1', ('sentence', 'directive'), .78, .85, None),
    Measure('modality accuracy', ('statement', 'modality_acc'), .88, .92, lambda a: len(a.pairs)),
    Measure('polarity accuracy', ('statement', 'polarity_acc'), .98, .99, lambda a: len(a.pairs)),
    Measure('party F1 of commitments', ('statement', 'party_f1_commitments'), .85, .92,
            lambda a: sum(gold['is_commitment'] for gold, _ in a.pairs)),
    Measure('attribution F1', ('statement', 'attribution_f1'), .85, .92, lambda a: len(a.pairs)),
    Measure('commitment with parties, end to end F1', ('commitment_e2e', 'party'), .60, .75, None),
    Measure('relation F1', ('relation', 'micro'), .40, .55, None),
    # No mark is set on these two: they tell where the others come from.
    Measure('statement F1', ('statement', 'detect'), None, None, None),
    Measure('class accuracy', ('statement', 'class_acc'), None, None, lambda a: len(a.pairs)),
]

# key; where among the figures of the program that measures it; must; aim; is less better?
Figure = collections.namedtuple('Figure', 'key source field must aim less')
PROGRAM_FIGURES = [
    Figure('EWT dev UPOS', 'syntax', 'upos', 95.0, 96.5, False),
    Figure('EWT dev UAS', 'syntax', 'uas', 85.0, 90.0, False),
    Figure('EWT dev LAS', 'syntax', 'las', 82.0, 87.0, False),
    Figure('EWT dev lemmas', 'syntax', 'lemma', None, None, False),
    Figure('CrossNER dev F1, untyped', 'names', 'crossner_untyped_f1', .80, .87, False),
    Figure('CrossNER dev F1, typed', 'names', 'crossner_typed_f1', .72, .80, False),
    Figure('sentences a second, sentences to statements', 'speed', 'sentences_per_second', 2000, 5000, False),
    Figure('the same with reading', 'speed', 'sentences_per_second_with_reading', None, None, False),
    Figure('load: models and lexicon, ms', 'speed', 'load_ms', 100, 100, True),
    Figure('peak memory of a worker, MB', 'speed', 'peak_mb', 300, 300, True),
]
PERCENT = {'upos', 'uas', 'las', 'lemma'}


def look_up(answer, path):
    value = answer[path[0]][path[1]]
    return value['F1'] if isinstance(value, dict) else value


def parts_of(measure, answer, alignment):
    """What one document adds to a measure: (tp, fp, fn), or (weight, weighted value)."""
    value = answer[measure.path[0]][measure.path[1]]
    if measure.weight is None:
        return value['tp'], value['fp'], value['fn']
    weight = measure.weight(alignment) if value is not None else 0
    return weight, weight * (value or 0)


def combined(measure, parts):
    """The measure over documents; None where nothing counts."""
    sums = [sum(column) for column in zip(*parts)]
    if measure.weight is not None:
        return sums[1] / sums[0] if sums and sums[0] else None
    tp, fp, fn = sums or (0, 0, 0)
    return 2 * tp / (2 * tp + fp + fn) if tp + fp + fn else None


def interval(measure, parts):
    """95 % of the measure when documents are drawn again with replacement; None for one document."""
    if len(parts) < 2:
        return None
    draw = random.Random(SEED)
    values = [combined(measure, draw.choices(parts, k=len(parts))) for _ in range(RESAMPLES)]
    values = sorted(v for v in values if v is not None)
    if not values:
        return None
    return values[int(.025 * len(values))], values[min(len(values) - 1, int(.975 * len(values)))]


def figures_of(scorer, alignments):
    """{key: {value, low, high}} over the documents, by the scorer itself; intervals by its answer a document."""
    gold = {a.gold['doc_id']: a.gold for a in alignments}
    system = {a.gold['doc_id']: a.system for a in alignments}
    whole = scorer.score(gold, system)
    each = [(scorer.score({k: gold[k]}, {k: system[k]}), a) for k, a in zip(gold, alignments)]
    figures = {}
    for measure in GOLD_MEASURES:
        parts = [parts_of(measure, answer, alignment) for answer, alignment in each]
        value = look_up(whole, measure.path) if combined(measure, parts) is not None else None
        span = interval(measure, parts)
        low, high = span or (None, None)
        figures[measure.key] = {name: None if x is None else round(x, 4)
                                for name, x in (('value', value), ('low', low), ('high', high))}
    return figures


def mark(value, must, aim, less=False):
    """'aim', 'must', 'below', or '' where no mark is set."""
    if value is None or must is None:
        return ''
    reaches = (lambda bar: value < bar) if less else (lambda bar: value >= bar)
    return 'aim' if reaches(aim) else 'must' if reaches(must) else 'below'
