// How well groups are found: generated families, and real repeats labelled by reading. Prints each
// figure with its number of cases and a 95 % interval; CORNER_SHOW_MISTAKES=1 names the pairs that
// came out wrong (of real adverts: only of the half that may be tuned on).
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <set>

#include "indexer/deduplicate/signature.h"
#include "indexer/feed/reader.h"
#include "taxonomies/base/text.h"
#include "tests/indexer/deduplicate/advert_families.h"
#include "tests/indexer/deduplicate/grouping_fixture.h"
#include "tests/support/shared_data.h"

namespace corner::testing {
namespace {

using indexer::Vacancy;

bool ShowMistakes() { return std::getenv("CORNER_SHOW_MISTAKES") != nullptr; }

struct Ratio {
  int right = 0, all = 0;
  double value() const { return all == 0 ? 0 : static_cast<double>(right) / all; }
};

// E. B. Wilson, Probable inference, the law of succession, and statistical inference (1927).
void Print(const std::string& what, const Ratio& ratio) {
  const double n = std::max(1, ratio.all), p = ratio.value(), z = 1.96;
  const double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
  const double reach = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  std::printf("  %-32s %.3f  [%.3f, %.3f]  n = %d\n", what.c_str(), p,
              std::max(0.0, middle - reach), std::min(1.0, middle + reach), ratio.all);
}

using GroupingScore = GroupingFixture;

TEST_F(GroupingScore, GeneratedFamilies) {
  Ratio precision, recall;
  std::map<std::string, Ratio> by_manner;
  for (uint64_t seed = 1; seed <= 2; ++seed) {
    if (seed > 1) {
      TearDown();
      SetUp();
    }
    const std::vector<FamilyAdvert> adverts = MakeFamilies(seed, 300);
    std::vector<Vacancy> vacancies;
    for (const FamilyAdvert& advert : adverts) {
      vacancies.push_back(Normalised(advert.posting, advert.source, kDay));
    }
    ASSERT_NO_FATAL_FAILURE(Take(vacancies));
    const auto groups = Groups();
    for (size_t i = 0; i < adverts.size(); ++i) {
      for (size_t k = i + 1; k < adverts.size(); ++k) {
        const bool same = adverts[i].opening == adverts[k].opening;
        const bool found = groups.at(vacancies[i].id) == groups.at(vacancies[k].id);
        const auto& manner = adverts[i].manner == "first" || adverts[i].manner == "short"
                                 ? adverts[k].manner
                                 : adverts[i].manner;
        if (same) {
          ++recall.all, ++by_manner[manner].all;
          recall.right += found, by_manner[manner].right += found;
        }
        if (found) ++precision.all, precision.right += same;
        if (found != same && ShowMistakes()) {
          std::printf("    %s: %s (%s) | %s (%s)\n", found ? "joined" : "missed",
                      vacancies[i].title.c_str(), adverts[i].manner.c_str(),
                      vacancies[k].title.c_str(), adverts[k].manner.c_str());
        }
      }
    }
  }
  for (const auto& [manner, ratio] : by_manner) Print("recall, " + manner, ratio);
  Print("generated: precision", precision);
  Print("generated: recall", recall);
  EXPECT_GE(precision.value(), 0.99);
  EXPECT_GE(recall.value(), 0.9);
}

// Every advert of a file of the shared folder, or those with these external ids.
std::vector<Vacancy> Load(const std::string& file, Day day,
                          const std::set<std::string>* only = nullptr) {
  std::vector<Vacancy> vacancies;
  auto reader = indexer::OpenFeed((SharedFolder() / "data/vacancies" / file).string(), {});
  EXPECT_TRUE(reader.ok()) << reader.status().ToString();
  const indexer::Normaliser normaliser(taxonomies::Builtin(), {file, day});
  while (reader.ok()) {
    auto item = (*reader)->Next();
    EXPECT_TRUE(item.ok());
    if (!item.ok() || !item->has_value()) break;
    auto* posting = std::get_if<indexer::Posting>(&**item);
    if (posting == nullptr) continue;
    if (only != nullptr && !only->contains(posting->Get(indexer::PostingField::kExternalId)))
      continue;
    auto result = normaliser.Normalise(*posting);
    auto* vacancy = std::get_if<Vacancy>(&result);
    if (vacancy == nullptr) continue;
    vacancy->closes.reset();  // old adverts: all of them open at once
    vacancies.push_back(std::move(*vacancy));
  }
  return vacancies;
}

struct Label {
  std::string file, a, b, label, half;
};
std::vector<Label> Labels() {
  std::vector<Label> labels;
  std::ifstream file(std::filesystem::path(SourceDir()) / "tests/data/groups/labels.tsv");
  std::string line;
  for (std::getline(file, line); std::getline(file, line);) {
    const auto parts = Split(line, '\t');
    if (parts.size() < 5) continue;
    labels.push_back({std::string(parts[0]), std::string(parts[1]), std::string(parts[2]),
                      std::string(parts[3]), std::string(parts[4])});
  }
  return labels;
}

TEST_F(GroupingScore, RealAdverts) {
  CORNER_SKIP_WITHOUT_SHARED("data/vacancies/emscad_subset.jsonl");
  std::map<std::string, std::string> groups;
  std::map<std::string, size_t> in_groups;
  for (const std::string file : {"civil_service_2023.jsonl", "emscad_subset.jsonl"}) {
    ASSERT_NO_FATAL_FAILURE(Take(Load(file, kDay)));
  }
  groups = Groups();
  std::map<std::string, std::vector<std::string>> members;
  ASSERT_OK_AND_ASSIGN(const auto listed, ledger_->Groups("", 10000));
  int pairs = 0;
  for (const auto& group : listed) {
    pairs += static_cast<int>(group.adverts * (group.adverts - 1) / 2);
    if (!ShowMistakes()) continue;
    ASSERT_OK_AND_ASSIGN(const auto rows, ledger_->GroupOf(group.id));
    std::string ids;
    for (const auto& row : rows) ids.append(" ").append(row.vacancy.external_id);
    std::printf("    group:%s\n", ids.c_str());
  }
  std::printf("  %d pairs joined among %zu adverts\n", pairs, groups.size());
  std::map<std::string, Ratio> kept_apart, found;
  for (const Label& label : Labels()) {
    if (!label.file.starts_with("civil") && !label.file.starts_with("emscad")) continue;
    if (label.label == "unclear") continue;
    const auto a = groups.find(indexer::VacancyId(label.file, label.a));
    const auto b = groups.find(indexer::VacancyId(label.file, label.b));
    ASSERT_TRUE(a != groups.end() && b != groups.end()) << label.a << " " << label.b;
    const bool joined = a->second == b->second;
    Ratio& ratio = label.label == "same" ? found[label.half] : kept_apart[label.half];
    ++ratio.all;
    ratio.right += joined == (label.label == "same");
    if (joined != (label.label == "same") && ShowMistakes() && label.half == "tune") {
      std::printf("    %s: %s %s\n", label.label.c_str(), label.a.c_str(), label.b.c_str());
    }
  }
  for (const auto& [half, ratio] : kept_apart) {
    Print("real, " + half + ": kept apart", ratio);
    EXPECT_GE(ratio.value(), 0.99);
  }
  for (const auto& [half, ratio] : found) Print("real, " + half + ": found", ratio);
}

// The advert as another source may send it: as it is, without every eighth line or sentence, with
// its lines turned round, or with somebody's boilerplate before and after.
Vacancy SentAgain(Vacancy vacancy, size_t manner) {
  std::vector<std::string> parts;
  for (const std::string_view line : Split(vacancy.description_text, '\n')) {
    for (std::string_view rest = line; !rest.empty();) {
      const size_t stop = rest.find(". ");
      const size_t length = stop == std::string_view::npos ? rest.size() : stop + 2;
      parts.emplace_back(rest.substr(0, length));
      rest.remove_prefix(length);
    }
  }
  std::vector<std::string> kept;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (manner != 1 || i % 8 != 3) kept.push_back(parts[i]);
  }
  if (manner == 2) std::reverse(kept.begin(), kept.end());
  if (manner == 3) {
    kept.insert(kept.begin(), "We are a leading board for work in the region.");
    kept.push_back("To apply, register on our site. We are an equal opportunities employer.");
  }
  vacancy.description_text = Join(kept, "\n");
  vacancy.source = "again";
  vacancy.external_id.append("-2");
  vacancy.id = indexer::VacancyId(vacancy.source, vacancy.external_id);
  return vacancy;
}

TEST_F(GroupingScore, RealTextsSentAgain) {
  CORNER_SKIP_WITHOUT_SHARED("data/vacancies/civil_service_2023.jsonl");
  static constexpr const char* kManners[] = {"same", "eighth left out", "turned round",
                                             "boilerplate added"};
  for (const std::string file : {"civil_service_2023.jsonl", "emscad_subset.jsonl"}) {
    TearDown();
    SetUp();
    std::vector<Vacancy> vacancies = Load(file, kDay), again;
    std::erase_if(vacancies, [](const Vacancy& vacancy) {
      return !IsLong(indexer::SignatureOf(vacancy)) || FoldKey(vacancy.place.text).size() < 3;
    });
    for (size_t i = 0; i < vacancies.size(); ++i) again.push_back(SentAgain(vacancies[i], i % 4));
    ASSERT_NO_FATAL_FAILURE(Take(vacancies));
    ASSERT_NO_FATAL_FAILURE(Take(again));
    const auto groups = Groups();
    Ratio all[4];
    for (size_t i = 0; i < vacancies.size(); ++i) {
      ++all[i % 4].all;
      all[i % 4].right += groups.at(vacancies[i].id) == groups.at(again[i].id);
    }
    for (size_t manner = 0; manner < 4; ++manner) {
      Print(Concat(file.substr(0, 6), ", found: ", kManners[manner]), all[manner]);
    }
    Ratio precision;
    for (size_t i = 0; i < vacancies.size(); ++i) {
      for (size_t k = 0; k < again.size(); ++k) {
        if (groups.at(vacancies[i].id) != groups.at(again[k].id)) continue;
        ++precision.all;
        precision.right += i == k;
        if (i != k && ShowMistakes()) {
          std::printf("    joined: %s %s\n", vacancies[i].external_id.c_str(),
                      again[k].external_id.c_str());
        }
      }
    }
    Print(file.substr(0, 6) + ", precision", precision);
    EXPECT_GE(precision.value(), 0.99);
    if (file.starts_with("civil")) {  // its employers are named
      Ratio recall;
      for (const Ratio& ratio : all) recall.all += ratio.all, recall.right += ratio.right;
      Print("civil, recall", recall);
      EXPECT_GE(recall.value(), 0.9);
    }
  }
}

// Titles, employers and days alone, without a place: nothing here can be told apart, so nothing is
// joined.
TEST_F(GroupingScore, TitlesAloneAreNotJoined) {
  CORNER_SKIP_WITHOUT_SHARED("data/vacancies/usajobs_listings.jsonl.gz");
  const std::string file = "usajobs_listings.jsonl.gz";
  std::set<std::string> labelled;
  for (const Label& label : Labels()) {
    if (label.file == file) labelled.insert({label.a, label.b});
  }
  std::vector<Vacancy> vacancies = Load(file, kDay, &labelled);
  ASSERT_EQ(vacancies.size(), labelled.size());
  ASSERT_NO_FATAL_FAILURE(Take(vacancies));
  EXPECT_EQ(ledger_->CountGroups()->groups, 0);
}

}  // namespace
}  // namespace corner::testing
