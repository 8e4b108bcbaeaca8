#include "indexer/posting.h"

#include <algorithm>

namespace corner::indexer {
namespace {

constexpr std::array<std::string_view, kPostingFieldCount> kNames = {
    "external_id", "title",        "employer",     "description",   "url",        "sector",
    "category",    "location",     "street",       "town",          "region",     "postcode",
    "country",     "latitude",     "longitude",    "remote",        "pay_text",   "pay_min",
    "pay_max",     "pay_period",   "pay_currency", "pay_predicted", "hours_text", "hours_min",
    "hours_max",   "working_time", "pattern",      "start_time",    "contract",   "posted",
    "closes",      "requirements", "scheme",       "row_source"};

}  // namespace

std::string_view PostingFieldName(PostingField field) { return kNames[static_cast<size_t>(field)]; }

std::optional<PostingField> PostingFieldFromName(std::string_view name) {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<PostingField>(found - kNames.begin());
}

}  // namespace corner::indexer
