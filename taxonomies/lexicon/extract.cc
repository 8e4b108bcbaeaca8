#include "taxonomies/lexicon/extract.h"

#include <algorithm>
#include <span>

#include "taxonomies/lexicon/denial.h"

namespace corner::taxonomies {
namespace {

// "hands-on" is one word.
bool IsOneWord(std::string_view wording) { return wording.find(' ') == std::string_view::npos; }

// Phrases that hold a wording but mean something else; their hits are no mentions.
constexpr uint32_t kNothing = UINT32_MAX - 1;
constexpr std::string_view kMeanNothing[] = {"to excel",     "excel in",      "excel at",
                                             "excel as",     "track record",  "horizon scanning",
                                             "lift spirits", "outgoing mail", "career coaching"};

template <size_t N>
bool OneOf(const std::string_view (&some)[N], std::string_view word) {
  return std::find(std::begin(some), std::end(some), word) != std::end(some);
}

// The mention is part of a name of a job, a department or an employer: "As a delivery driver, you
// …", "reports to the warehouse supervisor", "our catering company".
bool IsPartOfAName(std::span<const Word> words, Clause clause, uint32_t first, uint32_t end) {
  constexpr uint32_t kTitleWords = 4, kReportWords = 7;
  constexpr std::string_view kArticles[] = {"a", "an", "our", "the"};
  constexpr std::string_view kReports[] = {"report", "reports", "reporting", "reported"};
  constexpr std::string_view kNamed[] = {"department", "departments", "company",   "companies",
                                         "firm",       "firms",       "agency",    "agencies",
                                         "sector",     "position",    "positions", "vacancy"};
  if (end < clause.end && OneOf(kNamed, words[end].folded)) return true;
  if (clause.first + 1 < first && first - clause.first <= kTitleWords &&
      words[clause.first].folded == "as" && OneOf(kArticles, words[clause.first + 1].folded)) {
    return true;
  }
  for (uint32_t w = first - std::min(first - clause.first, kReportWords); w + 1 < first; ++w) {
    if (OneOf(kReports, words[w].folded) && words[w + 1].folded == "to") return true;
  }
  return false;
}

std::vector<ResourceMention> Mentions(const PhraseMatcher& matcher, const AdvertText& advert,
                                      bool skip_names) {
  const auto& [text, words, gaps, sections] = advert;
  std::vector<ResourceMention> mentions;
  size_t section = 0;
  for (const PhraseHit& hit : matcher.Find(words, gaps)) {
    while (section + 1 < sections.size() && sections[section].to <= hit.from) ++section;
    if (hit.value == kNothing) continue;
    const Clause clause = ClauseAround(words, gaps, hit.first_word, hit.end_word);
    if (skip_names && IsPartOfAName(words, clause, hit.first_word, hit.end_word)) continue;
    ResourceMention mention{static_cast<ResourceIndex>(hit.value), hit.from, hit.to};
    if (!sections.empty()) mention.section = sections[section].section;
    mention.negated = IsDenied(words, clause, hit.first_word, hit.end_word);
    mention.learnable = !mention.negated && IsTaught(words, clause, hit.first_word, hit.end_word);
    mentions.push_back(mention);
  }
  return mentions;
}

}  // namespace

ResourceExtractor::ResourceExtractor(const Resources& resources) : resources_(resources) {
  for (std::string_view phrase : kMeanNothing) advert_.Add(phrase, kNothing);
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
    if (!resource.sensitive() && !IsOneWord(resource.label)) advert_.Add(resource.label, value);
    for (const std::string& wording : resource.client_words) {
      client_.Add(wording, value);
      // Single words as people say them ("kitchen", "records") are too wide for an advert's prose.
      if (!resource.sensitive() && !IsOneWord(wording)) advert_.Add(wording, value);
    }
  }
}

std::vector<ResourceMention> ResourceExtractor::FromAdvert(const AdvertText& advert) const {
  return Mentions(advert_, advert, /*skip_names=*/true);
}

std::vector<ResourceMention> ResourceExtractor::FromClient(std::string_view text) const {
  AdvertText own{text, AdvertWordsOf(text), {}, {}};
  own.gaps = GapsOf(text, own.words);
  return Mentions(client_, own, /*skip_names=*/false);
}

const ResourceExtractor& BuiltinExtractor() {
  static const ResourceExtractor* const kBuiltin = new ResourceExtractor(BuiltinResources());
  return *kBuiltin;
}

}  // namespace corner::taxonomies
