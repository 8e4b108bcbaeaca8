// A vacancy as the search for duplicates sees it: fixed width, a few hundred bytes, made once and
// stored. Two signatures decide nearly every pair without a text being read again.
// Plain values, safe from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/deduplicate/core_text.h"
#include "indexer/vacancy.h"

namespace corner::indexer {

// Raised when signatures made before cannot be compared with new ones; the ledger makes all anew.
inline constexpr int kSignatureVersion = 1;

// LSH over min-hashes of the core text (Broder 1997; Leskovec, Rajaraman and Ullman, *Mining of
// Massive Datasets*, §3.4): texts meet in a band when its min-hashes are equal, so two texts with
// Jaccard similarity s meet somewhere with probability 1 − (1 − s²)⁵: 0.89 at 0.6, 0.99 at 0.8.
inline constexpr size_t kBands = 5, kRowsInBand = 2;

// Shorter texts are compared as a whole. 400 bytes: below it, published measurements on real
// adverts found no threshold that kept different roles apart. 30 words is our own figure for what
// is left without boilerplate.
inline constexpr uint32_t kLeastTextBytes = 400;
inline constexpr uint32_t kLeastCoreWords = 30;

struct Signature {
  int32_t version = kSignatureVersion;
  uint32_t text_bytes = 0, core_words = 0;
  int32_t lat = 0, lon = 0;                // millionths of a degree
  int32_t hours_min = -1, hours_max = -1;  // hundredths; -1 = not stated
  uint8_t precision = 0, remote = 0;       // taxonomies::PlacePrecision, Remote
  uint8_t contract = 0, pattern = 0, pay_period = 0;
  uint8_t part_time = 0, full_time = 0;  // the title says so
  uint8_t reserved[5] = {};

  uint64_t text_hash = 0, core_hash = 0;  // of folded words: all, and of the core alone
  std::array<uint64_t, kBands> bands = {};
  uint64_t title = 0;                           // TitleKey
  uint64_t title_reference = 0;                 // 0 = none
  uint64_t grade = 0;                           // "band 5", "grade 7" of title or text; 0 = none
  uint64_t employer = 0;                        // of the key; 0 = not stated
  std::array<uint32_t, 8> employer_words = {};  // of the key's first words; 0 = no more
  uint64_t source = 0;
  uint64_t place_id = 0, place_text = 0;  // 0 = none
  int64_t pay_min = -1, pay_max = -1;     // pence a `pay_period`; -1 = not stated
  int64_t annual_min = -1;                // comparable yearly rate, pence
  uint64_t currency = 0;
};

// Long enough for its core to be compared.
bool IsLong(const Signature& signature);

Signature SignatureOf(const Vacancy& vacancy);
// The same with the core text that was read on the way.
Signature SignatureOf(const Vacancy& vacancy, CoreText* core);

// The stored form. nullopt for bytes of another size or version.
std::string_view Encode(const Signature& signature);
std::optional<Signature> DecodeSignature(std::string_view bytes);

// Keys under which possible duplicates meet: text bands, title with employer, and both with place.
std::vector<uint64_t> KeysOf(const Signature& signature);

}  // namespace corner::indexer
