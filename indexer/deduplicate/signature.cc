#include "indexer/deduplicate/signature.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <type_traits>

#include "indexer/deduplicate/title_facts.h"
#include "taxonomies/base/hash.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

static_assert(std::is_trivially_copyable_v<Signature>);
static_assert(std::has_unique_object_representations_v<Signature>);  // no padding is stored

uint64_t Hashed(std::string_view text) { return text.empty() ? 0 : Hash64Of(text); }

// Numbers of a family of hash functions: splitmix64 of 1, 2, 3, …
uint64_t Multiplier(uint64_t n) {
  uint64_t z = n * 0x9E3779B97F4A7C15u;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return (z ^ (z >> 31)) | 1;
}

std::array<uint64_t, kBands> BandsOf(const std::vector<uint64_t>& shingles) {
  constexpr size_t kHashes = kBands * kRowsInBand;
  static const auto kMultipliers = [] {
    std::array<uint64_t, kHashes> multipliers;
    for (size_t i = 0; i < kHashes; ++i) multipliers[i] = Multiplier(i + 1);
    return multipliers;
  }();
  std::array<uint64_t, kHashes> least;
  least.fill(std::numeric_limits<uint64_t>::max());
  for (const uint64_t shingle : shingles) {
    for (size_t i = 0; i < kHashes; ++i) {
      const uint64_t value = shingle * kMultipliers[i];
      least[i] = std::min(least[i], value ^ (value >> 29));
    }
  }
  std::array<uint64_t, kBands> bands;
  for (size_t band = 0; band < kBands; ++band) {
    bands[band] = Hash64Of(
        {reinterpret_cast<const char*>(&least[band * kRowsInBand]), kRowsInBand * sizeof least[0]});
  }
  return bands;
}

void SetTitle(const Vacancy& vacancy, const CoreText& text, Signature* signature) {
  const TitleFacts title = ReadTitle(
      vacancy.title, Concat(vacancy.place.text, " ", vacancy.place.name), vacancy.employer_name);
  signature->title = TitleKey(title);
  signature->title_reference = Hashed(title.reference);
  signature->part_time = title.part_time;
  signature->full_time = title.full_time;
  signature->grade = ReadCoreText(vacancy.title).grade;
  if (signature->grade == 0) signature->grade = text.grade;
}

void SetEmployer(const Vacancy& vacancy, Signature* signature) {
  signature->employer = Hashed(vacancy.employer_key);
  size_t at = 0;
  for (const std::string_view word : Split(vacancy.employer_key, ' ')) {
    if (word.empty() || at == signature->employer_words.size()) break;
    signature->employer_words[at++] = static_cast<uint32_t>(Hash64Of(word)) | 1u;
  }
}

// Words that name a whole country say nothing about where the work is.
uint64_t PlaceTextHash(std::string_view text) {
  static constexpr std::string_view kWide[] = {"",           "uk",        "gb",  "united kingdom",
                                               "england",    "us",        "usa", "remote",
                                               "home based", "nationwide"};
  const std::string folded = FoldKey(text);
  const bool wide = std::find(std::begin(kWide), std::end(kWide), folded) != std::end(kWide);
  return wide ? 0 : Hash64Of(folded);
}

void SetFacts(const Vacancy& vacancy, Signature* signature) {
  signature->precision = static_cast<uint8_t>(vacancy.place.precision);
  signature->remote = static_cast<uint8_t>(vacancy.remote);
  signature->place_id = Hashed(vacancy.place.id);
  signature->place_text = PlaceTextHash(vacancy.place.text);
  signature->lat = static_cast<int32_t>(std::lround(vacancy.place.lat * 1e6));
  signature->lon = static_cast<int32_t>(std::lround(vacancy.place.lon * 1e6));
  signature->contract = static_cast<uint8_t>(vacancy.contract);
  signature->pattern = vacancy.pattern;
  if (vacancy.hours) {
    signature->hours_min = vacancy.hours->min.value_or(-1);
    signature->hours_max = vacancy.hours->max.value_or(-1);
  }
  if (vacancy.pay && !vacancy.pay->predicted) {
    signature->pay_min = vacancy.pay->min_pence.value_or(-1);
    signature->pay_max = vacancy.pay->max_pence.value_or(-1);
    signature->annual_min = vacancy.pay->annual_min_pence.value_or(-1);
    signature->pay_period = static_cast<uint8_t>(vacancy.pay->period);
    signature->currency = Hashed(vacancy.pay->currency);
  }
}

uint64_t Key(uint64_t kind, uint64_t a, uint64_t b, uint64_t c) {
  const uint64_t parts[] = {kind, a, b, c};
  return Hash64Of({reinterpret_cast<const char*>(parts), sizeof parts});
}

}  // namespace

bool IsLong(const Signature& signature) {
  return signature.text_bytes >= kLeastTextBytes && signature.core_words >= kLeastCoreWords;
}

Signature SignatureOf(const Vacancy& vacancy) {
  CoreText core;
  return SignatureOf(vacancy, &core);
}

Signature SignatureOf(const Vacancy& vacancy, CoreText* core) {
  Signature signature;
  *core = ReadCoreText(vacancy.description_text);
  signature.text_bytes = static_cast<uint32_t>(vacancy.description_text.size());
  signature.text_hash = core->all_hash;
  signature.core_hash = core->hash();
  signature.core_words = static_cast<uint32_t>(core->words.size());
  signature.bands = BandsOf(UnsortedShingles(*core));
  SetTitle(vacancy, *core, &signature);
  SetEmployer(vacancy, &signature);
  SetFacts(vacancy, &signature);
  signature.source = Hashed(vacancy.source);
  return signature;
}

std::string_view Encode(const Signature& signature) {
  return {reinterpret_cast<const char*>(&signature), sizeof signature};
}

std::optional<Signature> DecodeSignature(std::string_view bytes) {
  Signature signature;
  if (bytes.size() != sizeof signature) return std::nullopt;
  std::memcpy(&signature, bytes.data(), sizeof signature);
  if (signature.version != kSignatureVersion) return std::nullopt;
  return signature;
}

std::vector<uint64_t> KeysOf(const Signature& signature) {
  std::vector<uint64_t> keys;
  if (signature.title == 0) return keys;
  const uint64_t place = signature.place_id != 0 ? signature.place_id : signature.place_text;
  const uint64_t employer = signature.employer;
  if (!IsLong(signature)) {
    if (employer != 0 && place != 0) keys.push_back(Key(1, signature.title, employer, place));
    return keys;
  }
  if (employer != 0 || place != 0) keys.push_back(Key(1, signature.title, employer, place));
  if (employer != 0) keys.push_back(Key(2, signature.title, employer, 0));
  for (size_t band = 0; band < kBands; ++band) {
    keys.push_back(Key(3 + band, signature.title, signature.bands[band], 0));
  }
  return keys;
}

}  // namespace corner::indexer
