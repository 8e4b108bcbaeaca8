#include "indexer/xapian/columns.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "indexer/ids.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr std::string_view kMagic = "CORNCOL1";
constexpr int32_t kNoDay = std::numeric_limits<int32_t>::min();

// magic, documents, padding: keeps the first column aligned.
constexpr size_t kHeaderBytes = 16;

int32_t DayOrNone(const std::optional<Day>& day) { return day ? day->days() : kNoDay; }

std::pair<uint16_t, uint16_t> HoursColumns(const std::optional<Hours>& hours) {
  if (!hours || (!hours->min && !hours->max)) return {kHoursNotStated, kHoursNotStated};
  const auto clamp = [](int32_t value) {
    return static_cast<uint16_t>(std::clamp(value, 0, kMostHours));
  };
  return {clamp(hours->min.value_or(0)), clamp(hours->max.value_or(kMostHours))};
}

bool AnswersNear(const Vacancy& vacancy) {
  using taxonomies::PlacePrecision;
  return vacancy.remote != Remote::kYes && vacancy.place.precision <= PlacePrecision::kTown;
}

void AddTag(FacetField facet, std::string value, std::string label, std::vector<Tag>* tags) {
  tags->push_back({facet, std::move(value), std::move(label)});
}

void AddUnknownUnlessAny(FacetField facet, size_t before, std::vector<Tag>* tags) {
  if (tags->size() == before) AddTag(facet, "unknown", "", tags);
}

void AddSchemeTags(const Vacancy& vacancy, std::vector<Tag>* tags) {
  std::vector<std::string> values;
  for (const Scheme& scheme : vacancy.schemes) {
    values.push_back(scheme.id);
    if (!scheme.level.empty()) values.push_back(Concat(scheme.id, ":", scheme.level));
  }
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  for (std::string& value : values) AddTag(FacetField::kScheme, std::move(value), "", tags);
}

}  // namespace

std::vector<Tag> TagsOf(const Vacancy& vacancy) {
  std::vector<Tag> tags;
  AddTag(FacetField::kContract, std::string(Name(vacancy.contract)), "", &tags);
  size_t before = tags.size();
  for (PatternBit bit : kAllPatterns) {
    if ((vacancy.pattern & bit) != 0) {
      AddTag(FacetField::kPattern, std::string(PatternName(bit)), "", &tags);
    }
  }
  AddUnknownUnlessAny(FacetField::kPattern, before, &tags);
  AddTag(FacetField::kRemote, std::string(Name(vacancy.remote)), "", &tags);
  before = tags.size();
  AddSchemeTags(vacancy, &tags);
  AddUnknownUnlessAny(FacetField::kScheme, before, &tags);
  before = tags.size();
  std::vector<std::string> kinds;
  for (const Requirement& requirement : vacancy.requirements) kinds.push_back(requirement.kind);
  std::sort(kinds.begin(), kinds.end());
  kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
  for (std::string& kind : kinds) AddTag(FacetField::kRequirement, std::move(kind), "", &tags);
  AddUnknownUnlessAny(FacetField::kRequirement, before, &tags);
  before = tags.size();
  for (FlagBit bit : kAllFlags) {
    if ((vacancy.flags & bit) != 0) {
      AddTag(FacetField::kFlag, std::string(FlagName(bit)), "", &tags);
    }
  }
  AddUnknownUnlessAny(FacetField::kFlag, before, &tags);
  before = tags.size();
  std::vector<std::string> fields = vacancy.fields;
  std::sort(fields.begin(), fields.end());
  fields.erase(std::unique(fields.begin(), fields.end()), fields.end());
  for (std::string& field : fields) AddTag(FacetField::kField, std::move(field), "", &tags);
  AddUnknownUnlessAny(FacetField::kField, before, &tags);
  if (vacancy.employer_key.empty()) {
    AddTag(FacetField::kEmployer, "unknown", "", &tags);
  } else {
    AddTag(FacetField::kEmployer, vacancy.employer_key, vacancy.employer_name, &tags);
  }
  if (vacancy.place.id.empty()) {
    AddTag(FacetField::kPlace, "unknown", "", &tags);
  } else {
    AddTag(FacetField::kPlace, vacancy.place.id, vacancy.place.name, &tags);
  }
  AddTag(FacetField::kSource, vacancy.source, "", &tags);
  return tags;
}

