// One record of a feed, as the sender wrote it: named texts, nothing interpreted.
// Feed readers make postings; normalise turns them into vacancies.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace corner::indexer {

// What a feed can say about an advert. Alias tables (indexer/feed/dialect.h) map a dialect's own
// names onto these.
enum class PostingField : uint8_t {
  kExternalId,
  kTitle,
  kEmployer,
  kDescription,
  kUrl,
  kSector,
  kCategory,
  kLocation,
  kStreet,
  kTown,
  kRegion,
  kPostcode,
  kCountry,
  kLatitude,
  kLongitude,
  kRemote,
  kPayText,
  kPayMin,
  kPayMax,
  kPayPeriod,
  kPayCurrency,
  kPayPredicted,
  kHoursText,
  kHoursMin,
  kHoursMax,
  kWorkingTime,
  kPattern,
  kStartTime,
  kContract,
  kPosted,
  kCloses,
  kRequirements,
  kScheme,
  kRowSource,
  kCount
};
inline constexpr size_t kPostingFieldCount = static_cast<size_t>(PostingField::kCount);

// "external_id", "pay_min", …: the names of Corner's own JSON and CSV feeds.
std::string_view PostingFieldName(PostingField field);
std::optional<PostingField> PostingFieldFromName(std::string_view name);

struct Posting {
  // Where the record begins: line of the file, or number of the record in a format without lines.
  int64_t line = 0;
  // The record's own text, as received (UTF-8).
  std::string raw;
  // Members the dialect has no meaning for; counted in the report, kept in `raw`.
  std::vector<std::string> unknown_members;

  // Empty means not stated.
  const std::string& Get(PostingField field) const { return values_[static_cast<size_t>(field)]; }
  bool Has(PostingField field) const { return !Get(field).empty(); }
  void Set(PostingField field, std::string value) {
    values_[static_cast<size_t>(field)] = std::move(value);
  }

 private:
  std::array<std::string, kPostingFieldCount> values_;
};

}  // namespace corner::indexer
