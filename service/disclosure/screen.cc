#include "service/disclosure/screen.h"

#include <algorithm>

#include "taxonomies/base/text.h"

namespace corner::disclosure {
namespace {

constexpr size_t kLeastGluedBytes = 6;

std::string Padded(std::string_view text) { return Concat(" ", FoldKey(text), " "); }

std::string Glued(std::string_view key) {
  std::string glued(key);
  std::erase(glued, ' ');
  return glued;
}

bool IsAsciiKey(std::string_view key) {
  return std::all_of(key.begin(), key.end(), [](char c) { return (c & 0x80) == 0; });
}

bool TurnsOrControls(char32_t c) {
  return (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0x200B || c == 0x00AD || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFB);
}

}  // namespace

PhraseScreen::PhraseScreen(const std::vector<std::string>& phrases) {
  for (const std::string& phrase : phrases) {
    std::string key = FoldKey(phrase);
    if (key.empty()) {
      finds_everything_ = true;
    } else {
      keys_.push_back(IsAsciiKey(key) ? Concat(" ", key, " ") : std::move(key));
    }
  }
}

bool PhraseScreen::Finds(std::string_view text) const {
  if (finds_everything_) return true;
  if (keys_.empty()) return false;
  const std::string padded = Padded(text);
  return std::any_of(keys_.begin(), keys_.end(),
                     [&](const std::string& key) { return padded.find(key) != std::string::npos; });
}

bool PhraseScreen::FindsInAddress(std::string_view text) const {
  if (Finds(text)) return true;
  const std::string glued = Glued(FoldKey(text));
  return std::any_of(keys_.begin(), keys_.end(), [&](const std::string& key) {
    const std::string phrase = Glued(key);
    return phrase.size() >= kLeastGluedBytes && glued.find(phrase) != std::string::npos;
  });
}

std::string CleanLine(std::string_view text) {
  const std::string valid = ScrubUtf8(text);
  std::string out;
  for (size_t i = 0; i < valid.size();) {
    const char32_t c = NextCodePoint(valid, &i);
    if (c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029) {
      out.push_back(' ');
    } else if (!TurnsOrControls(c)) {
      AppendUtf8(c, &out);
    }
  }
  return CollapseSpace(out);
}

std::string CleanSentence(std::string_view text) {
  std::string line = CleanLine(text);
  constexpr std::string_view kEnds[] = {".", "!", "?", "…", "”", "\"", ")"};
  const bool ended = std::any_of(std::begin(kEnds), std::end(kEnds),
                                 [&](std::string_view end) { return line.ends_with(end); });
  if (!line.empty() && !ended) line.push_back('.');
  return line;
}

}  // namespace corner::disclosure
