// How each dialect writes an advert down: tables made from the senders' own descriptions, not from
// the product's alias tables, so that reading them back proves those.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/posting.h"
#include "tests/indexer/feed/master_adverts.h"

namespace corner::indexer {

// Our text -> the sender's code. A value without a code cannot be said in that dialect.
using Codes = std::vector<std::pair<std::string, std::string>>;

enum class As { kText, kNumber, kDayFirst, kRfc2822, kDateTime, kMidnight, kPoint };

// One member of a dialect's record and the field it says. Path as in indexer/feed/dialect.h.
struct Said {
  PostingField field;
  std::string path;
  As as = As::kText;
  Codes codes = {};
};

struct Form {
  std::string name;       // for messages
  std::string file_name;  // its ending decides nothing that the bytes do not
  std::string describes;  // what the reader should find out
  enum { kJson, kXml, kCsv, kPage } kind;
  std::string record;  // XML element of one advert
  std::string before, after;
  std::vector<Said> said;
  std::vector<std::pair<std::string, std::string>> always = {};  // members every record has
  std::string more_places = {};  // path under which further towns stand
  size_t more_at = 0;            // which part of that path is repeated
  bool removals = false;
  bool apprenticeships_only = false;
};

const std::vector<Form>& AllForms();
// Parts of it, for the files that hold the tables.
std::vector<Form> XmlForms();
std::vector<Said> Teaching(As published, As expires);
inline const Codes kTimeCodes = {{"full-time", "full_time"}, {"part-time", "part_time"}};

// What each form has no member for.
struct CannotSay {
  std::string form;
  std::vector<PostingField> fields;
};
const std::vector<CannotSay>& AllCannotSay();

// The text `said` gives for `value`; false when it cannot say it.
bool Write(const Said& said, const std::string& value, std::string* text);
// The document `form` makes of `adverts`.
std::string Document(const Form& form, const std::vector<MasterAdvert>& adverts);
// What is left of an advert when it is said in `form`.
Posting AsFarAsSaid(const Form& form, const Posting& posting);

}  // namespace corner::indexer
