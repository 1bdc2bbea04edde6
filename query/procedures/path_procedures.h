// The searches for paths as procedures: `CALL path.k_shortest(entity('Japan'), entity('AUKUS'), {k: 3})
// YIELD path, length`.
//
//   path.shortest      path, length, first_date, last_date      the shortest way, or the k shortest
//   path.all_shortest  the same                                 every way of the fewest steps
//   path.k_shortest    the same                                 the k shortest (3)
//   path.weighted      and cost                                 least cost by weight
//   path.temporal      and departure, arrival, duration         each step not before the last
//   path.exists        exists                                   whether there is a way at all
//
// Options are those of the verb `path` (verb_table.h, paths/path_choice.h). A path has one relationship a
// step: the best of parallel ones.
#pragma once

#include "query/procedures/procedure.h"

namespace entente {

void add_path_procedures(Procedures& procedures);

}  // namespace entente
