// Numbers that RapidJSON 1.1 cannot be trusted with, written so that it can. Used by json.cc on
// text no one here wrote, before parsing. Pure, safe from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace corner {

// RapidJSON 1.1 reads "0e81" as a large number, and of a number with many digits it may read its
// tables of powers past their end or count the leading zeros of nought. The text with every such
// number written in few characters and filled up with blanks, so that places of errors stay true;
// one too large for a double becomes "1e999", which the parser refuses. Texts in quotation marks
// and what is no number of JSON's stay as they are. nullopt where nothing changes, as almost
// always.
std::optional<std::string> WithPlainNumbers(std::string_view json);

}  // namespace corner
