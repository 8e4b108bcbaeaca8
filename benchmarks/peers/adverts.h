// Adverts of a Corner JSON-lines file as the peers index them. Pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace corner::benchmarks {

struct PeerAdvert {
  std::string id, title, employer, text;
  std::string posted;  // YYYYMMDD
};

// Every advert of the file; ends the process with status 1 and a sentence when a line is not one.
std::vector<PeerAdvert> ReadAdvertsOrDie(const std::string& path);

// One question of the comparison, asked of every engine alike.
struct Question {
  std::string kind;                // "word" and "and": any form of the words; "phrase": exactly so
  std::vector<std::string> words;  // folded, letters only
};
// Lines "kind<TAB>words between spaces".
std::vector<Question> ReadQuestionsOrDie(const std::string& path);

// One line: the question, a tab, the ids in byte order between spaces.
std::string AnswerLine(const Question& question, std::vector<std::string> ids);

}  // namespace corner::benchmarks
