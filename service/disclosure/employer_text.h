// Text that an employer may see, as a type: nothing but the disclosure policy makes one, so that
// what a client said cannot reach an employer by an oversight. There is no way in from a string and
// no joining with one; phrases of our own come in as PublicText, which is compiled in and therefore
// nobody's. Reading is free. Plain values, safe from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace corner::disclosure {

// Who speaks: the client in their own letter, or the specialist about them.
enum class Author : uint8_t { kClient, kSpecialist };

// For whom a text was made. Texts of two destinations never meet in one document.
struct Destination {
  std::string person;     // about whom
  std::string employer;   // the employer's key
  std::string recipient;  // who there: "line manager", folded
  Author author = Author::kClient;
  bool operator==(const Destination&) const = default;
};

// A phrase compiled into the program.
class PublicText {
 public:
  template <size_t n>
  consteval PublicText(const char (&literal)[n])  // NOLINT(google-explicit-constructor)
      : text_(literal, n - 1) {}
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

// What is in a text that only a plan allows. Bits; those of all parts are kept by the whole.
enum ToldBit : uint8_t { kTellsWords = 1, kNamesService = 2, kNamesClient = 4 };

// The same text written for a format.
enum class TextForm : uint8_t {
  kIcsText,    // RFC 5545 section 3.3.11: backslash, semicolon, comma and line ends escaped
  kIcsFolded,  // RFC 5545 section 3.1: CRLF, lines of at most 75 octets
  kCsvCell,    // RFC 4180, quoted; a cell that a spreadsheet would take for a formula is defused
  kJsonString  // RFC 8259, with its quotes
};

class EmployerText {
 public:
  EmployerText() = delete;
  std::string_view text() const { return text_; }
  const Destination& destination() const { return *destination_; }
  uint8_t told() const { return told_; }
  EmployerText As(TextForm form) const;

 private:
  friend class DisclosurePolicy;  // the only maker
  EmployerText(std::shared_ptr<const Destination> destination, std::string text, uint8_t told)
      : destination_(std::move(destination)), text_(std::move(text)), told_(told) {}

  std::shared_ptr<const Destination> destination_;
  std::string text_;
  uint8_t told_ = 0;
};

// One part of a sentence: a phrase of ours, or text that is already bound for an employer. Points
// into what it was made from, which must outlive it.
class EmployerPiece {
 public:
  template <size_t n>
  consteval EmployerPiece(const char (&literal)[n])  // NOLINT(google-explicit-constructor)
      : text_(literal, n - 1) {}
  EmployerPiece(const PublicText& text) : text_(text.text()) {}  // NOLINT
  EmployerPiece(const EmployerText& text)                        // NOLINT
      : text_(text.text()), destination_(&text.destination()), told_(text.told()) {}

  constexpr std::string_view text() const { return text_; }
  const Destination* destination() const { return destination_; }  // nullptr: ours
  uint8_t told() const { return told_; }

 private:
  std::string_view text_;
  const Destination* destination_ = nullptr;
  uint8_t told_ = 0;
};

}  // namespace corner::disclosure
