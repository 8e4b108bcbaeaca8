#include "benchmarks/peers/adverts.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "benchmarks/flags.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"

namespace corner::benchmarks {
namespace {

[[noreturn]] void Die(const std::string& sentence) {
  std::fprintf(stderr, "%s\n", sentence.c_str());
  std::exit(1);
}

}  // namespace

std::vector<PeerAdvert> ReadAdvertsOrDie(const std::string& path) {
  const std::string file = ReadFileOrDie(path);
  std::vector<PeerAdvert> adverts;
  size_t number = 0;
  for (const std::string_view line : Split(file, '\n')) {
    ++number;
    if (line.empty()) continue;
    const auto document = JsonDocument::Parse(line);
    if (!document.ok()) Die(Concat(path, " line ", number, " is not JSON."));
    const auto text = [&](std::string_view name) {
      return std::string(document->root().member(name).string().value_or(""));
    };
    adverts.push_back({text("external_id"), text("title"), text("employer"), text("description"),
                       ReplaceAll(text("posted"), "-", "")});
    if (adverts.back().id.empty()) Die(Concat(path, " line ", number, " has no external_id."));
  }
  return adverts;
}

std::vector<Question> ReadQuestionsOrDie(const std::string& path) {
  std::vector<Question> questions;
  const std::string file = ReadFileOrDie(path);
  for (const std::string_view line : Split(file, '\n')) {
    const size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    Question& question = questions.emplace_back();
    question.kind = std::string(line.substr(0, tab));
    for (const std::string_view word : Split(line.substr(tab + 1), ' ')) {
      question.words.emplace_back(word);
    }
  }
  return questions;
}

std::string AnswerLine(const Question& question, std::vector<std::string> ids) {
  std::sort(ids.begin(), ids.end());
  return Concat(question.kind, "\t", Join(question.words, " "), "\t", Join(ids, " "));
}

}  // namespace corner::benchmarks
