// Text -> resources, each with where it stands: the tasks and skills an advert speaks of, or what a
// client says about themselves. One pass, longest wording first; the same text and the same
// vocabulary give the same answer everywhere. Safe from any thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "taxonomies/lexicon/coordination.h"
#include "taxonomies/lexicon/phrase_matcher.h"
#include "taxonomies/lexicon/sections.h"
#include "taxonomies/resources/vocabulary.h"

namespace corner::taxonomies {

struct ResourceMention {
  ResourceIndex resource = 0;
  int32_t from = 0, to = 0;  // half-open byte span in the text
  Section section = Section::kDuties;
  bool negated = false;    // "no cooking", "driving is not required"
  bool learnable = false;  // "full training in till work is given"
};

class ResourceExtractor {
 public:
  // `resources` must outlive the extractor.
  explicit ResourceExtractor(const Resources& resources);

  // What an advert says the work uses. Sensitive resources are never inferred.
  std::vector<ResourceMention> FromAdvert(const AdvertText& advert) const;
  std::vector<ResourceMention> FromAdvert(std::string_view text) const {
    return FromAdvert(ReadAdvertText(text));
  }
  // What a client's own sentence speaks of, sensitive resources included: suggestions that only
  // the client can accept.
  std::vector<ResourceMention> FromClient(std::string_view text) const;

 private:
  std::vector<ResourceMention> Mentions(const PhraseMatcher& matcher, const AdvertText& advert,
                                        bool is_advert) const;

  const Resources& resources_;
  PhraseMatcher advert_, client_;
  Coordination coordination_;
};

const ResourceExtractor& BuiltinExtractor();

}  // namespace corner::taxonomies
