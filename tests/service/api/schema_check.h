// A small JSON Schema checker for the part of the vocabulary that openapi.json uses: $ref, type,
// required, properties, additionalProperties, items, enum, oneOf. For tests.
#pragma once

#include <string>
#include <vector>

#include "taxonomies/base/json.h"

namespace corner::testing {

// What in `value` does not fit `schema`, one line each; `description` resolves references.
std::vector<std::string> Misfits(const JsonValue& description, const JsonValue& schema,
                                 const JsonValue& value, const std::string& path = "$");

}  // namespace corner::testing
