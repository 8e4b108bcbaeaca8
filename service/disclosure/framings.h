// Ways to say it: sentences a client may take into the words of a plan, change, or leave alone.
// None names a condition, none asks for pity, and none is ever used without the client putting it
// into their plan. Shown on the client's own pages. Constant data, safe from any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace corner::disclosure {

struct Framing {
  enum class About : uint8_t {
    kWhatHelps,     // something that helps at work, with no reason given
    kGeneral,       // that there is something, in a few words
    kWhatItGaveMe,  // what the person learned from it
    kSupport        // that somebody stands beside them
  };
  std::string_view id;
  About about = About::kWhatHelps;
  std::string_view words;
};
std::span<const Framing> Framings();

}  // namespace corner::disclosure
