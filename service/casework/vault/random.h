// Random bytes that nobody can guess, from the operating system by libsodium. Safe from any thread.
#pragma once

#include <cstddef>
#include <string>

namespace corner::casework {

// Ends the program if libsodium cannot start: without randomness nothing may go on.
void RandomFill(void* bytes, size_t count);
std::string RandomBytes(size_t count);
// `characters` of Crockford's base 32 in lower case: 5 bits each, easily read aloud.
std::string RandomCode(size_t characters);

}  // namespace corner::casework
