#include "taxonomies/lexicon/extract.h"

#include <algorithm>
#include <span>

#include "taxonomies/lexicon/denial.h"

namespace corner::taxonomies {
namespace {

bool IsOneWord(std::string_view wording) { return WordsOf(wording).size() == 1; }

std::vector<ResourceMention> Mentions(const PhraseMatcher& matcher, const AdvertText& advert) {
  const auto& [text, words, gaps, sections] = advert;
  std::vector<ResourceMention> mentions;
  size_t section = 0;
  for (const PhraseHit& hit : matcher.Find(words, gaps)) {
    while (section + 1 < sections.size() && sections[section].to <= hit.from) ++section;
    ResourceMention mention{static_cast<ResourceIndex>(hit.value), hit.from, hit.to};
    if (!sections.empty()) mention.section = sections[section].section;
    const Clause clause = ClauseAround(words, gaps, hit.first_word, hit.end_word);
    mention.negated = IsDenied(words, clause, hit.first_word, hit.end_word);
    mention.learnable = !mention.negated && IsTaught(words, clause, hit.first_word, hit.end_word);
    mentions.push_back(mention);
  }
  return mentions;
}

}  // namespace

ResourceExtractor::ResourceExtractor(const Resources& resources) : resources_(resources) {
  for (size_t i = 0; i < resources.all().size(); ++i) {
    const Resource& resource = resources.all()[i];
    const auto value = static_cast<uint32_t>(i);
    for (const std::string& wording : resource.advert_words) {
      if (!resource.sensitive()) advert_.Add(wording, value);
      client_.Add(wording, value);
    }
  }
  for (size_t i = 0; i < resources.all().size(); ++i) {
    const Resource& resource = resources.all()[i];
    const auto value = static_cast<uint32_t>(i);
    client_.Add(resource.label, value);
    if (!resource.sensitive()) advert_.Add(resource.label, value);
    for (const std::string& wording : resource.client_words) {
      client_.Add(wording, value);
      // Single words as people say them ("kitchen", "records") are too wide for an advert's prose.
      if (!resource.sensitive() && !IsOneWord(wording)) advert_.Add(wording, value);
    }
  }
}

std::vector<ResourceMention> ResourceExtractor::FromAdvert(const AdvertText& advert) const {
  return Mentions(advert_, advert);
}

std::vector<ResourceMention> ResourceExtractor::FromClient(std::string_view text) const {
  AdvertText own{text, AdvertWordsOf(text), {}, {}};
  own.gaps = GapsOf(text, own.words);
  return Mentions(client_, own);
}

const ResourceExtractor& BuiltinExtractor() {
  static const ResourceExtractor* const kBuiltin = new ResourceExtractor(BuiltinResources());
  return *kBuiltin;
}

}  // namespace corner::taxonomies
