// libFuzzer: whatever is typed, the best ten are ten different texts in order, and the best five
// are the first of them.
#include "taxonomies/typeahead/typeahead.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "taxonomies/resources/vocabulary.h"

namespace {

void Require(bool promise) {
  if (!promise) std::abort();
}

const corner::taxonomies::Typeahead& Labels() {
  static const auto* const kLabels = [] {
    auto* labels = new corner::taxonomies::Typeahead();
    uint32_t value = 0;
    for (const auto& resource : corner::taxonomies::BuiltinResources().all()) {
      labels->Add(resource.label, value);
      for (const auto& words : resource.advert_words) labels->Add(words, value);
      ++value;
    }
    labels->Finish();
    return labels;
  }();
  return *kLabels;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace corner::taxonomies;  // NOLINT(google-build-using-namespace)
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const bool one_a_value : {false, true}) {
    const auto ten = Labels().Find(text, 10, one_a_value);
    const auto five = Labels().Find(text, 5, one_a_value);
    Require(ten.size() <= 10 && five.size() == std::min<size_t>(5, ten.size()));
    for (size_t i = 0; i < ten.size(); ++i) {
      Require(ten[i].cost >= 0 && ten[i].entry < Labels().size());
      Require(i == 0 || ten[i - 1].cost <= ten[i].cost);
      Require(i >= five.size() || five[i].entry == ten[i].entry);
      for (size_t k = 0; k < i; ++k) {
        Require(ten[k].entry != ten[i].entry);
        Require(!one_a_value || ten[k].value != ten[i].value);
      }
    }
  }
  return 0;
}
