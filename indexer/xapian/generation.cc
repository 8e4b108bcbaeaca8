#include "indexer/xapian/generation.h"

#include <bit>
#include <utility>

#include "indexer/xapian/errors.h"
#include "indexer/xapian/files.h"

namespace corner::indexer {
namespace {

std::string TagKey(FacetField facet, std::string_view value) {
  std::string key(1, static_cast<char>(facet));
  key.append(value);
  return key;
}

absl::Status DoNotBelong(const std::string& folder) {
  return Internal(Concat("The files of ", folder, " do not belong together."),
                  "Run corner ingest --rebuild: the ledger holds everything.");
}

}  // namespace

absl::StatusOr<DeadSet> DeadSet::Read(const std::string& path, uint32_t documents) {
  CORNER_ASSIGN_OR_RETURN(const MappedFile file, MappedFile::Open(path));
  DeadSet dead(documents);
  if (file.size() != dead.bits_.size() * sizeof(uint64_t)) {
    return Internal(Concat("The file ", path, " is damaged."),
                    "Run corner ingest --rebuild: the ledger holds everything.");
  }
  const auto words = file.Array<uint64_t>(0, dead.bits_.size());
  dead.bits_.assign(words.begin(), words.end());
  for (uint64_t word : dead.bits_) dead.count_ += static_cast<uint32_t>(std::popcount(word));
  return dead;
}

absl::Status DeadSet::Write(const std::string& path) const {
  CORNER_ASSIGN_OR_RETURN(FileWriter writer, FileWriter::Create(path));
  CORNER_RETURN_IF_ERROR(writer.AppendArray(std::span<const uint64_t>(bits_)));
  return writer.Finish();
}

bool DeadSet::Add(uint32_t i) {
  if (Has(i)) return false;
  bits_[i / 64] |= uint64_t{1} << (i % 64);
  ++count_;
  return true;
}

absl::StatusOr<DeadSet> ReadDeadSet(const std::string& index, const SegmentEntry& entry) {
  DeadSet dead(entry.documents);
  const std::string folder = SegmentFolder(index, entry.number);
  if (!entry.dead_file.empty()) {
    CORNER_ASSIGN_OR_RETURN(dead, DeadSet::Read(folder + "/" + entry.dead_file, entry.documents));
  }
  if (dead.count() != entry.dead) return DoNotBelong(folder);
  return dead;
}

absl::StatusOr<std::shared_ptr<const Generation>> Generation::Open(const std::string& index,
                                                                   uint64_t number,
                                                                   OpenSegments* open) {
  std::shared_ptr<Generation> generation(new Generation);
  CORNER_ASSIGN_OR_RETURN(generation->manifest_, ReadManifest(index, number));
  for (const SegmentEntry& entry : generation->manifest_.segments) {
    CORNER_RETURN_IF_ERROR(generation->AddSegment(entry, index, open));
  }
  return generation;
}

absl::Status Generation::AddSegment(const SegmentEntry& entry, const std::string& index,
                                    OpenSegments* open) {
  const std::string folder = SegmentFolder(index, entry.number);
  LiveSegment live;
  if (const auto found = open->find(folder); found != open->end()) {
    live.segment = found->second.lock();
  }
  if (live.segment == nullptr) {
    CORNER_ASSIGN_OR_RETURN(live.segment, Segment::Open(folder));
    (*open)[folder] = live.segment;
  }
  CORNER_ASSIGN_OR_RETURN(live.dead, ReadDeadSet(index, entry));
  if (live.segment->documents() != entry.documents) return DoNotBelong(folder);
  const auto length = live.segment->columns().Get<uint32_t>(Column::kLength);
  for (uint32_t i = 0; i < entry.documents; ++i) {
    if (live.dead.Has(i)) continue;
    ++live_documents_;
    live_words_ += length[i];
  }
  NumberTags(&live);
  segments_.push_back(std::move(live));
  return absl::OkStatus();
}

void Generation::NumberTags(LiveSegment* live) {
  for (const Tag& tag : live->segment->columns().dictionary()) {
    const auto [found, added] =
        tag_index_.try_emplace(TagKey(tag.facet, tag.value), static_cast<uint32_t>(tags_.size()));
    if (added) {
      tags_of_[static_cast<size_t>(tag.facet)].push_back(found->second);
      tags_.push_back(tag);
    }
    live->tag_numbers.push_back(found->second);
    live->tag_facets.push_back(static_cast<uint8_t>(tag.facet));
  }
}

std::optional<uint32_t> Generation::FindTag(FacetField facet, std::string_view value) const {
  const auto found = tag_index_.find(TagKey(facet, value));
  if (found == tag_index_.end()) return std::nullopt;
  return found->second;
}

absl::StatusOr<std::optional<Generation::Location>> Generation::Locate(std::string_view id) const {
  const std::string term = Concat(kIdPrefix, id);
  std::optional<Location> location;
  for (size_t s = 0; s < segments_.size() && !location; ++s) {
    CORNER_ASSIGN_OR_RETURN(const Segment::Lease database, segments_[s].segment->Borrow());
    const absl::Status status = Guarded("look up a vacancy", [&]() -> absl::Status {
      for (auto posting = database->postlist_begin(term); posting != database->postlist_end(term);
           ++posting) {
        if (!segments_[s].dead.Has(*posting - 1)) location = Location{s, *posting - 1};
      }
      return absl::OkStatus();
    });
    CORNER_RETURN_IF_ERROR(status);
  }
  return location;
}

absl::StatusOr<std::string> Generation::Record(Location location) const {
  CORNER_ASSIGN_OR_RETURN(const Segment::Lease database,
                          segments_[location.segment].segment->Borrow());
  std::string record;
  const absl::Status status = Guarded("read a vacancy", [&]() -> absl::Status {
    record = database->get_document(location.document + 1).get_data();
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return record;
}

}  // namespace corner::indexer
