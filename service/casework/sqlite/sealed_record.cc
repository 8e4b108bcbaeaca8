#include "service/casework/sqlite/sealed_record.h"

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::casework {
namespace {

constexpr char kFormat = 1;

void AppendLength(size_t length, std::string* out) {
  for (int shift = 24; shift >= 0; shift -= 8) *out += static_cast<char>(length >> shift & 0xff);
}

void AppendText(std::string_view text, std::string* out) {
  AppendLength(text.size(), out);
  *out += text;
}

// Reads from the front; the first thing that is not there makes all further ones empty.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  size_t Length() {
    const std::string_view digits = Take(4);
    size_t length = 0;
    for (const char digit : digits) length = length << 8 | static_cast<unsigned char>(digit);
    return length;
  }
  std::string Text() { return std::string(Take(Length())); }
  std::string_view Take(size_t count) {
    if (count > bytes_.size()) {
      good_ = false;
      bytes_ = {};
      return {};
    }
    const std::string_view taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
  }
  std::string_view rest() const { return bytes_; }
  bool good() const { return good_; }

 private:
  std::string_view bytes_;
  bool good_ = true;
};

std::string RowName(const VersionRow& row) {
  return Concat(row.kind, "/", row.id, "/", row.at_micros, "/", row.author);
}

SealedPlace PlaceOf(const VersionRow& row, std::string_view name) {
  return {.table = "versions", .row = name, .column = "sealed", .version = row.version};
}

}  // namespace

std::string EncodeContent(const SealedContent& content) {
  std::string bytes(1, kFormat);
  AppendLength(content.tags.size(), &bytes);
  for (const auto& [name, value] : content.tags) {
    AppendText(name, &bytes);
    AppendText(value, &bytes);
  }
  AppendLength(content.hashes.size(), &bytes);
  for (const std::string& hash : content.hashes) AppendText(hash, &bytes);
  return bytes + content.body;
}

absl::StatusOr<SealedContent> DecodeContent(std::string_view bytes) {
  Reader reader(bytes);
  SealedContent content;
  const bool known = reader.Take(1) == std::string_view(&kFormat, 1);
  for (size_t left = reader.Length(); left > 0 && reader.good(); --left) {
    std::string name = reader.Text();
    content.tags.emplace_back(std::move(name), reader.Text());
  }
  for (size_t left = reader.Length(); left > 0 && reader.good(); --left) {
    content.hashes.push_back(reader.Text());
  }
  if (!known || !reader.good()) {
    return Error(absl::StatusCode::kDataLoss, "This record was written in a form nobody knows.",
                 "Use the newer program that wrote it.");
  }
  content.body = reader.rest();
  return content;
}

absl::StatusOr<std::string> SealVersion(const VersionRow& row, const SealedContent& content,
                                        Vault* vault) {
  const std::string name = RowName(row);
  return vault->Seal(row.person, PlaceOf(row, name), EncodeContent(content));
}

absl::StatusOr<SealedContent> UnsealVersion(const VersionRow& row, Vault* vault) {
  const std::string name = RowName(row);
  CORNER_ASSIGN_OR_RETURN(const std::string text,
                          vault->Unseal(row.person, PlaceOf(row, name), row.sealed));
  return DecodeContent(text);
}

std::string HashOfLookup(std::string_view kind, std::string_view name, std::string_view value,
                         const Vault& vault) {
  return vault.LookupHash(Concat(kind, "/", name), value);
}

}  // namespace corner::casework
