// Official files are read by the names of their columns, whole or not at all.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

#include "taxonomies/base/csv.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "taxonomies/editions/taxonomy_set.h"
#include "tests/support/shared_data.h"
#include "tests/support/status_matchers.h"
#include "tests/taxonomies/editions/official_samples.h"

namespace corner::taxonomies {
namespace {

using ::corner::testing::FailsWith;
using ::corner::testing::IsOk;
using ::corner::testing::SampleFiles;
using ::corner::testing::ShippedCodes;
using ::testing::HasSubstr;
constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;

std::vector<std::vector<std::string>> CsvOf(std::string_view text, char separator = ',') {
  std::vector<std::vector<std::string>> rows;
  const absl::Status read = ForEachCsvLine(text, separator, [&](const CsvLine& line) {
    rows.emplace_back(line.cells.begin(), line.cells.end());
    return absl::OkStatus();
  });
  EXPECT_THAT(read, IsOk());
  return rows;
}

TEST(Csv, UndoesQuotes) {
  using Rows = std::vector<std::vector<std::string>>;
  EXPECT_EQ(CsvOf("a,b\r\n\"x, \"\"y\"\"\nz\",\n"), (Rows{{"a", "b"}, {"x, \"y\"\nz", ""}}));
  EXPECT_EQ(CsvOf("\xEF\xBB\xBF"
                  "a\n\nb"),
            (Rows{{"a"}, {"b"}}));
  EXPECT_EQ(CsvOf("a \"q\"\tb\n", '\t'), (Rows{{"a \"q\"", "b"}}));
  EXPECT_EQ(CsvSeparatorOf("a;b;c,d\n1,2,3,4,5"), ';');
  const auto nothing = [](const CsvLine&) { return absl::OkStatus(); };
  EXPECT_THAT(ForEachCsvLine("a\n\"b\nc", ',', nothing), FailsWith(kInvalid, "line 2"));
  EXPECT_THAT(ForEachCsvLine("a\nb\"c", ',', nothing), FailsWith(kInvalid, "line 2"));
  EXPECT_THAT(ForEachCsvLine("\"a\"b", ',', nothing), FailsWith(kInvalid, "behind"));
}

// What random cells are written as is what is read.
TEST(Csv, ReadsBackWhatWasWritten) {
  std::mt19937 random(5);
  constexpr std::string_view kLetters = "ab,\"\n\r; x";
  for (int round = 0; round < 500; ++round) {
    std::vector<std::vector<std::string>> rows(1 + random() % 4);
    std::string text;
    for (auto& row : rows) {
      row.resize(2 + random() % 3);
      for (size_t i = 0; i < row.size(); ++i) {
        for (size_t n = random() % 6; n > 0; --n) row[i] += kLetters[random() % kLetters.size()];
        text += Concat(i == 0 ? "" : ",", "\"", ReplaceAll(row[i], "\"", "\"\""), "\"");
      }
      text += "\n";
    }
    EXPECT_EQ(CsvOf(text), rows) << text;
  }
}

OfficialTable MustRead(SiteKind kind) {
  auto table = ReadOfficial(kind, SampleFiles(kind), ShippedCodes());
  EXPECT_THAT(table, IsOk());
  return table.ok() ? *std::move(table) : OfficialTable{};
}

TEST(OfficialFiles, EachKindGivesATableThatLoads) {
  for (const SiteKindInfo& info : SiteKinds()) {
    const OfficialTable table = MustRead(info.kind);
    EXPECT_TRUE(table.text.starts_with(Concat(info.columns, "\n"))) << info.name;
    SiteTables site;
    site.Set(info.kind, table.text);
    EXPECT_THAT(LoadTaxonomies(site), IsOk()) << info.name;
  }
}

TEST(OfficialFiles, SayWhatTheyTookAndPassedOver) {
  EXPECT_EQ(MustRead(SiteKind::kSoc2020).taken, 551);
  EXPECT_THAT(MustRead(SiteKind::kSoc2020).text,
              HasSubstr("unit\t9231\tGuards of doors, gates and sites\n"));
  EXPECT_EQ(MustRead(SiteKind::kSoc2020Index).text,
            "code\ttitle\tnote\n5435\tNoodle wrangler\t\n"
            "9223\tPod cleaner (sleeping) (hotel)\t\n");
  EXPECT_EQ(MustRead(SiteKind::kSoc2020Index).passed_over.size(), 2u);
  EXPECT_EQ(MustRead(SiteKind::kEsco).text,
            "kind\tcode\tparent\tlabel\twords\tvalue\n"
            "occupation\toccupation/o-1\t7318\tbell polisher\tpolisher of bells|bell buffer\t\n"
            "skill\tskill/t-1\t\tpolish brass bells\tbuff bells to a shine|bell polishing\t\n");
  EXPECT_EQ(MustRead(SiteKind::kOnet).text,
            "kind\tcode\tparent\tlabel\twords\tvalue\n"
            "occupation\t51-9999.01\t\tBell Polishers\tBell Buffer\t\n"
            "task\t51-9999.01/12\t51-9999.01\tBuff a \"large\" bell.\t\t\n"
            "skill\t51-9999.01/2.A.1.b\t51-9999.01\tActive Listening\t\t3.12\n");
  EXPECT_EQ(MustRead(SiteKind::kPostcodes).text,
            "district\tlat\tlon\nLS1\t53.8010\t-1.5490\nLS98\t53.7900\t-1.5400\n");
  EXPECT_EQ(MustRead(SiteKind::kAuthorities).taken, 3);
}

// Every damage: one sentence that names file and line, a hint, and no table.
TEST(OfficialFiles, DamageIsNamedWithItsLine) {
  for (const SiteKindInfo& info : SiteKinds()) {
    const std::vector<OfficialFile> good = SampleFiles(info.kind);
    const auto expect = [&](std::string text, std::string_view what) {
      const std::vector<OfficialFile> files = {{good.front().name, std::move(text)}};
      const auto table = ReadOfficial(info.kind, files, ShippedCodes());
      ASSERT_FALSE(table.ok()) << info.name << " " << what;
      EXPECT_TRUE(Sentence(table.status()).starts_with(Concat(good.front().name, ": ")))
          << table.status();
      EXPECT_THAT(Sentence(table.status()), HasSubstr(std::string(what))) << info.name;
      EXPECT_EQ(Sentence(table.status()).find('\n'), std::string::npos);
      EXPECT_FALSE(Hint(table.status()).empty()) << info.name << " " << what;
    };
    const std::string& text = good.front().text;
    const bool tabs = CsvSeparatorOf(text) == '\t';
    const std::string cell = tabs ? "\tx" : ",x";
    expect(text + "\xff\n", "UTF-8");
    expect(text + "alone" + cell + "\n", "cells, the header");
    expect(text.substr(0, text.rfind(tabs ? '\t' : ',')), "cells, the header");
    expect("", "line 1");
    expect("a,b\n1,2\n", "line 1");
    std::string head = text.substr(0, text.find(info.kind == SiteKind::kSoc2020 ? "VERSNO" : "\n"));
    if (info.kind == SiteKind::kSoc2020) head += "VERSNO";
    expect(head + "\n", "no row");
    if (!tabs) expect(text + "\"open,x\n", "never closed");
  }
}

absl::Status Read(SiteKind kind, std::string text) {
  const std::vector<OfficialFile> files = {{"f", std::move(text)}};
  return ReadOfficial(kind, files, ShippedCodes()).status();
}

TEST(OfficialFiles, CodesStayInsideTheirScheme) {
  using enum SiteKind;
  const auto rows = [](SiteKind kind, std::string_view more) {
    return Concat(SampleFiles(kind).front().text, more);
  };
  EXPECT_THAT(Read(kSoc2020, rows(kSoc2020, "x,,,12,,T,,\n")), FailsWith(kInvalid, "minor group"));
  EXPECT_THAT(Read(kSoc2020, rows(kSoc2020, "x,,,,9231,Other,,\n")),
              FailsWith(kInvalid, "was “Guards"));
  EXPECT_THAT(Read(kSoc2020, rows(kSoc2020, "x,9,,,9231,Other,,\n")),
              FailsWith(kInvalid, "two levels"));
  EXPECT_THAT(Read(kSoc2020Index, rows(kSoc2020Index, "9,5999,1,A,A,,\n")),
              FailsWith(kInvalid, "line 6: “5999”"));
  EXPECT_THAT(Read(kSoc2020Index, rows(kSoc2020Index, "9,5434,1,A,noodle WRANGLER,,\n")),
              FailsWith(kInvalid, "was coded 5435 before and is coded 5434"));
  EXPECT_THAT(Read(kEsco, rows(kEsco, "Occupation,http://x.org/1,,,a,,,released,,,,,\n")),
              FailsWith(kInvalid, "no identifier"));
  EXPECT_THAT(Read(kOnet, rows(kOnet, "5-1.0\tA\tB\n")), FailsWith(kInvalid, "line 3"));
  EXPECT_THAT(Read(kOnet, rows(kOnet, "51-9999.01\tOther\tB\n")), FailsWith(kInvalid, "before"));
  EXPECT_THAT(Read(kPostcodes, rows(kPostcodes, "a,QQ1 1AA,1,,53,-1\n")),
              FailsWith(kInvalid, "no postcode"));
  EXPECT_THAT(Read(kPostcodes, rows(kPostcodes, "LS1 1AA,LS1 1AA,1,,53.9,-1\n")),
              FailsWith(kInvalid, "two places"));
  EXPECT_THAT(Read(kPostcodes, rows(kPostcodes, "LS1 1AD,LS1 1AD,1,,-1.5,53.8\n")),
              FailsWith(kInvalid, "no latitude"));
  EXPECT_THAT(Read(kAuthorities, rows(kAuthorities, "X08000035,A,,1,1,-1,53\n")),
              FailsWith(kInvalid, "line 5"));
  EXPECT_THAT(Read(kAuthorities, rows(kAuthorities, "E08000035,Other,,1,1,-1,53\n")),
              FailsWith(kInvalid, "twice and differs"));
}

// Whatever bytes are changed or cut, the reader answers or says why; it never gives a table that
// does not load.
TEST(OfficialFiles, AreReadOrRefusedWhateverIsDoneToThem) {
  std::mt19937 random(11);
  for (const SiteKindInfo& info : SiteKinds()) {
    if (info.kind == SiteKind::kSoc2020) continue;  // loading it takes a second each time
    for (int round = 0; round < 25; ++round) {
      std::vector<OfficialFile> files = SampleFiles(info.kind);
      std::string& text = files[random() % files.size()].text;
      for (size_t n = random() % 3; n > 0; --n) {
        text[random() % text.size()] = ",\"\n\tE9|\xc3#"[random() % 9];
      }
      if (random() % 3 == 0) text.resize(random() % text.size());
      const auto table = ReadOfficial(info.kind, files, ShippedCodes());
      if (!table.ok()) {
        EXPECT_FALSE(Sentence(table.status()).empty());
        continue;
      }
      SiteTables site;
      site.Set(info.kind, table->text);
      MergeReport report;
      EXPECT_THAT(MergeTables(site, &report), IsOk()) << table->text;
      EXPECT_THAT(Concepts::Parse(site), IsOk()) << table->text;
    }
  }
}

OfficialFile SharedFile(const std::string& path) {
  std::ifstream in(corner::testing::SharedFolder() / path, std::ios::binary);
  return {path, std::string((std::istreambuf_iterator<char>(in)), {})};
}

TEST(OfficialFiles, ReadThePublishedStructure) {
  CORNER_SKIP_WITHOUT_SHARED("data/taxonomies/soc2020_framework.csv");
  const std::vector<OfficialFile> files = {SharedFile("data/taxonomies/soc2020_framework.csv")};
  ASSERT_OK_AND_ASSIGN(const OfficialTable table,
                       ReadOfficial(SiteKind::kSoc2020, files, ShippedCodes()));
  EXPECT_EQ(table.taken, 551);
  ASSERT_OK_AND_ASSIGN(const Classification read, Classification::Parse(table.text));
  for (const OccGroup& group : BuiltinClassification().groups()) {
    ASSERT_NE(read.Find(group.code), nullptr) << group.code.code();
    EXPECT_EQ(FoldKey(read.Find(group.code)->title), FoldKey(group.title)) << group.code.code();
  }
}

TEST(OfficialFiles, ReadPublishedDistrictsAndAuthorities) {
  CORNER_SKIP_WITHOUT_SHARED("data/places/postcode-outcodes.csv");
  CORNER_SKIP_WITHOUT_SHARED("data/places/uk_local_authorities.csv");
  SiteTables site;
  for (const auto& [kind, path] :
       {std::pair(SiteKind::kPostcodes, "data/places/postcode-outcodes.csv"),
        std::pair(SiteKind::kAuthorities, "data/places/uk_local_authorities.csv")}) {
    const std::vector<OfficialFile> files = {SharedFile(path)};
    ASSERT_OK_AND_ASSIGN(const OfficialTable table, ReadOfficial(kind, files, ShippedCodes()));
    EXPECT_GT(table.taken, 300);
    site.Set(kind, table.text);
  }
  ASSERT_OK_AND_ASSIGN(const auto set, LoadTaxonomies(site));
  EXPECT_GT(set->merged.districts_moved, 2900);
  EXPECT_GT(set->merged.authorities_known, 300);
  EXPECT_FALSE(set->gazetteer->FindByName("E08000035").empty());
}

}  // namespace
}  // namespace corner::taxonomies
