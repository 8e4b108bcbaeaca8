#include "taxonomies/lexicon/extract.h"

#include "taxonomies/lexicon/denial.h"
#include "taxonomies/lexicon/mention_context.h"
#include "taxonomies/lexicon/word_senses.h"

namespace corner::taxonomies {
namespace {

// "hands-on" is one word.
bool IsOneWord(std::string_view wording) { return wording.find(' ') == std::string_view::npos; }

// Hits that are no mentions.
constexpr uint32_t kNothing = UINT32_MAX - 1;

// Qualifications may be the subject of a degree: "a degree in education".
bool MayBeADegree(const Resource& resource) { return resource.group == "licences"; }

}  // namespace

ResourceExtractor::ResourceExtractor(const Resources& resources) : resources_(resources) {
  for (const std::string& phrase : BuiltinWordSenses().never()) advert_.Add(phrase, kNothing);
  for (size_t i = 0; i < resources.all().size(); ++i) {
    const Resource& resource = resources.all()[i];
    const auto value = static_cast<uint32_t>(i);
    for (const std::string& wording : resource.advert_words) {
      coordination_.Add(wording);
      if (!resource.sensitive()) advert_.Add(wording, value);
      client_.Add(wording, value);
    }
  }
  for (size_t i = 0; i < resources.all().size(); ++i) {
    const Resource& resource = resources.all()[i];
    const auto value = static_cast<uint32_t>(i);
    coordination_.Add(resource.label);
    client_.Add(resource.label, value);
    if (!resource.sensitive() && !IsOneWord(resource.label)) advert_.Add(resource.label, value);
    for (const std::string& wording : resource.client_words) {
      coordination_.Add(wording);
      client_.Add(wording, value);
      // Single words as people say them ("kitchen", "records") are too wide for an advert's prose.
      if (!resource.sensitive() && !IsOneWord(wording)) advert_.Add(wording, value);
    }
  }
}

std::vector<ResourceMention> ResourceExtractor::Mentions(const PhraseMatcher& matcher,
                                                         const AdvertText& advert,
                                                         bool is_advert) const {
  const auto& [text, words, gaps, sections] = advert;
  std::vector<ResourceMention> mentions;
  size_t section = 0;
  for (const PhraseHit& hit : matcher.Find(words, gaps)) {
    while (section + 1 < sections.size() && sections[section].to <= hit.from) ++section;
    if (hit.value == kNothing) continue;
    const Clause clause = ClauseAround(words, gaps, hit.first_word, hit.end_word);
    if (is_advert) {
      const MentionPlace place{text, words, gaps, clause, hit.first_word, hit.end_word};
      const std::span<const Word> own(words.data() + hit.first_word, words.data() + hit.end_word);
      if (Coordination::SaysLittle(own) ||
          !coordination_.IsOne(text, words, gaps, hit.first_word, hit.end_word) ||
          !BuiltinWordSenses().Hold(words, gaps, hit.first_word, hit.end_word) ||
          IsPartOfAName(place) || IsOtherPeople(place) ||
          (IsSubjectOfADegree(place) && !MayBeADegree(resources_.all()[hit.value]))) {
        continue;
      }
    }
    ResourceMention mention{static_cast<ResourceIndex>(hit.value), hit.from, hit.to};
    if (!sections.empty()) mention.section = sections[section].section;
    mention.negated = IsDenied(words, clause, hit.first_word, hit.end_word);
    mention.learnable = !mention.negated && IsTaught(words, clause, hit.first_word, hit.end_word);
    mentions.push_back(mention);
  }
  return mentions;
}

std::vector<ResourceMention> ResourceExtractor::FromAdvert(const AdvertText& advert) const {
  return Mentions(advert_, advert, /*is_advert=*/true);
}

std::vector<ResourceMention> ResourceExtractor::FromClient(std::string_view text) const {
  AdvertText own{text, AdvertWordsOf(text), {}, {}};
  own.gaps = GapsOf(text, own.words);
  return Mentions(client_, own, /*is_advert=*/false);
}

const ResourceExtractor& BuiltinExtractor() {
  static const ResourceExtractor* const kBuiltin = new ResourceExtractor(BuiltinResources());
  return *kBuiltin;
}

}  // namespace corner::taxonomies