template <typename T>
void ColumnsBuilder::Push(Column column, T value) {
  auto& bytes = columns_[static_cast<size_t>(column)];
  const auto* raw = reinterpret_cast<const char*>(&value);
  bytes.insert(bytes.end(), raw, raw + sizeof value);
}

uint32_t ColumnsBuilder::TagId(const Tag& tag) {
  std::string key(1, static_cast<char>(tag.facet));
  key.append(tag.value);
  const auto [found, added] = ids_.try_emplace(key, static_cast<uint32_t>(dictionary_.size()));
  if (added) dictionary_.push_back(tag);
  return found->second;
}

void ColumnsBuilder::Add(const Vacancy& vacancy, uint64_t seq, uint32_t length) {
  const Hash128 id = IdBits(vacancy.id);
  Push<uint64_t>(Column::kIdHigh, id.high);
  Push<uint64_t>(Column::kIdLow, id.low);
  Push<uint64_t>(Column::kSeq, seq);
  Push<uint64_t>(Column::kGroup, IdBits(GroupOf(vacancy)).low);
  Push<uint64_t>(Column::kText, TextGroup(vacancy));
  const bool paid = vacancy.pay.has_value();
  Push<int64_t>(Column::kHourly, paid ? vacancy.pay->hourly_min_pence.value_or(-1) : -1);
  Push<int64_t>(Column::kAnnual, paid ? vacancy.pay->annual_min_pence.value_or(-1) : -1);
  Push<double>(Column::kLat, vacancy.place.lat);
  Push<double>(Column::kLon, vacancy.place.lon);
  Push<int32_t>(Column::kOpenUntil, LastOpenDay(vacancy).days());
  Push<int32_t>(Column::kPosted, AgeDay(vacancy).days());
  Push<int32_t>(Column::kPostedStated, DayOrNone(vacancy.posted));
  Push<int32_t>(Column::kCloses, DayOrNone(vacancy.closes));
  Push<uint32_t>(Column::kLength, length);
  for (const Tag& tag : TagsOf(vacancy)) tags_.push_back(TagId(tag));
  Push<uint32_t>(Column::kTagsEnd, static_cast<uint32_t>(tags_.size()));
  const auto [hours_min, hours_max] = HoursColumns(vacancy.hours);
  Push<uint16_t>(Column::kHoursMin, hours_min);
  Push<uint16_t>(Column::kHoursMax, hours_max);
  Push<int16_t>(Column::kStart, static_cast<int16_t>(vacancy.start_minute.value_or(-1)));
  Push<uint8_t>(Column::kBits,
                static_cast<uint8_t>((vacancy.competitive && vacancy.lawful ? kBitOffered : 0) |
                                     (AnswersNear(vacancy) ? kBitPlaced : 0) |
                                     (vacancy.group.empty() ? 0 : kBitGrouped)));
  ++documents_;
}

void ColumnsBuilder::Append(const Columns& other) {
  for (const ColumnSpec& spec : kColumns) {
    if (spec.column == Column::kTagsEnd) continue;
    const auto bytes = other.Get<char>(spec.column).data();
    auto& column = columns_[static_cast<size_t>(spec.column)];
    column.insert(column.end(), bytes, bytes + spec.bytes * other.documents());
  }
  std::vector<uint32_t> renumbered;
  for (const Tag& tag : other.dictionary()) renumbered.push_back(TagId(tag));
  for (uint32_t i = 0; i < other.documents(); ++i) {
    for (uint32_t tag : other.TagsOfDocument(i)) tags_.push_back(renumbered[tag]);
    Push<uint32_t>(Column::kTagsEnd, static_cast<uint32_t>(tags_.size()));
  }
  documents_ += other.documents();
}

