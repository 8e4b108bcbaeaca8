// Codes of two editions of a classification: 9231 is window cleaners in one and security guards in
// the other, so nothing may compare, order or convert them.
#include "taxonomies/occupations/occ_code.h"

namespace corner::taxonomies {

bool SameEdition() {
  const auto code = SocCode::Parse("9231"), other = SocCode::Parse("9223");
  return *code == *other || *code < *other;
}

#ifdef CORNER_FORBIDDEN_ComparingEditions
bool Forbidden() { return *SocCode::Parse("9231") == *OccCode<Soc2010>::Parse("9231"); }
#endif

#ifdef CORNER_FORBIDDEN_OrderingEditions
bool Forbidden() { return *SocCode::Parse("9231") < *OccCode<Soc2010>::Parse("9231"); }
#endif

#ifdef CORNER_FORBIDDEN_AssigningAcrossEditions
SocCode Forbidden() { return *OccCode<Soc2010>::Parse("9231"); }
#endif

#ifdef CORNER_FORBIDDEN_CodeFromNumber
SocCode Forbidden() { return SocCode(9231); }
#endif

}  // namespace corner::taxonomies
