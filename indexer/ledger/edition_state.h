// By which taxonomy edition the ledger's adverts were read. A plain value.
#pragma once

#include <string>

namespace corner::indexer {

// `current` was finished; while adverts are being read again, `target` is the edition they are
// brought to and `reached` the last id that was. Adverts that closed before stay as they were read.
struct EditionState {
  std::string current;  // an edition's id; empty = not known (a ledger of an older program)
  std::string target;   // empty = nothing is under way
  std::string reached;
  bool operator==(const EditionState&) const = default;
};

// For people and for the index: the edition, or the one adverts are being brought to.
inline std::string EditionText(const EditionState& state) {
  return state.target.empty() ? state.current : state.target + " (unfinished)";
}

}  // namespace corner::indexer