absl::Status ColumnsBuilder::Write(const std::string& folder) const {
  CORNER_ASSIGN_OR_RETURN(FileWriter columns, FileWriter::Create(folder + "/columns.bin"));
  CORNER_RETURN_IF_ERROR(columns.Append(kMagic));
  const uint32_t header[2] = {documents_, 0};
  CORNER_RETURN_IF_ERROR(columns.Append(header, sizeof header));
  for (const auto& column : columns_) {
    CORNER_RETURN_IF_ERROR(columns.Append(column.data(), column.size()));
  }
  CORNER_RETURN_IF_ERROR(columns.Finish());
  CORNER_ASSIGN_OR_RETURN(FileWriter tags, FileWriter::Create(folder + "/tags.bin"));
  CORNER_RETURN_IF_ERROR(tags.AppendArray(std::span<const uint32_t>(tags_)));
  CORNER_RETURN_IF_ERROR(tags.Finish());
  CORNER_ASSIGN_OR_RETURN(FileWriter names, FileWriter::Create(folder + "/tags.tsv"));
  for (const Tag& tag : dictionary_) {
    const auto clean = [](std::string text) {
      std::replace_if(
          text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n'; }, ' ');
      return text;
    };
    CORNER_RETURN_IF_ERROR(names.Append(
        Concat(FacetName(tag.facet), "\t", clean(tag.value), "\t", clean(tag.label), "\n")));
  }
  return names.Finish();
}

absl::StatusOr<Columns> Columns::Open(const std::string& folder) {
  Columns columns;
  CORNER_ASSIGN_OR_RETURN(columns.columns_, MappedFile::Open(folder + "/columns.bin"));
  CORNER_ASSIGN_OR_RETURN(columns.tag_file_, MappedFile::Open(folder + "/tags.bin"));
  const absl::Status damaged =
      Internal(Concat("The columns of ", folder, " are damaged."),
               "Run corner ingest --rebuild: the ledger holds everything.");
  if (columns.columns_.size() < kHeaderBytes ||
      columns.columns_.text().substr(0, kMagic.size()) != kMagic) {
    return damaged;
  }
  columns.documents_ = columns.columns_.Array<uint32_t>(kMagic.size(), 1)[0];
  size_t offset = kHeaderBytes;
  for (const ColumnSpec& spec : kColumns) {
    columns.offsets_[static_cast<size_t>(spec.column)] = offset;
    offset += spec.bytes * columns.documents_;
  }
  if (offset != columns.columns_.size()) return damaged;
  columns.tags_end_ = columns.Get<uint32_t>(Column::kTagsEnd);
  columns.tags_ = columns.tag_file_.Array<uint32_t>(0, columns.tag_file_.size() / sizeof(uint32_t));
  CORNER_ASSIGN_OR_RETURN(const std::string names, ReadFile(folder + "/tags.tsv"));
  for (std::string_view line : Split(names, '\n')) {
    if (line.empty()) continue;
    const auto parts = Split(line, '\t');
    const auto facet = FacetFromName(parts[0]);
    if (parts.size() != 3 || !facet) return damaged;
    columns.dictionary_.push_back({*facet, std::string(parts[1]), std::string(parts[2])});
  }
  const uint32_t last = columns.documents_ == 0 ? 0 : columns.tags_end_.back();
  if (last != columns.tags_.size() ||
      !std::is_sorted(columns.tags_end_.begin(), columns.tags_end_.end())) {
    return damaged;
  }
  const auto highest = std::max_element(columns.tags_.begin(), columns.tags_.end());
  if (highest != columns.tags_.end() && *highest >= columns.dictionary_.size()) return damaged;
  return columns;
}

}  // namespace corner::indexer
