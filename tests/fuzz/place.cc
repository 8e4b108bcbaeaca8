// libFuzzer: whatever stands in a location field, the place read from it is one of the gazetteer's
// and reading it again says the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "taxonomies/places/gazetteer.h"
#include "taxonomies/places/place_parser.h"

namespace {

void Require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace corner::taxonomies;  // NOLINT(google-build-using-namespace)
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const ParsedPlace parsed = ParsePlace(Builtin(), text);
  Require(parsed.alternatives.size() <= 10);
  Require(parsed.best || parsed.alternatives.empty());
  if (parsed.best) {
    const Place* const place = Builtin().FindById(parsed.best->id);
    Require(place != nullptr && place->name == parsed.best->name);
    Require(parsed.best->precision == PrecisionOf(*place) && !parsed.best->text.empty());
    for (const PlaceMatch& other : parsed.alternatives) Require(other.id != parsed.best->id);
  }
  const ParsedPlace again = ParsePlace(Builtin(), text);
  Require(again.best == parsed.best && again.remote == parsed.remote);
  return 0;
}
