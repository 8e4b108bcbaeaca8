// The one door for Xapian's exceptions, which are neither std::exception nor polymorphic: only a
// rethrow sees what they are.
#pragma once

#include <xapian.h>

#include <new>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {

// Call inside a catch block: the exception in flight as a status that begins with `doing`.
inline absl::Status CaughtStatus(std::string_view doing) {
  const auto sentence = [&](const Xapian::Error& error) {
    return Concat("Could not ", doing, ": ", error.get_description(), ".");
  };
  try {
    throw;
  } catch (const Xapian::DatabaseOpeningError& error) {
    return Unavailable(sentence(error), "Run corner verify; corner ingest rebuilds a lost index.");
  } catch (const Xapian::DatabaseCorruptError& error) {
    return Internal(sentence(error), "Run corner ingest --rebuild: the ledger holds everything.");
  } catch (const Xapian::DatabaseError& error) {
    return Unavailable(
        sentence(error),
        "If the disk is not full, run corner ingest --rebuild: the ledger holds everything.");
  } catch (const Xapian::Error& error) {
    return Internal(sentence(error));
  } catch (const std::bad_alloc&) {
    return TooLarge(Concat("Could not ", doing, ": the machine is out of memory."));
  }
}

// Runs `body` (returning a status or nothing convertible) and turns what Xapian throws into one.
template <typename Body>
auto Guarded(std::string_view doing, const Body& body) -> decltype(body()) {
  try {
    return body();
  } catch (const Xapian::Error&) {
    return CaughtStatus(doing);
  } catch (const std::bad_alloc&) {
    return CaughtStatus(doing);
  }
}

}  // namespace corner::indexer
