#include "service/casework/vault/archive.h"

#include <sodium.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>
#include <vector>

#include "indexer/xapian/files.h"
#include "service/casework/vault/sealing.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::casework {
namespace {

constexpr std::string_view kMagic = "CORNERB1";
constexpr size_t kHeader = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr size_t kOverhead = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr size_t kChunk = 256 << 10;
constexpr size_t kMostFrame = 64 << 20;  // of a manifest with a million erasures
constexpr size_t kHash = 32;
constexpr unsigned char kMore = crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
constexpr unsigned char kFinal = crypto_secretstream_xchacha20poly1305_TAG_FINAL;

static_assert(SecretKey::kBytes == crypto_secretstream_xchacha20poly1305_KEYBYTES);

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

absl::StatusOr<File> OpenFile(const std::string& path) {
  File file(std::fopen(path.c_str(), "rbe"));
  if (file != nullptr) return file;
  if (errno == ENOENT) return NotFound(Concat("there is no file ", path));
  return Unavailable(Concat("could not open ", path, ": ", std::strerror(errno)));
}

const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* Bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

// The hash of a file that passes by in parts.
class RunningHash {
 public:
  RunningHash() { crypto_generichash_init(&state_, nullptr, 0, kHash); }
  void Add(std::string_view bytes) {
    crypto_generichash_update(&state_, Bytes(bytes), bytes.size());
    bytes_ += bytes.size();
  }
  ArchivedFile Take(std::string name) {
    std::array<unsigned char, kHash> hash{};
    crypto_generichash_final(&state_, hash.data(), hash.size());
    std::array<char, 2 * kHash + 1> digits{};
    sodium_bin2hex(digits.data(), digits.size(), hash.data(), hash.size());
    return {std::move(name), bytes_, digits.data()};
  }

 private:
  crypto_generichash_state state_;
  uint64_t bytes_ = 0;
};

class Writer final : public ArchiveWriter {
 public:
  explicit Writer(indexer::FileWriter file) : file_(std::move(file)) {}
  ~Writer() override { Wipe(&stream_, sizeof stream_); }

  absl::Status Begin(const SecretKey& key) {
    std::string header(kHeader, '\0');
    crypto_secretstream_xchacha20poly1305_init_push(&stream_, Bytes(header), key.data());
    CORNER_RETURN_IF_ERROR(file_.Append(kMagic));
    CORNER_RETURN_IF_ERROR(file_.Append(header));
    return file_.Append(KeyedHash(key, header));
  }

  absl::Status Add(std::string_view name, const std::string& path) override {
    CORNER_ASSIGN_OR_RETURN(const File from, OpenFile(path));
    CORNER_RETURN_IF_ERROR(Frame(Concat("F", name), kMore));
    RunningHash hash;
    std::string frame;
    while (true) {
      frame.assign(1 + kChunk, 'D');
      const size_t got = std::fread(frame.data() + 1, 1, kChunk, from.get());
      if (got == 0) break;
      frame.resize(1 + got);
      hash.Add(std::string_view(frame).substr(1));
      CORNER_RETURN_IF_ERROR(Frame(frame, kMore));
    }
    if (std::ferror(from.get()) != 0) return Unavailable(Concat("could not read ", path));
    manifest_.files.push_back(hash.Take(std::string(name)));
    return absl::OkStatus();
  }

  absl::Status Finish(absl::Time made, std::vector<Erasure> erasures) override {
    manifest_.made = made;
    manifest_.erasures = std::move(erasures);
    CORNER_RETURN_IF_ERROR(Frame(Concat("M", WriteArchiveManifest(manifest_)), kFinal));
    return file_.Finish();
  }

 private:
  absl::Status Frame(std::string_view text, unsigned char tag) {
    std::string sealed(text.size() + kOverhead, '\0');
    crypto_secretstream_xchacha20poly1305_push(&stream_, Bytes(sealed), nullptr, Bytes(text),
                                               text.size(), nullptr, 0, tag);
    CORNER_RETURN_IF_ERROR(file_.Append(NumberPart(sealed.size()).substr(0, 4)));
    return file_.Append(sealed);
  }

