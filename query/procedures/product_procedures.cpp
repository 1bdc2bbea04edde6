// Which procedures the product has: one line for each family.
#include "query/procedures/verb_procedure.h"

namespace entente {

const Procedures& product_procedures() {
  static const Procedures procedures = [] {
    Procedures all;
    add_verb_procedures(all);
    return all;
  }();
  return procedures;
}

}  // namespace entente
