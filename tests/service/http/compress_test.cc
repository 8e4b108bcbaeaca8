#include "service/http/compress.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <random>

namespace corner::http {
namespace {

std::string Gunzip(std::string_view packed, size_t size) {
  z_stream stream = {};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  std::string bytes(size + 1, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_out = static_cast<uInt>(bytes.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  bytes.resize(stream.total_out);
  inflateEnd(&stream);
  return bytes;
}

std::string Field(const Reply& reply, std::string_view name) {
  for (const auto& [known, value] : reply.headers) {
    if (known == name) return value;
  }
  return {};
}

Request Taking(std::string_view encodings) {
  Request request;
  request.headers.emplace_back("Accept-Encoding", encodings);
  return request;
}

TEST(TakesGzip, ReadsTheFieldAsItIsMeant) {
  for (const char* yes : {"gzip", "GZIP", "deflate, gzip", "br;q=1, gzip;q=0.5", "*", "x-gzip"}) {
    EXPECT_TRUE(TakesGzip(yes)) << yes;
  }
  for (const char* no : {"", "br", "gzip;q=0", "gzip; q=0.00, *", "identity", "*;q=0", ",,;"}) {
    EXPECT_FALSE(TakesGzip(no)) << no;
  }
}

TEST(Gzip, GivesBackWhatWentIn) {
  std::mt19937_64 random(5);
  for (const size_t size : {0, 1, 100, 70'000}) {
    for (const unsigned letters : {1u, 4u, 256u}) {
      std::string bytes;
      for (size_t i = 0; i < size; ++i) bytes.push_back(static_cast<char>(random() % letters));
      EXPECT_EQ(Gunzip(Gzip(bytes), size), bytes);
    }
  }
}

TEST(CompressFor, CompressesForThoseWhoTakeIt) {
  const std::string body(5000, 'a');
  Reply reply = HtmlReply(200, body);
  CompressFor(Taking("gzip, br"), &reply);
  EXPECT_EQ(Field(reply, "Content-Encoding"), "gzip");
  EXPECT_EQ(Field(reply, "Vary"), "Accept-Encoding");
  EXPECT_EQ(Gunzip(reply.body, body.size()), body);
}

TEST(CompressFor, LeavesTheRestAsItIs) {
  const std::string body(5000, 'a');
  Reply plain = HtmlReply(200, body);
  CompressFor(Taking("br"), &plain);
  EXPECT_EQ(plain.body, body);
  EXPECT_EQ(Field(plain, "Vary"), "Accept-Encoding");
  EXPECT_EQ(Field(plain, "Content-Encoding"), "");

  Reply small = HtmlReply(200, "short");
  CompressFor(Taking("gzip"), &small);
  EXPECT_EQ(small.body, "short");

  Reply coded = HtmlReply(200, body);
  coded.headers.emplace_back("Content-Encoding", "br");
  CompressFor(Taking("gzip"), &coded);
  EXPECT_EQ(coded.body, body);
}

}  // namespace
}  // namespace corner::http