  indexer::FileWriter file_;
  crypto_secretstream_xchacha20poly1305_state stream_;
  ArchiveManifest manifest_;
};

class Reader {
 public:
  Reader(std::string path, File file) : path_(std::move(path)), file_(std::move(file)) {}
  ~Reader() { Wipe(&stream_, sizeof stream_); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  absl::Status Begin(const SecretKey& key) {
    CORNER_ASSIGN_OR_RETURN(const std::string magic, Take(kMagic.size()));
    CORNER_ASSIGN_OR_RETURN(const std::string header, Take(kHeader));
    CORNER_ASSIGN_OR_RETURN(const std::string key_hash, Take(kHash));
    if (magic != kMagic) {
      return FailedPrecondition(Concat(path_, " is no backup of Corner"),
                                "name a file that corner backup wrote");
    }
    if (KeyedHash(key, header) != key_hash) {
      return FailedPrecondition(Concat("the backup ", path_, " was made with other keys"),
                                "name the folder of its own site's keys.sqlite");
    }
    if (crypto_secretstream_xchacha20poly1305_init_pull(&stream_, Bytes(header), key.data()) != 0) {
      return Damaged();
    }
    return absl::OkStatus();
  }

  absl::StatusOr<ArchiveManifest> Read(const ArchiveSink& sink) {
    while (true) {
      CORNER_RETURN_IF_ERROR(NextFrame());
      const std::string_view body = std::string_view(frame_).substr(1);
      if (frame_[0] == 'F' && !last_) {
        CloseFile();
        open_ = std::string(body);
        if (sink.begin) CORNER_RETURN_IF_ERROR(sink.begin(body));
      } else if (frame_[0] == 'D' && !last_ && !open_.empty()) {
        hash_.Add(body);
        if (sink.bytes) CORNER_RETURN_IF_ERROR(sink.bytes(body));
      } else if (frame_[0] == 'M' && last_) {
        CloseFile();
        if (std::fgetc(file_.get()) != EOF) return Damaged();
        CORNER_ASSIGN_OR_RETURN(ArchiveManifest manifest, ReadArchiveManifest(body));
        if (manifest.files != files_) return Damaged();
        return manifest;
      } else {
        return Damaged();
      }
    }
  }

 private:
  absl::Status Damaged() const {
    return Error(absl::StatusCode::kDataLoss,
                 Concat("the backup ", path_, " is damaged or was cut short"),
                 "use another backup");
  }

  absl::StatusOr<std::string> Take(size_t count) {
    std::string bytes(count, '\0');
    if (std::fread(bytes.data(), 1, count, file_.get()) == count) return bytes;
    if (std::ferror(file_.get()) == 0) return Damaged();
    return Unavailable(Concat("could not read ", path_, ": ", std::strerror(errno)));
  }

  // Puts the next frame's text into frame_.
  absl::Status NextFrame() {
    CORNER_ASSIGN_OR_RETURN(const std::string length, Take(4));
    size_t size = 0;
    for (int i = 0; i < 4; ++i) size |= size_t{static_cast<unsigned char>(length[i])} << (8 * i);
    if (size <= kOverhead || size > kMostFrame) return Damaged();
    CORNER_ASSIGN_OR_RETURN(const std::string sealed, Take(size));
    frame_.assign(size - kOverhead, '\0');
    unsigned char tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(&stream_, Bytes(frame_), nullptr, &tag,
                                                   Bytes(sealed), sealed.size(), nullptr, 0) != 0) {
      return Damaged();
    }
    if (tag != kMore && tag != kFinal) return Damaged();
    last_ = tag == kFinal;
    return absl::OkStatus();
  }

  void CloseFile() {
    if (!open_.empty()) files_.push_back(hash_.Take(std::exchange(open_, "")));
    hash_ = RunningHash();
  }

  std::string path_;
  File file_;
  crypto_secretstream_xchacha20poly1305_state stream_;
  std::string frame_;
  bool last_ = false;
  std::string open_;  // the file whose bytes come
  RunningHash hash_;
  std::vector<ArchivedFile> files_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<ArchiveWriter>> ArchiveWriter::Create(const std::string& path,
                                                                     const SecretKey& key) {
  StartSodium();
  CORNER_ASSIGN_OR_RETURN(indexer::FileWriter file, indexer::FileWriter::Create(path));
  auto writer = std::make_unique<Writer>(std::move(file));
  CORNER_RETURN_IF_ERROR(writer->Begin(key));
  return writer;
}

absl::StatusOr<ArchiveManifest> ReadArchive(const std::string& path, const SecretKey& key,
                                            const ArchiveSink& sink) {
  StartSodium();
  CORNER_ASSIGN_OR_RETURN(File file, OpenFile(path));
  Reader reader(path, std::move(file));
  CORNER_RETURN_IF_ERROR(reader.Begin(key));
  return reader.Read(sink);
}

}  // namespace corner::casework
