// libFuzzer: the index's own files, damaged. Each is refused with a sentence, or everything a
// search or a shortlist would read of it lies inside it. Input: a letter for the kind, then the
// files, cut where "\xff--\xff" stands.
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/xapian/columns.h"
#include "indexer/xapian/forward.h"
#include "indexer/xapian/manifest.h"
#include "indexer/xapian/match_file.h"
#include "indexer/xapian/pairs.h"
#include "taxonomies/base/status.h"
#include "tests/fuzz/require.h"

namespace {

using namespace corner::indexer;  // NOLINT(google-build-using-namespace)
using corner::fuzz::Require;

constexpr std::string_view kCut = "\xff--\xff";

// A folder in memory where there is one; gone when the program ends in good order.
class Scratch {
 public:
  Scratch() {
    const char* const root = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    path_ = std::string(root) + "/corner_fuzz_" + std::to_string(getpid());
    std::filesystem::create_directories(path_ + "/generations");
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::string& path() const { return path_; }
  void Write(const std::string& name, std::string_view bytes) const {
    std::FILE* const file = std::fopen((path_ + "/" + name).c_str(), "wb");
    Require(file != nullptr);
    Require(std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size());
    std::fclose(file);
  }

 private:
  std::string path_;
};

template <typename T>
bool Opened(const absl::StatusOr<T>& opened) {
  if (!opened.ok()) Require(!corner::Sentence(opened.status()).empty());
  return opened.ok();
}

// Reads every element, so that a span that leads outside is seen.
template <typename Span>
uint64_t Sum(const Span& span) {
  uint64_t sum = 0;
  for (const auto& one : span) sum += static_cast<uint64_t>(one);
  return sum;
}

void CheckForward(const std::string& folder) {
  const auto forward = Forward::Open(folder);
  if (!Opened(forward)) return;
  uint64_t sum = 0;
  for (uint32_t i = 0; i < forward->documents(); ++i) sum += Sum(forward->Document(i));
  Require(sum + 1 != 0);
}

void CheckColumns(const std::string& folder) {
  const auto columns = Columns::Open(folder);
  if (!Opened(columns)) return;
  uint64_t sum = 0;
  for (uint32_t i = 0; i < columns->documents(); ++i) {
    for (const uint32_t tag : columns->TagsOfDocument(i)) {
      Require(tag < columns->dictionary().size());
    }
  }
  for (const ColumnSpec& spec : kColumns) {
    sum += Sum(columns->Get<uint8_t>(spec.column));
  }
  Require(sum + 1 != 0);
}

void CheckMatchTable(const std::string& folder) {
  const auto opened = OpenMatchTable(folder);
  if (!Opened(opened)) return;
  const MatchTable& table = **opened;
  for (const MatchRow& row : table.rows) {
    Require(row.tasks_end <= table.tasks.size() && row.facets_end <= table.facets.size());
    Require(row.place < table.places.size());
  }
  for (const auto& task : table.tasks) {
    Require(task.word < table.Words(MatchWord::kConcept).size());
  }
}

void CheckPairs(const std::string& folder) {
  const auto pairs = Pairs::Open(folder);
  if (!Opened(pairs)) return;
  uint64_t sum = 0;
  for (uint32_t slice = 0; slice < kPairSlices; ++slice) sum += Sum(pairs->Slice(slice));
  Require(sum + 1 != 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const Scratch kScratch;
  if (size == 0) return 0;
  std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto files = [&](std::initializer_list<const char*> names) {
    for (const char* name : names) {
      const size_t cut = rest.find(kCut);
      kScratch.Write(name, rest.substr(0, cut));
      rest.remove_prefix(cut == std::string_view::npos ? rest.size() : cut + kCut.size());
    }
  };
  const std::string& folder = kScratch.path();
  switch (data[0] % 5) {
    case 0:
      files({"CURRENT", "generations/000001.json"});
      Opened(CurrentGeneration(folder));
      if (const auto manifest = ReadManifest(folder, 1); Opened(manifest)) manifest->live();
      break;
    case 1:
      files({"forward.bin", "forward.idx"});
      CheckForward(folder);
      break;
    case 2:
      files({"columns.bin", "tags.bin", "tags.tsv"});
      CheckColumns(folder);
      break;
    case 3:
      files({"match.bin", "match.tsv"});
      CheckMatchTable(folder);
      break;
    default:
      files({"pairs.bin"});
      CheckPairs(folder);
  }
  return 0;
}
