// Stated facts of two adverts side by side: does one rule out the other, does one bear the other
// out? What is not stated does neither. Pure, safe from any thread.
#pragma once

#include "indexer/deduplicate/signature.h"

namespace corner::indexer {

// Weekly hours or pay are stated in both and meet.
bool SomeFactAgrees(const Signature& a, const Signature& b);

}  // namespace corner::indexer
