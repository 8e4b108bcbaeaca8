#include "tests/indexer/normalise/fact_labels.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"
#include "tests/support/paths.h"
#include "tests/support/shared_data.h"

namespace corner::testing {
namespace {

using indexer::Posting;
using indexer::PostingField;

constexpr std::pair<std::string_view, PostingField> kMembers[] = {
    {"id", PostingField::kExternalId},           {"title", PostingField::kTitle},
    {"company", PostingField::kEmployer},        {"location", PostingField::kLocation},
    {"description", PostingField::kDescription}, {"salary_text", PostingField::kPayText},
    {"contract_type", PostingField::kContract},  {"contract_time", PostingField::kWorkingTime},
    {"posted", PostingField::kPosted},           {"closing", PostingField::kCloses}};

bool ReadAdverts(const std::string& file, std::map<std::string, LabelledAdvert>* adverts) {
  std::ifstream in(SharedFolder() / "data/vacancies" / file);
  int64_t number = 0;
  for (std::string line; std::getline(in, line);) {
    auto document = JsonDocument::Parse(line);
    if (!document.ok()) return false;
    LabelledAdvert advert;
    advert.posting.line = ++number;
    for (const auto& [name, field] : kMembers) {
      if (const auto value = document->root().member(name).string()) {
        advert.posting.Set(field, std::string(*value));
      }
    }
    advert.id = advert.posting.Get(PostingField::kExternalId);
    adverts->emplace(advert.id, std::move(advert));
  }
  return number > 0;
}

template <typename Number>
std::optional<Number> NumberOrOpen(std::string_view word) {
  if (word == "-") return std::nullopt;
  const auto number = ParseInteger(word);
  return number ? std::optional(static_cast<Number>(*number)) : std::nullopt;
}

// One line of labels.tsv: file, id, kind, field, from, to, value, note.
bool ReadLabel(std::string_view line, std::map<std::string, LabelledAdvert>* adverts) {
  const std::vector<std::string_view> columns = Split(line, '\t');
  if (columns.size() < 7) return false;
  const auto found = adverts->find(std::string(columns[1]));
  if (found == adverts->end()) return false;
  LabelledAdvert& advert = found->second;
  const std::string_view kind = columns[2], value = columns[6];
  const std::vector<std::string_view> words = Split(value, ' ');
  if (kind == "pay") {
    if (words.size() != 4) return false;
    advert.pay.push_back({NumberOrOpen<int64_t>(words[0]), NumberOrOpen<int64_t>(words[1]),
                          std::string(words[2]), std::string(words[3])});
  } else if (kind == "hours") {
    if (words.size() != 2) return false;
    advert.hours.push_back({NumberOrOpen<int32_t>(words[0]), NumberOrOpen<int32_t>(words[1])});
  } else if (kind == "none_pay") {
    advert.no_pay = true;
  } else if (kind == "trap") {
    const PostingField field = columns[3] == "salary_text" ? PostingField::kPayText
                               : columns[3] == "title"     ? PostingField::kTitle
                                                           : PostingField::kDescription;
    const auto from = ParseInteger(columns[4]), to = ParseInteger(columns[5]);
    const std::string& text = advert.posting.Get(field);
    if (!from || !to || *to > static_cast<int64_t>(text.size()) || *from > *to) return false;
    advert.traps.push_back({value == "not_pay", text.substr(*from, *to - *from)});
  } else if (kind != "none_hours") {
    return false;
  }
  return true;
}

}  // namespace

bool IsDevelopmentHalf(const std::string& id) {
  uint64_t hash = 14695981039346656037u;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return ((hash >> 20) & 1) != 0;
}

std::vector<LabelledAdvert> LoadLabelledAdverts() {
  std::map<std::string, LabelledAdvert> adverts;
  for (const char* file : {"civil_service_2023.jsonl", "emscad_subset.jsonl"}) {
    EXPECT_TRUE(ReadAdverts(file, &adverts)) << file;
  }
  std::ifstream labels(SourceDir() + "/tests/data/facts/labels.tsv");
  std::string line;
  std::getline(labels, line);  // the header
  int64_t number = 1;
  while (std::getline(labels, line)) {
    EXPECT_TRUE(ReadLabel(line, &adverts)) << "labels.tsv line " << ++number;
  }
  std::vector<LabelledAdvert> list;
  for (auto& [id, advert] : adverts) list.push_back(std::move(advert));
  return list;
}

}  // namespace corner::testing
