// Words by which a text speaks of somebody's health, treatment or support: conditions, mental
// health care, benefits paid for health, supported employment. A client's evidence that has one is
// kept out of what employers read, whatever else is ticked; to say it, the client writes it into
// their plan for that employer. The list errs towards keeping back and tells the person what was
// kept back. It is about text alone and is used nowhere in matching. Constant data, safe from any
// thread.
#pragma once

#include <span>
#include <string_view>

namespace corner::disclosure {

// Folded words in a row; "schizo*" stands for every word that begins so.
std::span<const std::string_view> HealthWords();

bool NamesHealth(std::string_view text);

}  // namespace corner::disclosure
