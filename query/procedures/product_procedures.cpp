// Which procedures the product has: one line for each family.
#include "query/procedures/path_procedures.h"
#include "query/procedures/search_procedure.h"
#include "query/procedures/verb_procedure.h"

namespace entente {

const Procedures& product_procedures() {
  static const Procedures procedures = [] {
    Procedures all;
    add_verb_procedures(all);
    add_path_procedures(all);
    add_search_procedure(all);
    return all;
  }();
  return procedures;
}

}  // namespace entente
