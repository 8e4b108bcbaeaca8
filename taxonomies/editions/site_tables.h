// A site's own tables: what `corner taxonomy load` made of an official file, in our table format,
// one table a kind. They stand in the data folder (indexer/site_folder.h) and are laid over the
// shipped tables (merge.h). Plain values.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace corner::taxonomies {

enum class SiteKind : uint8_t {
  kSoc2020,       // the structure of SOC 2020
  kSoc2020Index,  // the ONS coding index: job titles
  kEsco,          // skills and occupations of ESCO
  kOnet,          // occupations, tasks and skills of O*NET
  kPostcodes,     // where postcode districts are
  kAuthorities    // local authorities with their codes
};
inline constexpr size_t kSiteKindCount = 6;

struct SiteKindInfo {
  SiteKind kind;
  std::string_view name;     // on the command line; the file is NAME.tsv
  std::string_view columns;  // of the table, with tabs between
  std::string_view files;    // the official files it is read from
  std::string_view adds;     // what it changes, in a sentence
};
std::span<const SiteKindInfo> SiteKinds();
const SiteKindInfo& InfoOf(SiteKind kind);
std::optional<SiteKind> SiteKindFromName(std::string_view name);

// The texts of a site's tables; an empty text is a table that the site does not have.
class SiteTables {
 public:
  const std::string& Of(SiteKind kind) const { return texts_[static_cast<size_t>(kind)]; }
  bool Has(SiteKind kind) const { return !Of(kind).empty(); }
  void Set(SiteKind kind, std::string text) { texts_[static_cast<size_t>(kind)] = std::move(text); }
  bool empty() const;

 private:
  std::array<std::string, kSiteKindCount> texts_;
};

}  // namespace corner::taxonomies
