// What a working day is like: facets on a described scale of 1 to 5, what is typical of each kind
// of work, and the words by which an advert says otherwise. No value is good or bad until a client
// says which they want. Built once from tables; immutable, safe from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "taxonomies/lexicon/phrase_matcher.h"
#include "taxonomies/lexicon/sections.h"
#include "taxonomies/occupations/classification.h"

namespace corner::taxonomies {

using FacetIndex = uint8_t;  // position in Context::facets()

struct ContextFacet {
  std::string id, name, question;
  std::string one, three, five;  // what the ends and the middle of the scale mean
};

// A value that an advert's own words give a facet.
struct FacetMention {
  FacetIndex facet = 0;
  int32_t value = 3;         // 1-5
  int32_t from = 0, to = 0;  // half-open byte span in the text
};

// The tables by the names of their files in taxonomies/data.
struct ContextTables {
  std::string_view facets, typical, cues;
};

class Context {
 public:
  // kInvalidArgument names the line: an unknown facet or group, a value outside 1-5, a minor group
  // without a value for some facet.
  static absl::StatusOr<Context> Parse(const ContextTables& tables,
                                       const Classification& classification);

  const std::vector<ContextFacet>& facets() const { return facets_; }
  std::optional<FacetIndex> Find(std::string_view id) const;
  // What is typical of a unit group: its own value, else its minor group's.
  int32_t TypicalOf(SocCode unit, FacetIndex facet) const;
  // At most one mention a facet, the first in the text that is neither denied nor in small print
  // (lexicon/sections.h).
  std::vector<FacetMention> FromAdvert(const AdvertText& advert) const;
  std::vector<FacetMention> FromAdvert(std::string_view text) const {
    return FromAdvert(ReadAdvertText(text));
  }

 private:
  struct Cue {
    FacetIndex facet;
    int32_t value;
  };
  absl::Status ReadTypical(std::string_view table, const Classification& classification);
  absl::Status ReadCues(std::string_view table);

  std::vector<ContextFacet> facets_;
  absl::flat_hash_map<uint32_t, int32_t> typical_;  // code number << 8 | facet
  std::vector<std::vector<Cue>> cues_;              // of each wording
  PhraseMatcher matcher_;
};

const Context& BuiltinContext();

}  // namespace corner::taxonomies
