#include "indexer/normalise/clean_fields.h"

#include <string>
#include <utility>

#include "indexer/normalise/mojibake.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

// Control characters other than line ends and tabs become spaces.
bool DropControls(std::string* text) {
  bool dropped = false;
  for (char& c : *text) {
    const unsigned char byte = static_cast<unsigned char>(c);
    if ((byte >= 0x20 && byte != 0x7F) || c == '\n' || c == '\t' || c == '\r') continue;
    c = ' ';
    dropped = true;
  }
  return dropped;
}

}  // namespace

bool CleanFields(Posting* posting) {
  bool any_mended = false;
  for (size_t i = 0; i < kPostingFieldCount; ++i) {
    const PostingField field = static_cast<PostingField>(i);
    if (!posting->Has(field)) continue;
    std::string text = posting->Get(field);
    const bool malformed = !IsValidUtf8(text);
    const bool controls = DropControls(&text);
    if (malformed) text = ScrubUtf8(text);
    const bool exact = field == PostingField::kExternalId || field == PostingField::kUrl;
    const bool mended = !exact && MendDoubleEncoding(&text);
    if (malformed || controls || mended) posting->Set(field, std::move(text));
    any_mended |= malformed || mended;
  }
  return any_mended;
}

}  // namespace corner::indexer
