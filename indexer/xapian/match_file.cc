#include "indexer/xapian/match_file.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "indexer/xapian/files.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr std::string_view kMagic = "CORNMAT1";

struct Header {
  uint64_t rows = 0, places = 0, tasks = 0, requirements = 0, facets = 0;
};

absl::Status Damaged(const std::string& folder) {
  return Internal(Concat("The match table of ", folder, " is damaged."),
                  "Run corner ingest --rebuild: the ledger holds everything.");
}

std::string WordLines(const MatchTable& table) {
  std::string lines;
  for (size_t kind = 0; kind < kMatchWordKinds; ++kind) {
    for (std::string word : table.words[kind]) {
      std::replace_if(
          word.begin(), word.end(), [](char c) { return c == '\t' || c == '\n'; }, ' ');
      lines.append(Concat(kind, "\t", word, "\n"));
    }
  }
  return lines;
}

bool ReadWords(std::string_view lines, MatchTable* table) {
  for (const std::string_view line : Split(lines, '\n')) {
    if (line.empty()) continue;
    const size_t tab = line.find('\t');
    size_t kind = kMatchWordKinds;
    if (tab == std::string_view::npos) return false;
    std::from_chars(line.data(), line.data() + tab, kind);
    if (kind >= kMatchWordKinds) return false;
    table->words[kind].emplace_back(line.substr(tab + 1));
  }
  return true;
}

// Every number points at something that is there.
bool Fits(const MatchTable& table) {
  const auto count = [&](MatchWord kind) { return table.Words(kind).size(); };
  if (count(MatchWord::kField) > kMostMatchFields) return false;
  if (table.places.empty()) return false;
  uint32_t tasks = 0, requirements = 0, facets = 0;
  for (const MatchRow& row : table.rows) {
    if (row.tasks_end < tasks || row.requirements_end < requirements || row.facets_end < facets) {
      return false;
    }
    if (row.employer >= count(MatchWord::kEmployer) || row.sector >= count(MatchWord::kSector) ||
        row.place >= table.places.size()) {
      return false;
    }
    tasks = row.tasks_end;
    requirements = row.requirements_end;
    facets = row.facets_end;
  }
  const auto numbered = [](const auto& list, size_t words) {
    return std::all_of(list.begin(), list.end(), [&](const auto& one) { return one.word < words; });
  };
  return tasks == table.tasks.size() && requirements == table.requirements.size() &&
         facets == table.facets.size() && numbered(table.tasks, count(MatchWord::kConcept)) &&
         numbered(table.facets, count(MatchWord::kFacet)) &&
         std::all_of(table.requirements.begin(), table.requirements.end(),
                     [&](uint16_t word) { return word < count(MatchWord::kRequirement); });
}

}  // namespace

absl::Status WriteMatchTable(const MatchTable& table, const std::string& folder) {
  CORNER_ASSIGN_OR_RETURN(FileWriter file, FileWriter::Create(folder + "/match.bin"));
  const Header header = {table.rows.size(), table.places.size(), table.tasks.size(),
                         table.requirements.size(), table.facets.size()};
  CORNER_RETURN_IF_ERROR(file.Append(kMagic));
  CORNER_RETURN_IF_ERROR(file.Append(&header, sizeof header));
  CORNER_RETURN_IF_ERROR(file.AppendArray(table.rows));
  CORNER_RETURN_IF_ERROR(file.AppendArray(table.places));
  CORNER_RETURN_IF_ERROR(file.AppendArray(table.tasks));
  CORNER_RETURN_IF_ERROR(file.AppendArray(table.facets));
  CORNER_RETURN_IF_ERROR(file.AppendArray(table.requirements));
  CORNER_RETURN_IF_ERROR(file.Finish());
  CORNER_ASSIGN_OR_RETURN(FileWriter words, FileWriter::Create(folder + "/match.tsv"));
  CORNER_RETURN_IF_ERROR(words.Append(WordLines(table)));
  return words.Finish();
}

absl::StatusOr<std::shared_ptr<const MatchTable>> OpenMatchTable(const std::string& folder) {
  CORNER_ASSIGN_OR_RETURN(MappedFile opened, MappedFile::Open(folder + "/match.bin"));
  const auto file = std::make_shared<const MappedFile>(std::move(opened));
  size_t at = kMagic.size() + sizeof(Header);
  if (file->size() < at || file->text().substr(0, kMagic.size()) != kMagic) return Damaged(folder);
  const Header header = file->Array<Header>(kMagic.size(), 1)[0];
  const auto table = std::make_shared<MatchTable>();
  table->owner = file;
  bool whole = true;
  const auto take = [&]<typename T>(uint64_t count, std::span<const T>* span) {
    whole = whole && count <= (file->size() - at) / sizeof(T);
    if (!whole) return;
    *span = file->Array<T>(at, count);
    at += count * sizeof(T);
  };
  take(header.rows, &table->rows);
  take(header.places, &table->places);
  take(header.tasks, &table->tasks);
  take(header.facets, &table->facets);
  take(header.requirements, &table->requirements);
  if (!whole || at != file->size()) return Damaged(folder);
  CORNER_ASSIGN_OR_RETURN(const std::string words, ReadFile(folder + "/match.tsv"));
  if (!ReadWords(words, table.get()) || !Fits(*table)) return Damaged(folder);
  return std::shared_ptr<const MatchTable>(table);
}

}  // namespace corner::indexer
