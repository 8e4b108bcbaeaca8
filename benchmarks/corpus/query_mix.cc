#include "benchmarks/corpus/query_mix.h"

#include <algorithm>
#include <cstdlib>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "benchmarks/corpus/statistics.h"
#include "indexer/words.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"

namespace corner::benchmarks {
namespace {

constexpr uint64_t kSample = 1000;
constexpr uint64_t kSampleFirst = 1000;

bool Typed(std::string_view word) {
  return word.size() >= 3 && !indexer::IsStopWord(word) &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

void AppendWords(std::string_view text, std::string* padded) {
  ForEachWord(
      text, [&](std::string_view word, int32_t, int32_t) { padded->append(word).push_back(' '); });
}

double ShareOf(const std::vector<std::string>& texts, const std::string& sought) {
  const auto found = std::count_if(texts.begin(), texts.end(), [&](const std::string& text) {
    return text.find(sought) != std::string::npos;
  });
  return static_cast<double>(found) / static_cast<double>(texts.size());
}

}  // namespace

std::string ToJson(const MixedQuery& query) {
  JsonWriter writer;
  writer.BeginObject().Field("class", query.narrow() ? "narrow" : "broad");
  writer.Field("kind", query.kind).Key("params").BeginObject();
  for (const auto& [name, value] : query.params) writer.Field(name, std::string_view(value));
  writer.EndObject().EndObject();
  return writer.Take();
}

QueryMix::QueryMix(const Corpus& corpus, uint64_t seed)
    : random_(seed, 0, 21), towns_(corpus.towns()) {
  absl::flat_hash_map<std::string, int> adverts_with;
  absl::flat_hash_set<std::string> in_advert;
  std::string line;
  for (uint64_t number = kSampleFirst; number < kSampleFirst + kSample; ++number) {
    line.clear();
    corpus.AppendJson(number, &line);
    const AdvertText advert = ReadAdvert(line);
    AppendWords(advert.title, &titles_.emplace_back(" "));
    AppendWords(Concat(advert.title, " | ", advert.employer, " | ", advert.description),
                &texts_.emplace_back(" "));
    in_advert.clear();
    for (const std::string_view word : Split(texts_.back(), ' ')) in_advert.emplace(word);
    for (const std::string& word : in_advert) ++adverts_with[word];
  }
  for (const auto& [word, count] : adverts_with) {
    if (Typed(word)) words_.emplace_back(word, static_cast<double>(count) / kSample);
  }
  std::sort(words_.begin(), words_.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second < b.second : a.first < b.first;
  });
}

const std::string& QueryMix::WordIn(const Band& band) {
  const auto at = [&](double share) {
    return std::lower_bound(words_.begin(), words_.end(), share,
                            [](const auto& word, double low) { return word.second < low; });
  };
  const auto low = at(band.low), high = at(band.high);
  return (low + random_.Below(static_cast<uint32_t>(std::max<ptrdiff_t>(high - low, 1))))->first;
}

std::string QueryMix::PhraseFromAText() {
  while (true) {
    const auto words = Split(texts_[random_.Below(kSample)], ' ');
    const uint32_t length = 2 + random_.Below(3);
    if (words.size() < length + 2) continue;
    const size_t at = 1 + random_.Below(static_cast<uint32_t>(words.size() - length - 1));
    if (!Typed(words[at]) || !Typed(words[at + length - 1])) continue;
    std::string phrase;
    for (size_t i = at; i < at + length; ++i) {
      phrase.append(phrase.empty() ? "" : " ").append(words[i]);
    }
    return phrase;
  }
}

std::string QueryMix::Words(MixedQuery* query) {
  constexpr Band kRare{0, 0.005}, kMiddling{0.005, 0.05}, kCommon{0.05, 0.7};
  const auto say = [&](std::string_view kind, double share, std::string text) {
    query->kind = kind;
    query->share = share;
    return text;
  };
  const uint32_t dice = random_.Below(100);
  if (dice < 12) {
    const std::string& word = WordIn(kRare);
    return say("rare word", ShareWith(word), word);
  }
  if (dice < 26) {
    const std::string& word = WordIn(kMiddling);
    return say("middling word", ShareWith(word), word);
  }
  if (dice < 34) {
    const std::string& word = WordIn(kCommon);
    return say("common word", ShareWith(word), word);
  }
  if (dice < 48) {  // as people type a job: any of its words
    std::string title(TrimSpace(titles_[random_.Below(kSample)]));
    double none = 1;
    for (const std::string_view word : Split(title, ' ')) none *= 1 - ShareWith(word);
    return say("title as words", 1 - none, std::move(title));
  }
  if (dice < 58) {
    const std::string &a = WordIn(kCommon), &b = WordIn(random_.Chance(50) ? kCommon : kMiddling);
    return say("must have both", ShareWith(a) * ShareWith(b), Concat("+", a, " +", b));
  }
  if (dice < 72) {
    const std::string phrase = PhraseFromAText();
    return say("phrase", ShareWith(phrase), Concat("\"", phrase, "\""));
  }
  if (dice < 82) {
    const auto words = Split(TrimSpace(titles_[random_.Below(kSample)]), ' ');
    const std::string_view word = words[random_.Below(static_cast<uint32_t>(words.size()))];
    return say("title word", ShareTitled(word), Concat("title:", word));
  }
  if (dice < 88) {
    const std::string &with = WordIn(kMiddling), &without = WordIn(kCommon);
    return say("exclusion", ShareWith(with) * (1 - ShareWith(without)),
               Concat("+", with, " -", without));
  }
  if (dice < 94) {
    const std::string beginning = WordIn(kMiddling).substr(0, 4);
    return say("beginning", ShareBeginning(beginning), Concat(beginning, "*"));
  }
  return say("filters only", 1, "");
}

void QueryMix::AddFilters(bool always, MixedQuery* query) {
  const auto add = [&](std::string name, std::string value, double share) {
    query->params.emplace_back(std::move(name), std::move(value));
    query->share *= share;
  };
  if (always || random_.Chance(35)) {
    static constexpr std::pair<const char*, double> kDistances[] = {
        {"5mi", 0.01}, {"10mi", 0.025}, {"25mi", 0.09}, {"50km", 0.12}};
    const auto& [distance, share] = kDistances[random_.Below(4)];
    add("near", towns_[random_.Below(static_cast<uint32_t>(towns_.size()))], share);
    add("within", distance, 1);
  }
  if (random_.Chance(25)) add("pay_min", random_.Chance(50) ? "13" : "15.50", 0.7);
  if (random_.Chance(20)) add("contract", random_.Chance(70) ? "permanent" : "temporary", 0.4);
  if (random_.Chance(15)) add("pattern", random_.Chance(60) ? "days" : "evenings,weekends", 0.35);
  if (random_.Chance(12)) add("hours_max", random_.Chance(50) ? "20" : "30", 0.5);
  if (random_.Chance(10)) add("sort", random_.Chance(50) ? "newest" : "closing", 1);
  add("facets", random_.Chance(50) ? "contract,pattern" : "contract,pattern,remote,employer,place",
      1);
}

MixedQuery QueryMix::Next() {
  MixedQuery query;
  const std::string words = Words(&query);
  if (!words.empty()) query.params.emplace_back("q", words);
  AddFilters(words.empty(), &query);
  return query;
}

double QueryMix::ShareWith(std::string_view words) const {
  return ShareOf(texts_, Concat(" ", words, " "));
}
double QueryMix::ShareTitled(std::string_view words) const {
  return ShareOf(titles_, Concat(" ", words, " "));
}
double QueryMix::ShareBeginning(std::string_view letters) const {
  return ShareOf(texts_, Concat(" ", letters));
}

}  // namespace corner::benchmarks
