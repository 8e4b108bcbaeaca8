// Small words that pages about people share. Pure.
#pragma once

#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "service/casework/books.h"

namespace corner::pages {

// The name they like to be called, else their name, of a client entry.
std::string NameOf(const casework::Entry& client);
// "12 June 2026", in the United Kingdom.
std::string DayText(absl::Time at);
std::string TimeOfDayText(absl::Time at);  // "14:05"

}  // namespace corner::pages
